"""Deadlines as plans and lists write them."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.fields.deadline import Deadline, parse_date, parse_deadline

DATES = {
    # in the plans
    "2020年12月底前": "2020-12-31",
    "2021年12月底前": "2021-12-31",
    "2018 年 6月底前": "2018-06-30",
    "于 2018 年 6月底前全面完成": "2018-06-30",
    "2017 年 12 月 31 日前": "2017-12-31",
    "到 2017年 12 月底": "2017-12-31",
    "确保 2017 年底建成并投入运营": "2017-12-31",
    "2017年底": "2017-12-31",
    "到2020年年底": "2020-12-31",
    "到2019年年底前": "2019-12-31",
    "到2020年末": "2020-12-31",
    "2020年底前": "2020-12-31",
    "2020年": "2020-12-31",
    "到2035年": "2035-12-31",
    "2018年9月13日": "2018-09-13",
    "从2019年1月1日起": "2019-01-01",
    "10月、11月、2020年12月底前": "2020-12-31",
    # months, quarters, halves, thirds
    "2021年第一季度": "2021-03-31",
    "2021年一季度": "2021-03-31",
    "2021年2季度末": "2021-06-30",
    "2022年Q3": "2022-09-30",
    "2021年前三季度": "2021-09-30",
    "2021年二、三季度": "2021-09-30",
    "2022年第1、2、3季度": "2022-09-30",
    "2021年一至三季度": "2021-09-30",
    "2023年上半年": "2023-06-30",
    "2023年下半年": "2023-12-31",
    "2023年6月30日前": "2023-06-30",
    "2020年12月31前": "2020-12-31",
    "2020年6月上旬": "2020-06-10",
    "2020年6月中旬前": "2020-06-20",
    "2020年2月下旬": "2020-02-29",
    "2020年6月中下旬": "2020-06-30",
    "2022年3月份": "2022-03-31",
    "2022年度": "2022-12-31",
    "2022年年内": "2022-12-31",
    "2020年：6月底前": "2020-06-30",
    "“十四五”末": "2025-12-31",
    '"十四五"末': "2025-12-31",
    "十三五末": "2020-12-31",
    "“十四五”期间": "2025-12-31",
    "二〇二〇年十二月三十一日": "2020-12-31",
    # digits
    "20220316": "2022-03-16",
    "2022.3.16": "2022-03-16",
    "2022/3/16": "2022-03-16",
    "2022-03-16": "2022-03-16",
    "2022-03-16 00:00:00": "2022-03-16",
    "2022年3月16日 17:00前": "2022-03-16",
    "2022-03": "2022-03-31",
    "2022.3": "2022-03-31",
    "2024年6.30": "2024-06-30",
    "2024/6底": "2024-06-30",
    "202203": "2022-03-31",
    "44286": "2021-03-31",
    "22年6月底": "2022-06-30",
    "22.6.30": "2022-06-30",
    "24年底": "2024-12-31",
    # several dates: the latest
    "2020年9月—12月": "2020-12-31",
    "2020年9-12月": "2020-12-31",
    "2020.9-12": "2020-12-31",
    "2022.3.1-3.16": "2022-03-16",
    "2022年3月1日至15日": "2022-03-15",
    "2020年10、11、12月底前": "2020-12-31",
    "2020-2022年": "2022-12-31",
    "2020年11月至次年3月": "2021-03-31",
    "2020年底前完成主体工程，2021年6月底前全部完成": "2021-06-30",
    "2022年6月底前完成20%，年底全部完成": "2022-12-31",
    "立行立改，2020年12月底前": "2020-12-31",
    "2020年12月底前（立行立改）": "2020-12-31",
    "2019年12月已完成": "2019-12-31",
    "2020年中央督察反馈问题": "2020-12-31",
}


@pytest.mark.parametrize(("phrase", "day"), DATES.items())
def test_a_date(phrase: str, day: str) -> None:
    assert parse_deadline(phrase) == Deadline(date.fromisoformat(day), "date")
    assert parse_date(phrase) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("2025年底前，并长期坚持", "2025-12-31"),
        ("2020年12月31日前完成整改并长期坚持", "2020-12-31"),
        ("2020年底前（长期坚持）", "2020-12-31"),
        ("2020年12月底前完成整改，持续巩固", "2020-12-31"),
        ("2020年12月底前，每年开展检查", "2020-12-31"),
    ],
)
def test_a_date_after_which_the_work_goes_on(phrase: str, day: str) -> None:
    assert parse_deadline(phrase) == Deadline(date.fromisoformat(day), "date_then_continuous")


@pytest.mark.parametrize(
    "phrase",
    [
        "立行立改、持续加强、长期坚持", "长期坚持", "持续推进", "持续整改", "立行立改，长期坚持", "常态化推进",
        "每季度末", "每年12月底前", "每月底", "坚持不懈",
    ],
)  # fmt: skip
def test_work_without_an_end(phrase: str) -> None:
    assert parse_deadline(phrase, 2022) == Deadline(None, "continuous")


@pytest.mark.parametrize(
    "phrase", ["立行立改", "立即整改", "即知即改", "边督边改、立行立改", "立整立改"]
)
def test_work_to_be_done_at_once(phrase: str) -> None:
    assert parse_deadline(phrase) == Deadline(None, "immediate")


@pytest.mark.parametrize("cell", [None, "", " ", "/", "—", "无", float("nan"), "待定", "另行通知"])
def test_no_deadline(cell: object) -> None:
    assert parse_deadline(cell) == Deadline(None, "none")


@pytest.mark.parametrize(
    "cell",
    [
        "已完成", "2月30日", "2020年2月30日", "2020年13月", "2020年6月31日前", "按序时进度推进", "2021年初",
        "2021年汛期前", "30日内完成", "三个月内", "2022年5月20日起30日内", "近期", "督察进驻期间", "市住建局",
        True, 12, 2022.1, 10**400,
    ],
)  # fmt: skip
def test_what_is_not_understood_is_never_guessed(cell: object) -> None:
    assert parse_deadline(cell, 2022) == Deadline(None, "none", understood=False)
    assert parse_date(cell, 2022) is None


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("12月10日前", "2022-12-10"), ("１２月１０日前", "2022-12-10"), ("十二月底前", "2022-12-31"),
        ("12.10", "2022-12-10"), ("年底前", "2022-12-31"), ("今年年底前", "2022-12-31"), ("第三季度", "2022-09-30"),
        ("下半年", "2022-12-31"), ("6月1-30日", "2022-06-30"), ("明年3月底", "2023-03-31"),
    ],
)  # fmt: skip
def test_the_year_of_the_list_completes_a_date(phrase: str, day: str) -> None:
    assert parse_deadline(phrase, 2022) == Deadline(
        date.fromisoformat(day), "date", year_assumed=True
    )
    assert parse_deadline(phrase) == Deadline(None, "none", understood=False)


def test_a_year_in_the_phrase_is_carried_not_assumed() -> None:
    found = parse_deadline("2020年6月30日前完成一期，7月15日前完成二期", 2022)
    assert found == Deadline(date(2020, 7, 15), "date")


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (44286, "2021-03-31"), (44286.75, "2021-03-31"), (20_000, "1954-10-03"), (20220316, "2022-03-16"),
        (20220316.0, "2022-03-16"), (2020, "2020-12-31"), (202203, "2022-03-31"), (2022.3, "2022-03-31"),
        (date(2022, 3, 16), "2022-03-16"), (datetime(2022, 3, 16, 8), "2022-03-16"),
    ],
)  # fmt: skip
def test_numbers_and_dates(cell: object, day: str) -> None:
    assert parse_deadline(cell) == Deadline(date.fromisoformat(day), "date")


@pytest.mark.parametrize(
    ("phrase", "first"),
    [
        ("2020年9月—12月", "2020-09-01"), ("2021年第一季度", "2021-01-01"), ("2020年", "2020-01-01"),
        ("2020年6月底", "2020-06-30"), ("2020-2022年", "2020-01-01"), ("2020年6月中旬", "2020-06-11"),
        ("2020年底", "2020-12-31"), ("2020年6月15日", "2020-06-15"),
    ],
)  # fmt: skip
def test_the_first_day_of_a_period(phrase: str, first: str) -> None:
    assert parse_date(phrase, end=False) == date.fromisoformat(first)


CELLS = (
    st.text()
    | st.text("0123456789年月日底前季度上下半旬第一二三四十五.-/—、 ", max_size=24)
    | st.none() | st.floats() | st.integers() | st.booleans() | st.binary() | st.datetimes()
)  # fmt: skip


@given(CELLS, st.none() | st.integers(min_value=1900, max_value=2100))
def test_any_cell_can_be_asked(cell: object, year: int | None) -> None:
    found = parse_deadline(cell, year)
    assert (found.day is not None) == (found.kind in ("date", "date_then_continuous"))
    parse_date(cell, year, end=False)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)))
def test_a_date_written_out_is_read_back(day: date) -> None:
    forms = (
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日前",
        f"{day:%Y%m%d}",
        f"{day:%Y/%m/%d}",
    )
    assert {parse_deadline(form).day for form in forms} == {day}


@given(st.sampled_from([*DATES]), st.data())
def test_width_and_spaces_mean_nothing(phrase: str, data: st.DataObject) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() else c for c in phrase)
    at = data.draw(st.integers(min_value=0, max_value=len(wide)))
    spaced = wide if ":" in phrase else f" {wide[:at]} {wide[at:]}\n"
    assert parse_deadline(spaced) == parse_deadline(phrase)
