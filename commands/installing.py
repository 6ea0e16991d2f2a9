"""Installing the pinned requirements with pip, telling how far it is and why it failed."""

import re
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from commands import Refusal
from commands.progress import Printer

LOG = "install.log"
# A wheel on its way; its metadata alone (`.whl.metadata`), fetched before, is not one.
_FETCHED = re.compile(
    r"(?:Downloading|Using cached|Processing) (?:.*[/\\])?"
    r"([\w.]+)-(\d[\w.!+]*)(?:-\S+\.whl|\.tar\.gz|\.zip)(?: \(([\d.]+ \wB)\)| \(from .*|)$"
)
_THERE = re.compile(r"Requirement already satisfied: ([\w.\-]+).*\(from -r ")
_UNREACHABLE = re.compile(
    r"NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|Read timed out"
    r"|Temporary failure in name|Name or service not known|getaddrinfo failed"
    r"|ProxyError|SSLError|CERTIFICATE_VERIFY_FAILED"
    r"|Connection refused|Connection aborted|Connection reset|Network is unreachable"
    r"|Could not fetch URL|HTTP error|Client Error|Server Error"
)
_NOT_THERE = re.compile(r"No matching distribution found for ([^\s(]+)")


def install(
    python: Path,
    files: Sequence[Path],
    *,
    wheels: Path | None,
    environ: Mapping[str, str],
    printer: Printer,
) -> None:
    """Install the requirements files with pip into the environment of `python`.

    `wheels` is a folder to install from without a network. Raises Refusal with one sentence when
    pip fails; what pip said is kept in the environment's install.log.
    """
    total = sum(len(requirements(file)) for file in files)
    printer.line(f"正在安装 {total} 个包（只在第一次运行或版本更新后需要）")
    command = [str(python), "-m", "pip", "install", "--no-input", "--progress-bar", "off"]
    command += ["--disable-pip-version-check", "--retries", "2"]
    command += ["--no-index", "--find-links", str(wheels)] if wheels else []
    for file in files:
        command += ["-r", str(file)]
    folder = python.parent.parent
    log = folder / LOG
    with log.open("wb") as said:
        pip = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, env=environ
        )
        try:
            for step in _steps(pip, log, folder, total):
                printer.step(step)
        finally:
            _end(pip)
            printer.settle()
    if pip.returncode:
        raise Refusal(failure(log.read_text("utf-8", "replace"), log, wheels))
    printer.line("安装完成")


def requirements(file: Path) -> list[str]:
    """The lines of a requirements file that name a package for this system or another."""
    lines = (line.strip() for line in file.read_text("utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def failure(said: str, log: Path, wheels: Path | None = None) -> str:
    """One sentence telling why pip failed, from all it said."""
    missing = _NOT_THERE.search(said)
    if "No space left on device" in said:
        return "安装失败：磁盘空间不足，请腾出约 1 GB 后再运行本命令。"
    if wheels and missing:
        return f"安装失败：目录 {wheels} 里没有适合本机的 {missing[1]}。"
    if _UNREACHABLE.search(said):
        return (
            "安装失败：连不上软件包源。请检查网络或代理；有镜像的用环境变量 PIP_INDEX_URL 指定；"
            "不能上网的，在别处用 pip download -r requirements.txt -d wheels 备好文件，"
            "再加 --wheels wheels 运行。"
        )
    if missing:
        return f"安装失败：软件包源里没有适合本机 Python 的 {missing[1]}。"
    errors = [line for line in said.splitlines() if "ERROR" in line.upper()]
    return f"安装失败：{errors[-1].strip() if errors else '原因不明'}（详见 {log}）"


def _steps(pip: "subprocess.Popen[bytes]", log: Path, folder: Path, total: int) -> Iterator[str]:
    """Where pip is, about three times a second until it ends."""
    before = _installed(folder)
    with log.open(encoding="utf-8", errors="replace") as lines:
        seen = Fetched(total)
        while True:
            ended = pip.poll() is not None
            yield from seen.steps(lines.readlines())
            if seen.to_install:
                yield _installing(_installed(folder) - before, seen.to_install)
            if ended:
                return
            time.sleep(0.3)


class Fetched:
    """Counts the packages pip has fetched, from the lines it prints.

    `to_install` is their number once pip installs them, 0 before.
    """

    def __init__(self, total: int) -> None:
        self.total = total
        self.count = 0
        self.to_install = 0

    def steps(self, lines: Sequence[str]) -> Iterator[str]:
        """One step for each package among these new lines, with its size where it is downloaded."""
        for line in map(str.strip, lines):
            if fetched := _FETCHED.match(line):
                name, version, size = fetched.groups()
                yield self._step(f"{name} {version}" + (f"（{size}）" if size else ""))
            elif there := _THERE.match(line):
                yield self._step(f"{there[1]} 已有")
            elif line.startswith("Ignoring "):
                self.total -= 1  # for another system
            elif line.startswith("WARNING: Retrying"):
                yield "网络不畅，正在重试 ……"
            elif line.startswith("Installing collected packages:"):
                self.to_install = line.count(",") + 1

    def _step(self, package: str) -> str:
        self.count = min(self.count + 1, self.total)
        return f"获取 {self.count}/{self.total}（{self.count / self.total:.0%}） {package}"


def _installing(done: int, total: int) -> str:
    tenths = min(10 * max(done, 0) // total, 10)
    return f"安装 {tenths * 10}%"


def _installed(folder: Path) -> int:
    libraries = ("lib/python*/site-packages", "Lib/site-packages")
    return len({place for each in libraries for place in folder.glob(f"{each}/*.dist-info")})


def _end(pip: "subprocess.Popen[bytes]") -> None:
    if pip.poll() is None:
        pip.terminate()
    pip.wait()
