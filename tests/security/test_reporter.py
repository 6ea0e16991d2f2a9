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
