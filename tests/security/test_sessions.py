"""Sessions: signing in and out, fixation, other sites, other origins, what is kept and logged."""

import time
from collections.abc import Callable

import pytest

from access.cookies import FORM, SESSION
from access.sockets import OVER
from commands.door import through_door
from tests.security.conftest import PASSWORD, PUBLIC, House, Visitor, hear_the_end, run_page

SignIn = Callable[[str], Visitor]
HTML = {"Accept": "text/html"}


def test_a_signed_in_visitor_gets_pages_and_a_websocket(signed_in: SignIn) -> None:
    visitor = signed_in("王查看")
    assert visitor.get("/", headers=HTML).status_code == 200
    with visitor.socket():
        pass
    account = visitor.get("/account").text
    assert "王查看" in account
    assert "<dd>查看</dd>" in account


def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(house: House) -> None:
    answer = Visitor(house).sign_in("王查看")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith(f"{SESSION}=")
    parts = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert parts == {"httponly", "path=/", "samesite=lax"}


def test_signing_in_gives_a_new_token_and_ends_the_old_one(house: House) -> None:
    """Session fixation: a token that was there before the sign-in is worth nothing after it."""
    victim = Visitor(house)
    victim.cookies[SESSION] = "planted-by-somebody-else"
    victim.sign_in("王查看")
    first = victim.session
    assert first != "planted-by-somebody-else"
    planted = Visitor(house)
    planted.cookies[SESSION] = "planted-by-somebody-else"
    assert planted.get("/", headers=HTML).status_code == 303
    shown = victim.get("/signin?next=/trends")
    assert (shown.status_code, shown.headers["Location"]) == (303, "/trends")


def test_a_sign_in_form_works_once(house: House) -> None:
    visitor = Visitor(house)
    page = visitor.get("/signin").text
    token = page.split('name="form" value="')[1][:64]
    fields = {"form": token, "name": "王查看", "password": PASSWORD, "next": "/"}
    assert visitor.post("/signin", data=fields).status_code == 303
    first = dict(visitor.cookies)
    # The same form again was made for a browser without a session.
    assert visitor.post("/signin", data=fields).status_code == 403
    assert visitor.cookies == first


def test_signing_out_ends_the_session_and_its_websocket(house: House, signed_in: SignIn) -> None:
    visitor = signed_in("王查看")
    copied = Visitor(house)
    copied.cookies = dict(visitor.cookies)
    with visitor.socket() as socket:
        answer = visitor.form("/account", "/signout")
        assert (answer.status_code, answer.headers["Location"]) == (303, "/signin")
        assert 'zgkb_session=""' in answer.headers["Set-Cookie"]
        assert hear_the_end(socket) == OVER
    assert copied.get("/", headers=HTML).status_code == 303
    assert copied.is_refused_a_socket()


def test_signing_out_everywhere_ends_all_of_them(house: House, signed_in: SignIn) -> None:
    first, second, other = signed_in("王查看"), signed_in("王查看"), signed_in("李填报")
    first.form("/account", "/signout-everywhere")
    codes = [v.get("/", headers=HTML).status_code for v in (first, second, other)]
    assert codes == [303, 303, 200]


def test_a_changed_password_holds_at_once(second_house: House) -> None:
    here, there = Visitor(second_house), Visitor(second_house)
    here.sign_in("赵查看")
    there.sign_in("赵查看")
    new = "另一个 足够 长的 密码"
    refused = here.form("/password", "/password", password="wrong", new=new, again=new)
    assert refused.status_code == 422
    assert "现在的密码不对。" in refused.text
    done = here.form("/password", "/password", password=PASSWORD, new=new, again=new)
    assert "密码已修改。其他 1 处登录已经退出。" in done.text
    assert "我的账号" in here.get("/account").text
    assert there.get("/account").status_code == 303
    assert Visitor(second_house).sign_in("赵查看").status_code == 401
    assert Visitor(second_house).sign_in("赵查看", new).status_code == 303
    # An administrator's command ends them all, websockets included, while the board runs.
    with here.socket() as socket:
        told = through_door(second_house.folder, "user", {"action": "disable", "name": "赵查看"})
        assert told is not None
        assert told["exit"] == 0
        assert hear_the_end(socket) == OVER
    assert Visitor(second_house).sign_in("赵查看", new).status_code == 401


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
@pytest.mark.parametrize(
    "path", ["/signin", "/signout", "/password", "/first", "/_stcore/upload_file/a/b"]
)
def test_a_post_from_another_site_does_nothing(
    house: House, signed_in: SignIn, headers: dict[str, str], path: str
) -> None:
    visitor = signed_in("李填报")
    send = visitor.put if path.startswith("/_stcore") else visitor.post
    answer = send(path, data={"name": "李填报", "password": PASSWORD}, headers=headers)
    assert (answer.status_code, answer.text) == (403, "请求来自其他网站，已拒绝。")
    assert visitor.get("/account").status_code == 200


def test_a_form_of_another_browser_page_or_session_is_not_taken(house: House) -> None:
    mine, theirs = Visitor(house), Visitor(house)
    theirs.get("/signin")
    answer = mine.form("/signin", "/signin", name="王查看", password=PASSWORD, form="0" * 64)
    assert answer.status_code == 403
    assert "页面放得太久了，请再填一次。" in answer.text
    assert mine.session is None
    mine.cookies[FORM] = theirs.cookies[FORM]
    mine.sign_in("王查看")
    token = mine.get("/account").text.split('action="/signout">')[1].split('value="')[1][:64]
    answer = mine.post("/signout-everywhere", data={"form": token})
    assert answer.status_code == 403
    assert mine.get("/account").status_code == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "http://127.0.0.1:1", "null", None])
def test_a_websocket_from_another_origin_is_refused(signed_in: SignIn, origin: str | None) -> None:
    assert signed_in("王查看").is_refused_a_socket(origin)


def test_a_viewer_cannot_send_files(signed_in: SignIn) -> None:
    answer = signed_in("王查看").put("/_stcore/upload_file/a/b", data=b"x")
    assert (answer.status_code, answer.text) == (403, "这个账号不能上传文件。")
    # A reporter comes as far as Streamlit, which knows no such page session.
    assert signed_in("李填报").put("/_stcore/upload_file/a/b", data=b"x").status_code in (400, 403)
    assert signed_in("李填报").put("/_stcore/upload_file/a/b").text != "这个账号不能上传文件。"


def test_failures_lock_and_the_wait_is_told(second_house: House) -> None:
    visitor = Visitor(second_house)
    answers = [visitor.sign_in("李填报", "wrong-password-123") for _ in range(7)]
    assert [a.status_code for a in answers] == [401] * 6 + [429]
    assert answers[0].text.count("账号或密码不对。") == 1
    assert 1 <= int(answers[6].headers["Retry-After"]) <= 15
    assert "失败次数太多，请在" in answers[6].text
    assert visitor.sign_in("李填报").status_code == 429
    assert visitor.sign_in("王查看").status_code == 303
    before = time.monotonic()
    assert Visitor(second_house).sign_in("没有此人", "wrong-password-123").status_code == 401
    assert time.monotonic() - before > 0.01
    Visitor(second_house).sign_in("typed-my-password-here", "wrong-password-123")
    kept = b"".join(f.read_bytes() for f in second_house.folder.iterdir() if f.is_file())
    for secret in (PASSWORD, "wrong-password-123", "typed-my-password-here", visitor.session or ""):
        assert secret.encode() not in kept
        assert secret not in second_house.log.read_text("utf-8")


def test_after_signing_in_one_stays_on_this_board(house: House) -> None:
    for wanted, path in (
        ("/trends", "/trends"),
        ("//evil.example", "/"),
        ("https://evil.example", "/"),
    ):
        answer = Visitor(house).form(
            "/signin", "/signin", name="王查看", password=PASSWORD, next=wanted
        )
        assert answer.headers["Location"] == path


def test_behind_a_proxy_that_encrypts_and_changes_the_host(second_house: House) -> None:
    """The proxy speaks to the board by its address and says for whom; browsers see PUBLIC."""
    proxy = {"X-Forwarded-For": "198.51.100.1, 203.0.113.7", "X-Forwarded-Proto": "https"}
    visitor = Visitor(second_house)
    assert visitor.get("/", headers={**HTML, **proxy}).status_code == 303
    page = visitor.get("/signin", headers=proxy)
    assert "Secure" in page.headers["Set-Cookie"]
    token = page.text.split('name="form" value="')[1][:64]
    fields = {"form": token, "name": "王查看", "password": PASSWORD}
    answer = visitor.post("/signin", data=fields, headers={**proxy, "Origin": PUBLIC})
    assert answer.status_code == 303
    assert "Secure" in answer.headers["Set-Cookie"]
    assert visitor.get("/", headers={**HTML, **proxy}).status_code == 200
    with visitor.socket(PUBLIC, **proxy):
        pass
    assert visitor.is_refused_a_socket("https://zg.example.gov.cn.evil.example", **proxy)
    with visitor.socket(PUBLIC, **proxy) as socket:
        assert run_page(socket, "").count("王查看".encode()) > 0
