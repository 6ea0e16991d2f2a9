"""A commit appears on every open screen without a reload, filters kept."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from commands.door import through_door
from tests.browser.conftest import NewBoard
from tests.browser.server import Screen
from tests.browser.test_upload import made_list

# A page looks every two seconds; the rest is for a machine that runs other tests.
WITHIN = 20_000
PAGES = ("", "completion", "overdue", "trends", "changes", "task")


def imported(folder: Path, file: Path, as_of: str) -> None:
    """Commit a list as somebody else would; the board has it when this returns."""
    options = {"files": [str(file)], "as_of": as_of, "source": "试验督察"}
    told = through_door(folder, "import", options)
    assert told is not None
    assert told["exit"] == 0, told


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "board0"


def test_a_commit_appears_on_every_open_screen_and_filters_stay(
    new_board: NewBoard, screen: Screen, folder: Path, tmp_path: Path
) -> None:
    board = new_board(empty=True)
    lists = tmp_path / "lists"
    lists.mkdir()
    imported(folder, made_list(lists / "一月.xlsx", ["整改中"] * 4), "2021-01-31")
    page = screen.open(board, "?definition=含基本完成&unit=市水务局")
    others: list[Page] = [page.context.new_page() for _ in PAGES[1:]]
    for other, name in zip(others, PAGES[1:], strict=True):
        other.goto(f"{board.address}/{name}")
        expect(other.locator("h1").first).to_be_visible(timeout=30_000)
    screen.finished()
    expect(page.get_by_text("数据截至 2021年1月31日")).to_be_visible()
    page.evaluate("window.__neverReloaded = true")

    # The list of the same day is mended: figures change, the day stays.
    imported(
        folder, made_list(lists / "一月更正.xlsx", ["完成整改"] + ["整改中"] * 3), "2021-01-31"
    )
    expect(page.get_by_text("1/4").first).to_be_visible(timeout=WITHIN)
    expect(page.get_by_text("数据已更新").first).to_be_visible()

    # A new period comes in: whoever looked at the newest one goes on looking at the newest one.
    imported(
        folder, made_list(lists / "二月.xlsx", ["完成整改"] * 2 + ["整改中"] * 2), "2021-02-28"
    )
    expect(page.get_by_text("数据截至 2021年2月28日")).to_be_visible(timeout=WITHIN)
    expect(page.get_by_text("2/4").first).to_be_visible(timeout=WITHIN)
    for other in others:
        expect(other.get_by_text("数据截至 2021年2月28日")).to_be_visible(timeout=WITHIN)

    assert page.evaluate("window.__neverReloaded") is True
    assert "definition=" in page.url
    expect(page.get_by_text("口径：含基本完成").first).to_be_visible()
    expect(page.locator(".st-key-unit input")).to_have_value("市水务局")


def test_who_looks_at_an_older_period_stays_there(
    new_board: NewBoard, screen: Screen, folder: Path, tmp_path: Path
) -> None:
    board = new_board(empty=True)
    lists = tmp_path / "lists"
    lists.mkdir()
    for month, done in ((1, 0), (2, 1)):
        file = made_list(lists / f"{month}.xlsx", ["完成整改"] * done + ["整改中"] * (4 - done))
        imported(folder, file, f"2021-0{month}-28")
    page = screen.open(board, "completion?as_of=2021-01-28")
    expect(page.get_by_text("数据截至 2021年1月28日")).to_be_visible()
    imported(folder, made_list(lists / "3.xlsx", ["完成整改"] * 4), "2021-03-28")
    expect(page.get_by_text("数据已更新").first).to_be_visible(timeout=WITHIN)
    screen.finished()
    expect(page.get_by_text("数据截至 2021年1月28日")).to_be_visible()
