"""What is known against the pinned libraries, asked of the public vulnerability service.

It needs the internet: where the service gives no answer, the test is skipped and says so.
"""

import json
import subprocess
import sys
import urllib.request
import venv
from pathlib import Path

import pytest

from commands import ROOT

KNOWN_BAD = "https://pypi.org/pypi/jinja2/2.10/json"
"""A version with published vulnerabilities: a service that does not tell of them tells nothing."""
EXPLAINED: dict[str, str] = {}
"""Identifier of a vulnerability → why it does not concern the board."""


def answers() -> bool:
    try:
        with urllib.request.urlopen(KNOWN_BAD, timeout=5) as answer:
            return bool(json.load(answer)["vulnerabilities"])
    except (OSError, ValueError, KeyError):
        return False


def test_nothing_is_known_against_the_pinned_libraries(tmp_path: Path) -> None:
    if not answers():
        pytest.skip("漏洞查询服务没有回答（没有互联网），没有核对依赖库")
    venv.create(tmp_path / "audit", with_pip=True)
    python = tmp_path / "audit" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", "pip-audit"], check=True)
    asked = [str(python), "-m", "pip_audit", "--no-deps", "--disable-pip", "--format=json"]
    for name in ("requirements.txt", "requirements-dev.txt"):
        done = subprocess.run(
            [*asked, "-r", str(ROOT / name)], capture_output=True, text=True, check=False
        )
        told = json.loads(done.stdout)["dependencies"]
        assert len(told) > 10
        assert [one["skip_reason"] for one in told if "skip_reason" in one] == []
        known = {
            f"{one['name']} {one.get('version')}: {found['id']}"
            for one in told
            for found in one.get("vulns", ())
            if found["id"] not in EXPLAINED
        }
        assert known == set(), done.stderr
