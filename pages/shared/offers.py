"""What each sign-in was offered on its own connections: the files that it may have made, fetch and send.

Streamlit gives a file to whoever has its address, and makes one for whoever knows its name. Both stand in a message to
the session whose page offers the file, so the guard reads them there, on their way out: whoever was offered it may ask.
Nothing here looks inside Streamlit. A kind of element that is not listed below offers nothing, and its file is refused.
"""

import threading
import time
from collections.abc import Iterator

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime

from data.visitors.sessions import LONGEST, Key

UPLOAD = "/_stcore/upload_file/"
MOST_KEPT = (
    5_000  # names and addresses of one sign-in, the last ones offered: each run of a page offers about ten
)

_offers: dict[Key, dict[str, None]] = {}  # a sign-in → what it was offered, oldest first
_lock = threading.Lock()


def note(visitor: Key, message: bytes) -> None:
    """Remembers what a message of Streamlit offers to the visitor to whom it is sent."""
    try:
        names = list(_offered(ForwardMsg.FromString(message)))
    except Exception:  # no message of Streamlit: it offers nothing
        return
    if not names:
        return
    with _lock:
        offered = _offers.setdefault(visitor, {})
        for name in names:
            offered.pop(name, None)
            offered[name] = None
        for name in list(offered)[:-MOST_KEPT]:
            del offered[name]
        for key in [key for key in _offers if 0 < key[2] < time.time() - LONGEST]:
            del _offers[key]


def is_offered(visitor: Key, name: str) -> bool:
    """Whether this visitor was offered that address (as `/media/…`), or that name of a file to be made."""
    with _lock:
        return name in _offers.get(visitor, {})


def waiting(visitor: Key) -> int:
    """How many bytes of files that this visitor sent are in the memory of the server, not taken in by a page yet."""
    with _lock:
        addresses = list(_offers.get(visitor, {}))
    sent = [address.split("/")[-2:] for address in addresses if address.startswith(UPLOAD)]
    manager = Runtime.instance().uploaded_file_mgr
    return sum(len(file.data) for session, name in sent for file in manager.get_files(session, [name]))


def _offered(frame: ForwardMsg) -> Iterator[str]:
    """The names and addresses of files in one message."""
    element = frame.delta.new_element
    names = [
        element.download_button.deferred_file_id,
        element.download_button.url,
        frame.backend_operation_response.deferred_file.url,
        frame.page_config_changed.favicon,
        frame.logo.image,
        frame.logo.icon_image,
        *(image.url for image in element.imgs.imgs),
    ]
    for urls in frame.file_urls_response.file_urls:
        names += [urls.upload_url, urls.delete_url]
    yield from filter(None, names)
