"""毕节市七星关区: 18 prominent problems and 96 petitions, towns and streets as units."""

from collections.abc import Sequence
from datetime import date

from data.samples import tasks
from data.samples.content import Record, records
from data.samples.indicators import indicators, long_sheet
from data.samples.petitions import Case, petition_sheet, states
from data.samples.qixingguan_petitions import SHARES, cases
from data.samples.sheets import Heading, Sheet
from data.samples.tasks import Column, Task, tasks_of
from data.samples.upload import NOTE, Upload, directory, month, month_ends, reported, signed, titled

PLACE = "七星关区"
FEEDBACK, PETITIONS = "七星关·中央督察反馈", "七星关·转办信访件"
PERIODS = month_ends(2018, 3, 6)
OFFICE = "七星关区环境保护督察整改工作领导小组办公室"
WORDS = {"D": "已完成", "A": "已完成", "C": "已销号", "i": "正在推进", "o": "持续推进"}
NUMBER = Column(Heading("序号", 6), lambda task, _: f"{int(task.facts['no']):02d}")
STATE = (
    tasks.status("整改完成情况"),
    tasks.share("完成进度", "text"),
    tasks.progress(),
    tasks.day("完成时间", "completed", "text"),
    tasks.day("验收时间", "accepted", "text"),
    tasks.day("销号时间", "closed", "text"),
)
FIRST = (
    NUMBER,
    tasks.fact("问题类型", "category", 12),
    tasks.fact("突出环境问题", "problem", 34),
    tasks.fact("整改目标", "goal", 30),
    tasks.measures(),
    tasks.deadline("整改时限"),
    tasks.fact("牵头单位", "lead", 16),
    tasks.fact("责任单位", "responsible", 26, "属地及部门责任"),
    tasks.fact("包保领导", "leader", 14, "属地及部门责任"),
    tasks.fact("乡镇街道", "district", 18),
    *STATE,
    *tasks.coordinates("坐标"),
)
LATER = (
    NUMBER,
    tasks.fact("突出环境问题", "problem", 34),
    tasks.fact("责任单位", "responsible", 26),
    tasks.deadline("整改时限"),
    tasks.fact("乡镇街道", "district", 18),
    *STATE,
)


def uploads() -> list[Upload]:
    """The directory and one workbook a period, in the order of upload."""
    entries = tasks_of(records("qixingguan"), PERIODS, date(2017, 8, 10), WORDS)
    found = cases()
    first = directory("qixingguan", PLACE, OFFICE, PERIODS[0], town_units())
    return [first, *(_dispatch(entries, found, number) for number in range(len(PERIODS)))]


def town_units() -> list[Record]:
    """Towns and streets as units, and the collective name that stands for them all."""
    towns = records("towns_qixingguan")
    blank = {"aliases": "", "kind": "属地", "members": "", "note": ""}
    units = [
        {
            **blank,
            "name": town["name"],
            "aliases": town["short"],
            "district": town["short"],
        }
        for town in towns
    ]
    members = "、".join(unit["name"] for unit in units)
    every = {**blank, "name": "各乡镇街道", "kind": "统称", "district": "", "members": members}
    return [*units, {**every, "aliases": "各乡镇（街道）、各乡（镇）街道"}]


def _dispatch(entries: Sequence[Task], found: Sequence[Case], number: int) -> Upload:
    day = PERIODS[number]
    columns = LATER if number else FIRST
    title = titled("毕节市七星关区中央环境保护督察反馈突出环境问题整改清单", day)
    headings = tuple(column.heading for column in columns)
    lines = (*tasks.lines(entries, columns, number), NOTE, signed("区环境保护局"))
    listed = Sheet("突出环境问题", title, reported(OFFICE, day), headings, lines)
    petitions = petition_sheet(
        "信访转办件", "毕节市七星关区中央环境保护督察转办信访件办理情况表", OFFICE,
        found, states(found, *SHARES[number]), day,
    )  # fmt: skip
    measured = long_sheet(
        "指标", "毕节市七星关区整改方案量化指标进展表", OFFICE,
        indicators("indicators_qixingguan", len(PERIODS), tasks.amounts_of(entries)), PERIODS, number,
    )  # fmt: skip
    file = f"qixingguan/七星关区环保督察问题及信访件整改台账（{month(day)}）.xlsx"
    sources = {"突出环境问题": FEEDBACK, "信访转办件": PETITIONS, "指标": FEEDBACK}
    return Upload(file, day, PLACE, (listed, petitions, measured), sources)
