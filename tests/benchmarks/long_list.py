"""A long task list as an office keeps it: 16 columns, five of them texts of 100–400 characters.

`rows` makes it, `changed` its next edition, `workbook` saves it as openpyxl and pandas do (texts
inside the cells), `as_excel_saves` rewrites that with the texts in a table of their own.
"""

import io
import random
import re
import zipfile
from collections.abc import Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook

TITLE = "某市中央生态环境保护督察反馈问题整改任务清单"
HEADINGS = (
    "序号", "督察来源", "问题类别", "反馈问题", "整改目标", "整改措施", "整改时限", "牵头单位",
    "责任单位", "配合单位", "督导单位", "责任领导", "整改状态", "完成日期", "进展情况", "备注",
)  # fmt: skip
AS_OF = date(2024, 6, 30)
_STATUS, _COMPLETED, _PROGRESS = 12, 13, 14
_SOURCES = ("第一轮中央环保督察", "中央环保督察“回头看”", "第二轮中央生态环境保护督察")
_CATEGORIES = ("水污染防治", "大气污染防治", "土壤污染防治", "自然生态保护", "固体废物")
_DEADLINES = ("2024年12月底前", "2025年6月底前", "2023年底", "2024年第三季度", "立行立改",
              "长期坚持", "2025年底前，并长期坚持", "2024-09-30")  # fmt: skip
_UNITS = [
    f"{place}{body}" for place in ("市", "城关区", "青山县", "白河县", "临江县")
    for body in ("生态环境局", "住房城乡建设局", "水务局", "工业和信息化局", "自然资源局",
                 "农业农村局", "发展改革委", "交通运输局", "林业和草原局", "应急管理局")
]  # fmt: skip
_LEADERS = ("王建国", "李卫东、赵敏", "张志强", "陈晓燕", "刘海波、孙立", "周文")
_OPEN = ("未达到序时进度", "达到序时进度", "超过序时进度", "基本完成", "尚未启动")
_WORDS = (
    "督察发现", "部分企业", "污水处理设施", "运行不正常", "管网雨污分流改造", "工作推进缓慢", "砂石料场",
    "扬尘管控不到位", "未按要求", "建设危险废物贮存场所", "畜禽养殖粪污", "直排河道", "水质考核断面",
    "达到或优于Ⅲ类", "自然保护区内", "违法违规项目", "全部退出", "并完成生态修复", "建立长效机制",
    "加强日常监管", "压实属地责任", "定期开展联合执法检查", "制定专项整治方案", "明确时间节点",
    "逐一登记造册", "销号管理", "燃煤锅炉淘汰", "工业园区集中治理", "生活垃圾填埋场", "渗滤液处理",
    "矿山生态环境恢复治理", "投入资金", "新建管网", "整治排污口", "排查企业", "移交线索",
)  # fmt: skip


def rows(count: int, seed: int = 1) -> list[list[Any]]:
    """The rows of the list, the same for the same seed; every long text is one of its kind."""
    chance = random.Random(seed)
    return [_row(number, chance) for number in range(1, count + 1)]


def changed(before: Sequence[Sequence[Any]], share: float, seed: int = 2) -> list[list[Any]]:
    """The list of the next period: that share of the rows has new progress, half of it is done."""
    chance = random.Random(seed)
    after = [list(row) for row in before]
    for row in chance.sample(after, round(len(after) * share)):
        row[_PROGRESS] = _text(chance)
        if chance.random() < 0.5:
            row[_STATUS], row[_COMPLETED] = "完成整改", date(2024, 6, chance.randint(1, 28))
    return after


def workbook(records: Sequence[Sequence[Any]]) -> bytes:
    """The list with its title and headings as an .xlsx, written by openpyxl."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("整改清单")
    sheet.append([TITLE])
    sheet.append(HEADINGS)
    for record in records:
        sheet.append(record)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def as_excel_saves(data: bytes) -> bytes:
    """The same workbook with its texts in `sharedStrings.xml`, each once, as Excel and WPS do."""
    places: dict[str, int] = {}
    uses = 0

    def shared(found: re.Match[str]) -> str:
        nonlocal uses
        uses += 1
        return f' t="s"><v>{places.setdefault(found[1], len(places))}</v></c>'

    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = old.read(name).decode()
            if name == "xl/worksheets/sheet1.xml":
                part = _INLINE.sub(shared, part)
            elif name == "[Content_Types].xml":
                part = part.replace("</Types>", f"{_CONTENT_TYPE}</Types>")
            elif name == "xl/_rels/workbook.xml.rels":
                part = part.replace("</Relationships>", f"{_RELATION}</Relationships>")
            new.writestr(name, part)
        items = "".join(f"<si>{text}</si>" for text in places)
        new.writestr("xl/sharedStrings.xml", _SHARED.format(uses, len(places), items))
    return target.getvalue()


_INLINE = re.compile(r' t="inlineStr"><is>(<t.*?</t>)</is></c>', re.DOTALL)
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_CONTENT_TYPE = (
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_SPREADSHEET}.sharedStrings+xml"/>'
)
_RELATION = (
    '<Relationship Id="rId99" Target="sharedStrings.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/>'
)
_SHARED = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'count="{}" uniqueCount="{}">{}</sst>'
)


def _row(number: int, chance: random.Random) -> list[Any]:
    done = chance.random() < 0.4
    return [
        number,
        _SOURCES[number % 3],
        chance.choice(_CATEGORIES),
        _text(chance),
        _text(chance),
        _text(chance),
        chance.choice(_DEADLINES),
        chance.choice(_UNITS),
        "、".join(chance.sample(_UNITS, chance.randint(1, 4))),
        "、".join(chance.sample(_UNITS, chance.randint(1, 3))),
        "市督察整改工作领导小组办公室",
        chance.choice(_LEADERS),
        "完成整改" if done else chance.choice(_OPEN),
        date(2023, chance.randint(1, 12), chance.randint(1, 28)) if done else None,
        _text(chance),
        _text(chance),
    ]


def _text(chance: random.Random) -> str:
    """A text of 100 to 400 characters; its figures make it one of its kind."""
    length = chance.randint(100, 400)
    text = ""
    while len(text) < length:
        figure = f"{chance.randint(2, 999)}{chance.choice('家个处起吨')}"
        text += "".join(chance.choices(_WORDS, k=3)) + figure + chance.choice("，，；。")
    return f"{text[: length - 1]}。"
