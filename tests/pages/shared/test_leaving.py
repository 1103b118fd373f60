"""The sign-out: a form of our own pages signs out, an address alone does not."""

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from pages.shared import leaving


async def provider(_: Request) -> RedirectResponse:
    """What Streamlit answers to its own address, by GET alone."""
    answer = RedirectResponse("https://accounts.example.org/end?x=1&y=2", 302)
    answer.delete_cookie("_streamlit_user")
    return answer


async def page(scope, receive, send) -> None:  # type: ignore[no-untyped-def]
    await leaving.form(Request(scope))(scope, receive, send)


async def left(scope, receive, send) -> None:  # type: ignore[no-untyped-def]
    await leaving.sign_out(Starlette(routes=[Route(leaving.ADDRESS, provider)]), scope, receive, send)


def test_who_comes_from_our_pages_finds_a_form_that_sends_itself() -> None:
    own = TestClient(page).get(leaving.ADDRESS, headers={"sec-fetch-site": "same-origin"})
    assert '<form method="post" action="/auth/logout">' in own.text
    assert f'<script src="{leaving.SCRIPT_PATH}">' in own.text


def test_who_comes_from_elsewhere_finds_a_button() -> None:
    for headers in ({}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "none"}):
        other = TestClient(page).get(leaving.ADDRESS, headers=headers)
        assert "<button>Se déconnecter</button>" in other.text
        assert "<script" not in other.text


def test_a_form_of_another_site_is_known() -> None:
    def is_from_elsewhere(site: str) -> bool:
        return leaving.is_from_elsewhere(
            Request({"type": "http", "headers": [(b"sec-fetch-site", site.encode())]})
        )

    assert [is_from_elsewhere(site) for site in ("same-origin", "same-site", "cross-site")] == [
        False,
        True,
        True,
    ]


def test_the_answer_to_the_form_takes_the_cookie_and_leads_to_the_provider() -> None:
    answer = TestClient(left).post(leaving.ADDRESS)
    assert answer.status_code == 200
    assert 'content="0;url=https://accounts.example.org/end?x=1&amp;y=2"' in answer.text
    assert answer.headers["set-cookie"].startswith('_streamlit_user=""')
