"""The process that `make run` starts: Streamlit's ASGI application around app.py, its answers compressed."""

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from streamlit.runtime.pages_manager import PagesManager

# Until st.navigation has run once in a process, Streamlit serves the files of pages/ as pages of their own, without
# app.py: the first visitor of a deep link would get one of them. No public setting turns that off (1.67);
# tests/browser/test_first_visit.py holds this line to its purpose.
PagesManager.uses_pages_directory = False

app = st.App("app.py", middleware=[Middleware(GZipMiddleware, minimum_size=1000)])
