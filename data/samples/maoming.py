"""茂名市: three inspections in one workbook (13, 9 and 37 tasks), five districts and zones."""

from collections.abc import Sequence
from datetime import date

from data.samples import tasks
from data.samples.content import records
from data.samples.indicators import district_sheet, indicators, long_sheet
from data.samples.sheets import Heading, Sheet
from data.samples.tasks import Column, Task, tasks_of
from data.samples.upload import NOTE, Upload, directory, month, month_ends, reported, signed, titled

PLACE = "茂名市"
PERIODS = month_ends(2020, 8, 6)
OFFICE = "市环境保护督察整改工作领导小组综合协调组"
LISTS = {
    "1": ("中央督察回头看", "茂名·回头看", "茂名市贯彻落实中央环境保护督察“回头看”反馈意见整改清单"),
    "2": ("中央专项督察", "茂名·中央专项督察", "茂名市贯彻落实中央环境保护专项督察反馈意见整改清单"),
    "3": ("省第四批督察", "茂名·省第四批督察", "茂名市贯彻落实广东省第四批环境保护督察反馈意见整改清单"),
}  # fmt: skip
INDICATORS = "茂名·省第四批督察"
WORDS = {"s": "达到时序进度", "o": "持续推进"}  # a common misspelling, kept on purpose
NUMBER = Column(Heading("序号", 6), lambda task, _: int(task.facts["no"]))
PLAN = (
    NUMBER,
    tasks.fact("问题类别", "category", 12),
    tasks.fact("存在问题", "problem", 34),
    tasks.fact("整改目标", "goal", 30),
    tasks.measures(),
    tasks.deadline(),
    tasks.fact("牵头单位", "lead", 18, "责任分工"),
    tasks.fact("责任单位", "responsible", 26, "责任分工"),
    tasks.fact("所属区域", "district", 14),
)
STATE = (
    tasks.status("整改状态"),
    tasks.share("完成进度", "text"),
    tasks.progress(),
    tasks.day("完成时间", "completed", "text", "验收销号"),
    tasks.day("验收时间", "accepted", "text", "验收销号"),
    tasks.day("销号时间", "closed", "text", "验收销号"),
)
FIRST = (*PLAN, tasks.started(), *STATE, *tasks.coordinates())
LATER = (
    NUMBER,
    tasks.fact("存在问题", "problem", 34),
    tasks.fact("牵头单位", "lead", 18),
    tasks.deadline(),
    tasks.started(),
    *STATE,
    tasks.fact("所属区域", "district", 14),
)


def uploads() -> list[Upload]:
    """The directory and one workbook a period, in the order of upload."""
    entries = tasks_of(records("maoming"), PERIODS, date(2019, 5, 6), WORDS)
    first = directory("maoming", PLACE, OFFICE, PERIODS[0])
    return [first, *(_dispatch(entries, number) for number in range(len(PERIODS)))]


def _dispatch(entries: Sequence[Task], number: int) -> Upload:
    day = PERIODS[number]
    amounts = tasks.amounts_of(entries)
    sheets = [_list(entries, key, number) for key in LISTS]
    sheets.append(
        long_sheet(
            "指标", "茂名市生态环境质量指标进展表", OFFICE,
            indicators("indicators_maoming", len(PERIODS), amounts), PERIODS, number,
        )
    )  # fmt: skip
    if number in (2, 5):
        sheets.append(
            district_sheet(
                "分区指标", "茂名市各区（县级市）指标完成情况表", OFFICE,
                records("districts_maoming"), day, month(day), 0.95 if number == 2 else 1,
            )
        )  # fmt: skip
    sources = {name: source for name, source, _ in LISTS.values()}
    sources |= {sheet.name: INDICATORS for sheet in sheets if sheet.name not in sources}
    file = f"maoming/茂名市环境保护督察整改任务清单（{month(day)}）.xlsx"
    return Upload(file, day, PLACE, tuple(sheets), sources)


def _list(entries: Sequence[Task], key: str, number: int) -> Sheet:
    name, _, title = LISTS[key]
    columns = LATER if number else FIRST
    members = [task for task in entries if task.facts["sheet"] == key]
    lines = (*tasks.lines(members, columns, number), NOTE, signed("市生态环境局"))
    return Sheet(
        name,
        titled(title, PERIODS[number]),
        reported(OFFICE, PERIODS[number]),
        tuple(column.heading for column in columns),
        lines,
        numbered=number == 0,
    )
