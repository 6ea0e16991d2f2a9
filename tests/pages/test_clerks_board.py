"""A clerk's first board: a place without boundaries, lists without dates, hardly anything changed."""

import json
import re
from datetime import date
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from data.incoming import Request
from data.recognition import understand
from data.uploads import commit
from loaders import read
from pages import board
from pages.overview_parts import opening
from pages.tables import word
from tests.pages.conftest import Screen
from tests.pages.test_screens import PAGES, told
from tests.unit.loaders.workbooks import Tab, xlsx

SEPTEMBER, OCTOBER = date(2026, 9, 30), date(2026, 10, 31)
INSPECTION = "临澜市2025年省生态环境保护督察"
HEAD = (
    "序号", "反馈问题", "整改时限", "牵头单位", "责任单位", "区县", "整改状态", "完成进度", "经度", "纬度",
)  # fmt: skip
TASKS = [
    (1, "加油站油气回收改造进度滞后，抽查二十座有七座不达标", "2026年5月底前", "市生态环境局",
     "市生态环境局", "东澜区", "未达到序时进度", 0.5, 111.2, 33.1),
    (2, "渣土车辆抛洒扬尘问题群众反映强烈", "2026年12月底前", "市住建局", "西澜区人民政府", "西澜区",
     "完成整改", 1, None, None),
    (3, "河道有污水", None, None, None, None, None, None, None, None),
]  # fmt: skip
PETITIONS = [
    ("序号", "受理编号", "批次", "反映问题", "区县", "污染类型", "是否属实", "办结状态"),
    (1, "LL2025001", "第一批", "水污染", "东澜区", "水", "属实", "已办结"),
    (2, "LL2025002", "第三批", "噪声扰民", None, "噪声", "部分属实", "阶段性办结"),
    (3, "LL2025003", "第二批", "大气污染", "西澜区", "大气", "属实", "已办结"),
    (4, "LL2025004", "第十批", "大气污染", "西澜区", None, None, None),
]
INDICATORS = [
    ("指标名称", "单位", "区县", "时期", "目标值", "实际值"),
    ("PM2.5浓度", "微克/立方米", "东澜区", "2026年10月", "38以内", 37),
    ("垃圾无害化处理率", "%", None, "2026年10月", None, 99),
    ("再生水利用率", None, "西澜区", "2026年10月", "≥25%", None),
]


def tasks(*rows: tuple[Any, ...]) -> bytes:
    return xlsx(Tab([(f"{INSPECTION}反馈问题整改任务清单",), HEAD, *rows], name="任务清单"))


def petitions() -> bytes:
    title = f"{INSPECTION}交办信访件办理情况清单"
    return xlsx(Tab([(title,), *PETITIONS], name="信访件"))


def indicators() -> bytes:
    return xlsx(Tab([(f"{INSPECTION}整改指标调度表",), *INDICATORS], name="指标"))


def sent(data: bytes, name: str, as_of: date) -> None:
    reading, request = understand(board.store(), read, data, Request(name, as_of))
    commit(board.store(), reading, data, request)


@pytest.fixture
def clerk(empty_screen: Screen) -> Screen:
    """Three kinds of lists of one inspection; between the two dispatches one progress moved."""
    board.store()
    sent(tasks(*TASKS), "9月.xlsx", SEPTEMBER)
    sent(tasks((*TASKS[0][:7], 0.6, *TASKS[0][8:]), *TASKS[1:]), "10月.xlsx", OCTOBER)
    sent(petitions(), "信访件.xlsx", OCTOBER)
    sent(indicators(), "指标.xlsx", OCTOBER)
    return empty_screen


def test_three_kinds_of_lists_of_one_inspection_are_one_source(clerk: Screen) -> None:
    app = clerk("overview")
    assert f"总览 &ensp;{INSPECTION}" in told(app) or "全部督察来源" in told(app)
    with board.store().cursor() as cur:
        found = cur.execute("select distinct source from upload_tables").fetchall()
    assert found == [(INSPECTION,)]


@pytest.mark.parametrize("page", PAGES)
def test_no_grid_shows_the_word_for_nothing_of_another_language(clerk: Screen, page: str) -> None:
    for grid in clerk(page).dataframe:
        frame: pd.DataFrame = grid.value
        assert [c for c in frame.columns if frame[c].isna().any()] == []
        assert not {"None", "NaT", "nan"} & {str(v) for v in frame.to_numpy().ravel()}


def test_petitions_leave_out_what_no_list_says_and_stand_by_the_number_of_the_batch(
    clerk: Screen,
) -> None:
    app = clerk("petitions")
    frame = app.dataframe[0].value
    assert list(frame.columns) == [
        "受理编号", "批次", "办结状态", "是否属实", "区县", "污染类型", "问题描述",
    ]  # fmt: skip
    assert list(frame["区县"]) == ["东澜区", "—", "西澜区", "西澜区"]
    (bars,) = (json.loads(e.proto.spec) for e in app.get("vega_lite_chart"))
    named = re.findall("第.批", json.dumps(bars, ensure_ascii=False))
    assert list(dict.fromkeys(named)) == ["第一批", "第二批", "第三批", "第十批"]


def test_what_is_stored_is_counted_in_whole_numbers(empty_screen: Screen) -> None:
    app = empty_screen("upload")
    app.file_uploader[0].set_value([("信访件.xlsx", petitions(), "")]).run()
    app.date_input[0].set_value(OCTOBER).run()
    app.button(key="commit").click().run()
    assert "信访件 4 件，已办结 2 件" in told(app)


def test_a_map_without_boundaries_offers_no_shading_and_says_why(clerk: Screen) -> None:
    app = clerk("site_map")
    assert [c.key for c in app.get("button_group")] == []
    assert "底色" not in told(app)
    assert "没有这个地区的区县边界，地图只画点位、不着色" in told(app)
    (legend,) = (e.proto.spec for e in app.get("vega_lite_chart"))
    assert "完成率" not in json.dumps(json.loads(legend), ensure_ascii=False)


def test_a_map_with_boundaries_offers_them(screen: Screen) -> None:
    app = screen("site_map", place="昭通市")
    assert "底色：各区县完成率" in told(app)
    assert "着色" not in told(app)


def test_the_sentence_ends_no_quotation_with_a_comma(clerk: Screen) -> None:
    words = told(clerk("overview"))
    assert "其中第1项“加油站油气回收改造进度滞后”已逾期 153 天" in words


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("加油站油气回收改造进度滞后，抽查二十座有七座不达标", "加油站油气回收改造进度滞后"),
        ("污水处理厂提标，未完成", "污水处理厂提标，未完成"),
        ("河道有污水。", "河道有污水"),
        ("一、水，东澜区城东污水处理厂长期超负荷运行", "一、水，东澜区城东污水处理厂…"),
        ("东澜区城东污水处理厂长期（超负荷）运行", "东澜区城东污水处理厂长期…"),
        ("固体废物（含危险废物，医疗废物）处置不规范", "固体废物…"),
        ("“散乱污”企业反弹，整治不到位的有三家", "“散乱污”企业反弹"),
        ("", ""),
    ],
)
def test_the_opening_of_a_problem(text: str, quoted: str) -> None:
    assert opening(text) == quoted


def test_the_rule_of_tasks_behind_says_that_overdue_ones_are_left_out(clerk: Screen) -> None:
    words = told(clerk("overview"))
    assert "未逾期，自报或落后 10 个点" in words
    words = told(clerk("overdue", list="序时滞后"))
    assert "已逾期的列在“逾期”，不在这里重复计" in words


def test_an_unchanged_rate_is_said_to_be_unchanged(clerk: Screen) -> None:
    app = clerk("completion")
    assert set(app.dataframe[0].value["较上期"]) == {"持平"}
    assert "较上期持平　口径" in told(app)
    first = clerk("completion", as_of="2026-09-30")
    assert set(first.dataframe[0].value["较上期"]) == {"—"}


def test_the_preview_writes_progress_as_the_page_of_changes_does(clerk: Screen) -> None:
    app = clerk("upload")
    data = tasks((*TASKS[0][:7], 0.75, *TASKS[0][8:]), *TASKS[1:])
    app.file_uploader[0].set_value([("11月.xlsx", data, "")]).run()
    app.date_input[0].set_value(date(2026, 11, 15)).run()
    (row,) = rows_with(app, "原值")
    assert (row["字段"], row["原值"], row["新值"]) == ("完成进度", "60%", "75%")
    (change,) = rows_with(clerk("changes"), "原值")
    assert (change["字段"], change["原值"], change["新值"]) == ("完成进度", "50%", "60%")


def rows_with(app: AppTest, heading: str) -> list[dict[str, Any]]:
    frames = [f.value for f in app.dataframe if heading in f.value.columns]
    rows: list[dict[str, Any]] = frames[0].to_dict("records")
    return rows


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("progress", "0.5", "50%"), ("progress", 0.555, "55.5%"), ("progress", "57%", "57%"),
        ("status", "partly_settled", "阶段性办结"), ("status", "behind", "未达到序时进度"),
        ("truth", "mostly_true", "基本属实"), ("direction", "at_most", "不高于"),
        ("deadline", "continuous", "长期坚持"), ("deadline", date(2026, 1, 2), "2026-01-02"),
        ("note", "0.5", "0.5"), ("progress", None, ""),
    ],
)  # fmt: skip
def test_a_stored_value_is_said_in_words(field: str, value: object, said: str) -> None:
    assert word(field, value) == said
