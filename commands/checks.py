"""`start.py test`: style, types and every test, the same for a developer and for CI."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from commands import ROOT
from commands.browser import VARIABLE, provide_browser
from commands.environment import RUN, TESTS, Environment, clean
from commands.progress import Printer

CHECKS = (
    ("代码规范", ("ruff", "check", "--output-format=concise", ".")),
    ("代码格式", ("ruff", "format", "--check", "--output-format=concise", ".")),
    ("类型", ("mypy",)),
)
BENCHMARKS = "tests/benchmarks"
# Times are measured alone, before the two workers of the other tests keep both cores busy.
MEASURED = ("pytest", BENCHMARKS, "--numprocesses=0", "-rA", "--durations=12")
TESTED = (
    "pytest", "--numprocesses=2", "--dist=worksteal", f"--ignore={BENCHMARKS}", "--durations=20",
)  # fmt: skip


def run_checks(environment: Environment, chosen: Sequence[str], printer: Printer) -> int:
    """Install the extras and run everything, or only pytest with the `chosen` arguments.

    The last thing printed is pytest's own summary. Returns 0 when all passed, 1 otherwise.
    """
    python = environment.prepare(RUN, TESTS, printer=printer)
    environ = clean(os.environ)
    browser = provide_browser(python, printer)
    if browser is not None:
        environ[VARIABLE] = str(browser)
    if chosen:
        return _python(python, ("pytest", *chosen), environ)
    failed = [name for name, command in CHECKS if _python(python, command, environ)]
    if failed:
        printer.line(f"未通过：{'、'.join(failed)}（测试继续）")
    if any((ROOT / BENCHMARKS).glob("test_*.py")) and _python(python, MEASURED, environ):
        failed.append("性能")
    if _python(python, TESTED, environ):
        failed.append("测试")
    if failed:
        printer.line(f"未通过：{'、'.join(failed)}")
    return int(bool(failed))


def _python(python: Path, command: Sequence[str], environ: dict[str, str]) -> int:
    return subprocess.run(
        [str(python), "-m", *command], cwd=ROOT, env=environ, stdin=subprocess.DEVNULL, check=False
    ).returncode
