"""Properties of item numbers and Chinese numerals."""

from hypothesis import given
from hypothesis import strategies as st

from loaders.fields.item_number import (
    ItemNumber,
    chinese_to_int,
    int_to_chinese,
    parse_item_number,
)
from tests.unit.fields.properties.cells import cells, rewritten
from tests.unit.fields.test_item_number import NUMBERS

CELLS = cells(
    "第一二三十百千万零〇0123（）()、.-项之①㉑ ", ("第二十四项", "（一）", "问题", "No.", "24")
)


def written(number: ItemNumber) -> str:
    """The plainest way to write a number."""
    subs = number.sub.split(".") if number.sub else []
    return number.item + "".join(f"({sub})" for sub in subs)


@given(CELLS)
def test_a_number_is_read_as_itself(value: object) -> None:
    found = parse_item_number(value)
    if found is not None and (found.item or found.sub):
        assert parse_item_number(written(found)) == found
        assert (found.item + found.sub.replace(".", "")).isdecimal()


@given(CELLS)
def test_any_text_can_be_a_numeral(value: object) -> None:
    number = chinese_to_int(str(value)[:50])
    assert number is None or number >= 0


@given(st.integers(min_value=0, max_value=99_999_999))
def test_numerals_come_back_as_their_number(number: int) -> None:
    assert chinese_to_int(int_to_chinese(number)) == number


@given(st.integers(min_value=1, max_value=9999), st.integers(min_value=0, max_value=99))
def test_an_item_number_written_out_is_read_back(item: int, sub: int) -> None:
    number = ItemNumber(str(item), str(sub) if sub else "")
    chinese = f"第{int_to_chinese(item)}项" + (f"（{int_to_chinese(sub)}）" if sub else "")
    assert parse_item_number(chinese) == number
    assert parse_item_number(f"{item}-{sub}" if sub else str(item)) == number


@given(rewritten(NUMBERS))
def test_width_and_spaces_mean_nothing(phrases: tuple[str, str]) -> None:
    phrase, other = phrases
    assert parse_item_number(other) == parse_item_number(phrase)
