"""Values of frames as JSON has them."""

import json
from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest

from commands.plain import plain, rows_of


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2020, 12, 31), "2020-12-31"),
        (pd.Timestamp("2021-01-05 08:30:15.25"), "2021-01-05 08:30:15"),
        (datetime(2021, 1, 5, 8, 30), "2021-01-05 08:30:00"),
        (np.int64(18), 18),
        (np.float64(0.5), 0.5),
        (np.bool_(True), True),
        (np.array(["甲", "乙"], dtype=object), ["甲", "乙"]),
        (("甲", None), ["甲", None]),
        ({"day": date(2020, 1, 1)}, {"day": "2020-01-01"}),
        (None, None),
        (float("nan"), None),
        (pd.NaT, None),
        (pd.NA, None),
        ("第一项", "第一项"),
    ],
)
def test_a_value_is_plain(value: object, expected: object) -> None:
    found = plain(value)
    assert found == expected
    assert type(found) is type(expected)


def test_a_frame_becomes_rows_that_json_can_hold() -> None:
    frame = pd.DataFrame(
        {
            "group": ["市住建局", None],
            "total": pd.array([62, None], dtype="Int64"),
            "rate": pd.array([0.5, None], dtype="Float64"),
            "day": [date(2020, 12, 31), None],
        }
    )
    rows = [
        {"group": "市住建局", "total": 62, "rate": 0.5, "day": "2020-12-31"},
        {"group": None, "total": None, "rate": None, "day": None},
    ]
    assert rows_of(frame) == rows
    assert json.loads(json.dumps(rows_of(frame), allow_nan=False)) == rows
