"""The facts of the plans in our own words: one text table per list under `content/`.

A table is a `.psv` file: the first line names the columns, every further line is one record,
fields are parted by `|`. Progress, coordinates and monthly values in it are invented.
"""

import zlib
from pathlib import Path

FOLDER = Path(__file__).with_name("content")
NOTICE = "示例数据"

Record = dict[str, str]


def records(name: str) -> list[Record]:
    """Records of `content/<name>.psv` in file order; `⏎` stands for a line break in a cell.

    Raises ValueError for a line whose number of fields differs from the heading's.
    """
    lines = (FOLDER / f"{name}.psv").read_text(encoding="utf-8").splitlines()
    columns = lines[0].split("|")
    found = []
    for number, line in enumerate(lines[1:], start=2):
        fields = line.replace("⏎", "\n").split("|")
        if len(fields) != len(columns):
            raise ValueError(f"{name}.psv line {number}: {len(fields)} fields, not {len(columns)}")
        found.append(dict(zip(columns, fields, strict=True)))
    return found


def spread(key: str, below: int) -> int:
    """A number from 0 to `below` - 1 that looks random but is always the same for a key."""
    return zlib.crc32(key.encode()) % below


def fraction(key: str) -> float:
    """Like `spread`, between 0 and 1."""
    return spread(key, 10_000) / 10_000
