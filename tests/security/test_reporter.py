"""A reporter who writes websocket messages by hand changes nothing but its own unit's tasks."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

import loaders
from commands.door import through_door
from data import uploads
from data.incoming import Request
from data.opening import open_store
from data.records import ReadContext
from tests.faults.tab import Tab, tab
from tests.security.conftest import ROLES, House, Visitor, house_over, prepare

JAN = date(2024, 1, 31)
LIST = """序号,问题,责任单位,整改时限,整改状态
1,河道污水直排,市水务局,2030-12-31,{0}
2,工地扬尘,市住建局,2030-12-31,{0}
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A board with one whole list in it, and an account of each role."""
    folder = tmp_path_factory.mktemp("office") / "data"
    prepare(folder, **ROLES)
    with open_store(folder) as store:
        data = LIST.format("整改中").encode()
        reading = loaders.read(data, "一月.csv", ReadContext(JAN))
        uploads.commit(store, reading, data, Request("一月.csv", JAN, source="试验督察"))
    with house_over(folder, require_sign_in="true") as running_house:
        yield running_house


@pytest.fixture
def reporter(office: House) -> Iterator[Tab]:
    with signed_in(office, "李填报") as page:
        yield page


def signed_in(office: House, name: str):  # type: ignore[no-untyped-def]
    visitor = Visitor(office)
    assert visitor.sign_in(name).status_code == 303
    return tab(visitor)


def states(folder: Path) -> dict[str, str]:
    told = through_door(folder, "ask", {"question": "task", "item": "1"})
    other = through_door(folder, "ask", {"question": "task", "item": "2"})
    assert told is not None
    assert other is not None
    newest = [found["output"]["rows"][-1] for found in (told, other)]
    return {row["item_no"]: row["status"] for row in newest}


def labels(page: Tab, kind: str) -> list[str]:
    return [getattr(e, kind).label for e in page.elements if e.WhichOneof("type") == kind]


def selected(page: Tab) -> list[WidgetState]:
    """The first row of the list of uploads, chosen as a click would choose it."""
    grids = [e.dataframe for e in page.elements if e.WhichOneof("type") == "dataframe"]
    chosen = json.dumps({"selection": {"rows": [0], "columns": [], "cells": []}})
    return [WidgetState(id=grid.id, string_value=chosen) for grid in grids if grid.id]


def say(page: Tab, *states: WidgetState) -> None:
    """Send these widget states, whatever the page shows."""
    asked = BackMsg()
    asked.rerun_script.page_script_hash = page._page
    asked.rerun_script.widget_states.widgets.extend(states)
    page._run(asked)


def test_only_its_own_tasks_change_whatever_the_list_says(office: House, reporter: Tab) -> None:
    reporter.open("upload")
    reporter.fill("date_input", "截至日期", string_array_value={"data": ["2024/02/29"]})
    reporter.fill("selectbox", "督察来源", string_value="试验督察")
    # The page offers 本单位部分 only; a forged answer must not make it a whole list.
    reporter.fill("radio", "范围", string_value="整份清单")
    reporter.send("选择清单文件", "二月.csv", LIST.format("完成整改").encode())
    reporter.press("提交入库")
    assert states(office.folder) == {"1": "done", "2": "in_progress"}


def test_no_upload_of_others_can_be_taken_back(office: House, reporter: Tab) -> None:
    before = states(office.folder)
    with signed_in(office, "张管理") as office_page:
        office_page.open("history")
        say(office_page, *selected(office_page))
        [button] = [e.button for e in office_page.elements
                    if e.WhichOneof("type") == "button" and e.button.label.startswith("撤回")]  # fmt: skip
    reporter.open("history")
    say(reporter, *selected(reporter))
    assert not [text for text in labels(reporter, "button") if text.startswith("撤回")]
    say(reporter, *selected(reporter), WidgetState(id=button.id, trigger_value=True))
    assert states(office.folder) == before


def test_the_audit_stays_closed(reporter: Tab) -> None:
    reporter.open("audit")
    assert any("操作记录只有管理账号可以查看" in text for text in reporter.texts())
    assert not selected(reporter)


def test_a_viewer_is_given_no_way_to_upload(office: House) -> None:
    with signed_in(office, "王查看") as page:
        page.open("upload")
        assert any("您的账号只能查看" in text for text in page.texts())
        assert labels(page, "file_uploader") == []


OWNED = """序号,问题,责任单位,配合单位,整改时限,整改状态
1,河道污水直排,市水务局,市住建局,2030-12-31,{0}
2,工地扬尘,市住建局,市水务局,2030-12-31,{0}
"""


def grids(page: Tab, part: str) -> list[str]:
    """The ids of the tables that can be edited and have this in theirs."""
    found = [e.dataframe.id for e in page.elements if e.WhichOneof("type") == "dataframe"]
    return [one for one in found if part in one]


def edited(grid: str, row: int, **cells: object) -> WidgetState:
    changes = {"edited_rows": {str(row): cells}, "added_rows": [], "deleted_rows": []}
    return WidgetState(id=grid, string_value=json.dumps(changes))


def test_what_it_says_of_headings_counts_for_its_own_lists_only(
    office: House, reporter: Tab, tmp_path: Path
) -> None:
    """It once took the states out of the office's whole list."""
    reporter.open("upload")
    reporter.fill("date_input", "截至日期", string_array_value={"data": ["2024/03/31"]})
    reporter.fill("selectbox", "督察来源", string_value="试验督察")
    reporter.send("选择清单文件", "三月.csv", OWNED.format("整改中").encode())
    [changed] = grids(reporter, "changed")
    reporter._states[changed] = edited(changed, 5, 这一栏是="不读取这一栏")
    reporter._again()
    del reporter._states[changed]
    reporter.press("提交入库")
    assert not reporter.wrong()
    whole = tmp_path / "四月.csv"
    whole.write_text(OWNED.format("基本完成"), encoding="utf-8")
    asked = {"files": [str(whole)], "as_of": "2024-04-30", "source": "试验督察"}
    told = through_door(office.folder, "import", asked)
    assert told is not None
    assert told["exit"] == 0, told
    assert states(office.folder) == {"1": "basically_done", "2": "basically_done"}
    reporter.open("upload")
    assert grids(reporter, "remembered"), "it may take back its own answer"


def test_it_forgets_nothing_the_office_said(reporter: Tab, office: House) -> None:
    with signed_in(office, "张管理") as page:
        page.open("upload")
        page.fill("date_input", "截至日期", string_array_value={"data": ["2024/04/30"]})
        page.fill("selectbox", "督察来源", string_value="别的督察")
        first, *others = LIST.format("整改中").splitlines()
        data = "\n".join([f"{first},阿尔法栏", *(f"{line},文字" for line in others)])
        page.send("选择清单文件", "办公室.csv", data.encode())
        [changed] = grids(page, "changed")
        page._states[changed] = edited(changed, 5, 这一栏是="整改目标")
        page._again()
        del page._states[changed]
        page.press("提交入库")
        assert not page.wrong()
        page.open("upload")
        [kept] = grids(page, "remembered")
        page._states[kept] = edited(kept, 0, 删除=True)
        page._again()
        [button] = [e.button.id for e in page.elements
                    if e.WhichOneof("type") == "button" and e.button.label.startswith("删除选中的")]  # fmt: skip
        page._states.clear()
        reporter.open("upload")
        assert kept not in grids(reporter, "remembered")
        say(reporter, edited(kept, 0, 删除=True), WidgetState(id=button, trigger_value=True))
        page.open("upload")
        assert grids(page, "remembered") == [kept], "the very same rows"
