"""Words of indicator tables that once were misread: names in titles, targets of the year, bases."""

from datetime import date

import pytest

from loaders.sheets.titled import indicator_in, sole_indicator_in
from tests.unit.loaders.workbooks import codes, column, read_rows

JUNE = date(2024, 6, 30)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("PM2.5月均浓度", "PM2.5月均浓度"),
        ("PM10月均浓度", "PM10月均浓度"),
        ("2024年PM2.5月度均值", "PM2.5月度均值"),
        ("2024年各县区PM2.5月均浓度（微克/立方米）", "PM2.5月均浓度"),
        ("2024年5月PM2.5月均浓度", "PM2.5月均浓度"),
        ("2024年第一季度PM10季均浓度", "PM10季均浓度"),
        ("SO2日均浓度", "SO2日均浓度"),
        ("2024年臭氧月均浓度", "臭氧月均浓度"),
        ("臭氧日最大8小时平均第90百分位浓度", "臭氧日最大8小时平均第90百分位浓度"),
        ("CO日均值第95百分位浓度", "CO日均值第95百分位浓度"),
        ("2024年各县区PM2.5平均浓度统计表", "PM2.5平均浓度"),
        ("2024年6月各县市区环境空气质量综合指数", "环境空气质量综合指数"),
    ],
)
def test_the_name_in_a_title_keeps_its_substance(line: str, name: str) -> None:
    assert indicator_in(line) == sole_indicator_in(line) == name


def test_two_substances_in_a_title_are_not_one_indicator() -> None:
    assert sole_indicator_in("2024年6月PM2.5、PM10月均浓度") is None


def test_months_below_a_title_of_monthly_means() -> None:
    for substance in ("PM2.5", "PM10"):
        table = read_rows(
            (f"2024年{substance}月均浓度（微克/立方米）",), ("县区", "1月", "2月"),
            ("甲县", 50, 40), ("乙县", 51, 41),
            as_of=JUNE,
        )  # fmt: skip
        assert set(column(table, "name")) == {f"{substance}月均浓度"}
        assert column(table, "period")[:2] == ["2024-01", "2024-02"]


def test_no_month_is_read_out_of_the_substance_in_a_title() -> None:
    table = read_rows(
        ("2024年PM2.5月均浓度（微克/立方米）",), ("县区", "浓度", "目标"),
        ("甲县", 50, 40), ("乙县", 51, 40),
        as_of=JUNE,
    )  # fmt: skip
    assert column(table, "period") == ["2024-06", "2024-06"]
    assert "period_assumed" in codes(table)


@pytest.mark.parametrize("year", ["年度目标任务", "年度目标任务数", "全年任务数", "年度计划数"])
@pytest.mark.parametrize("while_", ["序时目标", "序时进度目标", "上半年目标"])
def test_the_target_of_the_year_wins_over_that_of_a_while(year: str, while_: str) -> None:
    for order in ((year, while_), (while_, year)):
        cells = {year: 42, while_: 21}
        table = read_rows(
            ("2024年重点工程",), ("县区", "指标", "单位", *order, "累计完成"),
            ("甲县", "管网", "公里", *(cells[h] for h in order), 24),
            as_of=JUNE,
        )  # fmt: skip
        assert (column(table, "target"), column(table, "value")) == ([42], [24])


@pytest.mark.parametrize(
    "heading", ["2020年基数", "2020年基准值", "2020年基期值", "基数（2020年）"]
)
def test_the_base_of_a_year_is_the_baseline(heading: str) -> None:
    table = read_rows(
        ("责任书指标进展",), ("指标", heading, "2025年目标", "2023年完成值"),
        ("湿地保护率（%）", 52.3, 55, 53.8), ("用水总量（亿立方米）", 1.86, 1.91, 1.79),
        as_of=JUNE,
    )  # fmt: skip
    assert column(table, "baseline") == ["52.3", "1.86"]
    assert column(table, "period") == ["2023", "2023"]
    assert column(table, "target") == [55, 1.91]


def test_amounts_under_tasks_of_indicators_are_indicators() -> None:
    table = read_rows(
        ("重点任务指标完成情况",),
        ("指标任务", "2024年目标", "6月底完成情况", "完成率", "责任单位", "备注"),
        ("新建污水管网", "60公里", "35.2公里", 0.587, "市住建局", None),
        ("城市生活污水集中收集率", "75%", 0.712, None, "市住建局", None),
        ("危险废物规范化管理合格率", "不低于95%", "约93%", None, "市生态环境局", "口径待定"),
        as_of=JUNE,
    )  # fmt: skip
    assert table.kind == "indicators"
    assert column(table, "target") == [60, 75, 95]
    assert column(table, "value") == [35.2, 71.2, 93]
    assert set(column(table, "period")) == {"2024-06"}


def test_work_under_tasks_of_indicators_stays_work() -> None:
    table = read_rows(
        ("指标任务分解表",), ("指标任务", "整改措施", "完成时限", "责任单位", "进展情况"),
        ("完成管网改造", "新建管网", "2024年底", "市住建局", "正在推进"),
        as_of=JUNE,
    )  # fmt: skip
    assert table.kind == "tasks"
