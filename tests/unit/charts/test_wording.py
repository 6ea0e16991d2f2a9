"""Percentages, numbers, names on two lines, short names of places."""

import math
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.wording import (
    as_date,
    broken_name,
    full_date,
    instant,
    number,
    percent,
    short_place,
    text_width,
)


@pytest.mark.parametrize(
    ("rate", "digits", "text"),
    [
        (0.579, 0, "58%"),
        (0.673, 1, "67.3%"),
        (1.0, 0, "100%"),
        (0.0, 0, "0%"),
        (0.996, 0, "99%"),
        (0.9999, 1, "99.9%"),
        (0.004, 0, "<1%"),
        (0.0004, 1, "<0.1%"),
        (None, 0, "—"),
        (math.nan, 0, "—"),
    ],
)
def test_only_a_full_share_reads_100_percent(rate: float | None, digits: int, text: str) -> None:
    assert percent(rate, digits) == text


@pytest.mark.parametrize(
    ("value", "text"), [(97.2, "97.2"), (60.0, "60"), (12500.0, "12,500"), (1.915, "1.92"), (None, "—")]
)  # fmt: skip
def test_numbers_lose_trailing_zeros(value: float | None, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("市生态环境局", "市生态环境局"),
        ("昭通市住房和城乡建设局", "昭通市住房和\n城乡建设局"),
        ("威宁彝族回族苗族自治县人民政府", "威宁彝族回族苗族自治县\n人民政府"),
        ("国家税务总局昭通市税务局", "国家税务总局\n昭通市税务局"),
        ("市生态环境保护委员会办公室", "市生态环境保护委员会\n办公室"),
        ("嘉峪关市经济技术开发区管理委员会", "嘉峪关市经济技术开发区\n管理委员会"),
        ("中国石油天然气股份有限公司昭通销售分公司", "中国石油天然气股份有限公司\n昭通销售分公司"),
        ("昭阳区凤凰街道办事处", "昭阳区凤凰街道办事处"),
        ("昭阳区太平街道办事处党政办", "昭阳区太平\n街道办事处党政办"),
        ("一二三四五六七八九十一", "一二三四五六\n七八九十一"),
        ("一、生态优先绿色发展方面", "一、生态优先\n绿色发展方面"),
        ("（十一）自然保护区内的问题", "（十一）自然保护区\n内的问题"),
        ("二、水、大气和土壤污染防治", "二、水、大气和\n土壤污染防治"),
    ],
)
def test_long_names_break_by_meaning(name: str, lines: str) -> None:
    assert broken_name(name) == lines


@given(st.text(st.characters(exclude_characters="\n"), max_size=40))
def test_a_broken_name_loses_no_character(name: str) -> None:
    assert broken_name(name).replace("\n", "", 1) == name
    assert broken_name(name).count("\n") == (len(name) > 10)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("盐津县", "盐津"),
        ("昭阳区", "昭阳"),
        ("水富市", "水富"),
        ("威宁彝族回族苗族自治县", "威宁"),
        ("甘南藏族自治州", "甘南"),
        ("大理白族自治州", "大理"),
        ("莲花山风景林自然保护区", "莲花山风景林自然保护区"),
        ("太平新区", "太平新区"),
        ("城区", "城区"),
        ("青场镇", "青场镇"),
    ],
)
def test_a_map_prints_short_names(name: str, short: str) -> None:
    assert short_place(name) == short


def test_dates_are_read_from_whatever_a_frame_holds() -> None:
    day = date(2020, 1, 31)
    assert [as_date(v) for v in (day, pd.Timestamp(day), "2020-01-31")] == [day, day, day]
    assert full_date(day) == "2020年1月31日"
    assert instant(date(1970, 1, 2)) == 86_400_000


def test_chinese_characters_are_as_wide_as_the_type() -> None:
    assert text_width("昭通", 15) == 30
    assert text_width("58%", 10) == pytest.approx(20.2)
