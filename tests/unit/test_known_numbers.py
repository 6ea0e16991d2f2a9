"""Petitions of lists without receipt numbers: what the next list holds takes nobody's place."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from data import uploads
from data.incoming import Request
from data.opening import open_store
from data.records import ReadContext
from data.store import Store
from data.upload_errors import UploadError
from loaders import read
from tests.unit.loaders.workbooks import Tab, xlsx

JUNE, JULY = date(2024, 6, 30), date(2024, 7, 31)
NOON = datetime(2024, 8, 1, 12)
SMOKE, NOISE, WATER = "某餐馆油烟直排扰民", "建筑工地夜间施工噪声", "南郊河水质发黑发臭"
BATCHED = ("序号", "举报内容", "行政区域", "是否属实", "是否办结")
DATED = ("序号", "受理时间", "投诉内容", "行政区域", "是否办结")
BARE = ("序号", "投诉内容", "行政区域", "是否办结")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "board") as opened:
        yield opened


def send(store: Store, as_of: date, *tabs: Tab) -> uploads.Receipt:
    data = xlsx(*tabs)
    reading = read(data, "台账.xlsx", ReadContext(as_of))
    return uploads.commit(store, reading, data, Request("台账.xlsx", as_of, source="信访"))


def batch(name: str, *rows: Sequence[Any]) -> Tab:
    return Tab(((f"举报件办理情况（{name}）",), BATCHED, *rows), name=name)


def ledger(title: str, heads: Sequence[str], *rows: Sequence[Any], name: str = "台账") -> Tab:
    return Tab(((title,), heads, *rows), name=name)


def stored(store: Store, day: date = JULY) -> dict[str, str]:
    found = store.cursor().execute(
        "select receipt_no, problem from petition_state($day) order by 1", {"day": day}
    )
    return dict(found.fetchall())


def left_out(receipt: uploads.Receipt) -> list[tuple[str, int | None]]:
    return [(finding.code, finding.row) for finding in receipt.not_stored]


FIRST = batch("第1批", (1, SMOKE, "东区", "属实", "是"), (2, NOISE, "西区", "属实", "否"))
SECOND = batch("第二批", (1, WATER, "东区", "属实", "是"))
BOTH = {"第1批-1": SMOKE, "第1批-2": NOISE, "第2批-1": WATER}


def test_the_second_batch_does_not_replace_the_first(store: Store) -> None:
    send(store, JUNE, FIRST)
    send(store, JUNE, SECOND)
    assert stored(store) == BOTH


def test_two_batches_on_sheets_of_one_file_both_come_in(store: Store) -> None:
    assert left_out(send(store, JUNE, FIRST, SECOND)) == []
    assert stored(store) == BOTH


def test_the_ledger_of_july_does_not_replace_that_of_june(store: Store) -> None:
    send(store, JUNE, ledger("投诉台账", DATED, (1, "2024.6.3", SMOKE, "东区", "是")))
    send(store, JULY, ledger("投诉台账", DATED, (1, "2024.7.3", NOISE, "东区", "否")))
    assert stored(store) == {"2024-06-03-1": SMOKE, "2024-07-03-1": NOISE}


def test_the_month_of_the_title_tells_lists_without_days_apart(store: Store) -> None:
    send(store, JUNE, ledger("投诉台账（2024年6月）", BARE, (1, SMOKE, "东区", "是")))
    send(store, JULY, ledger("投诉台账（2024年7月）", BARE, (1, NOISE, "东区", "否")))
    assert stored(store) == {"2024年6月-1": SMOKE, "2024年7月-1": NOISE}


def test_where_only_the_number_is_known_another_text_is_left_out(store: Store) -> None:
    send(store, JUNE, ledger("投诉台账", BARE, (1, SMOKE, "东区", "是"), (2, NOISE, "东区", "否")))
    same, other = (2, NOISE + "。", "东区", "是"), (1, WATER, "东区", "否")
    receipt = send(store, JULY, ledger("投诉台账", BARE, other, same))
    assert left_out(receipt) == [("receipt_taken", 3)]
    assert SMOKE in receipt.not_stored[0].message
    assert stored(store) == {"1": SMOKE, "2": NOISE + "。"}


def test_an_older_list_sent_later_is_held_against_the_newer_one_too(store: Store) -> None:
    send(store, JULY, ledger("投诉台账", BARE, (1, SMOKE, "东区", "是"), (2, NOISE, "东区", "否")))
    receipt = send(
        store, JUNE, ledger("投诉台账", BARE, (1, WATER, "东区", "否"), (3, SMOKE, "西区", "否"))
    )
    assert left_out(receipt) == [("receipt_taken", 3)]
    assert stored(store, JUNE) == {"3": SMOKE}


def test_the_same_list_again_brings_the_same_petitions(store: Store) -> None:
    rows = ((1, "2024.6.3", SMOKE, "东区", "否"), (2, "2024.6.3", NOISE, "东区", "否"))
    send(store, JUNE, ledger("投诉台账", DATED, *rows))
    send(store, JULY, ledger("投诉台账", DATED, *((*row[:4], "是") for row in rows)))
    assert stored(store) == {"2024-06-03-1": SMOKE, "2024-06-03-2": NOISE}


def test_a_list_that_tells_its_days_later_speaks_of_the_same_petitions(store: Store) -> None:
    long = f"{SMOKE}，多次投诉未见改善"
    send(store, JUNE, ledger("投诉台账", BARE, (1, long, "东区", "否")))
    rows = ((1, "2024.6.3", long, "东区", "是"), (2, "2024.6.9", NOISE, "东区", "否"))
    send(store, JULY, ledger("投诉台账", DATED, *rows))
    assert stored(store) == {"1": long, "2024-06-09-2": NOISE}


def test_rows_that_moved_within_their_day_stay_the_petitions_they_were(store: Store) -> None:
    rows = ((1, "2024.6.3", SMOKE, "东区", "否"), (2, "2024.6.3", NOISE, "东区", "否"))
    send(store, JUNE, ledger("投诉台账", DATED, *rows))
    newest_first = (
        (1, "2024.6.3", WATER, "东区", "否"),
        (2, "2024.6.3", NOISE, "东区", "否"),
        (3, "2024.6.3", SMOKE, "东区", "是"),
    )
    for _ in range(2):
        receipt = send(store, JULY, ledger("投诉台账", DATED, *newest_first))
        assert left_out(receipt) == []
        assert stored(store) == {
            "2024-06-03-1": SMOKE, "2024-06-03-2": NOISE, "2024-06-03-4": WATER,
        }  # fmt: skip


def test_numbers_of_the_office_are_left_as_they_are(store: Store) -> None:
    rows = (("市督1", SMOKE, "东区", "是"), ("市督2", NOISE, "东区", "否"))
    send(store, JUNE, ledger("举报件办理情况（第1批）", ("编号", *BARE[1:]), *rows))
    assert stored(store) == {"市督1": SMOKE, "市督2": NOISE}


def test_a_replay_keeps_the_number_of_an_upload_none_of_whose_rows_come_in(store: Store) -> None:
    send(store, JUNE, ledger("投诉台账", BARE, (1, SMOKE, "东区", "是"), (2, NOISE, "东区", "否")))
    data = xlsx(ledger("投诉台账", BARE, (1, WATER, "东区", "否"), (2, SMOKE, "东区", "否")))
    reading = read(data, "台账.xlsx", ReadContext(JULY))
    request = Request("台账.xlsx", JULY, source="信访")
    with pytest.raises(UploadError):
        uploads.commit(store, reading, data, request)
    assert uploads.commit(store, reading, data, request, NOON).upload_id == 2
    assert stored(store) == {"1": SMOKE, "2": NOISE}
