"""A process that commits upload after upload to a store, made to be killed; and one that looks.

Started as `python -m tests.faults.committer`, it loads all modules, reads its workbooks, and then
forks for every order it gets, one line of JSON each, before any database is open:
{"do": "commit" | "look" | "verify", "folder", …}. It answers in lines of JSON: first what is in its
workbooks, then to each order "pid", what the fork has to tell, and "ended" with the phase.
"""

import io
import json
import mmap
import os
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import loaders
from commands.upkeep import verify
from data import archive, audit, journal, uploads
from data.incoming import Request
from data.opening import open_store
from data.records import ReadContext, Reading
from data.store import Store

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
BOOKS = (
    "qixingguan/七星关区环保督察问题及信访件整改台账（2018年3月）.xlsx",
    "gansu/甘肃省第一轮督察整改任务进展（2020年8月）.xlsx",
    "qixingguan/七星关区环保督察问题及信访件整改台账（2018年8月）.xlsx",
    "gansu/甘肃省第一轮督察整改任务进展（2021年1月）.xlsx",
)
PHASES = ("opening", "between", "preparing", "archiving", "storing", "journal", "closing", "closed")
_phase = mmap.mmap(-1, 1)
Order = dict[str, Any]


def book(number: int) -> bytes:
    """The bytes of upload `number`: no two are alike, whatever the sheets say."""
    whole = io.BytesIO((SAMPLES / BOOKS[number % len(BOOKS)]).read_bytes())
    with zipfile.ZipFile(whole, "a") as package:
        package.comment = str(number).encode()
    return whole.getvalue()


def request(number: int) -> Request:
    """Every upload speaks of a day of its own, late enough that the sheets read alike for all."""
    name = BOOKS[number % len(BOOKS)]
    place, file_name = name.split("/")
    day = date(2021, 6, 1) + timedelta(days=number)
    return Request(file_name, day, source=place, place=place, user=str(number))


def rows_of(reading: Reading) -> dict[str, int]:
    """Rows by kind."""
    counted = Counter[str]()
    for table in reading.tables:
        counted[table.kind] += len(table.rows)
    return dict(counted)


def say(**told: object) -> None:
    os.write(1, (json.dumps(told) + "\n").encode())


def enter(phase: str) -> None:
    _phase[0] = PHASES.index(phase)


def watch(event: str, arguments: tuple[Any, ...]) -> None:
    """Note by what Python opens and renames how far a commit has come."""
    if event == "open" and isinstance(arguments[0], (str, os.PathLike)):
        path = os.fspath(arguments[0])
        if path.endswith(".part"):
            enter("archiving")
        elif path.endswith(journal.FILE) and arguments[1] == "ab":
            enter("journal")
    elif event == "os.rename" and os.fspath(arguments[0]).endswith(".part"):
        enter("storing")


def commit(readings: list[Reading], order: Order) -> None:
    """Commit uploads from number `first` on, `most` of them, and acknowledge each that stands."""
    with open_store(Path(order["folder"])) as store:
        say(opened=True)
        if order["threshold"]:
            store.cursor().execute(f"set global checkpoint_threshold = '{order['threshold']}'")
        for number in range(order["first"], order["first"] + order["most"]):
            enter("preparing")
            data = book(number)
            reading = replace(readings[number % len(BOOKS)], sha256=sha256(data).hexdigest())
            receipt = uploads.commit(store, reading, data, request(number))
            say(stored=number, records=receipt.records)
            enter("between")
        enter("closing")
    enter("closed")


def look(_: list[Reading], order: Order) -> None:
    """Tell what is in the store: every upload with its rows in every table, and what is amiss."""
    folder = Path(order["folder"])
    store = open_store(folder)
    say(uploads=_uploads(store), amiss=_amiss(store), files=_files(folder))
    if order["close"]:
        store.close()


def _uploads(store: Store) -> dict[str, dict[str, int]]:
    """By what `request` calls the user: the rows of that upload in every table that names uploads."""
    cur = store.cursor()
    found: dict[str, dict[str, int]] = {}
    named = dict(cur.execute("select upload_id, user_name from uploads").fetchall())
    tables = "select table_name from duckdb_columns() where column_name = 'upload_id'"
    for (table,) in cur.execute(tables).fetchall():
        counted = cur.execute(f"select upload_id, count(*) from {table} group by 1").fetchall()
        for upload_id, rows in counted:
            name = named.get(upload_id, f"unknown {upload_id} in {table}")
            found.setdefault(name, {})[table] = rows
    recorded = "select target, count(*) from audit where action = 'commit' group by 1"
    for target, rows in cur.execute(recorded).fetchall():
        upload_id = int(target.split()[1])
        name = named.get(upload_id, f"unknown {upload_id} in audit")
        found.setdefault(name, {})["audit"] = rows
    return found


def _amiss(store: Store) -> list[str]:
    cur = store.cursor()
    amiss = []
    for kind in ("tasks", "petitions", "indicators", "directory"):
        for one, other in (("contents", "reports"), ("reports", "contents")):
            rows = cur.execute(
                f"select count(*) from {kind}_{one} anti join {kind}_{other} using (content_id)"
            ).fetchone()
            amiss += [f"{kind}_{one} without {other}: {rows}"] if rows != (0,) else []
    commits = cur.execute("select commit_id from commits order by 1").fetchall()
    lines = [entry["number"] for entry in journal.entries(store.archive)]
    amiss += ["journal"] if lines != [number for (number,) in commits] else []
    amiss += ["audit"] if audit.verify(cur) is not None else []
    for (digest,) in cur.execute("select sha256 from uploads").fetchall():
        archive.original(store.archive, digest)
    return amiss


def _files(folder: Path) -> list[str]:
    """Every file but the originals under their digests."""
    return sorted(str(f.relative_to(folder)) for f in folder.rglob("*") if len(f.name) != 64)


def check(_: list[Reading], order: Order) -> None:
    """Tell how a rebuild from archive and journal differs."""
    with open_store(Path(order["folder"])) as store:
        say(**verify(store, {})["output"])


ORDERS: dict[str, Callable[[list[Reading], Order], None]] = {
    "commit": commit,
    "look": look,
    "verify": check,
}


def main() -> None:
    """Serve orders until there are no more."""
    books = [(SAMPLES / name).read_bytes() for name in BOOKS]
    readings = [
        loaders.read(data, request(n).file_name, ReadContext(as_of=request(n).as_of))
        for n, data in enumerate(books)
    ]
    say(books=[rows_of(reading) for reading in readings])
    sys.addaudithook(watch)
    for line in sys.stdin:
        order = json.loads(line)
        enter("opening")
        if (pid := os.fork()) == 0:
            try:
                say(pid=os.getpid())
                ORDERS[order["do"]](readings, order)
            except BaseException as error:
                say(failed=f"{type(error).__name__}: {error}")
                raise
            finally:
                os._exit(0)
        os.waitpid(pid, 0)
        say(ended=PHASES[_phase[0]])


if __name__ == "__main__":
    main()
