"""The parts of a zip archive unpacked piece by piece, in half the time zlib takes.

A workbook of ten thousand rows unpacks to 40 MB, as much work as looking for its texts.
"""

import zipfile
from collections.abc import Iterator
from typing import cast

from isal import isal_zlib

_PIECE = 2 * 1024 * 1024
_TAKEN = 256 * 1024
_HEADER = b"PK\x03\x04"
_HEADER_BYTES = 30
_Broken = cast(type[Exception], isal_zlib.error)
_RAW = -15  # a bare deflate stream with the largest window


def unpacked(data: bytes, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes of a part of the archive in `data`, however many it states.

    Raises BadZipFile for a damaged part, and for one packed as no office program does.
    """
    packed, check = _packed(data, member), 0
    try:
        for piece in _WAYS[member.compress_type](packed):
            check = isal_zlib.crc32(piece, check)
            yield piece
    except (KeyError, _Broken) as error:
        raise zipfile.BadZipFile(member.filename) from error
    if check != member.CRC:
        raise zipfile.BadZipFile(member.filename)


def _packed(data: bytes, member: zipfile.ZipInfo) -> memoryview:
    """The packed bytes of a part, which begin behind a header of their own."""
    header = data[member.header_offset : member.header_offset + _HEADER_BYTES]
    if len(header) < _HEADER_BYTES or not header.startswith(_HEADER):
        raise zipfile.BadZipFile(member.filename)
    names = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    start = member.header_offset + _HEADER_BYTES + names
    return memoryview(data)[start : start + member.compress_size]


def _stored(packed: memoryview) -> Iterator[bytes]:
    for first in range(0, len(packed), _PIECE):
        yield bytes(packed[first : first + _PIECE])


def _inflated(packed: memoryview) -> Iterator[bytes]:
    stream = isal_zlib.decompressobj(_RAW)
    for first in range(0, len(packed), _TAKEN):
        left: bytes | memoryview = packed[first : first + _TAKEN]
        piece = b""
        while (left or len(piece) == _PIECE) and not stream.eof:
            piece = stream.decompress(left, _PIECE)
            left = stream.unconsumed_tail
            if piece:
                yield piece
    if not stream.eof:
        raise _Broken


_WAYS = {zipfile.ZIP_STORED: _stored, zipfile.ZIP_DEFLATED: _inflated}
