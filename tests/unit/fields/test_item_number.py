"""Item numbers of plans and lists, and the Chinese numerals they are written in."""

import pytest

from loaders.fields.item_number import (
    ItemNumber,
    chinese_to_int,
    int_to_chinese,
    parse_item_number,
)

ITEMS: tuple[tuple[object, str, str], ...] = (
    ("第一项", "1", ""), ("第十四项", "14", ""), ("第二十四项", "24", ""), ("第 二十四 项", "24", ""),
    ("第二十四项（一）", "24", "1"), ("第二十四项(二)", "24", "2"), ("24-1", "24", "1"),
    ("24—1", "24", "1"), ("24（1）", "24", "1"), ("２４．１", "24", "1"), ("1.2", "1", "2"),
    (1.2, "1", "2"), ("1.2.3", "1", "2.3"), ("（一）", "", "1"), ("(3)", "", "3"), ("①", "", "1"),
    ("24②", "24", "2"), ("一、", "1", ""), ("十七、", "17", ""), ("07", "7", ""), ("1.", "1", ""),
    (24.0, "24", ""), ("24.0", "24", ""), (3, "3", ""), ("3", "3", ""), ("第3条", "3", ""),
    ("问题5", "5", ""), ("整改任务十二", "12", ""), ("第二十四项之一", "24", "1"), ("序号8", "8", ""),
    ("第二十四项第一小项", "24", "1"), ("一百零三", "103", ""), ("2022-001", "2022", "1"),
    ("（一）1", "", "1.1"), ("（三）②", "", "3.2"), ("24-（1）", "24", "1"), ("12-②", "12", "2"),
    ("第二十四项之（一）", "24", "1"), ("第二十四项第（一）", "24", "1"), ("三、1", "3", "1"), ("三、1.", "3", "1"),
    ("㉑", "", "21"), ("㊱", "", "36"), ("No.1", "1", ""), ("NO：3", "3", ""), ("#3", "3", ""),
    ("编号：12", "12", ""),
    ("第5个问题", "5", ""), ("第5个", "5", ""), ("5号", "5", ""), ("第二大项", "2", ""), ("第二项第三子项", "2", "3"),
    ("第二项第三项", "2", "3"), ("反馈问题第一项", "1", ""), ("0", "0", ""), ("（1）（2）", "", "1.2"),
)  # fmt: skip
NUMBERS = tuple(written for written, _, _ in ITEMS if isinstance(written, str))


@pytest.mark.parametrize(("written", "item", "sub"), ITEMS)
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
        "1、2",
        "第1类",
        "附件1",
    ],
)
def test_what_is_no_number(written: object) -> None:
    assert parse_item_number(written) is None


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("零", 0), ("〇", 0), ("两", 2), ("十", 10), ("十四", 14), ("二十", 20), ("一百一十", 110), ("一百零三", 103),
        ("两千", 2000), ("一千零五十", 1050), ("一万零三", 10003), ("二〇二〇", 2020), ("二○二一", 2021),
        ("廿四", 24), ("卅一", 31), ("十万", 100000), ("三万", 30000), ("一" * 15, 111_111_111_111_111),
        ("十万零一十", 100010),
    ],
)  # fmt: skip
def test_value_of_a_numeral(numeral: str, value: int) -> None:
    assert chinese_to_int(numeral) == value


@pytest.mark.parametrize(
    "word", ["", "十四五", "百", "24", "第十", "一十十", "万", "十年", "一" * 16]
)
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
        (10001, "一万零一"),
        (11000, "一万一千"),
        (20000, "二万"),
        (99_999_999, "九千九百九十九万九千九百九十九"),
        (100_000_000, "100000000"),
        (-1, "-1"),
    ],
)
def test_numeral_of_a_number(number: int, numeral: str) -> None:
    assert int_to_chinese(number) == numeral
