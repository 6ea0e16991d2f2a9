"""What was answered about headings: kept under the layout's fingerprint, winning over everything."""

from collections.abc import Sequence
from typing import Any

import pytest

from data.records import ReadContext, Reading, Table
from loaders import Unreadable, read
from loaders.columns.fingerprint import layout_of
from loaders.sheets.header import Heading
from tests.unit.loaders.workbooks import AS_OF, Tab, codes, column, read_rows, read_tabs, xlsx

HEAD = ("序号", "反馈问题", "整改时限", "谁家去办", "眼下咋样")
ROW = (1, "污水直排", "2020年12月底前", "市住建局", "整改中")
ODD = (
    ("顺号", "毛病在哪", "打算咋办", "何时办妥", "谁家去办"),
    (1, "污水管网建设滞后，生活污水直排入河", "加快推进管网建设，加强日常巡查", "2020年12月底前", "县住建局"),
    (2, "砂石矿山未按要求复绿，扬尘污染严重", "督促企业落实方案，严格扬尘管控", "长期坚持", "县自然资源局"),
    (3, "垃圾填埋场渗滤液处理设施不到位啊", "制定渗滤液处理方案，完善处理设施", "2021年6月底前", "县城管局"),
)  # fmt: skip


def layout(*headings: str) -> str:
    return layout_of([Heading(n, tuple(text.split("／"))) for n, text in enumerate(headings)])


def answered(rows: Sequence[Sequence[Any]], answers: dict[str, str]) -> Table:
    """The one table of these rows, its first row answered so."""
    head = layout(*(str(text) for text in rows[0]))
    (table,) = reading(rows, {head: answers}).tables
    return table


def reading(rows: Sequence[Sequence[Any]], answers: dict[str, dict[str, str]]) -> Reading:
    return read(xlsx(Tab(rows)), "清单.xlsx", ReadContext(AS_OF, answers=answers))


def test_a_layout_is_the_same_in_any_order_and_spelling() -> None:
    plain = layout("序号", "反馈问题", "整改时限", "截至11月底进展")
    assert plain == "dcb21a387589bb02"
    assert layout("整改时限", "截至2020年12月底进展", "序号", "反馈问题") == plain
    assert layout("序 号", "反馈\n问题", "3．整改时限", "（截至1月底）进展") == plain
    assert layout("序号", "反馈问题", "整改时限", "进展", "备注") != plain
    assert layout("序号", "反馈问题", "整改时限／进展") != plain


def test_a_month_more_does_not_change_the_layout_of_a_wide_table() -> None:
    assert layout("指标", "1月", "2月") == layout("指标", "1月", "2月", "3月")


def test_a_table_carries_its_layout_whatever_its_kind() -> None:
    assert read_rows(HEAD, ROW).layout == layout(*HEAD)
    assert read_rows(HEAD[::-1], ROW[::-1]).layout == layout(*HEAD)


def test_an_answered_heading_holds_the_field_and_is_asked_no_more() -> None:
    table = answered((HEAD, ROW), {"谁家去办": "responsible_units", "眼下咋样": ""})
    assert table.columns["responsible_units"] == "D"
    assert column(table, "responsible_units") == [["市住建局"]]
    assert "status" not in table.fields
    assert table.questions == ()
    assert codes(table) == []


def test_an_answer_for_another_layout_does_not_count() -> None:
    table = reading((HEAD, ROW), {layout(*HEAD, "备注"): {"谁家去办": "lead_units"}}).tables[0]
    assert [q.heading for q in table.questions] == ["谁家去办", "眼下咋样"]


@pytest.mark.parametrize("field", ["no_such_field", "receipt_no", "deadline_text"])
def test_a_field_the_kind_does_not_have_is_as_good_as_not_said(field: str) -> None:
    table = answered((HEAD, ROW), {"谁家去办": field})
    assert [q.heading for q in table.questions] == ["谁家去办", "眼下咋样"]
    assert [f.cell for f in table.findings if f.code == "heading_unknown"] == ["D1", "E1"]


def test_an_answer_wins_over_a_heading_that_was_recognised() -> None:
    head = ("序号", "反馈问题", "整改时限", "责任单位", "牵头单位")
    row = (1, "污水直排", "2020年12月底前", "市住建局", "市水务局")
    table = answered((head, row), {"责任单位": "supervising_units", "牵头单位": ""})
    assert column(table, "supervising_units") == [["市住建局"]]
    assert not {"responsible_units", "lead_units"} & table.fields


def test_a_recognised_heading_gives_way_to_the_column_answered() -> None:
    head = ("序号", "反馈问题", "整改时限", "新的期限是")
    row = (1, "污水直排", "2020年12月底前", "2021年6月底前")
    table = answered((head, row), {"新的期限是": "deadline"})
    assert column(table, "deadline_text") == ["2021年6月底前"]
    assert [(f.code, f.cell) for f in table.findings] == [("heading_repeated", "C1")]


def test_an_answer_for_units_joins_the_columns_that_hold_them() -> None:
    head = ("序号", "反馈问题", "整改时限", "责任单位", "还有谁家")
    row = (1, "污水直排", "2020年12月底前", "市住建局", "市水务局")
    table = answered((head, row), {"还有谁家": "responsible_units"})
    assert column(table, "responsible_units") == [["市住建局", "市水务局"]]


def test_two_columns_answered_alike_keep_the_first_where_one_is_enough() -> None:
    table = answered((HEAD, ROW), {"谁家去办": "status", "眼下咋样": "status"})
    assert table.columns["status"] == "D"
    assert "heading_repeated" in codes(table)


def test_the_heading_of_the_next_month_is_answered_already() -> None:
    first = ("序号", "反馈问题", "整改时限", "截至11月底弄到哪了")
    answers = {layout(*first): {first[3]: "progress_text"}}
    second = ("序号", "反馈问题", "整改时限", "截至12月底弄到哪了")
    (table,) = reading((second, (1, "污水", "长期坚持", "管网铺了3公里")), answers).tables
    assert column(table, "progress_text") == ["管网铺了3公里"]


def test_a_list_of_odd_headings_is_offered_to_be_explained() -> None:
    (table,) = read_tabs(Tab(ODD)).tables
    assert (table.kind, table.rows, codes(table)) == ("tasks", (), ["table_not_recognised"])
    assert [row["row"] for row in table.rejected] == [2, 3, 4]
    assert table.headings == dict(zip("ABCDE", ODD[0], strict=True))
    assert [q.suggestions[0][0] for q in table.questions] == [
        "local_no", "problem", "measures", "deadline", "responsible_units",
    ]  # fmt: skip


def test_an_odd_list_is_read_once_it_is_explained() -> None:
    asked = read_tabs(Tab(ODD)).tables[0]
    told = {q.heading: q.suggestions[0][0] for q in asked.questions}
    table = answered(ODD, told)
    assert column(table, "item_no") == ["1", "2", "3"]
    assert column(table, "deadline_kind") == ["date", "continuous", "date"]
    assert column(table, "responsible_units") == [["县住建局"], ["县自然资源局"], ["县城管局"]]
    assert (table.questions, codes(table)) == ((), [])


def test_answers_make_an_indicator_table_whose_numbers_say_nothing() -> None:
    rows = (("考的啥", "到了", "要到"), ("甲", 10, 12), ("乙", 20, 18), ("丙", 7, 9))
    with pytest.raises(Unreadable):
        reading(rows, {})
    table = answered(rows, {"考的啥": "name", "到了": "value", "要到": "target"})
    assert (table.kind, column(table, "value")) == ("indicators", [10, 20, 7])


@pytest.mark.parametrize(
    "rows",
    [
        (("栏目", "怎么填", "例子"), ("问题", "照抄督察反馈的原文，不要改动一个字", "污水直排"),
         ("时限", "写明年月日，例如二〇二〇年十二月底前", "2020年12月底前"),
         ("单位", "写单位全称，几家单位用顿号隔开填写", "市住建局")),
        (("姓名", "职务", "手机"), ("张三", "科长", "13912345678"), ("李四", "股长", "13912345679"),
         ("王五", "科员", "13912345670")),
        (("县区", "总数", "办完", "没办完"), ("甲县", 10, 5, 5), ("乙县", 8, 4, 4), ("丙县", 7, 7, 0)),
        (("起草", "核稿", "签发"), ("张三", "李四", "王五")),
        (("科室", "谁家", "何时"), ("水科", "市住建局", "2020年12月底前"), ("气科", "市水务局", "长期坚持"),
         ("土科", "市城管局", "长期坚持")),
    ],
    ids=["explanations", "contacts", "statistics", "signatures", "no running text"],
)  # fmt: skip
def test_sheets_that_are_no_lists_are_not_asked_about(rows: Sequence[Sequence[Any]]) -> None:
    lists = Tab((HEAD, ROW), name="清单")
    found = read_tabs(lists, Tab(rows, name="别的"))
    assert [t.sheet for t in found.tables] == ["清单"]
    assert [(f.code, f.sheet) for f in found.findings] == [("sheet_without_table", "别的")]
