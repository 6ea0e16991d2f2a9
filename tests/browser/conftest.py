"""Fixtures of the browser tests: boards with and without samples, and pages that are watched."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from commands.board import Board
from commands.browser import NO_BROWSER, find_browser
from commands.screen import browser
from tests.browser.server import Screen, board_over

HERE = Path(__file__).parent
NewBoard = Callable[..., Board]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder, and skip them where there is no browser."""
    skip = None if find_browser() else pytest.mark.skip(reason=NO_BROWSER)
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if skip is not None:
                item.add_marker(skip)


@pytest.fixture(scope="session")
def board(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    """A board with the samples, shared by tests that change nothing."""
    with board_over(tmp_path_factory.mktemp("board"), samples) as shared:
        yield shared


@pytest.fixture(scope="session")
def empty_board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    """A board without data, shared by tests that store nothing."""
    with board_over(tmp_path_factory.mktemp("empty")) as shared:
        yield shared


@pytest.fixture
def new_board(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[NewBoard]:
    """Starts boards of the test's own: `new_board()` with samples, `new_board(empty=True)`."""
    with ExitStack() as stack:

        def start(*, empty: bool = False) -> Board:
            folder = tmp_path / f"board{len(list(tmp_path.iterdir()))}"
            prepared = None if empty else request.getfixturevalue("samples")
            return stack.enter_context(board_over(folder, prepared))

        yield start


@pytest.fixture(scope="module")
def visitor() -> Iterator[Screen]:
    """A browser's one page of 1920 x 1080, kept for all tests of a module as a visitor keeps what
    pages have in common, and closed with it: while it is open, no other event loop can run here."""
    with browser() as opened:
        context = opened.new_context(
            viewport={"width": 1920, "height": 1080}, locale="zh-CN", timezone_id="Asia/Shanghai"
        )
        yield Screen(context.new_page())


@pytest.fixture
def screen(visitor: Screen) -> Iterator[Screen]:
    """The page, empty and without cookies; whatever the test does, it may ask no host but this
    machine's, and nothing may be blocked by the board's policy."""
    visitor.forget()
    yield visitor
    assert [host for host in visitor.hosts if host.split(":")[0] != "127.0.0.1"] == []
    assert visitor.blocked == []
