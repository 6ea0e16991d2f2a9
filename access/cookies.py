"""The two cookies: the session's token, and the secret that the forms of a browser are bound to."""

import hashlib
import hmac
import secrets

from starlette.requests import HTTPConnection
from starlette.responses import Response

from access.caller import Caller
from access.tokens import new_token

SESSION = "zgkb_session"
FORM = "zgkb_form"
# Forms do not outlive the process that made them; a stale one is shown again.
_KEY = secrets.token_bytes(32)


def session_token(request: HTTPConnection) -> str | None:
    """The session's token as the browser sent it."""
    return request.cookies.get(SESSION)


def form_token(request: HTTPConnection, secret: str, path: str) -> str:
    """What a form posted to `path` must carry: made of the form cookie, the session and the path."""
    bound = "\n".join((secret, session_token(request) or "", path))
    return hmac.new(_KEY, bound.encode(), hashlib.sha256).hexdigest()


def form_secret(request: HTTPConnection) -> str:
    """The form cookie the browser has, or a new one."""
    return request.cookies.get(FORM) or new_token()


def form_holds(request: HTTPConnection, token: str) -> bool:
    """Whether a posted form was made for this browser, session and page."""
    secret = request.cookies.get(FORM)
    return bool(secret) and hmac.compare_digest(
        form_token(request, str(secret), request.url.path).encode(), token.encode()
    )


def put(response: Response, name: str, value: str, caller: Caller, always_secure: bool) -> None:
    """Give the browser a cookie that ends with it and that no script can read."""
    response.set_cookie(
        name, value, path="/", httponly=True, samesite="lax",
        secure=always_secure or caller.secure,
    )  # fmt: skip


def take(response: Response, name: str, caller: Caller, always_secure: bool) -> None:
    """Take a cookie away from the browser."""
    response.delete_cookie(
        name, path="/", httponly=True, samesite="lax", secure=always_secure or caller.secure
    )
