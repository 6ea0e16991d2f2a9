"""The record of who did what: rows are added, found again, and show when they were touched."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from data import audit
from data.store import Store, open_store


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


def test_the_code_only_ever_adds_rows() -> None:
    for file in Path(audit.__file__).parents[1].glob("[!.t]*/**/*.py"):
        text = file.read_text(encoding="utf-8").lower()
        assert "update audit " not in text, file
        assert "delete from audit" not in text, file
