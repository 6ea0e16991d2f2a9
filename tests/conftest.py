"""What every test run shares: hypothesis profiles and the count of tests that had no browser."""

import os

import pytest
from hypothesis import settings

from deploy.browser import NO_BROWSER

settings.register_profile("developer", deadline=None)
# The same examples in every run of CI: a failure there can be repeated here.
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "developer")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One loud line counting the browser tests that could not run."""
    skipped = terminalreporter.stats.get("skipped", [])
    count = sum(NO_BROWSER in str(report.longrepr) for report in skipped)
    if count:
        terminalreporter.write_line(
            f"!!! {count} 个浏览器测试没有运行：{NO_BROWSER} !!!", red=True, bold=True
        )
