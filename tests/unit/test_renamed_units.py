"""A unit that a later directory calls otherwise goes by its name of today."""

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data import questions, taking_back, uploads
from data.directory import directory_for, unit_names
from data.dispatch import dispatch_periods
from data.incoming import Request
from data.opening import open_store
from data.questions import Filters
from data.records import Reading, Table
from data.store import Store
from data.visitor import COMMAND_LINE, Visitor

OCTOBER, NOVEMBER = date(2026, 10, 31), date(2026, 11, 30)
OLD, NEW, NEWEST = "市城市管理局", "市城市管理和综合执法局", "市综合执法局"


def row(name: str, *aliases: str, members: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"name": name, "aliases": list(aliases), "members": list(members), "district": None}


def directory(
    store: Store, day: date, *rows: dict[str, Any], place: str | None = "某市"
) -> uploads.Receipt:
    numbered = tuple({"row": n, **one} for n, one in enumerate(rows, start=3))
    fields = frozenset(("name", "aliases", "members", "district"))
    table = Table("名录", "directory", None, (2,), {}, fields, numbered)
    return commit(store, table, day, place=place)


def commit(
    store: Store,
    table: Table,
    day: date,
    visitor: Visitor | None = None,
    place: str | None = "某市",
) -> uploads.Receipt:
    data = repr((table, day, visitor, place)).encode()
    reading = Reading("清单.xlsx", hashlib.sha256(data).hexdigest(), (table,))
    own = {"scope": "part", "unit": visitor.units[0]} if visitor else {}
    request = Request("清单.xlsx", day, source="督察", place=place, **own)  # type: ignore[arg-type]
    return uploads.commit(store, reading, data, request, visitor=visitor or COMMAND_LINE)


def tasks(status: str, unit: str) -> Table:
    fields = ("item_no", "item_no_text", "sub_item", "problem", "responsible_units", "status")
    one = dict(zip(fields, ("1", "1", "", "路边烧烤油烟扰民", [unit], status), strict=True))
    columns = dict.fromkeys(fields, "A")
    return Table("清单", "tasks", None, (2,), columns, frozenset(fields), ({"row": 3, **one},))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with the unit under its old name, and a task of it."""
    with open_store(tmp_path / "data") as opened:
        directory(
            opened,
            OCTOBER,
            row(OLD, "城管局"),
            row("市水务局"),
            row("各局", members=(OLD, "市水务局")),
        )
        commit(opened, tasks("in_progress", OLD), OCTOBER)
        yield opened


def test_its_old_name_and_the_aliases_of_it_mean_the_new_one(store: Store) -> None:
    directory(store, NOVEMBER, row(NEW, OLD), row("市水务局"))
    known = directory_for(store, "某市")
    assert {word: known.names[word] for word in (OLD, NEW, "城管局")} == dict.fromkeys(
        (OLD, NEW, "城管局"), NEW
    )
    assert known.members["各局"] == (NEW, "市水务局")
    assert {OLD, NEW, "城管局"} <= unit_names(store)


def test_names_may_change_more_than_once(store: Store) -> None:
    directory(store, date(2026, 11, 1), row(NEW, OLD))
    directory(store, NOVEMBER, row(NEWEST, NEW))
    names = directory_for(store, "某市").names
    assert {names[word] for word in (OLD, NEW, NEWEST, "城管局")} == {NEWEST}


@pytest.mark.parametrize("unit", [OLD, NEW])
def test_its_reporter_goes_on_reporting(store: Store, unit: str) -> None:
    directory(store, NOVEMBER, row(NEW, OLD))
    who = Visitor("李填报", "reporter", (unit,))
    receipt = commit(store, tasks("done", NEW), OCTOBER, who)
    assert (receipt.records, receipt.not_stored) == ({"tasks": 1}, ())


def test_whose_list_is_missing_is_told_under_the_name_of_the_day(store: Store) -> None:
    directory(store, NOVEMBER, row(NEW, OLD))
    periods = dispatch_periods(date(2026, 10, 1), NOVEMBER, "monthly")
    asked = [Filters(day, unit=unit) for day in (OCTOBER, NOVEMBER) for unit in (None, OLD, NEW)]
    told = [questions.reporting(store.cursor(), f, periods, 5, NOVEMBER)["unit"] for f in asked]
    assert [[*dict.fromkeys(units)] for units in told] == [[OLD]] * 3 + [[NEW]] * 3


def test_a_list_of_before_its_new_name_keeps_the_name_of_its_day(store: Store) -> None:
    """Sent once more after the renaming, it once had the new name, beside lists with the old one."""
    directory(store, NOVEMBER, row(NEW, OLD))
    for day, name in ((OCTOBER, OLD), (date(2026, 9, 30), OLD), (NOVEMBER, NEW)):
        names = directory_for(store, "某市", day=day).names
        assert {names.get(word, word) for word in (OLD, NEW, "城管局")} == {name}
    rows = store.cursor().execute("from unit_words(date '2026-09-30')").fetchall()
    assert sorted(t[1:] for t in rows if t[2] not in ("市水务局", "各局")) == sorted(
        (word, OLD) for word in (OLD, NEW, "城管局")
    )


def test_a_directory_of_no_place_counts_where_there_is_only_one(tmp_path: Path) -> None:
    with open_store(tmp_path / "data") as store:
        directory(store, OCTOBER, row("市水利局", "水利局"), place=None)
        assert directory_for(store, "某市").names["水利局"] == "市水利局"
        commit(store, tasks("in_progress", "水利局"), OCTOBER)
        assert directory_for(store, "某市").names["水利局"] == "市水利局"
        periods = dispatch_periods(OCTOBER, OCTOBER, "monthly")
        found = questions.reporting(store.cursor(), Filters(OCTOBER), periods, 5, NOVEMBER)
        assert list(found["unit"]) == ["市水利局"]
        assert directory_for(store, "别市").names == {}
        directory(store, OCTOBER, row("别市水利局", "水利局"), place="别市")
        assert "水利局" not in directory_for(store, "某市").names
        found = questions.reporting(store.cursor(), Filters(OCTOBER), periods, 5, NOVEMBER)
        assert list(found["unit"]) == ["水利局"]


def test_a_name_listed_beside_its_own_alias_means_neither(store: Store) -> None:
    directory(store, NOVEMBER, row(NEW, OLD), row(OLD))
    assert OLD not in directory_for(store, "某市").names


def test_the_old_name_comes_back_with_the_directory_taken_back(store: Store) -> None:
    renaming = directory(store, NOVEMBER, row(NEW, OLD))
    taking_back.roll_back(store, renaming.upload_id)
    names = directory_for(store, "某市").names
    assert (names["城管局"], NEW in names) == (OLD, False)


def test_a_directory_that_comes_with_the_list_renames_too(store: Store) -> None:
    names = directory_for(store, "某市", [row(NEW, OLD)]).names
    assert {names[word] for word in (OLD, NEW, "城管局")} == {NEW}
