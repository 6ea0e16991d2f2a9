"""A session ends when nobody does anything, however busily the open page looks for news."""

import asyncio
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from access import changes
from access.caller import THIS_MACHINE
from access.cookies import SESSION
from access.desk import Access
from access.gate import Gate
from app import by_itself
from data.opening import open_store
from data.settings import Settings
from tests.security.conftest import PASSWORD

MINUTE = timedelta(minutes=1)


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 1, 5, 9, 0)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Access]:
    with open_store(tmp_path / "data") as store:
        desk = Access(store, Settings(idle_minutes=10, require_sign_in=True), clock)
        changes.add(desk, "王查看", "viewer", [], PASSWORD, "（命令行）", "127.0.0.1")
        yield desk


def looking_for_news() -> bytes:
    """What an open page sends every two seconds."""
    sent = BackMsg()
    sent.rerun_script.fragment_id = "look"
    sent.rerun_script.is_auto_rerun = True
    return bytes(sent.SerializeToString())


def still_here() -> bytes:
    """What an open page sends when it has nothing else to say."""
    sent = BackMsg()
    sent.app_heartbeat = True
    return bytes(sent.SerializeToString())


def clicked() -> bytes:
    sent = BackMsg()
    sent.rerun_script.page_name = "trends"
    return bytes(sent.SerializeToString())


async def page(scope: Scope, receive: Receive, send: Send) -> None:
    """A page that accepts and listens until it is closed."""
    await receive()
    await send({"type": "websocket.accept"})
    while (await receive())["type"] != "websocket.disconnect":
        pass


def alive_after(desk: Access, clock: Clock, messages: list[bytes], minutes: int) -> bool:
    """Whether the session of an open page lives after so many minutes, one message a minute."""
    token = desk.sign_in("王查看", PASSWORD, THIS_MACHINE)
    coming: list[Message] = [{"type": "websocket.connect"}]
    for n in range(minutes):
        coming.append({"type": "websocket.receive", "bytes": messages[n % len(messages)]})
    coming.append({"type": "websocket.disconnect", "code": 1001})
    lived: list[bool] = []

    async def receive() -> Message:
        message = coming.pop(0)
        if message["type"] == "websocket.receive":
            clock.now += MINUTE
        if message["type"] == "websocket.disconnect":
            lived.append(desk.account_of(token) is not None)
        return message

    async def send(_: Message) -> None:
        return None

    headers = {"host": "127.0.0.1", "origin": "http://127.0.0.1", "cookie": f"{SESSION}={token}"}
    scope: dict[str, Any] = {
        "type": "websocket", "path": "/_stcore/stream", "scheme": "ws", "client": ("127.0.0.1", 1),
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }  # fmt: skip
    asyncio.run(Gate(page, lambda: desk, by_itself)(scope, receive, send))
    return lived[0]


def test_a_page_left_alone_looking_for_news_is_signed_out(desk: Access, clock: Clock) -> None:
    assert alive_after(desk, clock, [looking_for_news(), still_here()], 9)
    assert not alive_after(desk, clock, [looking_for_news(), still_here()], 10)


def test_a_click_now_and_then_keeps_it(desk: Access, clock: Clock) -> None:
    nine = [looking_for_news()] * 8
    assert alive_after(desk, clock, [*nine, clicked()], 90)


def test_what_cannot_be_read_counts_as_somebody(desk: Access, clock: Clock) -> None:
    assert not by_itself(b"\xff\xff")
    assert alive_after(desk, clock, [b"\xff\xff"], 30)
