"""Many uploaders and readers at a real board: no error, no lost upload, nobody sees half a list.

`ZGKB_CROWD_SECONDS` is how long: 10 by default, with a few of them; in a longer run (300) 16 upload
and 50 read.
"""

import hashlib
import json
import os
from pathlib import Path

import loaders
from data import uploads
from data.incoming import Request
from data.opening import open_store
from data.records import ReadContext
from data.store import Store
from tests.faults.crowd import Crowd, day, figures, source, workbook
from tests.security.conftest import house_over

SECONDS = float(os.environ.get("ZGKB_CROWD_SECONDS", "10"))
UPLOADERS, READERS = (16, 50) if SECONDS > 60 else (5, 12)


def send(store: Store, number: int) -> None:
    """The first list of a source, so that readers have something to choose."""
    data, name = workbook(number, 0), f"{source(number)}0.csv"
    reading = loaders.read(data, name, ReadContext(as_of=day(0)))
    assert reading.sha256 == hashlib.sha256(data).hexdigest()
    uploads.commit(store, reading, data, Request(name, day(0), source=source(number)))


def states(store: Store, number: int, edition: int) -> tuple[int, int]:
    """Tasks done and tasks of a source on the day of a list."""
    found = store.cursor().execute(
        "select count(*) filter (status = 'done'), count(*) from task_state($day) "
        "where source = $source",
        {"day": day(edition), "source": source(number)},
    )
    done, every = found.fetchall()[0]
    return done, every


def test_many_at_once_lose_nothing_and_see_whole_lists(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with open_store(folder) as store:
        for number in range(UPLOADERS):
            send(store, number)
    with house_over(folder, open_uploads="true") as house:
        crowd = Crowd(house, UPLOADERS, SECONDS)
        crowd.let_in(UPLOADERS, READERS)
        printed = house.log.read_text("utf-8")
    print(crowd.told(), *crowd.troubles, sep="\n")
    assert crowd.troubles == []
    assert min(crowd.stored) >= 1
    with open_store(folder) as store:
        names = store.cursor().execute("select file_name from uploads").fetchall()
        expected = [f"{source(n)}{e}.csv" for n, last in enumerate(crowd.stored)
                    for e in range(last + 1)]  # fmt: skip
        assert sorted(name for (name,) in names) == sorted(expected)
        for number, last in enumerate(crowd.stored):
            for edition in range(last + 1):
                assert states(store, number, edition) == figures(number, edition)
    assert printed == ""
    logged = (folder / "logs" / "board.log").read_text("utf-8").splitlines()
    assert [line for line in logged if json.loads(line)["level"] == "error"] == []
