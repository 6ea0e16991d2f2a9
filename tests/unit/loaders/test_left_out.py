"""Tables beside the one that is read: what is not read is said."""

from datetime import date

from tests.unit.loaders.workbooks import Tab, codes, only, read_rows, read_tabs

JUNE = date(2024, 6, 30)
LIST = (
    ("受理编号", "问题", "是否属实", "办结情况"),
    ("D1", "油烟", "属实", "已办结"),
    ("D2", "噪声", "不属实", "已办结"),
)


def test_a_table_above_whose_header_is_unknown() -> None:
    table = read_rows(
        ("6月简报",),
        ("甲乙", "丙", "丁", "戊己", "庚"),
        ("城里", 23, 44, 28, 3.11),
        ("湖边", 19, 39, 30, "27%"),
        (),
        *LIST,
        as_of=JUNE,
    )
    assert len(table.rows) == 2
    found = only(table, "rows_left_out")
    assert (found.severity, found.row) == ("warning", 3)
    assert "到第 4 行" in found.message


def test_titles_and_single_lines_of_counts_are_left_in_peace() -> None:
    table = read_rows(
        ("信访件清单",),
        ("单位：件", "", "共2件", 2, 2),
        ("填报时间", "2024年6月"),
        *LIST,
        as_of=JUNE,
    )
    assert "rows_left_out" not in codes(table)


def test_two_tables_that_are_read_leave_nothing_out() -> None:
    tables = read_tabs(
        Tab(
            (
                ("县区", "PM2.5（μg/m³）", "优良天数（天）"), ("甲县", 20, 30), ("乙县", 21, 29), (),
                ("断面名称", "水质目标", "水质类别"), ("江口", "Ⅲ", "Ⅱ"), ("坝上", "Ⅱ", "Ⅲ"),
            )
        ),
        as_of=JUNE,
    ).tables  # fmt: skip
    assert len(tables) == 2
    assert not any("rows_left_out" in codes(t) for t in tables)
