"""The board as a process: its port, its start, and what is told when it does not start."""

import socket
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from commands import Refusal
from commands.board import Board, address, answers, free_port, need_free
from commands.run import can_show


class Healthy(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/_stcore/health" else 404)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def process(script: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", script])


def test_a_free_port_is_free_and_a_taken_one_is_not() -> None:
    port = free_port()
    need_free("127.0.0.1", port)
    with (
        socket.create_server(("127.0.0.1", port)),
        pytest.raises(Refusal, match=f"^127.0.0.1 的端口 {port} 已被占用，请换一个端口："),
    ):
        need_free("127.0.0.1", port)


@pytest.mark.parametrize("host", ["no.such.host.invalid", "192.0.2.1"])
def test_an_address_of_another_machine_is_told_so(host: str) -> None:
    with pytest.raises(Refusal, match=f"^地址 {host} 不是本机的地址，请检查 --host。$"):
        need_free(host, 8501)


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", "http://127.0.0.1:8501"),
        ("0.0.0.0", "http://127.0.0.1:8501"),
        ("::", "http://[::1]:8501"),
        ("10.1.2.3", "http://10.1.2.3:8501"),
    ],
)
def test_the_address_is_one_to_type(host: str, expected: str) -> None:
    assert address(host, 8501) == expected


def test_only_a_board_answers() -> None:
    server = HTTPServer(("127.0.0.1", 0), Healthy)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        assert answers("127.0.0.1", server.server_port)
    finally:
        server.shutdown()
        server.server_close()
    assert not answers("127.0.0.1", server.server_port)


def test_a_board_that_ends_at_once_is_told_so() -> None:
    with pytest.raises(Refusal, match=r"^看板没有启动成功（退出码 3）"):
        Board("127.0.0.1", free_port(), process("raise SystemExit(3)")).wait()


def test_a_board_that_never_answers_is_told_so_and_can_be_stopped() -> None:
    board = Board("127.0.0.1", free_port(), process("import time; time.sleep(600)"))
    with pytest.raises(Refusal, match=r"^看板启动后 0 秒内没有响应。$"):
        board.wait(patience=0.3)
    board.stop()
    assert board.process.poll() is not None


@pytest.mark.parametrize(
    ("environ", "platform", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ":0", "CI": "true"}, "linux", False),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_browser_is_opened_only_where_somebody_sees_it(
    environ: dict[str, str], platform: str, expected: bool
) -> None:
    assert can_show(environ, platform) is expected
