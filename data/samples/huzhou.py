"""湖州市: ten problems with the chain 发现 确认 入库 整改 销号 回头看 and yearly numeric goals."""

from collections.abc import Sequence
from datetime import date, timedelta

from data.samples import tasks
from data.samples.content import records, spread
from data.samples.indicators import indicators, long_sheet, paired_sheet
from data.samples.sheets import Cell, Heading, Sheet
from data.samples.tasks import Column, Task, tasks_of
from data.samples.upload import NOTE, Upload, directory, month, month_ends, reported, titled

PLACE = "湖州市"
SOURCE = "湖州·2022年省专项督察"
PERIODS = month_ends(2023, 7, 6)
OFFICE = "市督察整改工作领导小组办公室"
CHAIN = "全链条闭环"


def _found(task: Task, days: int) -> date:
    return date.fromisoformat(task.facts["found"]) + timedelta(days=days)


def _checked_again(task: Task, period: int) -> Cell:
    """The day of the re-check, a month after closing, once that day has come."""
    step = task.steps[period]
    if step is None or step.closed is None:
        return None
    day = step.closed + timedelta(days=28 + spread(task.key, 7))
    return day if day <= step.as_of else None


def _stage(task: Task, period: int) -> str:
    step = task.steps[period]
    if step is None or step.closed is None:
        return "整改"
    return "回头看" if _checked_again(task, period) else "销号"


STAGES = (
    Column(Heading("发现时间", 13, CHAIN), lambda task, _: _found(task, 0)),
    Column(Heading("确认时间", 13, CHAIN), lambda task, _: _found(task, 75 + spread(task.key, 10))),
    Column(Heading("入库时间", 13, CHAIN), lambda task, _: _found(task, 95 + spread(task.key, 9))),
    Column(Heading("启动时间", 13, CHAIN), lambda task, _: task.start),
    tasks.day("销号时间", "closed", group=CHAIN),
    Column(Heading("回头看时间", 13, CHAIN), _checked_again),
    Column(Heading("所处环节", 10, CHAIN), _stage),
)
PLAN = (
    Column(Heading("序号", 6), lambda task, _: int(task.facts["no"])),
    tasks.fact("问题类别", "category", 12),
    tasks.fact("反馈问题", "problem", 36),
    tasks.fact("整改目标", "goal", 34),
    tasks.measures(),
    tasks.deadline(),
    tasks.fact("牵头单位", "lead", 14),
    tasks.fact("责任单位", "responsible", 28),
    tasks.fact("督导单位", "supervising", 16),
    tasks.fact("所属区县", "district", 18),
)
STATE = (
    tasks.status(),
    tasks.share("整改进度"),
    tasks.progress("进展情况", 60),
    tasks.day("完成时间", "completed"),
    tasks.day("验收时间", "accepted"),
)
FIRST = (*PLAN, *STATE, *STAGES, *tasks.coordinates())
LATER = (PLAN[0], PLAN[2], tasks.deadline(), tasks.fact("牵头单位", "lead", 14), *STATE, *STAGES)


def uploads() -> list[Upload]:
    """The directory and one workbook a period, in the order of upload."""
    entries = tasks_of(records("huzhou"), PERIODS, date(2023, 3, 20))
    first = directory("huzhou", PLACE, OFFICE, PERIODS[0])
    return [first, *(_dispatch(entries, number) for number in range(len(PERIODS)))]


def _dispatch(entries: Sequence[Task], number: int) -> Upload:
    day = PERIODS[number]
    columns = LATER if number else FIRST
    title = titled("湖州市省生态环境保护专项督察反馈问题动态进展台账", day)
    headings = tuple(column.heading for column in columns)
    lines = (*tasks.lines(entries, columns, number), NOTE)
    amounts = tasks.amounts_of(entries)
    sheets = [
        Sheet("动态进展台账", title, reported(OFFICE, day), headings, lines),
        long_sheet(
            "年度量化目标", "湖州市督察整改年度量化目标进展表", OFFICE,
            indicators("indicators_huzhou", len(PERIODS), amounts), PERIODS, number,
        ),
        paired_sheet(
            "区县进展", "湖州市各区县量化目标进展表", OFFICE,
            records("districts_huzhou"), day,
            {name: values[number] for name, values in amounts.items()}, 0.9 + 0.02 * number,
        ),
    ]  # fmt: skip
    file = f"huzhou/湖州市省督察整改动态进展台账（{month(day)}）.xlsx"
    return Upload(file, day, PLACE, tuple(sheets), {sheet.name: SOURCE for sheet in sheets})
