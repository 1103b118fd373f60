"""A list of students to contact: when each was, and a note, typed in the list itself."""

from functools import partial

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analytics.edition import Edition
from analytics.frames import rows
from analytics.language import labels
from data.deciding import contacting
from data.deciding.contacting import Contact
from data.generations.store import Generation
from pages.shared import deciding, display, downloads, editors

TALL = 66  # of a row in pixels: above 64, Streamlit (1.67) lets a text take several lines
READ_HERE = ("cohort", "maturity")  # columns that the file has, and the screen has no room for


def first(view: Edition, people: pd.DataFrame, about: str) -> pd.DataFrame:
    """The first of the people, as many as are asked for, of those not contacted yet if that is asked.

    Of those who wait, by the sectors wished and the reason that are chosen. The address keeps the choices.
    """
    t = view.t
    sectors, reasons, waiting, right = st.columns([2, 2, 1.4, 1], vertical_alignment="bottom")
    if about == contacting.WAITING:
        wished = [{*str(names).split(", ")} for names in people["sectors"]]
        people = _chosen(people, wished, t("Sector"), t("All sectors"), "secteurs", sectors)
        why = [{str(reason)} for reason in people["reason"]]
        people = _chosen(people, why, t("Reason"), t("All reasons"), "raisons", reasons)
    if waiting.checkbox(t("Not contacted yet"), key="acontacter", bind="query-params"):
        people = people[~people["application_id"].isin(_contacted(view, about).index)]
    most = right.number_input(t("The first"), 1, None, 30, key="premiers", bind="query-params")
    return people.head(int(most or 1)).reset_index(drop=True)


def _chosen(
    people: pd.DataFrame, held: list[set[str]], title: str, every: str, key: str, place: DeltaGenerator
) -> pd.DataFrame:
    """Those of the people who have one of the values chosen, of those that each holds; all where none is chosen."""
    options = sorted({value for values in held for value in values})
    chosen = {*place.multiselect(title, options, key=key, bind="query-params", placeholder=every)}
    return people[[bool(values & chosen) for values in held]] if chosen else people


def _contacted(view: Edition, about: str) -> pd.DataFrame:
    """The contacts for that reason, by student."""
    contacts = view.rows("contacted")
    return contacts[contacts["about"] == about].set_index("application_id")


def show(
    view: Edition, generation: Generation, about: str, people: pd.DataFrame, key: str, file_name: str
) -> None:
    """The people of the list with their contacts, to be typed and kept; a file of them."""
    t = view.t
    contacts_kept = _contacted(view, about)
    table = people.join(contacts_kept[["contacted_on", "note"]], on="application_id")
    table["contacted_on"] = pd.to_datetime(table["contacted_on"]).dt.date
    table["note"] = table["note"].astype(object).where(table["note"].notna(), None)
    seen = table.drop(columns=[name for name in READ_HERE if name in table])
    columns = {
        str(name): display.column_of(seen[name], t, disabled=True)
        for name in seen
        if name not in ("contacted_on", "note")
    }
    columns["contacted_on"] = editors.day_column(labels.name("contacted_on", t), max_value=view.today)
    columns["note"] = st.column_config.TextColumn(
        labels.name("note", t), max_chars=contacting.LONGEST, width="medium", help=t("Name nobody.")
    )
    height = TALL if "reason" in seen else None
    typed = editors.editor(seen, key, generation.number, columns, is_fixed=True, row_height=height)
    contacts = changed(seen, typed)
    with st.container(horizontal=True):
        is_kept = st.button(t("Keep the contacts"), type="primary", key=f"keep-{key}")
        deciding.show_undo(t, generation, contacting.ACTION)
        downloads.offer_csv(t("Download (CSV)"), table, f"{file_name}-{view.cohort}.csv", key, t)
    if is_kept:
        deciding.publish(t, partial(contacting.keep, generation.store, about, contacts), not contacts)
    st.caption(
        t("Type the day on which the student was contacted, and a note if it helps: **name nobody** in it.")
    )


def changed(before: pd.DataFrame, after: pd.DataFrame) -> list[Contact]:
    """What was typed in the rows: a contact for each of which the day or the note is another."""
    return [
        Contact(str(new["application_id"]), new["contacted_on"], str(new["note"] or ""))
        for old, new in zip(rows(before), rows(after), strict=True)
        if (old["contacted_on"], old["note"] or "") != (new["contacted_on"], new["note"] or "")
    ]
