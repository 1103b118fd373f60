"""Whom to ask, and what comes of it?"""

import streamlit as st

from analytics.forecast import absent, asking, campaign_of_asking, soliciting
from analytics.forecast import sentences as chances
from analytics.frames import rows
from pages.shared import asking as campaign
from pages.shared import common, display

view, generation = common.view(), common.generation()
t, sector = view.t, f"label_{view.t.language}"
future, people, shares = view.rows("forecast"), view.rows("mentor_to_ask"), view.rows("recruit_share")
people[sector] = people[sector].fillna(t("Not given"))
listed = ["mentor_id", "chance", "promotion", sector, "last_cohort", "participations", "capacity", "next_gap"]
people = people[listed]
if future.empty:
    st.title(t("Nobody to rank yet"))
    st.markdown(absent.why_none(view.rows("cohort_summary"), view.rows("exceptional_campaign"), t))
    raise common.Ended

upcoming = rows(future)[0]
cohort, every = str(upcoming["cohort"]), view.rows("asked_person")
askings, is_new = every[every["cohort"] == cohort], every["is_new"].astype(bool)
to_find = campaign_of_asking.new_to_find(soliciting.needed(upcoming), askings)
of_past = asking.learnt(every[~is_new], view.today, asking.OF_PAST)
of_new = asking.learnt(every[is_new], view.today)
candidates = people[~people["mentor_id"].isin(asking.resting(every, cohort, view.today))]
more = asking.still_to_ask(campaign_of_asking.needed(people, to_find, askings), of_past)
st.title(soliciting.headline(candidates, t))
sent = asking.still_to_ask(to_find, of_new)
verdict = campaign_of_asking.verdict(more, len(candidates), sent, t)
st.markdown(campaign_of_asking.summary(asking.tally(askings), cohort, verdict, t))
sentences = [
    t("The forecast for the {cohort} already counts on them", cohort=cohort) if len(candidates) else "",
    chances.target_sentence(upcoming, view.rows("recruit_curve"), t),
]
st.caption(" ".join(f"{sentence}." for sentence in sentences if sentence))

with st.container(border=True, key="card-known"):
    display.show_head(t("First, those who know the programme"), t("Past mentors, the most likely yes first"))
    campaign.show_chosen(
        view, generation, campaign.chosen(view, candidates, min(more, len(candidates))), cohort
    )
    resting = len(people) - len(candidates)
    left_out = t(
        "{n} past mentor who was asked within a year is left out.",
        "{n} past mentors who were asked within a year are left out.",
        n=resting,
    )
    learnt = t("Of past mentors, {rate}.", rate=campaign_of_asking.rate_sentence(of_past, t))
    st.caption(f"{learnt} {left_out if resting else ''}")
with st.container(border=True, key="card-answers"):
    display.show_head(t("What came of it"), t("Who was asked for this campaign, by identifier alone"))
    campaign.show_answers(view, generation, askings, cohort)
    campaign.show_import(view, generation, cohort)
    past = every[~is_new].assign(sector=every["sector"].map(view.sector_names))
    by = [
        (column, campaign_of_asking.rates_by(asking.learnt_by(past, column, view.today, of_past), title, t))
        for column, title in (("promotion", t("Class")), ("sector", t("Sector")))
    ]
    campaign.show_rates(view, past, by)

left_column, right_column = st.columns(2)
with left_column.container(border=True, key="card-new", height="stretch"):
    display.show_head(
        t("Then, new people"), t("Who never were mentors: the same people, by class, then by sector")
    )
    by_promotion = soliciting.invited(shares, "promotion", to_find, sent)
    by_sector = soliciting.invited(shares, "sector", to_find, sent).replace({"code": view.sector_names})
    st.markdown(soliciting.effort(to_find, sent, campaign_of_asking.rate_sentence(of_new, t), t))
    for title, part in ((t("Class"), by_promotion), (t("Sector"), by_sector)):
        if not part.empty:
            st.table(soliciting.written(part, title, t), border="horizontal", hide_index=True)
    st.caption(soliciting.left_over(to_find, by_promotion, t))
with right_column.container(border=True, key="card-letter", height="stretch"):
    display.show_head(t("A message to copy"), t("Written from these figures, in the language of the page"))
    tabs = st.tabs([t("To a past mentor"), t("To somebody new")])
    for tab, is_known in zip(tabs, (True, False), strict=True):
        text = soliciting.letter(upcoming, by_sector, view.window, is_known, t)
        tab.code(text, language=None, wrap_lines=True)
