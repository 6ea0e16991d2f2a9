"""The legend over stacked bars: one line when wide, two or three when not."""

from charts.legend import Legend, split
from charts.theme import STATES, Sizes

SIZES = Sizes.at(1.0)
ALL = list(STATES.values())


def test_entries_keep_their_order_on_lines_of_about_equal_width() -> None:
    lines = [[shade.label for shade in line] for line in split(ALL, 2, SIZES)]
    assert lines == [
        ["完成销号", "完成整改", "基本完成", "达到/超过序时进度"],
        ["尚未启动/整改中", "长期坚持", "未达到序时进度", "逾期"],
    ]
    assert split(ALL, 1, SIZES) == [ALL]


def test_every_entry_has_a_place_for_one_two_and_three_lines() -> None:
    records = Legend(ALL, SIZES, left=100.0).places()
    assert records[0] | {"x1": -100.0, "x2": -100.0, "x3": -100.0} == records[0]
    assert records[4]["x2"] == -100.0
    assert records[4]["y2"] > records[3]["y2"]
    assert {record["y1"] for record in records} == {records[0]["y1"]}


def test_the_number_of_lines_follows_the_width() -> None:
    assert (
        Legend(ALL[:2], SIZES, left=80.0).lines
        == "(width + 80 >= 204 ? 1 : width + 80 >= 102 ? 2 : 3)"
    )


def test_marks_stand_on_the_entries() -> None:
    records = Legend(ALL[:2], SIZES, marks=["销", "完"]).places()
    assert [(r["mark"], r["ink"]) for r in records] == [("销", "#ffffff"), ("完", "#ffffff")]
