"""Uploading in a browser: a clerk's workbook from the file to the screens."""

import io
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect

from commands.board import Board
from tests.browser.conftest import NewBoard
from tests.browser.server import Screen


def body(page: Page) -> str:
    return page.locator("body").inner_text()


def made_list(path: Path, statuses: list[str], due: str = "2021年12月底前") -> Path:
    """A unit's list of so many tasks, as a clerk would type it."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["嘉峪关市试验督察整改任务清单"])
    sheet.append(["序号", "存在问题", "整改时限", "责任单位", "整改状态"])
    for number, status in enumerate(statuses, 1):
        sheet.append([number, f"试验问题{number}", due, "市水务局", status])
    book.save(path)
    return path


def type_as_of(page: Page, digits: str) -> None:
    """Type a date such as 20210630 into the as-of field."""
    page.get_by_role("spinbutton", name="year").click()
    page.keyboard.type(digits)
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")


def chosen(page: Page, screen: Screen, file: Path) -> None:
    """Choose the file and 2021-06-30 as its as-of date."""
    page.locator('input[type="file"]').set_input_files(file)
    screen.finished()
    type_as_of(page, "20210630")
    screen.finished()


def grid(page: Page, heading: str) -> Locator:
    """The grid that has a column of that name."""
    header = page.locator('[role="columnheader"]', has_text=heading)
    return page.locator('[data-testid="stDataFrame"]').filter(has=header)


def test_the_annotated_copy_is_the_clerks_own_workbook_with_comments(
    empty_board: Board, screen: Screen, tmp_path: Path
) -> None:
    page = screen.open(empty_board, "upload")
    chosen(page, screen, made_list(tmp_path / "清单.xlsx", ["整改中"], "2021年13月底前"))
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载批注副本").click()
    assert waiting.value.suggested_filename == "清单（批注）.xlsx"
    sheet = openpyxl.load_workbook(io.BytesIO(Path(waiting.value.path()).read_bytes())).worksheets[
        0
    ]
    assert sheet["C3"].value == "2021年13月底前"
    assert "日期不存在" in str(sheet["C3"].comment.text if sheet["C3"].comment else "")


def test_a_template_is_downloaded_from_the_page(empty_board: Board, screen: Screen) -> None:
    page = screen.open(empty_board, "upload")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="任务清单模板").click()
    book = openpyxl.load_workbook(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    assert "填写说明" in book.sheetnames


def test_an_upload_through_the_page_changes_the_overview(
    new_board: NewBoard, screen: Screen, tmp_path: Path
) -> None:
    board = new_board(empty=True)
    page = screen.open(board, "upload")
    listed = made_list(tmp_path / "清单.xlsx", ["完成整改", "整改中", "尚未启动", "完成销号"])
    page.locator('input[type="file"]').set_input_files(listed)
    screen.finished()
    type_as_of(page, "20210630")
    screen.finished()
    expect(page.get_by_text("新增 4 条")).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="提交入库").click()
    expect(page.get_by_text("已入库：任务清单 4 条")).to_be_visible(timeout=30_000)
    page = screen.open(board, "")
    words = body(page)
    assert "4 项任务，计入 4 项，已完成 2 项（50.0%）" in words
    assert "示例数据" not in words


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("照片.xlsx", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "没有保存"),
        ("说明.csv", "今天,天气\n很好,晴".encode(), "没有保存"),
    ],
    ids=["a picture", "no table"],
)
def test_a_wrong_file_gets_a_sentence_and_nothing_is_stored(
    empty_board: Board, screen: Screen, tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    (tmp_path / name).write_bytes(content)
    page = screen.open(empty_board, "upload")
    page.locator('input[type="file"]').set_input_files(tmp_path / name)
    screen.finished()
    type_as_of(page, "20210630")
    expect(page.get_by_text(sentence)).to_be_visible(timeout=30_000)
    assert page.get_by_role("button", name="提交入库").count() == 0
    assert "还没有数据" in body(screen.open(empty_board, ""))


def test_a_list_without_an_as_of_date_is_not_stored(
    empty_board: Board, screen: Screen, tmp_path: Path
) -> None:
    page = screen.open(empty_board, "upload")
    page.locator('input[type="file"]').set_input_files(made_list(tmp_path / "a.xlsx", ["整改中"]))
    expect(page.get_by_text("请先填写截至日期")).to_be_visible(timeout=30_000)
    assert page.get_by_role("button", name="提交入库").count() == 0


def test_an_upload_is_corrected_in_the_grid_and_taken_back_after_a_look_at_what_changes(
    new_board: NewBoard, screen: Screen, tmp_path: Path
) -> None:
    board = new_board(empty=True)
    page = screen.open(board, "upload")
    chosen(page, screen, made_list(tmp_path / "清单.xlsx", ["整改中"], "2021年13月底前"))
    expect(page.get_by_text("没有可以入库的数据行")).to_be_visible()
    box = grid(page, "要改的栏").bounding_box()
    assert box is not None
    # Behind the two pinned columns stands the one to be mended.
    page.mouse.click(box["x"] + 300, box["y"] + 58)
    page.keyboard.press("Enter")
    typing = page.locator(".gdg-input")
    expect(typing).to_have_value("2021年13月底前")
    typing.fill("2021年12月底前")
    typing.press("Enter")
    expect(page.get_by_text("改正了 1 处")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("新增 1 条")).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="提交入库").click()
    expect(page.get_by_text("已入库：任务清单 1 条")).to_be_visible(timeout=30_000)
    page = screen.open(board, "history")
    box = grid(page, "入库时间").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 15, box["y"] + 58)
    expect(page.get_by_text("撤回第 1 次上传后，各页面会这样变")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("入库前更正了 1 个单元格")).to_be_visible()
    page.get_by_role("button", name="撤回第 1 次上传").click()
    expect(page.get_by_text("已撤回第 1 次上传")).to_be_visible(timeout=30_000)
    assert "还没有数据" in body(screen.open(board, ""))
