"""How far the record of who did what has come, in a small file beside the database.

The chain in the table shows what was altered or taken out of the middle, not that the end is gone.
`audit.head` holds number and digest of the newest row. It is written after the transaction that
added the row, so that a power cut may leave it behind the table, never ahead. It moves on only
while the row it names stands in the table as it was: what was missing once stays missing.
"""

import json
import os
import threading
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb

FILE = "audit.head"
_BEGUN = ".audit-head-"
_writing = threading.Lock()


@dataclass(frozen=True)
class Head:
    """The newest row of the audit: its number, and its digest in the chain."""

    number: int
    chain: str


DAMAGED = Head(1, "")
"""What a file says that cannot be read: no row is like it."""


def read(folder: Path) -> Head | None:
    """How far the audit in this data folder is known to have come; None where nobody noted it.

    To be read before the table: what is added meanwhile does no harm then.
    """
    try:
        told = json.loads((folder / FILE).read_text("utf-8"))
        return Head(int(told["number"]), str(told["chain"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        return DAMAGED


def keep(folder: Path, cur: duckdb.DuckDBPyConnection) -> None:
    """Note how far the audit has come; with a cursor outside of a transaction.

    What cannot be written now, on a full disk, is caught up with the next time.
    """
    with _writing, suppress(OSError, duckdb.Error):
        known = read(folder)
        rows = cur.execute(
            "select audit_id, chain from audit "
            "where audit_id = $known or audit_id = (select max(audit_id) from audit)",
            {"known": known.number if known else 0},
        ).fetchall()
        heads = [Head(*row) for row in rows]
        if heads and (known is None or known in heads):
            newest = max(heads, key=lambda head: head.number)
            if newest != known:
                _write(folder / FILE, json.dumps(asdict(newest)))


def sweep(folder: Path) -> None:
    """Take away what a process that was killed had begun to write."""
    for begun in folder.glob(f"{_BEGUN}*"):
        begun.unlink(missing_ok=True)


def _write(file: Path, text: str) -> None:
    """Written aside for the owner alone, flushed to disk, then renamed."""
    aside = file.with_name(f"{_BEGUN}{os.getpid()}")
    try:
        handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as target:
            target.write(text)
            target.flush()
            os.fsync(target.fileno())
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)
