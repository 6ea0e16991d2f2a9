"""Per cent kept as shares: a workbook shows 97.2% and holds 0.972."""

import re

from data.records import Row

_SURELY_NO_ONE_PER_CENT = 50
_LEAST_SHARE = 0.2
_RATE = re.compile(
    r"(?:优良(?:天数|水体|断面)?|达标|覆盖|处理|利用|收集|治理|合格|处置|保证|普及|回收)(?:天数)?(?:率|比例|比率|占比)(?:[(（].*)?$"
)


def scale_shares(rows: list[Row]) -> None:
    """Values of an indicator in % that are all shares (0.972) become per cent (97.2).

    They are shares when none is above 1, one is no whole number, and the target is well above 1;
    without a target, when no per cent of the whole table is above 1. Where all are 0 or 1 they are
    shares under a floor of 50 % or more.
    """
    bare = [
        row
        for row in rows
        if row["unit_of_measure"] in ("%", "百分比")
        and row["value"] is not None
        and not re.search(r"[%％]", str(row["value_text"]))
    ]
    table_of_shares = all(abs(row["value"]) <= 1 for row in bare)
    by_name: dict[str, list[Row]] = {}
    for row in bare:
        by_name.setdefault(row["name"], []).append(row)
    for own in by_name.values():
        if _are_shares(own, table_of_shares):
            for row in own:
                row["value"] = round(row["value"] * 100, 10)


def name_shares(rows: list[Row]) -> list[str]:
    """The names of rates without a unit whose values are all shares (0.935); these become per cent.

    A cell shown as 93.5% holds 0.935, and its format is not at hand. Only rates that are never a
    few per cent count, none of their values below 0.2.
    """
    by_name: dict[str, list[Row]] = {}
    for row in rows:
        if row["unit_of_measure"] is None and row["name"] and _RATE.search(row["name"]):
            by_name.setdefault(row["name"], []).append(row)
    found = [name for name, own in by_name.items() if _all_shares(own)]
    for row in (row for name in found for row in by_name[name]):
        row["unit_of_measure"] = "%"
        for field in ("value", "target"):
            if row.get(field) is not None and row[field] <= 1:
                row[field] = round(row[field] * 100, 10)
    return found


def _all_shares(own: list[Row]) -> bool:
    values = [row["value"] for row in own if row["value"] is not None]
    within = all(_LEAST_SHARE <= value <= 1 for value in values)
    return within and any(value % 1 for value in values)


def _are_shares(own: list[Row], table_of_shares: bool) -> bool:
    targets = [row["target"] for row in own if row.get("target") is not None]
    if any(abs(row["value"]) > 1 for row in own):
        return False
    if any(row["value"] % 1 for row in own):
        return max(targets) > 2 if targets else table_of_shares
    floor = all(row.get("direction") == "at_least" for row in own)
    return bool(targets) and floor and min(targets) >= _SURELY_NO_ONE_PER_CENT
