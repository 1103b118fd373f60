"""How a term is shown: as most people write it."""

from collections import Counter
from collections.abc import Mapping

from analytics.thresholds import FEWEST_AUTHORS

_VERBS = ("er", "ir", "re", "oir")


def display_of(term: str, forms: Counter[str], displays: Mapping[str, str]) -> str:
    """'données' for 'donnée', 'IA' for 'ia': the form that more than half of the authors write; else the term.

    `displays` is how a list says that terms are shown. Verbs are shown in the infinitive, whatever is written most.
    """
    if term in displays:
        return displays[term]
    if not forms:
        return term
    form, authors = min(forms.items(), key=lambda item: (-item[1], item[0]))
    is_verb = term.endswith(_VERBS) and form != term.upper()
    return form if 2 * authors > forms.total() and not is_verb else term


def forms_shown(forms: Counter[str], most: int = 6) -> str:
    """The forms that at least FEWEST_AUTHORS authors write, the commonest first, joined by |."""
    often = [(form, authors) for form, authors in forms.items() if authors >= FEWEST_AUTHORS]
    return "|".join(form for form, _ in sorted(often, key=lambda item: (-item[1], item[0]))[:most])
