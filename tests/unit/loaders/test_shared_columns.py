"""Which fields are filled by several columns together, so that no one cell holds their value."""

from typing import Any

from loaders import read
from tests.unit.loaders.workbooks import Tab, xlsx

ROW = (1, "河道有污水", "2021年6月底前")


def shared(*more: tuple[str, Any]) -> set[str]:
    head = ("序号", "问题", "整改时限", *(name for name, _ in more))
    data = xlsx(Tab([["某市整改任务清单"], head, (*ROW, *(value for _, value in more))]))
    (table,) = read(data, "清单.xlsx").tables
    return set(table.shared)


def test_a_column_each_is_shared_by_nobody() -> None:
    assert shared(("责任单位", "市水务局"), ("整改状态", "整改中")) == set()


def test_two_columns_of_units_make_one_field() -> None:
    assert shared(("市级责任单位", "市水务局"), ("县级责任单位", "甘州区水务局")) == {
        "responsible_units"
    }


def test_a_status_with_a_question_beside_it_stands_in_two_cells() -> None:
    assert shared(("整改状态", "完成整改"), ("是否销号", "是")) == {"status"}
