"""Item numbers of plans and lists, and the Chinese numerals they are written in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.fields.item_number import (
    ItemNumber,
    chinese_to_int,
    int_to_chinese,
    parse_item_number,
)


@pytest.mark.parametrize(
    ("written", "item", "sub"),
    [
        ("第一项", "1", ""), ("第十四项", "14", ""), ("第二十四项", "24", ""), ("第 二十四 项", "24", ""),
        ("第二十四项（一）", "24", "1"), ("第二十四项(二)", "24", "2"), ("24-1", "24", "1"),
        ("24—1", "24", "1"), ("24（1）", "24", "1"), ("２４．１", "24", "1"), ("1.2", "1", "2"),
        (1.2, "1", "2"), ("1.2.3", "1", "2.3"), ("（一）", "", "1"), ("(3)", "", "3"), ("①", "", "1"),
        ("24②", "24", "2"), ("一、", "1", ""), ("十七、", "17", ""), ("07", "7", ""), ("1.", "1", ""),
        (24.0, "24", ""), ("24.0", "24", ""), (3, "3", ""), ("3", "3", ""), ("第3条", "3", ""),
        ("问题5", "5", ""), ("整改任务十二", "12", ""), ("第二十四项之一", "24", "1"), ("序号8", "8", ""),
        ("第二十四项第一小项", "24", "1"), ("一百零三", "103", ""), ("2022-001", "2022", "1"),
    ],
)  # fmt: skip
def test_number_of_an_item(written: object, item: str, sub: str) -> None:
    assert parse_item_number(written) == ItemNumber(item, sub)


@pytest.mark.parametrize(
    "written",
    [
        "合计",
        "小计",
        "一、大气污染防治",
        "",
        "/",
        "—",
        None,
        "注：",
        "X001",
        "十四五",
        "-1",
        True,
        "第项",
        "1 至 3 项",
    ],
)
def test_what_is_no_number(written: object) -> None:
    assert parse_item_number(written) is None


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("零", 0), ("两", 2), ("十", 10), ("十四", 14), ("二十", 20), ("一百一十", 110), ("一百零三", 103),
        ("两千", 2000), ("一千零五十", 1050), ("一万零三", 10003), ("二〇二〇", 2020), ("二○二一", 2021),
        ("廿四", 24), ("十万零一十", 100010),
    ],
)  # fmt: skip
def test_value_of_a_numeral(numeral: str, value: int) -> None:
    assert chinese_to_int(numeral) == value


@pytest.mark.parametrize("word", ["", "十四五", "百", "24", "第十", "一十十", "万", "十年"])
def test_no_numeral(word: str) -> None:
    assert chinese_to_int(word) is None


@pytest.mark.parametrize(
    ("number", "numeral"),
    [
        (0, "零"),
        (10, "十"),
        (24, "二十四"),
        (103, "一百零三"),
        (1010, "一千零一十"),
        (100010, "十万零一十"),
        (-1, "-1"),
    ],
)
def test_numeral_of_a_number(number: int, numeral: str) -> None:
    assert int_to_chinese(number) == numeral


@given(st.integers(min_value=0, max_value=99_999_999))
def test_numerals_come_back_as_their_number(number: int) -> None:
    assert chinese_to_int(int_to_chinese(number)) == number


@given(st.integers(min_value=1, max_value=9999), st.integers(min_value=0, max_value=99))
def test_an_item_number_written_out_is_read_back(item: int, sub: int) -> None:
    number = ItemNumber(str(item), str(sub) if sub else "")
    chinese = f"第{int_to_chinese(item)}项" + (f"（{int_to_chinese(sub)}）" if sub else "")
    assert parse_item_number(chinese) == number
    assert parse_item_number(f"{item}-{sub}" if sub else str(item)) == number


@given(
    st.text()
    | st.text("第一二十百0123（）()、.-项之 ")
    | st.none()
    | st.floats()
    | st.integers()
    | st.binary()
)
def test_any_cell_can_be_asked(value: object) -> None:
    found = parse_item_number(value)
    assert found is None or found.item.isdecimal() or found.sub
    chinese_to_int(str(value)[:50])
