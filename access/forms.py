"""What the sign-in pages share: reading a small form, showing a page, cookies on the answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from jinja2 import Environment, FileSystemLoader, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from access import caller as callers
from access import cookies
from access.caller import Caller
from access.desk import Access
from access.headers import style_policy
from data.accounts import Account
from data.visitor import ROLE_LABELS

_FOLDER = Path(__file__).parent / "templates"
_STYLE = (_FOLDER / "style.css").read_text(encoding="utf-8")
_PAGES = Environment(
    loader=FileSystemLoader(_FOLDER), autoescape=select_autoescape(["html"]), trim_blocks=True
)
_LARGEST = 8192
STALE = "页面放得太久了，请再填一次。"


@dataclass(frozen=True)
class Visit:
    """One request to a sign-in page."""

    request: Request
    desk: Access
    caller: Caller
    account: Account | None
    token: str | None

    def page(self, template: str, status: int = 200, **words: Any) -> Response:
        """A page of `templates/`, with a form that only this browser can send."""
        secret = cookies.form_secret(self.request)
        text = _PAGES.get_template(f"{template}.html").render(
            style=_STYLE, account=self.account, roles=ROLE_LABELS,
            form=lambda path: cookies.form_token(self.request, secret, path), **words,
        )  # fmt: skip
        answer = HTMLResponse(text, status, {"Cache-Control": "no-store"})
        answer.headers["Content-Security-Policy"] = style_policy(_STYLE)
        if "retry" in words:
            answer.headers["Retry-After"] = str(words["retry"])
        self.put(answer, cookies.FORM, secret)
        return answer

    def onward(self, path: str, session: str | None = None) -> Response:
        """To another page, with a new session where one is given."""
        answer = RedirectResponse(path, 303, {"Cache-Control": "no-store"})
        if session is not None:
            self.put(answer, cookies.SESSION, session)
        return answer

    def outward(self) -> Response:
        """To the sign-in page, without a session."""
        answer = self.onward("/signin")
        secure = self.desk.settings.cookie_secure
        cookies.take(answer, cookies.SESSION, self.caller, secure)
        return answer

    async def fields(self) -> Mapping[str, str] | None:
        """What was posted; None where the form was not made for this browser and page."""
        body = b""
        async for part in self.request.stream():
            body += part
            if len(body) > _LARGEST:
                return None
        try:
            given = parse_qs(body.decode(), keep_blank_values=True, max_num_fields=20)
        except ValueError:
            return None
        fields = {name: values[0] for name, values in given.items()}
        holds = cookies.form_holds(self.request, fields.get("form", ""))
        return fields if holds else None

    def put(self, answer: Response, name: str, value: str) -> None:
        """Put a cookie on an answer."""
        cookies.put(answer, name, value, self.caller, self.desk.settings.cookie_secure)


def visit(request: Request, desk: Access) -> Visit:
    """The request with who makes it."""
    token = cookies.session_token(request)
    caller = callers.from_text(request.headers.get(callers.HEADER))
    return Visit(request, desk, caller, desk.account_of(token), token)


def inside(path: str | None) -> str:
    """The path to go on to: one of this board's own pages, else the first one."""
    wanted = path or "/"
    plain = wanted.isprintable() and "\\" not in wanted and len(wanted) < 2000
    if not plain or not wanted.startswith("/") or wanted.startswith("//"):
        return "/"
    return "/" if wanted.split("?")[0] in ("/signin", "/first", "/signout") else wanted
