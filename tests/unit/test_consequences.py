"""Which tasks read otherwise once an upload is taken back: exact lists out of real commits."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data import questions, taking_back, uploads
from data.consequences import MovedTask, moved
from data.incoming import Request
from data.opening import open_store
from data.records import ReadContext
from data.store import Store
from loaders import read
from tests.unit.loaders.workbooks import Tab, xlsx

JAN, FEB = date(2021, 1, 31), date(2021, 2, 28)
HEAD = ("序号", "问题", "整改时限", "责任单位", "整改状态")
RIVER = (1, "河道有污水", "2021年6月底前", "市水务局", "整改中")
DUST = (2, "工地扬尘", "2021年12月底前", "市住建局", "整改中")
SMOKE = (3, "秸秆焚烧", "2021年9月底前", "市农业局", "整改中")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path) as opened:
        yield opened


def send(store: Store, as_of: date, *rows: tuple[Any, ...], **more: Any) -> None:
    data = xlsx(Tab([["某市整改任务清单"], HEAD, *rows]))
    request = Request(f"{as_of:%m}月.xlsx", as_of, "甲", **more)
    uploads.commit(store, read(data, request.file_name, ReadContext(as_of)), data, request)


def taken_back(store: Store, upload: int) -> list[MovedTask]:
    with store.cursor() as cur:
        now = questions.named_tasks(cur, upload, FEB)
    look = lambda cur: questions.named_tasks(cur, upload, FEB)  # noqa: E731
    return moved(now, taking_back.rehearse(store, upload, look))


def test_tasks_that_go_come_first_then_those_of_another_status_then_the_others(
    store: Store,
) -> None:
    send(store, JAN, RIVER, DUST, SMOKE)
    send(
        store, FEB,
        (1, "河道有污水", "2021年9月底前", "市水务局、市环保局", "整改中"),
        (2, "工地扬尘", "2021年12月底前", "市住建局", "完成整改"),
        SMOKE,
        (4, "新的问题", "2021年12月底前", "市住建局", "整改中"),
    )  # fmt: skip
    assert taken_back(store, 2) == [
        MovedTask("甲", "4", "", "新的问题", "in_progress", None, True, False),
        MovedTask("甲", "2", "", "工地扬尘", "done", "in_progress", True, True, ("status",)),
        MovedTask(
            "甲", "1", "", "河道有污水", "in_progress", "in_progress", True, True,
            ("deadline", "deadline_text", "responsible_units"),
        ),
    ]  # fmt: skip


def test_a_task_withdrawn_by_the_upload_comes_back(store: Store) -> None:
    send(store, JAN, RIVER, DUST)
    send(store, FEB, RIVER, withdraw=(("甲", "2", ""),))
    assert taken_back(store, 2) == [
        MovedTask("甲", "2", "", "工地扬尘", None, "in_progress", False, True)
    ]


def test_what_a_later_list_says_anew_is_not_changed_by_taking_back_the_earlier_one(
    store: Store,
) -> None:
    send(store, JAN, RIVER, DUST)
    send(store, FEB, RIVER, DUST)
    assert taken_back(store, 1) == []


def test_a_whole_board_of_one_upload_goes(store: Store) -> None:
    send(store, JAN, RIVER, DUST)
    assert [(task.item_no, task.stays_listed) for task in taken_back(store, 1)] == [
        ("1", False), ("2", False),
    ]  # fmt: skip
