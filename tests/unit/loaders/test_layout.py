"""Where the tables of a sheet are: titles, headers, groups, totals, notes, tables below tables."""

from tests.unit.loaders.workbooks import Tab, codes, column, read_rows, read_tabs

HEAD = ("序号", "反馈问题", "整改时限", "责任单位")


def test_title_reporter_and_year_stand_above_the_header() -> None:
    table = read_rows(
        ("附件2",),
        ("某市督察反馈问题整改清单",),
        ("填报单位：市住建局（盖章）", None, "填报时间：2019年6月30日"),
        HEAD,
        (1, "污水直排", "12月底前", "市住建局"),
        merges=("A2:D2",),
    )
    assert table.title == "某市督察反馈问题整改清单"
    assert table.reporter == "市住建局"
    assert table.header_rows == (4,)
    assert str(table.rows[0]["deadline"]) == "2019-12-31"


def test_a_title_broken_over_two_rows_is_one() -> None:
    table = read_rows(
        ("某市中央生态环境保护督察",),
        ("反馈问题整改措施清单",),
        HEAD,
        (1, "污水直排", "长期坚持", "市住建局"),
        merges=("A1:D1", "A2:D2"),
    )
    assert table.title == "某市中央生态环境保护督察反馈问题整改措施清单"


def test_reporter_in_the_cell_after_its_label() -> None:
    table = read_rows(
        ("整改进展表",),
        ("填报单位：", "区农业农村局", "填报日期：", "2020-08-20"),
        HEAD,
        (1, "污水直排", "长期坚持", "市住建局"),
    )
    assert table.reporter == "区农业农村局"


def test_two_header_rows_with_merged_groups() -> None:
    table = read_rows(
        ("督察整改任务清单",),
        ("序号", "反馈问题", "属地责任", None, "整改情况", None, "整改时限"),
        (None, None, "责任单位", "联系人", "是否完成", "完成时间", None),
        (1, "污水直排", "昭阳区人民政府", "张三", "是", "2020-08-01", "2020年12月底前"),
        merges=("A1:G1", "A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:G3"),
    )
    assert table.header_rows == (2, 3)
    assert table.columns == {
        "item_no": "A",
        "problem": "B",
        "responsible_units": "C",
        "responsible_persons": "D",
        "status": "E",
        "completed_on": "F",
        "deadline": "G",
    }
    assert table.headings["C"] == "属地责任／责任单位"
    assert column(table, "responsible_persons") == ["张三"]
    assert column(table, "status") == ["done"]


def test_two_header_rows_without_any_merging_as_in_a_csv() -> None:
    table = read_rows(
        ("序号", "反馈问题", "责任落实", None, "整改时限"),
        (None, None, "牵头单位", "配合单位", None),
        (1, "污水直排", "市住建局", "市水务局", "2020年底"),
    )
    assert table.header_rows == (1, 2)
    assert column(table, "lead_units") == [["市住建局"]]
    assert column(table, "support_units") == [["市水务局"]]


def test_three_header_rows() -> None:
    table = read_rows(
        ("序号", "反馈问题", "责任落实", None, None, "整改时限"),
        (None, None, "市级", None, "县级", None),
        (None, None, "牵头单位", "责任领导", "责任单位", None),
        (1, "污水直排", "市住建局", "李四", "昭阳区人民政府", "2020年底"),
        merges=("A1:A3", "B1:B3", "C1:E1", "C2:D2", "F1:F3"),
    )
    assert table.header_rows == (1, 2, 3)
    assert column(table, "lead_units") == [["市住建局"]]
    assert column(table, "responsible_leaders") == ["李四"]
    assert column(table, "responsible_units") == [["昭阳区人民政府"]]


def test_a_sub_heading_that_says_little_takes_its_meaning_from_the_group() -> None:
    table = read_rows(
        ("序号", "反馈问题", "验收", None, "销号", None),
        (None, None, "单位", "时间", "时间", "文号"),
        (1, "污水直排", "市督察办", "2020-10-01", "2020-11-02", "环发1号"),
        merges=("A1:A2", "B1:B2", "C1:D1", "E1:F1"),
    )
    assert column(table, "supervising_units") == [["市督察办"]]
    assert [str(d) for d in column(table, "accepted_on")] == ["2020-10-01"]
    assert [str(d) for d in column(table, "closed_on")] == ["2020-11-02"]


def test_a_row_of_column_numbers_is_skipped() -> None:
    for numbers in ((1, 2, 3, 4), ("（1）", "（2）", "（3）", "（4）"), ("甲", 1, 2, 3)):
        table = read_rows(HEAD, numbers, (1, "污水直排", "2020年底", "市住建局"))
        assert table.skipped == ((2, "column_numbers"),)
        assert column(table, "problem") == ["污水直排"]


def test_group_rows_become_the_category_of_the_rows_below() -> None:
    table = read_rows(
        HEAD,
        ("一、大气污染防治",),
        (1, "扬尘", "2020年底", "市住建局"),
        (2, "油烟", "2020年底", "市城管局"),
        ("（第二类专项督察指出问题）",),
        (3, "污水直排", "2020年底", "市水务局"),
        merges=("A2:D2",),
    )
    assert column(table, "category") == ["一、大气污染防治"] * 2 + ["第二类专项督察指出问题"]
    assert table.skipped == ((2, "group"), (5, "group"))


def test_a_group_written_into_two_cells() -> None:
    table = read_rows(
        HEAD,
        ("一", "大气污染防治", None, None),
        (1, "扬尘", "2020年底", "市住建局"),
        ("二", "水污染防治", None, None),
        (2, "污水直排", "2020年底", "市水务局"),
    )
    assert column(table, "category") == ["一 大气污染防治", "二 水污染防治"]
    assert column(table, "item_no") == ["1", "2"]


def test_a_category_column_wins_over_the_group() -> None:
    table = read_rows(
        ("序号", "反馈问题", "问题类别", "责任单位"),
        ("一、大气污染防治",),
        (1, "扬尘", "大气", "市住建局"),
        (2, "油烟", None, "市城管局"),
        merges=("A2:D2",),
    )
    assert column(table, "category") == ["大气", "一、大气污染防治"]


def test_totals_notes_and_blank_rows_are_left_out_and_counted() -> None:
    table = read_rows(
        HEAD,
        (1, "扬尘", "2020年底", "市住建局"),
        ("小计", "1 项", None, None),
        (None, None, None, None),
        (2, "污水直排", "2020年底", "市水务局"),
        (None, "合  计", "2 项", None),
        ("注：1.本表按月报送。",),
        ("2.责任单位填写全称。",),
        ("填表人：张三", None, "联系电话：0000000"),
    )
    assert column(table, "item_no") == ["1", "2"]
    assert table.skipped == (
        (3, "total"), (4, "blank"), (6, "total"), (7, "note"), (8, "note"), (9, "note"),
    )  # fmt: skip
    assert len(table.rows) + len(table.skipped) == 8


def test_rows_numbered_in_advance_but_left_empty_are_blank() -> None:
    table = read_rows(HEAD, (1, "扬尘", "2020年底", "市住建局"), (2,), (3,))
    assert column(table, "item_no") == ["1"]
    assert table.skipped == ((3, "blank"), (4, "blank"))
    assert codes(table) == []


def test_several_tables_under_each_other_have_their_own_titles() -> None:
    reading = read_tabs(
        Tab(
            (
                ("中央督察“回头看”整改清单",),
                HEAD,
                (1, "扬尘", "2020年底", "市住建局"),
                ("注：按月报送。",),
                (None,),
                ("专项督察整改清单",),
                ("填报单位：市水务局",),
                HEAD,
                (1, "污水直排", "2020年底", "市水务局"),
            ),
            merges=("A1:D1", "A6:D6"),
        )
    )
    first, second = reading.tables
    assert (first.title, second.title) == ("中央督察“回头看”整改清单", "专项督察整改清单")
    assert second.reporter == "市水务局"
    assert [len(t.rows) for t in reading.tables] == [1, 1]
    assert first.skipped == ((4, "note"),)


def test_tables_of_different_kinds_under_each_other() -> None:
    reading = read_tabs(
        Tab(
            (
                HEAD,
                (1, "扬尘", "2020年底", "市住建局"),
                (None,),
                ("指标名称", "计量单位", "目标值", "实际值"),
                ("优良天数比例", "%", "≥92.5%", 93.1),
            )
        )
    )
    assert [t.kind for t in reading.tables] == ["tasks", "indicators"]


def test_a_header_repeated_on_every_printed_page_does_not_start_a_new_table() -> None:
    table = read_rows(
        ("整改清单",),
        HEAD,
        (1, "扬尘", "2020年底", "市住建局"),
        ("整改清单",),
        HEAD,
        (2, "污水直排", "2020年底", "市水务局"),
        merges=("A1:D1", "A4:D4"),
    )
    assert column(table, "item_no") == ["1", "2"]
    assert table.skipped == ((4, "repeated_header"), (5, "repeated_header"))


def test_a_header_repeated_under_each_group_keeps_the_groups_as_categories() -> None:
    table = read_rows(
        ("整改清单",),
        ("一、大气污染防治",),
        HEAD,
        (1, "扬尘", "2020年底", "市住建局"),
        ("二、水污染防治",),
        HEAD,
        (2, "污水直排", "2020年底", "市水务局"),
        merges=("A1:D1", "A2:D2", "A5:D5"),
    )
    assert table.title == "整改清单"
    assert column(table, "category") == ["一、大气污染防治", "二、水污染防治"]
    assert table.skipped == ((5, "repeated_header"), (6, "repeated_header"))


def test_enumerated_titles_that_name_lists_are_tables_of_their_own() -> None:
    reading = read_tabs(
        Tab(
            (
                ("一、中央督察“回头看”整改清单",),
                HEAD,
                (1, "扬尘", "2020年底", "市住建局"),
                ("二、专项督察整改清单",),
                HEAD,
                (1, "污水直排", "2020年底", "市水务局"),
            ),
            merges=("A1:D1", "A4:D4"),
        )
    )
    assert [t.title for t in reading.tables] == [
        "一、中央督察“回头看”整改清单",
        "二、专项督察整改清单",
    ]


def test_sheets_without_a_table_are_named_and_hidden_and_empty_ones_not_read() -> None:
    good = Tab((HEAD, (1, "扬尘", "2020年底", "市住建局")), name="任务")
    reading = read_tabs(
        Tab((), name="Sheet1"),
        good,
        Tab((("随手记的几句话",),), name="草稿"),
        Tab((("填写说明",), ("请按月填报",)), name="填写说明"),
        Tab((HEAD, (9, "旧问题", "2020年底", "市住建局")), name="旧表", hidden=True),
    )
    assert [t.sheet for t in reading.tables] == ["任务"]
    assert sorted((f.code, f.sheet) for f in reading.findings) == [
        ("hidden_sheet", "旧表"),
        ("sheet_without_table", "草稿"),
    ]


def test_headings_with_line_breaks_brackets_and_spaces() -> None:
    table = read_rows(
        (
            "序\n号",
            "反馈 问题\n（督察组原文）",
            "整改时限\n（具体到月）",
            "责 任\n单 位",
            "完成进度（%）",
        ),
        (1, "扬尘", "2020年底", "市住建局", 80),
    )
    assert set(table.columns) == {
        "item_no", "problem", "deadline", "responsible_units", "progress",
    }  # fmt: skip
    assert column(table, "progress") == [0.8]
    assert codes(table) == []
