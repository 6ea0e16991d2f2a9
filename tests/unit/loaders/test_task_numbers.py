"""Which row is which task: source numbers, sub-items, merged and forgotten numbers, duplicates."""

from tests.unit.loaders.workbooks import codes, column, only, read_rows

HEAD = ("序号", "反馈问题", "整改措施", "整改时限", "责任单位")


def keys(table) -> list[tuple[str, str | None]]:  # type: ignore[no-untyped-def]
    return list(zip(column(table, "item_no"), column(table, "sub_item"), strict=True))


def test_numbers_in_every_writing_are_one() -> None:
    table = read_rows(
        HEAD,
        ("第一项", "问题一", "措施", "2020年底", "市住建局"),
        ("二、", "问题二", "措施", "2020年底", "市住建局"),
        ("03", "问题三", "措施", "2020年底", "市住建局"),
        (4.0, "问题四", "措施", "2020年底", "市住建局"),
        ("5.1", "问题五之一", "措施", "2020年底", "市住建局"),
        ("第六项（二）", "问题六之二", "措施", "2020年底", "市住建局"),
    )
    assert keys(table) == [
        ("1", None), ("2", None), ("3", None), ("4", None), ("5", "1"), ("6", "2"),
    ]  # fmt: skip
    assert column(table, "item_no_text")[0] == "第一项"
    assert codes(table) == []


def test_the_number_of_the_source_wins_over_the_local_one() -> None:
    table = read_rows(
        ("序号", "督察反馈问题编号", "反馈问题", "整改时限", "责任单位"),
        (1, "第十四项", "督察整改不到位", "2020年底", "市住建局"),
        (2, "第二十四项（一）", "铬污染", "2020年底", "市生态环境局"),
    )
    assert keys(table) == [("14", None), ("24", "1")]
    assert table.columns["item_no"] == "B"
    assert codes(table) == []


def test_numbers_that_open_the_problem_texts_win_over_local_ones() -> None:
    table = read_rows(
        HEAD,
        (1, "第一项，绿色发展理念不牢固", "学习", "长期坚持", "市委组织部"),
        (2, "第十四项，督察整改还不到位", "整改", "2020年底", "市住建局"),
    )
    assert column(table, "item_no") == ["1", "14"]


def test_sub_items_belong_to_the_item_above_which_is_skipped_when_it_only_introduces_them() -> None:
    table = read_rows(
        HEAD,
        (7, "管网建设滞后", "建管网", "2021年12月底前", "市住建局"),
        ("八", "铬污染问题，以上问题分2个方面进行整改", None, None, None),
        ("（一）", "土壤修复", "修复", "2020年12月底前", "市生态环境局"),
        ("（二）", "露天堆放", "苫盖", "2020年12月底前", "市生态环境局"),
        ("九", "冶炼废渣", "排查", "2021年12月底前", "市工信局"),
    )
    assert keys(table) == [("7", None), ("8", "1"), ("8", "2"), ("9", None)]
    assert table.skipped == ((3, "parent"),)


def test_a_parent_with_its_own_deadline_stays_a_task() -> None:
    table = read_rows(
        HEAD,
        ("八", "铬污染问题", "修复", "2020年12月底前", "市生态环境局"),
        ("（一）", "土壤修复", "修复", "2020年12月底前", "市生态环境局"),
    )
    assert keys(table) == [("8", None), ("8", "1")]


def test_several_measures_of_one_problem_under_merged_cells_are_one_task() -> None:
    table = read_rows(
        HEAD,
        (1, "污水直排", "建管网", "2020年底", "市住建局"),
        (None, None, "查排口", None, None),
        (None, None, "常巡查", None, None),
        (2, "扬尘", "抑尘", "2020年底", "市城管局"),
        merges=("A2:A4", "B2:B4", "D2:D4", "E2:E4"),
    )
    assert keys(table) == [("1", None), ("2", None)]
    assert column(table, "measures") == ["建管网\n查排口\n常巡查", "抑尘"]
    assert table.skipped == ((3, "joined"), (4, "joined"))


def test_the_same_with_blank_cells_instead_of_merged_ones() -> None:
    table = read_rows(
        HEAD,
        (1, "污水直排", "建管网", "2020年底", "市住建局"),
        (None, None, "查排口", None, None),
        (2, "扬尘", "抑尘", "2020年底", "市城管局"),
    )
    assert column(table, "measures") == ["建管网\n查排口", "抑尘"]


def test_rows_under_one_number_with_deadlines_and_units_of_their_own_become_sub_items() -> None:
    table = read_rows(
        HEAD,
        (1, "污水直排", "建管网", "2020年底", "市住建局"),
        (None, None, "查排口", "2020年9月底前", "市水务局"),
        (None, None, "常巡查", None, None),
        (2, "扬尘", "抑尘", "2020年底", "市城管局"),
        merges=("A2:A4", "B2:B4"),
    )
    assert keys(table) == [("1", "1"), ("1", "2"), ("2", None)]
    assert column(table, "problem") == ["污水直排", "污水直排", "扬尘"]
    assert column(table, "measures") == ["建管网", "查排口\n常巡查", "抑尘"]
    assert column(table, "responsible_units")[:2] == [["市住建局"], ["市水务局"]]
    assert table.skipped == ((4, "joined"),)


def test_a_sub_item_takes_the_deadline_it_leaves_blank_from_the_row_above() -> None:
    table = read_rows(
        HEAD,
        (1, "污水直排", "建管网", "2020年9月底前", "市住建局"),
        (None, None, "查排口", None, "市水务局"),
    )
    assert keys(table) == [("1", "1"), ("1", "2")]
    assert [str(d) for d in column(table, "deadline")] == ["2020-09-30"] * 2


def test_a_number_and_problem_repeated_for_every_measure_are_one_problem() -> None:
    table = read_rows(
        HEAD,
        (1, "污水直排", "建管网", "2020年底", "市住建局"),
        (1, "污水直排", "查排口", "2020年底", "市住建局"),
        (2, "扬尘", "抑尘", "2020年底", "市城管局"),
    )
    assert keys(table) == [("1", None), ("2", None)]
    assert column(table, "measures")[0] == "建管网\n查排口"


def test_the_later_of_two_rows_with_one_number_is_an_error() -> None:
    table = read_rows(
        HEAD,
        (1, "污水直排", "建管网", "2020年底", "市住建局"),
        (2, "扬尘", "抑尘", "2020年底", "市城管局"),
        (1, "油烟", "净化", "2020年底", "市城管局"),
    )
    assert keys(table) == [("1", None), ("2", None)]
    assert [row["problem"] for row in table.rejected] == ["油烟"]
    found = only(table, "duplicate_key")
    assert (found.severity, found.row) == ("error", 4)
    assert found.message == "“清单”表第 4 行：与第 2 行重复（序号 1），这一行未读入。"


def test_a_row_without_number_and_problem_is_rejected_and_listed() -> None:
    table = read_rows(
        ("序号", "反馈问题", "整改时限", "责任单位"),
        (None, None, "2020年底", "市住建局"),
        (1, "污水直排", "2020年底", "市住建局"),
    )
    assert len(table.rows) == 1
    assert [row["row"] for row in table.rejected] == [2]
    assert only(table, "row_without_identity").cell == "A2"


def test_a_forgotten_number_between_its_neighbours_is_filled_in_with_a_warning() -> None:
    table = read_rows(
        HEAD,
        (1, "污水直排", "建管网", "2020年底", "市住建局"),
        (None, "扬尘", "抑尘", "2020年6月底前", "市城管局"),
        (3, "油烟", "净化", "2020年底", "市城管局"),
    )
    assert keys(table) == [("1", None), ("2", None), ("3", None)]
    assert only(table, "number_missing").cell == "A3"


def test_a_list_without_any_number_column_is_numbered_by_position() -> None:
    table = read_rows(
        ("反馈问题", "整改时限", "责任单位"),
        ("污水直排", "2020年底", "市住建局"),
        ("扬尘", "2020年底", "市城管局"),
    )
    assert column(table, "item_no") == ["1", "2"]
    assert codes(table) == ["no_number_column"]


def test_groups_that_count_from_one_again_keep_their_tasks_apart() -> None:
    table = read_rows(
        HEAD,
        ("一、大气污染防治",),
        (1, "扬尘", "抑尘", "2020年底", "市住建局"),
        (2, "油烟", "净化", "2020年底", "市城管局"),
        ("二、水污染防治",),
        (1, "污水直排", "建管网", "2020年底", "市水务局"),
        merges=("A2:E2", "A5:E5"),
    )
    assert keys(table) == [("1", "1"), ("1", "2"), ("2", "1")]
    assert codes(table) == ["numbering_restarts"]


def test_codes_are_kept_as_written_and_a_single_odd_number_is_a_warning() -> None:
    coded = read_rows(
        HEAD,
        ("ZG-2020-甲", "扬尘", "抑尘", "2020年底", "市住建局"),
        ("ZG-2020-乙", "油烟", "净化", "2020年底", "市城管局"),
    )
    assert column(coded, "item_no") == ["ZG-2020-甲", "ZG-2020-乙"]
    assert codes(coded) == []
    mixed = read_rows(
        HEAD,
        (1, "扬尘", "抑尘", "2020年底", "市住建局"),
        (2, "油烟", "净化", "2020年底", "市城管局"),
        ("新增", "异味", "密闭", "2020年底", "市城管局"),
    )
    assert column(mixed, "item_no") == ["1", "2", "新增"]
    assert only(mixed, "number_unclear").cell == "A4"
