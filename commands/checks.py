"""`start.py test`: style, types and every test, the same for a developer and for CI."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

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
SHARED = "ZGKB_SHARED"
"""Environment variable naming a folder in which both runs of pytest leave what they share."""
# Times are measured alone, before the other tests and the checks beside them keep both cores busy.
MEASURED = ("pytest", BENCHMARKS, "--numprocesses=0", "-rA", "--durations=12")
# A module stays on one worker, for the board it starts; a third worker starves the browsers.
TESTED = (
    "pytest", "--numprocesses=2", "--dist=loadfile", "--no-loadscope-reorder",
    f"--ignore={BENCHMARKS}", "--durations=20",
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
    with TemporaryDirectory(prefix="zgkb-") as shared:
        failed = _all(python, environ | {SHARED: shared}, printer)
    if failed:
        printer.line(f"未通过：{'、'.join(failed)}")
    return int(bool(failed))


def _all(python: Path, environ: Mapping[str, str], printer: Printer) -> list[str]:
    """The names of the parts that fail."""
    failed = []
    if any((ROOT / BENCHMARKS).glob("test_*.py")) and _python(python, MEASURED, environ):
        failed.append("性能")
    with ThreadPoolExecutor(1) as beside:
        checks = beside.submit(_checks, python, environ, printer)
        if _python(python, TESTED, environ):
            failed.append("测试")
        return failed + checks.result()


def _checks(python: Path, environ: Mapping[str, str], printer: Printer) -> list[str]:
    """The names of the checks that fail; what each one says is printed in one piece."""
    failed = []
    for name, command in CHECKS:
        done = subprocess.run(
            [str(python), "-m", *command], cwd=ROOT, env=environ, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip
        said = done.stdout.decode("utf-8", "replace").strip()
        printer.line(f"\n{name}：{said}" if done.returncode else f"\n{name}：通过")
        if done.returncode:
            failed.append(name)
    return failed


def _python(python: Path, command: Sequence[str], environ: Mapping[str, str]) -> int:
    return subprocess.run(
        [str(python), "-m", *command], cwd=ROOT, env=environ, stdin=subprocess.DEVNULL, check=False
    ).returncode
