"""Targets of indicators as plans and tables write them."""

import pytest

from data.vocabulary import Direction
from loaders.fields.target import Target, parse_target

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
    "40微克/立方米，同比下降5%": (40, MOST, "微克/立方米", None),
    "85%（比上年提高2个百分点）": (85, LEAST, "%", None),
    "下降10%（较2015年）": (10, LEAST, "%", "2015年"),
    "2025年，较2020年下降10%以上": (10, LEAST, "%", "2020年"),
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
    "35微克每立方米": (35, MOST, "微克每立方米", None),
    "≮90%": (90, LEAST, "%", None),
    "≯35": (35, MOST, None, None),
    "最高35": (35, MOST, None, None),
    "降到35": (35, MOST, None, None),
    "0起": (0, MOST, "起", None),
    "劣Ⅴ类水体比例0": (0, MOST, None, None),
    "由50%提高到60%": (60, LEAST, "%", None),
    "从66个减少到40个": (40, MOST, "个", None),
    "不低于60%，力争65%": (60, LEAST, "%", None),
    "力争达到65%": (65, LEAST, "%", None),
    "60~70%": (None, LEAST, "%", None),
    "昼间55分贝、夜间45分贝": (None, MOST, "分贝", None),
    "不少于2次/年": (2, LEAST, "次/年", None),
    "等于100%": (100, "equals", "%", None),
    "至少90%": (90, LEAST, "%", None),
    "较“十三五”末下降10%": (10, LEAST, "%", "“十三五”末"),
    "2020年：60%": (60, LEAST, "%", None),
    "超过300天": (300, LEAST, "天", None),
    "Ⅰ—Ⅲ类水体达到100%": (100, LEAST, "%", None),
    "Ⅱ": (2, "class_at_least", "类", None),
    "60公里及以上": (60, LEAST, "公里", None),
    "60公里左右": (60, LEAST, "公里", None),
    "60公里的管网": (60, LEAST, "公里", None),
    "60公里目标": (60, LEAST, "公里", None),
    "35吨之内": (35, MOST, "吨", None),
    "3个百分点": (3, LEAST, "百分点", None),
    "至2025年达到60公里": (60, LEAST, "公里", None),
    "截至2025年度建成60公里": (60, LEAST, "公里", None),
    "2025年6月建成60公里": (60, LEAST, "公里", None),
    "与2015年相比下降10%": (10, LEAST, "%", "2015年"),
    "同去年同期相比下降10%": (10, LEAST, "%", "去年同期"),
    "环比下降3%": (3, LEAST, "%", "环比"),
    "不低于60公里，争取65公里": (60, LEAST, "公里", None),
    "劣Ⅴ类断面占比0": (0, MOST, None, None),
    "劣Ⅴ类断面个数0": (0, MOST, None, None),
    "不小于60": (60, LEAST, None, None),
    "不得少于60": (60, LEAST, None, None),
    "≥35μg/m³": (35, LEAST, "μg/m3", None),
    "≧35微克/立方米": (35, LEAST, "微克/立方米", None),
    "＞＝35微克/立方米": (35, LEAST, "微克/立方米", None),
    "≮35微克/立方米": (35, LEAST, "微克/立方米", None),
    "≤60": (60, MOST, None, None),
    "＜60": (60, MOST, None, None),
    "≦60": (60, MOST, None, None),
    "不得高于60": (60, MOST, None, None),
    "不能超过60": (60, MOST, None, None),
    "不大于60": (60, MOST, None, None),
    "不多于60": (60, MOST, None, None),
    "60以下": (60, MOST, None, None),
    "低于60": (60, MOST, None, None),
    "小于60": (60, MOST, None, None),
    "少于60": (60, MOST, None, None),
    "至多60": (60, MOST, None, None),
    "降低至60": (60, MOST, None, None),
    "减少为60": (60, MOST, None, None),
    "压减到60": (60, MOST, None, None),
    "20mg/L": (20, MOST, "mg/L", None),
    "20μg/m³": (20, MOST, "μg/m3", None),
    "20毫克/升": (20, MOST, "毫克/升", None),
    "55dB(A)": (55, MOST, "dB", None),
    "无劣Ⅴ类水体": (5, "class_at_least", "类", None),
    "没有劣Ⅴ类断面": (5, "class_at_least", "类", None),
    "较2015下降100吨": (100, LEAST, "吨", "2015"),
    "劣Ⅴ类": (6, "class_at_least", "类", None),
    "0.5‰": (0.5, LEAST, "‰", None),
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
        (2, "%", Target(2, "at_least", "%", None)),
        ("1:1", "公里", Target(None, "at_least", "公里", None)),
        (3, "类", Target(3, "class_at_least", "类", None)),
        (3, "公里", Target(3, "at_least", "公里", None)),
        (1, "%", Target(100, "at_least", "%", None)),
        ("0.5%", "%", Target(0.5, "at_least", "%", None)),
        ("0.5", "公里", Target(0.5, "at_least", "公里", None)),
        ("-0.5", "%", Target(-50, "at_least", "%", None)),
    ],
)
def test_a_target_in_the_unit_of_its_column(cell: object, unit: str, target: Target) -> None:
    assert parse_target(cell, unit) == target


@pytest.mark.parametrize(
    "cell", ["持续改善", "在省下达的目标值以内", "2020年", "", "/", "—", None, True, float("nan")]
)
def test_no_target(cell: object) -> None:
    assert parse_target(cell) is None
