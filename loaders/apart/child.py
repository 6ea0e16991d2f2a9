"""One process that reads files for this one, and is ended when a file takes it too far."""

import contextlib
import logging
import os
import pickle
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from data.collector import collector_at_rest
from data.records import ReadContext, Reading
from loaders.files.limits import Limits
from loaders.files.unreadable import Unreadable

READY = b"."
NO_MEMORY = 77
_KILLED, _OUT_OF_TIME = -9, -24
_WAITING = 3.0
_ROOT = Path(__file__).parents[2]
_START_UP = 60.0
_DYING = 5.0
_IN_ANSWERS = frozenset(("data.records", "loaders.files.unreadable", "datetime"))
_log = logging.getLogger(__name__)


def patience(limits: Limits) -> float:
    """Seconds on the clock until a file is given up: where the OS bounds the processor's time, a
    busy machine may take several times as long."""
    return limits.seconds * (1 if sys.platform == "win32" else _WAITING)


class Child:
    """A process that reads one file after another; one thread at a time may use it.

    It runs `loaders.apart.worker` and nothing of this process: not its `__main__`, not its threads.
    """

    def __init__(self) -> None:
        with contextlib.ExitStack() as opened:
            self._said = opened.enter_context(tempfile.TemporaryFile())
            self._closing = opened.pop_all()
        self._ready = self._late = False
        self._usable = True
        self.process = subprocess.Popen(
            [sys.executable, "-m", "loaders.apart.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            pipesize=1024 * 1024,
            cwd=_ROOT,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        assert self.process.stdin
        assert self.process.stdout
        self._to = self._closing.enter_context(self.process.stdin)
        self._from = self._closing.enter_context(self.process.stdout)

    @property
    def usable(self) -> bool:
        """Whether another file may be given to it."""
        return self._usable and self.process.poll() is None

    def read(self, data: bytes, name: str, context: ReadContext, limits: Limits) -> Reading:
        """The reading of a file.

        Raises Unreadable as `loaders.read` does, and also when the process took too long, needed
        too much memory or died.
        """
        self._usable = self._late = False
        try:
            self._await_start()
            with self._ended_after(patience(limits)):
                outcome, more = self._answer(data, name, context, limits)
        except (OSError, EOFError, MemoryError, pickle.UnpicklingError):
            raise self._post_mortem(name, limits) from None
        self._usable = more and not self._late
        if isinstance(outcome, Unreadable):
            if outcome.reason == "reader_failed":
                self.process.kill()
                _log.warning("读取“%s”时出错：%s", name, self._said_last())
            raise outcome
        return outcome

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._usable = False
        self.process.kill()
        self.process.wait()
        with contextlib.suppress(OSError):
            self._closing.close()

    def _await_start(self) -> None:
        if not self._ready:
            with self._ended_after(_START_UP):
                self._ready = self._from.read(1) == READY
            if not self._ready:
                raise EOFError

    def _answer(self, *job: Any) -> tuple[Reading | Unreadable, bool]:
        pickle.dump(job, self._to, protocol=5)
        self._to.flush()
        with collector_at_rest():
            outcome, more = _Answer(self._from).load()
        return outcome, more

    @contextlib.contextmanager
    def _ended_after(self, seconds: float) -> Iterator[None]:
        def expire() -> None:
            self._late = True
            self.process.kill()

        timer = threading.Timer(seconds, expire)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()

    def _post_mortem(self, name: str, limits: Limits) -> Unreadable:
        """Why there was no answer, told by how the process ended."""
        said = self._said_last()
        if (self._late and self._ready) or self.process.returncode == _OUT_OF_TIME:
            return Unreadable("took_too_long", seconds=f"{limits.seconds:g}")
        killed = self.process.returncode in (NO_MEMORY, _KILLED)
        if killed or "memory allocation" in said:
            limit = f"{limits.memory_bytes // 1024**2} MB"
            return Unreadable("too_much_memory", limit=limit)
        _log.warning("读取“%s”的进程中止：%s %s", name, self.process.returncode, said)
        return Unreadable("reader_failed")

    def _said_last(self) -> str:
        """The end of what the process said, on one line; it is ended first."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(_DYING)
        self.process.kill()
        self.process.wait()
        self._said.seek(0)
        return " ".join(self._said.read().decode("utf-8", "replace")[-1000:].split())


def _environment() -> dict[str, str]:
    """This process's environment without the board's settings: a secret may stand there."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("ZGKB_")}
    return kept | {"PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1", "RUST_BACKTRACE": "0"}


class _Answer(pickle.Unpickler):
    """Takes from the other process what a reading is made of, and nothing that could act here."""

    def find_class(self, module: str, name: str) -> Any:
        if module not in _IN_ANSWERS:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)
