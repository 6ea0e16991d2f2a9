"""Finding a browser: a named one, one on the PATH, one in the usual places, or none."""

import io
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from commands import browser
from commands.browser import find_browser, provide_browser
from commands.progress import Printer


def program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o755)
    return path


def test_a_named_browser_wins(tmp_path: Path) -> None:
    program(tmp_path / "chromium")
    environ = {"ZGKB_BROWSER": "/my/own", "PATH": str(tmp_path)}
    assert find_browser(environ, tmp_path) == Path("/my/own")


@pytest.mark.parametrize("name", ["chromium", "google-chrome-stable", "microsoft-edge"])
def test_one_on_the_path_is_found(tmp_path: Path, name: str) -> None:
    assert find_browser({"PATH": str(tmp_path)}, tmp_path / "no") is None
    there = program(tmp_path / name)
    assert find_browser({"PATH": str(tmp_path)}, tmp_path / "no") == there


@pytest.mark.parametrize("place", ["snap/bin/chromium", "opt/google/chrome/chrome"])
def test_one_in_a_usual_place_is_found(tmp_path: Path, place: str) -> None:
    there = program(tmp_path / place)
    assert find_browser({"PATH": ""}, tmp_path) == there


@pytest.mark.parametrize(
    ("folder", "inside"),
    [
        ("PROGRAMFILES", "Google/Chrome/Application/chrome.exe"),
        ("PROGRAMFILES(X86)", "Microsoft/Edge/Application/msedge.exe"),
        ("LOCALAPPDATA", "Chromium/Application/chrome.exe"),
    ],
)
def test_one_of_windows_is_found(tmp_path: Path, folder: str, inside: str) -> None:
    there = program(tmp_path / inside)
    assert find_browser({"PATH": "", folder: str(tmp_path)}, tmp_path / "no") == there


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """A machine without a browser on which every command fails; the commands tried."""
    tried: list[str] = []

    def fail(command: Sequence[str], **_: object) -> "subprocess.CompletedProcess[bytes]":
        tried.append(" ".join(command[:4]))
        return subprocess.CompletedProcess(command, 1, b"", b"")

    monkeypatch.setattr(browser, "find_browser", lambda: None)
    monkeypatch.setattr("subprocess.run", fail)
    return tried


def test_as_root_on_debian_its_packages_are_tried_last(
    bare_machine: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser, "_may_install_packages", lambda: True)
    assert provide_browser(Path("python"), Printer(io.StringIO())) is None
    assert bare_machine == [
        "python -m playwright install",
        "apt-get update",
        "apt-get install -y --no-install-recommends",
    ]


def test_elsewhere_only_the_download_is_tried(
    bare_machine: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser, "_may_install_packages", lambda: False)
    assert provide_browser(Path("python"), Printer(io.StringIO())) is None
    assert bare_machine == ["python -m playwright install"]
