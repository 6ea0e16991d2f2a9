"""What was said about headings once is known for the next list, and can be taken back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data import archive, heading_memory, taking_back, uploads
from data.incoming import Request
from data.opening import open_store
from data.rebuild import replay
from data.recognition import understand
from data.records import Reading
from data.store import Store
from loaders import read
from tests.unit.loaders.workbooks import Tab, xlsx

JAN, FEB, MAR, APR = date(2021, 1, 31), date(2021, 2, 28), date(2021, 3, 31), date(2021, 4, 30)
HEAD = ("序号", "反馈问题", "整改时限", "谁家去办", "眼下咋样")
UNITS, STATUS = HEAD[3:]
ANSWERS = "select * from heading_answers order by upload_id, layout, heading"
ROWS = "select * exclude (content_id) from tasks_reports order by upload_id, item_no"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "board") as opened:
        yield opened


def book(word: str = "整改中", head: tuple[str, ...] = HEAD) -> bytes:
    return xlsx(Tab((head, (1, "污水直排", "2021年6月底前", "市住建局", word))))


def layout() -> str:
    return read(book(), "a.xlsx").tables[0].layout


def send(
    store: Store, as_of: date, data: bytes, *said: tuple[str, str], **asked: Any
) -> tuple[Reading, Request]:
    """Read and commit a list with these headings answered."""
    answers = tuple((layout(), heading, field) for heading, field in said)
    reading, request = understand(
        store, read, data, Request("清单.xlsx", as_of, source="甲", answers=answers, **asked)
    )
    uploads.commit(store, reading, data, request)
    return reading, request


def known(store: Store, unit: str | None = None) -> dict[str, str]:
    with store.cursor() as cur:
        return heading_memory.answers_for(cur, unit).get(layout(), {})


def asked(reading: Reading) -> list[str]:
    return [question.heading for question in reading.tables[0].questions]


def test_what_was_answered_once_is_not_asked_again(store: Store) -> None:
    first, _ = send(store, JAN, book(), (UNITS, "responsible_units"), (STATUS, ""))
    second, request = send(store, FEB, book("已完成"))
    assert asked(first) == asked(second) == []
    assert second.tables[0].rows[0]["responsible_units"] == ["市住建局"]
    assert set(request.answers) == {
        (layout(), UNITS, "responsible_units"), (layout(), STATUS, ""),
    }  # fmt: skip


def test_another_layout_is_asked_about(store: Store) -> None:
    send(store, JAN, book(), (UNITS, "responsible_units"))
    other = xlsx(Tab((HEAD[:4], (1, "污水直排", "2021年6月底前", "市住建局"))))
    reading, request = send(store, FEB, other)
    assert (asked(reading), request.answers) == ([UNITS], ())


def test_an_answer_of_a_file_that_was_not_committed_is_not_remembered(store: Store) -> None:
    answers = ((layout(), UNITS, "responsible_units"),)
    understand(store, read, book(), Request("a.xlsx", JAN, answers=answers))
    assert known(store) == {}


def test_a_unit_goes_by_its_own_answer_then_by_the_office_then_by_the_others(store: Store) -> None:
    send(store, JAN, book(), (UNITS, "support_units"), scope="part", unit="水务局")
    assert (known(store)[UNITS], known(store, "住建局")[UNITS]) == ("support_units",) * 2
    send(store, FEB, book("已完成"), (UNITS, "lead_units"))
    assert known(store, "住建局")[UNITS] == known(store)[UNITS] == "lead_units"
    assert known(store, "水务局")[UNITS] == "support_units"
    send(store, MAR, book("滞后"), (UNITS, "responsible_units"), scope="part", unit="住建局")
    assert known(store, "住建局")[UNITS] == "responsible_units"
    assert known(store)[UNITS] == "lead_units"


def test_following_others_is_no_answer_of_ones_own(store: Store) -> None:
    send(store, JAN, book(), (UNITS, "lead_units"))
    send(store, FEB, book("已完成"), scope="part", unit="住建局")
    send(store, MAR, book("滞后"), (UNITS, "responsible_units"))
    assert known(store, "住建局")[UNITS] == "responsible_units"


def test_a_new_answer_replaces_the_old_one(store: Store) -> None:
    send(store, JAN, book(), (UNITS, "lead_units"))
    reading, _ = send(store, FEB, book("已完成"), (UNITS, "responsible_units"))
    assert "lead_units" not in reading.tables[0].fields
    assert known(store) == {UNITS: "responsible_units"}


def test_the_list_names_field_kind_and_file(store: Store) -> None:
    send(store, JAN, book(), (UNITS, "lead_units"), (STATUS, ""))
    send(store, FEB, book("已完成"), (UNITS, "responsible_units"), scope="part", unit="住建局")
    with store.cursor() as cur:
        frame = heading_memory.listed(cur)
        (at,) = cur.execute("select committed_at from uploads where upload_id = 2").fetchone() or ()
    assert list(frame.columns) == heading_memory.COLUMNS
    assert frame.drop(columns=["layout", "answered_at"]).to_numpy().tolist() == [
        ["住建局", UNITS, "责任单位", "任务清单", "清单.xlsx"],
        ["", STATUS, "不读取", "任务清单", "清单.xlsx"],
        ["", UNITS, "牵头单位", "任务清单", "清单.xlsx"],
    ]
    assert set(frame["layout"]) == {layout()}
    assert frame["answered_at"][0] == at


def test_what_is_forgotten_is_asked_again(store: Store) -> None:
    send(store, JAN, book(), (UNITS, "responsible_units"), (STATUS, "status"))
    send(store, FEB, book("已完成"), (UNITS, "lead_units"))
    version = store.version()
    heading_memory.forget(store, layout(), "", UNITS)
    assert (known(store), store.version()) == ({STATUS: "status"}, version + 1)
    reading, _ = send(store, MAR, book("滞后"))
    assert asked(reading) == [UNITS]
    heading_memory.forget(store, layout(), "", UNITS)
    assert store.version() == version + 2, "nothing to forget, nothing recorded"


def test_the_answers_of_an_upload_taken_back_do_not_count(store: Store) -> None:
    send(store, JAN, book(), (UNITS, "responsible_units"))
    taking_back.roll_back(store, 1)
    assert known(store) == {}
    with store.cursor() as cur:
        assert heading_memory.listed(cur).empty
    taking_back.restore(store, 1)
    assert known(store) == {UNITS: "responsible_units"}


def test_a_rebuilt_board_read_the_same_and_remembers_the_same(store: Store, tmp_path: Path) -> None:
    """Memory changed between the uploads: each must be read with what was known at its time."""
    send(store, JAN, book(), (UNITS, "lead_units"), (STATUS, ""))
    heading_memory.forget(store, layout(), "", UNITS)
    send(store, FEB, book("已完成"))
    send(store, MAR, book("滞后"), (UNITS, "responsible_units"))
    taking_back.roll_back(store, 3)
    send(store, APR, book("已销号"), (UNITS, "support_units"))
    heading_memory.forget(store, layout(), "", STATUS)
    with open_store(tmp_path / "again") as again:
        assert replay(store.archive, again, read) == 7
        for statement in (ANSWERS, ROWS, "from task_state('2021-12-31') order by item_no"):
            rebuilt = again.cursor().execute(statement).fetchall()
            assert rebuilt == store.cursor().execute(statement).fetchall()
        assert known(again) == known(store) == {UNITS: "support_units"}


def test_corrections_are_kept_beside_the_original_and_come_again(
    store: Store, tmp_path: Path
) -> None:
    data = xlsx(
        Tab((HEAD[:3], (1, "污水直排", "2021年6月底前"), (2, "扬尘", "2021年13月")), name="任务")
    )
    corrections = (("任务", "C3", "2021年11月底前"), ("任务", "C99", "长期坚持"))
    request = Request("清单.xlsx", JAN, source="甲", corrections=corrections)
    reading, request = understand(store, read, data, request)
    assert uploads.commit(store, reading, data, request).records == {"tasks": 2}
    kept = "from upload_corrections"
    assert store.cursor().execute(kept).fetchall() == [
        (1, "任务", "C3", "2021年13月", "2021年11月底前")
    ]
    assert archive.original(store.archive, reading.sha256) == data
    with open_store(tmp_path / "again") as again:
        replay(store.archive, again, read)
        for statement in (kept, ROWS, "select item_no, deadline from tasks_versions order by 1"):
            rebuilt = again.cursor().execute(statement).fetchall()
            assert rebuilt == store.cursor().execute(statement).fetchall()
        assert rebuilt == [("1", date(2021, 6, 30)), ("2", date(2021, 11, 30))]
