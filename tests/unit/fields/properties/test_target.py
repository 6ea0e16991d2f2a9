"""Properties of targets."""

from hypothesis import given
from hypothesis import strategies as st

from data.vocabulary import DIRECTION_LABELS
from loaders.fields.target import Target, parse_target
from tests.unit.fields.properties.cells import cells, rewritten
from tests.unit.fields.test_target import TARGETS

CELLS = cells(
    "0123456789.,%≥≤=ⅠⅡⅢⅤ类劣较比年下降以上内亿万立方米/（）-~",
    (
        "较2015年",
        "下降",
        "10%",
        "以上",
        "以内",
        "不低于",
        "达到或优于",
        "Ⅲ类",
        "劣Ⅴ类",
        "力争",
        "由50%提高到",
    ),
)
UNITS = st.none() | st.sampled_from(["%", "类", "亿立方米", "μg/m³", ""])


@given(CELLS, UNITS)
def test_any_cell_can_be_asked(cell: object, unit: str | None) -> None:
    found = parse_target(cell, unit)
    assert found is None or found.direction in DIRECTION_LABELS


@given(CELLS, st.none() | st.sampled_from(["%", "公里"]))
def test_a_target_written_plainly_is_the_same(cell: object, unit: str | None) -> None:
    found = parse_target(cell, unit)
    if found is None or found.value is None or found.unit not in (None, "%", "公里", "类"):
        return
    if found.direction == "class_at_least":
        plain = "劣Ⅴ类" if found.value == 6 else f"{found.value:.0f}类"
    else:
        sign = {"at_least": "≥", "at_most": "≤", "equals": "="}[found.direction]
        plain = f"{sign}{found.value!r}{found.unit or ''}"
    assert parse_target(plain) == Target(found.value, found.direction, found.unit, None)


@given(rewritten(TARGETS), UNITS)
def test_width_and_spaces_mean_nothing(written: tuple[str, str], unit: str | None) -> None:
    phrase, other = written
    assert parse_target(other, unit) == parse_target(phrase, unit)
