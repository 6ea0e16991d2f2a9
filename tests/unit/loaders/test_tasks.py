"""What a task list says: deadlines, units by role, status, dates, places, contradictions."""

from datetime import date

import pytest

from data.records import UnitDirectory
from tests.unit.loaders.workbooks import codes, column, only, read_rows

BASE = ("序号", "反馈问题", "整改时限", "责任单位")


def test_deadlines_as_text_date_and_serial_number() -> None:
    table = read_rows(
        BASE,
        (1, "一", "2020年12月底前", "甲局"),
        (2, "二", date(2021, 3, 31), "甲局"),
        (3, "三", 44196, "甲局"),
        (4, "四", "2025年底前，并长期坚持", "甲局"),
        (5, "五", "立行立改、持续加强、长期坚持", "甲局"),
        (6, "六", "立行立改", "甲局"),
        (7, "七", "—", "甲局"),
    )
    assert column(table, "deadline") == [
        date(2020, 12, 31), date(2021, 3, 31), date(2020, 12, 31), date(2025, 12, 31),
        None, None, None,
    ]  # fmt: skip
    assert column(table, "deadline_kind") == [
        "date", "date", "date", "date_then_continuous", "continuous", "immediate", "none",
    ]  # fmt: skip
    assert column(table, "deadline_text")[1:3] == ["2021-03-31", "44196"]
    assert column(table, "deadline_text")[6] is None
    assert codes(table) == []


def test_a_deadline_without_a_year_takes_the_year_of_the_list_with_a_warning() -> None:
    table = read_rows(BASE, (1, "一", "12月10日前", "甲局"))
    assert column(table, "deadline") == [date(2020, 12, 10)]
    found = only(table, "deadline_year_assumed")
    assert found.cell == "C2"
    assert found.message == "“清单”表 C2（写着“12月10日前”）：没有写年份，已按 2020 年理解。"
    assert found.fix == "请写明年份，例如“2020年12月底前”。"


def test_an_impossible_date_rejects_the_row_and_an_unclear_phrase_does_not() -> None:
    table = read_rows(BASE, (1, "一", "2020年13月底前", "甲局"), (2, "二", "视情况而定", "甲局"))
    assert [row["item_no"] for row in table.rejected] == ["1"]
    assert only(table, "deadline_impossible").cell == "C2"
    assert only(table, "deadline_unclear").cell == "C3"
    assert column(table, "deadline_kind") == ["none"]
    assert column(table, "deadline_text") == ["视情况而定"]


def test_units_by_column_and_by_the_role_written_in_the_cell() -> None:
    table = read_rows(
        ("序号", "反馈问题", "牵头单位", "责任单位", "配合单位", "督导单位"),
        (1, "一", "市住建局", "市水务局、\n市财政局", "/", "市督察办"),
        (2, "二", None, "牵头单位：市住建局；配合单位：市工信局、市公安局", None, "市督察办"),
    )
    assert column(table, "lead_units") == [["市住建局"], ["市住建局"]]
    assert column(table, "responsible_units") == [["市水务局", "市财政局"], []]
    assert column(table, "support_units") == [[], ["市工信局", "市公安局"]]
    assert column(table, "supervising_units") == [["市督察办"], ["市督察办"]]


def test_units_of_the_city_and_of_the_county_fill_one_field() -> None:
    table = read_rows(
        ("序号", "反馈问题", "责任单位", None),
        (None, None, "市级", "县级"),
        (1, "一", "市住建局", "昭阳区人民政府"),
        merges=("A1:A2", "B1:B2", "C1:D1"),
    )
    assert column(table, "responsible_units") == [["市住建局", "昭阳区人民政府"]]


def test_the_reporting_unit_is_no_responsible_unit() -> None:
    table = read_rows(
        ("序号", "反馈问题", "责任单位", "填报单位"), (1, "一", "市住建局", "市督察办")
    )
    assert column(table, "responsible_units") == [["市住建局"]]


def test_a_unit_outside_the_directory_is_one_warning_with_the_nearest_names() -> None:
    directory = UnitDirectory(names={"市生态环境局": "市生态环境局", "市环保局": "市生态环境局"})
    table = read_rows(
        BASE,
        (1, "一", "2020年底", "市环保局"),
        (2, "二", "2020年底", "市生态环境局局"),
        (3, "三", "2020年底", "市生态环境局局"),
        directory=directory,
    )
    assert column(table, "responsible_units")[0] == ["市生态环境局"]
    found = only(table, "unit_unknown")
    assert found.cell == "D3"
    assert "市生态环境局）" in found.message


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("尚未启动", "not_started"),
        ("未达到序时进度", "behind"),
        ("达到时序进度", "on_schedule"),
        ("基本完成", "basically_done"),
        ("已完成", "done"),
        ("完成销号", "closed"),
        ("长期坚持", "ongoing"),
        ("整改中", "in_progress"),
    ],
)
def test_status_words(words: str, status: str) -> None:
    table = read_rows((*BASE, "整改状态"), (1, "一", "2020年底", "甲局", words))
    assert column(table, "status") == [status]
    assert column(table, "status_text") == [words]


def test_an_unknown_status_is_a_warning_and_stays_as_text() -> None:
    table = read_rows((*BASE, "整改状态"), (1, "一", "2020年底", "甲局", "蓝色"))
    assert column(table, "status") == [None]
    assert column(table, "status_text") == ["蓝色"]
    assert only(table, "status_unknown").cell == "E2"


def test_yes_and_no_under_whether_it_is_finished() -> None:
    table = read_rows(
        (*BASE, "是否完成整改"),
        (1, "一", "2020年底", "甲局", "是"),
        (2, "二", "2020年底", "甲局", "否"),
    )
    assert column(table, "status") == ["done", "in_progress"]


def test_the_answers_to_several_questions_together() -> None:
    table = read_rows(
        (*BASE, "是否完成整改", "是否销号"),
        (1, "一", "2020年底", "甲局", "是", "是"),
        (2, "二", "2020年底", "甲局", "是", "否"),
        (3, "三", "2020年底", "甲局", "否", "否"),
    )
    assert column(table, "status") == ["closed", "done", "in_progress"]


def test_ticks_under_the_states_as_headings() -> None:
    table = read_rows(
        ("序号", "反馈问题", "责任单位", "整改进展情况", None, None, None),
        (None, None, None, "尚未启动", "达到序时进度", "完成整改", "完成销号"),
        (1, "一", "甲局", None, "√", None, None),
        (2, "二", "甲局", None, None, None, "√"),
        merges=("A1:A2", "B1:B2", "C1:C2", "D1:G1"),
    )
    assert column(table, "status") == ["on_schedule", "closed"]
    assert column(table, "status_text") == ["达到序时进度", "完成销号"]


def test_status_from_the_first_words_of_the_progress_text() -> None:
    table = read_rows(
        (*BASE, "整改进展"),
        (1, "一", "2020年底", "甲局", "已完成。管网全部建成并投入使用。"),
        (2, "二", "2020年底", "甲局", "正在推进。管网建成六成。"),
    )
    assert column(table, "status") == ["done", "in_progress"]
    assert column(table, "progress_text")[0] == "已完成。管网全部建成并投入使用。"


def test_the_values_decide_what_an_ambiguous_heading_means() -> None:
    words = read_rows((*BASE, "完成情况"), (1, "一", "2020年底", "甲局", "基本完成"))
    assert column(words, "status") == ["basically_done"]
    shares = read_rows((*BASE, "完成情况"), (1, "一", "2020年底", "甲局", "80%"))
    assert column(shares, "progress") == [0.8]
    story = "投入资金三百万元，新建污水管网六公里，改造排口四个，剩余工程正在招标。"
    texts = read_rows((*BASE, "完成情况"), (1, "一", "2020年底", "甲局", story))
    assert column(texts, "progress_text") == [story]


def test_completion_time_is_the_deadline_only_where_no_other_column_is() -> None:
    both = read_rows((*BASE, "完成时间"), (1, "一", "2020年底", "甲局", date(2020, 8, 1)))
    assert column(both, "completed_on") == [date(2020, 8, 1)]
    alone = read_rows(
        ("序号", "反馈问题", "完成时间", "责任单位"), (1, "一", "2020年12月底前", "甲局")
    )
    assert column(alone, "deadline") == [date(2020, 12, 31)]


def test_progress_in_all_three_writings() -> None:
    table = read_rows(
        (*BASE, "完成进度"),
        (1, "一", "2020年底", "甲局", "80%"),
        (2, "二", "2020年底", "甲局", 0.8),
        (3, "三", "2020年底", "甲局", 80),
    )
    assert column(table, "progress") == [0.8, 0.8, 0.8]


def test_contradictions_between_status_and_completion_date_are_warnings() -> None:
    table = read_rows(
        (*BASE, "整改状态", "完成时间"),
        (1, "一", "2020年底", "甲局", "尚未完成", date(2020, 8, 1)),
        (2, "二", "2020年底", "甲局", "已完成", None),
        (3, "三", "2020年底", "甲局", "已完成", date(2020, 8, 1)),
        (4, "四", "2020年底", "甲局", "整改中", None),
    )
    assert len(table.rows) == 4
    assert only(table, "open_with_date").cell == "F2"
    assert only(table, "done_without_date").cell == "F3"


def test_a_finished_task_without_a_date_column_is_no_contradiction() -> None:
    table = read_rows((*BASE, "整改状态"), (1, "一", "2020年底", "甲局", "已完成"))
    assert codes(table) == []


def test_a_completion_after_the_as_of_date_is_a_warning() -> None:
    table = read_rows(
        (*BASE, "整改状态", "完成时间"), (1, "一", "2020年底", "甲局", "已完成", date(2021, 2, 1))
    )
    assert only(table, "date_in_future").cell == "F2"


def test_coordinates_in_two_columns_or_one_and_swapped() -> None:
    two = read_rows(
        (*BASE, "经度", "纬度"),
        (1, "一", "2020年底", "甲局", 98.29, 39.77),
        (2, "二", "2020年底", "甲局", 39.77, 98.29),
        (3, "三", "2020年底", "甲局", None, None),
        (4, "四", "2020年底", "甲局", "东边", "北边"),
    )
    assert column(two, "lon") == [98.29, 98.29, None, None]
    assert column(two, "lat") == [39.77, 39.77, None, None]
    assert only(two, "coordinates_swapped").cell == "E3"
    assert only(two, "coordinates_unclear").cell == "E5"
    one = read_rows((*BASE, "经纬度"), (1, "一", "2020年底", "甲局", "98.29,39.77"))
    assert (column(one, "lon"), column(one, "lat")) == ([98.29], [39.77])
    assert (one.columns["lon"], one.columns["lat"]) == ("E", "E")


def test_several_districts_stay_together() -> None:
    table = read_rows((*BASE, "所属区县"), (1, "一", "2020年底", "甲局", "昭阳区，鲁甸县"))
    assert column(table, "district") == ["昭阳区、鲁甸县"]


def test_blanks_written_as_marks_are_nothing() -> None:
    table = read_rows(
        (*BASE, "整改目标", "责任领导", "备注"), (1, "一", "\\", "/", "—", "无", "－")
    )
    row = table.rows[0]
    assert row["responsible_units"] == []
    assert [row[f] for f in ("deadline_text", "goal", "responsible_leaders", "note")] == [None] * 4


def test_a_field_the_table_does_not_speak_of_is_not_in_its_fields() -> None:
    table = read_rows(BASE, (1, "一", "2020年底", "甲局"))
    assert table.fields == {
        "item_no", "item_no_text", "sub_item", "problem", "deadline", "deadline_text",
        "deadline_kind", "responsible_units",
    }  # fmt: skip
    assert set(table.rows[0]) == table.fields | {"row"}


def test_several_periods_of_progress_beside_each_other_give_the_newest() -> None:
    table = read_rows(
        (*BASE, "10月进展情况", "11月进展情况"),
        (
            1,
            "一",
            "2020年底",
            "甲局",
            "完成选址工作，正在办理用地手续。",
            "完成用地手续，正在施工招标。",
        ),
    )
    assert column(table, "progress_text") == ["完成用地手续，正在施工招标。"]
    assert only(table, "heading_repeated").cell == "E1"


def test_unknown_and_similar_headings_are_reported() -> None:
    table = read_rows((*BASE, "吉祥物", "整改项目项"), (1, "一", "2020年底", "甲局", "猫", "清淤"))
    assert only(table, "heading_unknown").cell == "E1"
    assert table.headings["E"] == "吉祥物"


def test_dates_as_headings_with_ticks_are_deadlines() -> None:
    table = read_rows(
        ("序号", "反馈问题", "责任单位", "整改时限", None, None),
        (None, None, None, "2020年6月底前", "2020年12月底前", "长期坚持"),
        (1, "一", "甲局", "√", None, None),
        (2, "二", "甲局", None, "√", None),
        (3, "三", "甲局", None, None, "√"),
        merges=("A1:A2", "B1:B2", "C1:C2", "D1:F1"),
    )
    assert column(table, "deadline") == [date(2020, 6, 30), date(2020, 12, 31), None]
    assert column(table, "deadline_kind") == ["date", "date", "continuous"]
    assert column(table, "deadline_text")[0] == "2020年6月底前"


def test_dates_as_headings_over_plans_give_the_last_as_deadline() -> None:
    table = read_rows(
        ("序号", "重点任务", "责任单位", "2020年6月底前", "2020年12月底前"),
        (1, "建管网", "甲局", "完成招标", "建成通水"),
        (2, "清河道", "甲局", "完成清淤", None),
    )
    assert column(table, "deadline") == [date(2020, 12, 31), date(2020, 6, 30)]
    assert column(table, "goal")[0] == "2020年6月底前：完成招标\n2020年12月底前：建成通水"


def test_dates_as_headings_over_shares_are_progress_of_which_the_newest_counts() -> None:
    table = read_rows(
        ("序号", "重点任务", "责任单位", "整改时限", "2020年10月", "2020年11月", "2020年12月"),
        (1, "建管网", "甲局", "2020年底", "30%", "60%", None),
    )
    assert column(table, "progress") == [0.6]


def test_two_headings_in_one_mean_the_first() -> None:
    table = read_rows(
        ("序号", "反馈问题", "责任单位及责任人", "督办单位及责任人", "整改措施及进展"),
        (1, "一", "甲局", "乙局", "建成管网六公里"),
    )
    assert set(table.columns) == {
        "item_no", "problem", "responsible_units", "supervising_units", "measures",
    }  # fmt: skip


def test_whether_it_is_on_schedule_says_more_than_that_it_is_not_finished() -> None:
    table = read_rows(
        (*BASE, "是否达到序时进度", "是否完成"),
        (1, "一", "2020年底", "甲局", "是", "否"),
        (2, "二", "2020年底", "甲局", "是", "是"),
        (3, "三", "2020年底", "甲局", "否", "否"),
    )
    assert column(table, "status") == ["on_schedule", "done", "behind"]


@pytest.mark.parametrize(
    ("above", "as_of", "year"),
    [
        ("2018年中央环保督察“回头看”整改清单", date(2020, 8, 31), 2020),
        ("2021年度整改清单", date(2020, 12, 31), 2021),
        ("2019年度整改清单", None, 2019),
        ("填报时间：2017年3月1日", date(2020, 8, 31), 2017),
        ("2017年3月1日", date(2020, 8, 31), 2017),
    ],
)
def test_whose_year_a_deadline_without_one_takes(above: str, as_of: date | None, year: int) -> None:
    table = read_rows((above,), BASE, (1, "一", "12月10日前", "甲局"), as_of=as_of)
    assert column(table, "deadline") == [date(year, 12, 10)]


def test_notes_at_the_foot_with_several_cells_are_no_task() -> None:
    table = read_rows(
        (*BASE, "备注", "整改状态"),
        (1, "一", "2020年底", "甲局", None, "已完成"),
        ("单位负责人：", "张三", "填表人：", "李四", "联系电话：", "0000000"),
    )
    assert column(table, "item_no") == ["1"]
    assert table.skipped == ((3, "note"),)


def test_categories_that_count_from_one_again_keep_their_tasks_apart() -> None:
    table = read_rows(
        ("序号", "领域", "反馈问题", "责任单位"),
        (1, "大气", "扬尘", "甲局"),
        (2, None, "油烟", "乙局"),
        (1, "水", "污水直排", "丙局"),
        merges=("B2:B3",),
    )
    numbers = list(zip(column(table, "item_no"), column(table, "sub_item"), strict=True))
    assert numbers == [("1", "1"), ("1", "2"), ("2", "1")]
    assert codes(table) == ["numbering_restarts"]
