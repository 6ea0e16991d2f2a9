"""The `.venv` of the board: made once, filled from the pinned requirements, then left alone."""

import hashlib
import importlib.util
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from commands import ROOT, Refusal
from commands.installing import install
from commands.progress import Printer

RUN = "requirements.txt"
TESTS = "requirements-dev.txt"


@dataclass(frozen=True)
class Environment:
    """The virtual environment in `folder` for the requirements files in `root`."""

    root: Path = ROOT

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """Its Python, made or not."""
        inside = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
        return self.folder.joinpath(*inside)

    def lacking(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the requirements files that are not installed as they now stand."""
        if not self._works():
            return names
        return tuple(name for name in names if self._installed(name) != self._digest(name))

    def prepare(self, *names: str, wheels: Path | None = None, printer: Printer) -> Path:
        """The Python of an environment with these requirements files, made and filled if need be.

        `wheels` is a folder to install from without a network. Raises Refusal with a sentence when
        the environment cannot be made or filled.
        """
        lacking = self.lacking(names)
        if not lacking:
            return self.python
        if not self._works():
            self._make(printer)
        files = [self.root / name for name in lacking]
        install(self.python, files, wheels=wheels, environ=clean(os.environ), printer=printer)
        for name in lacking:
            self._stamp(name).write_text(self._digest(name), encoding="ascii")
        return self.python

    def _works(self) -> bool:
        """Whether its Python starts: the one it was made from may be gone."""
        try:
            probe = subprocess.run([self.python, "-c", ""], capture_output=True, check=False)
        except OSError:
            return False
        return probe.returncode == 0

    def _make(self, printer: Printer) -> None:
        _need_venv()
        printer.line("第一次运行：正在建立 .venv ……")
        command = [sys.executable, "-m", "venv", "--clear", str(self.folder)]
        made = subprocess.run(command, capture_output=True, check=False, env=clean(os.environ))
        if made.returncode:
            said = (made.stderr + made.stdout).decode(errors="replace").strip()
            reason = said.splitlines()[-1] if said else f"退出码 {made.returncode}"
            raise Refusal(f"无法在 {self.folder} 建立运行环境：{reason}")

    def _installed(self, name: str) -> str | None:
        stamp = self._stamp(name)
        return stamp.read_text(encoding="ascii") if stamp.is_file() else None

    def _stamp(self, name: str) -> Path:
        return self.folder / f"{name}.installed"

    def _digest(self, name: str) -> str:
        # Line ends differ between checkouts; they are no reason to install again.
        return hashlib.sha256(b"\n".join((self.root / name).read_bytes().splitlines())).hexdigest()


def clean(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment for a Python of our own: nothing of another Python's, UTF-8 throughout."""
    foreign = ("PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_REQUIRE_VIRTUALENV")
    kept = {name: value for name, value in environ.items() if name not in foreign}
    return kept | {"PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}


def _need_venv() -> None:
    missing = [n for n in ("venv", "ensurepip") if importlib.util.find_spec(n) is None]
    if missing:
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        raise Refusal(
            f"这个 Python 缺少 {'、'.join(missing)} 模块，无法建立运行环境："
            f"Debian、Ubuntu 上请先运行 sudo apt install python{version}-venv，"
            "其他系统请安装完整的 Python，然后再运行本命令。"
        )
