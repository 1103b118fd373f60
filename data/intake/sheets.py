"""What one sheet is taken for in one import: judged by itself, then by what a person said of it, now or before."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from data.contract import Column, contract, folded
from data.intake.answers import OLD, Answers, Choice, campaign_of_name, of_old, signature
from data.intake.assigning import ANY, SEVERAL, missing
from data.intake.headers import phrased
from data.intake.judging import Facts, Verdict, judge
from data.intake.kinds import Kind, kinds


@dataclass(frozen=True)
class Judged:
    """What a sheet is taken for: tables, what each column gives, the campaign, and what its columns look like.

    No table when it has to be asked; `rivals` and `lacking` are those of the verdict. `is_named`: its campaign was read
    from the name of the sheet; `is_by_name`: and what it holds, where its columns left two possible. `is_remembered`:
    an earlier import said it.
    """

    tables: tuple[str, ...]
    columns: Sequence[str]
    kinds: Sequence[Kind]
    rivals: Sequence[tuple[str, ...]] = ()
    lacking: Sequence[str] = ()
    campaign: str = ""
    is_named: bool = False
    is_remembered: bool = False
    dates: str = ""
    is_by_name: bool = False


def judged(
    label: str,
    name: str,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    answers: Answers,
    earlier_choices: Mapping[str, Choice],
) -> Judged:
    """What the sheet with these first rows is taken for. `earlier_choices`: those of earlier imports."""
    facts = Facts(header, name, kinds(rows, len(header)))
    choice = answers.of(label)
    named = "" if choice.campaign else campaign_of_name(name)
    campaign = choice.campaign or named
    verdict = judge(facts, choice.tables, bool(campaign))
    before = earlier_choices.get(signature(header), Choice())
    if not (verdict.tables or before.tables) and OLD in earlier_choices:
        before = of_old(earlier_choices[OLD], header)
    is_remembered = False
    if choice.columns:
        verdict = overridden(facts, verdict, choice, bool(campaign))
    elif not choice.tables and before.tables and set(verdict.tables) in (set(), set(before.tables)):
        verdict = overridden(facts, judge(facts, before.tables, bool(campaign)), before, bool(campaign))
        is_remembered = True
    has_cohort = "cohort" in verdict.columns and not {"role", "volunteer"} <= {*verdict.tables}
    is_used = bool(campaign) and not has_cohort and {"application", "volunteer"} & {*verdict.tables}
    return Judged(
        verdict.tables if not verdict.lacking else (),
        verdict.columns,
        facts.kinds,
        verdict.rivals or ((verdict.tables,) if verdict.lacking else ()),
        verdict.lacking,
        campaign if is_used else "",
        bool(named and is_used),
        is_remembered,
        choice.dates or before.dates,
        verdict.is_by_name and not choice.tables,
    )


def overridden(facts: Facts, verdict: Verdict, choice: Choice, has_campaign: bool) -> Verdict:
    """The verdict with what a person said of single columns; what they gave before goes to nothing else."""
    columns = list(verdict.columns)
    for place, title in enumerate(facts.header):
        if (name := choice.columns.get(folded(title))) is not None:
            columns = [
                ""
                if current == name
                and other != place
                and name not in SEVERAL
                and folded(facts.header[other]) not in choice.columns
                else current
                for other, current in enumerate(columns)
            ]
            columns[place] = name
    lacking = missing(verdict.tables, columns, has_campaign) if verdict.tables else verdict.lacking
    return replace(verdict, columns=columns, lacking=lacking)


def texts(judgement: Judged, header: Sequence[str]) -> list[int]:
    """The places of the columns in which somebody wrote freely, of which personal data is taken out.

    Those of a sheet of corrections too, whose rows go to a sheet that may be understood better than it is.
    """
    names = {column.name for listed in contract().values() for column in listed if column.type == "text"}
    kept = {"motivation", "end_reason", "value"} & names
    return [
        place
        for place, (title, name) in enumerate(zip(header, judgement.columns, strict=True))
        if name in names
        or (not name and any(phrased(text, title, judgement.kinds[place], ANY) for text in kept))
        or (not name and any(folded(title) in column.headers for column in _texts()))
    ]


def _texts() -> list[Column]:
    return [column for listed in contract().values() for column in listed if column.type == "text"]


def side_by_side(judgement: Judged, header: Sequence[str]) -> bool:
    """Whether what is taken for pairs may be a list of students beside one of mentors, an empty column between them.

    The day of a pair that its header does not say to be one is then that of an application.
    """
    if not {"application_id", "mentor_id", "paired_on"} <= {*judgement.columns}:
        return False
    first, last = sorted(map(judgement.columns.index, ("application_id", "mentor_id")))
    day = judgement.columns.index("paired_on")
    is_parted = any(not header[place] and not judgement.kinds[place].filled for place in range(first, last))
    applied_on = next(column for column in contract()["application"] if column.name == "applied_on")
    return is_parted and bool(
        folded(header[day]) in applied_on.headers
        or phrased("applied_on", header[day], judgement.kinds[day], ANY)
    )


def as_plain(judgement: Judged) -> dict[str, Any]:
    """What a sheet is taken for, as plain values for JSON."""
    return asdict(judgement)


def of_plain(values: Mapping[str, Any]) -> Judged:
    """What a sheet is taken for, from the plain values of `as_plain`."""
    return Judged(
        **{
            **values,
            "tables": tuple(values["tables"]),
            "kinds": [Kind(**kind) for kind in values["kinds"]],
            "rivals": [tuple(tables) for tables in values["rivals"]],
        }
    )
