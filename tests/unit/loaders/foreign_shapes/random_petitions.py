"""Petition lists drawn at random: which columns, in which order, in whose words, how marked."""

from collections.abc import Callable
from datetime import date
from random import Random
from typing import Any

from data.records import ReadContext
from tests.unit.loaders.foreign_shapes.comparison import Book, Expected
from tests.unit.loaders.workbooks import Tab, xlsx

Choice = tuple[Any, Any]
"""What is written in the cell, and what a clerk reads in it."""

COLUMNS: dict[str, tuple[tuple[str, ...], tuple[Choice, ...]]] = {
    "batch": (
        ("批次", "交办批次", "转办批次", "第几批"),
        (("第一批", "第一批"), ("第12批", "第12批"), ("第三批", "第三批")),
    ),
    "received_on": (
        ("交办日期", "交办时间", "转办时间", "受理日期", "转办日期"),
        (
            ("2025-05-28", date(2025, 5, 28)), ("2025年5月29日", date(2025, 5, 29)),
            ("2025.6.1", date(2025, 6, 1)), (date(2025, 6, 2), date(2025, 6, 2)), ("6月3日", date(2025, 6, 3)),
            ("20250604", date(2025, 6, 4)), (45812, date(2025, 6, 4)), ("2025/6/5", date(2025, 6, 5)),
        ),
    ),
    "districts": (
        ("行政区域", "区县", "县（市、区）", "所属区县", "被举报地区", "辖区", "属地", "所在县区"),
        (
            ("昭阳区", ["昭阳区"]), ("昭阳区、鲁甸县", ["昭阳区", "鲁甸县"]), ("镇雄县\n彝良县", ["镇雄县",
             "彝良县"]),
            ("水富市，绥江县", ["水富市", "绥江县"]), ("经开区", ["经开区"]), ("永善县/大关县", ["永善县", "大关县"]),
        ),
    ),
    "pollution_types": (
        ("污染类型", "问题类型", "举报类型", "污染类别", "环境要素", "涉及污染类型"),
        (
            ("水", ["水"]), ("大气、噪音", ["大气", "噪声"]), ("水，土壤", ["水", "土壤"]), ("其他污染", ["其他"]),
            ("大气污染", ["大气"]), ("固废\n生态", ["固废", "生态"]), ("噪声", ["噪声"]), ("油烟", ["油烟"]),
            ("辐射;海洋", ["辐射", "海洋"]),
        ),
    ),
    "truth": (
        ("是否属实", "属实情况", "举报是否属实", "是否\n属实", "问题是否属实"),
        (
            ("属实", "true"), ("基本属实", "mostly_true"), ("部分属实", "partly_true"), ("不属实", "untrue"),
        ),
    ),
    "status": (
        ("办结状态", "是否办结", "办结情况", "办理状态", "是否已办结", "办结\n状态"),
        (
            ("已办结", "settled"), ("阶段性办结", "partly_settled"), ("未办结", "open"), ("正在办理", "open"),
            ("已销号", "signed_off"), ("办结", "settled"),
        ),
    ),
    "filed_cases": (
        ("立案处罚", "立案处罚（件）", "立案数", "立案处罚（家次）"),
        ((0, 0), (1, 1), ("2件", 2), ("立案3起", 3), ("/", None), (None, None)),
    ),
    "fine_10k_yuan": (
        ("罚款金额（万元）", "罚款（万元）", "处罚金额（万元）"),
        ((0, 0), (1.5, 1.5), ("12.35", 12.35), ("3万元", 3), ("50000元", 5), ("—", None), (None, None)),
    ),
    "talks": (
        ("约谈", "约谈（人）", "约谈人数", "约谈（人次）"),
        ((0, 0), (2, 2), ("3人", 3), ("约谈1人", 1), ("无", None), (None, None)),
    ),
    "accountable": (
        ("问责", "问责（人）", "问责人数", "责任人被处理情况", "追责问责情况"),
        ((0, 0), (1, 1), ("2人", 2), ("问责4人", 4), ("/", None), (None, None)),
    ),
    "priority": (
        ("是否重点件", "重点件", "是否重点关注"),
        (("是", True), ("否", False), ("是", True), ("否", False)),
    ),
    "duplicate_of": (
        ("重复件", "是否重复件", "重复件编号", "重复情况"),
        (
            ("否", None), (None, None), ("D3YN202505010001", "D3YN202505010001"),
            ("与X3YN202505020007重复", "X3YN202505020007"), ("/", None),
        ),
    ),
    "responsible_units": (
        ("责任单位", "承办单位", "办理单位", "牵头责任单位"),
        (
            ("昭阳区人民政府", ["昭阳区人民政府"]),
            ("市生态环境局、鲁甸县人民政府", ["市生态环境局", "鲁甸县人民政府"]),
            ("市城管局\n市公安局", ["市城管局", "市公安局"]),
        ),
    ),
    "findings_text": (
        ("调查核实情况", "核查情况", "现场核查情况", "调查情况"),
        (("经查，现场有油烟。", "经查，现场有油烟。"), ("经核实，该厂已停产，未见排放。",
         "经核实，该厂已停产，未见排放。")),
    ),
    "handling": (
        ("处理和整改情况", "整改情况", "处理及整改情况", "整改进展", "处理情况"),
        (("已责令停产并安装设施。", "已责令停产并安装设施。"), ("已清运完毕，加强巡查。", "已清运完毕，加强巡查。")),
    ),
}  # fmt: skip
RECEIPT = ("受理编号", "信访件编号", "举报件编号", "转办编号", "受理号", "信访编号")
PROBLEM = (
    "交办问题基本情况",
    "举报内容",
    "信访内容",
    "反映问题",
    "主要问题",
    "问题描述",
    "举报问题",
)
LON_LAT = (("经度", "纬度"), ("东经", "北纬"), ("经度（°）", "纬度（°）"))
TITLES = (
    None, "群众信访举报转办和边督边改公开情况一览表", "某市督察交办信访件办理情况台账",
    "信访举报件整改情况汇总表（截至2025年6月20日）",
)  # fmt: skip


class Draw:
    """One random list: its columns, rows and expectations."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        pick = self.random.choice
        names = [n for n in COLUMNS if n in ("districts", "truth", "status") or pick((0, 1))]
        self.random.shuffle(names)
        self.names = names
        self.headings = [pick(COLUMNS[name][0]) for name in names]
        self.where = pick((None, *LON_LAT))
        head = ["序号", pick(RECEIPT), pick(PROBLEM), *self.headings, *(self.where or ())]
        self.rows: list[tuple[Any, ...]] = [tuple(head)]
        self.wanted: list[dict[str, Any]] = []
        for number in range(1, self.random.randint(5, 12)):
            self.add(number, pick)
        self.title = pick(TITLES)
        self.totals = pick((True, False))

    def add(self, number: int, pick: Callable[[Any], Any]) -> None:
        receipt = f"{pick(('D3YN', 'X3YN', 'D2GD'))}20250{pick((5, 6))}01{number:04}"
        problem = f"某厂第{number}次排放废水，影响周边居民生活。"
        cells: list[Any] = [number, receipt, problem]
        row: dict[str, Any] = {"receipt_no": receipt, "problem": problem}
        for name in self.names:
            written, read = pick(COLUMNS[name][1])
            cells.append(written)
            row[name] = read
        if self.where:
            (lon, lat), point = pick(POINTS)
            cells += [lon, lat]
            row["lon"], row["lat"] = point
        self.rows.append(tuple(cells))
        self.wanted.append(row)

    def book(self) -> Book:
        width = len(self.rows[0])
        rows = ([(self.title, *(None,) * (width - 1))] if self.title else []) + self.rows
        if self.totals:
            rows += [("合计", len(self.wanted), *(None,) * (width - 2)), ("注：按受理编号排序。",)]
        return Book(
            "petitions",
            xlsx(Tab(rows, (), "Sheet1")),
            (Expected("petitions", self.wanted),),
            context=ReadContext(date(2025, 6, 30)),
        )


POINTS: tuple[tuple[tuple[Any, Any], tuple[float | None, float | None]], ...] = (
    ((103.717, 27.338), (103.717, 27.338)),
    (("103.717", "27.338"), (103.717, 27.338)),
    (("103°43′02″", "27°20′17″"), (103 + 43 / 60 + 2 / 3600, 27 + 20 / 60 + 17 / 3600)),
    ((27.338, 103.717), (103.717, 27.338)),
    (("/", "/"), (None, None)),
    ((None, None), (None, None)),
)
