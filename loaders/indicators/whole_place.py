"""Values of the whole place: rows of 全市 or 全县 beside those of its districts have no district."""

import re

from data.records import Row
from loaders.columns.dimensions import is_whole
from loaders.indicators.indicator_names import key_of

_AVERAGE_OR_SUM = re.compile(r"平均|均值|合计|总计|汇总|总体")
_COUNTY = re.compile(r"[县区旗镇乡]$|街道$")
_PROVINCE = re.compile(r"全(?:省|自治区)")


def without_whole(rows: list[Row]) -> None:
    """Take the district from the values of the whole place.

    Kept as written is what would then be two values of the same: of 全市 and 全市平均 the former is
    that of the place. The province is only compared with where the districts are counties.
    """
    told = {str(row["district"]) for row in rows if row["district"]}
    counties = any(_COUNTY.search(t) and not is_whole(t) for t in told)
    wholes = {t for t in told if is_whole(t) and not (counties and _PROVINCE.search(t))}
    names: dict[tuple[object, ...], set[str | None]] = {}
    for row in rows:
        if row["district"] is None or row["district"] in wholes:
            names.setdefault(_without(row), set()).add(row["district"])
    for row in rows:
        if row["district"] in wholes and _chosen(names[_without(row)]) == row["district"]:
            row["district"] = None


def _without(row: Row) -> tuple[object, ...]:
    return key_of({**row, "district": None})


def _chosen(names: set[str | None]) -> str | None:
    """The one name of the place among those of the same value; none where that is open."""
    if None in names:
        return None
    plain = {n for n in names if n and not _AVERAGE_OR_SUM.search(n)} or names
    return next(iter(plain)) if len(plain) == 1 else None
