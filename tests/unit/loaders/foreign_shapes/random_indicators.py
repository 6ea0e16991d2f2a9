"""Indicator tables drawn at random: layout, words, units, targets and number styles vary."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from data.records import ReadContext
from tests.unit.loaders.foreign_shapes.comparison import Book, Expected, expect
from tests.unit.loaders.workbooks import Tab, xlsx

DISTRICTS = (
    "昭阳区",
    "鲁甸县",
    "水富市",
    "经开区",
    "威信县",
    "七星关区",
    "土默特左旗",
    "凤凰街道",
    "文屏镇",
)
FIELDS = "name unit_of_measure district period value target direction"


@dataclass(frozen=True)
class Measure:
    """An indicator: name, unit, ways to write its target, the target's value and direction."""

    name: str
    unit: str
    targets: Sequence[Any]
    target: float
    direction: str
    values: Sequence[Any]
    read: Sequence[float]


MEASURES = (
    Measure(
        "优良天数比例", "%", ("97.2%", "≥97.2%", "不低于97.2%", "97.2%以上", 97.2, "达到97.2%以上"), 97.2, "at_least",
        (98.1, "96.7%", "99.0", 100, "95％"), (98.1, 96.7, 99, 100, 95),
    ),
    Measure(
        "PM2.5平均浓度", "微克/立方米", ("≤35", "不高于35", "控制在35以内", 35, "35微克/立方米以下", "＜35"), 35,
        "at_most",
        (28, "31", 33.5, "36微克/立方米", 41), (28, 31, 33.5, 36, 41),
    ),
    Measure(
        "城市生活污水处理率", "%", ("95%以上", "不低于95%", "95%", "力争达到95%", "≥95"), 95, "at_least",
        (96.4, "97.0%", 93.2, "95", 98), (96.4, 97, 93.2, 95, 98),
    ),
    Measure(
        "用水总量", "亿立方米", ("1.91亿立方米以内", "不超过1.91亿立方米", "≤1.91", "控制在1.91亿立方米以内"), 1.91,
        "at_most", (1.8, "1.75", "1.9亿立方米", 2, 1.86), (1.8, 1.75, 1.9, 2, 1.86),
    ),
    Measure(
        "新增造林面积", "万亩", ("12万亩", "不少于12万亩", "≥12", 12, "12万亩以上"), 12, "at_least",
        (1.5, "6.8", 9.9, "10万亩", 12), (1.5, 6.8, 9.9, 10, 12),
    ),
    Measure(
        "化学需氧量排放量下降比例", "%", ("较2020年下降8%以上", "比2020年下降8%", "8%", "≥8%"), 8, "at_least",
        ("9.3%", 8.5, "7.9%", "10", 8), (9.3, 8.5, 7.9, 10, 8),
    ),
)  # fmt: skip
NAME = ("指标名称", "考核指标", "指标", "指标项目", "主要指标", "指标内容")
UNIT = ("计量单位", "单位", "指标单位")
DISTRICT = ("区县", "县（市、区）", "县区", "行政区域", "考核对象", "所属县区", "地区")
TARGET = ("目标值", "年度目标", "考核目标", "目标", "目标要求", "年度目标值", "计划目标")
VALUE = ("实际值", "完成情况", "完成值", "实际完成", "现状值", "监测值", "实绩")
PERIOD = ("时期", "月份", "统计时段", "监测时间", "时间")
PERIODS = (
    ("2023年1月", "2023-01"), ("2023年2月", "2023-02"), ("2023-03", "2023-03"), ("2023年4月份", "2023-04"),
    ("2023年一季度", "2023-Q1"), ("2023年第二季度", "2023-Q2"), ("2023年", "2023"),
)  # fmt: skip


class Draw:
    """One random table: the choices made, and the rows and expectations that follow."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        pick = self.random.choice
        self.measures = self.random.sample(MEASURES, 3)
        self.districts = self.random.sample(DISTRICTS, 3)
        self.unit_beside = pick((True, False))
        self.target_words = {m.name: pick(m.targets) for m in self.measures}
        self.name, self.unit, self.district = pick(NAME), pick(UNIT), pick(DISTRICT)
        self.target, self.value, self.period = pick(TARGET), pick(VALUE), pick(PERIOD)
        self.layout = pick(sorted(LAYOUTS))
        self.merges: list[str] = []
        self.rows: list[tuple[Any, ...]] = []
        self.wanted: list[dict[str, Any]] = []

    def label(self, measure: Measure) -> str:
        """The name as written: with its unit in brackets when no column is meant for it."""
        return measure.name if self.unit_beside else f"{measure.name}（{measure.unit}）"

    def number(self, measure: Measure) -> tuple[Any, float]:
        return self.random.choice(list(zip(measure.values, measure.read, strict=True)))

    def expect(self, m: Measure, district: str | None, period: str, value: float | None) -> None:
        row = (m.name, m.unit, district, period, value, m.target, m.direction)
        self.wanted += expect(FIELDS, row)

    def head(self, *rest: Any) -> tuple[Any, ...]:
        """Name, perhaps unit, then the rest."""
        return (self.name, *((self.unit,) if self.unit_beside else ()), *rest)

    def line(self, measure: Measure, *rest: Any) -> tuple[Any, ...]:
        return (self.label(measure), *((measure.unit,) if self.unit_beside else ()), *rest)

    def book(self) -> Book:
        LAYOUTS[self.layout](self)
        width = max(map(len, self.rows))
        title = self.random.choice(TITLES[self.layout])
        top = 1 if title else 0
        for row in self.wanted:
            if title and "1—5月" in title and re.search("PM2.5|优良", row["name"]):
                row["name"] += "（累计）"
        rows = ([(title, *(None,) * (width - 1))] if title else []) + self.rows
        merges = [shifted(area, top) for area in self.merges]
        return Book(
            self.layout,
            xlsx(Tab(rows, merges, "Sheet1")),
            (Expected("indicators", self.wanted),),
            context=ReadContext(date(2023, 6, 30)),
        )


def shifted(area: str, rows: int) -> str:
    """A merged range moved down."""
    return ":".join(f"{corner[0]}{int(corner[1:]) + rows}" for corner in area.split(":"))


def long(draw: Draw) -> None:
    draw.rows = [draw.head(draw.district, draw.period, draw.target, draw.value, "备注")]
    for measure in draw.measures:
        for district in draw.districts[:2]:
            (written, period), (cell, value) = draw.random.choice(PERIODS), draw.number(measure)
            words = draw.target_words[measure.name]
            draw.rows.append(draw.line(measure, district, written, words, cell, None))
            draw.expect(measure, district, period, value)


def by_month(draw: Draw) -> None:
    months = draw.random.choice((("1月", "2月", "3月"), ("2023年1月", "2023年2月", "2023年3月")))
    draw.rows = [draw.head(draw.target, *months)]
    for measure in draw.measures:
        numbers = [draw.number(measure) for _ in months]
        cells = [cell for cell, _ in numbers]
        draw.rows.append(draw.line(measure, draw.target_words[measure.name], *cells))
        for month, (_, value) in enumerate(numbers, 1):
            draw.expect(measure, None, f"2023-{month:02}", value)


def by_district(draw: Draw) -> None:
    draw.rows = [draw.head(draw.target, *draw.districts)]
    for measure in draw.measures:
        numbers = [draw.number(measure) for _ in draw.districts]
        cells = [cell for cell, _ in numbers]
        draw.rows.append(draw.line(measure, draw.target_words[measure.name], *cells))
        for district, (_, value) in zip(draw.districts, numbers, strict=True):
            draw.expect(measure, district, "2023-05", value)


def month_pairs(draw: Draw) -> None:
    pairs(draw, ("1月", "2月"), ("2023-01", "2023-02"))


def district_pairs(draw: Draw) -> None:
    pairs(draw, draw.districts[:2], ())


def pairs(draw: Draw, groups: Sequence[str], periods: Sequence[str]) -> None:
    """Two header rows: below each month or district a target and a value."""
    words = draw.random.choice((("目标值", "实际值"), ("目标", "完成"), ("计划", "实际")))
    fixed = draw.head()
    draw.rows = [
        (*fixed, *(text for group in groups for text in (group, None))),
        (*(None,) * len(fixed), *(word for _ in groups for word in words)),
    ]
    letters = "ABCDEFGH"
    draw.merges = [f"{letters[i]}1:{letters[i]}2" for i in range(len(fixed))]
    for i in range(len(groups)):
        first = len(fixed) + 2 * i
        draw.merges.append(f"{letters[first]}1:{letters[first + 1]}1")
    for measure in draw.measures:
        cells: list[Any] = []
        for i, group in enumerate(groups):
            cell, value = draw.number(measure)
            cells += [draw.target_words[measure.name], cell]
            if periods:
                draw.expect(measure, None, periods[i], value)
            else:
                draw.expect(measure, group, "2023-05", value)
        draw.rows.append(draw.line(measure, *cells))


def crosswise(draw: Draw) -> None:
    """Districts as rows, indicators as columns, each with target and value below."""
    draw.unit_beside = False
    draw.rows = [
        (draw.district, *(t for m in draw.measures[:2] for t in (draw.label(m), None))),
        (None, *("目标", "完成") * 2),
    ]
    draw.merges = ["A1:A2", "B1:C1", "D1:E1"]
    for district in draw.districts:
        cells: list[Any] = []
        for measure in draw.measures[:2]:
            cell, value = draw.number(measure)
            cells += [draw.target_words[measure.name], cell]
            draw.expect(measure, district, "2023-05", value)
        draw.rows.append((district, *cells))


LAYOUTS = {
    "long": long, "by_month": by_month, "by_district": by_district, "month_pairs": month_pairs,
    "district_pairs": district_pairs, "crosswise": crosswise,
}  # fmt: skip
_YEARLY = ("2023年主要指标完成情况表", "某市2023年度生态环境指标月调度表")
_MONTHLY = (
    "2023年5月各县区指标完成情况",
    "某市2023年1—5月考核指标通报",
    "污染防治攻坚战指标完成情况（2023年5月）",
)
TITLES: dict[str, tuple[str | None, ...]] = {
    "long": (None, "主要指标监测情况", *_YEARLY), "by_month": _YEARLY, "month_pairs": _YEARLY,
    "by_district": _MONTHLY, "district_pairs": _MONTHLY, "crosswise": _MONTHLY,
}  # fmt: skip
