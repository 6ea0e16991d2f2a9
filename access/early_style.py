"""A style in the head of Streamlit's page, there before anything is drawn.

A style that a page sends as an element comes whenever its part of Streamlit has been loaded. Grids
take their type from the page's once, when they are drawn, and would have drawn before.
"""

import gzip

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HEAD_END, _STREAMLIT = b"</head>", b'<div id="root">'
# They speak of the page as it was before.
_BEFORE = ("content-length", "content-encoding", "etag", "last-modified")


class EarlyStyle:
    """ASGI middleware that puts `css` into the head of Streamlit's page and of no other."""

    def __init__(self, app: ASGIApp, css: str) -> None:
        self._app = app
        self._style = b"<style>" + css.encode() + b"</style>"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the style added; what is not a page goes through as it comes."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        begun: Message | None = None
        body = b""

        async def answer(message: Message) -> None:
            nonlocal begun, body
            if message["type"] == "http.response.start" and _is_page(message):
                begun = message
            elif begun is None:
                await send(message)
            else:
                body += message.get("body", b"")
                if not message.get("more_body"):
                    styled = self._styled(begun, body)
                    await send(begun)
                    await send({"type": "http.response.body", "body": styled})

        await self._app(scope, receive, answer)

    def _styled(self, begun: Message, body: bytes) -> bytes:
        headers = MutableHeaders(scope=begun)
        page = gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body
        if _STREAMLIT not in page:
            return body
        styled = page.replace(_HEAD_END, self._style + _HEAD_END, 1)
        for name in _BEFORE:
            del headers[name]
        headers["content-length"] = str(len(styled))
        return styled


def _is_page(begun: Message) -> bool:
    kind = MutableHeaders(scope=begun).get("content-type", "")
    return begun["status"] == 200 and str(kind).startswith("text/html")
