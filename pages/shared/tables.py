"""A table of one's own: which figures, which columns, which classes; kept in the address, and taken away as a CSV."""

import pandas as pd
import streamlit as st

from analytics.edition import Edition
from analytics.language import labels
from analytics.language.columns import shown_with
from analytics.report import answers
from pages.shared import display, downloads

TABLE, COLUMNS, CLASSES = "table", "colonnes", "classes"  # as an address has them
MOST_AT_FIRST = 8  # columns, where none was chosen


def show_builder(view: Edition, definitions: pd.DataFrame) -> None:
    """Chooses among the figures that have rows; `definitions`: rows of the query of that name."""
    t = view.t
    subjects: dict[str, str] = dict(zip(definitions["figure"], definitions["subject"], strict=True))
    in_order = [figure for figures in answers.PAGES.values() for figure in figures]
    figures = [figure for figure in in_order if figure in subjects and not view.rows(figure).empty]
    if not figures:
        return
    asked = st.query_params.get(TABLE)
    figure = st.selectbox(
        t("Table"),
        figures,
        index=figures.index(asked) if asked in figures else 0,
        format_func=lambda one: t(subjects[one]),
        key=TABLE,
        on_change=_forget_columns,
    )
    rows = view.rows(figure)
    names = [str(column) for column in rows if column in labels.COLUMNS and rows[column].notna().any()]
    left, right = st.columns([2, 1])
    columns = left.multiselect(
        t("Columns"),
        names,
        _asked(COLUMNS, names),
        format_func=lambda column: labels.name(column, t),
        key=COLUMNS,
        placeholder=t("The first {n}", n=min(MOST_AT_FIRST, len(names))),
    )
    if "cohort" in rows:
        every = rows["cohort"].unique().tolist()
        cohorts = right.multiselect(
            t("Classes"), every, _asked(CLASSES, every), key=CLASSES, placeholder=t("All classes")
        )
        rows = rows[rows["cohort"].isin(cohorts)] if cohorts else rows
        st.query_params[CLASSES] = cohorts
    st.query_params[TABLE], st.query_params[COLUMNS] = figure, columns
    table = rows[columns or names[:MOST_AT_FIRST]].reset_index(drop=True)
    shown = labels.display(table.head(display.MOST_LISTED), t)
    st.dataframe(
        shown, hide_index=True, height="content" if len(shown) < display.MOST_ROWS else display.MOST_SEEN
    )
    display.say_cut(table, t)
    downloads.offer_csv(t("Download (CSV)"), table, f"binomes-{figure.replace('_', '-')}.csv", "own", t)


def show_published(view: Edition) -> None:
    """What others published: the pairs of each class, and the sizes of classes."""
    t = view.t
    for lead, key, query in (
        (
            t("Numbers of pairs that were published, by the project or by an import:"),
            "published",
            "published_pairs",
        ),
        (t("Sizes of classes are known only where a source gives one:"), "sizes", "promotion_size"),
    ):
        st.markdown(lead)
        st.table(
            labels.display(shown_with(key, view.rows(query), t), t), border="horizontal", hide_index=True
        )


def _asked(key: str, options: list[str]) -> list[str]:
    """What the address asks, as far as it is known: by its code, the same in both languages."""
    return [value for value in st.query_params.get_all(key) if value in options]


def _forget_columns() -> None:
    """Another table has other columns."""
    st.session_state.pop(COLUMNS, None)
    st.query_params.pop(COLUMNS, None)
