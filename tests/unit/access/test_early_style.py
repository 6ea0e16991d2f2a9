"""A style of ours stands in the head of Streamlit's page before anything of it runs."""

import asyncio
import gzip

import pytest
from starlette.types import Message, Receive, Scope, Send

from access.early_style import EarlyStyle

FRONT = '<html><head><title>页</title></head><body><div id="root"></div></body></html>'.encode()
STYLED = FRONT.replace(b"</head>", b"<style>p {}</style></head>")
OTHER = "<html><head></head><body>登录</body></html>".encode()
HTML = {"content-type": "text/html; charset=utf-8"}


def answer(
    parts: list[bytes], headers: dict[str, str] = HTML, status: int = 200, method: str = "GET"
) -> tuple[dict[str, str], bytes]:
    """Headers and body that come out when an app answers with these parts."""

    async def app(_: Scope, __: Receive, send: Send) -> None:
        raw = [(k.encode(), v.encode()) for k, v in headers.items()]
        await send({"type": "http.response.start", "status": status, "headers": raw})
        for number, part in enumerate(parts, 1):
            more = number < len(parts)
            await send({"type": "http.response.body", "body": part, "more_body": more})

    sent: list[Message] = []

    async def send(message: Message) -> None:
        # As it is when it is sent: what changes later does not reach the browser.
        sent.append({**message, "headers": list(message.get("headers", []))})

    async def receive() -> Message:
        return {"type": "http.request"}

    asyncio.run(EarlyStyle(app, css="p {}")({"type": "http", "method": method}, receive, send))
    seen = {k.decode(): v.decode() for k, v in sent[0]["headers"]}
    return seen, b"".join(m["body"] for m in sent[1:])


@pytest.mark.parametrize(
    ("parts", "encoding"),
    [
        ([FRONT], {}),
        ([FRONT[:30], FRONT[30:]], {"etag": "1", "last-modified": "x"}),
        ([gzip.compress(FRONT)], {"content-encoding": "gzip"}),
    ],
)
def test_the_page_has_the_style_at_the_end_of_its_head(
    parts: list[bytes], encoding: dict[str, str]
) -> None:
    length = str(len(b"".join(parts)))
    headers, body = answer(parts, HTML | encoding | {"content-length": length})
    assert body == STYLED
    assert headers == HTML | {"content-length": str(len(STYLED))}


def test_everything_else_goes_through_as_it_is() -> None:
    noted = HTML | {"etag": "1"}
    assert answer([OTHER], noted) == (noted, OTHER)
    assert answer([FRONT], noted, status=404) == (noted, FRONT)
    assert answer([b""], noted, method="HEAD") == (noted, b"")
    assert answer([FRONT], {"content-type": "text/plain"})[1] == FRONT
    packed = noted | {"content-encoding": "gzip"}
    assert answer([gzip.compress(OTHER, mtime=0)], packed)[1] == gzip.compress(OTHER, mtime=0)
