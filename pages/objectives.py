"""What is aimed at, and what happened: the marks that explain the curves."""

from functools import partial

import streamlit as st

from analytics.board import objectives
from data import changing
from data.deciding import objectives as keeping
from pages.shared import common, deciding, display, editors, states

view = common.view()
t, folder = view.t, common.generation().store
number = common.generation().number  # the editors forget what was typed when another generation is shown
targets, events, stages = view.rows("target"), view.rows("event"), view.rows("campaign_state")
unlike, remarks = view.rows("exceptional_campaign"), view.rows("remark")
kinds = {kind: t(name) for kind, name in {**objectives.METRICS, **objectives.WARNINGS}.items()}

st.title(t("Targets and events"))
st.markdown(
    t("They stand on the charts and under them, for the board too: **name nobody** in an event or a comment.")
)
left, right = st.columns(2)
with left.container(border=True, key="card-targets", height="stretch"):
    display.show_head(
        t("Targets"), t("What each class's campaign aims at, drawn in gold; and when to be warned")
    )
    aims = editors.editor(
        targets,
        "targets",
        number,
        {
            "cohort": editors.class_column(t, help=t("Like X20, or one to come.")),
            "metric": editors.choice_column(t("Figure"), kinds),
            "value": st.column_config.NumberColumn(t("Target"), min_value=1, step=1, format="%d"),
        },
    )
with right.container(border=True, key="card-facts", height="stretch"):
    display.show_head(
        t("Events"), t("Dated facts that explain a curve: a reminder, an evening, a change of form")
    )
    facts = editors.editor(
        events,
        "events",
        number,
        {
            "happened_on": editors.day_column(t("Day")),
            "label": st.column_config.TextColumn(t("Event"), max_chars=objectives.LONGEST_LABEL),
        },
    )
left, right = st.columns(2)
with left:
    moments = states.edited(view, stages, number)
with right:
    marks = states.marked(view, unlike, number)
comments = states.commented(view, remarks, number)
save, undo, note = st.columns([1, 1.7, 2.3], vertical_alignment="center")
typed, shown = (aims, facts, moments, marks, comments), (targets, events, stages, unlike, remarks)
is_same = all(new.equals(old) for new, old in zip(typed, shown, strict=True))
is_kept = save.button(t("Publish them"), type="primary", width="stretch")
is_last = common.generation().manifest["action"] == keeping.ACTION
is_undone = undo.button(
    t("Undo the last change"), disabled=not is_last, icon=":material/undo:", width="stretch"
)
if is_kept:
    deciding.publish(t, partial(keeping.keep, folder, *typed), is_same)
if is_undone:
    deciding.publish(t, partial(changing.undo, folder))
note.caption(
    t("Publishing takes a few seconds: every figure is computed again, under a new number. Nothing is lost.")
)
