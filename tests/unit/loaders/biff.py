"""Writes the oldest kind of workbook the loaders read: one sheet as BIFF8 in a compound file."""

import struct
from collections.abc import Sequence

_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def xls(
    rows: Sequence[Sequence[str | float | None]], merges: Sequence[tuple[int, int, int, int]] = ()
) -> bytes:
    """An .xls file; `merges` are (first row, last row, first column, last column), from 0."""
    return _compound_file(_workbook(rows, merges))


def _record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _text(text: str, length: str) -> bytes:
    return struct.pack(f"<{length}B", len(text), 1) + text.encode("utf-16-le")


def _workbook(
    rows: Sequence[Sequence[str | float | None]], merges: Sequence[tuple[int, int, int, int]]
) -> bytes:
    sheet = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    sheet += _record(0x200, struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows)), 0))
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            place = struct.pack("<HHH", number, column, 0)
            if isinstance(value, str):
                sheet += _record(0x204, place + _text(value, "H"))
            elif value is not None:
                sheet += _record(0x203, place + struct.pack("<d", value))
    areas = b"".join(struct.pack("<HHHH", *merge) for merge in merges)
    sheet += _record(0xE5, struct.pack("<H", len(merges)) + areas)
    sheet += _record(0x0A)
    head = _record(0x809, struct.pack("<HHHHII", 0x600, 0x05, 0, 0, 0, 0))
    head += _record(0x42, struct.pack("<H", 1200))
    name = _text("清单", "B")
    offset = len(head) + len(_record(0x85, bytes(6) + name)) + 4
    head += _record(0x85, struct.pack("<IBB", offset, 0, 0) + name) + _record(0x0A)
    return head + sheet


def _compound_file(stream: bytes) -> bytes:
    stream = stream.ljust(4096, b"\0")
    sectors = -(-len(stream) // 512)
    chain = [*range(3, sectors + 2), _END]
    table = [_FAT, _END, *chain]
    fat = struct.pack("<128I", *table, *[_FREE] * (128 - len(table)))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    entries = _entry("Root Entry", 5, _END, 0, child=1) + _entry("Workbook", 2, 2, len(stream))
    entries += _entry("", 0, 0, 0) * 2
    return header + fat + entries + stream.ljust(sectors * 512, b"\0")


def _entry(name: str, kind: int, start: int, size: int, child: int = _FREE) -> bytes:
    text = name.encode("utf-16-le").ljust(64, b"\0")
    length = 2 * len(name) + 2 if name else 0
    head = struct.pack("<HBBIII", length, kind, 1, _FREE, _FREE, child)
    return text + head + bytes(36) + struct.pack("<IQ", start, size)
