"""The letters of the columns are kept with each table: as stored, after a rebuild, in old databases."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from commands.on_store import alone, run_command
from data import schema, uploads
from data.incoming import Request
from data.opening import open_store
from data.records import ReadContext
from data.store import DATABASE, Store
from loaders import read
from tests.unit.loaders.workbooks import Tab, xlsx

JAN = date(2021, 1, 31)
ROWS = (
    ("某市整改任务清单",),
    ("序号", "问题", "整改时限", "责任单位", "整改状态"),
    (1, "河道有污水", "2021年6月底前", "市水务局", "整改中"),
)
LETTERS = {
    "deadline": "C", "item_no": "A", "problem": "B", "responsible_units": "D", "status": "E",
}  # fmt: skip


def send(store: Store, shared: frozenset[str] = frozenset()) -> None:
    data = xlsx(Tab([list(row) for row in ROWS]))
    request = Request("一月.xlsx", JAN, "甲")
    reading = read(data, request.file_name, ReadContext(JAN))
    tables = tuple(replace(table, shared=shared) for table in reading.tables)
    uploads.commit(store, replace(reading, tables=tables), data, request)


def stored(folder: Path) -> list[Any]:
    with open_store(folder) as store, store.cursor() as cur:
        return [found for (found,) in cur.execute("select letters from upload_tables").fetchall()]


def test_the_letter_of_every_field_is_stored_by_the_name_of_the_field(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        send(store)
    assert stored(tmp_path) == [LETTERS]
    assert [*stored(tmp_path)[0]] == sorted(LETTERS)


def test_a_field_of_several_columns_has_no_letter(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        send(store, frozenset({"responsible_units", "note"}))
    assert stored(tmp_path) == [{k: v for k, v in LETTERS.items() if k != "responsible_units"}]


def test_a_rebuild_stores_the_same_letters(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        send(store)
        assert run_command(store, "rebuild", {"verify": True})["output"]["differences"] == []
    assert alone("rebuild", {"data": str(tmp_path)})["exit"] == 0
    assert stored(tmp_path) == [LETTERS]


def test_an_old_database_has_no_letters_until_it_is_rebuilt(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        send(store)
    with duckdb.connect(str(tmp_path / DATABASE)) as con:
        con.execute("alter table upload_tables drop column letters")
        con.execute("delete from schema_steps where number = 6")
        assert schema.pending(con) == ["字段所在的列"]
    assert stored(tmp_path) == [None]
    with open_store(tmp_path) as store:
        send_again = Request("二月.xlsx", date(2021, 2, 28), "甲")
        data = xlsx(Tab([list(row) for row in ROWS]))
        uploads.commit(store, read(data, "二月.xlsx", ReadContext(JAN)), data, send_again)
    assert stored(tmp_path) == [None, LETTERS]
    assert alone("rebuild", {"data": str(tmp_path)})["exit"] == 0
    assert stored(tmp_path) == [LETTERS, LETTERS]
