"""The campaign of asking on its page: the first to ask, what came of it, and answers that a file holds."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pandas as pd
import streamlit as st

from analytics.edition import Edition
from analytics.forecast import campaign_of_asking, soliciting
from analytics.forecast.asking import ANSWERS
from analytics.frames import rows
from analytics.language import labels
from analytics.language.codes import WORDS
from data.deciding import asking
from data.generations.store import Generation
from data.intake import answered, uploads
from data.intake.answered import Mark
from pages.shared import deciding, display, downloads, editors, sent

LARGEST = 2  # of a file of answers, in megabytes


def chosen(view: Edition, people: pd.DataFrame, more: int) -> pd.DataFrame:
    """The first of the people, by class and sector as they are chosen: as many as are to be asked, or as typed."""
    t, sector = view.t, f"label_{view.t.language}"
    left, middle, right = st.columns([2, 2, 1])
    for side, column, title, key, usual in (
        (left, "promotion", t("Class"), "promotions", t("All classes")),
        (middle, sector, t("Sector"), "secteurs", t("All sectors")),
    ):
        options = sorted(people[column].unique())
        values = side.multiselect(title, options, key=key, bind="query-params", placeholder=usual)
        people = people[people[column].isin(values)] if values else people
    first = right.number_input(
        t("How many"), 0, None, more, key="premiers", bind="query-params", help=t("The likeliest yes first.")
    )
    return people.head(int(first or 0))


def show_chosen(view: Edition, generation: Generation, people: pd.DataFrame, cohort: str) -> None:
    """The people to ask, a file for the mailing tool, and the button that notes them as asked today."""
    t = view.t
    if people.empty:
        st.markdown(t("Nobody in this list: widen the choice, or ask for more people."))
        return
    sentence = soliciting.listed(people, t)
    st.markdown(sentence)
    with st.container(horizontal=True):
        is_noted = st.button(
            t("Note {n} as asked today", "Note {n} as asked today", n=len(people)),
            type="primary",
            icon=":material/outgoing_mail:",
            key="note-asked",
        )
        names = people[["mentor_id"]]
        downloads.offer_csv(
            t("For the mailing tool (CSV)"), names, f"{t('to-ask')}-{cohort}.csv", "mailing", t
        )
        downloads.offer_csv(t("The list (CSV)"), people, f"{t('mentors-to-ask')}-{cohort}.csv", "people", t)
        deciding.show_undo(t, generation, asking.ACTION)
    if is_noted:
        marks = [Mark(str(identifier)) for identifier in people["mentor_id"]]
        deciding.publish(t, partial(asking.keep, generation.store, cohort, marks))
    display.show_people(view, people, sentence)


def show_answers(view: Edition, generation: Generation, askings: pd.DataFrame, cohort: str) -> None:
    """Who was asked for the campaign, each with an answer to be chosen; the thank-you list."""
    t = view.t
    if askings.empty:
        st.markdown(t("Nobody is noted as asked yet: choose them above, or import a list."))
        return
    table = askings[list(campaign_of_asking.COLUMNS)].reset_index(drop=True)
    table = table.assign(sector=table["sector"].map(view.sector_names))
    for day in ("asked_on", "answered_on"):
        table[day] = pd.to_datetime(table[day]).dt.date
    read = {"mentor_id": labels.name("mentor_id", t), "promotion": t("Class"), "sector": t("Sector")}
    columns = {
        **{name: st.column_config.TextColumn(title, disabled=True) for name, title in read.items()},
        "asked_on": editors.day_column(labels.name("asked_on", t), disabled=True),
        "answer": editors.choice_column(
            labels.name("answer", t), {answer: t(WORDS[answer]) for answer in ANSWERS}, required=True
        ),
        "answered_on": editors.day_column(
            labels.name("answered_on", t), help=t("Today unless given."), max_value=view.today
        ),
    }
    typed = editors.editor(table, "askings", generation.number, columns, is_fixed=True)
    marks = changed(table, typed)
    thanked = askings.loc[askings["answer"] == "yes", ["mentor_id", "promotion", "sector", "answered_on"]]
    with st.container(horizontal=True):
        is_kept = st.button(t("Keep the answers"), type="primary", key="keep-answers")
        downloads.offer_csv(t("To thank (CSV)"), thanked, f"{t('to-thank')}-{cohort}.csv", "thanks", t)
    if is_kept:
        keep = partial(asking.keep, generation.store, cohort, marks, corrects=True)
        deciding.publish(t, keep, not marks)


def changed(before: pd.DataFrame, after: pd.DataFrame) -> list[Mark]:
    """What was typed in the rows: a mark for each of which the answer or its day is another."""
    marks: list[Mark] = []
    for old, new in zip(rows(before), rows(after), strict=True):
        if (old["answer"], old["answered_on"]) == (new["answer"], new["answered_on"]):
            continue
        is_same_day = old["answered_on"] == new["answered_on"] and old["answer"] != new["answer"]
        day = None if is_same_day else new["answered_on"]
        marks.append(Mark(str(new["mentor_id"]), str(new["answer"]), day, line=len(marks) + 1))
    return marks


def show_import(view: Edition, generation: Generation, cohort: str) -> None:
    """A file of answers, or of people who were asked, is taken in."""
    t = view.t
    with st.expander(t("Import answers, or people asked, from a file")):
        st.caption(
            t(
                "CSV or XLSX with the columns Identifier, Answer (yes, no, no answer, bounced; empty: asked), Date."
                " An e-mail address may stand for the identifier: a keyed hash of it is kept."
            )
        )
        is_new = st.toggle(t("People who never were mentors too"), key="nouveaux-sollicites")
        file = st.file_uploader(
            t("File of answers"), type=["csv", "txt", "xlsx"], max_upload_size=LARGEST, key="answers-file"
        )
        if st.button(t("Take it in"), disabled=file is None, key="take-answers") and file:
            content = file.getvalue()
            sent.let_go(file)
            deciding.publish(t, partial(take_in, generation.store, cohort, file.name, content, is_new))


def take_in(folder: Path, cohort: str, name: str, content: bytes, is_new: bool) -> None:
    room = uploads.waiting_room()
    try:
        marks = answered.marks(uploads.keep(room.path, name, content))
    finally:
        room.cleanup()
    asking.keep(folder, cohort, marks, is_new=is_new)


def show_rates(view: Edition, askings: pd.DataFrame, by: Sequence[tuple[str, pd.DataFrame]]) -> None:
    """The rates of classes and sectors of which enough people were asked."""
    if any(not table.empty for _, table in by):
        with st.expander(view.t("Who says yes, by class and by sector")):
            for _, table in by:
                if not table.empty:
                    st.table(table, border="horizontal", hide_index=True)
