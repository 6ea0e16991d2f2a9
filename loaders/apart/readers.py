"""Reading in a process of its own, so that one clerk's monster stops no other screen."""

import atexit
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

from data.records import ReadContext, Reading
from loaders.apart.child import Child
from loaders.files.limits import DEFAULT_LIMITS, NO_LIMITS, Limits
from loaders.files.unreadable import Unreadable

_NO_CONTEXT = ReadContext()


def read_apart(
    data: bytes,
    name: str,
    context: ReadContext = _NO_CONTEXT,
    limits: Limits = DEFAULT_LIMITS,
) -> Reading:
    """As `loaders.read`, in another process within `limits.seconds` and `limits.memory_bytes`.

    At most `limits.readers` files are read at once, others wait their turn; the time of waiting
    does not count. May be called from any thread.
    """
    limits.check_size(len(data))
    with READERS.lent(limits.readers) as child:
        return child.read(data, name, context, limits)


def reader_within(settings: Mapping[str, Any]) -> "partial[Reading]":
    """`read_apart` (bytes, name, context) under the limits of the board's settings."""
    return partial(read_apart, limits=Limits.of(settings))


def reader_again() -> "partial[Reading]":
    """`read_apart` (bytes, name, context) for files that were accepted once."""
    return partial(read_apart, limits=NO_LIMITS)


class Readers:
    """The processes that read: started when first needed, then kept warm for the next file."""

    def __init__(self) -> None:
        self._change = threading.Condition()
        self._idle: list[Child] = []
        self._busy = 0

    @contextmanager
    def lent(self, most: int) -> Iterator[Child]:
        """A process for one file; waits while `most` of them are busy."""
        with self._change:
            self._change.wait_for(lambda: self._busy < most)
            self._busy += 1
            child = self._idle.pop() if self._idle else None
        try:
            if child is not None and not child.usable:
                child.end()
                child = None
            child = child or _started()
            yield child
        finally:
            self._take_back(child)

    @property
    def busy(self) -> int:
        """How many files are being read."""
        return self._busy

    def warm(self, count: int) -> None:
        """Start processes until there are `count` of them, so that the next file need not wait;
        where none can be started, the file will say so."""
        with self._change, suppress(OSError):
            while len(self._idle) + self._busy < count:
                self._idle.append(Child())

    def end(self) -> None:
        """End the waiting processes; a busy one ends with the file it reads."""
        with self._change:
            idle, self._idle = self._idle, []
        for child in idle:
            child.end()

    def _take_back(self, child: Child | None) -> None:
        if child is not None and not child.usable:
            child.end()
            with suppress(OSError):
                child = Child()  # ready when the next file comes
        with self._change:
            self._busy -= 1
            if child is not None:
                self._idle.append(child)
            self._change.notify()


def _started() -> Child:
    try:
        return Child()
    except OSError as error:
        raise Unreadable("reader_failed") from error


READERS = Readers()
atexit.register(READERS.end)
