"""The door of a running board: who may come in, and what the other side makes of its answers."""

import json
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from commands import Refusal
from commands.board import free_port
from commands.door import HEADER, Door, admits, close_door, find_door, open_door, through_door

RESULT = {"exit": 0, "output": {"rows": [["完成整改", 18]]}}


class Visitors(HTTPServer):
    """Stands in for a board: notes who came and answers as told."""

    def __init__(self, status: int, body: bytes) -> None:
        super().__init__(("127.0.0.1", 0), Porter)
        self.status, self.body = status, body
        self.came: list[tuple[str, str | None, object]] = []


class Porter(BaseHTTPRequestHandler):
    server: Visitors

    def do_POST(self) -> None:
        options = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.came.append((self.path, self.headers[HEADER], options))
        if self.server.status:
            self.send_response(self.server.status)
            self.end_headers()
            self.wfile.write(self.server.body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def board(status: int, body: bytes = b"") -> Iterator[Visitors]:
    server = Visitors(status, body)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_the_door_is_told_to_its_owner_only(tmp_path: Path) -> None:
    door = open_door(tmp_path, "127.0.0.1", 8501)
    assert find_door(tmp_path) == door
    assert len(door.token) == 64
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "door.json").stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["door.json"]


def test_a_board_that_ends_leaves_the_door_of_the_next_one(tmp_path: Path) -> None:
    first = open_door(tmp_path, "127.0.0.1", 8501)
    second = open_door(tmp_path, "127.0.0.1", 8502)
    close_door(tmp_path, first)
    assert find_door(tmp_path) == second
    close_door(tmp_path, second)
    assert find_door(tmp_path) is None


def test_a_board_that_listens_everywhere_is_called_on_this_machine(tmp_path: Path) -> None:
    assert open_door(tmp_path, "0.0.0.0", 8501).host == "127.0.0.1"


DOOR = Door("10.0.0.5", 8501, "f" * 64)


@pytest.mark.parametrize(
    ("token", "client", "expected"),
    [
        (DOOR.token, "127.0.0.1", True),
        (DOOR.token, "127.3.2.1", True),
        (DOOR.token, "::1", True),
        (DOOR.token, "10.0.0.5", True),  # the board's own address
        (DOOR.token, "10.0.0.6", False),
        (DOOR.token, "visitor", False),
        (DOOR.token, None, False),
        ("0" * 64, "127.0.0.1", False),
        ("钥匙", "127.0.0.1", False),
        ("", "127.0.0.1", False),
        (None, "127.0.0.1", False),
    ],
)
def test_only_the_owner_on_this_machine_comes_in(
    token: str | None, client: str | None, expected: bool
) -> None:
    assert admits(DOOR, token, client) is expected


def test_a_command_goes_through_with_its_options_and_token(tmp_path: Path) -> None:
    with board(200, json.dumps(RESULT).encode()) as there:
        door = open_door(tmp_path, "127.0.0.1", there.server_port)
        assert through_door(tmp_path, "ask", {"question": "totals", "unit": "市住建局"}) == RESULT
    assert there.came == [("/_door/ask", door.token, {"question": "totals", "unit": "市住建局"})]


def test_without_a_board_the_command_is_for_the_store(tmp_path: Path) -> None:
    assert through_door(tmp_path, "ask", {}) is None
    open_door(tmp_path, "127.0.0.1", free_port())
    assert through_door(tmp_path, "ask", {}) is None


def test_another_program_on_the_port_of_a_board_that_crashed_is_no_board(tmp_path: Path) -> None:
    with board(404) as there:
        open_door(tmp_path, "127.0.0.1", there.server_port)
        assert through_door(tmp_path, "ask", {}) is None


@pytest.mark.parametrize(("status", "body"), [(0, b""), (200, b"{"), (200, b"[1]")])
def test_a_board_that_took_a_command_and_gave_no_answer_may_have_carried_it_out(
    tmp_path: Path, status: int, body: bytes
) -> None:
    with board(status, body) as there:
        open_door(tmp_path, "127.0.0.1", there.server_port)
        with pytest.raises(Refusal, match=r"^看板收到了命令但没有答复"):
            through_door(tmp_path, "import", {})


@pytest.mark.parametrize("text", ["", "{", "[]", '{"port": 1}', "null"])
def test_a_damaged_door_file_is_no_door(tmp_path: Path, text: str) -> None:
    (tmp_path / "door.json").write_text(text, "utf-8")
    assert find_door(tmp_path) is None


def test_tokens_differ(tmp_path: Path) -> None:
    first, second = (open_door(tmp_path, "127.0.0.1", 1) for _ in range(2))
    assert first != second
    assert replace(first, token=second.token) == second
