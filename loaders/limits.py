"""How large a file may be before it is refused, so that one upload cannot exhaust the server."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Upper bounds of one workbook: sizes in bytes, rows and columns of one sheet.

    `cells` bounds the used rectangle of all sheets together: one stray character in the far
    corner of a sheet makes the rectangle, not the file, large.
    """

    file_bytes: int = 50 * 1024 * 1024
    unpacked_bytes: int = 400 * 1024 * 1024
    rows: int = 200_000
    columns: int = 1_000
    cells: int = 8_000_000
    sheets: int = 200


DEFAULT_LIMITS = Limits()
