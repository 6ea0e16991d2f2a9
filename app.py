"""The server: Streamlit under its own ASGI app, warm before the first visitor arrives."""

import gc
import importlib
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from commands import door
from pages import board, overview_answers

ROOT = Path(__file__).parent
WARM = ("altair", "pandas", "pyarrow", "pydeck", "loaders", "charts", "data.questions")


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Open the store and load what pages need, so that no visitor waits for it.

    Streamlit collects garbage after every run; freezing what was loaded keeps that short.
    """
    for module in WARM:
        importlib.import_module(module)
    store = board.store()
    overview_answers.warm()
    gc.collect()
    gc.freeze()
    with door.opened(store, os.environ):
        yield
    board.close()


async def healthz(_: Request) -> Response:
    """Ready only when the store answers."""
    return JSONResponse({"status": "ok", "data_version": board.store().version()})


app = st.App(
    ROOT / "pages" / "main.py",
    lifespan=lifespan,
    routes=[Route("/healthz", healthz), *door.routes(board.store)],
)
