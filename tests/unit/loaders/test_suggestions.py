"""What odd headings may mean: words and values are two witnesses, position is none."""

from datetime import date
from typing import Any

import pytest

from data.vocabulary import FIELDS, Kind, column_fields
from loaders.columns.fits import FITS, Seen
from loaders.columns.suggestions import Suggestions, suggest
from loaders.columns.synonyms import SYNONYMS
from loaders.sheets.header import Heading
from tests.unit.loaders.workbooks import read_rows

PROBLEMS = ("污水管网建设滞后，生活污水直排入河", "砂石矿山未按要求复绿，扬尘污染严重")
MEASURES = ("加快推进污水管网建设，加强日常巡查", "督促企业落实复绿方案，严格扬尘管控")
PROGRESS = ("目前已完成管网铺设3公里，正在推进泵站建设", "已完成复绿20亩，其余正在进行施工")
UNITS = ("市住建局", "市水务局、市生态环境局", "东岭区人民政府")
PHONES = ("13912345678", "0857-8222222")


def suggested(kind: Kind, heading: str, *values: Any, held: tuple[str, ...] = ()) -> Suggestions:
    """The suggestions for a column of twelve rows with these values."""
    return suggest(kind, Heading(3, (heading,)), Seen(values, 12), held)


@pytest.mark.parametrize(
    ("kind", "heading", "values", "field"),
    [
        ("tasks", "整改单位清单", UNITS, "responsible_units"),
        ("tasks", "何时办妥", ("2020年12月底前", "长期坚持", "2021年6月底前"), "deadline"),
        ("tasks", "毛病在哪", PROBLEMS, "problem"),
        ("tasks", "怎么个改法", MEASURES, "measures"),
        ("tasks", "做了些啥", PROGRESS, "progress_text"),
        ("tasks", "眼下咋样", ("整改中", "已完成", "达到序时进度"), "status"),
        ("tasks", "办到几成", ("80%", "45%", "100%"), "progress"),
        ("tasks", "找谁", ("张三", "李四", "王小明"), "responsible_persons"),
        ("tasks", "盯办首长", ("副市长 张三", "市委常委 李四"), "responsible_leaders"),
        ("tasks", "落在哪个县", ("七星关区", "大方县"), "district"),
        ("tasks", "地图上的位置", ("103.717,27.338", "103.8,27.4"), "coordinates"),
        ("tasks", "搞定日期", (date(2020, 10, 1), "2020/11/3"), "completed_on"),
        ("petitions", "来件号码", ("D3SX202505280018", "X2SX202505280019"), "receipt_no"),
        ("petitions", "真假", ("属实", "部分属实", "不属实"), "truth"),
        ("petitions", "第几拨", ("第三批", "第四批"), "batch"),
        ("petitions", "脏在哪方面", ("水", "大气", "噪声"), "pollution_types"),
        ("indicators", "用什么计量", ("μg/m³", "%", "吨"), "unit_of_measure"),
        ("indicators", "要到多少", ("≥90%", "≤35", "达到Ⅲ类"), "target"),
        ("directory", "也叫", ("市环保局", "市住建局"), "aliases"),
    ],
)
def test_an_odd_heading_is_understood_by_its_values(
    kind: Kind, heading: str, values: tuple[Any, ...], field: str
) -> None:
    name, score = suggested(kind, heading, *values)[0]
    assert name == field
    assert score > 60


@pytest.mark.parametrize(
    ("kind", "heading", "values"),
    [
        ("tasks", "怎么找到他们", PHONES),
        ("tasks", "责任人联系方式", PHONES),
        ("tasks", "信箱", ("a@b.cn", "office@c.gov.cn")),
        ("tasks", "证件", ("522401198001011234",)),
        ("tasks", "网上的位置", ("https://example.cn/1",)),
        ("petitions", "回拨", ("13912345678",)),
    ],
)
def test_what_the_board_does_not_keep_suggests_nothing(
    kind: Kind, heading: str, values: tuple[Any, ...]
) -> None:
    assert suggested(kind, heading, *values) == ()


@pytest.mark.parametrize(
    ("kind", "heading", "values"),
    [
        ("tasks", "投资估算（万元）", (4500, 320, 78)),
        ("tasks", "是否上网公开", ("是", "否")),
        ("tasks", "资金来源", ("中央财政", "地方自筹")),
        ("tasks", "档案页码", (3, 7, 12, 40)),
        ("tasks", "颜色", ("红", "黄")),
        ("tasks", "抄送", UNITS),
        ("tasks", "经办时看到的", MEASURES[:1] + PROGRESS[:1]),
        ("tasks", "占地", ("12亩", "30亩")),
        ("petitions", "满意度", ("满意", "不满意")),
        ("petitions", "性别", ("男", "女")),
        ("indicators", "名次", (1, 2, 3)),
    ],
)
def test_other_columns_suggest_nothing_above_fifty(
    kind: Kind, heading: str, values: tuple[Any, ...]
) -> None:
    assert all(score <= 50 for _, score in suggested(kind, heading, *values))


def test_values_of_another_shape_speak_against_the_heading() -> None:
    by_words = dict(suggested("tasks", "时限节点要求"))["deadline"]
    against = dict(suggested("tasks", "时限节点要求", "市住建局", "市水务局"))
    assert by_words > 50
    assert against.get("deadline", 0) < 30
    assert max(against, key=lambda name: against[name]) == "responsible_units"


def test_at_most_five_fields_that_are_not_held_are_suggested() -> None:
    found = suggested("tasks", "整改单位清单", *UNITS, held=("responsible_units",))
    assert found[0][0] == "lead_units"
    assert "responsible_units" not in dict(found)
    assert len(suggested("tasks", "整改责任工作情况", *PROBLEMS)) <= 5


def test_position_does_not_count() -> None:
    head = ("序号", "反馈问题", "整改时限", "谁家去办", "眼下咋样")
    rows = ((1, "污水直排", "2020年12月底前", "市住建局", "整改中"),) * 2
    asked = read_rows(head, *rows).questions
    moved = read_rows(head[::-1], *(row[::-1] for row in rows)).questions
    told = {q.heading: q.suggestions for q in asked}
    assert {q.heading: q.suggestions for q in moved} == told
    assert [(q.column, q.heading, q.examples) for q in asked] == [
        ("D", "谁家去办", ("市住建局",)), ("E", "眼下咋样", ("整改中",)),
    ]  # fmt: skip
    assert [found[0][0] for found in told.values()] == ["responsible_units", "status"]


def test_a_field_another_column_fits_better_is_suggested_less() -> None:
    head = ("顺序号", "整改时限", "毛病在哪", "还有啥")
    table = read_rows(head, *((n, "2020年12月底前", *PROBLEMS) for n in (1, 2)))
    first, second = (dict(q.suggestions)["problem"] for q in table.questions)
    alone = dict(suggested("tasks", "还有啥", PROBLEMS[1]))["problem"]
    assert first == dict(suggested("tasks", "毛病在哪", PROBLEMS[0]))["problem"]
    assert second == round(alone * 0.6, 1)


def test_a_column_without_content_is_not_asked_about() -> None:
    table = read_rows(("序号", "反馈问题", "整改时限", "吉祥物"), (1, "污水", "长期坚持", None))
    assert table.questions == ()


def test_everything_a_column_may_hold_has_synonyms_a_label_and_a_place_in_the_fits() -> None:
    for kind in FIELDS:
        assert set(column_fields(kind)) == set(SYNONYMS[kind])
        assert set(FITS[kind]) <= set(SYNONYMS[kind])
        assert len(set(column_fields(kind).values())) == len(column_fields(kind))
