"""昭通市: the eight campaigns as tasks 1–8 with their measures, indicators, petitions, 11 counties."""

from collections.abc import Sequence
from datetime import date

from data.samples import tasks
from data.samples.content import Record, records, spread
from data.samples.indicators import district_sheet, indicators, long_sheet
from data.samples.jiayuguan import DIGITS
from data.samples.petitions import petition_sheet
from data.samples.sheets import Cell, Heading, Line, Sheet
from data.samples.tasks import Column, Task, tasks_of
from data.samples.upload import NOTE, Upload, directory, month, month_ends, reported, titled
from data.samples.zhaotong_petitions import cases

PLACE = "昭通市"
CAMPAIGNS, PETITIONS = "昭通·八大战役", "昭通·转办信访件"
PERIODS = month_ends(2020, 8, 6)
OFFICE = "市环境污染防治工作领导小组办公室"
NAMES = (
    "重要水库保护治理", "三大水系保护修复", "水源地保护", "城市黑臭水体治理",
    "农业农村污染治理", "生态保护修复", "固体废物污染治理", "柴油货车污染治理",
)  # fmt: skip


def campaign(record: Record) -> str:
    """The campaign a measure belongs to, as the plan names it."""
    return f"{NAMES[int(record['no']) - 1]}攻坚战"


def verified(task: Task, period: int) -> Cell:
    """What the office found when it looked again; one in six finished tasks fell short."""
    step = task.steps[period]
    if step is None or step.code not in "DAC":
        return None
    if step.code == "D":
        again = period > 0 and task.facts["track"][period - 1] == "D"
        return ("基本完成" if spread(task.key, 6) == 0 else "完成整改") if again else None
    return "完成整改"


NUMBER = (
    Column(Heading("序号", 6), lambda task, _: int(task.facts["no"])),
    Column(Heading("子项", 7), lambda task, _: f"（{DIGITS[int(task.facts['sub'])]}）"),
)
ONE_NUMBER = Column(
    Heading("序号", 9), lambda t, _: f"{t.facts['no']}（{DIGITS[int(t.facts['sub'])]}）"
)
STATE = (
    tasks.status("整改状态"),
    Column(Heading("核实状态", 12), verified),
    tasks.share(),
    tasks.progress("进展情况", 60),
    tasks.day("完成时间", "completed"),
    tasks.day("验收时间", "accepted"),
    tasks.day("销号时间", "closed"),
)
FIRST = (
    *NUMBER,
    Column(Heading("标志性战役", 18), lambda task, _: campaign(task.facts)),
    tasks.fact("存在问题", "problem", 34),
    tasks.fact("工作目标", "goal", 32),
    tasks.measures("主要措施"),
    tasks.deadline("完成时限"),
    tasks.fact("牵头单位", "lead", 16, "责任分工"),
    tasks.fact("责任单位", "responsible", 30, "责任分工"),
    tasks.fact("配合单位", "support", 20, "责任分工"),
    Column(Heading("督导单位", 24, "责任分工"), lambda t, _: f"{campaign(t.facts)[:-3]}专项小组"),
    tasks.fact("县区", "district", 16),
    tasks.started(),
    *STATE,
    *tasks.coordinates(),
)
LATER = (
    ONE_NUMBER,
    tasks.fact("存在问题", "problem", 34),
    tasks.fact("责任单位", "responsible", 30),
    tasks.deadline("完成时限"),
    tasks.started(),
    *STATE,
    *tasks.coordinates(),
    tasks.fact("县区", "district", 16),
)


def uploads() -> list[Upload]:
    """The directory and one workbook a period, in the order of upload."""
    found = [{**r, "category": campaign(r)} for r in records("zhaotong")]
    entries = tasks_of(found, PERIODS, date(2018, 9, 20))
    first = directory("zhaotong", PLACE, OFFICE, PERIODS[0])
    return [first, *(_dispatch(entries, number) for number in range(len(PERIODS)))]


def _dispatch(entries: Sequence[Task], number: int) -> Upload:
    day = PERIODS[number]
    amounts = tasks.amounts_of(entries)
    listed = cases(PERIODS, number)
    sheets = [
        _campaigns(entries, number),
        petition_sheet(
            "转办信访件", "昭通市转办信访件办理情况表", OFFICE,
            [case for case, _ in listed], [state for _, state in listed], day,
        ),
        long_sheet(
            "指标月调度", "昭通市污染防治攻坚战指标月调度表", OFFICE,
            indicators("indicators_zhaotong", len(PERIODS), amounts), PERIODS, number,
        ),
    ]  # fmt: skip
    if number in (1, 4):
        sheets.append(
            district_sheet(
                "县区指标", "昭通市各县（市、区）指标完成情况表", OFFICE, records("counties_zhaotong"),
                day, "2020年第三季度" if number == 1 else "2020年",
                0.92 if number == 1 else 1,
            )
        )  # fmt: skip
    sources = {sheet.name: CAMPAIGNS for sheet in sheets} | {"转办信访件": PETITIONS}
    file = f"zhaotong/昭通市污染防治八大战役任务进展表（{month(day)}）.xlsx"
    return Upload(file, day, PLACE, tuple(sheets), sources)


def _campaigns(entries: Sequence[Task], number: int) -> Sheet:
    day = PERIODS[number]
    columns = LATER if number else FIRST
    lines: list[Line] = tasks.lines(entries, columns, number)
    title = titled("昭通市污染防治八大标志性战役任务进展表", day)
    headings = tuple(column.heading for column in columns)
    shown = reported(OFFICE, day)
    merged = () if number else (0, 2)
    return Sheet("八大战役", title, shown, headings, (*lines, NOTE), merged=merged)
