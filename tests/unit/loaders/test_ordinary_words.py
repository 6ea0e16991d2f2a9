"""Words and layouts of ordinary office lists that once were misread."""

from datetime import date

from tests.unit.loaders.workbooks import Tab, codes, read_rows, read_tabs

TITLE = ("某县督察反馈意见整改措施清单",)
AS_OF = date(2024, 9, 30)


def values(rows: tuple[dict[str, object], ...], field: str) -> list[object]:
    return [row.get(field) for row in rows]


def test_a_column_of_duties_names_units_with_their_roles() -> None:
    table = read_rows(
        TITLE, ("编号", "问题描述", "完成时限", "责任分工", "目前状态"),
        ("第一项", "尾矿库隐患", "2025年底前", "牵头单位：市应急管理局；配合单位：市水务局", "达到序时进度"),
        ("第二项", "直排口", "2025年底前", "市水务局（牵头），市住建局", "未达到序时进度"),
    )  # fmt: skip
    assert values(table.rows, "lead_units") == [["市应急管理局"], ["市水务局"]]
    assert values(table.rows, "support_units") == [["市水务局"], []]
    assert values(table.rows, "responsible_units") == [[], ["市住建局"]]


def test_main_responsible_units_stand_beside_the_leading_ones() -> None:
    table = read_rows(
        TITLE, ("序号", "反馈意见内容", "牵头责任单位", "主要责任单位", "完成期限"),
        (1, "规划环评执行不严", "县发改局", "县工业园区", "2024年12月"),
    )  # fmt: skip
    assert values(table.rows, "lead_units") == [["县发改局"]]
    assert values(table.rows, "responsible_units") == [["县工业园区"]]
    assert values(table.rows, "problem") == ["规划环评执行不严"]


def test_a_no_is_refined_by_what_the_progress_says_of_the_schedule() -> None:
    table = read_rows(
        TITLE, ("序号", "反馈问题", "整改时限", "责任单位", "进展情况", "是否完成"),
        (1, "货车污染", "2024年底", "县公安局", "累计淘汰210辆，未达到序时进度。", "否"),
        (2, "管网不配套", "2024年底", "县住建局", "已完成管网9公里。", "否"),
        (3, "油烟扰民", "2024年底", "县城管局", "达到序时进度。", "是"),
    )  # fmt: skip
    assert values(table.rows, "status") == ["behind", "in_progress", "done"]


def test_a_table_of_tasks_is_no_table_of_indicators_for_its_goal_and_state() -> None:
    table = read_rows(
        ("表2  长江经济带警示片披露问题整改情况",),
        ("项目", "存在问题", "牵头单位", "整改目标", "整改完成时间", "现状", "经纬度"),
        ("1", "污泥违规堆存", "市城管局", "清运污泥3.4万吨", "2024.6.30", "超过序时进度", "118.7712,32.0563"),
        ("2", "磷石膏库渗漏", "市生态环境局", "完成防渗", "2024年上半年", "达到序时进度", "118°42′30″E，31°58′12″N"),
        as_of=AS_OF,
    )  # fmt: skip
    assert table.kind == "tasks"
    assert values(table.rows, "item_no") == ["1", "2"]
    assert values(table.rows, "deadline") == [date(2024, 6, 30)] * 2
    assert values(table.rows, "status") == ["ahead", "on_schedule"]
    assert values(table.rows, "lon")[0] == 118.7712


def test_the_name_of_a_site_is_not_the_problem() -> None:
    table = read_rows(
        TITLE, ("序号", "点位名称", "问题", "经度", "纬度", "责任单位", "整改时限"),
        (1, "一号排口", "直排", "105,35,20", "27,18,36", "区水务局", "2024年5月底"),
        (2, "二号排口", "直排", "105°36′0″", "27°19′0″", "区水务局", "2024年5月底"),
        (3, "三号排口", "扬尘", 105.6, 27.3, "区住建局", "2024年5月底"),
    )  # fmt: skip
    assert values(table.rows, "problem") == ["直排", "直排", "扬尘"]
    assert [round(row["lon"], 6) for row in table.rows] == [105.588889, 105.6, 105.6]
    assert "heading_repeated" in codes(table)


def test_a_line_for_a_signature_is_a_note() -> None:
    table = read_rows(
        TITLE, ("序号", "主要问题", "责任单位", "整改时限"),
        (1, "水质反弹", "市水利局", "2021年底"), ("责任领导签字：", None, "年   月   日"),
    )  # fmt: skip
    assert len(table.rows) == 1
    assert table.skipped == ((4, "note"),)


def test_who_to_ask_is_no_part_of_a_units_name() -> None:
    table = read_rows(
        TITLE, ("序号", "问题", "责任单位", "整改时限"),
        (1, "水质反弹", "市水利局（责任人：张三）、市住建局（联系电话：12345）", "2021年底"),
    )  # fmt: skip
    assert values(table.rows, "responsible_units") == [["市水利局", "市住建局"]]


def test_results_of_a_past_year_are_of_that_year() -> None:
    rows = (
        ("2023年度约束性指标完成情况（分县区）",),
        ("序号", "指标名称", "甲子县", None, "乙丑县", None),
        (None, None, "目标", "实际", "目标", "实际"),
        (1, "优良天数比例（%）", "≥90%", 91.5, "≥92%", 90.8),
    )
    tab = Tab(rows, ("A2:A3", "B2:B3", "C2:D2", "E2:F2"))
    (later,) = read_tabs(tab, as_of=date(2024, 9, 30)).tables
    assert values(later.rows, "period") == ["2023", "2023"]
    (within,) = read_tabs(tab, as_of=date(2023, 9, 30)).tables
    assert values(within.rows, "period") == ["2023-09", "2023-09"]


def test_a_change_is_not_compared_with_a_concentration() -> None:
    table = read_rows(
        ("指标名称", "计量单位", "目标值", "完成值"),
        ("PM2.5平均浓度", "微克/立方米", "较2015年下降10%以上", 27),
        ("PM2.5下降比例", "%", "较2015年下降10%以上", 12.6),
    )  # fmt: skip
    (finding,) = [f for f in table.findings if f.code == "target_not_comparable"]
    assert (finding.cell, finding.severity) == ("C2", "warning")
    assert values(table.rows, "target") == [10, 10]


def test_a_lone_column_of_dates_beside_open_tasks_holds_deadlines() -> None:
    head = ("序号", "问题", "责任单位", "完成时间", "状态")
    open_ = [(n, f"第{n}号排口直排", "县水利局", "2024年6月30日", "整改中") for n in (1, 2, 3)]
    done = [(n, f"第{n}号排口直排", "县水利局", "2024年6月30日", "已完成") for n in (4, 5, 6, 7)]
    table = read_rows(TITLE, head, *open_, done[0], as_of=AS_OF)
    assert values(table.rows, "deadline") == [date(2024, 6, 30)] * 4
    assert "completed_on" not in table.rows[0]
    table = read_rows(TITLE, head, open_[0], *done, as_of=AS_OF)
    assert values(table.rows, "completed_on") == [date(2024, 6, 30)] * 5


def test_no_answer_is_no_state() -> None:
    rows = [
        (n, f"问题{n}", "县水利局", "2024年底", w)
        for n, w in enumerate(("未知", "不适用", "未上报", "否"), 1)
    ]
    table = read_rows(TITLE, ("序号", "问题", "责任单位", "整改时限", "整改状态"), *rows)
    assert values(table.rows, "status") == [None, None, None, "in_progress"]
    assert codes(table).count("status_unknown") == 3


def test_a_target_in_another_scale_is_told_in_the_unit_of_the_values() -> None:
    table = read_rows(
        ("指标名称", "计量单位", "目标值", "完成"),
        ("二氧化硫排放量", "吨", "1.2万吨以内", 11800), ("用水总量", "万立方米", "1.91亿立方米以内", 18500),
    )  # fmt: skip
    assert values(table.rows, "target") == [12_000, 19_100]
    assert values(table.rows, "value") == [11_800, 18_500]
    assert values(table.rows, "unit_of_measure") == ["吨", "万立方米"]


def test_a_title_of_megabytes_is_cut() -> None:
    table = read_rows(
        ("某市整改清单" + "很长" * 20_000,), ("序号", "问题", "整改时限"), (1, "甲", "2024年底")
    )
    assert table.title is not None
    assert len(table.title) == 300
