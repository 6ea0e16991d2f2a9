"""kill -9 at random moments of commits: what was acknowledged stands whole, the rest is not there.

`ZGKB_KILLS` is how often: 10 by default, 200 for the long run, which takes five minutes of a processor.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("ZGKB_KILLS", "10"))
VERIFY_EVERY = 50
BESIDE = {"archive", "archive/journal.jsonl", "audit.head", "board.duckdb", "board.duckdb.wal"}
"""What may stand in the data folder beside the originals in their folders."""
Told = dict[str, Any]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="这个系统没有 fork")


class Committer:
    """The process of `tests/faults/committer.py`; `books` is rows by kind of every workbook."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.committer"], cwd=ROOT,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self.books: list[dict[str, int]] = self.hear()["books"]

    def begin(self, **order: object) -> int:
        """Give an order; the process that carries it out."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return int(self.hear()["pid"])

    def rest(self) -> list[Told]:
        """Everything that process told until it ended."""
        told = [self.hear()]
        while "ended" not in told[-1]:
            told.append(self.hear())
        return told

    def ask(self, **order: object) -> Told:
        """What the process that carried out the order had to tell."""
        self.begin(**order)
        return self.rest()[0]

    def end(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(timeout=60)

    def hear(self) -> Told:
        """The next line it tells."""
        assert self._process.stdout is not None
        heard: Told = json.loads(self._process.stdout.readline())
        assert "failed" not in heard, heard
        return heard


@pytest.fixture
def committer() -> Iterator[Committer]:
    one = Committer()
    try:
        yield one
    finally:
        one.end()


def whole(number: int, books: list[dict[str, int]], seen: Told) -> bool:
    """Whether an upload is there with every row of every kind, once in the ledger and audit."""
    rows = books[number % len(books)]
    reports = {name.removesuffix("_reports"): n for name, n in seen.items() if "_reports" in name}
    return reports == rows and [seen.get(t) for t in ("uploads", "commits", "audit")] == [1, 1, 1]


def test_a_kill_loses_nothing_acknowledged_and_leaves_nothing_half(
    committer: Committer, tmp_path: Path
) -> None:
    chance = Random(os.environ.get("ZGKB_SEED", "kill"))
    folder = str(tmp_path / "board")
    acknowledged: set[int] = set()
    stored: set[int] = set()
    fell, in_flight = Counter[str](), Counter[str]()
    began = time.monotonic()
    committer.ask(do="commit", folder=str(tmp_path / "trial"), first=0, most=2, threshold="")
    pace = (time.monotonic() - began) / 3
    number = 0
    for kill in range(1, KILLS + 1):
        threshold = chance.choice(["", "50KB", "200KB"])
        most = chance.choice([1, 2, 100, 100])
        child = committer.begin(
            do="commit", folder=folder, first=number, most=most, threshold=threshold
        )
        told = [committer.hear() for _ in range(chance.randint(0, min(most, 2) + 1))]
        time.sleep(chance.uniform(0, pace))
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        *rest, end = committer.rest()
        fell[end["ended"]] += 1
        now = {line["stored"] for line in told + rest if "stored" in line}
        acknowledged |= now
        begun = number + len(now)

        seen = committer.ask(do="look", folder=folder, close=chance.random() < 0.3)
        assert seen["amiss"] == []
        stored = {int(name) for name in seen["uploads"]}
        assert all(whole(n, committer.books, seen["uploads"][str(n)]) for n in stored)
        assert acknowledged <= stored <= acknowledged | {begun}
        assert set(seen["files"]) - {f"archive/{n:02x}" for n in range(256)} <= BESIDE
        if begun in stored:
            # Committed, and killed before it could say so.
            acknowledged.add(begun)
        if end["ended"] in ("archiving", "storing", "journal"):
            in_flight["whole" if begun in stored else "absent"] += 1
        number = begun + 1

        if kill % VERIFY_EVERY == 0 or kill == KILLS:
            compared = committer.ask(do="verify", folder=folder)
            assert compared["differences"] == []
            assert compared["entries"] == len(stored)
    print(f"{KILLS} kills, {len(stored)} uploads, fell {dict(fell)}, in flight {dict(in_flight)}")
    assert len(fell) > (2 if KILLS >= 100 else 0)
    assert in_flight["absent"] > 0
