"""任务: the history of a task says who, when, which file and which cell, up to the chosen day."""

from datetime import date
from typing import Any

from data import uploads
from data.incoming import Request
from data.records import ReadContext
from loaders import read
from pages import board
from pages.wording import task_address
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


def test_a_withdrawn_task_is_found_at_its_address_with_its_history(empty_screen: Screen) -> None:
    """It is no longer listed, so its address once led to another task."""
    empty_screen("task")
    other = (2, "工地扬尘", "2026年6月底前", "市住建局", "整改中")
    sent(JAN, FIRST, other)
    sent(FEB, other, withdraw=(("试验督察", "1", ""),), user="李四")
    address = task_address("试验督察", "1", "")
    app = empty_screen("task", task=address)
    assert [w.value for w in app.warning] == [
        "这项任务自 2026年2月28日起已撤销，不计入各项数字；下面是撤销时的内容。"
    ]
    (choice,) = [box for box in app.selectbox if box.label.startswith("选择任务")]
    assert choice.label == "选择任务（共 1 项）"
    assert choice.options == ["试验督察　第2项　工地扬尘", "试验督察　第1项　河道有污水（已撤销）"]
    assert "河道有污水" in [t.value for t in app.text]
    assert history(empty_screen, task=address)[0] == (
        "2026-02-28", "撤销", "在清单中", "已撤销", "02月.xlsx", "", "李四",
    )  # fmt: skip
    app = empty_screen("task", task=address, as_of="2026-01-31")
    assert [w.value for w in app.warning] == []
    app = empty_screen("task", task=task_address("试验督察", "9", ""))
    assert [w.value for w in app.warning] == ["所选任务不在当前筛选范围内，已显示范围内的第一项。"]


def test_what_several_rows_may_tell_is_given_no_single_cell(empty_screen: Screen) -> None:
    head = ("序号", "存在问题", "整改措施", "责任单位", "整改状态")

    def of_two_rows(as_of: date, second: str, status: str) -> None:
        rows = [(1, "河道有污水", "措施一", "市水务局", status), (None, None, second, None, None)]
        data = book(head, *rows, (2, "扬尘", "围挡", "市住建局", "整改中"))
        request = Request(f"{as_of:%m}月.xlsx", as_of, "试验督察")
        reading = read(data, request.file_name, ReadContext(as_of))
        uploads.commit(board.store(), reading, data, request)

    empty_screen("task")
    of_two_rows(JAN, "措施二", "整改中")
    of_two_rows(FEB, "措施二，已调整", "完成整改")
    lines = {line[1]: line[5] for line in history(empty_screen) if line[0] == "2026-02-28"}
    assert lines == {"整改措施": "任务 第 3 行起", "整改状态": "任务!E3"}


def test_a_cell_mended_before_it_was_stored_is_told_as_such(empty_screen: Screen) -> None:
    empty_screen("task")
    sent(JAN, FIRST)
    data = book(HEAD, (*FIRST[:3], "市环保局", "完成整改"))
    mended = (("任务", "D3", "市生态环境局"),)
    request = Request("02月.xlsx", FEB, "试验督察", corrections=mended)
    reading = read(data, request.file_name, ReadContext(FEB, corrections=mended))
    uploads.commit(board.store(), reading, data, request)
    lines = {line[1]: (line[3], line[5]) for line in history(empty_screen)[:2]}
    assert lines == {
        "责任单位": ("市生态环境局", "任务!D3（入库前更正）"), "整改状态": ("完成整改", "任务!E3"),
    }  # fmt: skip
