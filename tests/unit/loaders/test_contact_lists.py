"""Lists of units with contacts are directories; what else has units and persons is none."""

from typing import Any

import pytest

from loaders import Unreadable
from tests.unit.loaders.workbooks import Tab, column, read_rows, read_tabs

UNITS = ("市教育局", "市公安局", "省发展改革委", "含山县人民政府", "殷汇镇人民政府")


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (("单位名称", "联系人", "电话"), ("甲", "0555-1")),
        (("责任单位", "联系人"), ("甲",)),
        (("单位全称", "联系人", "联系电话"), ("甲", "0555-1")),
        (("工作单位", "姓名", "职务", "电话"), ("甲", "科长", "1")),
        (("成员单位", "联络处室", "联络员", "手机号"), ("资环处", "甲", "1")),
        (("部门（单位）", "姓名", "职务", "固定电话", "邮箱"), ("甲", "科长", "1", "a@b")),
        (("单位", "分管领导", "联络员", "备注"), ("张三", "李四", None)),
        (("部门", "主要负责人", "联系电话"), ("张三", "1")),
    ],
)
@pytest.mark.parametrize("numbered", [True, False])
def test_units_and_contacts(head: tuple[str, ...], row: tuple[Any, ...], numbered: bool) -> None:
    first = (("序号", *head),) if numbered else (head,)
    rows = [((n, unit, *row) if numbered else (unit, *row)) for n, unit in enumerate(UNITS, 1)]
    table = read_rows(*first, *rows)
    assert table.kind == "directory"
    assert column(table, "name") == list(UNITS)
    assert column(table, "kind") == ["department"] * 3 + ["territory"] * 2


def test_short_names_beside_a_column_of_departments() -> None:
    table = read_rows(("部门（单位）", "常用简称"), ("市教育局", "教育局"), ("市公安局", "公安局"))
    assert table.kind == "directory"
    assert column(table, "aliases") == [["教育局"], ["公安局"]]


def test_towns_with_their_counties() -> None:
    table = read_rows(
        ("全市乡镇（街道）责任单位一览表", *(None,) * 4),
        ("县（市、区）", "乡镇（街道）单位", "简称", "主要负责人", "联系电话"),
        ("贵池区", "殷汇镇人民政府", "殷汇镇", "王", "0566-1"),
        (None, "牛头山镇人民政府", "牛头山镇", "李", "0566-2"),
        merges=("A3:A4",),
    )
    assert column(table, "name") == ["殷汇镇人民政府", "牛头山镇人民政府"]
    assert column(table, "aliases") == [["殷汇镇"], ["牛头山镇"]]
    assert column(table, "district") == ["贵池区", "贵池区"]


def test_nothing_but_names_in_two_halves() -> None:
    reading = read_tabs(
        Tab(
            (
                ("市生态环境保护委员会成员单位名单", None, None, None),
                ("序号", "单位名称", "序号", "单位名称"),
                (1, "市委宣传部", 3, "市教育局"),
                (2, "市公安局", 4, "市科技局"),
            ),
            ("A1:D1",),
        )
    )
    assert [t.kind for t in reading.tables] == ["directory", "directory"]
    names = [row["name"] for table in reading.tables for row in table.rows]
    assert names == ["市委宣传部", "市公安局", "市教育局", "市科技局"]


def test_several_persons_of_one_unit_are_one_unit() -> None:
    table = read_rows(
        ("单位", "姓名", "职务", "手机"),
        ("市教育局", "甲", "科长", "1"),
        (None, "乙", "科员", "2"),
        ("市公安局", "丙", "科长", "3"),
        ("市公安局", "丁", "科员", "4"),
    )
    assert column(table, "name") == ["市教育局", "市公安局"]
    assert table.skipped == ((3, "joined"), (5, "joined"))
    assert table.rejected == ()


@pytest.mark.parametrize(
    ("head", "rows", "kind"),
    [
        (
            ("序号", "责任单位", "联系人", "问题", "整改时限"),
            ((1, "市教育局", "甲", "食堂油烟扰民", "2020年6月底"),),
            "tasks",
        ),
        (
            ("序号", "包保领导", "包保问题", "责任单位", "联系电话"),
            ((1, "张三", "食堂油烟扰民", "市教育局", "1"), (2, "李四", "扬尘", "市公安局", "1")),
            "tasks",
        ),
        (
            ("受理编号", "举报人姓名", "联系电话", "承办单位", "举报内容"),
            (("D1234567", "甲", "1", "市水利局", "河水发臭"),),
            "petitions",
        ),
    ],
)
def test_other_lists_with_units_and_telephones(head: Any, rows: Any, kind: str) -> None:
    assert read_rows(head, *rows).kind == kind


@pytest.mark.parametrize(
    "rows",
    [
        (("责任单位", "联系人", "电话"), ("市教育局、市公安局", "甲", "1")),
        (("序号", "责任单位", "任务数", "完成率"), (1, "市教育局", 5, "80%")),
        (("企业名称", "联系人", "电话"), ("某化工有限公司", "甲", "1")),
        (("序号", "单位名称", "数量"), (1, "市教育局", 5)),
        (("序号", "牵头单位", "责任单位", "联系人"), (1, "市住建局", "甲区政府", "张")),
    ],
)
def test_what_is_no_directory_either(rows: Any) -> None:
    with pytest.raises(Unreadable):
        read_rows(*rows)


def test_contacts_beside_a_list_are_no_directory() -> None:
    reading = read_tabs(
        Tab((("序号", "问题", "责任单位"), (1, "食堂油烟扰民", "市教育局")), name="清单"),
        Tab((("单位", "姓名", "电话"), ("市教育局", "甲", "1")), name="联系人"),
    )
    assert [t.sheet for t in reading.tables] == ["清单"]
    assert [(f.code, f.sheet) for f in reading.findings] == [("sheet_without_table", "联系人")]


def test_a_line_to_fill_in_is_no_header() -> None:
    table = read_rows(
        ("某市整改清单", None, None, None),
        ("填报人：", "张三", "联系电话：", None),
        ("填报人", "张三", "联系电话", "13900000000"),
        ("序号", "问题", "责任单位", "整改时限"),
        (1, "食堂油烟扰民", "市教育局", "2020年6月底"),
    )
    assert table.kind == "tasks"
    assert column(table, "problem") == ["食堂油烟扰民"]


SITES = (
    "编号", "点位名称", "乡镇（街道）", "经纬度", "堆存量（吨）", "环境问题", "清理整治时限", "属地责任单位",
    "当前进展（未清理、清理中、已清理）", "清理完成时间",
)  # fmt: skip
SITE_ROWS = (
    (
        "GF01", "老磷肥厂", "雄石街道", "117.2110,28.2834", "12,000", "露天堆放无防渗", "2024年11月底前",
        "雄石街道办事处", "清理中", "\\",
    ),
    (
        "GF02", "轮胎堆场", "滨江镇", "117.1765,28.3012", "85", "无证经营废旧轮胎", "2024年5月20日",
        "滨江镇人民政府", "已清理", "2024年5月18日",
    ),
)  # fmt: skip


@pytest.mark.parametrize("left_out", [None, "编号", "经纬度", "清理整治时限", "清理完成时间"])
def test_sites_with_amounts_and_problems_are_tasks(left_out: str | None) -> None:
    kept = [n for n, heading in enumerate(SITES) if heading != left_out]
    table = read_rows(*([row[n] for n in kept] for row in (SITES, *SITE_ROWS)))
    assert table.kind == "tasks"
    assert column(table, "problem") == ["露天堆放无防渗", "无证经营废旧轮胎"]
    assert column(table, "responsible_units") == [["雄石街道办事处"], ["滨江镇人民政府"]]
