"""The front of the command line: which command, in which Python, and one sentence when it fails.

Exit codes: 0 done · 1 done, but with errors in the lists or tests · 2 not done · 130 interrupted.
"""

import io
import os
import signal
import subprocess
import sys
from argparse import Namespace
from collections.abc import Sequence
from types import FrameType

from commands import ROOT, Refusal
from commands.arguments import parse
from commands.environment import RUN, TESTS, Environment, clean
from commands.progress import Printer

NOT_DONE = 2
INTERRUPTED = 130


def main(arguments: Sequence[str]) -> int:
    """Run the command line; returns the exit code. Never ends in a traceback: see `tell`."""
    _speak_utf8()
    signal.signal(signal.SIGTERM, _terminated)
    try:
        if list(arguments[:1]) == ["--inside"]:
            return _inside(parse(arguments[1:]))
        return _dispatch(parse(arguments), arguments)
    except KeyboardInterrupt:
        sys.stderr.write("\n已中断。\n")
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read what we print (`| head`) has had enough; nothing is to be flushed any more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return INTERRUPTED
    except Exception as error:
        if os.environ.get("ZGKB_TRACEBACK"):
            raise
        sys.stderr.write(f"{tell(error)}\n")
        return NOT_DONE


def tell(error: Exception) -> str:
    """One sentence for what went wrong, whatever it was."""
    if isinstance(error, Refusal):
        return str(error)
    if isinstance(error, PermissionError):
        return f"没有权限读写 {error.filename or '文件'}，请检查文件夹的权限。"
    if isinstance(error, OSError):
        return f"系统报告：{error.strerror or error}（{error.filename or '无文件名'}）。"
    hint = "把环境变量 ZGKB_TRACEBACK 设为 1 再运行一次，可以看到出错的位置"
    return f"程序内部出错：{type(error).__name__} {error}（{hint}）。"


def _inside(options: Namespace) -> int:
    """Carry out a command in the Python that has the packages."""
    from commands.inside import perform
    from data.private import keep_private

    if options.command != "shots":
        keep_private(options.data)
    return perform(options)


def _dispatch(options: Namespace, arguments: Sequence[str]) -> int:
    printer = Printer()
    environment = Environment()
    if options.command == "run":
        from commands.run import run

        return run(options, environment, printer)
    if options.command == "test":
        from commands.checks import run_checks

        return run_checks(environment, options.pytest, printer)
    names = (RUN, TESTS) if options.command == "shots" else (RUN,)
    python = environment.prepare(*names, wheels=options.wheels, printer=printer)
    command = [str(python), str(ROOT / "start.py"), "--inside", *arguments]
    return subprocess.run(command, env=clean(os.environ), check=False).returncode


def _speak_utf8() -> None:
    """Chinese text must pass on any console, and what is redirected is UTF-8 everywhere."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(
                encoding=None if stream.isatty() else "utf-8", errors="backslashreplace"
            )


def _terminated(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
