"""Words of petition lists that once were misread: numbers, days, stories and districts."""

from datetime import date

import pytest

from loaders.fields.location import split_districts
from tests.unit.loaders.workbooks import codes, column, only, read_rows

JUNE = date(2024, 6, 30)
LEDGER = ("受理时间", "投诉内容", "属地", "污染类型", "办理结果", "是否办结")


@pytest.mark.parametrize("heading", ["工单号", "投诉编号", "流水号", "投诉单号", "登记号"])
def test_headings_of_receipt_numbers(heading: str) -> None:
    table = read_rows(
        ("投诉台账",), ("序号", heading, *LEDGER),
        (1, "20240603110236", "2024.6.3", "油烟", "东区", "大气", "已清洗", "是"),
        (2, "20240604093011", "2024.6.4", "噪音", "西区", "噪声", "处理中", "否"),
        as_of=JUNE,
    )  # fmt: skip
    assert column(table, "receipt_no") == ["20240603110236", "20240604093011"]
    assert "receipt_from_number" not in codes(table)


def test_a_running_number_is_no_receipt_number() -> None:
    table = read_rows(
        ("投诉台账",), ("流水号", *LEDGER),
        (1, "2024.6.3", "油烟", "东区", "大气", "已清洗", "是"),
        (2, "2024.6.4", "噪音", "西区", "噪声", "处理中", "否"),
        as_of=JUNE,
    )  # fmt: skip
    assert column(table, "receipt_no") == ["2024-06-03-1", "2024-06-04-2"]
    told = "已用受理日期加序号代替，如“2024-06-03-1”"
    assert told in only(table, "receipt_from_number").message


def numbered(title: str, *heads: str) -> list[str]:
    """The numbers of two rows of a list without receipt numbers and days."""
    rows = [(n, *("甲", "乙", "丙")[: len(heads)]) for n in (1, 2)]
    table = read_rows((title,), ("序号", *heads), *rows, as_of=JUNE)
    return column(table, "receipt_no")


def test_row_numbers_are_completed_by_what_the_list_says() -> None:
    heads = ("举报内容", "行政区域", "是否属实")
    assert numbered("举报件办理情况（第十二批）", *heads) == ["第12批-1", "第12批-2"]
    assert numbered("举报件办理情况（2024年6月）", *heads) == ["2024年6月-1", "2024年6月-2"]
    assert numbered("2024年第二季度举报件办理情况", *heads) == [
        "2024年第2季度-1",
        "2024年第2季度-2",
    ]
    for title in ("举报件办理情况", "举报件办理情况（截至2024年6月底）"):
        assert numbered(title, *heads) == ["1", "2"]


def test_the_story_of_a_verdict_and_a_state_is_kept() -> None:
    table = read_rows(
        ("市级环保督察举报件办理情况",),
        ("编号", "群众反映情况", "属地", "核查情况", "办理结果"),
        ("市督1", "某砖厂冒黑烟。", "东区", "情况属实。", "责令整改1家，立案处罚1家，罚款3.2万元，约谈2人。已办结。"),
        ("市督2", "夜间偷倒渣土。", "东区", "经核查，反映情况不属实。", "已办结。"),
        ("市督3", "小河水变红。", "西区", "基本属实", "拟罚款5万元，未办结"),
        as_of=JUNE,
    )  # fmt: skip
    assert column(table, "truth") == ["true", "untrue", "mostly_true"]
    assert column(table, "status") == ["settled", "settled", "open"]
    assert column(table, "findings_text") == ["情况属实。", "经核查，反映情况不属实。", "基本属实"]
    assert column(table, "handling")[1:] == ["已办结。", "拟罚款5万元，未办结"]
    assert column(table, "fine_10k_yuan") == [3.2, None, None]
    assert column(table, "filed_cases") == [1, None, None]
    assert column(table, "talks") == [2, None, None]
    label = "立案处罚（件）、约谈（人）、罚款金额（万元）"
    assert label in only(table, "verdict_from_text").message


def test_bare_verdicts_and_states_tell_no_story() -> None:
    table = read_rows(
        ("受理编号", "问题描述", "行政区域", "核查情况", "办理结果"),
        ("D001", "甲", "东区", "属实", "已办结"),
        ("D002", "乙", "东区", "不属实", "未办结"),
        as_of=JUNE,
    )
    assert table.fields.isdisjoint(("findings_text", "handling"))


@pytest.mark.parametrize(
    "text",
    [
        "西区（牵头）、东区",
        "牵头：西区；配合：东区",
        "西区牵头、东区配合",
        "西区(主办单位)\n东区(协办)",
    ],
)
def test_roles_are_no_part_of_a_district(text: str) -> None:
    assert split_districts(text) == ("西区", "东区")


def test_names_that_hold_words_of_roles_stay_whole() -> None:
    assert split_districts("西区（高新区）、各县（市、区）") == ("西区(高新区)", "各县(市、区)")


@pytest.mark.parametrize(
    ("above", "day"),
    [
        (("转办信访举报件清单（第8批 2024年6月12日）",), date(2024, 6, 12)),
        (("转办信访举报件清单", "（第8批  2024年6月12日）"), date(2024, 6, 12)),
        (("转办信访举报件清单（第8批，6月12日交办）",), date(2024, 6, 12)),
        (("转办信访举报件清单", "批次：第8批  交办日期：2024年6月12日"), date(2024, 6, 12)),
        (("第8批举报件办理情况（截至2024年6月12日）",), None),
        (("举报件办理情况（第8批）", "填报日期：2024年6月12日"), None),
        (("举报件办理情况（第8批）（2024年6月12日）",), None),
    ],
)
def test_the_day_beside_the_batch_is_that_of_handing_over(
    above: tuple[str, ...], day: date | None
) -> None:
    table = read_rows(
        *((line,) for line in above),
        ("序号", "受理编号", "举报内容", "属地", "污染类型"),
        (1, "D6HN202406110021", "湘江边砂场扬尘。", "望城区", "大气"),
        as_of=JUNE,
    )
    assert [row.get("received_on") for row in table.rows] == [day]
    assert column(table, "batch") == ["第8批"]
