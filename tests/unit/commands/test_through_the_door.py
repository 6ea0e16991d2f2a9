"""Commands through the door of a real server give what they give on the store."""

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
import uvicorn
from starlette.applications import Starlette

from commands.board import free_port
from commands.door import Door, find_door, open_door, opened, routes, through_door
from commands.on_store import run_command
from data.store import Store
from tests.unit.commands.conftest import NewList


@pytest.fixture
def served(store: Store) -> Iterator[Door]:
    """The store behind a server's door, as `app.py` puts it there."""
    port = free_port()
    server = uvicorn.Server(
        uvicorn.Config(Starlette(routes=routes(lambda: store)), port=port, log_level="error")
    )
    thread = Thread(target=server.run, daemon=True)
    with opened(store, {"ZGKB_HOST": "127.0.0.1", "ZGKB_PORT": str(port)}) as door:
        thread.start()
        while not server.started:
            time.sleep(0.01)
        assert door is not None
        yield door
        server.should_exit = True
        thread.join()


def test_both_ways_give_the_same(served: Door, store: Store, new_list: NewList) -> None:
    options = {"files": [str(new_list())], "as_of": "2021-01-31", "source": "省级督察"}
    there = through_door(store.folder, "import", options)
    assert there is not None
    assert there["output"]["records"] == {"tasks": 4}
    for command, more in (
        ("import", options),
        ("check", {"files": options["files"]}),
        ("ask", {"question": "overdue"}),
        ("ask", {"question": "task", "item": "1"}),
        ("ask", {"question": "changes"}),
    ):
        assert through_door(store.folder, command, more) == run_command(store, command, more)


def test_a_stranger_finds_no_door(served: Door, store: Store, tmp_path: Path) -> None:
    stranger = open_door(tmp_path, served.host, served.port)
    assert stranger.token != served.token
    assert through_door(tmp_path, "ask", {"question": "totals"}) is None


def test_the_door_closes_with_the_board(store: Store) -> None:
    with opened(store, {"ZGKB_PORT": "8501"}) as door:
        assert find_door(store.folder) == door
    assert find_door(store.folder) is None


def test_a_server_started_by_hand_has_no_door(store: Store) -> None:
    with opened(store, {}) as door:
        assert door is None
        assert find_door(store.folder) is None
