"""A list of many times 10,000 rows, made out of one of them, and what reading it takes.

As a program: `python -m tests.benchmarks.large_list (store|read) FILE FOLDER` commits the file into
a store, or reads it and finds the difference against what is stored; prints JSON: `peak` (the most
memory the process held, bytes), `new`, `changed`, `unchanged`.
"""

import io
import json
import re
import resource
import sys
import zipfile
from datetime import date
from pathlib import Path

from data.difference import difference
from data.incoming import Request, batches
from data.opening import open_store
from data.records import ReadContext
from data.uploads import commit
from loaders import Limits, read
from tests.benchmarks.long_list import AS_OF, as_excel_saves, rows, workbook

PIECE = 10_000
NAME = "整改任务清单.xlsx"
BEFORE = date(2024, 5, 31)
GENEROUS = Limits(
    file_bytes=2**30, unpacked_bytes=2**31, rows=10**6, cells=10**8, seconds=600, memory_bytes=2**34
)
_SHEET, _TEXTS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
_ROW = re.compile(r'<row r="(\d+)">')
_CELL = re.compile(r'<c r="([A-P])(\d+)"( s="\d+")?( t="(?:s|n)")?>(?:<v>(\d+)</v>)?')


def large_list(pieces: int) -> bytes:
    """So many times 10,000 rows, every long text one of its kind, saved as Excel does."""
    source = zipfile.ZipFile(io.BytesIO(as_excel_saves(workbook(rows(PIECE)))))
    sheet, texts = (source.read(name).decode() for name in (_SHEET, _TEXTS))
    head, body = sheet.split('<row r="3">', 1)
    body, tail = body.rsplit("</sheetData>", 1)
    entries = texts[texts.index("<si>") : texts.rindex("</sst>")]
    count = entries.count("<si>")
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        for name in source.namelist():
            if name not in (_SHEET, _TEXTS):
                made.writestr(name, source.read(name))
        with made.open(_SHEET, "w") as out:
            out.write(head.encode())
            for piece in range(pieces):
                out.write(_moved(f'<row r="3">{body}', piece, count).encode())
            out.write(f"</sheetData>{tail}".encode())
        with made.open(_TEXTS, "w") as out:
            out.write(texts[: texts.index("<si>")].encode())
            for piece in range(pieces):
                out.write(_of_its_own(entries, piece).encode())
            out.write(b"</sst>")
    return target.getvalue()


def _moved(body: str, piece: int, texts: int) -> str:
    """The rows further down, with numbers and texts of their own."""
    down = piece * PIECE

    def cell(found: re.Match[str]) -> str:
        letter, row, style, kind, value = found.groups()
        if value and (letter == "A" or kind == ' t="s"'):
            value = str(int(value) + (down if letter == "A" else piece * texts))
        end = f"<v>{value}</v>" if value else ""
        return f'<c r="{letter}{int(row) + down}"{style or ""}{kind or ""}>{end}'

    return _ROW.sub(lambda f: f'<row r="{int(f[1]) + down}">', _CELL.sub(cell, body))


def _of_its_own(entries: str, piece: int) -> str:
    """Every long text marked; short ones (units, statuses, deadlines) stay what they are."""
    return re.sub(r"<t>(?=[^<]{60})", f"<t>第{piece}册，", entries)


def _store(data: bytes, folder: Path) -> dict[str, int]:
    request = Request(NAME, BEFORE)
    with open_store(folder) as store:
        reading = read(data, NAME, ReadContext(BEFORE), GENEROUS)
        return {"new": commit(store, reading, data, request).records["tasks"]}


def _read(data: bytes, folder: Path) -> dict[str, int]:
    with open_store(folder) as store:
        reading = read(data, NAME, ReadContext(AS_OF), GENEROUS)
        found, _ = batches(reading, Request(NAME, AS_OF))
        with store.cursor() as cur:
            told = difference(cur, found, AS_OF, whole=True)
    return {"new": told.new, "changed": told.changed, "unchanged": told.unchanged}


if __name__ == "__main__":
    what, file, folder = sys.argv[1:]
    told = {"store": _store, "read": _read}[what](Path(file).read_bytes(), Path(folder))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"peak": peak} | told))
