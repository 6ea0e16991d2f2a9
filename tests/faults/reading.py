"""Reads a file as an upload is read, and says what came of it and how much memory it took."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data.records import ReadContext, Reading
from loaders.apart.child import Child
from loaders.files.limits import DEFAULT_LIMITS, Limits
from loaders.files.unreadable import Unreadable

CONTEXT = ReadContext(date(2020, 12, 31))


@dataclass(frozen=True)
class Told:
    """What the clerk is told: a reading or a sentence with its reason; the peak of memory, bytes."""

    reading: Reading | None
    reason: str
    sentence: str
    peak: int


class Reader:
    """A process that reads, its peak of memory measured for every file anew."""

    def __init__(self) -> None:
        self._child = Child()

    def tell(self, data: bytes, name: str = "清单.xlsx", limits: Limits = DEFAULT_LIMITS) -> Told:
        """The outcome of a file; anything but Unreadable would be a mistake of ours and is raised."""
        if not self._child.usable:
            self.end()
            self._child = Child()
        _forget_peak(self._child.process.pid)
        reading, refused = None, None
        try:
            reading = self._child.read(data, name, CONTEXT, limits)
        except Unreadable as error:
            refused = error
        reason, sentence = (refused.reason, str(refused)) if refused else ("", "")
        return Told(reading, reason, sentence, _peak(self._child.process.pid))

    def end(self) -> None:
        self._child.end()


@contextlib.contextmanager
def reader() -> Iterator[Reader]:
    """A reader for the length of a `with` block."""
    one = Reader()
    try:
        yield one
    finally:
        one.end()


def adds_up(reading: Reading) -> None:
    """Every row of every table is read, rejected or skipped, and none twice.

    A row of a wide table of indicators gives several values, good and bad ones.
    """
    for table in reading.tables:
        rows = [row["row"] for row in (*table.rows, *table.rejected)]
        if table.kind == "indicators":
            rows = list(set(rows))
        rows += [number for number, _ in table.skipped]
        assert len(rows) == len(set(rows)), f"{table.sheet}: a row counted twice"
        if rows:
            span = set(range(max(table.header_rows) + 1, max(rows) + 1))
            assert set(rows) == span, f"{table.sheet}: {sorted(span ^ set(rows))[:9]}"


def _forget_peak(pid: int) -> None:
    with contextlib.suppress(OSError):
        Path(f"/proc/{pid}/clear_refs").write_text("5", "ascii")


def _peak(pid: int) -> int:
    """The most memory the process held; 0 when it is gone or the system does not tell."""
    try:
        status = Path(f"/proc/{pid}/status").read_text("utf-8")
    except OSError:
        return 0
    found = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(found[0]) * 1024 if found else 0
