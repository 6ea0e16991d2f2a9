"""Comma or tab separated text in the encodings Chinese offices use, as rows of text."""

import csv
import io

from loaders.files.limits import Limits
from loaders.files.unreadable import Unreadable

_ENCODINGS = ("utf-8-sig", "gb18030")
_DELIMITERS = ",\t;"


def read_delimited(data: bytes, limits: Limits) -> list[list[str]]:
    """Rows of text; Unreadable when the bytes are no text or there are too many rows."""
    text = decode(data)
    return _parse(text, _delimiter(text), limits)


def decode(data: bytes) -> str:
    """The text of UTF-8 (with or without BOM), UTF-16 with BOM, GBK or GB18030 bytes."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = _ENCODINGS
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeError:
            continue
        if _is_text(text):
            return text
    raise Unreadable("not_a_workbook", what="无法识别的数据")


def _is_text(text: str) -> bool:
    head = text[:5000]
    odd = sum(1 for c in head if (c < " " and c not in "\t\r\n\f") or "\ue000" <= c <= "\uf8ff")
    return odd * 50 <= len(head)


def _delimiter(text: str) -> str:
    """The mark that splits the first lines into most columns; quoted text does not count."""
    sample = text[:20_000]

    def columns(mark: str) -> int:
        try:
            widths = sorted(len(row) for row in csv.reader(io.StringIO(sample), delimiter=mark))
        except csv.Error:
            return 0
        return widths[len(widths) // 2] * 1000 + sum(widths) if widths else 0

    return max(_DELIMITERS, key=columns)


def _parse(text: str, delimiter: str, limits: Limits) -> list[list[str]]:
    csv.field_size_limit(10_000_000)
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows.append(row)
            cells += len(row)
            if len(rows) > limits.rows:
                raise Unreadable("too_many_rows", sheet="CSV", count=len(rows), limit=limits.rows)
            if len(row) > limits.columns:
                raise Unreadable(
                    "too_many_columns", sheet="CSV", count=len(row), limit=limits.columns
                )
            if cells > limits.cells:
                raise Unreadable("too_many_cells", count=cells, limit=limits.cells)
    except csv.Error as error:
        raise Unreadable("damaged") from error
    return rows
