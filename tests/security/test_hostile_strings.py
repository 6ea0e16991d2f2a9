"""Hundreds of hostile texts in every field: none runs, breaks a page, or leaves as a formula."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Dialog, Page

from commands.board import Board
from commands.browser import NO_BROWSER, find_browser
from commands.door import through_door
from commands.screen import PATIENCE, browser
from commands.telling import told
from data.questions.asking import COLUMNS
from data.vocabulary import KIND_LABELS
from reports.templates import template
from tests.browser.server import Screen, board_over
from tests.security import hostile
from tests.security.hostile_book import APART, SOURCE, hostile_book, stored
from tests.security.safe_sheets import no_formula_in

SHEETS = {
    "任务": hostile.TASKS, "原样": hostile.UNREADABLE, "信访": hostile.PETITIONS, "指标": hostile.INDICATORS,
    "名录": hostile.DIRECTORY,
}  # fmt: skip
FILE = (
    "=1+1 <img src=x onerror=window.__hit=1> ![图](https:evil.example) :red[红] $x$ {tip} "
    "www.evil.example a@evil.example \u202e" + "长" * 60 + ".xlsx"
)
SHEET = "=1+1<b>_粗_$x$#{tip}'`~&-"
PAGES = (
    "", "completion", "overdue", "site_map", "trends", "indicators", "petitions", "changes", "reporting",
    "history", "audit",
)  # fmt: skip
# What data may never become: elements that load, lead or send anywhere, and formatted text.
MADE_FROM_DATA = """() => [...document.querySelectorAll(
    'img, iframe, object, embed, video, audio, base, math, form:not(.vega-bindings), a[href],'
    + ' .katex, code, del, blockquote, [style*="inset:0"]')]
    .filter(e => !(e.tagName === 'A' && new URL(e.href).origin === location.origin))
    .map(e => e.outerHTML.slice(0, 200))"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(find_browser() is None, reason=NO_BROWSER),
]


class Watched(Screen):
    """A screen that also hears dialogs and every error in the console."""

    def __init__(self, page: Page) -> None:
        self.dialogs: list[str] = []
        self.errors: list[str] = []
        super().__init__(page)
        page.on("dialog", self._dialog)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _heard(self, text: str) -> None:
        super()._heard(text)
        if text.startswith("ERROR"):
            self.errors.append(text)

    def _dialog(self, shown: Dialog) -> None:
        self.dialogs.append(shown.message)
        shown.dismiss()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with every text in every field."""
    folder = tmp_path_factory.mktemp("hostile") / "data"
    records = stored(folder, SHEETS, date(2020, 6, 30))
    count = len(hostile.STRINGS)
    assert count >= 500
    assert (records["tasks"], records["indicators"]) == (2 * count, count)
    # Some texts are blank, or equal to another one but for signs that a key does not keep.
    assert records["petitions"] > 0.9 * count
    assert records["directory"] > 0.8 * count
    return folder


@pytest.fixture(scope="module")
def board(folder: Path) -> Iterator[Board]:
    with board_over(folder) as running:
        yield running


@pytest.fixture(scope="module")
def screen(board: Board) -> Iterator[Watched]:
    """One browser page for all tests: what it hears on the way is judged after each of them."""
    with browser() as opened:
        context = opened.new_context(
            viewport={"width": 1920, "height": 1080}, locale="zh-CN", timezone_id="Asia/Shanghai"
        )
        context.set_default_timeout(PATIENCE)
        yield Watched(context.new_page())
        context.close()


@pytest.fixture
def opened(screen: Watched, board: Board) -> Iterator[Callable[[str], Page]]:
    """Opens a page of the board; in the end nothing has run and the page is whole."""
    screen.hosts.clear()
    yield lambda path: screen.open(board, path)
    page = screen.page
    assert page.evaluate("window.__hit") is None
    assert (screen.dialogs, screen.errors, screen.blocked) == ([], [], [])
    assert screen.hosts == [f"127.0.0.1:{board.port}"]
    assert page.evaluate(MADE_FROM_DATA) == []
    assert page.locator('[data-testid="stException"]').count() == 0
    assert "Traceback" not in page.locator("body").inner_text()
    wide = "[document.documentElement.scrollWidth, document.querySelector('[data-testid=stMain]').scrollWidth]"
    assert page.evaluate(wide) == [1920, 1920]
    assert page.get_by_role("link", name="总览").first.is_visible()


def downloads(page: Page) -> Iterator[bytes]:
    """What every download button of the page gives."""
    for button in page.locator('[data-testid="stDownloadButton"] button:visible').all():
        with page.expect_download() as waiting:
            button.click()
        yield Path(waiting.value.path()).read_bytes()


def test_a_file_whose_name_sheets_and_cells_are_hostile(
    opened: Callable[[str], Page], screen: Watched
) -> None:
    page = opened("upload")
    data = hostile_book({SHEET: hostile.TASKS | {"整改时限": None}}, shift=11, rows=60)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    page.locator('input[type="file"]').set_input_files(
        {"name": FILE, "mimeType": kind, "buffer": data}
    )
    page.get_by_role("spinbutton", name="year").click()
    page.keyboard.type("20200731")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    screen.finished()
    assert page.evaluate(MADE_FROM_DATA) == []
    assert next(no_formula_in(copy, (SHEET,)) for copy in downloads(page)) > 60
    page.get_by_role("button", name="提交入库").click()
    page.get_by_text("已入库：任务清单 60 条").wait_for()
    words = page.locator("body").inner_text().replace("\u200b", "")
    # Nothing turns our own words around that stand behind the name.
    assert f"“{FILE.replace(chr(0x202E), '')}”已入库：任务清单 60 条（第 2 次上传）。" in words


@pytest.mark.parametrize("path", PAGES)
def test_pages_show_it_all_as_text(opened: Callable[[str], Page], path: str) -> None:
    page = opened(path)
    charts = page.locator('[data-testid="stVegaLiteChart"]')
    for n in range(charts.count()):
        assert charts.nth(n).locator("svg").bounding_box()
    if path == "completion":
        page.get_by_label("单位").first.click()
        assert "window.__hit" in page.get_by_role("listbox").inner_text()
        page.keyboard.press("Escape")
        charts.first.locator('path[aria-roledescription="bar"]').nth(4).hover(force=True)
        page.locator("#vg-tooltip-element.visible").wait_for()
    if path == "overdue":
        no_way_around_the_downloads(page)
    for data in downloads(page):
        assert no_formula_in(data) > 1


def no_way_around_the_downloads(page: Page) -> None:
    """Beside grids and figures there is nothing that hands out data not made harmless."""
    page.locator('[data-testid="stDataFrame"]').first.hover()
    page.get_by_role("button", name="Search").first.wait_for()
    assert page.get_by_label("Download as CSV").count() == 0
    page.locator('[data-testid="stVegaLiteChart"]').first.hover()
    page.get_by_role("button", name="Download as PNG").first.wait_for()
    assert page.locator('button[aria-label="Copy Vega-Lite spec"]:visible').count() == 0


def test_tasks_whose_address_or_number_is_hostile(opened: Callable[[str], Page]) -> None:
    """One has a source with the sign that joins an address, one a picture for its number."""
    picture = hostile.STRINGS.index(f"![图]({hostile.EVIL}/m.png)")
    joined = (hostile.STRINGS.index("a~b~c") - APART) % len(hostile.STRINGS)
    for address in (
        f"{SOURCE}~{hostile.STRINGS[picture]}~{hostile.STRINGS[picture + APART]}",
        f"a~b~c~{joined}~",
    ):
        page = opened(f"task?task={quote(address, safe='')}")
        words = page.locator("body").inner_text()
        assert "所选任务不在当前筛选范围内" not in words
        assert "历次变化" in words
        assert page.evaluate(MADE_FROM_DATA) == []


@pytest.mark.parametrize("question", COLUMNS)
def test_answers_hold_the_texts_as_they_are_and_a_terminal_gets_no_orders(
    board: Board, folder: Path, question: str
) -> None:
    asked = {"question": question, "by": "all", "item": "7", "start": "2020-06-30"}
    if question in ("completion", "petitions"):
        asked["by"] = {"completion": "responsible_unit", "petitions": "batch"}[question]
    answer = through_door(folder, "ask", asked)
    assert answer is not None
    assert answer["exit"] == 0, answer
    assert json.loads(json.dumps(answer["output"], ensure_ascii=False)) == answer["output"]
    lines = "".join(told("ask", answer["output"]))
    assert [c for c in lines if not c.isprintable()] == []


def test_templates_offer_hostile_names_as_text() -> None:
    for kind in KIND_LABELS:
        assert no_formula_in(template(kind, hostile.STRINGS, hostile.STRINGS)) > 10


def test_the_source_of_the_list_is_kept_as_it_was_written(board: Board, folder: Path) -> None:
    answer: dict[str, Any] | None = through_door(
        folder, "ask", {"question": "completion", "by": "source"}
    )
    assert answer is not None
    assert SOURCE in {row["group"] for row in answer["output"]["rows"]}
