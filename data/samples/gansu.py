"""甘肃第一轮: 62 tasks; the last period gives the count printed in 嘉峪关's plan (item 14):
18 done, 22 basically done, 9 on schedule."""

from collections.abc import Sequence
from datetime import date

from data.samples import tasks
from data.samples.content import records
from data.samples.sheets import Heading, Line, Sheet
from data.samples.tasks import Column, Task, tasks_of
from data.samples.upload import NOTE, Upload, directory, month, month_ends, reported, titled

PLACE = "甘肃省"
SOURCE = "甘肃第一轮"
PERIODS = month_ends(2020, 8, 6)
OFFICE = "省生态环境保护督察整改办公室"
NUMBER = Column(Heading("序号", 8), lambda task, _: f"第{task.facts['no']}项")
STATE = (
    tasks.status(),
    tasks.share("完成进度（%）", "whole"),
    tasks.progress(),
    tasks.day("完成时间", "completed"),
    tasks.day("验收时间", "accepted"),
    tasks.day("销号时间", "closed"),
)
FIRST = (
    NUMBER,
    tasks.fact("反馈问题", "problem", 36),
    tasks.fact("整改目标", "goal", 30),
    tasks.measures(),
    tasks.deadline(),
    tasks.fact("牵头单位", "lead", 16),
    tasks.fact("责任单位", "responsible", 24),
    tasks.fact("市州", "district", 16),
    tasks.started(),
    *STATE,
    *tasks.coordinates(),
)
LATER = (
    NUMBER,
    tasks.fact("反馈问题", "problem", 36),
    tasks.fact("牵头单位", "lead", 16),
    tasks.fact("责任单位", "responsible", 24),
    tasks.deadline(),
    tasks.fact("市州", "district", 16),
    tasks.started(),
    *STATE,
)


def uploads() -> list[Upload]:
    """The directory and one workbook a period, in the order of upload."""
    entries = tasks_of(records("gansu"), PERIODS, date(2017, 5, 10))
    first = directory("gansu", PLACE, OFFICE, PERIODS[0])
    return [first, *(_dispatch(entries, number) for number in range(len(PERIODS)))]


def _dispatch(entries: Sequence[Task], number: int) -> Upload:
    day = PERIODS[number]
    columns = LATER if number else FIRST
    title = titled("甘肃省第一轮中央环境保护督察反馈意见整改任务进展表", day)
    headings = tuple(column.heading for column in columns)
    lines = _grouped(entries, columns, number)
    sheet = Sheet("整改任务", title, reported(OFFICE, day), headings, (*lines, NOTE))
    name = f"gansu/甘肃省第一轮督察整改任务进展（{month(day)}）.xlsx"
    return Upload(name, day, PLACE, (sheet,), {"整改任务": SOURCE})


def _grouped(entries: Sequence[Task], columns: Sequence[Column], number: int) -> list[Line]:
    found: list[Line] = []
    for group in dict.fromkeys(task.facts["category"] for task in entries):
        found.append(Line((group,), "group"))
        members = [task for task in entries if task.facts["category"] == group]
        found += tasks.lines(members, columns, number)
    return found
