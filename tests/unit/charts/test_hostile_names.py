"""Names that a figure's program would take for something else, or that leave no room for it."""

import json
from typing import Any

import pandas as pd
import pytest

import charts
from charts.stacked import name_width, row_labels
from charts.theme import Sizes

SIZES = Sizes.at(1)


def bars(names: list[str]) -> Any:
    frame = pd.DataFrame({"group": names, "petitions": 2, "settled": 1, "settled_or_partly": 2})
    return charts.petition_bars(frame)


def every(spec: Any, word: str) -> list[Any]:
    """All values under that name, wherever they stand in the figure."""
    if isinstance(spec, dict):
        own = [spec[word]] if word in spec else []
        return own + [v for part in spec.values() for v in every(part, word)]
    return [v for part in spec for v in every(part, word)] if isinstance(spec, list) else []


def test_names_stand_in_domain_and_data_and_in_no_expression() -> None:
    names = ["市\u200b局", "');x=1;//", '"]', "datum.q9"]
    spec = bars(names)
    assert every(spec, "sort") == []
    assert names in every(spec, "domain")
    told = [e for word in ("expr", "test", "labelExpr", "filter") for e in every(spec, word)]
    assert told
    assert [n for n in names for e in told if n in json.dumps(e, ensure_ascii=False)] == []


@pytest.mark.parametrize("height", [40, 4_000], ids=["dense", "roomy"])
def test_no_two_rows_have_one_label_and_none_the_name_of_all_objects(height: int) -> None:
    labels = row_labels(["a b", "a\nb", "__proto__", "a  b", "toString"], height, SIZES)
    assert labels == ["a b", " a b", " __proto__", "  a b", "toString"]


def test_a_name_of_ten_thousand_characters_leaves_room_for_the_bars() -> None:
    assert name_width(["污" * 10_000], SIZES) == 20 * SIZES.text + SIZES.note
    assert name_width(["污" * 5_000 + "\n" + "污" * 5_000], SIZES) == 20 * SIZES.text + SIZES.note
    assert (
        name_width(["市大气污染防治工作领导小组各成员单位"], SIZES) == 18 * SIZES.text + SIZES.note
    )
    assert {*every(bars(["污" * 10_000]), "labelLimit")} == {20 * SIZES.text}
