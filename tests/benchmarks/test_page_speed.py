"""How long a page's script takes over the samples: median of reruns by AppTest, caches warm.

A visitor's click is such a rerun. The first run fills the caches and is told beside it.
"""

import gc
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages import board

MAIN = Path(__file__).parents[2] / "pages" / "main.py"
PAGES = [
    "overview", "completion", "overdue", "site_map", "trends", "indicators", "petitions",
    "changes", "reporting", "task", "upload",
]  # fmt: skip
LIMIT_MS = 300
RUNS = 9
TRIES = 3


@pytest.fixture(autouse=True)
def opened(data_folder: Path) -> Iterator[None]:
    gc.collect()
    gc.freeze()
    yield
    board.close()


def milliseconds(app: AppTest) -> float:
    """Of the processor: the clock goes on while other programs have it."""
    began = time.process_time()
    app.run()
    return (time.process_time() - began) * 1000


@pytest.mark.parametrize("page", PAGES)
def test_a_page_runs_within_300_ms(page: str) -> None:
    app = AppTest.from_file(str(MAIN), default_timeout=60)
    app.query_params["place"] = "昭通市"
    if page != "overview":
        app.switch_page(f"{page}.py")
    first = milliseconds(app)
    # A machine that others slow down for a while is asked again; a slow page stays slow.
    for _ in range(TRIES):
        median = statistics.median(milliseconds(app) for _ in range(RUNS))
        if median < LIMIT_MS:
            break
    print(f"{page}: first {first:.0f} ms, median {median:.0f} ms of {RUNS}")
    assert not app.exception
    assert median < LIMIT_MS
