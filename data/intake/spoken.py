"""The answers of a person as the command line takes them: `--as`, `--campaign`, `--dates`, `--status`, `--sector`."""

from collections.abc import Mapping, Sequence

from data.contract import KEYS, folded, reference_rows
from data.intake.answers import COHORT, Answers, Choice
from data.intake.sectors import sector_names
from data.intake.statuses import MEANINGS
from data.problems import refusal

TABLES: Mapping[str, str] = {  # what people call a table → its name
    "candidatures": "application",
    "candidature": "application",
    "eleves": "application",
    "students": "application",
    "applications": "application",
    "mentors": "mentor",
    "volontaires": "volunteer",
    "volunteers": "volunteer",
    "places": "volunteer",
    "binomes": "pairing",
    "pairs": "pairing",
    "pairings": "pairing",
    "campagnes": "campaign",
    "campaigns": "campaign",
    "rencontres": "meeting",
    "meetings": "meeting",
    "enquete": "survey",
    "formations": "training",
    "trainings": "training",
    "caracteristiques": "attribute",
    "attributes": "attribute",
    "publications": "published",
    "chiffres publies": "published",
}


def answers(
    tables: Sequence[str] = (),
    campaign: str = "",
    dates: str = "",
    statuses: Sequence[str] = (),
    sectors: Sequence[str] = (),
    *,
    is_complete: bool = False,
    insists: bool = False,
    confirms: bool = False,
) -> Answers:
    """What the options of the command line say. Raises Refused for a table, a campaign, a meaning that do not exist."""
    sheets: dict[str, Choice] = {}
    for option in tables:
        file, _, names = option.rpartition("=")
        sheets[file] = Choice(
            tables=tuple(_table(name) for name in names.split("+")),
            campaign=_cohort(campaign),
            dates=_first(dates),
        )
    if "" not in sheets:
        sheets[""] = Choice(campaign=_cohort(campaign), dates=_first(dates))
    return Answers(
        sheets,
        is_complete,
        insists,
        confirms,
        _meanings(statuses),
        dict(_sector(option) for option in sectors),
    )


def _table(name: str) -> str:
    plain = folded(name)
    if plain in KEYS or plain == "role":
        return plain
    if plain not in TABLES:
        raise refusal(
            "There is no table “{name}”.", "Use one of {tables}.", name=name, tables=", ".join(KEYS)
        )
    return TABLES[plain]


def _cohort(campaign: str) -> str:
    plain = campaign.strip().upper()
    if plain and not COHORT.match(plain):
        raise refusal(
            "“{campaign}” is not a campaign.",
            "Write it like X20: the class of its students.",
            campaign=campaign,
        )
    return plain


def _first(dates: str) -> str:
    plain = {"jour": "day", "mois": "month"}.get(folded(dates), folded(dates))
    if plain not in ("", "day", "month"):
        raise refusal(
            "Dates begin with the day or with the month, not with “{dates}”.",
            "Write --dates day or --dates month.",
            dates=dates,
        )
    return plain


def _meanings(statuses: Sequence[str]) -> dict[tuple[str, str], str]:
    chosen = {}
    for option in statuses:
        word, _, meaning = option.rpartition("=")
        tables = [table for table, meanings in MEANINGS.items() if folded(meaning) in meanings]
        if not tables:
            raise refusal(
                "“{meaning}” is not what a status can mean.",
                "Use one of {meanings}.",
                meaning=meaning,
                meanings=", ".join(name for meanings in MEANINGS.values() for name in meanings),
            )
        chosen[tables[0], folded(word)] = folded(meaning)
    return chosen


def _sector(option: str) -> tuple[str, str]:
    name, _, code = option.rpartition("=")
    codes = {row["code"] for row in reference_rows("sectors")}
    sector = code.strip() if code.strip() in codes else sector_names().get(folded(code), "")
    if not sector and folded(code) not in ("", "none", "aucun"):
        raise refusal(
            "“{code}” is no sector.", "Use one of {codes}.", code=code, codes=", ".join(sorted(codes))
        )
    return folded(name), sector
