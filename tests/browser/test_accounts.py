"""The first administrator in a browser, and what the policy of the pages does not let run."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from commands.board import Board
from commands.door import through_door
from tests.browser.conftest import NewBoard
from tests.browser.server import Screen

PASSWORD = "正确 马 电池 订书钉"


def test_from_the_first_link_to_the_next_sign_in(
    new_board: NewBoard, screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZGKB_OPEN_UPLOADS", "false")
    board = new_board(empty=True)
    [folder] = tmp_path.iterdir()
    found = through_door(folder, "first-link", {})
    assert found is not None
    page = screen.page
    page.goto(f"{board.address}/first?link={found['output']['link']}")
    page.get_by_label("账号名").fill("张管理")
    page.get_by_label("密码", exact=True).fill(PASSWORD)
    page.get_by_label("再填一次").fill(PASSWORD)
    page.get_by_role("button", name="建立并登录").click()
    screen.finished()
    page.get_by_role("link", name="操作记录").click()
    page.wait_for_url("**/audit")
    screen.finished()
    expect(page.locator("h1")).to_have_text("操作记录")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载 Excel").click()
    assert download.value.suggested_filename.startswith("操作记录-")
    page.get_by_role("link", name="我的账号").click()
    expect(page.locator("h1")).to_have_text("我的账号")
    page.get_by_role("button", name="退出", exact=True).click()
    expect(page.locator("h1")).to_have_text("登录")
    page.get_by_label("账号").fill("张管理")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    screen.finished()
    expect(page.get_by_text("张管理（管理）")).to_be_visible()


def test_what_does_not_belong_to_a_page_does_not_run(board: Board, screen: Screen) -> None:
    page = screen.open(board, "upload")
    page.evaluate(
        """() => {
            const script = document.createElement('script');
            script.textContent = 'window.__ran = "inline"';
            document.body.append(script);
            document.body.insertAdjacentHTML(
                'beforeend', '<img src=x onerror="window.__ran = &quot;attribute&quot;">');
            setTimeout('window.__ran = "text"');
        }"""
    )
    page.wait_for_timeout(1000)
    assert page.evaluate("window.__ran") is None
    assert len(screen.blocked) >= 3
    screen.blocked.clear()
