"""Delimited texts made to hurt, and files that only have the name of a workbook."""

import random
from collections.abc import Iterator

import pytest

from loaders import Limits
from loaders.files.limits import DEFAULT_LIMITS
from tests.faults.packages import HEAD, ROW
from tests.faults.reading import Reader, Told, adds_up, reader
from tests.unit.loaders.biff import xls

PATIENT = Limits(seconds=60)
CSV = f"{','.join(HEAD)}\n{','.join(ROW)}\n"
MEGABYTE = 1024**2
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NOISE = random.Random(11).randbytes(20_000)


@pytest.fixture(scope="module")
def clerk() -> Iterator[Reader]:
    with reader() as one:
        yield one


def tell(clerk: Reader, data: bytes, name: str = "清单.csv") -> Told:
    told = clerk.tell(data, name, PATIENT)
    assert told.peak < DEFAULT_LIMITS.memory_bytes
    assert told.reason != "reader_failed"
    if told.reading:
        adds_up(told.reading)
    return told


def problems(told: Told) -> list[str]:
    assert told.reading, told.sentence
    return [row["problem"] for table in told.reading.tables for row in table.rows]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"a" * (50 * MEGABYTE - 1), "damaged"),
        (CSV.encode() + b"a," * (24 * MEGABYTE), "too_many_columns"),
        (CSV.encode() + b'"a",' * (12 * MEGABYTE), "too_many_columns"),
        (CSV.encode() + b'"' + b"a," * (24 * MEGABYTE), "damaged"),
        (CSV.encode() + b"\n" * (49 * MEGABYTE), "too_many_rows"),
        (b'"' * (49 * MEGABYTE), "damaged"),
        (b" " * MEGABYTE, "empty_workbook"),
        (CSV.encode() + b"1,2,3\n" * 199_000 + b"," * 999, "too_many_cells"),
        (b"a" * (51 * MEGABYTE), "file_too_large"),
    ],
    ids=["one-line", "commas", "pairs", "open-quote", "lines", "quotes", "blanks", "wide", "large"],
)
def test_megabytes_of_nothing(clerk: Reader, data: bytes, reason: str) -> None:
    assert tell(clerk, data).reason == reason


def test_nul_characters(clerk: Reader) -> None:
    assert tell(clerk, b"\x00" + CSV.encode()).reason == "not_a_workbook"
    late = (CSV + "2," + "长" * 5000 + ",2020年底,市局\n3,扬\0尘,2020年\0底,市\0水务局\n").encode()
    assert problems(tell(clerk, late))[2].replace("\0", "") == "扬尘"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8", "utf-8-sig", "gb18030"])
def test_encodings(clerk: Reader, encoding: str) -> None:
    assert problems(tell(clerk, CSV.encode(encoding))) == ["污水直排"]


@pytest.mark.parametrize(
    "data",
    [
        CSV.encode("utf-16-le"),
        CSV.encode("utf-16")[:-1],
        b"\xff\xfe\x00\xd8\x00\xd8",
        CSV.encode("utf-32"),
        CSV.encode("gb18030") + b"\x81",
        bytes(range(32, 256)) * 50,
    ],
    ids=["no-mark", "odd", "surrogates", "utf-32", "half-character", "all-bytes"],
)
def test_bytes_that_are_no_text(clerk: Reader, data: bytes) -> None:
    assert "无法识别" in tell(clerk, data).sentence


def test_quotes_that_are_never_closed(clerk: Reader) -> None:
    told = tell(clerk, (CSV + '2,"扬尘,2020年底,市局\n3,异味,2020年底,市局\n').encode())
    assert problems(told) == ["污水直排", "扬尘,2020年底,市局\n3,异味,2020年底,市局"]
    assert problems(tell(clerk, (CSV + '2,扬"尘,2020年底,市局\n').encode()))[1] == '扬"尘'


def test_rows_of_every_length(clerk: Reader) -> None:
    ragged = "\n".join("," * (i % 900) for i in range(2000))
    assert problems(tell(clerk, (CSV + ragged).encode())) == ["污水直排"]


def test_texts_that_look_like_formulas_stay_texts(clerk: Reader) -> None:
    told = tell(clerk, (CSV + "2,=cmd|'/c calc'!A1,2020年底,+1\n").encode())
    assert problems(told)[1] == "=cmd|'/c calc'!A1"


MANY = {
    "tables": (CSV + "\n\n") * 4000,
    "headers": f"{','.join(HEAD)}\n" * 20_000,
    "groups": CSV + "".join(f"一、大气{i},,,\n" for i in range(20_000)),
    "numbered groups": CSV + "一,大气,,\n\n" * 10_000,
    "titles": "".join(f"标题{i}\n" for i in range(20_000)) + CSV,
    "notes": CSV + "注：说明\n" * 20_000,
    "rows without number": CSV + ",继续,2020年底,市局\n" * 20_000,
    "sub-items": CSV + "".join(f"1.{i},继续{i},2020年底,市局\n" for i in range(10_000)),
    "long numbers": CSV + "".join(f"{'9' * 400}{i},问题,{'9' * 400}{i},市局\n" for i in range(500)),
    "brackets": CSV + "".join(f"{i},问题,{'(' * 500}{i},{'(' * 500}{i}\n" for i in range(500)),
    "indicators": "指标名称,区县,单位,目标值,1月,2月\n"
    + "".join(f"指标{i},甲区,%,≥90%,0.9,1\n" for i in range(5000)),
}


@pytest.mark.parametrize("what", MANY)
def test_the_cost_grows_with_the_length_and_not_with_its_square(clerk: Reader, what: str) -> None:
    """At these sizes a square would run into the limit of a minute."""
    assert tell(clerk, (MANY[what] * 2).encode()).reason in ("", "no_table")


FOREIGN = {
    "png": (b"\x89PNG\r\n\x1a\n" + NOISE, "PNG 图片"),
    "jpeg": (b"\xff\xd8\xff\xe0" + NOISE, "JPEG 图片"),
    "pdf": (b"%PDF-1.7\n" + NOISE, "PDF 文档"),
    "rtf": (b"{\\rtf1\\ansi}", "RTF 文档"),
    "html": (b"<html><table><tr><td>1</td></tr></table></html>", "网页格式"),
    "html-bom": (b"\xef\xbb\xbf\n<!DOCTYPE HTML><html></html>", "网页格式"),
    "html-utf-16": ("<html><table></table></html>".encode("utf-16"), "网页格式"),
    "mht": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html>", "网页格式"),
    "xml-2003": (
        b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "“XML 表格 2003”格式",
    ),
    "xml": (b'<?xml version="1.0"?><a/>', "XML 数据"),
    "word-97": (
        OLE + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(3000),
        "Word 文档",
    ),
    "encrypted": (
        OLE + bytes(1000) + "EncryptedPackage".encode("utf-16-le") + bytes(5000),
        "打开密码",
    ),
    "gzip": (b"\x1f\x8b\x08" + NOISE, "gzip 压缩包"),
    "rar": (b"Rar!\x1a\x07" + NOISE, "RAR 压缩包"),
    "program": (b"MZ\x90\x00" + NOISE, "二进制数据"),
    "zeros": (bytes(5000), "二进制数据"),
    "noise": (NOISE, "二进制数据"),
}


@pytest.mark.parametrize("what", FOREIGN)
@pytest.mark.parametrize("name", ["清单.xlsx", "清单.xls", "清单.csv"])
def test_other_files_under_the_name_of_a_workbook(clerk: Reader, what: str, name: str) -> None:
    data, words = FOREIGN[what]
    told = tell(clerk, data, name)
    assert words in told.sentence
    assert told.sentence.endswith("。")


OLD = xls((HEAD, ROW, ("2", "扬尘", "2021年底", "市水务局")))


def test_an_old_workbook_cut_short_anywhere(clerk: Reader) -> None:
    for length in range(1, len(OLD), 97):
        assert tell(clerk, OLD[:length], "清单.xls").reason in (
            "",
            "damaged",
            "not_a_workbook",
            "no_table",
        )


@pytest.mark.parametrize("seed", range(150))
def test_an_old_workbook_with_random_bytes(clerk: Reader, seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(OLD)
    start = chance.choice((8, 512, 1024, 1536))
    for _ in range(chance.choice((1, 5, 50, 2000))):
        data[chance.randrange(start, len(data))] = chance.randrange(256)
    told = tell(clerk, bytes(data), "清单.xls")
    assert told.reading or told.sentence.endswith("。")


@pytest.mark.parametrize("head", [OLE, OLD[:512], OLD[:1536], b"\x09\x08\x10\x00"])
def test_noise_behind_the_head_of_an_old_workbook(clerk: Reader, head: bytes) -> None:
    assert tell(clerk, head + NOISE, "清单.xls").reason == "damaged"
