"""Small invented frames the figure tests share, and ways to look into a finished figure."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

AS_OF = date(2026, 10, 31)

STATUS = pd.DataFrame(
    [
        ("市生态环境局", "closed", 3),
        ("市生态环境局", "done", 8),
        ("市生态环境局", "overdue", 1),
        ("威信县人民政府", "working", 2),
        ("市水务局", "done", 2),
        ("市水务局", "behind", 2),
    ],
    columns=["group", "state", "tasks"],
)
RATES = pd.DataFrame(
    [("市水务局", 2, 4, 0.5), ("市生态环境局", 11, 12, 11 / 12), ("威信县人民政府", 0, 0, None)],
    columns=["group", "numerator", "denominator", "rate"],
)
PETITIONS = pd.DataFrame(
    [("水", 30, 25, 28), ("噪声", 4, 0, 0)],
    columns=["group", "petitions", "settled", "settled_or_partly"],
)
CURVE = pd.DataFrame(
    [
        (date(2026, 8, 31), 55.0, 48.0),
        (date(2026, 9, 30), 66.0, 56.0),
        (date(2026, 10, 31), 80.0, 66.0),
        (date(2026, 11, 30), 92.0, None),
        (date(2026, 12, 31), 98.0, None),
    ],
    columns=["day", "planned", "actual"],
)
TREND = pd.DataFrame(
    [
        (date(2026, 9, 28), "done", 0.5, 49, 98, 5),
        (date(2026, 10, 28), "done", 0.6, 59, 98, 7),
        (date(2026, 9, 28), "closed", 0.2, 20, 98, 5),
        (date(2026, 10, 28), "closed", 0.3, 29, 98, 7),
        (date(2026, 10, 28), "due", None, 0, 0, 7),
    ],
    columns=["as_of", "definition", "rate", "numerator", "denominator", "overdue"],
)
BY_UNIT = pd.DataFrame(
    [
        ("市水务局", date(2026, 9, 28), 0.25, 1, 4, 0),
        ("市水务局", date(2026, 10, 28), 0.5, 2, 4, 2),
        ("市林业和草原局", date(2026, 10, 28), None, 0, 0, 0),
    ],
    columns=["unit", "as_of", "rate", "numerator", "denominator", "overdue"],
)
SERIES = pd.DataFrame(
    [
        ("昭通市", "2026年8月", date(2026, 8, 31), 96.5, 97.2),
        ("昭通市", "2026年9月", date(2026, 9, 30), None, 97.2),
        ("昭通市", "2026年10月", date(2026, 10, 31), 98.0, 97.2),
    ],
    columns=["district", "period", "period_end", "value", "target"],
)
INDICATORS = pd.DataFrame(
    [
        ("优良天数比例", "", 98.1, 97.2, "%", "at_least", True),
        ("PM2.5 年均浓度", "", 37.0, 35.0, "μg/m³", "at_most", False),
        ("水库水质类别", "", 2.0, 3.0, None, "class_at_least", True),
        ("森林覆盖率", "", None, 60.0, "%", "at_least", None),
    ],
    columns=["name", "district", "value", "target", "unit_of_measure", "direction", "met"],
)


def square(name: str, west: float, south: float, side: float) -> dict[str, Any]:
    """A district in the shape of a square, its label in the middle."""
    ring = [
        [west, south],
        [west, south + side],
        [west + side, south + side],
        [west + side, south],
        [west, south],
    ]
    middle = {"lon": west + side / 2, "lat": south + side / 2}
    return {"name": name, "adcode": "", **middle, "polygons": [[ring]]}


POLYGONS = pd.DataFrame(
    [square("盐津县", 103.0, 27.0, 1.0), square("大关县", 104.0, 27.0, 1.0), square("水富市", 105.0, 27.0, 0.05)]
)  # fmt: skip
MEASURES = pd.DataFrame(
    [("盐津", 20, 13, 17, 13 / 17, 1), ("大关县", 13, 5, 13, 5 / 13, 0)],
    columns=["district", "total", "numerator", "denominator", "rate", "overdue"],
)
SITES = pd.DataFrame(
    [
        ("一轮", "7", "", "污水直排", 103.2, 27.3, "done", True, ["市水务局"], date(2026, 9, 30)),
        ("一轮", "24", "1", "扬尘", 104.5, 27.5, "closed", False, [], None),
        ("一轮", "25", "", "堆场", None, None, "in_progress", False, [], None),
    ],
    columns=[
        "source", "item_no", "sub_item", "problem", "lon", "lat",
        "status", "is_overdue", "units", "deadline",
    ],
)  # fmt: skip


def layers(spec: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every layer with marks, at any depth, with the rows it draws under "rows"."""

    def walk(piece: dict[str, Any], rows: list[Any]) -> Iterator[dict[str, Any]]:
        own = piece.get("data", {}).get("values", rows)
        if "mark" in piece:
            yield piece | {"rows": own}
        for inner in piece.get("layer", []):
            yield from walk(inner, own)

    yield from walk(spec, [])


def drawn(spec: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """The layers of one kind of mark (bar, line, text, …)."""
    return [layer for layer in layers(spec) if layer["mark"]["type"] == kind]


def texts(spec: dict[str, Any]) -> list[str]:
    """Every text the figure prints, in the order of its layers."""
    return [
        row[layer["encoding"]["text"]["field"]]
        for layer in drawn(spec, "text")
        if "text" in layer["encoding"]
        for row in layer["rows"]
    ]
