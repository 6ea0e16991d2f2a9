"""What a clerk writes under 进展情况, put together from the measures of a task."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_DOWN, Decimal

from data.samples.content import spread
from data.samples.progress import Step

REASONS = (
    "受汛期连续降雨影响",
    "配套资金尚未全部到位",
    "征地拆迁协调较慢",
    "设备采购周期较长",
    "招标流程较原计划延后",
    "施工力量投入不足",
)
PREPARING = ("正在制定工作方案", "正在开展前期论证", "已明确责任分工，正在编制实施方案")
STEADY = ("按月调度，常态推进", "已形成长效机制", "纳入日常监管，持续推进")
PROVEN = (
    "整改任务全部完成，自查报告已报送",
    "各项措施落实到位，自查达到整改目标",
    "已完成整改并报送佐证材料",
)


def report(key: str, measures: Sequence[str], amounts: str, step: Step) -> str:
    """Sentence on the progress of a task at one step, never longer than some 90 characters."""
    tail = amounts_done(amounts, step.share)
    match step.code:
        case "n":
            return f"{_one(PREPARING, key)}，尚未启动“{measures[0]}”。"
        case "o":
            turn = (step.as_of.month + spread(key, 7)) % len(measures)
            return f"{_one(STEADY, key)}；本期重点：{measures[turn]}。"
        case "r":
            return f"现场复查发现问题反弹，“{measures[-1]}”落实不到位，已重新列入整改。"
        case "D" | "A" | "C":
            return f"已{'、'.join(measures)}{tail}；{_ending(key, step)}。"
        case _:
            return _underway(key, measures, tail, step)


def amounts_done(amounts: str, share: float | None) -> str:
    """“，累计完成雨污管网42公里（目标60公里）” for `雨污管网 60 公里`; empty without amounts."""
    parts = []
    for name, target, unit in split_amounts(amounts):
        parts.append(f"{name}{amount_done(target, share)}{unit}（目标{target}{unit}）")
    return "，累计完成" + "、".join(parts) if parts else ""


def split_amounts(amounts: str) -> list[tuple[str, str, str]]:
    """Name, target and unit of each of `雨污管网 60 公里、绿色工厂 306 家`."""
    parts = [amount.split(" ") for amount in filter(None, amounts.split("、"))]
    return [(name, target, unit) for name, target, unit in parts]


def amount_done(target: str, share: float | None) -> Decimal:
    """A share of a target, rounded down to the target's own digits."""
    exact = Decimal(target) * Decimal(str(share or 0))
    return exact.quantize(Decimal(target), ROUND_DOWN)


def _underway(key: str, measures: Sequence[str], tail: str, step: Step) -> str:
    finished = int((step.share or 0.0) * len(measures))
    if step.code == "B":
        finished = len(measures) - 1
    done = "已" + "、".join(measures[:finished]) + "；" if finished else ""
    going = measures[min(finished, len(measures) - 1)]
    plain = going.startswith(("推进", "实施", "开展", "建设", "推行"))
    text = f"{done}正在{going if plain else f'推进“{going}”'}{tail}"
    if step.code == "b":
        return f"{text}；{_one(REASONS, key + str(step.as_of.month // 3))}，进度滞后。"
    if step.code == "B":
        return f"{done}“{going}”正在收尾{tail}，同步整理验收资料。"
    return text + "。"


def _ending(key: str, step: Step) -> str:
    if step.code == "C" and step.closed:
        return f"{_day(step.closed, step)}完成销号"
    if step.code == "A" and step.accepted:
        return f"{_day(step.accepted, step)}通过验收，正在公示"
    return _one(PROVEN, key)


def _day(day: date, step: Step) -> str:
    year = f"{day.year}年" if day.year != step.as_of.year else ""
    return f"{year}{day.month}月{day.day}日"


def _one(choices: Sequence[str], key: str) -> str:
    return choices[spread(key, len(choices))]


def numbered(measures: Sequence[str]) -> str:
    """The measures as an annex prints them: one line each, （一）（二）…"""
    lines = [f"（{'一二三四五六七八九'[i]}）{text}。" for i, text in enumerate(measures)]
    return re.sub(r"。。", "。", "\n".join(lines))
