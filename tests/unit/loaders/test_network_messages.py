"""Words of complaint registers: messages left on a website, summaries, progress in one word."""

from datetime import date
from typing import Any

import pytest

from data.records import Table
from tests.unit.loaders.workbooks import codes, column, read_rows

JUNE = date(2024, 6, 30)


def read(*rows: tuple[Any, ...]) -> Table:
    return read_rows(*rows, as_of=JUNE)


@pytest.mark.parametrize("number", ["留言ID", "留言编号"])
@pytest.mark.parametrize("unit", ["答复单位", "回复单位"])
def test_messages_left_on_a_website(number: str, unit: str) -> None:
    table = read(
        (number, "留言时间", "留言内容", "所属地区", "分类", unit, "办理状态"),
        (20938811, "2024/3/4", "搅拌站噪音太大", "郫筒街道", "噪声", "区生态环境局", "已办结"),
        (20941520, "2024/5/28", "府河水发白", "团结街道", "水", "区水务局", "办理中"),
    )
    assert table.kind == "petitions"
    assert column(table, "receipt_no") == ["20938811", "20941520"]
    assert column(table, "received_on") == [date(2024, 3, 4), date(2024, 5, 28)]
    assert column(table, "problem") == ["搅拌站噪音太大", "府河水发白"]
    assert column(table, "responsible_units") == [["区生态环境局"], ["区水务局"]]
    assert column(table, "status") == ["settled", "open"]


@pytest.mark.parametrize("summary", ["举报摘要", "投诉摘要", "反映摘要", "信访摘要"])
@pytest.mark.parametrize("day", ["登记日期", "投诉时间", "来访日期"])
def test_summaries_and_days(summary: str, day: str) -> None:
    table = read(
        ("登记编号", day, "地区", summary, "是否属实", "办结状态", "是否督办件"),
        ("2024-001", "1月8日", "泾阳区", "砖厂脱硫设施停运", "属实", "已办结", "★"),
        ("2024-002", "1月9日", "三原市", "污水管网破裂", "不属实", "未办结", None),
    )
    assert column(table, "receipt_no") == ["2024-001", "2024-002"]
    assert column(table, "received_on") == [date(2024, 1, 8), date(2024, 1, 9)]
    assert column(table, "problem") == ["砖厂脱硫设施停运", "污水管网破裂"]
    assert column(table, "priority")[0] is True
    assert "heading_unknown" not in codes(table)


@pytest.mark.parametrize("heading", ["处理进展", "处理情况", "处置进展"])
def test_progress_in_one_word_is_the_state(heading: str) -> None:
    table = read(
        ("受理编号", "交办时间", "地区", "反映问题", "是否属实", heading),
        ("D3SX202405100001", "2024-05-10", "甲县", "扬尘", "属实", "已办结"),
        ("D3SX202405100002", "2024-05-10", "甲县", "噪声", "属实", "正在整改"),
        ("D3SX202405100003", "2024-05-10", "甲县", "油烟", "属实", "已销号"),
        ("D3SX202405100004", "2024-05-10", "甲县", "污水", "属实", "阶段性办结"),
    )
    assert column(table, "status") == ["settled", "open", "signed_off", "partly_settled"]


def test_progress_in_sentences_is_what_was_done() -> None:
    table = read(
        ("受理编号", "交办时间", "地区", "反映问题", "是否属实", "处理进展"),
        (
            "D3SX202405100001",
            "2024-05-10",
            "甲县",
            "扬尘",
            "属实",
            "已对该企业立案查处，责令停产整治。",
        ),
        (
            "D3SX202405100002",
            "2024-05-10",
            "甲县",
            "噪声",
            "属实",
            "已要求该店加装隔音设施，预计下月完成。",
        ),
    )
    assert column(table, "handling")[0] == "已对该企业立案查处，责令停产整治。"
