"""As-of dates that can only be slips are refused where an upload is made, never in a rebuild."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from commands.on_store import alone
from data import uploads
from data.as_of_bounds import refused_day
from data.dispatch import beijing_day
from data.incoming import Request
from data.opening import open_store
from data.records import ReadContext
from data.upload_errors import UploadError
from data.visitor import Visitor
from loaders import read
from tests.unit.loaders.workbooks import Tab, xlsx

TODAY = date(2026, 11, 22)
LIST: list[list[object]] = [["某市整改任务清单"], ["序号", "问题", "整改时限", "责任单位", "整改状态"],
        [1, "河道有污水", "2021年6月底前", "市水务局", "整改中"]]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "fits"),
    [
        (date(1999, 12, 31), False), (date(2000, 1, 1), True), (TODAY, True),
        (date(2027, 11, 23), True), (date(2027, 11, 24), False), (date.max, False),
    ],
)  # fmt: skip
def test_from_2000_to_a_year_ahead(day: date, fits: bool) -> None:
    told = refused_day(day, TODAY)
    assert told == (
        None if fits else
        f"截至日期 {day} 不对：要在 2000-01-01 到 2027-11-23 之间，请改正后再上报。"
    )  # fmt: skip


def test_only_a_new_upload_is_refused(tmp_path: Path) -> None:
    """What an earlier version took in stays in a rebuild."""
    data, request = xlsx(Tab(LIST)), Request("清单.xlsx", date(9999, 12, 31), "甲")
    reading = read(data, request.file_name, ReadContext(request.as_of))
    ahead = beijing_day() + timedelta(days=365)
    with open_store(tmp_path / "data") as store:
        told = uploads.preview(store, reading, request).refused
        assert told is not None
        assert told.startswith("截至日期 9999-12-31 不对")
        early = replace(request, as_of=date(1999, 1, 1), scope="part", unit="市水务局")
        with pytest.raises(UploadError, match="截至日期 1999-01-01 不对"):
            uploads.commit(
                store, reading, data, early, visitor=Visitor("李", "reporter", ("市水务局",))
            )
        with pytest.raises(UploadError, match="截至日期 9999-12-31 不对"):
            uploads.commit(store, reading, data, request)
        assert (
            uploads.commit(store, reading, data, Request("清单.xlsx", ahead, "甲")).upload_id == 1
        )
        replayed = uploads.commit(store, reading, data, request, datetime(2026, 1, 1))
        assert replayed.upload_id == 2
    assert alone("rebuild", {"data": str(tmp_path / "data")})["exit"] == 0
    with open_store(tmp_path / "data") as store, store.cursor() as cur:
        days = cur.execute("select as_of from uploads order by upload_id").fetchall()
    assert days == [(ahead,), (date(9999, 12, 31),)]
