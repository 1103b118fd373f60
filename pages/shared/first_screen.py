"""The first screen: the numbers of the campaign, and what they call for."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from analytics.board.cards import Card, bars
from analytics.board.decisions import Decision
from analytics.edition import Edition
from analytics.language.texts import message
from pages.shared.display import show_head

PAGE_OF = {  # number → the address of the page that explains it
    "pairs": "/promotions",
    "applications": "/campagne",
    "eligible": "/campagne",
    "places": "/mentors",
    "waiting": "/attente",
}
SEE = {  # page to which a decision leads → its link
    "forecast": message("See the forecast"),
    "campaign": message("See the campaign"),
    "sectors": message("See the sectors"),
    "waiting": message("See the waiting list"),
    "mentors": message("See the mentors"),
}
WHERE = {
    "forecast": "/prevision",
    "campaign": "/campagne",
    "sectors": "/secteurs",
    "waiting": "/attente",
    "mentors": "/mentors",
}


def show_cards(view: Edition, cards: Sequence[Card]) -> None:
    """The first numbers, each with its change, its past as small columns, and its definition on hover."""
    meanings = view.definitions("cohort_summary")
    shown = "".join(_card(view, card, meanings[card.definition]) for card in cards)
    with st.container(key="first-numbers"):
        st.html(f'<div class="cards">{shown}</div>')


def _card(view: Edition, card: Card, meaning: str) -> str:
    columns = "".join(
        f'<i class="{kind}" style="height:{100 * height:.0f}%"></i>' for kind, height in bars(card)
    )
    address = _address(view, PAGE_OF[card.definition])
    return (
        f'<a class="card{" alert" if card.is_alert else ""}" title="{escape(meaning)}" href="{escape(address)}"'
        ' target="_self">'
        f'<span class="label">{escape(card.label)}</span><span class="value">{escape(card.value)}</span>'
        f'<span class="spark" aria-hidden="true">{columns}</span><span class="change">{escape(card.change)}</span>'
        f'<span class="bridge">{escape(card.bridge)}</span></a>'
    )


def show_decisions(view: Edition, decisions: Sequence[Decision], ahead: str = "") -> None:
    """What the figures call for, each in words that lead to its page; what lies `ahead` leads to the forecast."""
    t = view.t
    with st.container(border=True, key="card-decisions", height="stretch"):
        show_head(t("To decide"), t("What the figures of this campaign call for"))
        if not decisions:
            st.markdown(t("Nothing in these figures calls for a decision."))
        items = [_decision(view, decision.title, decision.sentence, decision.page) for decision in decisions]
        if ahead:
            items.append(_decision(view, "", f"{ahead}.", "forecast"))
        if items:
            st.html("".join(items))


def _decision(view: Edition, title: str, sentence: str, page: str) -> str:
    head = f"<b>{escape(title)}</b>" if title else ""
    kind = "decision" if title else "decision ahead"
    leads = f"<u>{escape(view.t(SEE[page]))}</u>"
    return (
        f'<a class="{kind}" href="{escape(_address(view, WHERE[page]))}" target="_self">'
        f"{head}<span>{escape(sentence)} {leads}</span></a>"
    )


def _address(view: Edition, page: str) -> str:
    return f"{page}?promo={view.cohort}&lang={view.t.language}"
