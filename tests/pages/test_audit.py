"""操作记录 and the account corner: shown to whom, and what the record says."""

import time
from collections.abc import Iterator
from datetime import datetime

import pytest
from streamlit.testing.v1 import AppTest

from access import changes
from access.desk import for_store
from data import audit
from data.dispatch import BEIJING, beijing_day
from pages import board
from tests.pages.conftest import Screen

PASSWORD = "correct horse battery"


def markdown(app: AppTest) -> str:
    return "\n".join(m.value for m in app.markdown)


def test_before_there_is_an_account_the_record_is_open(empty_screen: Screen) -> None:
    app = empty_screen("audit")
    assert "没有记录" in markdown(app)


def test_the_record_lists_who_did_what(empty_screen: Screen) -> None:
    empty_screen("upload")
    audit.record(board.store(), "张管理", "10.1.2.3", "roll_back", "第 3 次上传")
    audit.record(board.store(), "李填报", "10.1.2.4", "commit", "清单.xlsx", 行数=3)
    app = empty_screen("audit")
    shown = app.dataframe[0].value
    assert list(shown["对象"]) == ["清单.xlsx", "第 3 次上传"]
    assert app.caption[-1].value == "共 2 条，逐条核对，没有被改动。"
    app.selectbox(key="audit_who").select("张管理").run()
    assert list(app.dataframe[0].value["操作"]) == ["撤回"]


def test_a_touched_record_is_told(empty_screen: Screen) -> None:
    empty_screen("upload")
    for n in range(3):
        audit.record(board.store(), "张管理", "10.1.2.3", "commit", f"{n}.xlsx")
    with board.store().writing() as cur:
        cur.execute("update audit set who = '李填报' where audit_id = 2")
    app = empty_screen("audit")
    assert app.error[0].value == "第 2 条记录被改动过，或前面有记录被删除：操作记录不再完整。"
    assert app.caption[-1].value == "共 3 条。"


def test_a_record_that_was_emptied_is_told(empty_screen: Screen) -> None:
    empty_screen("upload")
    audit.record(board.store(), "张管理", "10.1.2.3", "commit", "清单.xlsx")
    with board.store().writing() as cur:
        cur.execute("delete from audit")
    app = empty_screen("audit")
    assert app.error[0].value == "第 1 条起的记录被删除：操作记录不再完整。"
    assert "没有记录" in markdown(app)


@pytest.fixture
def far_away() -> Iterator[None]:
    """A server at the end of the world: of the two one has another date than Beijing at any moment."""
    with pytest.MonkeyPatch.context() as zone:
        zone.setenv("TZ", "<-12>12" if datetime.now(BEIJING).hour < 18 else "<+14>-14")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows sets the zone for all programs")
@pytest.mark.usefixtures("far_away")
def test_the_days_are_those_of_beijing_wherever_the_server_stands(empty_screen: Screen) -> None:
    assert datetime.now().date() != beijing_day()
    empty_screen("upload")
    audit.record(board.store(), "张管理", "10.1.2.3", "commit", "清单.xlsx")
    app = empty_screen("audit")
    assert app.date_input(key="audit_last").value == beijing_day()
    assert list(app.dataframe[0].value["对象"]) == ["清单.xlsx"]


def test_with_accounts_the_record_is_closed_to_who_is_not_signed_in(empty_screen: Screen) -> None:
    empty_screen("upload")
    desk = for_store(board.store())
    changes.add(desk, "张管理", "admin", [], PASSWORD, "（命令行）", "127.0.0.1")
    app = empty_screen("audit")
    assert "操作记录只有管理账号可以查看。" in markdown(app)
    assert len(app.dataframe) == 0
