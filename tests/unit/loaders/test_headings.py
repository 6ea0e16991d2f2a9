"""Headings are matched by meaning: synonyms, patterns, groups above, near misses."""

import pytest

from loaders.columns.headings import candidates, spellings
from loaders.columns.synonyms import SYNONYMS


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("整改\n时限", "deadline"),
        ("整 改 时 限（年月）", "deadline"),
        ("3．整改时限", "deadline"),
        ("计划完成时间", "deadline"),
        ("实际完成日期", "completed_on"),
        ("省级督导责任单位", "supervising_units"),
        ("市级牵头责任部门", "lead_units"),
        ("协同配合部门", "support_units"),
        ("主要责任领导姓名", "responsible_leaders"),
        ("具体责任人姓名", "responsible_persons"),
        ("督察组反馈的主要问题", "problem"),
        ("整改措施落实进展情况（截至2020年12月底）", "progress_text"),
        ("截至12月20日整改进展", "progress progress_text"),
        ("反馈方案问题序号", "item_no"),
        ("现场核查结论", "verified_status"),
        ("备注（可附页）", "note"),
    ],
)
def test_headings_of_task_lists(heading: str, field: str) -> None:
    assert {c.field for c in candidates("tasks", (heading,))} == {*field.split()}


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("信访举报受理编号", "receipt_no"),
        ("交办问题基本情况", "problem"),
        ("举报是否属实", "truth"),
        ("罚款金额(万元)", "fine_10k_yuan"),
        ("立案处罚（件）", "filed_cases"),
        ("责任人被处理情况", "accountable"),
        ("是否重点关注件", "priority"),
    ],
)
def test_headings_of_petition_lists(heading: str, field: str) -> None:
    assert {c.field for c in candidates("petitions", (heading,))} == {field}


def test_a_near_miss_is_found_and_says_which_heading_it_resembles() -> None:
    (found,) = candidates("indicators", ("污染物项",))
    assert (found.field, found.how, found.word) == ("name", "similar", "污染物")


def test_what_is_no_heading_has_no_meaning() -> None:
    for text in ("吉祥物", "联系电话", "x", "", "（）"):
        assert candidates("tasks", (text,)) == ()


def test_the_group_above_completes_a_general_sub_heading() -> None:
    def field(*parts: str) -> str:
        return candidates("tasks", parts)[0].field

    assert field("验收", "时间") == "accepted_on"
    assert field("验收", "单位") == "supervising_units"
    assert field("销号", "日期") == "closed_on"
    assert field("完成时间", "计划") == "deadline"
    assert field("完成时间", "实际") == "completed_on"
    assert field("整改责任", "牵头单位") == "lead_units"
    assert field("责任单位", "市级") == "responsible_units"


def test_spellings_are_looked_up_from_the_fullest_to_the_barest() -> None:
    assert spellings("牵头（责任）单位") == ("牵头责任单位", "牵头单位")


def test_every_synonym_is_found_under_its_own_field() -> None:
    lost = [
        (kind, field, word)
        for kind, fields in SYNONYMS.items()
        for field, words in fields.items()
        for word in words.split()
        if field not in {c.field for c in candidates(kind, (word,))}
    ]
    assert lost == []
