"""Boards to point a browser at (the real server, a free port, data of its own), and the pages."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page

from commands.board import Board, running
from commands.screen import wait_until_finished


@contextmanager
def board_over(folder: Path, prepared: Path | None = None) -> Iterator[Board]:
    """A board answering on a free port over `folder`, which first becomes a copy of `prepared`."""
    if prepared is not None:
        shutil.copytree(prepared, folder, dirs_exist_ok=True)
    with running(Path(sys.executable), folder) as board:
        yield board


class Screen:
    """A browser page that remembers every host it asked; `hosts` in the order of first request,
    and in `blocked` what the browser said of anything the board's policy forbids."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.hosts: list[str] = []
        self.blocked: list[str] = []
        page.on("console", lambda said: self._heard(said.text))
        page.on("pageerror", lambda error: self._heard(str(error)))
        page.on("request", lambda request: self._asked(request.url))
        page.on("websocket", lambda socket: self._asked(socket.url))

    def forget(self) -> None:
        """Leave the board, with no other page open, no cookies and nothing heard."""
        for other in self.page.context.pages:
            if other is not self.page:
                other.close()
        self.page.goto("about:blank")
        self.page.context.clear_cookies()
        self.hosts.clear()
        self.blocked.clear()

    def open(self, board: Board, path: str = "") -> Page:
        """Go to a path of the board and wait until the page is finished."""
        self.page.goto(f"{board.address}/{path.lstrip('/')}")
        self.finished()
        return self.page

    def finished(self) -> None:
        """Wait until the page has run and drawn everything."""
        wait_until_finished(self.page)

    def _heard(self, text: str) -> None:
        if "Content Security Policy" in text:
            self.blocked.append(text)

    def _asked(self, url: str) -> None:
        host = urlsplit(url).netloc
        if host and host not in self.hosts:
            self.hosts.append(host)
