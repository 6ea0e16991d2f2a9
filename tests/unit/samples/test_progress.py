"""Invented progress may be anything but contradictory."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.samples.content import records
from data.samples.progress import FINISHED, elapsed, steps
from data.samples.tasks import Task, tasks_of
from data.samples.upload import month_ends
from data.samples.wording import amounts_done

PERIODS = month_ends(2020, 8, 6)
START = date(2019, 5, 1)
PLACES = {
    "jiayuguan": (PERIODS, date(2020, 1, 5)),
    "gansu": (PERIODS, date(2017, 5, 10)),
    "maoming": (PERIODS, date(2019, 5, 6)),
    "huzhou": (month_ends(2023, 7, 6), date(2023, 3, 20)),
    "qixingguan": (month_ends(2018, 3, 6), date(2017, 8, 10)),
    "zhaotong": (PERIODS, date(2018, 9, 20)),
}


def tasks_in(name: str) -> list[Task]:
    """The tasks of one place."""
    periods, start = PLACES[name]
    return tasks_of(records(name), periods, start)


def test_month_ends_know_the_leap_year() -> None:
    assert month_ends(2019, 12, 3) == (date(2019, 12, 31), date(2020, 1, 31), date(2020, 2, 29))


def test_elapsed_is_half_without_a_deadline() -> None:
    assert elapsed(date(2020, 8, 31), START, None) == 0.5
    assert elapsed(date(2020, 5, 1), date(2020, 1, 1), date(2020, 8, 30)) == 0.5


@pytest.mark.parametrize("place", PLACES)
def test_dates_follow_one_another_and_the_status(place: str) -> None:
    for task, step in [(t, s) for t in tasks_in(place) for s in t.steps if s]:
        finished = step.code in FINISHED
        assert (step.completed is not None) == finished
        assert (step.accepted is not None) == (step.code in "AC")
        assert (step.closed is not None) == (step.code == "C")
        known = [d for d in (task.start, step.completed, step.accepted, step.closed) if d]
        assert known == sorted(known)
        assert not finished or known[-1] <= step.as_of


@pytest.mark.parametrize("place", PLACES)
def test_a_date_once_reported_does_not_change(place: str) -> None:
    for before, after in [pair for t in tasks_in(place) for pair in pairwise(t.steps)]:
        if before and after and before.completed and after.completed:
            assert before.completed == after.completed
            assert before.accepted in (None, after.accepted)
            assert before.closed in (None, after.closed)


@given(st.text("nibsaBDAC", min_size=6, max_size=6))
def test_shares_never_fall_without_a_relapse(track: str) -> None:
    due = [date(2020, 12, 31)] * 6
    shares = [s.share for s in steps("key", track, PERIODS, START, due) if s and s.code != "o"]
    shown = [share for share in shares if share is not None]
    done = [n for n, code in enumerate(track) if code in FINISHED]
    if not done or all(code in FINISHED for code in track[done[0] :]):
        assert shown == sorted(shown)


def test_a_relapse_falls_back_and_loses_its_dates() -> None:
    went = steps("key", "ssBDDr", PERIODS, START, [date(2020, 12, 31)] * 6)
    last = went[-1]
    assert last is not None
    assert last.completed is None
    assert last.share is not None
    assert last.share < 0.8


def test_on_schedule_stays_within_ten_points_of_the_time_gone() -> None:
    due = date(2021, 12, 31)
    for step in steps("key", "ssssss", PERIODS, START, [due] * 6):
        assert step is not None
        assert step.share is not None
        assert elapsed(step.as_of, START, due) - step.share < 0.10


def test_an_unfinished_amount_is_rounded_down() -> None:
    assert amounts_done("备用水源 7 处", 0.97) == "，累计完成备用水源6处（目标7处）"
    assert amounts_done("低效土地 1.66 万亩", 0.5) == "，累计完成低效土地0.83万亩（目标1.66万亩）"
    assert amounts_done("", 0.5) == ""
