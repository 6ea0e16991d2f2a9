"""Frames and values as plain JSON: dates ISO, nothing as null, lists as lists."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import numpy as np
import pandas as pd


def rows_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame, column → plain value."""
    columns = [str(name) for name in frame.columns]
    return [
        dict(zip(columns, map(plain, row), strict=True))
        for row in frame.itertuples(index=False, name=None)
    ]


def plain(value: Any) -> Any:
    """The value as JSON has it; what is missing in any of pandas' ways is None."""
    if isinstance(value, Mapping):
        return {str(name): plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset | np.ndarray):
        return [plain(each) for each in value]
    if pd.isna(value):
        return None
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return value.item() if isinstance(value, np.generic) else value
