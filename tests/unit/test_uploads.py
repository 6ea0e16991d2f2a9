"""The store's promises: late lists fall into their place, nothing is lost, nothing counted twice."""

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from data import archive, taking_back, uploads
from data.directory import directory_for
from data.incoming import Request
from data.opening import open_store
from data.rebuild import replay
from data.records import ReadContext, Reading, Table
from data.store import Store
from data.upload_errors import UploadError
from data.versions import refold
from data.visitor import Visitor

JAN, FEB, MAR = date(2021, 1, 31), date(2021, 2, 28), date(2021, 3, 31)
APR, MAY = date(2021, 4, 30), date(2021, 5, 31)
COLUMNS = {"item_no": "A"}
HISTORY = """
    select as_of, item_no, status, problem, responsible_units, withdrawn
    from tasks_versions order by item_no, as_of, upload_id
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "board") as opened:
        yield opened


def listed(*rows: dict[str, Any], sheet: str = "清单", kind: str = "tasks") -> Reading:
    """A reading whose table speaks of exactly the fields its first row has."""
    table = Table(
        sheet, kind, "某市整改任务清单", (1,), COLUMNS, frozenset(rows[0]),  # type: ignore[arg-type]
        tuple({**row, "row": n} for n, row in enumerate(rows, start=2)),
    )  # fmt: skip
    return Reading("清单.xlsx", hashlib.sha256(repr(rows).encode()).hexdigest(), (table,))


def send(store: Store, as_of: date, *rows: dict[str, Any], **asked: Any) -> uploads.Receipt:
    request = Request("清单.xlsx", as_of, source="甲", **asked)
    return uploads.commit(store, listed(*rows), repr(rows).encode(), request)


def history(store: Store) -> list[tuple[Any, ...]]:
    return store.cursor().execute(HISTORY).fetchall()


def first_list(store: Store) -> None:
    send(
        store, JAN,
        {"item_no": "1", "problem": "河道有污水", "status": "behind", "responsible_units": ["水务局"]},
        {"item_no": "2", "problem": "工地扬尘", "status": "behind", "responsible_units": None},
    )  # fmt: skip


def test_a_list_without_a_column_leaves_that_field_as_it_was(store: Store) -> None:
    first_list(store)
    send(store, FEB, {"item_no": "1", "status": "done"})
    assert history(store)[1] == (FEB, "1", "done", "河道有污水", ["水务局"], False)


def test_a_blank_cell_under_a_known_heading_clears_the_field(store: Store) -> None:
    first_list(store)
    send(store, FEB, {"item_no": "1", "responsible_units": None})
    assert history(store)[1] == (FEB, "1", "behind", "河道有污水", None, False)


def test_a_row_whose_state_could_not_be_read_out_of_prose_keeps_what_stood(store: Store) -> None:
    """One row with a readable state once cleared those of all others."""
    first_list(store)
    send(store, FEB, {"item_no": "1", "status": "done"}, {"item_no": "2", "problem": None})
    assert [(row[0], row[1], row[2]) for row in history(store)] == [
        (JAN, "1", "behind"), (FEB, "1", "done"), (JAN, "2", "behind"),
    ]  # fmt: skip
    assert (
        uploads.preview(
            store,
            listed({"item_no": "2", "status": "behind"}, {"item_no": "1"}),
            Request("清单.xlsx", MAR, source="甲"),
        ).difference.unchanged
        == 2
    )


def test_an_unchanged_task_gets_no_new_version(store: Store) -> None:
    first_list(store)
    send(store, FEB, {"item_no": "1", "status": "behind"}, {"item_no": "2", "status": "done"})
    assert [(r[0], r[1], r[2]) for r in history(store)] == [
        (JAN, "1", "behind"), (JAN, "2", "behind"), (FEB, "2", "done"),
    ]  # fmt: skip


def test_a_late_list_falls_into_its_place_and_later_lists_still_hold(store: Store) -> None:
    """The March list repeats January's word; February, sent last, must not colour March."""
    first_list(store)
    send(store, MAR, {"item_no": "1", "status": "behind"})
    send(store, FEB, {"item_no": "1", "status": "done"})
    assert [(r[0], r[2]) for r in history(store) if r[1] == "1"] == [
        (JAN, "behind"), (FEB, "done"), (MAR, "behind"),
    ]  # fmt: skip


def test_a_rolled_back_upload_leaves_no_trace_and_comes_back_whole(store: Store) -> None:
    first_list(store)
    before = history(store)
    send(store, FEB, {"item_no": "1", "status": "done"})
    after = history(store)
    taking_back.roll_back(store, 2)
    assert history(store) == before
    taking_back.restore(store, 2)
    assert history(store) == after


def test_the_same_file_twice_changes_nothing(store: Store) -> None:
    first_list(store)
    version = store.version()
    receipt = send(
        store, JAN,
        {"item_no": "1", "problem": "河道有污水", "status": "behind", "responsible_units": ["水务局"]},
        {"item_no": "2", "problem": "工地扬尘", "status": "behind", "responsible_units": None},
        user="另一人",
    )  # fmt: skip
    assert (receipt.already_known, receipt.upload_id, store.version()) == (True, 1, version)


def test_the_right_list_sent_again_after_a_wrong_one_of_the_same_day_counts(store: Store) -> None:
    """It was once called known, and the wrong figures stayed."""
    right = {"item_no": "1", "problem": "河道有污水", "status": "done"}
    send(store, JAN, right)
    send(store, JAN, {**right, "status": "behind"})
    again = send(store, JAN, right)
    assert (again.upload_id, again.already_known) == (3, False)
    assert [row[2] for row in history(store)][-1] == "done"
    assert send(store, JAN, right).already_known is True


def test_a_confirmed_withdrawal_sent_again_after_the_task_came_back_counts(store: Store) -> None:
    one, two = ({"item_no": n, "problem": f"问题{n}", "status": "behind"} for n in "12")
    send(store, JAN, one, two)
    send(store, JAN, one, withdraw=(("甲", "2", ""),))
    send(store, JAN, two, scope="part", unit="水务局")
    assert send(store, JAN, one, withdraw=(("甲", "2", ""),)).already_known is False
    assert send(store, JAN, one, withdraw=(("甲", "2", ""),)).already_known is True


def test_the_same_file_again_can_still_confirm_what_is_missing(store: Store) -> None:
    """It was called known, and the tasks nobody had ticked could not be withdrawn any more."""
    rows = [{"item_no": n, "problem": f"问题{n}", "status": "behind"} for n in "123"]
    send(store, JAN, *rows)
    send(store, FEB, rows[0])
    asked = Request("清单.xlsx", FEB, source="甲")
    seen = uploads.preview(store, listed(rows[0]), asked)
    assert (seen.known_upload, list(seen.difference.missing["item_no"])) == (2, ["2", "3"])
    receipt = send(store, FEB, rows[0], withdraw=(("甲", "2", ""),))
    assert (receipt.upload_id, receipt.already_known) == (3, False)
    # Nothing more is ticked: that the last one ticked more does not make this another upload.
    seen = uploads.preview(store, listed(rows[0]), asked)
    assert (seen.known_upload, list(seen.difference.missing["item_no"])) == (3, ["3"])
    again = send(store, FEB, rows[0])
    assert (again.upload_id, again.already_known) == (3, True)
    assert send(store, FEB, rows[0], withdraw=(("甲", "3", ""),)).upload_id == 4
    state = "select item_no from task_state($day) order by item_no"
    assert store.cursor().execute(state, {"day": JAN}).fetchall() == [("1",), ("2",), ("3",)]
    assert store.cursor().execute(state, {"day": FEB}).fetchall() == [("1",)]


def test_the_same_file_for_the_next_period_is_a_new_upload(store: Store) -> None:
    rows = ({"item_no": "1", "status": "behind"},)
    send(store, JAN, *rows)
    assert send(store, FEB, *rows).upload_id == 2
    assert len(history(store)) == 1


def test_a_withdrawn_task_leaves_the_state_and_keeps_its_history(store: Store) -> None:
    first_list(store)
    send(store, FEB, {"item_no": "1", "status": "done"}, withdraw=(("甲", "2", ""),))
    state = "select item_no from task_state($day) order by item_no"
    assert store.cursor().execute(state, {"day": JAN}).fetchall() == [("1",), ("2",)]
    assert store.cursor().execute(state, {"day": FEB}).fetchall() == [("1",)]


def test_a_withdrawn_task_that_is_listed_again_is_told_before_it_counts(store: Store) -> None:
    """The part of a unit once brought back, as a new task, what the office had withdrawn."""
    first_list(store)
    send(store, FEB, {"item_no": "1", "status": "done"}, withdraw=(("甲", "2", ""),))
    again = [{"item_no": n, "status": "done"} for n in "1239"]
    seen = uploads.preview(store, listed(*again), Request("a.xlsx", FEB, source="甲")).difference
    assert (seen.new, seen.returning) == (3, ("第2项",))
    before = uploads.preview(store, listed(*again), Request("a.xlsx", JAN, source="甲")).difference
    assert before.returning == ()


def test_a_row_with_an_error_is_not_a_missing_task(store: Store) -> None:
    """A tick once could withdraw a task that stands in the list, only with an impossible date."""
    first_list(store)
    reading = listed({"item_no": "1", "status": "behind"})
    [table] = reading.tables
    bad = {"item_no": "2", "sub_item": "", "row": 3}
    reading = replace(reading, tables=(replace(table, rejected=(bad,)),))
    seen = uploads.preview(store, reading, Request("a.xlsx", FEB, source="甲"))
    assert list(seen.difference.missing["item_no"]) == []


@pytest.mark.parametrize(("others", "told"), [(6, 6), (3, 3), (2, 0)])
def test_numbers_that_stand_for_other_problems_are_counted_once_they_are_half(
    store: Store, others: int, told: int
) -> None:
    """A list of another year overwrote last year's tasks, and only the source's name showed it."""
    old = ["河道有污水直排", "工地扬尘管控不到位", "砂石料场未批先建", "垃圾填埋场渗滤液渗漏",
           "养殖场粪污露天堆放", "锅炉超标排放"]  # fmt: skip
    new = ["加油站油气回收停运", "医疗废物混入生活垃圾", "自来水厂水源保护区有房屋", "噪声扰民屡诉不止",
           "矿山生态修复滞后", "尾矿库在线监测缺失"]  # fmt: skip
    send(store, JAN, *({"item_no": str(n), "problem": text} for n, text in enumerate(old)))
    texts = new[:others] + [f"{text}问题" for text in old[others:]]
    again = listed(*({"item_no": str(n), "problem": text} for n, text in enumerate(texts)))
    seen = uploads.preview(store, again, Request("a.xlsx", FEB, source="甲")).difference
    assert (seen.changed, seen.strangers) == (6, told)


def test_a_task_confirmed_as_withdrawn_and_listed_all_the_same_is_there(store: Store) -> None:
    """Both reports once stood beside each other, and which of them counted was chance."""
    first_list(store)
    rows = ({"item_no": "1", "status": "behind"}, {"item_no": "2", "status": "done"})
    send(store, FEB, *rows, withdraw=(("甲", "2", ""),))
    assert [(r[0], r[1], r[2], r[5]) for r in history(store)] == [
        (JAN, "1", "behind", False), (JAN, "2", "behind", False), (FEB, "2", "done", False),
    ]  # fmt: skip


def test_a_missing_task_is_reported_for_a_whole_list_only(store: Store) -> None:
    first_list(store)
    rows = ({"item_no": "1", "status": "done"},)
    whole = uploads.preview(store, listed(*rows), Request("a", FEB, source="甲"))
    part = uploads.preview(store, listed(*rows), Request("a", FEB, source="甲", scope="part"))
    assert whole.difference.missing.to_dict("records") == [
        {"source": "甲", "item_no": "2", "sub_item": "", "problem": "工地扬尘"}
    ]
    assert len(part.difference.missing) == 0


def test_the_difference_names_every_changed_field(store: Store) -> None:
    first_list(store)
    seen = uploads.preview(
        store,
        listed({"item_no": "1", "status": "done"}, {"item_no": "3", "status": "behind"}),
        Request("a", FEB, source="甲"),
    ).difference
    assert (seen.new, seen.changed, seen.unchanged) == (1, 1, 0)
    assert seen.changes[["kind", "key", "label", "before", "after"]].to_numpy().tolist() == [
        ["changed", "1", "整改状态", "behind", "done"],
        ["new", "3", "", "", ""],
    ]


def test_a_renumbered_row_is_shown_for_confirmation_and_never_merged_silently(store: Store) -> None:
    first_list(store)
    rows = ({"item_no": "7", "problem": "河道有污水", "status": "done"},)
    seen = uploads.preview(store, listed(*rows), Request("a", FEB, source="甲")).difference
    assert seen.matches[["row", "item_no", "score"]].to_numpy().tolist() == [[2, "1", 100.0]]
    send(store, FEB, *rows)
    assert [r[1] for r in history(store)] == ["1", "2", "7"]


def test_a_confirmed_match_becomes_a_version_of_the_known_task(store: Store) -> None:
    first_list(store)
    send(store, FEB, {"item_no": "7", "status": "done"}, matches=(("清单", 2, "1", ""),))
    assert [(r[1], r[2]) for r in history(store)] == [
        ("1", "behind"), ("1", "done"), ("2", "behind"),
    ]  # fmt: skip


def test_two_rows_of_one_number_keep_the_first_and_name_the_other(store: Store) -> None:
    receipt = send(
        store, JAN, {"item_no": "1", "status": "done"}, {"item_no": "1", "status": "behind"}
    )
    assert receipt.records == {"tasks": 1}
    assert [(f.code, f.row) for f in receipt.not_stored] == [("repeated_in_upload", 3)]


def test_a_file_without_rows_stores_nothing(store: Store) -> None:
    empty = Reading("空.xlsx", hashlib.sha256(b"x").hexdigest(), ())
    with pytest.raises(UploadError, match="没有可以入库的数据行"):
        uploads.commit(store, empty, b"x", Request("空.xlsx", JAN))
    assert store.version() == 0
    assert list(store.folder.glob("archive/**/*")) == []


def test_the_original_bytes_are_kept_under_their_digest(store: Store) -> None:
    rows = ({"item_no": "1", "status": "done"},)
    send(store, JAN, *rows)
    assert archive.original(store.archive, listed(*rows).sha256) == repr(rows).encode()


def test_an_altered_original_is_refused(store: Store) -> None:
    rows = ({"item_no": "1", "status": "done"},)
    send(store, JAN, *rows)
    sha256 = listed(*rows).sha256
    (store.archive / sha256[:2] / sha256).write_bytes(b"other")
    with pytest.raises(archive.ArchiveError, match="已损坏"):
        archive.original(store.archive, sha256)


def test_everything_can_be_built_again_from_the_archive(store: Store, tmp_path: Path) -> None:
    first_list(store)
    send(store, FEB, {"item_no": "1", "status": "done"}, user="甲")
    taking_back.roll_back(store, 2)

    def read(data: bytes, name: str, context: ReadContext) -> Reading:
        rows = eval(data.decode())
        return listed(*rows)

    with open_store(tmp_path / "again") as again:
        assert replay(store.archive, again, read) == 3
        assert history(again) == history(store)
        ledger = "select * from uploads order by upload_id"
        assert again.cursor().execute(ledger).fetchall() == (
            store.cursor().execute(ledger).fetchall()
        )


def test_two_sheets_with_the_same_numbers_become_two_sources(store: Store) -> None:
    first, second = (listed({"item_no": "1", "status": "done"}, sheet=s) for s in ("甲", "乙"))
    both = Reading("a.xlsx", first.sha256, (*first.tables, *second.tables))
    found = uploads.preview(store, both, Request("a.xlsx", JAN, source="督察")).batches
    assert [b.source for b in found] == ["督察·甲", "督察·乙"]


def test_an_alias_names_a_unit_only_within_its_place(store: Store) -> None:
    for place in ("甲市", "乙市"):
        rows = ({"name": f"{place}生态环境局", "aliases": ["市环保局"]},)
        data = repr((place, rows)).encode()
        reading = Reading(
            "d", hashlib.sha256(data).hexdigest(), listed(*rows, kind="directory").tables
        )
        uploads.commit(store, reading, data, Request("d", JAN, place=place))
    assert directory_for(store, "乙市").names["市环保局"] == "乙市生态环境局"
    assert directory_for(store, None).names == {}
    assert directory_for(store, "丙市").names == {}


def test_a_database_in_use_elsewhere_is_told_in_a_sentence(store: Store) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        "from data.opening import open_store; from data.store import StoreBusy\n"
        "try: open_store(Path(sys.argv[1]))\nexcept StoreBusy as e: print(e)"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, str(store.folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == "数据库正被另一个程序使用：请先关闭正在运行的看板。"


def test_the_same_list_under_its_recognised_source_is_the_same(store: Store) -> None:
    """A sample and a clerk's upload of the same bytes differ in `sample` and who said the source."""
    first_list(store)
    rows = (
        {
            "item_no": "1",
            "problem": "河道有污水",
            "status": "behind",
            "responsible_units": ["水务局"],
        },
        {"item_no": "2", "problem": "工地扬尘", "status": "behind", "responsible_units": None},
    )
    request = Request("清单.xlsx", JAN, sources={"清单": "甲"}, sample=True)
    receipt = uploads.commit(store, listed(*rows), repr(rows).encode(), request)
    assert (receipt.already_known, receipt.upload_id) == (True, 1)


def test_a_rehearsed_roll_back_shows_what_would_be_and_changes_nothing(store: Store) -> None:
    first_list(store)
    send(store, FEB, {"item_no": "1", "status": "done"})
    before, version = history(store), store.version()
    newest = "select status from task_state('2021-02-28') where item_no = '1'"

    def look(cur: duckdb.DuckDBPyConnection) -> list[tuple[Any, ...]]:
        return cur.execute(newest).fetchall()

    assert look(store.cursor()) == [("done",)]
    assert taking_back.rehearse(store, 2, look) == [("behind",)]
    assert (history(store), store.version()) == (before, version)
    taking_back.roll_back(store, 2)
    assert taking_back.rehearse(store, 2, look) == [("done",)]
    assert look(store.cursor()) == [("behind",)]


def test_a_reporter_stores_only_the_rows_of_its_own_unit(store: Store) -> None:
    first_list(store)
    rows = (
        {"item_no": "1", "status": "done", "responsible_units": ["水务局"]},
        {"item_no": "3", "status": "done", "responsible_units": ["住建局"]},
    )
    reporter = Visitor("李某", "reporter", ("水务局",))
    request = Request("清单.xlsx", FEB, source="甲", scope="part", unit="水务局")
    data, reading = repr(rows).encode(), listed(*rows)
    receipt = uploads.commit(store, reading, data, request, visitor=reporter)
    assert receipt.records == {"tasks": 1}
    assert [f.code for f in receipt.not_stored] == ["other_unit"]
    whole = replace(request, scope="whole", unit=None)
    with pytest.raises(UploadError, match="由管理员上报"):
        uploads.commit(store, reading, data, whole, visitor=reporter)


def test_two_rounds_on_one_sheet_are_two_sources(store: Store) -> None:
    rows = ({"item_no": "1", "item_no_text": "1", "problem": "河道有污水", "status": "done"},)
    first = replace(listed(*rows).tables[0], title="表1  中央督察“回头看”反馈问题整改情况")
    second = replace(first, title="表2 第二轮中央督察反馈问题整改情况", header_rows=(8,))
    both = Reading("a.xlsx", "0" * 64, (first, second))
    found = uploads.preview(store, both, Request("a.xlsx", JAN)).batches
    assert [(b.label, b.source, len(b.rows)) for b in found] == [
        ("清单", "中央督察“回头看”", 1),
        ("清单（第2张表）", "第二轮中央督察", 1),
    ]
    named = Request("a.xlsx", JAN, sources={"清单（第2张表）": "乙"})
    assert [b.source for b in uploads.preview(store, both, named).batches][1] == "乙"


WATER = Visitor("李填报", "reporter", ("水务局",))
OWN = {"item_no": "1", "status": "done", "responsible_units": ["水务局"]}


@pytest.mark.parametrize(
    ("asked", "as_of", "sentence"),
    [
        ({"place": "乙市"}, FEB, "督察来源“甲”在看板上属于“甲市”，不能改到“乙市”"),
        ({"source": "乙", "place": "乙市"}, FEB, "看板上还没有“乙市”这个地区"),
        ({}, date(2036, 2, 29), "截至日期 2036-02-29 在本月之后"),
    ],
    ids=["another place", "a new place", "the far future"],
)
def test_a_reporter_moves_nobody_elses_screen(
    store: Store, asked: dict[str, Any], as_of: date, sentence: str
) -> None:
    """The newest day and the places are what everybody's screens open with."""
    first = {"item_no": "1", "status": "behind", "responsible_units": ["水务局"]}
    send(store, JAN, first, place="甲市")
    request = Request("b.xlsx", as_of, source="甲", place="甲市", scope="part")
    request = replace(request, **asked)
    seen = uploads.preview(store, listed(OWN), request, WATER)
    assert seen.refused is not None
    assert seen.refused.startswith(sentence)
    with pytest.raises(UploadError, match=sentence):
        uploads.commit(store, listed(OWN), repr((OWN,)).encode(), request, visitor=WATER)
    near = replace(request, as_of=FEB, source="甲", place="甲市")
    uploads.commit(store, listed(OWN), repr((OWN,)).encode(), near, visitor=WATER)
    assert [row[2] for row in history(store)] == ["behind", "done"]


def test_lists_sent_in_order_give_the_versions_that_a_fold_from_the_first_gives(
    store: Store,
) -> None:
    first_list(store)
    send(store, FEB, {"item_no": "1", "status": "done"}, withdraw=(("甲", "2", ""),))
    send(store, MAR, {"item_no": "2", "problem": None}, {"item_no": "3", "status": "behind"})
    send(store, APR, {"item_no": "1", "responsible_units": ["市水务局"]})
    send(store, MAY, {"item_no": "3", "status": "behind"}, {"item_no": "2", "status": None})
    every = "select * from tasks_versions order by all"
    with store.writing() as cur:
        before = cur.execute(every).fetchall()
        for number in (1, 3):
            refold(cur, "tasks", number)
        assert cur.execute(every).fetchall() == before
    assert [(row[0], row[1], row[-1]) for row in history(store)] == [
        (JAN, "1", False), (FEB, "1", False), (APR, "1", False),
        (JAN, "2", False), (FEB, "2", True), (MAR, "2", False), (MAY, "2", False),
        (MAR, "3", False), (MAY, "3", False),
    ]  # fmt: skip
