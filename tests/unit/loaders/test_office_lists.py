"""Lists as single offices keep them: bureaus, towns, companies, parks."""

from datetime import date

import pytest

from loaders.columns.headings import candidates
from tests.unit.loaders.workbooks import Tab, codes, read_rows, read_tabs

TITLE = ("某市督察反馈问题整改任务调度表",)
AS_OF = date(2024, 6, 30)


def values(rows: tuple[dict[str, object], ...], field: str) -> list[object]:
    return [row.get(field) for row in rows]


def test_places_beside_departments_under_responsible_units_are_responsible_too() -> None:
    table = read_rows(
        TITLE,
        ("序号", "整改任务", "责任单位", None, "整改时限"),
        (None, None, "省直部门", "市（州）", None),
        (1, "总磷超标", "省农业农村厅", "云泽市、安丰市", "2024年底前"),
        (2, "岸电使用率低", None, "云泽市", "2024年底前"),
        merges=("C2:D2", "A2:A3", "B2:B3", "E2:E3"),
    )
    units = values(table.rows, "responsible_units")
    assert units == [["省农业农村厅", "云泽市", "安丰市"], ["云泽市"]]
    assert values(table.rows, "district") == ["云泽市、安丰市", "云泽市"]


def test_a_place_beside_the_named_unit_only_tells_where() -> None:
    table = read_rows(
        TITLE,
        ("序号", "整改任务", "责任单位", None, "整改时限"),
        (None, None, "县区", "单位", None),
        (1, "总磷超标", "云泽县", "市农业农村局", "2024年底前"),
        merges=("C2:D2", "A2:A3", "B2:B3", "E2:E3"),
    )
    assert values(table.rows, "responsible_units") == [["市农业农村局"]]
    assert values(table.rows, "district") == ["云泽县"]


SPANS = [
    ("整改时间", "开始", "完成", "deadline"),
    ("起止时间", "起", "止", "deadline"),
    ("整改期限", "启动", "完成", "deadline"),
    ("计划时间", "开工", "完工", "deadline"),
    ("实际时间", "开始", "完成", "completed_on"),
]


@pytest.mark.parametrize(("group", "begin", "end", "field"), SPANS)
def test_the_end_of_a_span_of_time_is_a_deadline_unless_it_is_the_real_one(
    group: str, begin: str, end: str, field: str
) -> None:
    table = read_rows(
        TITLE,
        ("序号", "存在问题", "责任单位", group, None, "完成进度"),
        (None, None, None, begin, end, None),
        (1, "雨污混流", "选矿厂", date(2024, 1, 5), date(2024, 5, 1), "80%"),
        (2, "道路扬尘", "运输队", date(2023, 1, 5), date(2023, 12, 31), "100%"),
        (3, "废石场", "采矿车间", date(2024, 3, 1), date(2024, 6, 1), "50%"),
        merges=("D2:E2", "A2:A3", "B2:B3", "C2:C3", "F2:F3"), as_of=AS_OF,
    )  # fmt: skip
    started = [date(2024, 1, 5), date(2023, 1, 5), date(2024, 3, 1)]
    assert values(table.rows, "started_on") == started
    assert values(table.rows, field) == [date(2024, 5, 1), date(2023, 12, 31), date(2024, 6, 1)]


def test_a_span_all_over_and_done_tells_the_day_of_completion() -> None:
    table = read_rows(
        TITLE,
        ("序号", "存在问题", "整改时间", None, "整改状态"),
        (None, None, "开始", "完成", None),
        (1, "雨污混流", date(2024, 1, 5), date(2024, 2, 1), "已完成"),
        (2, "道路扬尘", date(2024, 1, 5), date(2024, 3, 1), "已完成"),
        merges=("C2:D2", "A2:A3", "B2:B3", "E2:E3"), as_of=AS_OF,
    )  # fmt: skip
    assert values(table.rows, "completed_on") == [date(2024, 2, 1), date(2024, 3, 1)]


def test_the_share_reached_counts_and_not_the_one_wanted() -> None:
    table = read_rows(
        TITLE, ("序号", "任务", "责任单位", "时限", "应完成", "实际完成"),
        (1, "河道整治", "市水利局", "2024年6月底前", "100%", "100%"),
        (2, "绿色货运", "市交通局", "2024年12月底前", "50%", "42%"),
    )  # fmt: skip
    assert values(table.rows, "progress") == [1.0, 0.42]
    alone = read_rows(
        TITLE, ("序号", "任务", "责任单位", "时限", "应完成"),
        (1, "河道整治", "市水利局", "2024年6月底前", "100%"),
        (2, "绿色货运", "市交通局", "2024年12月底前", "50%"),
    )  # fmt: skip
    assert "progress" not in alone.columns


def test_days_under_actually_completed_stay_days() -> None:
    table = read_rows(
        TITLE, ("序号", "任务", "责任单位", "时限", "实际完成"),
        (1, "河道整治", "市水利局", "2024年6月底前", "2024.6.1"),
        (2, "绿色货运", "市交通局", "2024年12月底前", None), as_of=AS_OF,
    )  # fmt: skip
    assert values(table.rows, "completed_on") == [date(2024, 6, 1), None]


def test_a_town_asks_when_it_will_be_done_in_plain_words() -> None:
    table = read_rows(
        TITLE, ("序", "问题（含地址）", "责任社区", "啥时完成", "是否办结"),
        (1, "油烟", "民主路社区", "7月10日前", "否"), (2, "垃圾", "菜场社区", "立改", "是"),
        (3, "水箱", "江滨社区", "2024年8月", "否"), (4, "钓鱼", "江滨社区", "常抓不懈", "否"),
        as_of=AS_OF,
    )  # fmt: skip
    assert values(table.rows, "deadline") == [date(2024, 7, 10), None, date(2024, 8, 31), None]
    kinds = ["date", "immediate", "date", "continuous"]
    assert values(table.rows, "deadline_kind") == kinds


def test_workshops_and_inspectors_are_units_and_an_id_numbers_the_tasks() -> None:
    table = read_rows(
        TITLE,
        ("任务ID", "整改任务", "责任车间", "分工", None, None, "时限"),
        (None, None, None, "牵头", "配合", "督查", None),
        ("RW-07", "除尘布袋", "破碎车间", "安环部", "机动部", "总经办", "2024年底前"),
        merges=("D2:F2", "A2:A3", "B2:B3", "C2:C3", "G2:G3"),
    )
    (row,) = table.rows
    assert row["item_no"] == "RW-07"
    assert row["lead_units"] == ["安环部"]
    assert row["responsible_units"] == ["破碎车间"]
    assert row["supervising_units"] == ["总经办"]


def test_problems_nobody_complained_of_are_tasks() -> None:
    table = read_rows(
        ("问题清单",), ("序号", "问题", "问题来源", "涉及县区", "问题类别"),
        (1, "粪污处理设施不足", "2023年省级督察反馈", "耒河县", "畜禽养殖"),
        (2, "非法垂钓", "长江经济带警示片", "松柏市", "禁捕"),
    )  # fmt: skip
    assert table.kind == "tasks"
    assert values(table.rows, "category") == ["畜禽养殖", "禁捕"]
    assert values(table.rows, "district") == ["耒河县", "松柏市"]


def test_the_same_columns_of_complaints_are_petitions() -> None:
    table = read_rows(
        ("群众举报问题清单",), ("序号", "问题", "涉及县区", "问题类别"),
        (1, "夜间施工噪声", "耒河县", "噪声"), (2, "油烟扰民", "松柏市", "大气"),
    )  # fmt: skip
    assert table.kind == "petitions"


MONTHS = ("1月", "2月", "3月", "4月", "5月", "6月")


def test_months_of_shares_and_steps_follow_tasks() -> None:
    table = read_rows(
        ("整改任务进度跟踪表",), ("序号", "整改任务", "责任单位", "完成时限", *MONTHS),
        (1, "雨污分流", "县住建局", "2024年12月底前", "招标", "开工", "5%", "8%", "10%", "30%"),
        (2, "矿山恢复", "县自然资源局", "2024年6月底前", "20%", "35%", "50%", "60%", "70%", "100%"),
        as_of=AS_OF,
    )  # fmt: skip
    assert table.kind == "tasks"
    assert values(table.rows, "progress") == [0.3, 1.0]
    assert values(table.rows, "deadline") == [date(2024, 12, 31), date(2024, 6, 30)]


def test_months_of_amounts_stay_indicators() -> None:
    table = read_rows(
        ("重点任务完成情况表",), ("序号", "工作任务", "责任单位", "完成时限", "单位", *MONTHS),
        (1, "新建管网", "县住建局", "2024年12月底前", "公里", 1, 2, 3, 4, 5, 6),
        (2, "清理垃圾", "县城管局", "2024年6月底前", "吨", 20, 35, 50, 60, 70, 100), as_of=AS_OF,
    )  # fmt: skip
    assert table.kind == "indicators"


def test_a_last_step_beside_a_day_of_completion_is_the_end() -> None:
    table = read_rows(
        ("立行立改问题清单",), ("序号", "问题描述", "责任单位", "完成日期", "整改情况"),
        (1, "油气回收故障", "县商务局", "2024/5/18", "已更换并检测合格。"),
        (2, "雨水口有水", "园区管委会", "2024/5/20", "正在溯源排查。"),
        (3, "屠宰污水", "县农业农村局", "2024/5/20", "已责令停止屠宰，拆除设施。"), as_of=AS_OF,
    )  # fmt: skip
    assert values(table.rows, "status") == ["done", "in_progress", "done"]
    assert [f.cell for f in table.findings if f.code == "open_with_date"] == ["D4"]


def test_units_by_their_kind_are_a_directory() -> None:
    table = read_rows(
        ("永宁县整改责任单位",), ("类别", "单位"), ("县直部门", "县水务局"),
        (None, "县住建局"), ("乡镇", "望远镇"), ("县（区）", "清河区政府"), ("嘎查", "巴彦嘎查"),
        merges=("A3:A4",),
    )  # fmt: skip
    assert table.kind == "directory"
    assert values(table.rows, "name") == [
        "县水务局",
        "县住建局",
        "望远镇",
        "清河区政府",
        "巴彦嘎查",
    ]
    assert values(table.rows, "kind") == ["department"] * 2 + ["territory"] * 3


def test_names_after_and_before_a_reform() -> None:
    table = read_rows(
        ("机构改革后单位名称对照表",), ("序号", "现名称", "原名称", "简称"),
        (1, "东湖市林业局", "东湖市园林局", "市林业局"),
    )  # fmt: skip
    (row,) = table.rows
    assert row["name"] == "东湖市林业局"
    assert row["aliases"] == ["东湖市园林局", "市林业局"]


def test_a_former_name_in_brackets_is_another_name() -> None:
    table = read_rows(
        ("单位名录",), ("序号", "单位名称", "简称"),
        (1, "云泽水务云泽分公司", "云泽分公司（原云泽自来水公司）"),
        (2, "市生态环境局（原市环保局）", "市生态局"),
        (3, "酒钢(集团)公司", "酒钢公司"),
    )  # fmt: skip
    assert values(table.rows, "name") == ["云泽水务云泽分公司", "市生态环境局", "酒钢(集团)公司"]
    aliases = [["云泽分公司", "云泽自来水公司"], ["市生态局", "市环保局"], ["酒钢公司"]]
    assert values(table.rows, "aliases") == aliases


def test_lists_beside_each_other_under_groups_of_their_own_are_two() -> None:
    first, second = read_tabs(
        Tab(
            [
                ("单位花名册",),
                ("县直单位", None, None, "乡镇", None, None),
                ("序号", "单位", "简称", "序号", "单位", "简称"),
                (1, "县水务局", "水务局", 1, "城关镇人民政府", "城关镇"),
                (2, "县公安局", "公安局", None, None, None),
            ],
            ("A1:F1", "A2:C2", "D2:F2"),
        )
    ).tables
    assert values(first.rows, "name") == ["县水务局", "县公安局"]
    assert values(first.rows, "aliases") == [["水务局"], ["公安局"]]
    assert values(second.rows, "name") == ["城关镇人民政府"]
    assert values(second.rows, "kind") == ["territory"]
    assert "heading_repeated" not in codes(first)


STORIES = {
    "已清运农膜2吨，基本完成": "basically_done",
    "已拆除违建，完成整改": "done",
    "目前已清理完毕，整改工作已完成": "done",
    "问题已解决": "done",
    "经现场核查，问题已整改完成": "done",
    "压实责任，限期治理，整改到位": None,
    "已制定方案，力争10月完成整改": "in_progress",
    "主体工程基本完成，正在调试": "in_progress",
}


@pytest.mark.parametrize(("story", "status"), STORIES.items())
def test_a_later_clause_may_declare_the_whole_done(story: str, status: str | None) -> None:
    table = read_rows(
        TITLE, ("序号", "存在的问题", "责任单位", "整改时限", "目前进展情况"),
        (1, "农膜丢弃", "岔河村委会", "2024.9.30前", story), as_of=AS_OF,
    )  # fmt: skip
    assert table.rows[0].get("status") == status


def test_collective_names_may_be_told_by_what_they_include() -> None:
    table = read_rows(
        ("整改清单中统称的说明",), ("统称", "具体包括", "备注"),
        ("各镇街", "城南街道、白沙镇", None), ("开发区", "皮革园区管委会、开发区管委会", None),
    )  # fmt: skip
    assert table.kind == "directory"
    assert values(table.rows, "members") == [
        ["城南街道", "白沙镇"],
        ["皮革园区管委会", "开发区管委会"],
    ]
    assert values(table.rows, "kind") == ["collective", "collective"]


def test_offices_that_are_asked_along_support() -> None:
    table = read_rows(
        TITLE, ("序号", "任务内容", "牵头处室", "会办处室", "完成节点"),
        (1, "图斑核查", "修复处", "耕保处", "2024年一季度"),
    )  # fmt: skip
    assert values(table.rows, "support_units") == [["耕保处"]]


HEADINGS = {
    "整改责任县（市、区）": "responsible_units", "经办单位": "responsible_units",
    "负责部门": "responsible_units", "承办科室": "responsible_units", "责任企业": "responsible_units",
    "完成日期要求": "deadline", "截止日": "deadline", "整改截止日": "deadline",
    "计划整改时间": "deadline", "预计完成": "deadline", "整改完毕时间": "completed_on",
    "终验时间": "accepted_on", "行业类别": "category", "要素类型": "category",
    "属地乡镇": "district", "行政村": "district", "中心点坐标": "coordinates",
    "任务代码": "item_no",
}  # fmt: skip


@pytest.mark.parametrize(("heading", "field"), HEADINGS.items())
def test_headings_of_single_offices(heading: str, field: str) -> None:
    assert field in {c.field for c in candidates("tasks", (heading,))}


NAMES = {
    "标准全称": "name", "现单位名称": "name", "简写": "aliases", "更名前": "aliases",
    "展开为": "members", "归类": "kind",
}  # fmt: skip


@pytest.mark.parametrize(("heading", "field"), NAMES.items())
def test_headings_of_directories(heading: str, field: str) -> None:
    assert [c.field for c in candidates("directory", (heading,))] == [field]


def test_codes_that_the_heading_explains_are_states_and_no_shares() -> None:
    table = read_rows(
        TITLE,
        ("序号", "整改任务", "责任单位", "进展情况（1.已完成 2.序时 3.滞后）", "是否申请销号"),
        (1, "锅炉改造", "热力公司", "1", "是"), (2, "排水户", "排水公司", "2", "否"),
        (3, "废塑料", "宁河镇", "3", "否"),
    )  # fmt: skip
    assert values(table.rows, "status") == ["done", "on_schedule", "behind"]
    assert "progress" not in table.columns
    assert "is_closed" not in table.columns


def test_a_day_of_signing_off_closes_what_only_has_a_result_besides() -> None:
    table = read_rows(
        ("已销号问题清单",), ("序号", "问题", "责任单位", "整改时限", "销号时间", "整改成效"),
        (1, "鱼塘尾水", "区农业农村局", "2023年12月底前", "2024年1月10日", "整改到位"),
        (2, "排污口", "区水利局", "2024年3月底前", None, "整改到位"), as_of=AS_OF,
    )  # fmt: skip
    assert values(table.rows, "status") == ["closed", "done"]


@pytest.mark.parametrize(
    "headings",
    [("区直部门", "简称", "镇街", "简称"), ("单位", "简称", "单位", "简称")],
)
def test_kinds_of_units_beside_each_other_are_two_lists(headings: tuple[str, ...]) -> None:
    first, second = read_tabs(
        Tab(
            [
                ("宁河区责任单位一览",),
                headings,
                ("区住房和建设局", "区住建局", "宁河镇人民政府", "宁河镇"),
                ("区水利水务局", "区水利局", "芦台街道办事处", "芦台街道"),
            ]
        )
    ).tables
    assert values(first.rows, "name") == ["区住房和建设局", "区水利水务局"]
    assert values(first.rows, "aliases") == [["区住建局"], ["区水利局"]]
    assert values(second.rows, "aliases") == [["宁河镇"], ["芦台街道"]]
    assert values(second.rows, "kind") == ["territory", "territory"]


def test_one_list_with_two_columns_of_other_names_stays_one() -> None:
    table = read_rows(
        ("单位名录",), ("单位名称", "简称", "别名"), ("区水利水务局", "区水利局", "水务局"),
    )  # fmt: skip
    assert values(table.rows, "aliases") == [["区水利局", "水务局"]]


def test_a_state_may_name_the_day_it_was_reached() -> None:
    table = read_rows(
        TITLE, ("序号", "事项", "责任车间", "完成情况", "是否销号"),
        (1, "布袋更换", "破碎车间", "已完成（2024.3.5）", "已销号"),
        (2, "标识更新", "冶炼车间", "已于4月22日完成整改", "未销号"),
        (3, "平台恢复", "运输队", "已完成", "未销号"),
        (4, "清空事故池", "冶炼车间", "已完成（2024.9.5）", "未销号"),
        (5, "补植", "综合部", "12月20日完成", "未销号"), as_of=AS_OF,
    )  # fmt: skip
    days = [date(2024, 3, 5), date(2024, 4, 22), None, None, None]
    assert values(table.rows, "completed_on") == days
    assert values(table.rows, "status")[:3] == ["closed", "done", "done"]


def test_a_column_of_days_goes_before_days_in_states() -> None:
    table = read_rows(
        TITLE, ("序号", "事项", "责任单位", "整改状态", "完成时间"),
        (1, "布袋更换", "选矿厂", "已完成（2024.3.5）", None),
        (2, "标识更新", "选矿厂", "已完成", date(2024, 3, 8)), as_of=AS_OF,
    )  # fmt: skip
    assert values(table.rows, "completed_on") == [None, date(2024, 3, 8)]


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [("序时进度", "当前进度"), ("计划进度", "实际进度"), ("时间进度", "完成率")],
)
def test_the_share_reached_goes_before_the_share_wanted(wanted: str, reached: str) -> None:
    table = read_rows(
        TITLE, ("序号", "问题", "整改时限", wanted, reached),
        (1, "雨污混流", "2024年底", "50%", "42%"), (2, "扬尘", "2024年6月底", "80%", "100%"),
        as_of=AS_OF,
    )  # fmt: skip
    assert values(table.rows, "progress") == [0.42, 1.0]
    assert [f.cell for f in table.findings if f.code == "heading_unknown"] == ["D2"]


def test_planned_and_actual_under_one_heading() -> None:
    table = read_rows(
        TITLE,
        ("序号", "问题", "整改时限", "完成进度", None),
        (None, None, None, "计划", "实际"),
        (1, "雨污混流", "2024年底", "80%", "60%"), (2, "扬尘", "2024年6月底", "100%", "100%"),
        merges=("D2:E2", "A2:A3", "B2:B3", "C2:C3"), as_of=AS_OF,
    )  # fmt: skip
    assert values(table.rows, "progress") == [0.6, 1.0]


def test_planned_completion_is_a_deadline() -> None:
    table = read_rows(
        TITLE, ("序号", "问题", "责任单位", "计划完成", "实际完成"),
        (1, "雨污混流", "县住建局", "2024.3", "2024.3.15"), (2, "扬尘", "县水务局", "2024.9", None),
        as_of=AS_OF,
    )  # fmt: skip
    assert values(table.rows, "deadline") == [date(2024, 3, 31), date(2024, 9, 30)]
    assert values(table.rows, "completed_on") == [date(2024, 3, 15), None]


@pytest.mark.parametrize(
    ("heading", "days"),
    [
        ("预计销号时间", ("2024年4月15日", "2024年12月31日")),
        ("销号时间", ("2024年4月底前", "2024年12月底前")),
        ("计划验收时间", ("2024年4月", "2024年12月")),
    ],
)
def test_days_of_signing_off_to_come_close_nothing(heading: str, days: tuple[str, str]) -> None:
    table = read_rows(
        TITLE, ("序号", "问题", "责任单位", "整改时限", heading),
        (1, "雨污混流", "县住建局", "2024年3月底前", days[0]),
        (2, "扬尘", "县水务局", "2024年9月底前", days[1]), as_of=AS_OF,
    )  # fmt: skip
    assert not {"closed_on", "accepted_on", "status"} & set(table.columns)
    assert values(table.rows, "status") == [None, None]
    assert [f.cell for f in table.findings if f.code == "heading_unknown"] == ["E2"]


def test_planned_and_real_days_of_two_steps() -> None:
    table = read_rows(
        TITLE,
        ("序号", "问题", "责任单位", "计划时间", None, "实际时间", None),
        (None, None, None, "完成", "销号", "完成", "销号"),
        (1, "雨污混流", "县住建局", "2024年3月底", "2024年4月底", "2024.3.20", "2024.4.15"),
        (2, "扬尘", "县水务局", "2024年9月底", "2024年10月底", None, None),
        merges=("D2:E2", "F2:G2", "A2:A3", "B2:B3", "C2:C3"), as_of=AS_OF,
    )  # fmt: skip
    assert values(table.rows, "deadline") == [date(2024, 3, 31), date(2024, 9, 30)]
    assert values(table.rows, "completed_on") == [date(2024, 3, 20), None]
    assert values(table.rows, "closed_on") == [date(2024, 4, 15), None]
    assert values(table.rows, "status") == ["closed", None]


@pytest.mark.parametrize(
    ("written", "read"),
    [((100, 1, 55), [1.0, 0.01, 0.55]), ((1, 0.5, 0.05), [1.0, 0.5, 0.05]), ((1, 1, 0), [1, 1, 0])],
)
def test_one_among_hundredths_is_one_per_cent(
    written: tuple[float, ...], read: list[float]
) -> None:
    rows = [(n, f"问题{n}", "县住建局", "2024年底", w) for n, w in enumerate(written, 1)]
    table = read_rows(TITLE, ("序号", "问题", "责任单位", "整改时限", "完成进度"), *rows)
    assert values(table.rows, "progress") == read


def test_a_longer_deadline_and_a_finer_problem() -> None:
    table = read_rows(
        TITLE, ("序号", "督察反馈问题", "具体表现", "责任单位", "整改时限", "延期时间", "办公室认定"),
        (1, "治气不力", "甲厂无组织排放", "县住建局", "2024年3月底前", "2024年9月底前", "滞后"),
        (2, "治气不力", "乙厂烟囱超标", "县水务局", "2024年6月底前", None, "已完成"), as_of=AS_OF,
    )  # fmt: skip
    assert values(table.rows, "deadline") == [date(2024, 9, 30), date(2024, 6, 30)]
    assert values(table.rows, "problem") == ["甲厂无组织排放", "乙厂烟囱超标"]
    assert values(table.rows, "verified_status") == ["behind", "done"]


def test_groups_that_name_districts_or_units() -> None:
    table = read_rows(
        TITLE, ("序号", "问题", "责任单位", "整改时限"), ("一、白石县（1项）",),
        (1, "雨污混流", "县住建局", "2024年底前"), ("二、东城区（1项）",),
        (2, "扬尘", "区住建局", "2024年底前"), merges=("A3:D3", "A5:D5"),
    )  # fmt: skip
    assert values(table.rows, "district") == ["白石县", "东城区"]
    assert values(table.rows, "category") == ["一、白石县（1项）", "二、东城区（1项）"]
    table = read_rows(
        TITLE, ("序号", "问题", "整改时限", "状态"), ("县住建局（2项）",),
        (1, "雨污混流", "2024年底前", "已完成"), (2, "渗滤液", "2024年底前", "整改中"),
        ("县水务局（1项）",), (3, "排污口", "2024年底前", "整改中"), merges=("A3:D3", "A6:D6"),
    )  # fmt: skip
    assert values(table.rows, "responsible_units") == [["县住建局"], ["县住建局"], ["县水务局"]]


def test_groups_of_topics_stay_categories() -> None:
    table = read_rows(
        TITLE, ("序号", "问题", "责任单位", "整改时限"), ("一、大气污染防治",),
        (1, "扬尘", "县住建局", "2024年底前"), ("二、白石县",),
        (2, "直排", "县水务局", "2024年底前"), merges=("A3:D3", "A5:D5"),
    )  # fmt: skip
    assert values(table.rows, "category") == ["一、大气污染防治", "二、白石县"]
    assert "district" not in table.fields
