"""Open websockets by session: when a session ends, they are closed with it."""

import asyncio
import threading
from collections.abc import Iterable

OVER = 4401
"""The close code that tells a browser its session has ended."""


class Line:
    """One open websocket; `ended` is set, in its own event loop, when it must close."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self.ended = asyncio.Event()

    def end(self) -> None:
        """Close it; from any thread."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self.ended.set)


class Sockets:
    """The register; None stands for readers who are not signed in."""

    def __init__(self) -> None:
        self._lines: dict[str | None, set[Line]] = {}
        self._changing = threading.Lock()

    def enter(self, session: str | None, line: Line) -> None:
        """Note an open websocket under its session."""
        with self._changing:
            self._lines.setdefault(session, set()).add(line)

    def leave(self, session: str | None, line: Line) -> None:
        """It is closed."""
        with self._changing:
            self._lines.get(session, set()).discard(line)
            if not self._lines.get(session):
                self._lines.pop(session, None)

    def close(self, sessions: Iterable[str | None]) -> None:
        """Close every websocket of these sessions; from any thread."""
        with self._changing:
            lines = [line for one in sessions for line in self._lines.get(one, ())]
        for line in lines:
            line.end()

    def __len__(self) -> int:
        with self._changing:
            return sum(map(len, self._lines.values()))
