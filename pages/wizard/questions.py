"""What only a person can say of the files: asked once, beside what it is about, and kept for the next time."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from analytics.language.texts import Translator
from data import contract
from data.contract import folded
from data.intake import previews
from data.intake.answers import Answers
from data.intake.statuses import MEANINGS
from data.problems import Problem
from pages.shared.display import show_head
from pages.wizard import Draft

FIRST_CAMPAIGN, LAST_CAMPAIGN = 16, 35
DATES = ("day", "month")


def answers_of(draft: Draft) -> Answers:
    """Everything that was answered in this session, as an import takes it."""
    answers = draft.answers
    sheets = {
        draft.sheets[place].file: previews.choice(
            draft.sheets[place],
            tables,
            names,
            answers.campaigns.get(place, ""),
            answers.dates.get(draft.sheets[place].file, ""),
        )
        for place, (tables, names) in draft.chosen.items()
        if tables
    }
    return Answers(
        sheets, answers.is_complete, answers.insists, answers.confirms, answers.statuses, answers.sectors
    )


def campaigns(last: int) -> list[str]:
    """The campaigns that one may choose, the latest first."""
    return [f"X{year:02}" for year in range(last, FIRST_CAMPAIGN - 1, -1)]


def show(draft: Draft, problems: Sequence[Problem], t: Translator) -> bool:
    """A card with each question that these problems ask; whether there is one."""
    asked = {str(problem.values.get("asks", "")) for problem in problems} - {"", "tables", "campaign"}
    if not asked:
        return False
    with st.container(border=True, key="card-questions"):
        show_head(t("To be said once"), t("What your files do not say by themselves; your answers are kept"))
        for problem in problems:
            _ask(draft, problem, t)
    return True


def _ask(draft: Draft, problem: Problem, t: Translator) -> None:
    values = problem.values
    match values.get("asks"):
        case "status":
            _ask_status(draft, values, t)
        case "sector":
            _ask_sector(draft, values, t)
        case "dates":
            first = st.radio(
                t("The dates of {file} begin with", file=problem.file),
                DATES,
                index=None,
                horizontal=True,
                format_func={
                    "day": t("the day (31/12/2021)"),
                    "month": t("the month (12/31/2021)"),
                }.__getitem__,
                key=f"dates-{problem.file}-{problem.column}",
            )
            if first:
                draft.answers.dates[problem.file] = first
        case "confirm":
            confirmed(draft, problem, t)
        case "older":
            st.html(f"<p>{escape(problem.words(t)[0])}</p>")
            draft.answers.insists = st.checkbox(
                t("Take this file as it stands all the same"), value=draft.answers.insists
            )


def _ask_status(draft: Draft, values: Mapping[str, str], t: Translator) -> None:
    table, text = values["about"], values["text"]
    meaning = st.selectbox(
        t("“{text}” means, for {table}", text=text, table=t(values["table"])),
        list(MEANINGS[table]),
        index=None,
        format_func=lambda name: t(MEANINGS[table][name]),
        placeholder=t("Choose what it means"),
        key=f"status-{table}-{folded(text)}",
    )
    if meaning:
        draft.answers.statuses[table, folded(text)] = meaning


def _ask_sector(draft: Draft, values: Mapping[str, str], t: Translator) -> None:
    labels = {row["code"]: row[f"label_{t.language}"] for row in contract.reference_rows("sectors")}
    code = st.selectbox(
        t("“{name}” counts as", name=values["name"]),
        ["", *labels],
        index=None,
        format_func=lambda code: labels.get(code) or t("No sector"),
        placeholder=t("Left out for now"),
        key=f"sector-{folded(values['name'])}",
    )
    if code is not None:
        draft.answers.sectors[folded(values["name"])] = code


def confirmed(draft: Draft, problem: Problem | None, t: Translator) -> bool:
    """Whether what makes the programme smaller was confirmed in words, which are asked for here."""
    if problem is None:
        return True
    st.html(f'<div class="refused" role="alert"><p>{escape(problem.words(t)[0])}</p></div>')
    word = t("I confirm")
    typed = st.text_input(
        t("To publish all the same, write: {word}", word=word), key="confirmation", on_change="ignore"
    )
    draft.answers.confirms = folded(typed) == folded(word)
    return draft.answers.confirms
