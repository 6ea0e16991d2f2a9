"""What every test run shares: the samples, hypothesis profiles, the count of unrun browser tests."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import settings

from commands.browser import NO_BROWSER
from commands.checks import SHARED

# Uploading without an account, for all tests that are not about accounts; those say otherwise.
os.environ.setdefault("ZGKB_OPEN_UPLOADS", "true")
settings.register_profile("developer", deadline=None)
# The same examples in every run of CI: a failure there can be repeated here.
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "developer")


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the samples, made once for all workers, and by `start.py test` once for
    both its runs: to be copied, not opened."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    shared = Path(os.environ.get(SHARED, shared))
    folder, made, failed = shared / "samples", shared / "samples.made", shared / "samples.failed"
    try:
        folder.mkdir()
    except FileExistsError:
        _wait_for(made, failed)
        return folder
    try:
        _load_samples(folder)
    except BaseException:
        failed.touch()
        raise
    made.touch()
    return folder


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One loud line counting the browser tests that could not run."""
    skipped = terminalreporter.stats.get("skipped", [])
    count = sum(NO_BROWSER in str(report.longrepr) for report in skipped)
    if count:
        terminalreporter.write_line(
            f"!!! {count} 个浏览器测试没有运行：{NO_BROWSER} !!!", red=True, bold=True
        )


def _load_samples(folder: Path) -> None:
    from commands.samples import load_samples
    from data.opening import open_store

    with open_store(folder) as store:
        load_samples(store, lambda _: None)


def _wait_for(made: Path, failed: Path) -> None:
    until = time.monotonic() + 600
    while not made.exists():
        if failed.exists() or time.monotonic() > until:
            pytest.fail("示例数据没有准备好，原因见另一个进程的输出。")
        time.sleep(0.2)
