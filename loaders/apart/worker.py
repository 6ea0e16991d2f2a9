"""What runs in a process of its own: files come in, readings go out, until the input ends.

Started by `loaders.apart.child`. Standard input brings pickled jobs (bytes, name, context, limits),
standard output takes one pickled answer each: (Reading or Unreadable, whether more may follow).
"""

import faulthandler
import gc
import math
import os
import pickle
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from data.records import ReadContext, Reading
from loaders import Limits, Unreadable, read
from loaders.apart.child import NO_MEMORY, READY, patience

_MOST_FILES = 100
"""A process that has read many files ends, and with it whatever a parser has leaked."""
_MOST_KEPT = 300 * 1024 * 1024
_ORPHANED = 5.0
_STATM = Path("/proc/self/statm")


def main() -> None:
    """Answer jobs until the parent closes the pipe or enough has been read."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        os.nice(5)
    incoming, answers = sys.stdin.buffer, _answers()
    gc.freeze()
    answers.write(READY)
    answers.flush()
    for number in range(1, _MOST_FILES + 1):
        try:
            data, name, context, limits = pickle.load(incoming)  # noqa: S301 (of our parent)
        except EOFError:
            return
        # Should nobody be left to end this process in time, it ends itself.
        faulthandler.dump_traceback_later(patience(limits) + _ORPHANED, exit=True)
        try:
            with _bounded_memory(limits.memory_bytes), _bounded_time(limits.seconds):
                outcome = _outcome(data, name, context, limits)
                more = number < _MOST_FILES and _memory()[1] < _MOST_KEPT
                pickle.dump((outcome, more), answers, protocol=5)
                answers.flush()
        except MemoryError:
            os._exit(NO_MEMORY)
        faulthandler.cancel_dump_traceback_later()
        if not more:
            return
        del data, context, outcome
        gc.collect()


def _answers() -> BinaryIO:
    """The way to the parent; whatever else is printed goes to standard error."""
    way = os.fdopen(os.dup(1), "wb", buffering=1024 * 1024)
    os.dup2(2, 1)
    return way


def _outcome(data: bytes, name: str, context: ReadContext, limits: Limits) -> Reading | Unreadable:
    try:
        return read(data, name, context, limits)
    except Unreadable as reason:
        return reason
    except MemoryError:
        raise
    except BaseException as error:
        # A mistake of ours, or the panic of a parser, which is no Exception.
        at = traceback.extract_tb(error.__traceback__)[-1]
        print(f"{Path(at.filename).name}:{at.lineno} {error!r}", file=sys.stderr, flush=True)
        return Unreadable("reader_failed")


@contextmanager
def _bounded_memory(most: int) -> Iterator[None]:
    """No more than `most` bytes for the whole process inside the block, where the OS can do that.

    The OS bounds addresses, of which a process has more than it fills: what it holds now without
    filling is added.
    """
    if sys.platform == "win32" or not _STATM.exists():
        yield
        return
    import resource

    addresses, resident = _memory()
    before, hard = resource.getrlimit(resource.RLIMIT_AS)
    bound = addresses - resident + most
    resource.setrlimit(resource.RLIMIT_AS, (bound if hard < 0 else min(bound, hard), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (before, hard))


@contextmanager
def _bounded_time(seconds: float) -> Iterator[None]:
    """No more than so many seconds of the processor inside the block, where the OS can do that."""
    if sys.platform == "win32":
        yield
        return
    import resource

    before, hard = resource.getrlimit(resource.RLIMIT_CPU)
    bound = math.ceil(time.process_time() + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (bound if hard < 0 else min(bound, hard), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_CPU, (before, hard))


def _memory() -> tuple[int, int]:
    """Bytes of addresses and of memory this process holds; zeros where the OS does not tell."""
    if not _STATM.exists():
        return 0, 0
    pages = _STATM.read_text("ascii").split()
    size = os.sysconf("SC_PAGE_SIZE") if sys.platform != "win32" else 0
    return int(pages[0]) * size, int(pages[1]) * size


if __name__ == "__main__":
    main()
