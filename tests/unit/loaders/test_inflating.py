"""Parts of an archive come out as `zipfile` reads them, or not at all."""

import io
import random
import zipfile

import pytest

from loaders.files.inflating import unpacked

CHANCE = random.Random(7)
CONTENTS = {
    "nothing": b"",
    "a word": "整改".encode(),
    "hardly packed": CHANCE.randbytes(3_000_001),
    "packed a thousandfold": bytes(30_000_000),
    "just a piece": bytes(2 * 1024 * 1024),
    "a list": "".join(f"<c><t>第{n}处污水直排</t></c>" for n in range(200_000)).encode(),
}


def archive(content: bytes, how: int = zipfile.ZIP_DEFLATED, before: bytes = b"") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", how) as made:
        made.writestr("xl/other.xml", "<other/>")
        made.writestr("xl/part.xml", content)
    return before + target.getvalue()


def part_of(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return b"".join(unpacked(data, opened.getinfo("xl/part.xml")))


@pytest.mark.parametrize("how", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
def test_a_part_comes_out_whole(content: bytes, how: int) -> None:
    assert part_of(archive(content, how)) == content


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
def test_it_comes_in_pieces_of_two_megabytes_at_most(content: bytes) -> None:
    data = archive(content)
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        sizes = [len(piece) for piece in unpacked(data, opened.getinfo("xl/part.xml"))]
    assert max(sizes, default=0) <= 2 * 1024 * 1024


def test_bytes_before_the_archive_do_not_matter() -> None:
    assert part_of(archive(b"<part/>", before=b"#!/bin/sh\n")) == b"<part/>"


def damaged(data: bytes) -> bytes:
    """One byte in the middle of the last part is another one."""
    middle = (
        data.rindex(b"PK\x03\x04") + (data.index(b"PK\x01\x02") - data.rindex(b"PK\x03\x04")) // 2
    )
    return data[:middle] + bytes([data[middle] ^ 0xFF]) + data[middle + 1 :]


@pytest.mark.parametrize("how", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("name", ["hardly packed", "a list"])
def test_a_damaged_part_is_refused(how: int, name: str) -> None:
    with pytest.raises(zipfile.BadZipFile):
        part_of(damaged(archive(CONTENTS[name], how)))


@pytest.mark.parametrize("how", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_no_office_program_writes_is_refused(how: int) -> None:
    with pytest.raises(zipfile.BadZipFile):
        part_of(archive(b"<part/>", how))


def test_a_part_that_ends_early_is_refused() -> None:
    data = archive(CONTENTS["a list"])
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        member = opened.getinfo("xl/part.xml")
    member.compress_size //= 2
    with pytest.raises(zipfile.BadZipFile):
        b"".join(unpacked(data, member))
