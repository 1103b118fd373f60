"""The names of Streamlit's cookies where there is https: `__Host-`, which another host or an insecure page cannot set.

A browser keeps such a cookie only if it is for https, for this host alone and for every path. Streamlit knows its own
names: they are changed on the way out and on the way back, and a cookie of the bare name is not believed.
"""

from starlette.types import Scope

PREFIX = "__Host-"
# Cookies called so, or whose names begin so; the token against forged requests is read by a script.
OURS = ("_streamlit_user", "_streamlit_session")


def inward(scope: Scope) -> Scope:
    """The request with Streamlit's cookies under their own names, and none that came without the prefix."""
    headers = [
        (name, _own_names(value.decode("latin-1")).encode("latin-1") if name == b"cookie" else value)
        for name, value in scope["headers"]
    ]
    return {**scope, "headers": headers}


def outward(header: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
    """A header of an answer: a cookie is for https alone, and one of ours has the prefix."""
    name, value = header
    if name != b"set-cookie":
        return header
    cookie = value.decode("latin-1")
    if "; secure" not in cookie.lower():
        cookie += "; Secure"
    return name, (PREFIX + cookie if cookie.startswith(OURS) else cookie).encode("latin-1")


def _own_names(header: str) -> str:
    cookies = [cookie.strip() for cookie in header.split(";")]
    return "; ".join(cookie.removeprefix(PREFIX) for cookie in cookies if not cookie.startswith(OURS))
