"""What an indicator table says, long or wide: values, periods, districts, targets in prose."""

from datetime import date

from tests.unit.loaders.workbooks import codes, column, only, read_rows

LONG = ("指标名称", "区县", "计量单位", "目标值", "时期", "实际值")


def test_one_row_a_value() -> None:
    table = read_rows(
        LONG,
        ("优良天数比例", "昭阳区", "%", "97.2%以上", "2020年8月", 98.1),
        ("PM2.5浓度", "昭阳区", "微克/立方米", 35, "2020年三季度", 31),
        ("地表水", "鲁甸县", None, "达到或优于Ⅲ类", "2020年", "Ⅱ类"),
    )
    assert table.kind == "indicators"
    assert column(table, "period") == ["2020-08", "2020-Q3", "2020"]
    assert column(table, "period_end") == [
        date(2020, 8, 31), date(2020, 9, 30), date(2020, 12, 31),
    ]  # fmt: skip
    assert column(table, "value") == [98.1, 31, 2]
    assert column(table, "target") == [97.2, 35, 3]
    assert column(table, "direction") == ["at_least", "at_most", "class_at_least"]
    assert column(table, "target_text") == ["97.2%以上", "35", "达到或优于Ⅲ类"]
    assert codes(table) == []


def test_targets_in_prose() -> None:
    table = read_rows(
        ("指标", "单位", "目标", "完成情况"),
        ("细颗粒物浓度", None, "较2015年下降10%以上", "12%"),
        ("总用水量", None, "1.91亿立方米以内", 1.8),
        ("森林覆盖率", None, "60%左右", "58.3%"),
        ("耕地", None, "保持稳定", None),
    )
    assert column(table, "target") == [10, 1.91, 60, None]
    assert column(table, "direction") == ["at_least", "at_most", "at_least", None]
    assert column(table, "baseline") == ["2015年", None, None, None]
    assert column(table, "unit_of_measure") == ["%", "亿立方米", "%", None]
    assert only(table, "target_unclear").cell == "C5"


def test_districts_as_columns() -> None:
    table = read_rows(
        ("昭通市2020年8月各县区指标完成情况",),
        ("指标", "单位", "目标", "昭阳区", "鲁甸县", "巧家县"),
        ("优良天数比例", "%", "≥97.2%", 98, 96.5, None),
        merges=("A1:F1",),
    )
    assert column(table, "district") == ["昭阳区", "鲁甸县", "巧家县"]
    assert column(table, "value") == [98, 96.5, None]
    assert column(table, "period") == ["2020-08"] * 3
    assert column(table, "row") == [3, 3, 3]
    assert table.columns["value"] == "D"


def test_months_as_columns_take_their_year_from_the_title_and_blank_months_give_nothing() -> None:
    table = read_rows(
        ("2019年主要污染物指标月度监测情况",),
        ("指标名称", "计量单位", "目标值", "1月", "2月", "3月"),
        ("优良天数比例", "%", "90%", 91, 88.5, None),
        merges=("A1:F1",),
    )
    assert column(table, "period") == ["2019-01", "2019-02"]
    assert column(table, "value") == [91, 88.5]


def test_months_with_years_under_a_merged_heading() -> None:
    table = read_rows(
        ("指标名称", "计量单位", "各月实际值", None),
        (None, None, "2020年11月", "2020年12月"),
        ("优良天数比例", "%", 91, 88.5),
        merges=("A1:A2", "B1:B2", "C1:D1"),
    )
    assert column(table, "period") == ["2020-11", "2020-12"]


def test_dates_as_headings() -> None:
    table = read_rows(
        ("指标名称", "计量单位", "目标值", date(2020, 1, 1), date(2020, 2, 1)),
        ("优良天数比例", "%", "90%", 91, 88.5),
    )
    assert column(table, "period") == ["2020-01", "2020-02"]


def test_districts_with_target_and_value_below() -> None:
    table = read_rows(
        ("指标名称", "计量单位", "昭阳区", None, "鲁甸县", None),
        (None, None, "目标值", "实际值", "目标值", "实际值"),
        ("优良天数比例", "%", 97.2, 98, 95, 94.1),
        merges=("A1:A2", "B1:B2", "C1:D1", "E1:F1"),
    )
    assert column(table, "district") == ["昭阳区", "鲁甸县"]
    assert column(table, "target") == [97.2, 95]
    assert {"target", "target_text", "direction"} <= table.fields
    assert column(table, "value") == [98, 94.1]


def test_districts_by_month_in_two_header_rows() -> None:
    table = read_rows(
        ("指标名称", "计量单位", "昭阳区", None, "鲁甸县", None),
        (None, None, "2020年1月", "2020年2月", "2020年1月", "2020年2月"),
        ("优良天数比例", "%", 97.2, 98, 95, 94.1),
        merges=("A1:A2", "B1:B2", "C1:D1", "E1:F1"),
    )
    assert list(zip(column(table, "district"), column(table, "period"), strict=True)) == [
        ("昭阳区", "2020-01"), ("昭阳区", "2020-02"), ("鲁甸县", "2020-01"), ("鲁甸县", "2020-02"),
    ]  # fmt: skip


def test_the_year_of_a_target_stands_in_its_heading() -> None:
    table = read_rows(
        ("指标名称", "2020年目标值", "2019年", "2020年"), ("森林覆盖率", "60%", "57%", "58%")
    )
    assert column(table, "target_date") == [date(2020, 12, 31)] * 2
    assert column(table, "period") == ["2019", "2020"]
    assert column(table, "target") == [60, 60]


def test_without_any_period_the_month_of_the_as_of_date_counts() -> None:
    table = read_rows(("指标名称", "目标值", "实际值"), ("森林覆盖率", "60%", "58%"))
    assert column(table, "period") == ["2020-12"]
    assert only(table, "period_assumed").severity == "info"


def test_the_unit_behind_the_name_in_brackets() -> None:
    table = read_rows(("指标名称", "目标值", "实际值"), ("1.森林覆盖率（%）", 60, 58))
    assert column(table, "name") == ["森林覆盖率"]
    assert column(table, "unit_of_measure") == ["%"]


def test_merged_names_for_several_districts() -> None:
    table = read_rows(
        ("指标名称", "区县", "目标值", "实际值", "时期"),
        ("森林覆盖率", "昭阳区", "60%", "58%", "2020年"),
        (None, "鲁甸县", "55%", "57%", "2020年"),
        merges=("A2:A3",),
    )
    assert column(table, "name") == ["森林覆盖率", "森林覆盖率"]


def test_a_percentage_kept_as_a_fraction_by_the_workbook() -> None:
    table = read_rows(
        ("指标名称", "计量单位", "目标值", "实际值"), ("优良天数比例", "%", 0.925, 0.931)
    )
    assert column(table, "target") == [92.5]
    assert column(table, "value") == [93.1]


def test_missing_names_unclear_periods_and_duplicates_are_errors() -> None:
    table = read_rows(
        LONG,
        (None, "昭阳区", "%", 90, "2020年8月", 91),
        ("优良天数比例", "昭阳区", "%", 90, "不久前", 91),
        ("优良天数比例", "昭阳区", "%", 90, "2020年8月", 91),
        ("优良天数比例", "昭阳区", "%", 90, "2020-08", 92),
    )
    assert column(table, "value") == [91]
    assert [f.code for f in table.findings] == [
        "period_unclear", "indicator_missing", "duplicate_key",
    ]  # fmt: skip
    assert [row["row"] for row in table.rejected] == [2, 3, 5]


def test_indicators_as_columns_over_rows_of_districts() -> None:
    table = read_rows(
        ("2020年8月各县区空气质量情况",),
        ("县区", "优良天数比例（%）", "PM2.5（微克/立方米）"),
        ("昭阳区", 98.1, 23),
        ("鲁甸县", 97, 25),
        merges=("A1:C1",),
    )
    assert column(table, "name") == ["优良天数比例", "PM2.5"] * 2
    assert column(table, "unit_of_measure") == ["%", "微克/立方米"] * 2
    assert column(table, "district") == ["昭阳区", "昭阳区", "鲁甸县", "鲁甸县"]
    assert column(table, "value") == [98.1, 23, 97, 25]
    assert column(table, "period") == ["2020-08"] * 4


def test_sections_of_rivers_are_indicators_of_their_own() -> None:
    table = read_rows(
        ("断面名称", "所在区县", "考核目标", "2020年8月", "2020年9月"),
        ("清水桥", "昭阳区", "Ⅲ类", "Ⅱ类", "劣Ⅴ类"),
    )
    assert column(table, "name") == ["清水桥", "清水桥"]
    assert column(table, "value") == [2, 6]
    assert column(table, "direction") == ["class_at_least"] * 2


def test_shares_and_small_percentages_are_told_apart_by_the_target() -> None:
    """0.4 to 1 under a target of 1 % once became 40 to 100 %."""
    table = read_rows(
        LONG,
        ("二氧化硫减排比例", "昭阳区", "%", "1%", "2020年8月", 0.4),
        ("二氧化硫减排比例", "昭阳区", "%", "1%", "2020年9月", 1),
        ("优良天数比例", "昭阳区", "%", "97.2%以上", "2020年8月", 0.981),
        ("优良天数比例", "昭阳区", "%", "97.2%以上", "2020年9月", 1),
        ("劣Ⅴ类水体比例", "昭阳区", "%", "5%以内", "2020年8月", 0),
        ("秸秆利用率", "昭阳区", "%", "85%以上", "2020年8月", "0.9%"),
    )
    assert column(table, "value") == [0.4, 1, 98.1, 100, 0, 0.9]
