"""Status bars: order of states and of units, counts, rates at the end, the click."""

from typing import Any

import charts
from charts.theme import STATES
from tests.unit.charts.figure_frames import PETITIONS, RATES, STATUS, drawn, texts


def bars(spec: dict[str, Any]) -> list[dict[str, Any]]:
    [layer] = drawn(spec, "bar")
    rows: list[dict[str, Any]] = layer["rows"]
    return rows


def test_segments_lie_end_to_end_in_the_order_of_the_states() -> None:
    pieces = [p for p in bars(charts.status_bars(STATUS, RATES)) if p["group"] == "市生态环境局"]
    assert [(p["start"], p["end"], p["count"]) for p in pieces] == [
        (0, 3, "3"),
        (3, 11, "8"),
        (11, 12, "1"),
    ]
    assert [p["fill"] for p in pieces] == [STATES[s].fill for s in ("closed", "done", "overdue")]


def test_the_unit_with_most_tasks_comes_first() -> None:
    groups = list(dict.fromkeys(p["group"] for p in bars(charts.status_bars(STATUS, RATES))))
    assert groups == ["市生态环境局", "市水务局", "威信县人民政府"]


def test_by_rate_a_unit_without_a_rate_comes_last_and_the_limit_cuts() -> None:
    spec = charts.status_bars(STATUS, RATES, 2, order="rate")
    assert list(dict.fromkeys(p["group"] for p in bars(spec))) == ["市生态环境局", "市水务局"]
    given = charts.status_bars(STATUS, RATES, order="given")
    assert bars(given)[0]["group"] == "市水务局"


def test_the_rate_stands_with_its_basis() -> None:
    printed = texts(charts.status_bars(STATUS, RATES))
    assert printed[6:12] == ["92%", "50%", "—", "11/12", "2/4", "0/0"]


def test_the_legend_names_the_states_present_only() -> None:
    printed = texts(charts.status_bars(STATUS, RATES))
    assert printed[-5:] == ["完成销号", "完成整改", "尚未启动/整改中", "未达到序时进度", "逾期"]


def test_a_click_picks_the_group() -> None:
    [layer] = [x for x in drawn(charts.status_bars(STATUS, RATES), "bar") if "params" in x]
    [pick] = layer["params"]
    assert (pick["name"], pick["select"]["fields"]) == ("pick", ["group"])


def test_a_group_without_a_rate_row_is_drawn_without_a_rate() -> None:
    printed = texts(charts.status_bars(STATUS, RATES.head(1)))
    assert printed[6:12] == ["", "50%", "", "", "2/4", ""]


def test_petitions_are_settled_partly_or_open() -> None:
    pieces = bars(charts.petition_bars(PETITIONS))
    assert [(p["group"], p["count"]) for p in pieces] == [
        ("水", "25"),
        ("水", "3"),
        ("水", "2"),
        ("噪声", "4"),
    ]


def test_the_share_of_petitions_counts_partly_settled_ones_only_when_asked() -> None:
    assert texts(charts.petition_bars(PETITIONS))[4:8] == ["83%", "0%", "25/30", "0/4"]
    partly = texts(charts.petition_bars(PETITIONS, with_partly=True))
    assert partly[4:8] == ["93%", "0%", "28/30", "0/4"]


def test_a_ranking_puts_missing_rates_last() -> None:
    printed = texts(charts.rate_ranking(RATES))
    assert printed[:6] == ["92%", "50%", "—", "11/12", "2/4", "0/0"]


def test_counts_of_overdue_tasks_are_red_and_others_are_not() -> None:
    counts = STATUS.head(1)[["group", "tasks"]]
    assert bars(charts.count_bars(counts, "逾期"))[0]["fill"] == STATES["overdue"].fill
    assert bars(charts.count_bars(counts, "即将到期"))[0]["fill"] == "#6d8498"
    assert texts(charts.count_bars(counts, "逾期")) == ["3 项"]
