"""Captions above several lists of one sheet that name the inspection each belongs to."""

from datetime import date

import pytest

from data.incoming import Request, batches
from data.records import Reading
from loaders.sheets.captions import inspection_in
from tests.unit.loaders.workbooks import Tab, column, read_tabs

JUNE = date(2024, 6, 30)
ONE = ("序号", "问题", "牵头单位", "整改时限", "整改状态")
OTHER = ("序号", "反馈问题", "责任单位", "完成时限", "进展情况", "是否销号")


def sheet(first: str, second: str, start: int = 1) -> Reading:
    """Two lists under each other, each with its caption."""
    rows = (
        ("云和县环保督察反馈问题整改情况一览表",),
        (first,),
        ONE,
        (1, "水质不稳定。", "县治水办", "2022年底", "已销号"),
        (2, "治理水平低。", "县经信局", "2024年底", "整改中"),
        (),
        (second,),
        OTHER,
        (start, "设施能力不足。", "县文旅局", "2024年6月底", "正在推进。", "否"),
    )
    return read_tabs(Tab(rows, ("A1:F1", "A2:F2", "A7:F7"), "总表"), as_of=JUNE)


def sources(reading: Reading) -> list[tuple[str, list[str]]]:
    """The source of every batch that would be stored, with its item numbers."""
    found, problems = batches(reading, Request("清单.xlsx", JUNE))
    assert problems == []
    return [(b.source, [r["item_no"] for r in b.rows]) for b in found]


@pytest.mark.parametrize("start", [1, 3])
@pytest.mark.parametrize("numbers", [("一、", "二、"), ("（一）", "（二）"), ("", "")])
def test_each_list_has_the_source_of_its_caption(numbers: tuple[str, str], start: int) -> None:
    reading = sheet(
        f"{numbers[0]}第二轮中央生态环境保护督察反馈问题",
        f"{numbers[1]}2023年浙江省生态环境警示片披露问题（1项）",
        start,
    )
    assert sources(reading) == [
        ("第二轮中央生态环境保护督察", ["1", "2"]),
        ("2023年浙江省生态环境警示片", [str(start)]),
    ]
    assert all("category" not in table.fields for table in reading.tables)


def test_the_uploader_may_call_the_source_of_each_list_otherwise() -> None:
    reading = sheet("一、第二轮中央督察反馈问题", "二、省级警示片披露问题", 3)
    request = Request("清单.xlsx", JUNE, sources={"总表（第2张表）": "2023年警示片"})
    found, _ = batches(reading, request)
    assert [b.source for b in found] == ["第二轮中央督察", "2023年警示片"]


def test_captions_that_name_no_inspection_stay_categories() -> None:
    first, second = sheet("一、已销号问题", "二、未销号问题", 3).tables
    assert (first.caption, second.caption) == (None, None)
    assert column(first, "category") == ["一、已销号问题"] * 2


def test_captions_that_name_the_same_inspection_leave_one_source() -> None:
    reading = sheet("一、第二轮中央督察反馈问题", "二、第二轮中央督察反馈问题（续）", 3)
    assert [table.caption for table in reading.tables] == [None, None]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("一、第二轮中央生态环境保护督察反馈问题", "第二轮中央生态环境保护督察"),
        ("（一）中央环境保护督察“回头看”反馈意见整改情况", "中央环境保护督察“回头看”"),
        ("附件2：第三轮中央督察反馈问题清单", "第三轮中央督察"),
        ("2023年省级督察反馈问题（5项）", "2023年省级督察"),
        ("三、2022年国家移交长江经济带生态环境警示片问题", "2022年国家移交长江经济带生态环境警示片"),
        ("表2  2023年长江经济带警示片披露问题整改情况", "2023年长江经济带警示片"),
        ("表一：第一轮省级督察反馈问题", "第一轮省级督察"),
        ("填报单位：县督查室", None),
        ("一、大气污染防治", None),
        ("县督察办督办问题", None),
        ("督察反馈问题", None),
    ],
)  # fmt: skip
def test_the_inspection_a_line_is_about(line: str, name: str | None) -> None:
    assert inspection_in(line) == name
