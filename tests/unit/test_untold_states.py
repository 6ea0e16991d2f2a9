"""A list without a column for states, from the workbook to the board."""

import io
from datetime import date
from pathlib import Path

import openpyxl

from data import uploads
from data.incoming import Request
from data.opening import open_store
from data.records import ReadContext
from loaders import read

JUNE, JULY = date(2024, 6, 30), date(2024, 7, 31)


def made(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    for row in (("某市督察整改任务清单",), *rows):
        book.worksheets[0].append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_what_prose_does_not_tell_stays_as_it_was(tmp_path: Path) -> None:
    """One readable state once cleared those of all other tasks of the list."""
    head = ("序号", "反馈问题", "责任单位")
    lists = {
        JUNE: made(
            (*head, "整改状态"),
            (1, "河道有污水", "水务局", "完成整改"),
            (2, "工地扬尘", "住建局", "完成整改"),
            (3, "填埋场渗漏", "城管局", "完成销号"),
        ),
        JULY: made(
            (*head, "整改进展"),
            (1, "河道有污水", "水务局", "正在推进管网建设"),
            (2, "工地扬尘", "住建局", "共铺设管网12公里"),
            (3, "填埋场渗漏", "城管局", None),
        ),
    }
    with open_store(tmp_path) as store:
        for day, data in lists.items():
            reading = read(data, "清单.xlsx", ReadContext(day))
            uploads.commit(store, reading, data, Request("清单.xlsx", day, "测试"))
        states = store.cursor().execute(
            "select item_no, status from task_state($day) order by item_no", {"day": JULY}
        )
        assert states.fetchall() == [("1", "in_progress"), ("2", "done"), ("3", "closed")]


def test_a_day_in_the_cell_of_one_state_clears_nobody_elses_day(tmp_path: Path) -> None:
    """`已完成（2024.7.5）` gives one task its day; the list has no column for the days of others."""
    head = ("序号", "反馈问题", "整改状态")
    lists = {
        JUNE: made((*head, "完成日期"), (1, "河道有污水", "整改中", None), (2, "工地扬尘", "完成整改", "2024-06-03")),
        JULY: made(head, (1, "河道有污水", "已完成（2024.7.5）"), (2, "工地扬尘", "完成整改")),
    }  # fmt: skip
    with open_store(tmp_path) as store:
        for day, data in lists.items():
            reading = read(data, "清单.xlsx", ReadContext(day))
            uploads.commit(store, reading, data, Request("清单.xlsx", day, "测试"))
        days = store.cursor().execute(
            "select item_no, completed_on from task_state($day) order by item_no", {"day": JULY}
        )
        assert days.fetchall() == [("1", date(2024, 7, 5)), ("2", date(2024, 6, 3))]


def test_a_blank_day_of_signing_off_clears_the_state_it_stood_for(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        for day, signed_off in ((JUNE, "2024年6月1日"), (JULY, None)):
            data = made(
                ("序号", "反馈问题", "销号时间"),
                (1, "河道", signed_off),
                (2, "扬尘", "2024年6月1日"),
            )
            reading = read(data, "清单.xlsx", ReadContext(day))
            uploads.commit(store, reading, data, Request("清单.xlsx", day, "测试"))
        states = store.cursor().execute(
            "select item_no, status from task_state($day) order by item_no", {"day": JULY}
        )
        assert states.fetchall() == [("1", None), ("2", "closed")]
