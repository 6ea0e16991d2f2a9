"""`start.py run`: from a fresh clone to a board on the screen."""

import os
import subprocess
import sys
import webbrowser
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from commands import ROOT
from commands.board import Board, address, answers, need_accounts, need_free, start
from commands.door import find_door, through_door
from commands.environment import RUN, Environment, clean
from commands.progress import Printer


def run(options: Namespace, environment: Environment, printer: Printer) -> int:
    """Set up what is missing, load the samples into an empty board, serve until it is stopped."""
    shows = not options.no_browser and can_show(os.environ, sys.platform)
    if (there := _already_running(options.data)) is not None:
        _say(f"这个数据目录的看板已经在运行：{there}")
        _show(there, shows)
        return 0
    need_free(options.host, options.port)
    python = environment.prepare(RUN, wheels=options.wheels, printer=printer)
    need_accounts(python, options.host, options.data)
    if not options.no_samples:
        _samples(python, options.data, "--only-if-empty")
    elif options.data.is_dir():
        _samples(python, options.data, "--remove")
    board = start(python, options.host, options.port, options.data)
    try:
        board.wait()
        _say(f"整改看板已启动：{board.address}\n按 Ctrl+C 停止。")
        offer_first_account(options.data, board.address)
        _show(board.address, shows)
        return _serve(board)
    finally:
        # On Windows the console has told the board itself of Ctrl+C, and terminating cuts it short.
        board.stop(patience=10 if sys.platform == "win32" else 0)


def can_show(environ: Mapping[str, str], platform: str) -> bool:
    """Whether a browser window can be opened here: not in CI, nor on a Linux without a display."""
    if environ.get("CI"):
        return False
    has_display = bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))
    return platform in ("win32", "darwin") or has_display


def _already_running(data: Path) -> str | None:
    door = find_door(data)
    if door is None or not answers(door.host, door.port, door.certificate):
        return None
    return address(door.host, door.port, door.certificate)


def _samples(python: Path, data: Path, how: str) -> None:
    # A board without samples is still a board: what went wrong has been said.
    command = [str(python), str(ROOT / "start.py"), "--inside", "samples", how]
    subprocess.run([*command, "--data", str(data)], env=clean(os.environ), check=False)


def offer_first_account(data: Path, there: str) -> None:
    """While there is no account, the link that makes the first one, as Jupyter does."""
    found = through_door(data, "first-link", {})
    link = found["output"]["link"] if found and "output" in found else None
    if link is not None:
        _say(
            "还没有账号：现在只能在本机查看。要上传，请用下面的链接建立管理员"
            f"（24 小时内有效，只能用一次）：\n{there}/first?link={link}"
        )


def _serve(board: Board) -> int:
    try:
        code = board.process.wait()
    except KeyboardInterrupt:
        _say("\n看板已停止。")
        return 0
    _say(f"看板自己停止了（退出码 {code}）。")
    return code


def _show(there: str, shows: bool) -> None:
    if shows:
        webbrowser.open(there)


def _say(text: str) -> None:
    print(text, flush=True)
