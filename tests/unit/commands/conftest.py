"""A small task list on disk, and a store to put it in."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook

from data.opening import open_store
from data.store import Store

TASKS = (
    (1, "污水管网不完善", "2020年12月底前", "市住建局", "完成整改"),
    (2, "扬尘管控不到位", "2020年12月底前", "市住建局、市城管局", "未达到序时进度"),
    (3, "垃圾填埋场渗滤液积存", "2021年12月底前", "市城管局", "达到序时进度"),
    (4, "矿山生态修复滞后", "长期坚持", "市自然资源局", "长期坚持"),
)
NewList = Callable[..., Path]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store of the test's own."""
    with open_store(tmp_path / "data") as opened:
        yield opened


@pytest.fixture
def new_list(tmp_path: Path) -> NewList:
    """Writes a task list: `new_list(name, rows)`; its path."""

    def write(name: str = "清单.xlsx", rows: tuple[tuple[object, ...], ...] = TASKS) -> Path:
        workbook = Workbook()
        sheet = workbook.active
        assert sheet is not None
        sheet.append(["嘉峪关市督察整改任务清单"])
        sheet.append(["序号", "反馈问题", "整改时限", "责任单位", "整改状态"])
        for row in rows:
            sheet.append(list(row))
        workbook.save(tmp_path / name)
        return tmp_path / name

    return write
