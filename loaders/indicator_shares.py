"""Per cent kept as shares: a workbook shows 97.2% and holds 0.972."""

import re

from data.records import Row

_SURELY_NO_ONE_PER_CENT = 50


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


def _are_shares(own: list[Row], table_of_shares: bool) -> bool:
    targets = [row["target"] for row in own if row.get("target") is not None]
    if any(abs(row["value"]) > 1 for row in own):
        return False
    if any(row["value"] % 1 for row in own):
        return max(targets) > 2 if targets else table_of_shares
    floor = all(row.get("direction") == "at_least" for row in own)
    return bool(targets) and floor and min(targets) >= _SURELY_NO_ONE_PER_CENT
