"""The server: Streamlit under its own ASGI app, warm before the first visitor arrives."""

import asyncio
import gc
import importlib
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NoReturn

import duckdb
import streamlit as st
from google.protobuf.message import DecodeError
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from streamlit.proto.BackMsg_pb2 import BackMsg

from access import signin
from access.caller import is_loopback
from access.desk import Access, for_store
from access.early_style import EarlyStyle
from access.gate import Gate, sweep
from access.headers import SecurityHeaders, policy, script_hashes
from commands import board as boards
from commands import door
from data import audit
from data.private import keep_private
from data.reader_version import present_reader
from data.settings_history import note_settings
from data.store import NotOpened, Store
from loaders.apart.readers import READERS
from operations import log, metrics
from operations.counting import Counting
from pages import board, overview_answers, style

ROOT = Path(__file__).parent
FRONT = Path(st.__file__).parent / "static" / "index.html"
WARM = ("altair", "pandas", "pyarrow", "pydeck", "loaders", "charts", "data.questions")


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Open the store and load what pages need, so that no visitor waits for it.

    Streamlit collects garbage after every run; freezing what was loaded keeps that short.
    """
    try:
        store = _ready()
    except NotOpened as error:
        _leave(f"看板启动时出错：{error}")
    except Exception as error:
        # The server would end without a word.
        print(f"看板启动时出错：{type(error).__name__}: {error}", file=sys.stderr, flush=True)
        raise
    sweeping = asyncio.create_task(sweep(desk()))
    log.tell("started", version=store.version())
    with door.opened(store, os.environ):
        yield
    sweeping.cancel()
    audit.keep_head(store)
    READERS.end()
    board.close()
    log.tell("stopped")
    log.end()


def _ready() -> Store:
    """Everything a first visitor needs, loaded; a disk that is full does not stop the board."""
    for module in WARM:
        importlib.import_module(module)
    present_reader()  # of the files as they are now; an update may put others in their place
    keep_private(board.folder())
    store = board.store()
    log.begin(store.folder)
    _know_who_can_reach_us(desk())
    overview_answers.warm()
    gc.collect()
    gc.freeze()
    try:
        note_settings(store, board.settings())
    except (duckdb.Error, OSError) as error:
        log.trouble("settings_not_noted", error)
    _watch(store, desk())
    return store


def _leave(told: str) -> NoReturn:
    """End with one sentence: raising would print a traceback, and nothing is open that would have
    to close."""
    print(told, file=sys.stderr, flush=True)
    os._exit(2)


def desk() -> Access:
    """Accounts and sessions of the open store."""
    return for_store(board.store())


def _know_who_can_reach_us(access: Access) -> None:
    """A board that other machines can reach must have accounts; else this process ends here."""
    access.bound = str(st.get_option("server.address") or "0.0.0.0")  # noqa: S104 (told, not bound)
    if not is_loopback(access.bound) and not access.accounts.any():
        board.close()
        _leave(boards.NO_ACCOUNTS.format(host=access.bound))


def _watch(store: Store, access: Access) -> None:
    """Where the gauges of /metrics get their figures."""
    metrics.watch(
        sessions=lambda: len(access.sessions),
        screens=lambda: len(access.sockets),
        database=store.database_bytes,
        archive=store.archive_bytes,
        version=store.version,
        readers=lambda: READERS.busy,
    )


def by_itself(message: bytes) -> bool:
    """Whether a browser sent this without anybody touching it: a page looking for news."""
    said = BackMsg()
    try:
        said.ParseFromString(message)
    except DecodeError:
        return False
    kind = said.WhichOneof("type")
    return kind == "app_heartbeat" or (kind == "rerun_script" and said.rerun_script.is_auto_rerun)


async def healthz(_: Request) -> Response:
    """Ready only when the store answers."""
    try:
        version = await run_in_threadpool(board.store().version)
    except Exception as error:
        log.trouble("store_silent", error)
        return JSONResponse({"status": "store does not answer"}, 503)
    return JSONResponse({"status": "ok", "data_version": version})


async def figures(_: Request) -> Response:
    """For Prometheus; the gate lets nobody else in."""
    return Response(await run_in_threadpool(metrics.collected), media_type=metrics.CONTENT_TYPE)


app = st.App(
    ROOT / "pages" / "main.py",
    lifespan=lifespan,
    routes=[
        Route("/healthz", healthz),
        Route(metrics.PATH, figures),
        *signin.routes(desk),
        *door.routes(board.store),
    ],
    middleware=[
        Middleware(Counting),
        Middleware(SecurityHeaders, policy=policy(script_hashes(FRONT.read_text("utf-8")))),
        Middleware(Gate, desk=desk, by_itself=by_itself),
        Middleware(EarlyStyle, css=style.ROOT),
    ],
)
