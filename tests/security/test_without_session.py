"""A visitor without a session gets nothing."""

from collections.abc import Callable

import pytest

from access.cookies import SESSION
from access.tokens import digest
from tests.security.conftest import House, Visitor

HTML = {"Accept": "text/html,application/xhtml+xml"}


@pytest.mark.parametrize(
    "path",
    ["/", "/overview", "/upload", "/audit", "/account", "/password", "/signin/x", "/healthz/", "/app.py",
     "/pages/main.py", "/%2e%2e/app.py", "/index.html", "/_door/import", "/_door/a/b"],
)  # fmt: skip
def test_pages_lead_to_the_sign_in(stranger: Visitor, path: str) -> None:
    answer = stranger.get(path, headers=HTML)
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/signin")
    assert answer.content == b""


def test_the_sign_in_knows_where_one_wanted_to_go(stranger: Visitor) -> None:
    answer = stranger.get("/trends?place=%E6%98%AD%E9%80%9A%E5%B8%82&by=x", headers=HTML)
    assert answer.headers["Location"] == (
        "/signin?next=%2Ftrends%3Fplace%3D%25E6%2598%25AD%25E9%2580%259A%25E5%25B8%2582%26by%3Dx"
    )


@pytest.mark.parametrize(
    "path",
    ["/", "/static/js/index.js", "/media/0123456789abcdef.xlsx", "/component/x/index.html", "/favicon.png",
     "/_stcore/host-config", "/_stcore/stream", "/_stcore/metrics", "/_stcore/script-health-check",
     "/_stcore/allowed-message-origins", "/_stcore/agent/openapi.json", "/_stcore/upload_file/a/b",
     "/app/static/x", "/auth/login", "//healthz", "/healthz/../", "/HEALTHZ",
     "/_stcore/health/", "/_door/../static/x"],
)  # fmt: skip
def test_everything_else_is_refused(stranger: Visitor, path: str) -> None:
    answer = stranger.get(path)
    assert answer.status_code == 401
    assert len(answer.content) < 100
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("method", "path"),
    [("put", "/_stcore/upload_file/a/b"), ("post", "/_stcore/agent/interact"), ("post", "/_stcore/agent/mcp"),
     ("post", "/signout"), ("post", "/signout-everywhere"), ("post", "/password"), ("post", "/"),
     ("post", "/_door/a/b"), ("put", "/_door/import")],
)  # fmt: skip
def test_nothing_can_be_sent(stranger: Visitor, method: str, path: str) -> None:
    answer = getattr(stranger, method)(path, data=b"x" * 1000)
    assert answer.status_code == 401


def test_the_door_wants_its_own_token(stranger: Visitor) -> None:
    for token in ({}, {"X-Board-Token": "0" * 64}):
        answer = stranger.post("/_door/ask", json={"question": "totals"}, headers=token)
        assert answer.status_code == 404


def test_whether_the_board_lives_is_no_secret(stranger: Visitor) -> None:
    assert stranger.get("/healthz").json()["status"] == "ok"
    assert stranger.get("/_stcore/health").text == "ok"


def test_a_websocket_is_not_opened(stranger: Visitor) -> None:
    assert stranger.is_refused_a_socket()


@pytest.mark.parametrize("token", ["", "x", "a" * 43, "' or 1=1 --", "../../etc/passwd"])
def test_a_forged_cookie_opens_nothing(stranger: Visitor, token: str) -> None:
    stranger.cookies[SESSION] = token
    assert stranger.get("/", headers=HTML).status_code == 303
    assert stranger.get("/media/x").status_code == 401
    assert stranger.is_refused_a_socket()


def test_the_digest_in_the_store_is_no_key(
    house: House, signed_in: Callable[[str], Visitor]
) -> None:
    token = signed_in("王查看").session
    assert token is not None
    forger = Visitor(house)
    forger.cookies[SESSION] = digest(token)
    assert forger.get("/", headers=HTML).status_code == 303


@pytest.mark.parametrize(
    "header",
    ["X-Forwarded-For", "X-Real-IP", "Forwarded", "X-Board-Caller"],
)
def test_no_header_makes_a_stranger_somebody(stranger: Visitor, header: str) -> None:
    value = '{"address": "127.0.0.1", "local": true}' if header == "X-Board-Caller" else "127.0.0.1"
    assert stranger.get("/", headers={**HTML, header: value}).status_code == 303
