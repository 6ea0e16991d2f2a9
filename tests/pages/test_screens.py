"""Every screen over the samples shows the exact figures, and an honest state where it has none."""

import json
import re

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Screen

PAGES = [
    "overview", "completion", "overdue", "site_map", "trends", "indicators", "petitions",
    "changes", "reporting", "task", "upload", "history",
]  # fmt: skip


def told(app: AppTest) -> str:
    """All words of the screen, Markdown's escapes and colours taken away."""
    text = "\n".join(str(e.value) for e in [*app.markdown, *app.caption, *app.info, *app.warning])
    return re.sub(r":[a-z]+\[|[*\]\\]", "", text)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "place", ["昭通市", "嘉峪关市", "茂名市", "湖州市", "七星关区", "甘肃省", "全部地区"]
)
def test_every_page_runs_for_every_place(screen: Screen, page: str, place: str) -> None:
    app = screen(page, place=place)
    assert page in ("upload", "history") or place in told(app)


@pytest.mark.parametrize(
    ("page", "name"),
    [(page, "unit") for page in PAGES if page not in ("upload", "history")]
    + [("completion", "district"), ("overview", "category"), ("indicators", "district")],
)
def test_a_choice_that_the_lists_do_not_know_is_not_everything(
    screen: Screen, page: str, name: str
) -> None:
    """An address with a unit of another day once showed the figures of all units."""
    app = screen(page, place="嘉峪关市", **{name: "没有这一个"})
    assert app.selectbox(key=name).value == "没有这一个"
    # Units and categories do not apply to indicators.
    assert (page, name) == ("indicators", "unit") or re.search(
        "没有符合|没有.*任务|没有应报|没有.*信访|没有.*指标", told(app)
    )


def test_an_unknown_place_or_source_is_told(screen: Screen) -> None:
    assert "没有“没有市”的清单，这里显示" in told(screen(place="没有市"))
    words = told(screen(place="嘉峪关市", source="没有督察"))
    assert "这里没有督察来源“没有督察”，显示的是全部来源。" in words


def test_going_to_another_place_leaves_its_units_behind(screen: Screen) -> None:
    app = screen("completion", place="嘉峪关市", unit="市水务局")
    app.selectbox(key="place").set_value("昭通市").run()
    assert app.selectbox(key="unit").value == "全部单位"
    assert "这里没有单位“市水务局”，显示的是全部单位。" in told(app)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_an_empty_board_says_what_to_do_next(empty_screen: Screen, page: str) -> None:
    app = empty_screen(page)
    expected = {"upload": "把各单位报来的表原样放进来", "history": "还没有上传"}
    assert expected.get(page, "还没有数据") in told(app)


@pytest.mark.parametrize("page", [p for p in PAGES if p not in ("upload", "history")])
def test_sample_figures_are_called_so_on_every_page(screen: Screen, page: str) -> None:
    assert "示例数据" in told(screen(page))


def test_the_overview_says_the_figures_of_jiayuguan(screen: Screen) -> None:
    words = told(screen("overview", place="嘉峪关市"))
    assert "18 项任务，计入 13 项，已完成 6 项（46.2%）" in words
    assert "逾期 4 项" in words
    assert "到期应完成 10 项，未完成 4 项" in words
    assert "6/13 · 口径：已完成 · 长期坚持 5 项不计" in words


def test_gansu_counts_49_of_62_with_on_schedule_tasks_and_18_without(screen: Screen) -> None:
    """The example printed in the plan: 18 done, 22 basically done, 9 on schedule of 62."""
    wide = told(screen("completion", place="甘肃省", definition="含序时进度"))
    strict = told(screen("completion", place="甘肃省"))
    assert "79.0%　49/62" in wide
    assert "29.0%　18/62" in strict


def test_the_ranking_gives_rank_rate_basis_and_change_since_the_period_before(
    screen: Screen,
) -> None:
    app = screen("completion", place="甘肃省", by="督察来源")
    assert app.dataframe[0].value.to_numpy().tolist() == [
        [1, "甘肃第一轮", pytest.approx(18 / 62 * 100), "18/62", "+1.6"]
    ]
    assert "29.0%　18/62　较上期 +1.6 个百分点" in told(app)


def test_a_filter_changes_the_figures(screen: Screen) -> None:
    app = screen("overview", place="嘉峪关市")
    app.selectbox(key="unit").select("市住建局").run()
    assert "5 项任务，计入 2 项" in told(app)
    assert "未按单位筛选" in told(app)


def test_a_link_opens_the_view_it_was_copied_from(screen: Screen) -> None:
    app = screen("overview", place="嘉峪关市", as_of="2020-10-31", definition="含基本完成")
    words = told(app)
    assert "数据截至 2020年10月31日（第 3 次调度，上期 2020年9月30日）" in words
    assert app.selectbox(key="definition").value == "含基本完成"


def test_rows_by_unit_are_said_to_add_up_to_more_than_the_total(screen: Screen) -> None:
    words = told(screen("completion", place="嘉峪关市"))
    assert re.search(
        r"共 18 项任务；一项任务可涉及多个责任单位，各行任务数相加为 \d+，大于总数", words
    )


@pytest.mark.parametrize(
    "page",
    ["overview", "completion", "site_map", "trends", "petitions", "changes", "reporting", "task"],
)
def test_filters_that_leave_nothing_say_so(screen: Screen, page: str) -> None:
    """Each of the three exists, no task and no petition has all of them."""
    app = screen(
        page,
        place="昭通市",
        district="绥江县",
        unit="镇雄县人民政府",
        category="固体废物污染治理攻坚战",
    )
    assert "没有符合筛选条件的记录" in told(app)


def test_a_list_without_overdue_tasks_says_so(screen: Screen) -> None:
    app = screen("overdue", place="昭通市", as_of="2020-10-31")
    assert "没有逾期的任务" in told(app)


def test_the_petitions_of_qixingguan_are_counted_with_and_without_stages(screen: Screen) -> None:
    words = told(screen("petitions", place="七星关区"))
    assert "共 96 件" in words
    assert "94.8%　91/96" in words
    assert "99.0%　95/96" in words


@pytest.mark.parametrize(
    ("by", "words"),
    [
        ("是否属实", {"属实", "基本属实", "部分属实", "不属实"}),
        ("办结状态", {"已销号", "已办结", "阶段性办结", "未办结"}),
    ],
)
def test_petitions_are_grouped_in_chinese_words(screen: Screen, by: str, words: set[str]) -> None:
    app = screen("petitions", place="七星关区", petitions_by=by)
    spec = json.dumps(json.loads(app.get("vega_lite_chart")[0].proto.spec), ensure_ascii=False)
    groups = set(re.findall(r'"group": "([^"]+)"', spec))
    assert groups
    assert groups <= words | {"未注明"}


def test_the_sentence_says_what_the_definition_counts(screen: Screen) -> None:
    """It once called everything 已完成."""
    words = told(screen("overview", place="甘肃省", definition="含序时进度"))
    assert "已完成、基本完成或达到序时进度 49 项（79.0%）" in words
    assert "已销号 " in told(screen("overview", place="甘肃省", definition="销号率"))


def test_what_rows_count_under_a_filter_is_said(screen: Screen) -> None:
    """A unit with one task in the district chosen looked as if it had done all its tasks."""
    for page in ("overview", "completion"):
        assert "各行只计筛选出的任务" not in told(screen(page, place="昭通市"))
        app = screen(page, place="昭通市", unit="市住房城乡建设局")
        assert "各行只计筛选出的任务；按单位筛选时牵头和责任都算，这里的各行只按责任单位" in told(
            app
        )


def test_an_address_of_a_day_without_a_list_says_which_day_is_shown(screen: Screen) -> None:
    words = told(screen("overview", place="昭通市", as_of="2020-02-15"))
    assert "没有截至 2020-02-15 的一期，这里显示截至 2021-01-31 的情况。" in words
    assert "没有截至" not in told(screen("overview", place="昭通市", as_of="2020-10-31"))


def test_groups_are_ranked_by_rate_unless_the_count_is_asked_for(screen: Screen) -> None:
    ranked = screen("completion", place="昭通市").dataframe[0].value
    assert list(ranked.columns)[:3] == ["名次", "责任单位", "完成率"]
    rates = ranked["完成率"].dropna().tolist()
    assert rates == sorted(rates, reverse=True)
    counted = screen("completion", place="昭通市", order="按任务数").dataframe[0].value
    assert counted["任务"].tolist() == sorted(counted["任务"], reverse=True)


def test_the_changes_of_zhaotong_are_counted_by_kind(screen: Screen) -> None:
    words = told(screen("changes", place="昭通市"))
    for part in ("新完成 9 项", "新逾期 5 项", "状态倒退 1 项", "时限调整 1 项", "新增任务 0 项"):
        assert part in words


def test_a_water_class_is_read_as_a_class(screen: Screen) -> None:
    rows = screen("indicators", place="嘉峪关市").dataframe[0].value
    value = rows.loc[rows["指标"] == "地表水北大河水质类别", "实际值"].iloc[0]
    assert value in ("Ⅰ类", "Ⅱ类")


def test_the_overdue_page_names_the_rule_of_the_light_beside_the_list(screen: Screen) -> None:
    app = screen("overdue", place="嘉峪关市")
    words = told(app)
    assert "逾期 4 项" in words
    assert "红灯：超过整改时限且未完成整改" in words
    assert len(app.dataframe[0].value) == 4


def test_the_map_counts_and_lists_the_sites_without_coordinates(screen: Screen) -> None:
    app = screen("site_map", place="昭通市")
    found = re.search(r"有坐标 (\d+) 项　无坐标 (\d+) 项", told(app))
    assert found is not None
    with_, without = map(int, found.groups())
    assert with_ + without == 47
    assert len(app.dataframe[0].value) == without


def test_the_task_page_shows_the_annex_and_what_changed_since(screen: Screen) -> None:
    app = screen("task", place="嘉峪关市", task="嘉峪关·中央第二轮~16~")
    words = told(app)
    assert "第16项" in words
    fields = dict(app.dataframe[0].value.to_numpy().tolist())
    assert (fields["整改时限"], fields["整改时限（原文）"]) == ("2021-12-31", "2021年12月底前")
    assert fields["责任单位"] == "市住建局"


def test_the_overview_draws_its_four_figures(screen: Screen) -> None:
    """Bars, overdue rows, map and curve, each with data in it: no empty card."""
    app = screen("overview", place="昭通市")
    specs = [json.loads(e.proto.spec) for e in app.get("vega_lite_chart")]
    assert len(specs) == 4
    assert [s for s in specs if '"values": []' in json.dumps(s)] == []
