"""The process that `make run` starts: Streamlit's ASGI application around app.py, behind a guard."""

import ctypes
import logging
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import partial

import streamlit as st
import uvicorn
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Route
from streamlit.runtime.pages_manager import PagesManager

from analytics.language.texts import LANGUAGES, translator
from data import environment
from data.generations import migrations, store
from data.problems import Refused
from data.rights import inventory
from data.rights.inventory import Moment
from data.visitors import access, log
from pages.shared import assets, compression, guard, incidents, leaving, measures, shell

# Until st.navigation has run once in a process, Streamlit serves the files of pages/ as pages of their own, without
# app.py: the first visitor of a deep link would get one of them. No public setting turns that off (1.67);
# tests/browser/test_first_visit.py holds this line to its purpose.
PagesManager.uses_pages_directory = False

# Every run has a thread of its own. With a heap for each, which glibc never gives back, memory grows with the visits.
M_ARENA_MAX, HEAPS = -8, 2
with suppress(AttributeError, OSError):  # another C library
    ctypes.CDLL(None).mallopt(M_ARENA_MAX, HEAPS)

os.umask(0o077)  # what this process writes is its owner's alone

# Streamlit writes the message of an error, which may quote a person's data: pages.shared.incidents does not.
logging.getLogger("streamlit.error_util").addFilter(lambda record: record.msg != "Uncaught app execution")
logging.getLogger("streamlit.runtime.backend_operation_handler").addFilter(incidents.keep_aside)

# uvicorn, which loads this file, stops in order and then raises the signal again: Python would end there, without
# removing the files that wait to be imported and without letting a publication finish. It is told to stop without it.
SECONDS_TO_STOP = 10  # of a visitor who does not read: Streamlit has no setting for it
uvicorn_server = getattr(signal.getsignal(signal.SIGTERM), "__self__", None)
if isinstance(uvicorn_server, uvicorn.Server):
    uvicorn_server.config.timeout_graceful_shutdown = SECONDS_TO_STOP
    for asked in (signal.SIGTERM, signal.SIGINT):
        signal.signal(asked, lambda *_: setattr(uvicorn_server, "should_exit", True))

try:
    environment.load()
    sign_in = access.secrets().get("auth", {})
    door = access.door(os.environ, sign_in, st.get_option("server.address") or "")
except Refused as refused:
    usual = os.environ.get("LANG", "")[:2]
    t = translator(usual if usual in LANGUAGES else LANGUAGES[0])
    sys.exit("\n".join(problem.sentence(t) for problem in refused.problems))
if migrations.is_of_earlier_version(folder := store.store_folder(store.chosen_store())):
    from data import opening  # what it takes to build figures is loaded for that alone

    with suppress(Refused):  # each page says why
        opening.bring_up_to_date(folder)
os.environ["BINOMES_MODE"] = door.mode  # fixed: a file of secrets that disappears later opens nothing


@asynccontextmanager
async def life(_: st.App) -> AsyncIterator[None]:
    """What is removed when the server starts, and written when it stops."""
    try:
        inventory.clean(store.home(), Moment.start)
    except Exception as error:  # what cannot be removed now keeps nobody from looking; `doctor` says it
        incidents.keep(error)
    try:
        yield
    finally:
        log.flush()
        inventory.clean(store.home(), Moment.stop)


app = st.App(
    "app.py",
    lifespan=life,
    secrets={"auth": sign_in} if door.mode == "signed" else None,
    routes=[
        Route("/sante", guard.state),
        Route("/mesures", measures.answer),
        Route(shell.SCRIPT_PATH, shell.chrome),
        *(Route(path, partial(assets.kept, file)) for path, file in assets.KEPT.items()),
        Route(leaving.SCRIPT_PATH, leaving.script),
    ],
    middleware=[
        Middleware(guard.guarded, door=door),
        Middleware(compression.packed),
        Middleware(GZipMiddleware, minimum_size=1000),
        Middleware(shell.framed),
    ],
    on_script_error=incidents.report,
)
