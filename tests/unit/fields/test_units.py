"""Roles written beside names, and what the directory of units makes of the names."""

import re

import pytest

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


ROLE_CELLS = (
    ("县住建局牵头，县水务局等配合", "县住建局", "", "县水务局", ""),
    ("县住建局、县水务局等配合单位", "", "县住建局 县水务局", "", ""),
    ("①县住建局②县水务局", "", "县住建局 县水务局", "", ""),
    ("牵头单位：①市住建局②市水务局 配合单位：①市财政局", "市住建局 市水务局", "", "市财政局", ""),
    ("市住建局+市水务局&市财政局", "", "市住建局 市水务局 市财政局", "", ""),
    ("县住建局、县水务局按职责分工", "", "县住建局 县水务局", "", ""),
    ("市住建局(主)、市水务局（协）", "市住建局", "", "市水务局", ""),
    ("县住建局▲、县水务局★", "", "县住建局 县水务局", "", ""),
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
    ("次要责任单位：市住建局；第二责任单位：市水务局", "", "市住建局 市水务局", "", ""),
    ("联系单位：市住建局", "", "市住建局", "", ""),
    ("单位：市住建局", "", "市住建局", "", ""),
    ("部门：市住建局", "", "市住建局", "", ""),
    ("（牵头）：市住建局；（配合）：市水务局", "市住建局", "", "市水务局", ""),
    ("市住建局联合市水务局", "", "市住建局", "市水务局", ""),
    ("市财政局、市住建局牵头部门：市水务局", "市水务局", "市财政局 市住建局", "", ""),
    ("市住建局、市水务局，共同牵头", "市住建局 市水务局", "", "", ""),
    ("市住建局、（牵头）、市水务局", "", "市住建局 市水务局", "", ""),
    ("（牵头）（配合）", "", "", "", ""),
    ("责任单位为市住建局", "", "市住建局", "", ""),
    ("牵头单位——市住建局", "市住建局", "", "", ""),
    ("【牵头】市住建局【配合】市水务局", "市住建局", "", "市水务局", ""),
    ("市住建局【牵头】、市水务局", "市住建局", "市水务局", "", ""),
    ("牵头单位：市住建局；配合单位：无", "市住建局", "", "", ""),
    ("属地责任：昭阳区政府；行业监管：市住建局", "", "昭阳区政府", "", "市住建局"),
    (
        "市住建局、市水务局分别牵头，各县（市、区）具体负责",
        "市住建局 市水务局",
        "各县(市、区)",
        "",
        "",
    ),
)


@pytest.mark.parametrize(("cell", "lead", "responsible", "support", "supervising"), ROLE_CELLS)
def test_roles_written_in_the_cell(
    cell: str, lead: str, responsible: str, support: str, supervising: str
) -> None:
    roles = (tuple(names.split()) for names in (lead, responsible, support, supervising))
    assert parse_units(cell, NOBODY) == UnitNames(*roles)


ROLE_WORDS: dict[Role, str] = {
    "lead": "牵头 主办 主责 主要负责 总牵头 第一牵头 共同牵头 省级牵头 牵头和责任 牵头及配合",
    "supervising": "督导 督办 督查 指导 监管 主管 验收 核查 行业主管 市级督导 直接监管",
    "support": "配合 协助 协办 协同 参与 参加 其他配合 州级配合",
    "responsible": "责任 承办 实施 整改 落实 属地 主体责任 具体承办 直接责任 主要责任 次要责任 区级责任 县级责任",
}
WORDS = [(role, word) for role, words in ROLE_WORDS.items() for word in words.split()]


@pytest.mark.parametrize(("role", "word"), WORDS)
@pytest.mark.parametrize(
    "form", ["{}单位：市住建局", "{}部门：市住建局", "{}机构:市住建局", "{}方：市住建局"]
)
def test_a_label_gives_the_role(role: Role, word: str, form: str) -> None:
    found = parse_units(form.format(word), NOBODY, "support" if role == "lead" else "lead")
    assert getattr(found, role) == ("市住建局",)


@pytest.mark.parametrize(("role", "word"), [(r, w) for r, w in WORDS if not re.search("[和及]", w)])
@pytest.mark.parametrize(
    "form", ["市住建局（{}）", "市住建局（{}单位）", "市住建局（为{}部门）", "市住建局（拟{}）"]
)
def test_a_word_in_brackets_gives_the_role(role: Role, word: str, form: str) -> None:
    found = parse_units(form.format(word), NOBODY, "support" if role == "lead" else "lead")
    assert getattr(found, role) == ("市住建局",)


@pytest.mark.parametrize("role", ["lead", "responsible", "support", "supervising"])
def test_a_column_gives_the_role_where_the_cell_does_not(role: Role) -> None:
    found = parse_units("市住建局、市水务局(配合)", NOBODY, role)
    assert getattr(found, role)[0] == "市住建局"
    assert found.support[-1] == "市水务局"


def test_a_level_in_brackets_names_no_role() -> None:
    found = parse_units("市住建局（市级）、昭阳区住建局（县级）", NOBODY, "lead")
    assert found == UnitNames(lead=("市住建局", "昭阳区住建局"))


def test_a_name_the_directory_knows_is_taken_as_it_stands() -> None:
    odd = ("市政府督查", "市水务局和市河长办", "市环委会等部门", "各乡镇、街道", "市住建局(牵头)")
    directory = UnitDirectory(names={name: f"全称{n}" for n, name in enumerate(odd)})
    for n, name in enumerate(odd):
        assert parse_units(name, directory) == UnitNames(responsible=(f"全称{n}",))
    assert parse_units("各乡镇、\n街道", directory).responsible == ("全称3",)
    assert parse_units("市政府督查、市水务局和市河长办、市环委会等部门", directory) == UnitNames(
        responsible=("全称0", "全称1", "全称2")
    )


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


@pytest.mark.parametrize(
    "directory",
    [
        UnitDirectory(districts={"昭阳区人民政府": "昭阳区"}),
        UnitDirectory(members={"成员单位": ("市住建局",)}),
        UnitDirectory(names={"市住建局": "市住建局"}),
    ],
)
def test_any_directory_tells_what_it_does_not_know(directory: UnitDirectory) -> None:
    assert parse_units("市卫健委", directory).unknown == ("市卫健委",)


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
    branches = UnitDirectory(names=dict.fromkeys(["市城管局环卫处", "园区", "管委会"], "市城管局"))
    assert parse_units("市城管局\n环卫处、园区", branches).unknown == ()
    assert parse_units("园区\n管委会", branches).unknown == ()
    assert parse_units("工业园区\n管委会", CITY).responsible == ("工业园区管委会",)
    assert parse_units("市住建局/市水务局", CITY).responsible == ("市住建局", "市水务局")


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("东岭区、江湾区人民政府、市水务局", "东岭区人民政府 江湾区人民政府 市水务局"),
        ("茂南区、电白区、信宜市政府", "茂南区政府 电白区政府 信宜市政府"),
        ("高新区、经开区管委会", "高新区管委会 经开区管委会"),
        ("昭阳区、工业园区管委会", "昭阳区 工业园区管委会"),
        ("高新区、昭阳区人民政府", "高新区 昭阳区人民政府"),
        ("各县区、七星关区人民政府", "各县区 七星关区人民政府"),
        ("昭阳区、市水务局", "昭阳区 市水务局"),
    ],
)
def test_districts_share_the_ending_of_the_government_behind_them(cell: str, names: str) -> None:
    assert parse_units(cell, NOBODY).responsible == tuple(names.split())


@pytest.mark.parametrize("zone", "高新 经开 开发 园 度假 保税 示范 试验 管理 工业 滨海新".split())
def test_a_zone_shares_the_committee_of_the_zone_behind_it(zone: str) -> None:
    found = parse_units(f"{zone}区、临港园区管委会、临港园区管理委员会", NOBODY)
    assert found.responsible == (f"{zone}区管委会", "临港园区管委会", "临港园区管理委员会")


def test_a_district_the_directory_knows_keeps_its_name() -> None:
    directory = UnitDirectory(names={"东岭区": "东岭区委"})
    assert parse_units("东岭区、江湾区人民政府", directory).responsible == (
        "东岭区委",
        "江湾区人民政府",
    )


ROLES = [cell for cell, *_ in ROLE_CELLS]
