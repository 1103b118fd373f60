"""Cookies behind https: a name that no other host can set, and nothing believed without it."""

from pages.shared import cookies


def asked(cookie: str) -> bytes:
    scope = {"type": "http", "headers": [(b"host", b"a.example"), (b"cookie", cookie.encode())]}
    return dict(cookies.inward(scope)["headers"])[b"cookie"]


def test_the_cookie_of_a_sign_in_is_for_this_host_and_https_alone() -> None:
    given = (b"set-cookie", b'_streamlit_user="2|1"; HttpOnly; Path=/; SameSite=lax')
    assert cookies.outward(given) == (
        b"set-cookie",
        b'__Host-_streamlit_user="2|1"; HttpOnly; Path=/; SameSite=lax; Secure',
    )


def test_the_token_that_a_script_reads_keeps_its_name() -> None:
    given = (b"set-cookie", b"_streamlit_xsrf=2|3; Path=/; SameSite=Lax")
    assert cookies.outward(given)[1] == b"_streamlit_xsrf=2|3; Path=/; SameSite=Lax; Secure"


def test_other_headers_stay_as_they_are() -> None:
    assert cookies.outward((b"content-type", b"text/html")) == (b"content-type", b"text/html")


def test_streamlit_reads_its_own_names() -> None:
    assert asked("__Host-_streamlit_user=a; __Host-_streamlit_user_tokens__1=b; _streamlit_xsrf=c; x=d") == (
        b"_streamlit_user=a; _streamlit_user_tokens__1=b; _streamlit_xsrf=c; x=d"
    )


def test_a_cookie_that_came_without_the_prefix_is_not_believed() -> None:
    assert asked("_streamlit_user=forged; __Host-_streamlit_user=true") == b"_streamlit_user=true"
    assert asked("_streamlit_session=forged") == b""
