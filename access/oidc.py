"""The way to the organisation's sign-in server and back."""

import secrets
import time
from dataclasses import dataclass
from functools import partial

from starlette.responses import Response

from access import Refused, cookies
from access.desk import Access
from access.forms import Visit, inside
from access.people import account_of
from access.provider import FAILED, Provider, Started
from access.threads import in_thread
from access.tokens import digest
from data import audit

BEGIN, BACK = "/signin/oidc", "/signin/oidc/back"
_LASTS = 600.0
_MOST = 1000


@dataclass(frozen=True)
class _Underway:
    """A sign-in under way: of which browser, since when, and where it goes on to."""

    started: Started
    browser: str
    onward: str
    until: float


_underway: dict[str, _Underway] = {}


def offered(desk: Access) -> bool:
    """Whether the settings name a sign-in server."""
    return bool(desk.settings.oidc_issuer and desk.settings.oidc_client_id)


async def begin(made: Visit) -> Response:
    """Send the browser to the provider."""
    if not offered(made.desk):
        return made.onward("/signin")
    onward = inside(made.request.query_params.get("next"))
    try:
        address, started = await in_thread(partial(_provider(made.desk).begin, _callback(made)))
    except Refused as refused:
        return _told(made, 502, str(refused))
    secret = cookies.form_secret(made.request)
    _forget()
    _underway[started.state] = _Underway(started, digest(secret), onward, time.monotonic() + _LASTS)
    answer = made.onward(address)
    made.put(answer, cookies.FORM, secret)
    return answer


async def back(made: Visit) -> Response:
    """Let in who comes back from the provider; each way back is good once, for one browser."""
    if not offered(made.desk):
        return made.onward("/signin")
    asked = made.request.query_params
    found = _underway.pop(asked.get("state", ""), None)
    browser = digest(made.request.cookies.get(cookies.FORM, ""))
    issuer = made.desk.settings.oidc_issuer
    right = found is not None and secrets.compare_digest(found.browser, browser)
    if found is None or not right or time.monotonic() > found.until:
        return _told(made, 401, FAILED)
    if asked.get("iss", issuer) != issuer or "code" not in asked:
        return _told(made, 401, FAILED)
    try:
        work = partial(_let_in, made, asked["code"], found.started)
        session = await in_thread(work)
    except Refused as refused:
        record = partial(
            audit.record, made.desk.store, "", made.caller.address, "sign_in_failed", "统一登录",
            原因=str(refused),
        )  # fmt: skip
        await in_thread(record)
        return _told(made, 401, str(refused))
    return made.onward(found.onward, session)


def _let_in(made: Visit, code: str, started: Started) -> str:
    desk = made.desk
    claims = _provider(desk).finish(_callback(made), code, started)
    account = account_of(desk, desk.settings.oidc_issuer, claims, made.caller.address)
    token = desk.let_in(account, made.caller)
    if made.token:
        desk.sign_out(made.token, made.caller)
    return token


def _told(made: Visit, status: int, sentence: str) -> Response:
    return made.page("signin", status, onward="/", unclaimed=False, other=BEGIN, refusal=sentence)


def _callback(made: Visit) -> str:
    """Our own address as the browser sees it."""
    scheme = "https" if made.caller.secure else "http"
    return f"{scheme}://{made.request.headers['host']}{BACK}"


_providers: dict[tuple[str, str, str], Provider] = {}


def _provider(desk: Access) -> Provider:
    known = (
        desk.settings.oidc_issuer, desk.settings.oidc_client_id, desk.settings.oidc_client_secret,
    )  # fmt: skip
    return _providers.setdefault(known, Provider(*known))


def _forget() -> None:
    """Let go of ways back nobody came by, and of the oldest when there are too many."""
    now = time.monotonic()
    for state in [s for s, u in _underway.items() if u.until < now]:
        del _underway[state]
    while len(_underway) >= _MOST:
        del _underway[next(iter(_underway))]
