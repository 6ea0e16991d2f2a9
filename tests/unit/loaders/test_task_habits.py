"""How clerks write a task down: several rows for several units, ticks, boxes, people among units."""

from datetime import date

import pytest

from data.records import UnitDirectory
from loaders.rows.people import without_people
from tests.unit.loaders.workbooks import codes, column, only, read_rows

HEAD = ("序号", "反馈问题", "整改措施", "整改时限", "责任单位")
BASE = ("序号", "反馈问题", "责任单位")


def keys(table) -> list[tuple[str, str | None]]:  # type: ignore[no-untyped-def]
    return list(zip(column(table, "item_no"), column(table, "sub_item"), strict=True))


def test_rows_that_only_name_further_units_are_one_task() -> None:
    table = read_rows(
        HEAD,
        (1, "污水直排", "建管网", "2020年底", "市住建局"),
        (None, None, None, None, "市水利局"),
        (None, None, None, None, "市财政局"),
        (2, "扬尘", "抑尘", "2020年底", "市城管局"),
        merges=("A2:A4", "B2:B4", "C2:C4", "D2:D4"),
    )
    assert keys(table) == [("1", None), ("2", None)]
    assert column(table, "responsible_units")[0] == ["市住建局", "市水利局", "市财政局"]
    assert table.skipped == ((3, "joined"), (4, "joined"))


def test_a_problem_written_out_for_every_unit_with_its_own_state_becomes_sub_items() -> None:
    table = read_rows(
        (*BASE, "整改状态"),
        (1, "污水直排", "市住建局", "已完成"),
        (1, "污水直排", "市水利局", "整改中"),
        (2, "扬尘", "市城管局", "整改中"),
    )
    assert keys(table) == [("1", "1"), ("1", "2"), ("2", None)]
    assert column(table, "status") == ["done", "in_progress", "in_progress"]


def test_arabic_numbers_below_chinese_ones_are_sub_items_when_they_restart() -> None:
    table = read_rows(
        HEAD,
        ("一", "管网滞后", "统筹", "2020年底", "市住建局"),
        ("1", "主城区", "建管网", "2020年6月", "市住建局"),
        ("2", "开发区", "建厂", "2020年9月", "开发区管委会"),
        ("二", "扬尘", "抑尘", "2020年底", "市城管局"),
        ("1", "工地", "喷淋", "2020年底", "市住建局"),
    )
    assert keys(table) == [("1", None), ("1", "1"), ("1", "2"), ("2", None), ("2", "1")]
    assert codes(table) == []


def test_marks_beside_a_number_are_no_part_of_it() -> None:
    table = read_rows(
        BASE, ("1（新增）", "污水", "甲局"), ("2*", "扬尘", "甲局"), ("★3", "油烟", "甲局")
    )
    assert column(table, "item_no") == ["1", "2", "3"]
    assert column(table, "item_no_text") == ["1（新增）", "2*", "★3"]


def test_the_finer_of_two_problem_columns_is_the_problem() -> None:
    table = read_rows(
        ("序号", "问题", "具体问题", "责任单位"),
        (1, "水环境", "城区污水", "甲局"),
        (2, None, "农村污水", "乙局"),
        (3, "大气", "扬尘", "丙局"),
        merges=("B2:B3",),
    )
    assert column(table, "problem") == ["城区污水", "农村污水", "扬尘"]
    assert column(table, "category") == ["水环境", "水环境", "大气"]


def test_a_long_problem_opens_the_text_of_its_parts() -> None:
    long = "督察发现，该市城镇生活污水收集处理能力长期不足，大量污水直排入河。"
    table = read_rows(
        ("序号", "反馈问题", "具体问题", "责任单位"),
        (1, long, "城区污水", "甲局"),
        (None, None, "农村污水", "乙局"),
        (2, "督察还发现，部分建筑工地和砂石料场扬尘污染防治措施落实不到位。", "扬尘", "丙局"),
        merges=("A2:A3", "B2:B3"),
    )
    assert column(table, "problem")[:2] == [f"{long}\n城区污水", f"{long}\n农村污水"]
    assert keys(table) == [("1", "1"), ("1", "2"), ("2", None)]


def test_problems_named_after_the_progress_are_what_stands_in_the_way() -> None:
    table = read_rows(
        ("序号", "重点任务", "牵头单位", "工作进展", None, "存在问题"),
        (None, None, None, "是否完成年度目标", "进展情况", None),
        (1, "秃尾河整治", "市住建局", "否", "完成清淤3.2公里", "资金缺口大"),
        (2, "污水管网建设", "市住建局", "是", "完成62公里", None),
        merges=("A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:F2"),
    )
    assert column(table, "problem") == ["秃尾河整治", "污水管网建设"]
    assert column(table, "note") == ["资金缺口大", None]
    assert column(table, "status") == ["in_progress", "done"]


def test_yes_and_no_as_two_columns_to_tick() -> None:
    table = read_rows(
        (*BASE, "是否完成整改", None),
        (None, None, None, "是", "否"),
        (1, "城区污水直排清源河", "甲局", "√", None),
        (2, "工地扬尘管控不到位", "乙局", None, "√"),
        merges=("A1:A2", "B1:B2", "C1:C2", "D1:E1"),
    )
    assert table.kind == "tasks"
    assert column(table, "status") == ["done", "in_progress"]


def test_whether_it_is_late_is_the_opposite_of_whether_it_is_on_schedule() -> None:
    table = read_rows(
        (*BASE, "是否滞后", "是否完成"),
        (1, "污水", "甲局", "是", "否"),
        (2, "扬尘", "甲局", "否", "是"),
        (3, "油烟", "甲局", "否", "否"),
    )
    assert column(table, "status") == ["behind", "done", "in_progress"]


def test_a_box_ticked_inside_the_cell() -> None:
    table = read_rows(
        (*BASE, "整改状态"),
        (1, "污水", "甲局", "☑已完成 □未完成"),
        (2, "扬尘", "甲局", "□已完成 ☑整改中"),
    )
    assert column(table, "status") == ["done", "in_progress"]


def test_people_among_the_units_where_the_heading_announces_them() -> None:
    table = read_rows(
        ("序号", "反馈问题", "责任单位及责任人"),
        (1, "污水", "市水利局（张某某 副局长）、市住建局（李某）"),
        (2, "扬尘", "酒钢（集团）公司 王某某"),
    )
    assert column(table, "responsible_units") == [["市水利局", "市住建局"], ["酒钢(集团)公司"]]
    assert column(table, "responsible_persons") == ["张某某 副局长、李某", "王某某"]


@pytest.mark.parametrize(
    ("text", "rest", "people"),
    [
        ("市水务局（张三）", "市水务局", ("张三",)),
        ("市水务局\n李四", "市水务局", ("李四",)),
        ("市水务局：王五、市住建局：赵六", "市水务局、市住建局", ("王五", "赵六")),
        ("市住建局（牵头）、高新区（管委会）", "市住建局（牵头）、高新区（管委会）", ()),
        ("市林业局 市水务局", "市林业局 市水务局", ()),
        ("", "", ()),
    ],
)
def test_the_people_named_in_a_text(text: str, rest: str, people: tuple[str, ...]) -> None:
    assert without_people(text) == (rest, people)


def test_the_year_of_a_deadline_may_stand_in_its_heading() -> None:
    table = read_rows(("序号", "反馈问题", "2019年整改时限"), (1, "污水", "6月底"))
    assert column(table, "deadline") == [date(2019, 6, 30)]
    assert codes(table) == []


def test_a_state_out_of_the_dates_is_told() -> None:
    table = read_rows(
        (*BASE, "验收时间", "销号时间"),
        (1, "污水", "甲局", "2020-06-01", "2020-07-01"),
        (2, "扬尘", "甲局", "2020-06-01", None),
        (3, "油烟", "甲局", None, None),
    )
    assert column(table, "status") == ["closed", "done", None]
    assert only(table, "status_from_dates").severity == "info"


def test_a_collective_name_stands_for_its_members() -> None:
    directory = UnitDirectory(
        names={"市住建局": "市住建局", "市水利局": "市水利局", "成员单位": "成员单位"},
        members={"成员单位": ("市住建局", "市水利局")},
    )
    table = read_rows(BASE, (1, "污水", "成员单位"), directory=directory)
    assert column(table, "responsible_units") == [["市住建局", "市水利局"]]


def test_a_column_of_an_unheard_heading_is_understood_by_what_stands_in_it() -> None:
    table = read_rows(
        ("序号", "反馈问题", "谁来办", "几时办好", "办到哪一步"),
        (1, "污水", "市住建局、市水利局", "2020年12月底前", "整改中"),
        (2, "扬尘", "市城管局", "长期坚持", "达到序时进度"),
    )
    assert column(table, "responsible_units") == [["市住建局", "市水利局"], ["市城管局"]]
    assert column(table, "deadline_kind") == ["date", "continuous"]
    assert column(table, "status") == ["in_progress", "on_schedule"]
    assert codes(table) == ["heading_by_values"] * 3
