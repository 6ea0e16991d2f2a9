"""Properties of unit names and their roles."""

from hypothesis import given
from hypothesis import strategies as st

from data.records import UnitDirectory
from loaders.fields.unit_names import split_names
from loaders.fields.units import UnitNames, parse_units
from tests.unit.fields.properties.cells import cells, rewritten
from tests.unit.fields.test_unit_names import LISTS
from tests.unit.fields.test_units import CITY, ROLES

NOBODY = UnitDirectory()
WORDS = (
    "市住建局", "市水务局", "昭阳区", "人民政府", "管委会", "工业园", "牵头", "配合", "(牵头)", "【配合】", "等部门",
    "牵头单位：", "责任单位", "各县", "由", "负责", "会同",
)  # fmt: skip
CELLS = cells("、，；;。 \n（）()/等和及由局区县市:1.无", WORDS)
LABELS = ("牵头单位", "责任单位", "配合单位", "督导单位")
# A bare district would share the ending of a government behind it, a bare body the place of a
# committee before it.
NAMES = [n for names in LISTS.values() for n in names if not n.endswith(("县", "区", "市"))]
NAMES = [n for n in NAMES if n != "管委会"]
UNITS = st.lists(st.sampled_from(NAMES), max_size=4)


@given(CELLS)
def test_any_cell_can_be_asked(cell: object) -> None:
    found = parse_units(cell, NOBODY)
    every = (found.lead, found.responsible, found.support, found.supervising)
    assert all(name for names in every for name in names)
    assert found.unknown == found.expanded == ()
    parse_units(cell, CITY)


@given(CELLS)
def test_names_split_again_stay_the_same(cell: object) -> None:
    names = split_names(str(cell))
    assert split_names("、".join(names)) == names


@given(UNITS, UNITS, UNITS, UNITS)
def test_units_written_with_their_roles_are_read_back(
    lead: list[str], responsible: list[str], support: list[str], supervising: list[str]
) -> None:
    roles = (lead, responsible, support, supervising)
    cell = "；".join(
        f"{label}：{'、'.join(names)}" for label, names in zip(LABELS, roles, strict=True)
    )
    assert parse_units(cell, NOBODY) == UnitNames(*(tuple(dict.fromkeys(names)) for names in roles))


@given(st.lists(st.sampled_from([*CITY.names, *WORDS, "、", "，", "\n", "/"]), max_size=9))
def test_a_known_name_is_never_unknown(parts: list[str]) -> None:
    found = parse_units("、".join(parts), CITY)
    assert not set(found.unknown) & {*CITY.names, *CITY.names.values()}


@given(rewritten([*LISTS, *ROLES], inside=False))
def test_width_and_surrounding_space_mean_nothing(written: tuple[str, str]) -> None:
    phrase, other = written
    assert parse_units(other, NOBODY) == parse_units(phrase, NOBODY)
    assert parse_units(other, CITY) == parse_units(phrase, CITY)


@given(UNITS, st.data())
def test_space_around_separators_means_nothing(names: list[str], data: st.DataObject) -> None:
    marks = data.draw(st.lists(st.sampled_from(["、", "，", ";", "、\n", " 、　"]), min_size=4))
    cell = "".join(name + mark for name, mark in zip(names, marks, strict=False))
    assert split_names(cell) == tuple(dict.fromkeys(names))
