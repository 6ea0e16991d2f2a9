"""Names of units as plans and lists write them: separators, wrapped lines, brackets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.records import UnitDirectory
from loaders.fields.units import UnitNames, parse_units, split_names

NOBODY = UnitDirectory()
LISTS = {
    # seed plans
    "市水务局、市生态环境局、市住建局、工业园区\n\n管委会、市农业农村局、市郊区工作办公室": (
        "市水务局", "市生态环境局", "市住建局", "工业园区管委会", "市农业农村局", "市郊区工作办公室",
    ),
    "市发展改革委、市财政局、市工信局、市自然资\n\n源局、市农业农村局": (
        "市发展改革委", "市财政局", "市工信局", "市自然资源局", "市农业农村局",
    ),
    "市工信局、市生态环境局、酒钢(集团)公司": ("市工信局", "市生态环境局", "酒钢(集团)公司"),
    "市生态环境保护督察整改办公室、": ("市生态环境保护督察整改办公室",),
    "涉及问题整改工作责任单位": ("涉及问题整改工作责任单位",),
    "市生态环境保护委员会成员单位": ("市生态环境保护委员会成员单位",),
    "市大气污染防治工作领导小组各成员单位": ("市大气污染防治工作领导小组各成员单位",),
    "市工信局、市市场监管局": ("市工信局", "市市场监管局"),
    "区委办、区政府办、区委组织部、区委宣传部、区委党校、区人力资源社会保障局、区环境保护局、区发改局，"
    "各乡镇街道和区直各部门": (
        "区委办", "区政府办", "区委组织部", "区委宣传部", "区委党校", "区人力资源社会保障局", "区环境保护局",
        "区发改局", "各乡镇街道", "区直各部门",
    ),
    "区纪委、区委组织部、区发展和改革局、区实绩\n考核办、区统计局": (
        "区纪委", "区委组织部", "区发展和改革局", "区实绩考核办", "区统计局",
    ),
    "区住房和城乡建设局、各乡镇街道": ("区住房和城乡建设局", "各乡镇街道"),
    "区城市综合执法大队、市东街道、市西街道": ("区城市综合执法大队", "市东街道", "市西街道"),
    "各区县和市级有关部门": ("各区县", "市级有关部门"),
    "盐津县委、县政府": ("盐津县委", "县政府"),
    # separators
    "市水务局，市财政局；市林业局": ("市水务局", "市财政局", "市林业局"),
    "市水务局 市财政局\n市林业局": ("市水务局", "市财政局", "市林业局"),
    "1、市住建局\n2、市水务局": ("市住建局", "市水务局"),
    "1.市住建局 2.市水务局": ("市住建局", "市水务局"),
    "（一）市住建局\n（二）市水务局": ("市住建局", "市水务局"),
    "市住建局、市水务局等部门": ("市住建局", "市水务局"),
    "市住建局等3家单位": ("市住建局",),
    "市住建局、等": ("市住建局",),
    "七星关区人民政府及有关部门": ("七星关区人民政府", "有关部门"),
    "市住建局、市水务局、市住建局": ("市住建局", "市水务局"),
    # brackets and slashes inside a name
    "各县（市、区）人民政府、市住建局": ("各县(市、区)人民政府", "市住建局"),
    "各县(市、区)党委、政府": ("各县(市、区)党委", "政府"),
    "酒钢（集团）\n公司": ("酒钢(集团)公司",),
    "市发展改革委/市能源局": ("市发展改革委/市能源局",),
    "市生态环境局(市环委办)": ("市生态环境局(市环委办)",),
    # a break inside a name
    "市自然资\n源局": ("市自然资源局",),
    "工业园\n区管委会": ("工业园区管委会",),
    "高新区\n管委会": ("高新区管委会",),
    "市林业\n和草原局": ("市林业和草原局",),
    "市市场\n监管局": ("市市场监管局",),
    "市城市\n管理局": ("市城市管理局",),
    "市人力资源和社会\n保障局": ("市人力资源和社会保障局",),
    "市发展和改革委\n员会": ("市发展和改革委员会",),
    "市郊区工作办\n公室": ("市郊区工作办公室",),
    "市委\n宣传部": ("市委宣传部",),
    "市纪委\n监委": ("市纪委监委",),
    "茂名市生态环境局 高州分局": ("茂名市生态环境局高州分局",),
    "各 县 区": ("各县区",),
    "State Grid\nJiayuguan": ("State Grid Jiayuguan",),
    # a break between names
    "昭阳区\n鲁甸县\n盐津县": ("昭阳区", "鲁甸县", "盐津县"),
    "市生态环境局\n\n市住建局\n\n工业园区管委会": ("市生态环境局", "市住建局", "工业园区管委会"),
    "市人民政府\n各县（区）人民政府": ("市人民政府", "各县(区)人民政府"),
    "市发改委 工信局 住建局": ("市发改委", "工信局", "住建局"),
    # 和 inside a name
    "市发展和改革局、区卫生和计划生育局": ("市发展和改革局", "区卫生和计划生育局"),
    "市公安局和平分局、和平区政府": ("市公安局和平分局", "和平区政府"),
}  # fmt: skip


@pytest.mark.parametrize(("cell", "names"), LISTS.items())
def test_names_of_a_list(cell: str, names: tuple[str, ...]) -> None:
    assert split_names(cell) == names
    assert parse_units(cell, NOBODY) == UnitNames(responsible=names)


@pytest.mark.parametrize("cell", [None, "", "/", "—", "无", float("nan"), "、、", "12"])
def test_a_cell_without_names(cell: object) -> None:
    assert parse_units(cell, NOBODY) == UnitNames()


WORDS = st.lists(
    st.sampled_from(
        [
            *"、，；;。 \n（）()/等和及由局区县市:1.",
            "市住建局",
            "牵头",
            "配合",
            "管委会",
            "工业园",
            "(牵头)",
            "等部门",
        ]
    ),
    max_size=14,
).map("".join)


@given(st.text() | WORDS)
def test_names_split_again_stay_the_same(cell: str) -> None:
    names = split_names(cell)
    assert split_names("、".join(names)) == names


@given(WORDS | st.text() | st.none() | st.floats() | st.integers() | st.binary())
def test_any_cell_can_be_asked(cell: object) -> None:
    found = parse_units(cell, NOBODY)
    every = (found.lead, found.responsible, found.support, found.supervising)
    assert all(name for names in every for name in names)
    assert found.unknown == found.expanded == ()


@given(st.sampled_from([*LISTS]))
def test_width_and_surrounding_space_mean_nothing(cell: str) -> None:
    wide = cell.translate(str.maketrans("(),;/1.", "（），；／１．"))
    assert split_names(f" \n{wide}　") == split_names(cell)
