"""`start.py` as a newcomer meets it: what it says, whatever Python, port or option it is given."""

import ast
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from commands.arguments import COMMANDS

ROOT = Path(__file__).parents[2]
START = ROOT / "start.py"


def start(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, str(START), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_an_old_python_can_read_the_file() -> None:
    ast.parse(START.read_text("utf-8"), feature_version=(3, 7))


def test_an_old_python_gets_one_sentence() -> None:
    as_if = (
        "import runpy, sys; sys.version_info = (3, 6, 15); "
        f"runpy.run_path({str(START)!r}, run_name='__main__')"
    )
    told = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", as_if],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert told.returncode == 2
    assert told.stderr == (
        "整改看板需要 Python 3.11 或更新的版本，这里是 3.6：请安装新版 Python 后再运行本命令。\n"
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_in_chinese(command: str) -> None:
    told = start(command, "--help")
    assert told.returncode == 0
    assert told.stdout.startswith(f"用法：start.py {command} ")
    assert COMMANDS[command] in told.stdout
    assert "usage" not in told.stdout
    assert "optional" not in told.stdout


def test_the_help_lists_every_command() -> None:
    told = start("--help").stdout
    assert [name for name in COMMANDS if f"    {name} " in told] == list(COMMANDS)


def test_a_busy_port_gets_one_sentence_with_another_port(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        told = start("--port", str(port), "--no-browser", "--data", str(tmp_path))
    assert told.returncode == 2
    assert told.stdout == ""
    assert told.stderr.count("\n") == 1
    beginning = f"127.0.0.1 的端口 {port} 已被占用，请换一个端口：python3 start.py --port "
    assert told.stderr.startswith(beginning)
    assert int(told.stderr.removeprefix(beginning)) > port


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe is closed otherwise there")
def test_a_reader_that_has_had_enough_ends_it_quietly(tmp_path: Path) -> None:
    file = tmp_path / "清单.xlsx"
    file.touch()
    check = subprocess.Popen(
        [sys.executable, str(START), "--inside", "check", str(file), "--data", str(tmp_path / "d")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert check.stdout is not None
    check.stdout.close()
    assert check.stderr is not None
    assert check.stderr.read() == b""
    check.stderr.close()
    assert check.wait() == 130


def test_an_address_of_another_machine_gets_one_sentence(tmp_path: Path) -> None:
    told = start("--host", "no.such.host.invalid", "--data", str(tmp_path))
    assert told.returncode == 2
    assert told.stderr == "地址 no.such.host.invalid 不是本机的地址，请检查 --host。\n"
