"""Second step: what each sheet was taken for, and what each of its columns becomes."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from analytics.language.formats import literal
from analytics.language.texts import Translator
from data import contract
from data.intake import answers, previews
from data.intake.previews import SheetPreview
from data.problems import Problem
from pages.wizard import FILE, Choice, Draft, questions, show_problems, store_folder
from pages.wizard.checking import check


def show(draft: Draft, t: Translator) -> None:
    """One card per sheet, open where something is to be decided; then on to the check."""
    st.markdown(
        t("This is what was understood of your files. What you correct here is remembered for the next time.")
    )
    for place, sheet in enumerate(draft.sheets):
        draft.chosen[place] = _sheet(draft, sheet, place, t)
    is_ready = any(tables for tables, _ in draft.chosen.values()) and all(
        not _faults(draft, place, draft.chosen[place]) if draft.chosen[place][0] else not sheet.is_needed
        for place, sheet in enumerate(draft.sheets)
    )
    draft.answers.is_complete = st.checkbox(
        t(
            "These files hold everything of their campaigns: what the programme holds beside them is taken back"
        ),
        value=draft.answers.is_complete,
    )
    if draft.problems:
        show_problems(draft.problems, t)
    with st.container(horizontal=True):
        if st.button(t("Back"), icon=":material/arrow_back:"):
            draft.step, draft.problems = FILE, ()
            st.rerun()
        if st.button(
            t("Check the files"), type="primary", disabled=not is_ready, icon=":material/fact_check:"
        ):
            check(draft)
            st.rerun()


def _sheet(draft: Draft, sheet: SheetPreview, place: int, t: Translator) -> Choice:
    """The card of one sheet; what it holds, and what each of its columns is, as they stand chosen."""
    guess = sheet.tables
    chosen_tables, before = draft.chosen.get(place, (guess, previews.meanings(sheet, guess)))
    is_clear = bool(guess) or not sheet.is_needed
    holds = _named(guess, t) if guess else t("to be said") if sheet.is_needed else t("left out")
    with (
        st.expander(literal(f"{sheet.file} · {holds}"), expanded=not is_clear or len(draft.sheets) == 1),
        st.container(key=f"columns-{place}"),
    ):
        tables = tuple(
            _kept(f"table-{place}", tuple(chosen_tables) or sheet.likely, st.selectbox)(
                t("This sheet holds"),
                list(dict.fromkeys([*sheet.judgement.rivals, *([guess] if guess else []), *previews.TABLES])),
                format_func=lambda tables: _named(tables, t),
                placeholder=t("Choose what it holds"),
            )
            or ()
        )
        if not tables:
            st.markdown(_why_asked(sheet, t))
            return (), []
        if tables != tuple(chosen_tables):
            before = previews.meanings(sheet, tables)
        if sheet.judgement.is_remembered:
            _offer_to_forget(draft, sheet, place, t)
        asked = st.container()
        chosen = [
            _column(sheet, column, f"column-{place}-{'-'.join(tables)}", tables, guessed, t)
            for column, guessed in enumerate(before)
        ]
        with asked:
            _ask_campaign(draft, sheet, place, (tables, chosen), t)
        for fault in _faults(draft, place, (tables, chosen)):
            st.html(f'<p class="fault">{escape(fault.sentence(t))}</p>')
    return tables, chosen


def _faults(draft: Draft, place: int, chosen: Choice) -> list[Problem]:
    return previews.faults(*chosen, has_campaign=place in draft.answers.campaigns)


def _offer_to_forget(draft: Draft, sheet: SheetPreview, place: int, t: Translator) -> None:
    """Says that an earlier import knew what these headers are, and forgets it when asked."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"remembered-{place}"):
        st.markdown(t("What was said of these headers in an earlier import is used again."))
        if st.button(t("Forget it"), key=f"forget-{place}", icon=":material/undo:"):
            answers.forget(store_folder(), answers.signature(sheet.header))
            for key in [
                key for key in st.session_state if re.match(rf"(column|table)-{place}(-|$)", str(key))
            ]:
                del st.session_state[key]
            draft.earlier_choices = answers.remembered(store_folder())
            draft.sheets, draft.chosen = previews.previews(draft.files, draft.earlier_choices), {}
            st.rerun()


def _why_asked(sheet: SheetPreview, t: Translator) -> str:
    if len(sheet.judgement.rivals) > 1:
        return t("Its columns do not tell whether it is of students or of mentors: choose above.")
    if sheet.is_needed:
        return t("Its headers do not say what it holds: choose above, then say what its columns are.")
    return t(
        "This sheet is left out, because its headers do not say what it holds. Choose above to take it in."
    )


def _ask_campaign(draft: Draft, sheet: SheetPreview, place: int, chosen: Choice, t: Translator) -> None:
    """Which campaign the rows count for, where no column says it; never guessed from the promotion of a mentor."""
    draft.answers.campaigns.pop(place, None)
    if not previews.needs_campaign(*chosen):
        return
    campaign = _kept(f"campaign-{place}", sheet.judgement.campaign or None, st.selectbox)(
        t("For which campaign? The class of its students"),
        questions.campaigns(date.today().year % 100),
        placeholder=t("Choose the class"),
    )
    if campaign:
        draft.answers.campaigns[place] = campaign


def _column(
    sheet: SheetPreview, column: int, key: str, tables: Sequence[str], before: str, t: Translator
) -> str:
    """One line: the header, a few values, and what the column becomes."""
    header = sheet.header[column] or t("(no header)")
    described, becomes = st.columns([3, 2], vertical_alignment="center")
    name = _kept(f"{key}-{column}", before, becomes.selectbox)(
        t("“{header}” becomes", header=literal(header)),
        previews.options(tables),
        format_func=lambda name: t(contract.COLUMN_TITLES[name]) if name else t("Not kept"),
        label_visibility="collapsed",
    )
    if previews.is_personal(header):
        examples = t("kept as a fingerprint only, not as it is") if name else t("never stored, not shown")
    else:
        examples = " · ".join(sheet.examples[column]) or t("empty")
    described.html(f'<div class="column"><b>{escape(header)}</b><span>{escape(examples)}</span></div>')
    return str(name)


def _kept(key: str, before: Any, widget: Callable[..., Any]) -> Callable[..., Any]:
    """The widget under `key`, as it stood before another step was shown: Streamlit forgets what is off the screen."""
    st.session_state.setdefault(key, before)
    return partial(widget, key=key)


def _named(tables: Sequence[str], t: Translator) -> str:
    names = " + ".join(t(contract.TITLES[table]) for table in tables if table != "role")
    return t("{tables}, by a column of roles", tables=names) if "role" in tables else names
