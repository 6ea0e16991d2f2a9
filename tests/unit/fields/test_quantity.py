"""Numbers, counts, shares, water classes, measured values and targets as tables write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.vocabulary import Direction
from loaders.fields.quantity import (
    Target,
    parse_count,
    parse_measurement,
    parse_number,
    parse_share,
    parse_target,
    parse_water_class,
)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (12, 12), (1.5, 1.5), ("1,263家", 1263), ("１，２６３", 1263), ("80%", 80), ("约60", 60), ("5.2万元", 5.2),
        ("35.0μg/m³", 35), ("-3", -3), ("−3", -3), ("1e3", 1000), ("60（含在建）", 60), ("≥90%", 90), ("0", 0),
        ("14.1%和12.9%", None), ("10-20", None), ("三", None), ("12,34", None), ("abc", None), ("", None),
        ("/", None), (None, None), (True, None), (float("nan"), None), (float("inf"), None),
    ],
)  # fmt: skip
def test_the_number_of_a_cell(cell: object, number: float | None) -> None:
    assert parse_number(cell) == number


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        (3, 3), (3.0, 3), ("3", 3), ("3件", 3), ("三件", 3), ("十二人", 12), ("立案3起", 3), ("共3人", 3), ("0", 0),
        (2.5, None), (-1, None), ("3件，罚款5万元", None), ("无", None), ("-", None), ("是", None), (None, None),
    ],
)  # fmt: skip
def test_a_count(cell: object, count: int | None) -> None:
    assert parse_count(cell) == count


@pytest.mark.parametrize(
    ("cell", "share"),
    [
        ("80%", 0.8), ("0.8", 0.8), (0.8, 0.8), (80, 0.8), ("80", 0.8), (1, 1), (100, 1), ("1%", 0.01), (0, 0),
        ("８０％", 0.8), ("约80%", 0.8), ("已完成80%", 0.8), ("80%左右", 0.8), ("八成", 0.8), ("百分之八十", 0.8),
        ("百分之80", 0.8), ("3/5", 0.6), ("99.5%", 0.995),
        ("120%", None), (120, None), ("-5%", None), ("5/0", None), ("已完成", None),
        ("/", None), (None, None), (True, None),
    ],
)  # fmt: skip
def test_a_share(cell: object, share: float | None) -> None:
    assert parse_share(cell) == (None if share is None else pytest.approx(share))


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("Ⅰ类", 1), ("Ⅱ", 2), ("Ⅲ类", 3), ("III类", 3), ("IV", 4), ("Ⅴ类", 5), ("劣Ⅴ类", 6), ("劣五类", 6), ("劣V", 6),
        ("2类", 2), ("三类水质", 3), ("第三类", 3), ("达到或优于Ⅱ类", 2), ("Ⅰ—Ⅲ类", 3), (2, 2), (2.0, 2), (6, 6),
        ("12类", None), ("A", None), ("优", None), (7, None), ("/", None), (None, None),
    ],
)  # fmt: skip
def test_a_water_class(cell: object, number: int | None) -> None:
    assert parse_water_class(cell) == number


@pytest.mark.parametrize(
    ("cell", "unit", "value"),
    [
        ("97.2%", "%", 97.2), (97.2, "%", 97.2), (0.972, "%", 0.972), ("0.972", "%", 0.972), (1, "%", 1), (0, "%", 0),
        ("97.2%", None, 97.2), ("Ⅱ类", None, 2), ("Ⅱ", "类", 2), (2, "类", 2),
        ("35μg/m³", "μg/m³", 35), (12.97, None, 12.97),
        ("1.91亿立方米", "亿立方米", 1.91), ("1.91亿立方米", "万立方米", 19100),
        ("1.66万亩", "亩", 16600), ("下降12.3%", "%", 12.3),
        ("98.2%（达标）", "%", 98.2),
        ("上升3%", "%", None), ("未检出", "mg/L", None), ("未监测", "%", None), ("/", "%", None), (None, None, None),
    ],
)  # fmt: skip
def test_a_measured_value(cell: object, unit: str | None, value: float | None) -> None:
    assert parse_measurement(cell, unit) == (None if value is None else pytest.approx(value))


LEAST: Direction = "at_least"
MOST: Direction = "at_most"
TARGETS: dict[str, tuple[float | None, Direction, str | None, str | None]] = {
    # in the plans
    "提高到 60%左右": (60, LEAST, "%", None),
    "达到 23%以上": (23, LEAST, "%", None),
    "水质达标率保持 100%": (100, LEAST, "%", None),
    "污水处理率不低于 90%": (90, LEAST, "%", None),
    "维持在 66 个以内": (66, MOST, "个", None),
    "确保 2017 年城乡垃圾无害化处理率达到 80%": (80, LEAST, "%", None),
    "城市空气质量优良天数比例达到92.5%": (92.5, LEAST, "%", None),
    "达到85.7%": (85.7, LEAST, "%", None),
    "基本消除劣五类水体": (5, "class_at_least", "类", None),
    "2023年城市污水处理率达到98%以上": (98, LEAST, "%", None),
    "填埋比下降到12%以下": (12, MOST, "%", None),
    "VOCs排放强度降低10%": (10, LEAST, "%", None),
    "完成十四五减排目标的30%以上": (30, LEAST, "%", None),
    "全市新改扩建雨污管网60公里": (60, LEAST, "公里", None),
    "整治高耗低效企业1263家": (1263, LEAST, "家", None),
    "腾出低效土地1.66万亩": (1.66, LEAST, "万亩", None),
    "优良天数比率保持97.2%以上": (97.2, LEAST, "%", None),
    "全部达到或优于Ⅲ类": (3, "class_at_least", "类", None),
    "Ⅰ—Ⅲ类水体比例达到100%": (100, LEAST, "%", None),
    "不出现劣Ⅴ类水体": (5, "class_at_least", "类", None),
    "劣Ⅴ类水体比例控制在5%以下": (5, MOST, "%", None),
    "排放总量比2015年减少1%": (1, LEAST, "%", "2015年"),
    "分别减少14.1%和12.9%": (None, LEAST, "%", None),
    "比2013年下降9%": (9, LEAST, "%", "2013年"),
    "湿地保护率不低于52%": (52, LEAST, "%", None),
    "治理水土流失面积2000平方公里": (2000, LEAST, "平方公里", None),
    "达到5亿立方米以上": (5, LEAST, "亿立方米", None),
    "控制在12.97亿立方米以内": (12.97, MOST, "亿立方米", None),
    "降低到40立方米以下": (40, MOST, "立方米", None),
    "到2020年末，较2015年末下降20%": (20, LEAST, "%", "2015年末"),
    "浓度值较2015年下降10%以上": (10, LEAST, "%", "2015年"),
    "地表水水质优良（达到或优于Ⅱ类）比例达到100%": (100, LEAST, "%", None),
    "100%全覆盖": (100, LEAST, "%", None),
    "控制在1340万吨标准煤左右": (1340, MOST, "万吨标准煤", None),
    "1.91亿立方米以内": (1.91, MOST, "亿立方米", None),
    "51立方米/万元": (51, LEAST, "立方米/万元", None),
    "分别达到51立方米/万元和41立方米/万元": (None, LEAST, "立方米/万元", None),
    "同比下降0.48%": (0.48, LEAST, "%", "同比"),
    "下降0.14个百分点": (0.14, LEAST, "百分点", None),
    "漏损率控制在10%以内": (10, MOST, "%", None),
    "309.24平方公里": (309.24, LEAST, "平方公里", None),
    # elsewhere
    "≥90%": (90, LEAST, "%", None),
    "＞=90％": (90, LEAST, "%", None),
    "≤35μg/m³": (35, MOST, "μg/m3", None),
    "35微克/立方米": (35, MOST, "微克/立方米", None),
    "PM2.5≤35微克/立方米": (35, MOST, "微克/立方米", None),
    "不超过10%": (10, MOST, "%", None),
    "=100%": (100, "equals", "%", None),
    "达到或优于Ⅱ类": (2, "class_at_least", "类", None),
    "Ⅲ类及以上": (3, "class_at_least", "类", None),
    "比上年提高2个百分点": (2, LEAST, "百分点", "上年"),
    "4,500户": (4500, LEAST, "户", None),
}


@pytest.mark.parametrize(("text", "target"), TARGETS.items())
def test_a_target(
    text: str, target: tuple[float | None, Direction, str | None, str | None]
) -> None:
    assert parse_target(text) == Target(*target)


@pytest.mark.parametrize(
    ("cell", "unit", "target"),
    [
        (92.5, "%", Target(92.5, "at_least", "%", None)),
        (0.925, "%", Target(92.5, "at_least", "%", None)),
        (35, "微克/立方米", Target(35, "at_most", "微克/立方米", None)),
        (55, "分贝", Target(55, "at_most", "分贝", None)),
        ("≥90", "%", Target(90, "at_least", "%", None)),
        (60, "公里", Target(60, "at_least", "公里", None)),
    ],
)
def test_a_target_in_the_unit_of_its_column(cell: object, unit: str, target: Target) -> None:
    assert parse_target(cell, unit) == target


@pytest.mark.parametrize(
    "cell", ["持续改善", "在省下达的目标值以内", "2020年", "", "/", "—", None, True, float("nan")]
)
def test_no_target(cell: object) -> None:
    assert parse_target(cell) is None


CELLS = (
    st.text() | st.text("0123456789.,%％≥≤ⅠⅡⅢⅤ类劣较比年下降以上内亿万立方米/（）-", max_size=20)
    | st.none() | st.floats() | st.integers() | st.booleans() | st.binary()
)  # fmt: skip


@given(CELLS, st.none() | st.sampled_from(["%", "类", "亿立方米", "μg/m³", ""]))
def test_any_cell_can_be_asked(cell: object, unit: str | None) -> None:
    share = parse_share(cell)
    assert share is None or 0 <= share <= 1
    assert parse_water_class(cell) in (None, 1, 2, 3, 4, 5, 6)
    for parse in (parse_number, parse_count):
        parse(cell)
    parse_target(cell, unit)
    parse_measurement(cell, unit)


@given(st.floats(min_value=-1e9, max_value=1e9))
def test_a_number_written_out_is_read_back(number: float) -> None:
    assert parse_number(f"{number:.3f}") == pytest.approx(number, abs=0.001)
    assert parse_number(f"{number:,.3f}") == pytest.approx(number, abs=0.001)


@given(st.integers(min_value=0, max_value=100))
def test_three_ways_to_write_a_share(percent: int) -> None:
    assert (
        parse_share(f"{percent}%") == parse_share(f" {percent}％") == pytest.approx(percent / 100)
    )
    assert parse_share(percent / 100) == pytest.approx(percent / 100)


@given(st.sampled_from([*TARGETS]))
def test_width_and_spaces_mean_nothing(text: str) -> None:
    wide = text.translate(str.maketrans("0123456789.%", "０１２３４５６７８９．％"))
    assert parse_target(f" {wide[:2]} {wide[2:]}\n") == parse_target(text)
