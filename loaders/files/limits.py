"""How large a file may be before it is refused, so that one upload cannot exhaust the server."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from loaders.files.unreadable import Unreadable

_MB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Upper bounds of one workbook: sizes in bytes, rows and columns of one sheet.

    `cells` bounds the used rectangle of all sheets together: one stray character in the far
    corner of a sheet makes the rectangle, not the file, large. `seconds` (of the processor, three
    times as many on the clock) and `memory_bytes` bound what the reading itself takes and `readers`
    how many files are read at once; these three hold for `read_apart` only.
    """

    file_bytes: int = 50 * _MB
    unpacked_bytes: int = 400 * _MB
    rows: int = 200_000
    columns: int = 1_000
    cells: int = 8_000_000
    sheets: int = 200
    seconds: float = 7.0
    memory_bytes: int = 1024 * _MB
    readers: int = 2

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> "Limits":
        """The limits in the board's settings (`upload_…` in data/settings.py), sizes there in MB."""
        return cls(
            file_bytes=settings["upload_mb"] * _MB,
            unpacked_bytes=settings["upload_unpacked_mb"] * _MB,
            rows=settings["upload_rows"],
            columns=settings["upload_columns"],
            cells=settings["upload_cells"],
            sheets=settings["upload_sheets"],
            seconds=settings["upload_seconds"],
            memory_bytes=settings["upload_memory_mb"] * _MB,
            readers=settings["upload_readers"],
        )

    def check_size(self, size: int) -> None:
        """Raises Unreadable for a file of more bytes than allowed."""
        if size > self.file_bytes:
            told = {"size": f"{size / _MB:.0f} MB", "limit": f"{self.file_bytes // _MB} MB"}
            raise Unreadable("file_too_large", **told)


DEFAULT_LIMITS = Limits()
NO_LIMITS = Limits(
    file_bytes=sys.maxsize, unpacked_bytes=sys.maxsize, rows=sys.maxsize, columns=sys.maxsize,
    cells=sys.maxsize, sheets=sys.maxsize, seconds=24 * 3600, memory_bytes=1 << 46,
)  # fmt: skip
"""For files that were accepted once: what is kept must be readable again under stricter settings."""
