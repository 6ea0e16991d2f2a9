"""Security headers on every answer of the board."""

import base64
import hashlib
import re
from collections.abc import Iterable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
# Streamlit styles its elements from scripts and hands images and workers over as blobs; the map
# runs WebAssembly. Nothing needs eval: figures are drawn by Vega's interpreter.
_POLICY = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self' blob:",
    "media-src": "'self'",
    "manifest-src": "'self'",
    "frame-src": "'none'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
ALWAYS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    # With no-referrer a browser would post our own forms without an origin.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), "
    "payment=(), serial=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def policy(scripts: Iterable[str] = ()) -> str:
    """The Content-Security-Policy; `scripts` are further sources of scripts, such as hashes."""
    allowed = _POLICY | {"script-src": " ".join((_POLICY["script-src"], *scripts))}
    return "; ".join(f"{name} {sources}" for name, sources in allowed.items())


def script_hashes(page: str) -> list[str]:
    """The sources that allow the inline scripts of this HTML page, and no other."""
    return [f"'sha256-{_sha256(script)}'" for script in _INLINE.findall(page)]


def style_policy(style: str) -> str:
    """The policy of a page that holds this one style element, forms, and nothing else."""
    return (
        f"default-src 'none'; style-src 'sha256-{_sha256(style)}'; img-src data:; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    )


class SecurityHeaders:
    """ASGI middleware, the outermost: headers an answer has already are left as they are."""

    def __init__(self, app: ASGIApp, policy: str) -> None:
        self._app = app
        self._headers = ALWAYS | {"Content-Security-Policy": policy}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the headers added."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
                if scope["scheme"] == "https":
                    headers.setdefault("Strict-Transport-Security", "max-age=31536000")
            await send(message)

        await self._app(scope, receive, answer)


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
