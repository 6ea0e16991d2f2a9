"""A reporter stores rows of its own units only, whatever the list says of them."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data import taking_back, uploads
from data.incoming import Batch, Request, batches
from data.opening import open_store
from data.permission import allowed_rows
from data.rebuild import replay
from data.recognition import understand
from data.records import Finding, Reading, Table, UnitDirectory
from data.store import Store
from data.visitor import COMMAND_LINE, Visitor
from data.vocabulary import Kind
from loaders import read

WATER = Visitor("李填报", "reporter", ("市水务局",))
DECEMBER, JANUARY = date(2020, 12, 31), date(2021, 1, 31)
FIELDS: dict[Kind, frozenset[str]] = {
    "tasks": frozenset(("source", "item_no", "sub_item", "problem", "responsible_units", "lead_units")),
    "petitions": frozenset(("source", "receipt_no", "problem", "responsible_units")),
    "indicators": frozenset(("source", "name", "district", "period", "value")),
    "directory": frozenset(("place", "name")),
}  # fmt: skip


def found(kind: Kind, *rows: dict[str, Any], fields: Iterable[str] = ()) -> list[Batch]:
    numbered = tuple({"row": n, "sub_item": "", **row} for n, row in enumerate(rows, start=3))
    told = FIELDS[kind].union(fields)
    table = Table("表", kind, None, (2,), dict.fromkeys(told, "A"), told, numbered)
    reading = Reading("清单.xlsx", "", (table,))
    return batches(reading, Request("清单.xlsx", JANUARY, source="督察", place="某市"))[0]


def task(number: str, *units: str, lead: str = "") -> dict[str, Any]:
    named = {"responsible_units": list(units)} | ({"lead_units": [lead]} if lead else {})
    return {"item_no": number, "item_no_text": number, "problem": f"问题{number}", **named}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store whose December list has task 1 of 市水务局, 2 of 市住建局, 3 of both."""
    with open_store(tmp_path / "data") as opened:
        data = b"december"
        [batch] = found(
            "tasks", task("1", "市水务局"), task("2", "市住建局"), task("3", "市住建局", "市水务局")
        )

        reading = Reading("a.xlsx", hashlib.sha256(data).hexdigest(), (batch.table,))
        request = Request("a.xlsx", DECEMBER, source="督察", place="某市")
        uploads.commit(opened, reading, data, request)
        yield opened


def judged(
    store: Store,
    batch: list[Batch],
    visitor: Visitor = WATER,
    as_of: date = JANUARY,
    directory: UnitDirectory | None = None,
) -> tuple[list[int], list[Finding]]:
    """Rows that may be stored, and the findings about the others."""
    with store.cursor() as cur:
        kept, problems = allowed_rows(
            cur, visitor, batch, as_of, lambda _: directory or UnitDirectory()
        )
    return [row["row"] for one in kept for row in one.rows], problems


def test_rows_of_other_units_are_findings_not_changes(store: Store) -> None:
    rows = [task("1", "市水务局"), task("2", "市住建局"), task("3", "市住建局", "市水务局")]
    kept, problems = judged(store, found("tasks", *rows))
    assert kept == [3, 5]
    [finding] = problems
    assert (finding.code, finding.severity, finding.row) == ("other_unit", "error", 4)
    assert finding.message == (
        "“表”表第 4 行：这一行属于其他单位（市住建局），您的账号只能填报本单位的，未入库。"
    )


def test_rewriting_the_unit_takes_nobody_elses_task_over(store: Store) -> None:
    kept, [finding] = judged(store, found("tasks", task("2", "市水务局")))
    assert kept == []
    assert "市住建局" in finding.message


def test_a_task_cannot_be_handed_to_another_unit_either(store: Store) -> None:
    assert judged(store, found("tasks", task("1", "市住建局")))[0] == []


def test_a_unit_that_only_supports_owns_nothing(store: Store) -> None:
    """It once could name itself as the one responsible, which locked the owner out."""
    data = b"support"
    both = {"support_units": ["市水务局"]}
    [batch] = found("tasks", task("4", "市住建局") | both, fields={"support_units"})
    reading = Reading("s.xlsx", hashlib.sha256(data).hexdigest(), (batch.table,))
    uploads.commit(store, reading, data, Request("s.xlsx", DECEMBER, source="督察", place="某市"))
    assert judged(store, found("tasks", task("4", "市水务局")))[0] == []


def test_whose_a_task_is_stays_as_it_is_stored(store: Store) -> None:
    [batch] = found("tasks", task("3", "市水务局", lead="市水务局"), task("1", "市水务局"))
    with store.cursor() as cur:
        [kept], problems = allowed_rows(cur, WATER, [batch], JANUARY)
    assert [(r["responsible_units"], r["lead_units"]) for r in kept.rows] == [
        (["市住建局", "市水务局"], None), (["市水务局"], None),
    ]  # fmt: skip
    [finding] = problems
    assert (finding.code, finding.severity, finding.row) == ("units_kept", "warning", 3)
    assert finding.message == (
        "“表”表第 3 行：“牵头单位、责任单位”与看板上已有的不同，单位没有改动，其余内容照常入库。"
    )


def test_a_list_without_units_goes_by_what_is_known(store: Store) -> None:
    rows = [{**task("1"), "responsible_units": None}, {**task("2"), "responsible_units": None},
            {**task("9"), "responsible_units": None}]  # fmt: skip
    assert judged(store, found("tasks", *rows))[0] == [3]


def test_a_new_task_belongs_to_the_units_it_names(store: Store) -> None:
    rows = [task("7", "市水务局"), task("8", "市住建局"), task("9", "市住建局", lead="市水务局")]
    assert judged(store, found("tasks", *rows))[0] == [3, 5]


def test_a_past_day_is_no_way_round(store: Store) -> None:
    """Before its first list a task is unknown; it still is not a new one."""
    before = date(2020, 6, 30)
    rows = found("tasks", task("1", "市水务局"), task("2", "市水务局"))
    assert judged(store, rows, as_of=before)[0] == [3]


def test_a_withdrawn_task_still_has_its_owner(store: Store) -> None:
    data = b"january"

    [batch] = found("tasks", task("1", "市水务局"))
    reading = Reading("b.xlsx", hashlib.sha256(data).hexdigest(), (batch.table,))
    request = Request("b.xlsx", JANUARY, source="督察", place="某市", withdraw=(("督察", "2", ""),))
    uploads.commit(store, reading, data, request)
    assert judged(store, found("tasks", task("2", "市水务局")))[0] == []


def hand_over(store: Store, as_of: date, *units: str) -> None:
    """A list of that day in which task 1 belongs to these units."""
    data = repr((as_of, units)).encode()
    [batch] = found("tasks", task("1", *units))
    reading = Reading("c.xlsx", hashlib.sha256(data).hexdigest(), (batch.table,))
    uploads.commit(store, reading, data, Request("c.xlsx", as_of, source="督察", place="某市"))


def test_the_owner_is_the_one_of_the_day_the_list_speaks_of(store: Store) -> None:
    hand_over(store, JANUARY, "市住建局")
    builders = Visitor("王填报", "reporter", ("市住建局",))
    for visitor, as_of, code in (
        (WATER, JANUARY, "other_unit"), (builders, DECEMBER, "other_unit"),
    ):  # fmt: skip
        unit = visitor.units[0]
        kept, [finding] = judged(store, found("tasks", task("1", unit)), visitor, as_of)
        assert (kept, finding.code) == ([], code)
    assert judged(store, found("tasks", task("1", "市住建局")), builders, JANUARY)[0] == [3]


def test_a_late_list_changes_nothing_that_became_another_units(store: Store) -> None:
    """What it says flows into the versions after its day; the former owner once moved the
    deadline of a task that was 市住建局's by then."""
    hand_over(store, date(2021, 2, 28), "市水务局", "市住建局")
    own = found("tasks", task("1", "市水务局"))
    assert judged(store, own, as_of=JANUARY)[0] == [3], "still its own, together with another"
    hand_over(store, date(2021, 4, 30), "市住建局")
    hand_over(store, date(2021, 6, 30), "市水务局")
    for as_of in (date(2020, 6, 30), DECEMBER, JANUARY, date(2021, 3, 31)):
        kept, [finding] = judged(store, own, as_of=as_of)
        assert (kept, finding.code, finding.severity) == ([], "later_owner", "error")
    assert finding.message == (
        "“表”表第 3 行：这一行自 2021-04-30 起属于其他单位（市住建局），"
        "补报会改动该单位现在的情况，未入库。"
    )
    assert judged(store, own, as_of=date(2021, 6, 30))[0] == [3]
    assert judged(store, own, Visitor("张管理", "admin"), DECEMBER)[0] == [3]
    with store.cursor() as cur:
        [kept_then], problems = allowed_rows(cur, WATER, own, DECEMBER, rules=1)
    assert (len(kept_then.rows), problems) == (1, []), "as it was stored before this rule"


def test_a_late_list_is_judged_so_when_it_is_stored_and_when_it_is_rebuilt(tmp_path: Path) -> None:
    def send(
        store: Store, as_of: date, text: str, visitor: Visitor = COMMAND_LINE, **said: Any
    ) -> Any:
        data = f"序号,问题,责任单位,整改状态{text}".encode()
        reading, request = understand(store, read, data, Request("表.csv", as_of, "督察", **said))
        return uploads.commit(store, reading, data, request, visitor=visitor)

    versions = (
        "select as_of, upload_id, responsible_units, measures from tasks_versions order by all"
    )
    part: dict[str, Any] = {"scope": "part", "unit": "市水务局"}
    late = ",整改措施\n1,污水直排,市水务局,整改中,改过的\n2,扬尘,市水务局,整改中,自己的\n"
    with open_store(tmp_path / "board") as store:
        send(store, date(2023, 11, 30), "\n1,污水直排,市水务局,整改中\n2,扬尘,市水务局,整改中\n")
        send(store, date(2024, 1, 31), "\n1,污水直排,市住建局,整改中\n2,扬尘,市水务局,完成整改\n")
        receipt = send(store, date(2023, 12, 31), late, WATER, **part)
        assert [(f.code, f.row) for f in receipt.not_stored] == [("later_owner", 2)]
        told = store.cursor().execute(versions).fetchall()
        assert [row[2:] for row in told if row[1] == 2] == [
            (["市住建局"], None), (["市水务局"], "自己的"),
        ]  # fmt: skip
        # One of before the rule stays what it was.
        send(store, date(2023, 12, 30), late, WATER, rules=1, **part)
        told = store.cursor().execute(versions).fetchall()
        assert [row[3] for row in told if row[1] == 2] == ["改过的", "自己的"]
        with open_store(tmp_path / "again") as again:
            replay(store.archive, again, read)
            assert again.cursor().execute(versions).fetchall() == told


@pytest.mark.parametrize(
    ("answers", "stored"),
    [
        ((("责任单位", "support_units"), ("配合单位", "responsible_units")), []),
        ((("责任单位", "supervising_units"), ("配合单位", "lead_units")), []),
        ((("责任单位", ""), ("配合单位", "")), ["1"]),
        ((("责任单位", ""), ("配合单位", "support_units")), ["1"]),
        ((("责任单位", ""), ("配合单位", "lead_units"), ("整改状态", "")), []),
        ((("配合单位", "responsible_units"), ("整改状态", "note")), ["1"]),
        ((("督导单位", "responsible_units"),), ["1"]),
    ],
)
def test_no_answer_about_headings_moves_a_task(
    tmp_path: Path, answers: tuple[tuple[str, str], ...], stored: list[str]
) -> None:
    """Whose a stored task is comes from the store, whatever a reporter calls the columns."""
    head = "序号,问题,责任单位,配合单位,督导单位,整改状态"
    rows = "1,污水直排,市水务局,市住建局,市督查室,{0}\n2,扬尘,市住建局,市水务局,市水务局,{0}"
    units = "lead_units, responsible_units, support_units, supervising_units"
    now = f"select item_no, {units}, status from task_state('2021-12-31') order by item_no"
    with open_store(tmp_path / "board") as store:
        data = f"{head}\n{rows.format('整改中')}".encode()
        reading, request = understand(store, read, data, Request("表.csv", DECEMBER, "督察"))
        uploads.commit(store, reading, data, request)
        before = store.cursor().execute(now).fetchall()
        assert before[0][1:] == (None, ["市水务局"], ["市住建局"], ["市督查室"], "in_progress")
        layout = reading.tables[0].layout
        request = Request(
            "表.csv", JANUARY, "督察", scope="part", unit="市水务局",
            answers=tuple((layout, *answer) for answer in answers),
        )  # fmt: skip
        data = f"{head}\n{rows.format('完成整改')}".encode()
        reading, request = understand(store, read, data, request)
        seen = uploads.preview(store, reading, request, WATER)
        assert [row["item_no"] for batch in seen.batches for row in batch.rows] == stored
        if stored:
            uploads.commit(store, reading, data, request, visitor=WATER)
        after = store.cursor().execute(now).fetchall()
        assert [row[:-1] for row in after] == [row[:-1] for row in before], "the units"
        assert after[1] == before[1], "another unit's task"


def test_aliases_and_collective_names_count(store: Store) -> None:
    directory = UnitDirectory(
        names={"水务局": "市水务局", "市水务局": "市水务局", "各成员单位": "各成员单位"},
        members={"各成员单位": ("市水务局", "市住建局")},
    )
    rows = [task("7", "各成员单位"), task("8", "市住建局"), task("9", "市水务 局")]
    short = Visitor("李填报", "reporter", ("水务局",))
    assert judged(store, found("tasks", *rows), short, directory=directory)[0] == [3, 5]
    assert judged(store, found("tasks", *rows), short)[0] == []


def test_petitions_go_by_their_units(store: Store) -> None:
    rows: list[dict[str, Any]] = [
        {"receipt_no": "D1", "problem": "臭", "responsible_units": ["市水务局"]},
        {"receipt_no": "D2", "problem": "吵", "responsible_units": ["市住建局"]},
        {"receipt_no": "D3", "problem": "脏"},
    ]
    assert judged(store, found("petitions", *rows))[0] == [3]


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("indicators", {"name": "PM2.5", "district": "", "period": "2021-01", "value": 30.0}),
        ("directory", {"name": "市水务局"}),
    ],
)
def test_other_kinds_are_for_administrators(store: Store, kind: Kind, row: dict[str, Any]) -> None:
    batch = found(kind, row)
    kept, [finding] = judged(store, batch)
    assert kept == []
    assert "未写明" in finding.message
    assert judged(store, batch, Visitor("张管理", "admin"))[0] == [3]


@pytest.mark.parametrize(
    "visitor",
    [Visitor(), Visitor("王看", "viewer", ("市水务局",)), Visitor("无", "reporter", ())],
    ids=["nobody", "a viewer", "a reporter without a unit"],
)
def test_who_may_not_upload_stores_nothing(store: Store, visitor: Visitor) -> None:
    assert not visitor.can_upload
    assert judged(store, found("tasks", task("1", "市水务局")), visitor)[0] == []


def test_an_administrator_stores_everything(store: Store) -> None:
    batch = found("tasks", task("1", "市水务局"), task("2", "市水务局"))
    assert judged(store, batch, Visitor("张管理", "admin")) == ([3, 4], [])


def test_what_the_roles_may_do() -> None:
    admin, reporter, viewer = (
        Visitor("a", "admin"), Visitor("b", "reporter", ("甲",)), Visitor("c", "viewer"),
    )  # fmt: skip
    rights = [
        (v.can_upload, v.can_confirm_whole, v.can_roll_back, v.can_see_audit, v.can_change_settings)
        for v in (admin, reporter, viewer)
    ]
    assert rights == [(True,) * 5, (True, False, False, False, False), (False,) * 5]


def test_a_wrong_list_taken_back_leaves_no_units_behind_in_a_part_sent_meanwhile(
    tmp_path: Path,
) -> None:
    """The units of a known record are other lists' to say: the part once kept a copy of them."""
    head = "序号,问题,牵头单位,责任单位,整改状态"

    def send(store: Store, text: str, visitor: Visitor = COMMAND_LINE, **said: Any) -> None:
        data = f"{head}\n{text}".encode()
        reading, request = understand(store, read, data, Request("表.csv", JANUARY, "督察", **said))
        uploads.commit(store, reading, data, request, visitor=visitor)

    def now(store: Store) -> list[tuple[Any, ...]]:
        fields = "lead_units, responsible_units, status"
        query = f"select item_no, {fields} from task_state('2021-12-31') order by item_no"
        return store.cursor().execute(query).fetchall()

    with open_store(tmp_path / "board") as store:
        send(store, "1,污水直排,市水务局,市交通局,整改中")
        send(store, "1,道路破损,市城管局,市水务局、市城管局,整改中")
        part = "1,污水直排,市水务局,市交通局,完成整改\n2,污泥外运,市水务局,市水务局,整改中"
        send(store, part, WATER, scope="part", unit="市水务局")
        assert now(store) == [
            ("1", ["市城管局"], ["市水务局", "市城管局"], "done"),
            ("2", ["市水务局"], ["市水务局"], "in_progress"),
        ]
        taking_back.roll_back(store, 2)
        right = [
            ("1", ["市水务局"], ["市交通局"], "done"),
            ("2", ["市水务局"], ["市水务局"], "in_progress"),
        ]
        assert now(store) == right
        with open_store(tmp_path / "again") as again:
            replay(store.archive, again, read)
            assert now(again) == right
        # Where no list says any, those that stood when the part came in.
        taking_back.roll_back(store, 1)
        assert now(store)[0] == ("1", ["市城管局"], ["市水务局", "市城管局"], "done")
        send(store, "1,污水直排,市水务局,市交通局,整改中", scope="whole")
        taking_back.roll_back(store, 4)
        assert now(store)[0] == ("1", ["市城管局"], ["市水务局", "市城管局"], "done")
