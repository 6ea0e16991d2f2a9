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
