"""What a reader must know of the protection of the figures, in words."""

from analytics.disclosure.rule import FEWEST_CHANGED
from analytics.frames import Row
from analytics.language.texts import Translator


def in_short(dataset: Row, t: Translator) -> str:
    """One sentence under a chart of protected counts; empty where they are exact. `dataset`: its only row."""
    if dataset["hidden_below"] is None:
        return ""
    return t(
        "Counts under {below} are hidden, the others rounded to {step}: they do not add up.",
        below=dataset["hidden_below"],
        step=dataset["rounded_to"],
    )


def at_length(dataset: Row, t: Translator) -> list[str]:
    """How counts are protected, in sentences for the page of the method; of exact ones, what the board sees instead."""
    if dataset["hidden_below"] is None:
        return [
            t(
                "These figures are exact, for the coordinator. The board sees them rounded, the small ones hidden: its"
                " file holds nobody."
            )
        ]
    return [
        t(
            "So that nobody can be recognised, every count under {below} is hidden, zero included, and the others are"
            " rounded to the nearest {step}; rates come from the rounded counts. Pairs per class stay exact, as the"
            " AX publishes them.",
            below=dataset["hidden_below"],
            step=dataset["rounded_to"],
        ),
        t(
            "Rounded figures do not add up: the sum of the parts is not the total. A total beside the pairs is made of"
            " what is shown of its parts, and may be off by as much as they are."
        ),
        t(
            "A dash may also be a figure that is withheld because a hidden one could be deduced from it. Figures change"
            " when {n} person or more have changed, not at each import.",
            "A dash may also be a figure that is withheld because a hidden one could be deduced from it. Figures change"
            " when {n} persons or more have changed, not at each import.",
            n=FEWEST_CHANGED,
        ),
        t("The forecast is drawn again from the rounded figures, and from nothing else."),
    ]
