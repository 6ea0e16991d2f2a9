"""What a unit directory says: names, aliases, kinds, districts and members."""

from tests.unit.loaders.workbooks import codes, column, only, read_rows

HEAD = ("单位全称", "别名", "单位类型", "区县", "成员单位")


def test_names_aliases_kinds_and_members() -> None:
    table = read_rows(
        HEAD,
        ("市生态环境局", "市环保局、市环境保护局", "部门", None, None),
        ("昭阳区人民政府", "昭阳区", "属地", "昭阳区", None),
        ("各县（市、区）人民政府", None, "统称", None, "昭阳区人民政府、鲁甸县人民政府"),
    )
    assert table.kind == "directory"
    assert column(table, "name")[0] == "市生态环境局"
    assert column(table, "aliases") == [["市环保局", "市环境保护局"], ["昭阳区"], []]
    assert column(table, "kind") == ["department", "territory", "collective"]
    assert column(table, "members")[2] == ["昭阳区人民政府", "鲁甸县人民政府"]
    assert codes(table) == []


def test_the_kind_is_taken_from_name_and_members_when_it_is_not_said() -> None:
    table = read_rows(
        ("单位名称", "简称", "成员单位"),
        ("市生态环境局", "市环保局", None),
        ("昭阳区人民政府", None, None),
        ("市直有关部门", None, "市生态环境局"),
    )
    assert column(table, "kind") == ["department", "territory", "collective"]


def test_what_is_wrong_in_a_directory() -> None:
    table = read_rows(
        HEAD,
        ("市生态环境局", "市环保局", "部门", None, None),
        ("市住建局", "市环保局", "神秘", None, None),
        (None, "市水利局", "部门", None, None),
        ("市生态环境局", None, "部门", None, None),
    )
    assert only(table, "alias_twice").cell == "B3"
    assert only(table, "kind_unknown").cell == "C3"
    assert only(table, "name_missing").cell == "A4"
    assert only(table, "duplicate_key").row == 5
    assert [row["row"] for row in table.rejected] == [4, 5]


def test_one_alias_a_row_under_a_repeated_name() -> None:
    table = read_rows(
        ("规范名称", "曾用名/常用简称", "性质", "备注"),
        ("市自然资源和规划局", "市自规局", "市直部门", None),
        ("市自然资源和规划局", "市国土局", "市直部门", "2019年前"),
        ("瑶海区人民政府", "瑶海区政府", "县区", None),
        ("市自然资源和规划局", "市国土资源局、市规划局", None, None),
    )
    assert column(table, "name") == ["市自然资源和规划局", "瑶海区人民政府"]
    assert column(table, "aliases") == [
        ["市自规局", "市国土局", "市国土资源局", "市规划局"],
        ["瑶海区政府"],
    ]
    assert table.skipped == ((3, "joined"), (5, "joined"))
    assert codes(table) == []


def test_a_repeated_unit_of_another_kind_or_district_is_entered_twice() -> None:
    table = read_rows(
        ("单位全称", "简称", "类型", "所属区县"),
        ("城关镇人民政府", "城关镇", "属地", "甲县"),
        ("城关镇人民政府", "城关", "部门", "甲县"),
        ("城关镇人民政府", "城关街", "属地", "乙县"),
    )
    assert column(table, "aliases") == [["城关镇"]]
    assert [f.row for f in table.findings if f.code == "duplicate_key"] == [3, 4]
