"""Who looks at this run, by a verified sign-in and never by a widget or an address, and which pages follow from it."""

import os
import time
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from analytics.language.texts import Translator, message
from data.visitors import access, log, sessions
from data.visitors.access import Door, Role
from data.visitors.sessions import Judgement

WHY = {
    "anonymous": message("Sign in to see the mentoring programme."),
    "expired": message("Your sign-in has ended. Sign in again to go on."),
    "idle": message("Nothing was asked for half an hour, so your sign-in has ended. Sign in again to go on."),
    "signed out": message("You have signed out. Sign in again to go on."),
    "not allowed": message(
        "This account is not on the list of persons who may look. Ask the coordinator of the programme."
    ),
}


@dataclass(frozen=True)
class Visitor:
    """Who looks: what the sign-in opens, and what is shown, which the coordinator may narrow to what the board sees."""

    judgement: Judgement
    audience: Role | None


def door() -> Door:
    """How this process lets people in; `server.py` fixes the mode when it starts."""
    address = st.get_option("server.address") or ""
    return access.door(os.environ, access.secrets().get("auth", {}), address)


def visitor(t: Translator) -> Visitor:
    """Judges who looks at this run, and draws what goes with it in the menu: the board's view, the sign-out."""
    way_in = door()
    judgement = Judgement(way_in.most, "")
    if way_in.mode == "signed":
        judgement = sessions.judged(st.user.to_dict(), time.time())
    audience = judgement.role
    if audience and way_in.most == "board":
        audience = "board"
    if audience == "coordinator" and st.sidebar.toggle(
        t("As the board sees it"), key="conseil", bind="query-params"
    ):
        audience = "board"
    if (
        judgement.role
        and way_in.mode == "signed"
        and st.sidebar.button(t("Sign out"), icon=":material/logout:")
    ):
        st.logout()
        st.stop()
    return Visitor(judgement, audience)


def page(
    who: Visitor, t: Translator, file: str, title: str, icon: str, address: str = "", only: Role | None = None
) -> StreamlitPage:
    """The page at `address`, or for whom it is not, a refusal at the same address, which the menu does not show.

    The page of an empty address is the first one. A page that is `only` for a role never reaches the navigation of
    another: neither its address nor a message of the browser made by hand can run it.
    """
    settings: dict[str, Any] = {
        "title": title,
        "icon": f":material/{icon}:",
        "url_path": address or None,
        "default": not address,
    }
    if who.audience and only in (None, who.audience):
        return st.Page(f"pages/{file}.py", **settings)
    return st.Page(partial(_refuse, who, t, address), visibility="hidden", **settings)


def _refuse(who: Visitor, t: Translator, address: str) -> None:
    """What stands in the place of a page that this visitor may not have; the attempt is noted."""
    judgement = who.judgement
    may_have_it = judgement.role == "coordinator" and door().most == "coordinator"
    if not may_have_it and (address or judgement.reason != "anonymous"):
        log.refuse(judgement.subject, address or "/", judgement.reason or "board")
    if judgement.role:
        st.title(t("This page is for the coordinator"))
        st.markdown(t("The board sees the programme without the persons in it."))
        return
    st.title(t("The mentoring programme"))
    st.markdown(t(WHY[judgement.reason]))
    if st.button(t("Sign in"), type="primary", icon=":material/login:"):
        st.login()
