"""A reporter stores rows of its own units only, whatever the list says of them."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data import uploads
from data.incoming import Batch, Request, batches
from data.opening import open_store
from data.permission import allowed_rows
from data.records import Finding, Reading, Table, UnitDirectory
from data.store import Store
from data.visitor import Visitor
from data.vocabulary import Kind

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


def test_the_owner_is_the_one_of_the_day_the_list_speaks_of(store: Store) -> None:
    """Task 1 goes to 市住建局 in January; 市水务局 may still correct December."""

    data = b"handed over"
    [batch] = found("tasks", task("1", "市住建局"))
    reading = Reading("c.xlsx", hashlib.sha256(data).hexdigest(), (batch.table,))
    uploads.commit(store, reading, data, Request("c.xlsx", JANUARY, source="督察", place="某市"))
    assert judged(store, found("tasks", task("1", "市水务局")), as_of=DECEMBER)[0] == [3]
    assert judged(store, found("tasks", task("1", "市水务局")), as_of=JANUARY)[0] == []


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
