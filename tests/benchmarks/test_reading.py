"""A long list from bytes to rows, findings and the difference, beside pandas reading it alone.

pandas with openpyxl only turns the same bytes into a frame; we also understand every cell and
compare with the version stored before. Both take turns in one process. The ratio of the medians
is told beside the goal, on the wall clock and of the processor's time. The quickest rounds are
what other programs on the machine disturb least: the better of their ratios must not fall under
the least.
"""

import io
import time
from collections.abc import Callable, Iterator
from datetime import date
from statistics import median

import pandas as pd
import pytest

from data.difference import Difference, difference
from data.incoming import Request, batches
from data.opening import open_store
from data.records import ReadContext
from data.store import Store
from data.uploads import commit
from loaders import read
from tests.benchmarks.long_list import AS_OF, as_excel_saves, changed, rows, workbook

GOAL = 4.0
# Far under the goal, so that a busy machine does not decide; a slower loader does.
LEAST = 1.8
ROUNDS = 3
COUNT = 10_000
CHANGED = 0.05
NAME = "整改任务清单.xlsx"
NOW = Request(NAME, AS_OF)
BEFORE = Request(NAME, date(2024, 5, 31))


@pytest.fixture(scope="module")
def lists() -> tuple[bytes, bytes]:
    """The list of the period before and that of this period."""
    before = rows(COUNT)
    return workbook(before), workbook(changed(before, CHANGED))


@pytest.fixture(scope="module")
def store(lists: tuple[bytes, bytes], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store that holds the list of the period before."""
    data, _ = lists
    with open_store(tmp_path_factory.mktemp("reading")) as store:
        commit(store, read(data, NAME, ReadContext(BEFORE.as_of)), data, BEFORE)
        yield store


@pytest.mark.parametrize("saved_by", ["openpyxl", "Excel"])
def test_a_long_list_is_read_faster_than_pandas_reads_it(
    lists: tuple[bytes, bytes], store: Store, saved_by: str
) -> None:
    data = lists[1] if saved_by == "openpyxl" else as_excel_saves(lists[1])
    found: list[Difference] = []
    alone, ours = _Clock(), _Clock()
    for _ in range(ROUNDS):
        alone.time(lambda: pd.read_excel(io.BytesIO(data), engine="openpyxl"))
        ours.time(lambda: found.append(_understood(data, store)))
    assert (found[0].new, found[0].changed, found[0].unchanged) == (0, 500, 9_500)
    (wall, work), (quick_wall, quick_work) = alone.over(ours, median), alone.over(ours, min)
    print(
        f"{COUNT} rows saved by {saved_by}: ours {ours}, pandas {alone}; "
        f"ratio {wall:.1f}, of processor time {work:.1f}, of the quickest {quick_wall:.1f} "
        f"and {quick_work:.1f}, goal {GOAL:g}"
    )
    assert max(quick_wall, quick_work) >= LEAST


def _understood(data: bytes, store: Store) -> Difference:
    reading = read(data, NAME, ReadContext(AS_OF))
    found, _ = batches(reading, NOW)
    with store.cursor() as cur:
        return difference(cur, found, AS_OF, whole=True)


class _Clock:
    """What something takes each time, in seconds on the wall and of the processor."""

    def __init__(self) -> None:
        self._walls: list[float] = []
        self._works: list[float] = []

    def time(self, do: Callable[[], object]) -> None:
        wall, work = time.perf_counter(), time.process_time()
        do()
        self._walls.append(time.perf_counter() - wall)
        self._works.append(time.process_time() - work)

    def over(self, other: "_Clock", of: Callable[[list[float]], float]) -> tuple[float, float]:
        """How many times the other's wall clock and processor time this takes."""
        return of(self._walls) / of(other._walls), of(self._works) / of(other._works)

    def __str__(self) -> str:
        return f"{median(self._walls):.2f} s (processor {median(self._works):.2f} s)"
