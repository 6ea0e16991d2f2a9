"""任务: the history of a task says who, when, which file and which cell, up to the chosen day."""

from datetime import date
from typing import Any

from data import uploads
from data.incoming import Request
from data.records import ReadContext
from loaders import read
from pages import board
from tests.pages.conftest import Screen
from tests.pages.test_upload import book

JAN, FEB, MAR = date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)
HEAD = ("序号", "存在问题", "整改时限", "责任单位", "整改状态")
FIRST = (1, "河道有污水", "2026年6月底前", "市水务局", "整改中")
SECOND = (1, "河道有污水", "2026年9月底前", "牵头单位：市环保局；配合单位：市水务局", "完成整改")
Line = tuple[str, ...]


def sent(as_of: date, *rows: tuple[Any, ...], **more: Any) -> None:
    data = book(HEAD, *rows)
    request = Request(f"{as_of:%m}月.xlsx", as_of, "试验督察", **more)
    uploads.commit(board.store(), read(data, request.file_name, ReadContext(as_of)), data, request)


def history(empty_screen: Screen, **query: str) -> list[Line]:
    """The lines of the history: day, field, old and new value, file, place, who; Markdown taken away."""
    frame = empty_screen("task", **query).table[0].value.reset_index()
    plain = frame.map(lambda cell: str(cell).replace("\\", ""))
    return [tuple(row)[:7] for row in plain.to_numpy()]


def test_a_changed_field_is_told_with_its_cell(empty_screen: Screen) -> None:
    empty_screen("task")
    sent(JAN, FIRST, user="张三")
    sent(FEB, SECOND, user="李四")
    cells = {line[1]: line[2:] for line in history(empty_screen) if line[0] == "2026-02-28"}
    assert cells["整改状态"] == ("整改中", "完成整改", "02月.xlsx", "任务!E3", "李四")
    assert cells["整改时限"] == ("2026-06-30", "2026-09-30", "02月.xlsx", "任务!C3", "李四")
    # The words of a deadline stand in its cell; units by role have no column of their own.
    assert cells["整改时限（原文）"][3] == "任务!C3"
    assert cells["牵头单位"] == ("", "市环保局", "02月.xlsx", "任务 第 3 行", "李四")
    (first,) = [line for line in history(empty_screen) if line[0] == "2026-01-31"]
    assert first[1:] == ("首次入库", "", "整改中", "01月.xlsx", "任务 第 3 行", "张三")


def test_an_upload_of_before_is_told_with_its_row(empty_screen: Screen) -> None:
    empty_screen("task")
    sent(JAN, FIRST)
    sent(FEB, (*FIRST[:4], "完成整改"))
    with board.store().writing() as cur:
        cur.execute("update upload_tables set letters = null where upload_id = 2")
    assert history(empty_screen)[0] == (
        "2026-02-28", "整改状态", "整改中", "完成整改", "02月.xlsx", "任务 第 3 行", "（命令行）",
    )  # fmt: skip


def test_a_withdrawal_stands_in_no_cell_and_samples_are_called_so(empty_screen: Screen) -> None:
    empty_screen("task")
    sent(JAN, FIRST, sample=True)
    sent(
        FEB,
        (2, "工地扬尘", "2026年6月底前", "市住建局", "整改中"),
        withdraw=(("试验督察", "1", ""),),
    )
    sent(MAR, FIRST)
    assert history(empty_screen) == [
        ("2026-03-31", "重新列入", "已撤销", "在清单中", "03月.xlsx", "任务 第 3 行", "（命令行）"),
        ("2026-02-28", "撤销", "在清单中", "已撤销", "02月.xlsx", "", "（命令行）"),
        ("2026-01-31", "首次入库", "", "整改中", "01月.xlsx", "任务 第 3 行", "示例数据"),
    ]


def test_the_history_ends_on_the_chosen_day(empty_screen: Screen) -> None:
    empty_screen("task")
    sent(JAN, FIRST)
    sent(FEB, (*FIRST[:4], "完成整改"))
    assert [line[0] for line in history(empty_screen, as_of="2026-01-31")] == ["2026-01-31"]
    assert [line[0] for line in history(empty_screen)] == ["2026-02-28", "2026-01-31"]
    app = empty_screen("task", as_of="2026-01-31")
    assert any("截至 2026-01-31，共 1 个版本" in m.value for m in app.markdown)
