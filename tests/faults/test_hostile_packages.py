"""Zip packages made to hurt: each gives a sentence or a reading, within the memory of a reader."""

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator

import pytest

from loaders import Limits
from loaders.files.limits import DEFAULT_LIMITS
from tests.faults.packages import (
    BOOK,
    RELATIONS,
    ROW,
    SHEET,
    STRINGS,
    STYLES,
    TYPES,
    packed,
    parts,
    row,
    workbook,
)
from tests.faults.reading import Reader, adds_up, reader

PARTS = (SHEET, STRINGS, BOOK, RELATIONS, STYLES, TYPES)
PATIENT = Limits(seconds=60)


@pytest.fixture(scope="module")
def clerk() -> Iterator[Reader]:
    with reader() as one:
        yield one


def understood(clerk: Reader, data: bytes, limits: Limits = PATIENT) -> int:
    """The number of rows read and rejected of a workbook that is understood."""
    told = clerk.tell(data, limits=limits)
    assert told.reason == ""
    assert told.reading
    adds_up(told.reading)
    assert told.peak < DEFAULT_LIMITS.memory_bytes
    return sum(len(t.rows) + len(t.rejected) for t in told.reading.tables)


def refused(clerk: Reader, data: bytes, limits: Limits = DEFAULT_LIMITS) -> str:
    """The reason for which a workbook is not read; the clerk is told in one sentence."""
    told = clerk.tell(data, limits=limits)
    assert told.reading is None
    assert told.sentence.endswith("。")
    assert told.peak < DEFAULT_LIMITS.memory_bytes
    return told.reason


def inflating(part: str, megabytes: int, stated: int | None = None) -> bytes:
    """The small list with one part that grows to so many megabytes of blanks, whatever it states.

    The compressed blocks are repeated instead of made anew: gigabytes take no time.
    """
    blank = b" " * 1024**2
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = deflate.compress(blank) + deflate.flush(zlib.Z_FULL_FLUSH)
    check_sum = 0
    for _ in range(min(megabytes, 400)):
        check_sum = zlib.crc32(blank, check_sum)
    buffer = io.BytesIO(packed({n: p for n, p in parts().items() if n != part}))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(zipfile.ZipInfo(part), block * megabytes + deflate.flush())
        local = archive.getinfo(part).header_offset
    data = bytearray(buffer.getvalue())
    central = data.rindex(b"PK\x01\x02")
    size = megabytes * len(blank) if stated is None else stated
    for method, sums, sizes in (
        (local + 8, local + 14, local + 22),
        (central + 10, central + 16, central + 24),
    ):
        struct.pack_into("<H", data, method, zipfile.ZIP_DEFLATED)
        struct.pack_into("<I", data, sums, check_sum)
        struct.pack_into("<I", data, sizes, size)
    return bytes(data)


@pytest.mark.parametrize("part", [SHEET, STRINGS, BOOK, "xl/media/image1.png"])
def test_a_part_that_inflates_to_gigabytes(clerk: Reader, part: str) -> None:
    data = inflating(part, 2000)
    assert len(data) < 3 * 1024**2
    assert refused(clerk, data) == "unpacked_too_large"


def test_a_bomb_that_states_a_small_size(clerk: Reader) -> None:
    assert refused(clerk, inflating("xl/other.xml", 500, stated=1000)) == "unpacked_too_large"


def test_a_bomb_inside_a_bomb(clerk: Reader) -> None:
    inner = inflating(SHEET, 300)
    assert refused(clerk, packed({"xl/workbook.xml": inner})) == "damaged"
    assert refused(clerk, packed({"清单.xlsx": inner})) == "not_a_workbook"


@pytest.mark.parametrize("part", [SHEET, STRINGS, "xl/other.xml"])
def test_as_large_as_just_allowed(clerk: Reader, part: str) -> None:
    told = clerk.tell(inflating(part, 380), limits=PATIENT)
    assert told.peak < DEFAULT_LIMITS.memory_bytes
    assert told.reading or told.sentence


def test_names_that_lead_out_of_the_package(clerk: Reader) -> None:
    names = ("../../../../etc/cron.d/x.xml", "/etc/x.xml", "xl/../../x.xml", "C:\\x.xml")
    assert understood(clerk, packed(parts(), [(name, "<a/>") for name in names])) == 1


def test_a_part_that_is_there_twice(clerk: Reader) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        data = packed(parts(), [(SHEET, parts(row(3, ("2", "扬尘", "2020年", "市局")))[SHEET])])
    assert understood(clerk, data) in (1, 2)


def stored() -> bytearray:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts().items():
            archive.writestr(name, part)
    return bytearray(buffer.getvalue())


def test_contents_that_do_not_match_their_check_sum(clerk: Reader) -> None:
    data = stored()
    at = data.index("污".encode())
    data[at : at + 3] = "清".encode()
    assert refused(clerk, bytes(data)) == "damaged"


def test_flags_and_methods_nobody_uses(clerk: Reader) -> None:
    encrypted, unknown = stored(), stored()
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = encrypted.find(mark)
        while at >= 0:
            encrypted[at + flags] |= 1
            unknown[at + flags + 2] = 99
            at = encrypted.find(mark, at + 4)
    assert refused(clerk, bytes(encrypted)) == "encrypted"
    assert refused(clerk, bytes(unknown)) == "damaged"


@pytest.mark.parametrize("part", ["_rels/.rels", *PARTS])
@pytest.mark.parametrize("content", [None, "", "<", b"\xff\xfe\x00", "<a><b></a>", "整"])
def test_a_part_that_is_missing_or_nonsense(
    clerk: Reader, part: str, content: str | bytes | None
) -> None:
    changed: dict[str, str | bytes] = {n: p for n, p in parts().items() if n != part}
    if content is not None:
        changed[part] = content
    told = clerk.tell(packed(changed))
    assert told.reason in ("", "damaged", "empty_workbook")


def test_cut_short_anywhere(clerk: Reader) -> None:
    data = workbook("".join(row(r, ROW) for r in range(3, 40)))
    for length in range(1, len(data), max(1, len(data) // 60)):
        assert refused(clerk, data[:length]) in ("damaged", "no_table", "not_a_workbook")
