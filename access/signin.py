"""The pages to sign in and out, to change a password, to become the first administrator."""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any

import duckdb
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from access import Refused, changes, oidc
from access.desk import Access, Locked
from access.forms import STALE, Visit, inside, visit
from access.threads import in_thread

Desk = Callable[[], Access]
Page = Callable[[Visit], Awaitable[Response]]
UNWRITABLE = "看板现在无法保存登录和账号的变化（例如磁盘已满），请稍后再试或联系管理员。"


def routes(desk: Desk) -> list[Route]:
    """The routes for the server; `desk` gives the open board's desk."""

    def page(path: str, show: Page | None, take: Page | None) -> Route:
        async def answer(request: Request) -> Response:
            made = visit(request, desk())
            handler = take if request.method == "POST" else show
            assert handler is not None
            try:
                return await handler(made)
            except duckdb.Error:
                return PlainTextResponse(UNWRITABLE, 503, {"Cache-Control": "no-store"})

        methods = [m for m, handler in (("GET", show), ("POST", take)) if handler]
        return Route(path, answer, methods=methods)

    return [
        page("/signin", _show_sign_in, _sign_in),
        page("/signout", None, _signed_in(_sign_out)),
        page("/signout-everywhere", None, _signed_in(_sign_out_everywhere)),
        page("/account", _signed_in(_show_account), None),
        page("/password", _signed_in(_show_password), _signed_in(_password)),
        page("/first", _show_first, _first),
        page(oidc.BEGIN, oidc.begin, None),
        page(oidc.BACK, oidc.back, None),
    ]


async def _show_sign_in(made: Visit) -> Response:
    onward = inside(made.request.query_params.get("next"))
    if made.account is not None:
        return made.onward(onward)
    return _sign_in_page(made, onward)


async def _sign_in(made: Visit) -> Response:
    fields = await made.fields()
    if fields is None:
        onward = inside(made.request.query_params.get("next"))
        return _sign_in_page(made, onward, 403, refusal=STALE)
    onward, name = inside(fields.get("next")), fields.get("name", "")
    try:
        check = partial(made.desk.sign_in, name, fields.get("password", ""), made.caller)
        session = await in_thread(check)
    except Locked as locked:
        words = {"refusal": str(locked), "retry": locked.seconds}
        return _sign_in_page(made, onward, 429, name=name, **words)
    except Refused as refused:
        return _sign_in_page(made, onward, 401, name=name, refusal=str(refused))
    if made.token:
        await in_thread(partial(made.desk.sign_out, made.token, made.caller))
    return made.onward(onward, session)


def _sign_in_page(made: Visit, onward: str, status: int = 200, **words: Any) -> Response:
    other = oidc.BEGIN if oidc.offered(made.desk) else None
    unclaimed = other is None and not made.desk.accounts.any()
    return made.page("signin", status, onward=onward, unclaimed=unclaimed, other=other, **words)


async def _sign_out(made: Visit, _: Mapping[str, str]) -> Response:
    await in_thread(partial(made.desk.sign_out, made.token, made.caller))
    return made.outward()


async def _sign_out_everywhere(made: Visit, _: Mapping[str, str]) -> Response:
    name = made.account.name if made.account else ""
    await in_thread(
        partial(changes.sign_out_everywhere, made.desk, name, name, made.caller.address)
    )
    return made.outward()


async def _show_account(made: Visit, _: Mapping[str, str]) -> Response:
    return made.page("account", open_sessions=_sessions_of(made))


async def _show_password(made: Visit, _: Mapping[str, str]) -> Response:
    return made.page("password")


async def _password(made: Visit, fields: Mapping[str, str]) -> Response:
    name = made.account.name if made.account else ""
    new = fields.get("new", "")
    if new != fields.get("again"):
        return made.page("password", 422, refusal="两次填写的新密码不一样。")
    try:
        await in_thread(
            partial(made.desk.need_password, name, fields.get("password", ""), made.caller)
        )
        address = made.caller.address
        change = partial(changes.set_password, made.desk, name, new, name, address, keep=made.token)
        ended = await in_thread(change)
    except Locked as locked:
        return made.page("password", 429, refusal=str(locked), retry=locked.seconds)
    except Refused as refused:
        return made.page("password", 422, refusal=str(refused))
    done = "密码已修改。" + (f"其他 {ended} 处登录已经退出。" if ended else "")
    return made.page("account", open_sessions=_sessions_of(made), done=done)


async def _show_first(made: Visit) -> Response:
    link = made.request.query_params.get("link", "")
    return _first_page(made, link)


async def _first(made: Visit) -> Response:
    fields = await made.fields()
    if fields is None:
        return _first_page(made, made.request.query_params.get("link", ""), 403, refusal=STALE)
    link, name, new = (fields.get(f, "") for f in ("link", "name", "new"))
    if not changes.first_link_lives(made.desk, link):
        return _first_page(made, link)
    if new != fields.get("again"):
        return _first_page(made, link, 422, name=name, refusal="两次填写的密码不一样。")
    try:
        create = partial(changes.create_first, made.desk, link, name, new, made.caller)
        session = await in_thread(create)
    except Refused as refused:
        return _first_page(made, link, 422, name=name, refusal=str(refused))
    return made.onward("/", session)


def _first_page(made: Visit, link: str, status: int = 200, **words: Any) -> Response:
    if not changes.first_link_lives(made.desk, link):
        accounts = made.desk.accounts.all()
        led = any(account.role == "admin" for account in accounts)
        return made.page("spent", 410, unclaimed=not accounts, without_admin=not led)
    return made.page("first", status, link=link, **words)


def _signed_in(
    handler: Callable[[Visit, Mapping[str, str]], Awaitable[Response]],
) -> Page:
    """The handler for who is signed in; others are sent to the sign-in page."""

    async def answer(made: Visit) -> Response:
        if made.account is None:
            return made.onward("/signin")
        if made.request.method != "POST":
            return await handler(made, {})
        fields = await made.fields()
        if fields is None:
            return made.page("account", 403, open_sessions=_sessions_of(made), refusal=STALE)
        return await handler(made, fields)

    return answer


def _sessions_of(made: Visit) -> int:
    return len(made.desk.sessions.of(made.account.name)) if made.account else 0
