"""Numbers, counts, shares, water classes and measured values as tables write them."""

import pytest

from loaders.fields.quantity import (
    parse_count,
    parse_measurement,
    parse_number,
    parse_share,
    parse_water_class,
)

NUMBER_CELLS: tuple[tuple[object, float | None], ...] = (
    (12, 12), (1.5, 1.5), ("1,263家", 1263), ("１，２６３", 1263), ("80%", 80), ("约60", 60), ("5.2万元", 5.2),
    ("35.0μg/m³", 35), ("-3", -3), ("−3", -3), ("1e3", 1000), ("60（含在建）", 60), ("≥90%", 90), ("0", 0),
    ("14.1%和12.9%", None), ("10-20", None), ("三", None), ("12,34", None), ("abc", None), ("", None),
    ("/", None), (None, None), (True, None), (float("nan"), None), (float("inf"), None),
    ("合计：5", 5), ("—3", -3), ("1.2e-300", 1.2e-300), ("1e400", None), ("12万", 12),
    ("12（其中3）", 12), ("PM2.5", None),
)  # fmt: skip


@pytest.mark.parametrize(("cell", "number"), NUMBER_CELLS)
def test_the_number_of_a_cell(cell: object, number: float | None) -> None:
    assert parse_number(cell) == number


COUNT_CELLS: tuple[tuple[object, int | None], ...] = (
    (3, 3), (3.0, 3), ("3", 3), ("3件", 3), ("三件", 3), ("十二人", 12), ("立案3起", 3), ("共3人", 3), ("0", 0),
    (2.5, None), (-1, None), ("3件，罚款5万元", None), ("3件5人", None), ("3人、2人", None), ("无", None),
    ("-", None), ("是", None), (None, None),
    ("问责3人（科级2人）", 3), ("（3）", 3), ("三宗案件", 3), ("1,263件", 1263), ("1万", None),
    ("罚款5万元", None), ("3%", None),
)  # fmt: skip


@pytest.mark.parametrize("word", "约 近 共 合计 累计 总计 达 达到 为 超 超过 ≥ ≤ > < ≈".split())
def test_a_word_before_a_number_is_left_aside(word: str) -> None:
    assert parse_number(f"{word}60家") == 60


@pytest.mark.parametrize(("cell", "count"), COUNT_CELLS)
def test_a_count(cell: object, count: int | None) -> None:
    assert parse_count(cell) == count


SHARE_CELLS: tuple[tuple[object, float | None], ...] = (
    ("80%", 0.8), ("0.8", 0.8), (0.8, 0.8), (80, 0.8), ("80", 0.8), (1, 1), (100, 1), ("1%", 0.01), (0, 0),
    ("８０％", 0.8), ("约80%", 0.8), ("已完成80%", 0.8), ("80%左右", 0.8), ("八成", 0.8), ("百分之八十", 0.8),
    ("百分之80", 0.8), ("3/5", 0.6), ("99.5%", 0.995),
    ("120%", None), (120, None), ("-5%", None), ("5/0", None), ("已完成", None),
    ("/", None), (None, None), (True, None),
    ("（80%）", 0.8), ("完成率：80%", 0.8), ("总体进度约80%", 0.8), ("已完成总工程量的80%", 0.8),
    ("形象进度达到80%", 0.8),
    ("80％（预计）", 0.8), ("80%，达到序时进度", 0.8), ("0.8（80%）", 0.8), ("≥80%", 0.8),
    ("80%及以上", 0.8), ("基本完成80%", 0.8),
    ("8成", 0.8), ("8.5成", 0.85), ("八成半", 0.85), ("八成五", 0.85), ("十成", 1), ("约九成", 0.9),
    ("八成以上", 0.8), ("八成左右", 0.8), ("八成多", 0.8),
    ("一半", 0.5), ("三分之二", 2 / 3),
    ("百分之零", 0), ("千分之五", 0.005), ("99.99%", 0.9999), ("80.", 0.8), ("1.5", 0.015),
    ("100.0%", 1), ("101%", None),
    ("12公里", None), ("1e400%", None), ("0成", 0), ("0.8。", 0.8), ("0.8（预计）", 0.8), ("80分", None),
    ("80‰", None), ("80-90%", None), ("零分之三", None),
    ("三分之甲", None), ("一百分之八十", 0.8),
)  # fmt: skip


@pytest.mark.parametrize(("cell", "share"), SHARE_CELLS)
def test_a_share(cell: object, share: float | None) -> None:
    assert parse_share(cell) == (None if share is None else pytest.approx(share))


CLASS_CELLS: tuple[tuple[object, int | None], ...] = (
    ("Ⅰ类", 1), ("Ⅱ", 2), ("Ⅲ类", 3), ("III类", 3), ("IV", 4), ("Ⅴ类", 5), ("劣Ⅴ类", 6), ("劣五类", 6), ("劣V", 6),
    ("2类", 2), ("三类水质", 3), ("第三类", 3), ("达到或优于Ⅱ类", 2), ("Ⅰ—Ⅲ类", 3), (2, 2), (2.0, 2), (6, 6),
    ("12类", None), ("A", None), ("优", None), (7, None), ("/", None), (None, None),
    ("3.0", 3), ("3.0类", 3), ("劣Ⅳ类", 5), ("劣5类", 6), ("劣6", 6), ("Ⅱ类、Ⅳ类", 4), ("Ⅳ类、Ⅱ类", 4),
    ("ⅲ类", 3), ("五类", 5), ("一类", 1),
)  # fmt: skip


@pytest.mark.parametrize(
    "said",
    "整改进度 整体进度 工作进度 任务完成 项目进度 投资完成 进展 工程量完成 总进度 完成率达到".split(),
)
def test_what_progressed_is_left_aside(said: str) -> None:
    assert parse_share(f"{said}80%") == 0.8


@pytest.mark.parametrize(("cell", "number"), CLASS_CELLS)
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
        ("下降1.2万吨", "吨", 12000), ("约1.5亿元", "万元", 15000), ("1.5万", "吨", 1.5),
        ("3.0", "类别", 3), ("Ⅱ类水质", "水质类别", 2),
        ("Ⅲ类比例95%", "%", None), ("1e400", None, None), ("35", "万吨", 35),
        ("上升3%", "%", None), ("98.2%（同比上升1.2%）", "%", 98.2), ("<0.05（未检出）", "mg/L", 0.05),
        ("5", "万", 5), ("Ⅱ", "水质类别", 2), ("Ⅲ", "类别", 3), ("5万", None, 5), ("良好", "水质类别", None),
        ("未划类", None, None),
        ("完成65%", "公里", None), ("65%", "公里", None), ("36公里", "%", None), ("36公里(60%)", "%", None),
        ("28天", "%", None), ("65%", "百分比", 65), ("65%", "μg/m³", None), ("35μg/m³", "%", None), ("85分", "%", 85),
        ("升高3%", "%", None), ("未检出", "mg/L", None), ("未监测", "%", None), ("/", "%", None),
        (None, None, None),
    ],
)  # fmt: skip
def test_a_measured_value(cell: object, unit: str | None, value: float | None) -> None:
    assert parse_measurement(cell, unit) == (None if value is None else pytest.approx(value))


@pytest.mark.parametrize("change", "下降 降低 减少 削减 压减 减排 增长 增加 提高 提升 改善".split())
def test_a_change_is_measured_by_its_size(change: str) -> None:
    assert parse_measurement(f"{change}3.5%", "%") == 3.5


NUMBERS = [cell for cell, _ in NUMBER_CELLS if isinstance(cell, str)]
COUNTS = [cell for cell, _ in COUNT_CELLS if isinstance(cell, str)]
SHARES = [cell for cell, _ in SHARE_CELLS if isinstance(cell, str)]
CLASSES = [cell for cell, _ in CLASS_CELLS if isinstance(cell, str)]
