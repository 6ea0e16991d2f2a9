"""报送情况: who must report, who is late and since when, the marks of earlier periods, the file."""

import io
import re
from datetime import date, datetime, timedelta
from typing import Any

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from data.dispatch import beijing_day, dispatch_periods
from data.incoming import Request
from data.questions import Filters, reporting
from data.records import ReadContext
from data.uploads import commit
from loaders import read
from pages import board
from pages.reporting_list import reminder_list
from tests.pages.conftest import Screen
from tests.unit.loaders.workbooks import Tab, xlsx

HEAD = ("序号", "存在问题", "整改时限", "责任单位", "整改状态")
MARCH, APRIL, MAY = date(2021, 3, 31), date(2021, 4, 30), date(2021, 5, 31)


def sent(
    units: list[str], as_of: date, when: str, unit: str | None = None, status: str = "整改中"
) -> None:
    """A list with a task of each unit: the whole of it, or the part of one unit."""
    rows = [
        (n, f"试验问题{n}", "2027年12月底前", name, status)
        for n, name in enumerate(["市水务局", "市住建局", "市林业局"], 1)
        if name in units
    ]
    data = xlsx(Tab([("临海市试验督察整改任务清单",), HEAD, *rows]))
    request = Request(
        "清单.xlsx", as_of, "临海·试验督察", place="临海市", scope="part" if unit else "whole",
        unit=unit,
    )  # fmt: skip
    reading = read(data, "清单.xlsx", ReadContext(as_of))
    commit(board.store(), reading, data, request, datetime.fromisoformat(when))


@pytest.fixture
def three_months(empty_screen: Screen) -> Screen:
    """March whole; April: 水务局 in time, 住建局 two days late; May: only 林业局, in time, which has
    finished and is asked no more."""
    sent(["市水务局", "市住建局", "市林业局"], MARCH, "2021-04-01 01:00:00")
    sent(["市水务局"], APRIL, "2021-05-05 15:59:00", "市水务局")
    sent(["市住建局"], APRIL, "2021-05-06 16:00:00", "市住建局")
    sent(["市林业局"], MAY, "2021-06-01 01:00:00", "市林业局", status="完成整改")
    return empty_screen


def told(app: AppTest) -> str:
    text = "\n".join(str(e.value) for e in [*app.markdown, *app.caption])
    return re.sub(r":[a-z]+\[|[*\]\\]", "", text)


def rows(app: AppTest) -> list[list[Any]]:
    """The list as shown; a word on a colour comes as a list of one, a blank as an empty one."""
    shown = app.dataframe[0].value.to_numpy().tolist()
    return [["".join(c) if hasattr(c, "__len__") else c for c in row] for row in shown]


def test_everybody_has_reported_in_every_period_of_the_samples(screen: Screen) -> None:
    app = screen("reporting", place="昭通市")
    words = told(app)
    assert "2021年1月（1月1日—1月31日）最迟 2021年2月5日报送：每月一次" in words
    assert "迟报天数算到 2021年1月31日（示例数据的最后一期）" in words
    assert "应报\n## 25 个单位" in words
    assert "已报 25＋未报 0" in words
    assert "占应报 100.0% · 按时 25，迟报 0" in words
    assert app.dataframe[0].value.columns.tolist() == [
        "单位", "状态", "报送日期", "迟报天数", "未完成任务数", "最近一次报送",
        "8月", "9月", "10月", "11月", "12月", "1月",
    ]  # fmt: skip
    assert rows(app)[0] == [
        "昭阳区人民政府", "已报", "2021-01-31", "—", 8, "2021-01-31", *"✓✓✓✓✓✓",
    ]  # fmt: skip
    assert len(rows(app)) == 25
    (button,) = app.get("download_button")
    assert (button.proto.label, button.proto.disabled) == ("催报清单（未报 0 个单位）", True)


def test_late_and_missing_units_stand_first_with_their_days(three_months: Screen) -> None:
    app = three_months("reporting", period="2021年4月")
    days = (beijing_day() - date(2021, 5, 5)).days
    assert rows(app) == [
        ["市林业局", "未报", "—", f"{days} 天", 1, "2021-04-01", "✓", "缺"],
        ["市住建局", "迟报", "2021-05-07", "2 天", 1, "2021-05-07", "✓", "迟"],
        ["市水务局", "已报", "2021-05-05", "—", 1, "2021-05-05", "✓", "✓"],
    ]
    words = told(app)
    assert "占应报 66.7% · 按时 1，迟报 1" in words
    assert "已报，但晚于5月5日 · 最多迟 2 天" in words
    assert f"已过期限 {days} 天" in words


def test_an_earlier_as_of_date_ends_the_periods_with_its_own(three_months: Screen) -> None:
    app = three_months("reporting", as_of="2021-04-30")
    assert app.selectbox(key="period").options == ["2021年4月", "2021年3月"]
    assert app.selectbox(key="period").value == "2021年4月"


def test_who_looks_back_sees_what_the_period_has_come_to(three_months: Screen) -> None:
    """A list of later in the period counts: as of the middle of a month the reminder list once
    accused units that had reported at its end, in time."""
    sent(["市水务局", "市住建局"], date(2021, 5, 15), "2021-05-16 01:00:00", "市水务局")
    sent(["市水务局", "市住建局"], MAY, "2021-06-02 01:00:00")
    app = three_months("reporting", as_of="2021-05-15")
    assert app.selectbox(key="period").value == "2021年5月"
    assert [tuple(row[:4]) for row in rows(app)] == [
        ("市住建局", "已报", "2021-06-02", "—"), ("市林业局", "已报", "2021-06-01", "—"),
        ("市水务局", "已报", "2021-05-16", "—"),
    ]  # fmt: skip
    app = three_months("reporting", as_of="2021-04-30")
    late = (beijing_day() - date(2021, 5, 5)).days
    assert tuple(rows(app)[0][:4]) == ("市林业局", "未报", "—", f"{late} 天")


def test_the_period_goes_along_with_the_day_until_it_is_chosen(three_months: Screen) -> None:
    app = three_months("reporting", as_of="2021-04-30")
    assert app.selectbox(key="period").value == "2021年4月"
    app.selectbox(key="as_of").set_value("2021-03-31").run()
    assert app.selectbox(key="period").value == "2021年3月"
    app.selectbox(key="as_of").set_value("2021-04-30").run()
    app.selectbox(key="period").set_value("2021年3月").run()
    assert app.selectbox(key="period").value == "2021年3月"
    app.selectbox(key="as_of").set_value("2021-05-31").run()
    newest = app.selectbox(key="period")
    assert newest.value != "2021年3月"
    newest.set_value("2021年4月").run()
    app.selectbox(key="as_of").set_value("2021-04-30").run()
    assert app.selectbox(key="period").value == "2021年4月"


def test_the_period_still_running_is_offered_and_nobody_is_late_in_it(
    three_months: Screen,
) -> None:
    today = beijing_day()
    running = f"{today.year}年{today.month}月"
    app = three_months("reporting", period=running)
    assert app.selectbox(key="period").options[0] == running
    assert [(row[0], row[1], row[-1]) for row in rows(app)] == [
        ("市住建局", "待报", "待"), ("市水务局", "待报", "待"),
    ]  # fmt: skip
    (period,) = dispatch_periods(today, today, "monthly")
    left = (period.end - today).days + 5
    assert f"待报\n## 2 个单位\n期限 {_due(period.end)}，还有 {left} 天 · 未报 0" in told(app)
    assert "已报 0＋待报 2" in told(app)
    (button,) = app.get("download_button")
    assert (button.proto.label, button.proto.disabled) == ("催报清单（待报 2 个单位）", False)


def _due(period_end: date) -> str:
    due = period_end + timedelta(days=5)
    return f"{due.month}月{due.day}日"


def test_the_filters_of_the_view_hold(three_months: Screen) -> None:
    app = three_months("reporting", period="2021年5月", unit="市林业局")
    assert rows(app) == [["市林业局", "已报", "2021-06-01", "—", 0, "2021-06-01", *"✓缺✓"]]


def test_a_unit_that_is_not_asked_has_no_mark(three_months: Screen) -> None:
    sent(["市林业局"], date(2021, 7, 31), "2021-08-01 01:00:00", "市林业局")
    app = three_months("reporting", period="2021年7月", unit="市林业局")
    assert app.dataframe[0].value.columns.tolist()[-3:] == ["5月", "6月", "7月"]
    assert rows(app)[0][-3:] == ["✓", "", "✓"]


def reminded(on: date) -> list[list[Any]]:
    """The reminder list of May as made on that day, blank cells left out."""
    filters = Filters(MAY)
    (period,) = dispatch_periods(MAY, MAY, "monthly")
    found = board.ask(reporting, filters, [period], 5, on)
    seen = board.View(filters, None, (MAY,), "临海市", "全部督察来源", sample=False)
    made = openpyxl.load_workbook(io.BytesIO(reminder_list(seen, period, found, on)))
    return [[c for c in row if c is not None] for row in made.worksheets[0].values]


def test_the_reminder_list_names_who_is_missing_and_when_it_was_due(
    three_months: Screen,
) -> None:
    app = three_months("reporting", period="2021年5月")
    (button,) = app.get("download_button")
    assert (button.proto.label, button.proto.disabled) == ("催报清单（未报 2 个单位）", False)
    assert reminded(on=date(2021, 6, 12)) == [
        ["催报清单（2021年5月）"],
        ["临海市 · 全部督察来源"],
        ["数据截至 2021年5月31日"],
        ["调度期：2021年5月（2021年5月1日至2021年5月31日）"],
        ["报送期限：2021年6月5日　应报 3 个单位，未报 2 个，迟报天数算到 2021年6月12日"],
        [],
        ["单位", "报送期限", "迟报天数", "未完成任务数", "最近一次报送"],
        ["市住建局", datetime(2021, 6, 5), 7, 1, datetime(2021, 5, 7)],
        ["市水务局", datetime(2021, 6, 5), 7, 1, datetime(2021, 5, 5)],
    ]


def test_before_the_deadline_the_reminder_list_calls_nobody_late(three_months: Screen) -> None:
    three_months("reporting", period="2021年5月")
    lines = reminded(on=date(2021, 6, 5))
    assert lines[4] == ["报送期限：2021年6月5日　应报 3 个单位，待报 2 个，未报 0 个（期限未过）"]
    assert lines[6:] == [
        ["单位", "报送期限", "未完成任务数", "最近一次报送"],
        ["市住建局", datetime(2021, 6, 5), 1, datetime(2021, 5, 7)],
        ["市水务局", datetime(2021, 6, 5), 1, datetime(2021, 5, 5)],
    ]
