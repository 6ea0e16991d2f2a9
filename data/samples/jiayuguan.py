"""嘉峪关市: the printed annex as a task list (18 entries in two classes), then six dispatches."""

from collections.abc import Sequence
from datetime import date

from data.samples import tasks
from data.samples.content import NOTICE, Record, records
from data.samples.indicators import indicators, monthly_sheet
from data.samples.sheets import Cell, Heading, Line, Sheet
from data.samples.tasks import Column, Task, tasks_of
from data.samples.upload import NOTE, Upload, directory, month, month_ends, reported, titled
from data.samples.wording import numbered

PLACE = "嘉峪关市"
SOURCE = "嘉峪关·中央第二轮"
PERIODS = month_ends(2020, 8, 6)
OFFICE = "市生态环境保护督察整改办公室"
DIGITS = "零一二三四五六七八九"
PARENT = (
    "2016年国家安排专项资金用于铬污染场地修复，项目推进偏慢；"
    "民丰化工约2000平方米铬污染渣土露天堆放。以上问题分2个方面进行整改："
)
ANNEX_HEADINGS = (
    Heading("序号", 6), Heading("反馈问题序号", 11), Heading("反馈问题", 40),
    Heading("整改目标", 34), Heading("整改时限", 14), Heading("责任单位", 22),
    Heading("责任领导", 24), Heading("责任人员", 24), Heading("督导单位", 18),
    Heading("整改措施", 50),
)  # fmt: skip
PROGRESS = (
    Column(Heading("序号", 14), lambda task, _: numbered_item(task.facts)),
    tasks.fact("反馈问题", "problem", 40),
    tasks.fact("责任单位", "responsible", 22),
    tasks.deadline(),
    tasks.status(),
    tasks.share(),
    tasks.progress(),
    tasks.day("完成时间", "completed"),
    tasks.day("验收时间", "accepted"),
    tasks.day("销号时间", "closed"),
    *tasks.coordinates(),
    Column(Heading("区县", 10), lambda *_: PLACE),
)


def uploads() -> list[Upload]:
    """The directory, the annex and one workbook a period, in the order of upload."""
    found = records("jiayuguan")
    entries = tasks_of(found, PERIODS, date(2020, 1, 5))
    annex = Upload(
        "jiayuguan/嘉峪关市中央生态环境保护督察反馈问题整改措施清单.xlsx",
        PERIODS[0], PLACE, (_annex(found),), {"整改措施清单": SOURCE},
    )  # fmt: skip
    first = directory("jiayuguan", PLACE, OFFICE, PERIODS[0])
    return [first, annex, *(_dispatch(entries, number) for number in range(len(PERIODS)))]


def numbered_item(record: Record) -> str:
    """第二十四项（一）, as the plan numbers the problem."""
    sub = f"（{DIGITS[int(record['sub'])]}）" if record["sub"] else ""
    return f"第{chinese(int(record['no']))}项{sub}"


def chinese(number: int) -> str:
    """1–99 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else DIGITS[tens]) + "十" if tens else ""
    return head + (DIGITS[ones] if ones or not tens else "")


def _annex(found: Sequence[Record]) -> Sheet:
    lines: list[Line] = []
    for number, record in enumerate(found):
        if number == 0 or record["category"] != found[number - 1]["category"]:
            lines.append(Line((f"（{record['category']}）",), "group"))
        if record["sub"] == "1":
            blank: tuple[Cell, ...] = (None,) * 7
            lines.append(Line((record["local"], _item(record), PARENT, *blank)))
        lines.append(Line(_annex_cells(record)))
    title = f"嘉峪关市中央生态环境保护督察反馈问题整改措施清单（{NOTICE}）"
    shown = reported(OFFICE, PERIODS[0])
    return Sheet("整改措施清单", title, shown, ANNEX_HEADINGS, (*lines, NOTE), merged=(0,))


def _item(record: Record) -> str:
    return f"第{chinese(int(record['no']))}项"


def _annex_cells(record: Record) -> tuple[Cell, ...]:
    units = record["responsible"]
    leaders = units + "主要领导" if record["leaders"] == "=" else record["leaders"]
    persons = units + "分管领导" if record["persons"] == "=" else record["persons"]
    item = f"（{DIGITS[int(record['sub'])]}）" if record["sub"] else _item(record)
    return (
        record["local"], item, record["problem"], record["goal"], record["deadline"], units,
        leaders, persons, record["supervising"], numbered(record["measures"].split(";")),
    )  # fmt: skip


def _dispatch(entries: Sequence[Task], number: int) -> Upload:
    day = PERIODS[number]
    title = titled("嘉峪关市中央生态环境保护督察反馈问题整改进展调度表", day)
    headings = tuple(column.heading for column in PROGRESS)
    lines = (*tasks.lines(entries, PROGRESS, number), NOTE)
    listed = Sheet("整改进展", title, reported(OFFICE, day), headings, lines)
    measured = monthly_sheet(
        "主要指标", "嘉峪关市生态环境主要指标完成情况表", OFFICE,
        indicators("indicators_jiayuguan", len(PERIODS), tasks.amounts_of(entries)), PERIODS, number,
    )  # fmt: skip
    return Upload(
        f"jiayuguan/嘉峪关市督察整改调度表（{month(day)}）.xlsx",
        day, PLACE, (listed, measured), {"整改进展": SOURCE, "主要指标": SOURCE},
    )  # fmt: skip
