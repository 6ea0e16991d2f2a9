"""The board as a person meets it: in a browser, over the real server."""

import pytest
from playwright.sync_api import Page, expect

from commands.board import Board
from tests.browser.conftest import NewBoard
from tests.browser.server import Screen

JIAYUGUAN = "place=嘉峪关市"


def body(page: Page) -> str:
    return page.locator("body").inner_text()


def test_a_deep_link_as_the_first_request_of_a_fresh_server_gets_filters_and_navigation(
    new_board: NewBoard, screen: Screen
) -> None:
    """With pages beside the main script this request once ran the page file alone."""
    page = screen.open(new_board(), f"completion?{JIAYUGUAN}&definition=含基本完成")
    words = body(page)
    assert "逾期与预警" in words
    assert "督察来源" in words
    assert "完成率" in page.locator("h1").first.inner_text()
    assert "口径：含基本完成" in words


def test_filters_stay_when_the_page_changes_and_stand_in_the_address(
    board: Board, screen: Screen
) -> None:
    page = screen.open(board, f"?{JIAYUGUAN}")
    page.get_by_label("完成口径").click()
    page.get_by_role("option", name="销号率").click()
    screen.finished()
    page.get_by_role("link", name="趋势").click()
    page.wait_for_url("**/trends**")
    screen.finished()
    words = body(page)
    assert "口径：销号率" in words
    assert "嘉峪关市" in page.locator("h1").first.inner_text()
    assert "口径：销号率" in body(screen.open(board, page.url.split("/", 3)[3]))


@pytest.mark.parametrize(
    "path", ["", "completion", "overdue", "site_map", "trends", "indicators", "petitions",
             "changes", "reporting", "task", "upload", "history", "audit"],
)  # fmt: skip
def test_every_page_is_drawn_without_asking_another_host(
    board: Board, screen: Screen, path: str
) -> None:
    page = screen.open(board, path)
    assert page.locator('[data-testid="stException"]').count() == 0
    assert len(screen.hosts) == 1


def test_a_row_opens_its_task_with_all_filters_kept(board: Board, screen: Screen) -> None:
    """Switching pages with filters in the address once failed for every filter but the defaults."""
    address = "?place=茂名市&definition=销号率&district=高州市"
    page = screen.open(board, address)
    rows = page.locator('.st-key-card-overdue [data-testid="stVegaLiteChart"]')
    box = rows.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 200, box["y"] + 14)
    page.wait_for_url("**/task**", timeout=30_000)
    screen.finished()
    words = body(page)
    assert "历次变化" in words
    assert "口径：销号率" in words
    assert page.get_by_label("区县").first.input_value() == "高州市"
    assert "茂名市" in page.locator("h1").first.inner_text()


def test_a_bar_lists_its_tasks_beside_it(board: Board, screen: Screen) -> None:
    page = screen.open(board, "completion?place=茂名市&by=区县")
    bars = page.locator('.st-key-card-completion [data-testid="stVegaLiteChart"]')
    box = bars.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 200, box["y"] + 75)
    expect(page.get_by_text("再点一次条形回到排名")).to_be_visible(timeout=30_000)


@pytest.mark.parametrize(
    "place", ["昭通市", "嘉峪关市", "茂名市", "湖州市", "七星关区", "甘肃省", "全部地区"]
)
def test_the_overview_fits_one_screen(board: Board, screen: Screen, place: str) -> None:
    page = screen.open(board, f"?place={place}")
    tall = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    assert tall <= 1080
