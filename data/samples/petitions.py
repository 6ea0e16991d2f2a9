"""Petition lists: who complained where about what, and how far it is settled in each period."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from data.samples.content import fraction, spread
from data.samples.sheets import Cell, Heading, Line, Sheet
from data.samples.upload import NOTE, reported, titled

HEADINGS = (
    Heading("序号", 6),
    Heading("受理编号", 20),
    Heading("批次", 9),
    Heading("交办日期", 12),
    Heading("行政区域", 14),
    Heading("问题描述", 40),
    Heading("污染类型", 12),
    Heading("责任单位", 26),
    Heading("是否属实", 10, "调查核实"),
    Heading("调查核实情况", 34, "调查核实"),
    Heading("处理和整改情况", 40, "办理情况"),
    Heading("办结状态", 12, "办理情况"),
    Heading("立案处罚（件）", 9, "办理情况"),
    Heading("罚款金额（万元）", 10, "办理情况"),
    Heading("拘留（人）", 8, "办理情况"),
    Heading("约谈（人）", 8, "办理情况"),
    Heading("问责（人）", 8, "办理情况"),
    Heading("是否重点件", 9),
    Heading("重复件", 20),
    Heading("经度", 11),
    Heading("纬度", 11),
)
OPEN, PARTLY, SETTLED, SIGNED = "未办结", "阶段性办结", "已办结", "已销号"
TRUTHS = ("属实",) * 9 + ("部分属实",) * 6 + ("基本属实",) * 3 + ("不属实",) * 3


@dataclass(frozen=True)
class Case:
    """What a petition says and what was found; the same in every period."""

    receipt: str
    batch: int
    received: date
    area: str
    problem: str
    types: str
    units: str
    confirmed: str
    refuted: str
    handling: str
    site: tuple[float, float] | None
    duplicate_of: str = ""

    @property
    def truth(self) -> str:
        """属实, 基本属实, 部分属实 or 不属实."""
        return TRUTHS[spread(self.receipt, len(TRUTHS))]


def petition_sheet(
    name: str, title: str, unit: str, cases: Sequence[Case], states: Sequence[str], day: date
) -> Sheet:
    """The list of a period; `states` are the words under 办结状态, one a case."""
    lines = [
        Line(_cells(number, case, state))
        for number, (case, state) in enumerate(zip(cases, states, strict=True), start=1)
    ]
    shown = reported(unit, day)
    return Sheet(name, titled(title, day), shown, HEADINGS, (*lines, NOTE), numbered=True)


def states(cases: Sequence[Case], signed: float, settled: float, partly: float) -> list[str]:
    """State of each case when these shares (0–1, growing) are signed off, settled, partly settled.

    The oldest are not simply first: a case keeps its place in the queue, so that its state only
    ever moves forward as the shares grow.
    """
    queue = {
        case.receipt: n for n, case in enumerate(sorted(cases, key=lambda c: _turn(c.receipt)))
    }
    found = []
    for case in cases:
        place = (queue[case.receipt] + 0.5) / len(cases)
        found.append(
            SIGNED if place < signed else SETTLED if place < settled
            else PARTLY if place < partly else OPEN
        )  # fmt: skip
    return found


def _turn(receipt: str) -> float:
    return fraction(receipt + "次序")


def _cells(number: int, case: Case, state: str) -> tuple[Cell, ...]:
    true = case.truth != "不属实"
    some = spread(case.receipt + "处罚", 10)
    known = state != OPEN
    filed = 1 if true and known and some < 3 else None
    fine = round(0.5 + 9 * fraction(case.receipt + "罚款"), 1) if filed else None
    return (
        number,
        case.receipt,
        f"第{case.batch}批",
        case.received,
        case.area,
        case.problem,
        case.types,
        case.units,
        case.truth if known else None,
        _findings(case) if known else "正在调查核实。",
        _handling(case, state, true, fine),
        state,
        filed,
        fine,
        1 if filed and spread(case.receipt + "拘留", 12) == 0 else None,
        1 + some % 3 if true and known and some in (2, 5, 7) else None,
        1 if true and known and some == 2 else None,
        "是" if spread(case.receipt + "重点", 8) == 0 else "否",
        case.duplicate_of or None,
        case.site[0] if case.site else None,
        case.site[1] if case.site else None,
    )


def _findings(case: Case) -> str:
    if case.truth == "不属实":
        return f"经现场核查，{case.refuted}，反映情况不属实。"
    rest = "，其余反映情况未发现" if case.truth == "部分属实" else ""
    return f"经现场核查，{case.confirmed}{rest}。"


def _handling(case: Case, state: str, true: bool, fine: float | None) -> str:
    if state == OPEN:
        return "已交办责任单位，限期办理。"
    if not true:
        return "已向周边群众说明情况，继续加强日常巡查。"
    fined = f"，立案处罚{fine}万元" if fine else ""
    if state == PARTLY:
        return f"阶段性措施：{case.handling}{fined}；工程措施正在实施。"
    return f"{case.handling}{fined}，已整改到位。"
