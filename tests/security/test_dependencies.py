"""What is known against the pinned libraries, asked with pip-audit of its vulnerability service.

It needs the internet and installs pip-audit beside the project, so it runs where `ZGKB_AUDIT=1` says so:
before every release. A service that knows nothing against a version known to be bad tells nothing.
"""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

import pytest

from commands import ROOT

KNOWN_BAD = "jinja2==2.10"
EXPLAINED: dict[str, str] = {}
"""Identifier of a vulnerability → why it does not concern the board."""


def told(python: Path, file: Path) -> list[dict[str, Any]]:
    """What pip-audit says of the pins in a file, one entry a library."""
    asked = [str(python), "-m", "pip_audit", "--no-deps", "--disable-pip", "--format=json"]
    done = subprocess.run([*asked, "-r", str(file)], capture_output=True, text=True, check=False)
    found: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    return found


@pytest.mark.skipif(
    "ZGKB_AUDIT" not in os.environ, reason="核对依赖库要联网：设 ZGKB_AUDIT=1 再运行"
)
def test_nothing_is_known_against_the_pinned_libraries(tmp_path: Path) -> None:
    venv.create(tmp_path / "audit", with_pip=True)
    python = tmp_path / "audit" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", "pip-audit"], check=True)
    bad = tmp_path / "bad.txt"
    bad.write_text(KNOWN_BAD, "utf-8")
    assert told(python, bad)[0].get("vulns"), "漏洞查询服务没有回答"
    for name in ("requirements.txt", "requirements-dev.txt"):
        found = told(python, ROOT / name)
        assert len(found) > 10
        assert [one["skip_reason"] for one in found if "skip_reason" in one] == []
        known = {
            f"{one['name']} {one['version']}: {bug['id']}"
            for one in found
            for bug in one["vulns"]
            if bug["id"] not in EXPLAINED
        }
        assert known == set()
