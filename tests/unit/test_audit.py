"""The record of who did what: rows are added, found again, and show when they were touched."""

import json
import os
import stat
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from data import audit, audit_head
from data.audit_head import FILE, Head
from data.opening import open_store
from data.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "data") as opened:
        audit.record(opened, "张管理", "10.1.2.3", "sign_in", "张管理")
        audit.record(
            opened, "张管理", "10.1.2.3", "commit", "清单.xlsx", 行数=12, 单位=["甲", "乙"]
        )
        audit.record(opened, "", "10.1.2.4", "sign_in_failed", "没有这个账号")
        yield opened


def test_rows_are_shown_newest_first_in_words(store: Store) -> None:
    with store.cursor() as cur:
        found = audit.entries(cur)
    assert list(found.columns) == ["时间", "账号", "来源地址", "操作", "对象", "说明", "编号"]
    assert found.drop(columns="时间").values.tolist() == [
        ["", "10.1.2.4", "登录失败", "没有这个账号", "", 3],
        ["张管理", "10.1.2.3", "入库", "清单.xlsx", "单位：甲、乙；行数：12", 2],
        ["张管理", "10.1.2.3", "登录", "张管理", "", 1],
    ]


def test_rows_are_chosen_by_action_person_and_day(store: Store) -> None:
    with store.writing() as cur:
        cur.execute("update audit set happened_at = '2026-02-28 15:59:59' where audit_id = 1")
        cur.execute("update audit set happened_at = '2026-02-28 16:00:00' where audit_id = 2")
    with store.cursor() as cur:
        assert list(audit.entries(cur, actions=("commit", "sign_in"))["编号"]) == [2, 1]
        assert list(audit.entries(cur, who="")["编号"]) == [3]
        assert list(audit.entries(cur, who="张管理", most=1)["编号"]) == [2]
        # Days are Chinese days: the second of these happened at midnight of the first of March.
        first_of_march = date(2026, 3, 1)
        assert list(audit.entries(cur, last=date(2026, 2, 28))["编号"]) == [1]
        found = audit.entries(cur, first=first_of_march, last=first_of_march)
        assert list(found["编号"]) == [2]
        assert list(found["时间"]) == ["2026-03-01 00:00:00"]
        assert audit.people(cur) == ["张管理"]


def test_an_unknown_action_is_a_mistake(store: Store) -> None:
    with pytest.raises(KeyError):
        audit.record(store, "张管理", "10.1.2.3", "dance", "x")


def test_a_row_falls_with_the_transaction_it_tells_of(store: Store) -> None:
    def roll_back() -> None:
        with store.writing() as cur:
            audit.record(cur, "张管理", "10.1.2.3", "roll_back", "第 3 次上传")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        roll_back()
    with store.cursor() as cur:
        assert len(audit.entries(cur)) == 3
        assert audit.verify(cur) is None


@pytest.mark.parametrize(
    ("change", "first_bad"),
    [
        ("update audit set who = '李填报' where audit_id = 2", 2),
        ("update audit set happened_at = happened_at + interval 1 second where audit_id = 1", 1),
        ("update audit set detail = '{}' where audit_id = 2", 2),
        ("delete from audit where audit_id = 1", 2),
        ("delete from audit where audit_id = 2", 3),
        ("update audit set chain = '' where audit_id = 3", 3),
        ("insert into audit select audit_id + 3, happened_at, who, address, action, target, detail, "
         "chain from audit where audit_id = 1", 4),
    ],
)  # fmt: skip
def test_what_was_touched_shows(store: Store, change: str, first_bad: int) -> None:
    with store.writing() as cur:
        assert audit.verify(cur) is None
        cur.execute(change)
        assert audit.verify(cur) == first_bad


def noted(store: Store) -> Head | None:
    return audit_head.read(store.folder)


def newest(store: Store) -> Head:
    with store.cursor() as cur:
        row = cur.execute("select audit_id, chain from audit order by audit_id desc").fetchone()
    assert row is not None
    return Head(*row)


def change(store: Store, statement: str) -> None:
    with store.writing() as cur:
        cur.execute(statement)


def test_how_far_the_record_has_come_stands_beside_the_database(store: Store) -> None:
    assert newest(store).number == 3
    assert noted(store) == newest(store)
    before, file = noted(store), store.folder / FILE
    said = file.read_bytes()
    with store.writing() as cur:
        audit.record(cur, "张管理", "10.1.2.3", "sign_out", "张管理")
    assert noted(store) == newest(store) != before
    # As after a power cut between the transaction and the file: behind, and nothing is wrong.
    file.write_bytes(said)
    assert audit.trouble(store) is None
    audit.keep_head(store)
    assert noted(store) == newest(store)
    assert sorted(p.name for p in store.folder.iterdir() if "audit" in p.name) == [FILE]


@pytest.mark.skipif(os.name != "posix", reason="Windows has other rights")
def test_the_file_is_for_its_owner_alone(store: Store) -> None:
    assert stat.S_IMODE((store.folder / FILE).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("statement", "first_missing"),
    [
        ("delete from audit where audit_id = 3", 3),
        ("delete from audit where audit_id >= 2", 2),
        ("delete from audit", 1),
        ("truncate audit", 1),
    ],
)
def test_a_missing_end_shows_and_goes_on_showing(
    store: Store, statement: str, first_missing: int
) -> None:
    change(store, statement)
    told = f"第 {first_missing} 条起的记录被删除：操作记录不再完整。"
    assert audit.trouble(store) == told
    audit.keep_head(store)
    assert audit.trouble(store) == told
    # The record grows past the place again, with another digest there.
    for n in range(4):
        audit.record(store, "张管理", "10.1.2.3", "export", f"{n}")
        assert audit.trouble(store) is not None
    assert audit.trouble(store) == "第 3 条记录被改动过，或前面有记录被删除：操作记录不再完整。"


def test_a_chain_computed_anew_shows(store: Store) -> None:
    """Whoever takes the last line away and writes another in its place, digest and all."""
    change(store, "delete from audit where audit_id = 3")
    with store.writing() as cur:
        audit.record(cur, "李填报", "10.1.2.4", "sign_in", "李填报")
        assert audit.verify(cur) is None
    assert audit.trouble(store) == "第 3 条记录被改动过，或前面有记录被删除：操作记录不再完整。"


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"number": "x", "chain": ""}'])
def test_a_file_that_cannot_be_read_is_told(store: Store, text: str) -> None:
    (store.folder / FILE).write_text(text, "utf-8")
    assert audit.trouble(store) == "第 1 条记录被改动过，或前面有记录被删除：操作记录不再完整。"
    audit.keep_head(store)
    assert (store.folder / FILE).read_text("utf-8") == text


def test_a_record_older_than_the_file_has_none_until_the_next_line(store: Store) -> None:
    (store.folder / FILE).unlink()
    assert audit.trouble(store) is None
    audit.record(store, "张管理", "10.1.2.3", "sign_out", "张管理")
    assert json.loads((store.folder / FILE).read_text("utf-8"))["number"] == 4


def test_without_a_line_there_is_no_file(tmp_path: Path) -> None:
    with open_store(tmp_path / "new") as empty:
        audit.keep_head(empty)
        assert audit.trouble(empty) is None
        assert noted(empty) is None


def test_the_code_only_ever_adds_rows() -> None:
    for file in Path(audit.__file__).parents[1].glob("[!.t]*/**/*.py"):
        text = file.read_text(encoding="utf-8").lower()
        assert "update audit " not in text, file
        assert "delete from audit" not in text, file


def test_what_a_killed_process_left_of_the_file_is_swept_and_a_renamed_one_stays(
    store: Store,
) -> None:
    begun, kept = store.folder / ".audit-head-4711", store.folder / "audit.head.20261122"
    begun.touch()
    kept.touch()
    audit_head.sweep(store.folder)
    assert (begun.exists(), kept.exists()) == (False, True)
