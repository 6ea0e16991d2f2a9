"""An older database becomes today's without losing a row."""

from pathlib import Path

import duckdb
import pytest

from data import schema
from data.opening import open_store
from data.schema import STEPS, upgrade

UPLOAD = {
    "upload_id": 7, "sha256": "ab", "file_name": "清单.xlsx", "size": 9, "as_of": "2024-05-31",
    "scope": "whole", "unit": None, "user_name": "张管理", "committed_at": "2024-06-01 08:00:00",
    "sample": False, "request": "{}", "rolled_back_at": "2024-06-02 08:00:00", "reader": "0123",
}  # fmt: skip


def rows(con: duckdb.DuckDBPyConnection, table: str) -> list[tuple[str, ...]]:
    return con.execute(f"select columns(*)::varchar from {table} order by 1").fetchall()


def test_uploads_and_commits_outlive_their_primary_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with duckdb.connect(str(tmp_path / "board.duckdb")) as con:
        with monkeypatch.context() as older:
            older.setattr(schema, "STEPS", STEPS[:8])
            upgrade(con)
        names = ", ".join(UPLOAD)
        con.execute(
            f"insert into uploads ({names}) values ({', '.join('?' * len(UPLOAD))})",
            [*UPLOAD.values()],
        )
        con.execute(
            "insert into commits values (2, '2024-06-02', 'roll_back', 7), (1, '2024-06-01', 'commit', 7)"
        )
        before = {table: rows(con, table) for table in ("uploads", "commits")}
    with open_store(tmp_path) as store, store.cursor() as cur:
        assert {table: rows(cur, table) for table in before} == before
        assert [len(found) for found in before.values()] == [1, 2]
        kinds = "select distinct constraint_type from duckdb_constraints()"
        assert cur.execute(kinds).fetchall() == [("NOT NULL",)]
    assert list(tmp_path.glob("board-*.duckdb"))
