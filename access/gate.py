"""The gate: an ASGI middleware before every page, file, upload and websocket of the board."""

import asyncio
import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from urllib.parse import quote

import duckdb
from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from access import caller as callers
from access.caller import Caller, Headers
from access.cookies import session_token
from access.desk import Access
from access.sockets import OVER, Line
from data.visitor import Visitor

OPEN = frozenset(
    ("/healthz", "/_stcore/health", "/signin", "/signin/oidc", "/signin/oidc/back", "/first")
)
"""Answered without a session: whether the board is there, and where to sign in."""
METRICS = "/metrics"
"""For this machine and the addresses a setting names; it tells nothing about persons or lists."""
DOOR = re.compile(r"/_door/[a-z-]+")
"""The loopback door keeps a token of its own."""
UPLOADS = "/_stcore/upload_file/"
HOST_CONFIG = "/_stcore/host-config"
NO_STORE = {"Cache-Control": "no-store"}
_MACHINERY = ("/_stcore/", "/media/", "/component/", "/static/")
_READING = ("GET", "HEAD", "OPTIONS")
_SWEEP_EVERY = 15.0


class Gate:
    """Lets in who may come in; `desk` gives the open board's desk."""

    def __init__(
        self, app: ASGIApp, desk: Callable[[], Access],
        by_itself: Callable[[bytes], bool] = lambda _: False,
    ) -> None:  # fmt: skip
        """`by_itself` tells of a websocket message whether nobody's hand sent it: such a message
        keeps no session alive."""
        self._app, self._desk, self._by_itself = app, desk, by_itself

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, refuse, or send to the sign-in page."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        desk = self._desk()
        headers = _headers(scope)
        peer = scope["client"][0] if scope.get("client") else None
        caller = callers.caller_of(headers, peer, scope["scheme"], desk.bound, desk.proxies)
        noted = _noted(scope, headers, caller, desk)
        if scope["type"] == "websocket":
            await self._socket(desk, noted, headers, caller, receive, send)
        else:
            refusal = _refusal(desk, noted, headers, caller)
            await (refusal or self._app)(noted, receive, send)

    async def _socket(
        self, desk: Access, scope: Scope, headers: Headers, caller: Caller,
        receive: Receive, send: Send,
    ) -> None:  # fmt: skip
        """A websocket for as long as its session lasts."""
        if not callers.same_origin(headers, desk.origins, socket=True):
            await _close(receive, send, 1008)
            return
        token = session_token(HTTPConnection(scope))
        session = desk.sessions.find(token) if desk.account_of(token) else None
        line, under = Line(), session.token_sha256 if session else None
        ended = asyncio.ensure_future(line.ended.wait())
        desk.sockets.enter(under, line)
        try:
            # Asked only now: a session that ends from here on finds the line in the register.
            if desk.visitor(token, caller) is None or (session and not desk.account_of(token)):
                await _close(receive, send, OVER)
                return

            def heard(message: Message) -> None:
                if session is not None and not self._by_itself(message.get("bytes") or b""):
                    desk.sessions.touch(session)

            await self._app(scope, _until(line, ended, receive, send, heard), _while(line, send))
        finally:
            ended.cancel()
            desk.sockets.leave(under, line)


async def sweep(desk: Access) -> None:
    """End expired sessions every few seconds, until cancelled."""
    while True:
        await asyncio.sleep(_SWEEP_EVERY)
        # What cannot be written now, on a full disk, is swept the next time.
        with suppress(duckdb.Error):
            await run_in_threadpool(desk.sweep)


def _refusal(desk: Access, scope: Scope, headers: Headers, caller: Caller) -> Response | None:
    """Why a request is not passed on, or None."""
    path, method = scope["path"], scope["method"]
    if method == "POST" and DOOR.fullmatch(path):
        return None
    if method not in _READING and not callers.same_origin(headers, desk.origins):
        return _sentence(403, "请求来自其他网站，已拒绝。")
    if path in OPEN:
        return None
    if path == METRICS:
        watched = caller.here or caller.address in desk.watchers
        return None if watched else _sentence(403, "运行指标只给本机和 metrics_from 里的地址。")
    token = session_token(HTTPConnection(scope))
    visitor = desk.visitor(token, caller)
    if visitor is None:
        return _sign_in_first(scope, headers)
    if path.startswith(UPLOADS) and method not in _READING and not _may_send_files(visitor):
        return _sentence(403, "这个账号不能上传文件。")
    if (session := desk.sessions.find(token)) is not None:
        desk.sessions.touch(session)
    return None


def _may_send_files(visitor: Visitor) -> bool:
    return visitor.can_upload or visitor.unclaimed


def _sign_in_first(scope: Scope, headers: Headers) -> Response:
    """To the sign-in page for who opens a page, a sentence for everything else."""
    given = dict(headers)
    opens_page = "text/html" in given.get("accept", "") or given.get("sec-fetch-mode") == "navigate"
    path = scope["path"]
    if scope["method"] in ("GET", "HEAD") and opens_page and not path.startswith(_MACHINERY):
        query = scope.get("query_string", b"").decode("latin-1")
        there = quote(path) + (f"?{query}" if query else "")
        address = "/signin" if there == "/" else f"/signin?next={quote(there, safe='')}"
        return RedirectResponse(address, 303, NO_STORE)
    if path == HOST_CONFIG:
        # A page that is still open asks for this and shows the answer.
        return JSONResponse("登录已经结束，请刷新页面重新登录。", 401, NO_STORE)
    return _sentence(401, "请先登录。")


def _sentence(status: int, text: str) -> Response:
    return PlainTextResponse(text, status, NO_STORE)


def _headers(scope: Scope) -> list[tuple[str, str]]:
    return [(n.decode("latin-1").lower(), v.decode("latin-1")) for n, v in scope["headers"]]


def _noted(scope: Scope, headers: Headers, caller: Caller, desk: Access) -> Scope:
    """The scope with the caller in our header, whatever the client wrote there.

    Behind a proxy that changes the host, the host becomes that of the allowed origin, so that
    whoever compares the two further in finds them equal.
    """
    given = dict(headers)
    changed = {callers.HEADER: caller.as_text()}
    if given.get("origin") in desk.origins:
        changed["host"] = given["origin"].split("://", 1)[-1]
    kept = [(n, v) for n, v in scope["headers"] if n.decode("latin-1").lower() not in changed]
    added = [(n.encode("latin-1"), v.encode("latin-1")) for n, v in changed.items()]
    return {**scope, "headers": kept + added}


def _until(
    line: Line, ended: "asyncio.Future[Any]", receive: Receive, send: Send,
    heard: Callable[[Message], None],
) -> Receive:  # fmt: skip
    """`receive` that closes the websocket, and hears of it, once the line has ended."""

    async def listen() -> Message:
        incoming = asyncio.ensure_future(receive())
        try:
            await asyncio.wait((incoming, ended), return_when=asyncio.FIRST_COMPLETED)
            if incoming.done():
                message: Message = incoming.result()
                if message["type"] == "websocket.disconnect":
                    return message
                if not line.ended.is_set():
                    heard(message)
                    return message
        finally:
            incoming.cancel()
        await send({"type": "websocket.close", "code": OVER, "reason": "signed out"})
        return {"type": "websocket.disconnect", "code": OVER}

    return listen


def _while(line: Line, send: Send) -> Send:
    """`send` that says nothing any more once the line has ended."""

    async def say(message: Message) -> None:
        if not line.ended.is_set():
            await send(message)

    return say


async def _close(receive: Receive, send: Send, code: int) -> None:
    """Refuse a websocket before it is accepted."""
    await receive()
    await send({"type": "websocket.close", "code": code})
