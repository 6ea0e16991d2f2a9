"""The board behind the real nginx, set up as docs/nginx.conf and docs/operations.md say."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commands.browser import NO_BROWSER, find_browser
from commands.door import HEADER, find_door
from commands.screen import PATIENCE, browser
from tests.browser.server import Screen
from tests.browser.test_upload import chosen, made_list
from tests.security.conftest import PASSWORD, ROLES, House, Visitor, house_over, prepare, run_page
from tests.security.front import NGINX, NO_NGINX, Front, nginx_before

HTML = {"Accept": "text/html"}
FORGED = {
    "X-Forwarded-For": "203.0.113.9", "X-Real-IP": "203.0.113.9", "X-Forwarded-Proto": "http",
    "Forwarded": "for=203.0.113.9", "X-Forwarded-Host": "evil.example",
}  # fmt: skip
# Another address of this machine than the one nginx speaks to the board from.
ELSEWHERE = "127.0.0.5"

pytestmark = pytest.mark.skipif(NGINX is None, reason=NO_NGINX)


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    folder = tmp_path_factory.mktemp("front")
    prepare(folder / "data", **ROLES)
    settings = {"trusted_proxy": "127.0.0.1", "require_sign_in": "true"}
    with house_over(folder / "data", **settings) as house, nginx_before(house, folder) as before:
        yield before


def visitor(front: Front) -> Visitor:
    return Visitor(front, certificate=front.certificate, source=ELSEWHERE)


def test_signing_in_gives_a_cookie_for_https_alone_and_pages_over_the_websocket(
    front: Front,
) -> None:
    somebody = visitor(front)
    assert somebody.get("/", headers=HTML).headers["Location"] == "/signin"
    answer = somebody.sign_in("王查看")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    (line,) = answer.raw.headers.getlist("Set-Cookie")
    assert {"Secure", "HttpOnly", "SameSite=lax"} <= set(line.split("; "))
    assert somebody.get("/", headers=HTML).status_code == 200
    with somebody.socket() as socket:
        assert "王查看".encode() in run_page(socket, "")
    assert somebody.is_refused_a_socket("https://evil.example")
    assert visitor(front).is_refused_a_socket()


@pytest.mark.parametrize("path", ["/signin", "/healthz", "/no-such-page", "/metrics"])
def test_a_browser_that_was_here_comes_back_by_https_alone(front: Front, path: str) -> None:
    """Said once, on pages, on files and on what nginx refuses by itself."""
    answer = visitor(front).get(path)
    assert answer.raw.headers.getlist("Strict-Transport-Security") == ["max-age=31536000"]


def test_the_audit_knows_the_visitor_and_believes_no_header_of_theirs(front: Front) -> None:
    somebody = visitor(front)
    form = somebody.get("/signin", headers=FORGED).text.split('name="form" value="')[1][:64]
    fields = {"form": form, "name": "张管理", "password": PASSWORD}
    answer = somebody.post("/signin", data=fields, headers={"Origin": front.address, **FORGED})
    assert answer.status_code == 303
    assert "Secure" in answer.headers["Set-Cookie"]
    with somebody.socket(**FORGED) as socket:
        said = run_page(socket, "audit")
    assert ELSEWHERE.encode() in said
    assert b"203.0.113.9" not in said


@pytest.mark.parametrize(
    "path", ["/metrics", "/metrics?x=1", "//metrics", "/%6detrics", "/x/../metrics", "/_door/ask",
             "/_door/import", "//_door/ask", "/%5fdoor/ask"],
)  # fmt: skip
def test_figures_and_commands_stay_inside(front: Front, path: str) -> None:
    door = find_door(front.folder)
    assert door is not None
    somebody = visitor(front)
    somebody.sign_in("张管理")
    for answer in (somebody.get(path), somebody.post(path, json={}, headers={HEADER: door.token})):
        assert answer.status_code == 403
        assert b"zgkb_" not in answer.content


def test_the_board_itself_refuses_figures_to_whoever_comes_through_a_proxy(front: Front) -> None:
    """Also where somebody left that line out of the example."""
    direct = Visitor(House(front.board, front.folder, front.log))
    assert direct.get("/metrics").status_code == 200
    for header, value in FORGED.items():
        assert direct.get("/metrics", headers={header: value}).status_code == 403


@pytest.mark.browser
@pytest.mark.skipif(find_browser() is None, reason=NO_BROWSER)
def test_a_list_is_uploaded_through_it(front: Front, tmp_path: Path) -> None:
    with browser() as chromium:
        context = chromium.new_context(ignore_https_errors=True)
        context.set_default_timeout(PATIENCE)
        screen = Screen(context.new_page())
        page = screen.page
        page.goto(f"{front.address}/upload")
        page.get_by_label("账号").fill("张管理")
        page.get_by_label("密码").fill(PASSWORD)
        page.get_by_role("button", name="登录").click()
        page.wait_for_url("**/upload")
        screen.finished()
        chosen(page, screen, made_list(tmp_path / "清单.xlsx", ["完成整改", "整改中"]))
        page.get_by_role("button", name="提交入库").click()
        page.get_by_text("已入库：任务清单 2 条").wait_for()
        assert screen.hosts == [front.network]
        assert screen.blocked == []
        context.close()
