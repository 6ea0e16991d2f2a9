"""Roles written beside names, and what the directory of units makes of the names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.records import UnitDirectory
from loaders.fields.units import Role, UnitNames, parse_units

NOBODY = UnitDirectory()
CITY = UnitDirectory(
    names={
        "市生态环境局": "市生态环境局",
        "市环保局": "市生态环境局",
        "酒钢（集团）公司": "酒钢（集团）公司",
        "酒钢": "酒钢（集团）公司",
        "市郊区工作办公室": "市郊区工作办公室",
        "市郊区工作办": "市郊区工作办公室",
        "市住建局": "市住建局",
        "市水务局": "市水务局",
        "工业园区": "工业园区管委会",
        "成员单位": "成员单位",
        "各乡镇街道": "各乡镇街道",
        "市级部门": "市级部门",
    },
    members={"成员单位": ("市住建局", "市水务局"), "市级部门": ("成员单位", "市生态环境局")},
    districts={"昭阳区人民政府": "昭阳区"},
)


@pytest.mark.parametrize(
    ("cell", "lead", "responsible", "support", "supervising"),
    [
        ("牵头单位:市住建局;配合单位:市水务局、市财政局", "市住建局", "", "市水务局 市财政局", ""),
        (
            "牵头单位：市住建局\n配合单位：市水务局\n市财政局",
            "市住建局",
            "",
            "市水务局 市财政局",
            "",
        ),
        ("牵头单位:市住建局配合单位:市水务局", "市住建局", "", "市水务局", ""),
        ("牵头责任单位：市住建局", "市住建局", "", "", ""),
        ("责任单位 市住建局 配合单位 市水务局", "", "市住建局", "市水务局", ""),
        ("责任单位：市住建局 督导单位：市督察整改办公室", "", "市住建局", "", "市督察整改办公室"),
        ("验收单位：市生态环境局", "", "", "", "市生态环境局"),
        ("主办：市住建局 协办：市水务局", "市住建局", "", "市水务局", ""),
        ("市级：市住建局；县级：盐津县政府", "", "市住建局 盐津县政府", "", ""),
        ("市住建局(牵头)", "市住建局", "", "", ""),
        (
            "市住建局（牵头单位）、市水务局、市财政局（配合）",
            "市住建局",
            "市水务局",
            "市财政局",
            "",
        ),
        ("(牵头)市住建局、市水务局", "市住建局", "市水务局", "", ""),
        ("市住建局等(牵头)", "市住建局", "", "", ""),
        ("市住建局牵头，市水务局配合", "市住建局", "", "市水务局", ""),
        ("市住建局牵头\n市水务局配合", "市住建局", "", "市水务局", ""),
        ("由市住建局牵头，市水务局、市财政局等部门配合", "市住建局", "", "市水务局 市财政局", ""),
        (
            "市住建局、市水务局牵头，市财政局和市林业局配合",
            "市住建局 市水务局",
            "",
            "市财政局 市林业局",
            "",
        ),
        ("市财政局；市住建局牵头，市水务局配合", "市住建局", "市财政局", "市水务局", ""),
        ("市住建局会同市水务局", "", "市住建局", "市水务局", ""),
        ("市住建局、市水务局按职责分工负责", "", "市住建局 市水务局", "", ""),
        ("酒钢（集团）公司（牵头）", "酒钢(集团)公司", "", "", ""),
    ],
)
def test_roles_written_in_the_cell(
    cell: str, lead: str, responsible: str, support: str, supervising: str
) -> None:
    roles = (tuple(names.split()) for names in (lead, responsible, support, supervising))
    assert parse_units(cell, NOBODY) == UnitNames(*roles)


@pytest.mark.parametrize("role", ["lead", "responsible", "support", "supervising"])
def test_a_column_gives_the_role_where_the_cell_does_not(role: Role) -> None:
    found = parse_units("市住建局、市水务局(配合)", NOBODY, role)
    assert getattr(found, role)[0] == "市住建局"
    assert found.support[-1] == "市水务局"


def test_aliases_become_full_names() -> None:
    found = parse_units("市环保局、酒钢(集团)公司、市郊区工作办", CITY)
    assert found == UnitNames(responsible=("市生态环境局", "酒钢（集团）公司", "市郊区工作办公室"))


def test_two_spellings_of_one_unit_are_one_unit() -> None:
    assert parse_units("市环保局、市生态环境局", CITY).responsible == ("市生态环境局",)


def test_an_unknown_name_is_kept_and_told() -> None:
    found = parse_units("市住建局、市卫健委", CITY)
    assert found == UnitNames(responsible=("市住建局", "市卫健委"), unknown=("市卫健委",))


def test_with_an_empty_directory_nothing_is_unknown() -> None:
    assert parse_units("市卫健委", NOBODY).unknown == ()


def test_a_territory_is_known() -> None:
    assert parse_units("昭阳区人民政府", CITY).unknown == ()


def test_a_collective_name_becomes_its_members() -> None:
    found = parse_units("成员单位、市环保局", CITY, "lead")
    assert found == UnitNames(lead=("市住建局", "市水务局", "市生态环境局"), expanded=("成员单位",))


def test_a_collective_of_collectives_becomes_the_members_of_all() -> None:
    found = parse_units("市级部门(配合)", CITY)
    assert found.support == ("市住建局", "市水务局", "市生态环境局")
    assert found.expanded == ("市级部门",)


def test_a_collective_that_holds_itself_ends() -> None:
    circle = UnitDirectory(names={"甲局": "甲局"}, members={"甲局": ("乙局", "甲局")})
    assert parse_units("甲局", circle).responsible == ("乙局",)


def test_a_collective_name_without_members_is_kept() -> None:
    assert parse_units("各乡镇街道", CITY) == UnitNames(responsible=("各乡镇街道",))


def test_the_directory_decides_where_a_break_separates() -> None:
    assert parse_units("酒钢\n市水务局", CITY).responsible == ("酒钢（集团）公司", "市水务局")
    assert parse_units("市郊区\n工作办公室", CITY).responsible == ("市郊区工作办公室",)
    assert parse_units("市住建局/市水务局", CITY).responsible == ("市住建局", "市水务局")


@given(
    st.lists(
        st.sampled_from([*CITY.names, "、", "，", "\n", "(牵头)", "配合", "等", "/"]), max_size=9
    )
)
def test_a_known_name_is_never_unknown(parts: list[str]) -> None:
    found = parse_units("、".join(parts), CITY)
    assert not set(found.unknown) & {*CITY.names, *CITY.names.values()}


def test_districts_share_the_ending_of_the_last_government() -> None:
    found = parse_units("东岭区、江湾区人民政府、市水务局", UnitDirectory())
    assert found.responsible == ("东岭区人民政府", "江湾区人民政府", "市水务局")
