"""What was said about headings once is known for the next list, and can be taken back."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data import archive, audit, heading_memory, journal, taking_back, uploads
from data.incoming import Request
from data.opening import open_store
from data.rebuild import replay
from data.recognition import understand
from data.records import Reading
from data.store import Store
from data.upload_errors import UploadError
from data.visitor import COMMAND_LINE, Visitor
from loaders import read
from tests.unit.loaders.workbooks import Tab, xlsx

JAN, FEB, MAR, APR = date(2021, 1, 31), date(2021, 2, 28), date(2021, 3, 31), date(2021, 4, 30)
BUILDERS = Visitor("王填报", "reporter", ("市住建局",), address="10.0.0.7")
WATER = Visitor("李填报", "reporter", ("市水务局",))
HEAD = ("序号", "反馈问题", "整改时限", "谁家去办", "眼下咋样")
UNITS, STATUS = HEAD[3:]
ANSWERS = "select * from heading_answers order by upload_id, layout, heading"
SENT = "from uploads order by upload_id"
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
    store: Store,
    as_of: date,
    data: bytes,
    *said: tuple[str, str],
    visitor: Visitor = COMMAND_LINE,
    **asked: Any,
) -> tuple[Reading, Request]:
    """Read and commit a list with these headings answered; a reporter sends its unit's part."""
    of = read(data, "a.xlsx").tables[0].layout
    answers = tuple((of, heading, field) for heading, field in said)
    if not visitor.is_admin:
        asked = {"scope": "part", "unit": visitor.units[0], "only_units": visitor.units} | asked
    request = Request("清单.xlsx", as_of, source="甲", answers=answers, user=visitor.name, **asked)
    reading, request = understand(store, read, data, request)
    uploads.commit(store, reading, data, request, visitor=visitor)
    return reading, request


def known(store: Store, unit: str | None = None, visitor: Visitor = COMMAND_LINE) -> dict[str, str]:
    """What is remembered for a list of that unit (None: a whole list, or the reporter's own)."""
    unit = unit or next(iter(visitor.units), None)
    request = Request("清单.xlsx", JAN, unit=unit, only_units=visitor.units)
    with store.cursor() as cur:
        return heading_memory.answers_for(cur, request).get(layout(), {})


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
    everybody = ["（命令行）", "所有清单"]
    assert frame.drop(columns=["layout", "answered_at"]).to_numpy().tolist() == [
        ["住建局", UNITS, "责任单位", "任务清单", "清单.xlsx", *everybody],
        ["", STATUS, "不读取", "任务清单", "清单.xlsx", *everybody],
        ["", UNITS, "牵头单位", "任务清单", "清单.xlsx", *everybody],
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


FULL = ("序号", "反馈问题", "整改时限", "责任单位", "配合单位", "整改状态")
MISREAD = (("责任单位", "support_units"), ("配合单位", "responsible_units"), ("整改状态", ""))


def full(word: str) -> bytes:
    return book_of((1, "污水直排", "2021年6月底前", "市住建局", "市水务局", word))


def book_of(*rows: tuple[Any, ...]) -> bytes:
    return xlsx(Tab((FULL, *rows)))


def read_as(store: Store, visitor: Visitor = COMMAND_LINE, **asked: Any) -> tuple[Any, ...]:
    """Owners, supporters and status of the full list as this visitor would have it read."""
    request = Request("a.xlsx", APR, source="甲", only_units=visitor.units, **asked)
    reading, _ = understand(store, read, full("已完成"), request)
    row = reading.tables[0].rows[0]
    return row.get("responsible_units"), row.get("support_units"), row.get("status")


def test_what_a_reporter_said_counts_for_reporters_of_its_unit_alone(store: Store) -> None:
    """It once had the office's whole list read with owners swapped and without states."""
    right, swapped = (["市住建局"], ["市水务局"], "done"), (["市水务局"], ["市住建局"], None)
    data = book_of((7, "工地扬尘", "长期坚持", "市水务局", "市住建局", "整改中"))
    send(store, JAN, data, *MISREAD, visitor=BUILDERS)
    assert read_as(store) == right
    assert read_as(store, scope="part", unit="市住建局") == right, "the office for the unit"
    assert read_as(store, WATER, scope="part", unit="市水务局") == right
    assert read_as(store, BUILDERS, scope="part", unit="市水务局") == right, "not its unit"
    assert read_as(store, BUILDERS, scope="part", unit="市住建局") == swapped
    send(store, FEB, full("已完成"))
    assert store.cursor().execute(
        "select responsible_units, status from task_state('2021-02-28') where item_no = '1'"
    ).fetchall() == [(["市住建局"], "done")]


def test_two_reporters_of_one_unit_share_what_they_said(store: Store) -> None:
    send(store, JAN, book(), (UNITS, "responsible_units"), visitor=BUILDERS)
    colleague = Visitor("赵填报", "reporter", ("市住建局", "市水务局"))
    assert known(store, "市住建局", colleague) == {UNITS: "responsible_units"}
    assert known(store, "市水务局", colleague) == {}


def test_what_the_office_said_counts_for_reporters_below_what_their_unit_said(store: Store) -> None:
    send(store, JAN, book(), (UNITS, "responsible_units"), (STATUS, "status"))
    assert known(store, visitor=WATER) == {UNITS: "responsible_units", STATUS: "status"}
    send(store, FEB, book("已完成"), (STATUS, ""), visitor=BUILDERS)
    assert known(store, visitor=BUILDERS) == {UNITS: "responsible_units", STATUS: ""}
    send(store, MAR, book("滞后"), (STATUS, "progress_text"))
    assert known(store, visitor=BUILDERS)[STATUS] == ""
    assert known(store, visitor=WATER)[STATUS] == known(store)[STATUS] == "progress_text"
    with store.cursor() as cur:
        told = "select unit, heading, field, upload_id from heading_answers order by all"
        assert cur.execute(told).fetchall() == [
            ("", STATUS, "progress_text", 3), ("", STATUS, "status", 1),
            ("", UNITS, "responsible_units", 1), ("市住建局", STATUS, "", 2),
        ]  # fmt: skip


def test_a_reporter_takes_back_what_its_unit_said_and_nothing_else(store: Store) -> None:
    send(store, JAN, book(), (UNITS, "responsible_units"))
    send(store, FEB, book("已完成"), (STATUS, "status"), scope="part", unit="市住建局")
    send(store, MAR, book("滞后"), (STATUS, ""), visitor=BUILDERS)
    version = store.version()
    viewer = Visitor("王查看", "viewer", ("市住建局",))
    for visitor, unit, heading in (
        (BUILDERS, "", UNITS), (WATER, "市住建局", STATUS), (viewer, "市住建局", STATUS),
    ):  # fmt: skip
        with pytest.raises(UploadError, match="填报账号只能删去本单位说明的表头"):
            heading_memory.forget(store, layout(), unit, heading, visitor)
    assert store.version() == version
    with store.cursor() as cur:
        lists = [heading_memory.listed(cur, v) for v in (COMMAND_LINE, BUILDERS, WATER, viewer)]
    shown = [[(r.unit, r.heading, r.reach) for r in f.itertuples(index=False)] for f in lists]
    own = ("市住建局", STATUS, "本单位填报")
    office = [("市住建局", STATUS, "所有清单"), ("", UNITS, "所有清单")]
    assert shown == [[own, *office], [own], [], []]
    heading_memory.forget(store, layout(), "市住建局", STATUS, BUILDERS)
    assert known(store, visitor=BUILDERS) == {UNITS: "responsible_units", STATUS: "status"}
    with pytest.raises(UploadError):
        heading_memory.forget(store, layout(), "市住建局", STATUS, BUILDERS)
    heading_memory.forget(store, layout(), "市住建局", STATUS)
    assert known(store, visitor=BUILDERS) == {UNITS: "responsible_units"}


def test_the_audit_and_the_journal_tell_who_said_and_who_forgot(store: Store) -> None:
    send(store, JAN, book(), (UNITS, "responsible_units"), (STATUS, ""), visitor=BUILDERS)
    send(store, FEB, book("已完成"), visitor=BUILDERS)
    heading_memory.forget(store, layout(), "市住建局", STATUS, BUILDERS)
    with store.cursor() as cur:
        rows = audit.entries(cur, actions=("heading_answer", "heading_forgotten"))
    assert rows.drop(columns=["时间", "编号"]).to_numpy().tolist() == [
        ["王填报", "10.0.0.7", "删去表头说明", STATUS, "上传：1；单位：市住建局；原来理解为：不读取"],
        ["王填报", "10.0.0.7", "说明表头", "第 1 次上传",
         f"单位：市住建局；表头：{UNITS}→责任单位、{STATUS}→不读取"],
    ]  # fmt: skip
    *_, last = journal.entries(store.archive)
    assert (last["action"], last["user_name"], last["uploads"]) == ("forget", "王填报", [1])
    assert last["answers"] == [[layout(), "市住建局", STATUS]]


def rebuilt(store: Store, folder: Path, *, forgotten_by: bool = True) -> list[dict[str, Any]]:
    """Rebuild and compare all that answers touch; returns the lines of the journal."""
    answers = ANSWERS if forgotten_by else ANSWERS.replace("*", "* exclude (forgotten_by)")
    with open_store(folder) as again:
        replay(store.archive, again, read)
        for statement in (answers, SENT, ROWS, "from tasks_versions order by all"):
            made = again.cursor().execute(statement).fetchall()
            assert made == store.cursor().execute(statement).fetchall(), statement
    return list(journal.entries(store.archive))


def test_a_rebuild_forgets_no_more_than_was_forgotten(store: Store, tmp_path: Path) -> None:
    send(store, JAN, book(), (UNITS, "responsible_units"))
    send(store, FEB, book("已完成"), (STATUS, "status"), scope="part", unit="市住建局")
    send(store, MAR, book("滞后"), (STATUS, ""), visitor=BUILDERS)
    heading_memory.forget(store, layout(), "市住建局", STATUS, BUILDERS)
    send(store, APR, book("已销号"), visitor=BUILDERS)
    send(store, APR, book("长期坚持"), (STATUS, "note"), visitor=BUILDERS)
    heading_memory.forget(store, layout(), "市住建局", STATUS)
    rebuilt(store, tmp_path / "again")


def test_a_board_of_before_is_rebuilt_as_it_was(store: Store, tmp_path: Path) -> None:
    """Under the first rules what a reporter said counted for all: who followed stored nothing."""
    send(store, JAN, book(), (UNITS, "responsible_units"), visitor=BUILDERS, rules=1)
    _, request = send(store, FEB, book("已完成"), rules=1)
    assert request.answers == ((layout(), UNITS, "responsible_units"),)
    assert known(store) == {}, "it is decided today by who gave it"
    assert known(store, visitor=BUILDERS) == {UNITS: "responsible_units"}
    heading_memory.forget(store, layout(), "市住建局", UNITS)
    lines = rebuilt(store, tmp_path / "again")
    assert [line["request"].get("rules") for line in lines[:2]] == [None, None]
    del lines[2]["uploads"], lines[2]["user_name"]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (store.archive / journal.FILE).write_text(text, encoding="utf-8")
    rebuilt(store, tmp_path / "older", forgotten_by=False)


def test_a_reporter_speaks_for_no_other_unit(store: Store) -> None:
    """The unit decides whose answers are changed, and whose list counts as sent."""
    with pytest.raises(UploadError, match="不能替“市水务局”填报"):
        send(store, JAN, book(), (UNITS, "responsible_units"), visitor=BUILDERS, unit="市水务局")
