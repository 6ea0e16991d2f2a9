"""A browser for the tests and the screenshots: one that is installed, or one that can be had."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from commands.progress import Printer

VARIABLE = "ZGKB_BROWSER"
"""Environment variable naming the browser's program; wins over any search."""

NO_BROWSER = "没有找到 Chromium、Chrome 或 Edge"

_COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
)
_PLACES = (
    "/snap/bin/chromium",
    "/opt/google/chrome/chrome",
    "/opt/microsoft/msedge/msedge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
_WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
_WINDOWS_PROGRAMS = (
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "Chromium/Application/chrome.exe",
)
_OWN_PATH = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as p: print(p.chromium.executable_path)"
)
_PACKAGES = ("chromium", "fonts-noto-cjk", "fontconfig")
_PATIENCE = 300


def find_browser(environ: Mapping[str, str] = os.environ, root: Path = Path("/")) -> Path | None:
    """The program of an installed Chromium, Chrome or Edge; None where there is none.

    `root` is where the fixed places of Linux and macOS begin.
    """
    if named := environ.get(VARIABLE):
        return Path(named)
    on_path = (shutil.which(name, path=environ.get("PATH", "")) for name in _COMMANDS)
    folders = (environ[name] for name in _WINDOWS_FOLDERS if environ.get(name))
    candidates = [
        *(Path(found) for found in on_path if found),
        *(root / place.lstrip("/") for place in _PLACES),
        *(Path(folder, program) for folder in folders for program in _WINDOWS_PROGRAMS),
    ]
    return next((candidate for candidate in candidates if candidate.is_file()), None)


def provide_browser(python: Path, printer: Printer) -> Path | None:
    """An installed browser, else Playwright's own download, else Debian's package when root.

    `python` has Playwright installed. None where no browser can be had: browser tests are skipped.
    """
    if (found := find_browser()) is not None:
        return found
    printer.line(f"{NO_BROWSER}：正在下载测试用的浏览器 ……")
    if (own := _playwrights_own(python)) is not None:
        return own
    if _may_install_packages():
        printer.line("下载不成，改用 Debian 的软件包 ……")
        _quietly(["apt-get", "update"])
        _quietly(["apt-get", "install", "-y", "--no-install-recommends", *_PACKAGES])
    return find_browser()


def _playwrights_own(python: Path) -> Path | None:
    """Playwright's Chromium, downloaded if need be, if it starts on this system."""
    if _quietly([str(python), "-m", "playwright", "install", "chromium"]) is None:
        return None
    said = _quietly([str(python), "-c", _OWN_PATH])
    own = Path(said.strip()) if said else None
    if own is None or not own.is_file():
        return None
    # On Linux it may lack system libraries; a Chrome on Windows would open a window instead.
    starts = sys.platform == "win32" or _quietly([str(own), "--version"]) is not None
    return own if starts else None


def _may_install_packages() -> bool:
    if sys.platform == "win32":
        return False
    return os.geteuid() == 0 and Path("/etc/debian_version").exists()


def _quietly(command: Sequence[str]) -> str | None:
    """What the command printed, or None when it failed or took too long."""
    environ = dict(os.environ) | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=_PATIENCE, env=environ, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return None if done.returncode else done.stdout.decode(errors="replace")
