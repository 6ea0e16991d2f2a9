"""Which version of the program read an upload: a digest of all that decides how a file is read."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

_HERE = Path(__file__).resolve().parent
_ROOT = _HERE.parent
DECIDING = (
    "directory", "findings", "incoming", "inspections", "known_lists", "known_numbers", "ledger",
    "lookalikes", "outlines", "permission", "places", "recognition", "records", "said", "source_names", "versions",
    "vocabulary",
)  # fmt: skip
"""The files of `data` that decide, beside the loaders, what of an upload is stored."""
IN_SQL = ("sql/macros/70_unit_names.sql",)
"""What unit names mean on a day is decided in SQL."""
_LIBRARIES = ("python-calamine", "rapidfuzz")


@cache
def present_reader() -> str:
    """The reader of this program: 12 characters, others as soon as a file of it says something
    else. Worked out once per process, in about ten milliseconds."""
    files = sorted((_ROOT / "loaders").rglob("*.py"))
    files += [_HERE / f"{name}.py" for name in DECIDING]
    files += [_HERE / name for name in IN_SQL]
    digest = hashlib.sha256((_HERE / "boundaries.parquet").read_bytes())
    for file in files:
        # The same text on Windows, whose lines may end otherwise.
        text = file.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"\n{file.relative_to(_ROOT).as_posix()} {len(text)}\n".encode() + text)
    digest.update("".join(version(name) for name in _LIBRARIES).encode())
    return digest.hexdigest()[:12]
