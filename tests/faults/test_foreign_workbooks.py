"""Workbooks nobody here has made: tables, findings or a sentence; never a mistake, hang or glut."""

from collections import Counter
from collections.abc import Iterator

import pytest

from loaders import Limits
from loaders.files.limits import DEFAULT_LIMITS
from tests.faults.foreign import Source, Unreachable, archive_of, files_in, written_by_examples
from tests.faults.reading import Reader, adds_up, reader

# The newest distributions that still hold the workbooks their tests read.
OPENPYXL = Source(
    "openpyxl",
    "openpyxl-2.5.8.tar.gz",
    "22904d7bdfaaab33d65d50a0915a65eeb2f29c85d9ec53081563850678a29927",
)
OLD_OPENPYXL = Source(
    "openpyxl",
    "openpyxl-1.6.2.tar.gz",
    "69b146be1939aac85ab13d32ea8442eaa596ffc1285a19b42bdbfa751b55b2c1",
)
PANDAS = Source(
    "pandas",
    "pandas-0.23.1.tar.gz",
    "50b52af2af2e15f4aeb2fe196da073a8c131fa02e433e105d95ce40016df5690",
)
NEWER_PANDAS = Source(
    "pandas",
    "pandas-0.25.3.tar.gz",
    "52da74df8a9c9a103af0a72c9d5fdc8e0183a90884278db7f386b5692a2220a4",
)
CALAMINE = Source(
    "python-calamine",
    "python_calamine-0.9.1.tar.gz",
    "458094c3dd41bd330c0a43d20e23489964ba28b3301687f1c5acc03c81d06a9f",
)
XLSXWRITER = Source(
    "xlsxwriter",
    "xlsxwriter-3.3.1.tar.gz",
    "0867761912cceac76f97ffa76eeda18c623ae9217f601be8512f55b1af4bdb6e",
)
SOURCES = {
    "openpyxl": (OPENPYXL, 22),
    "openpyxl-old": (OLD_OPENPYXL, 14),
    "pandas": (PANDAS, 100),
    "pandas-newer": (NEWER_PANDAS, 19),
    "python-calamine": (CALAMINE, 17),
    "xlsxwriter": (XLSXWRITER, 4),
}
# They wait for visitors, or need packages that are not installed here.
NOT_RUN = ("http_server", "django", "pandas_", "polars_")


@pytest.fixture(scope="module")
def clerk() -> Iterator[Reader]:
    with reader() as one:
        yield one


def outcome(clerk: Reader, name: str, data: bytes) -> str:
    told = clerk.tell(data, name, Limits(seconds=60))
    assert told.reason not in ("reader_failed", "took_too_long", "too_much_memory"), name
    assert told.peak < DEFAULT_LIMITS.memory_bytes, name
    if told.reading is None:
        assert told.sentence.endswith("。"), name
        return told.reason
    adds_up(told.reading)
    return "read"


def tally(clerk: Reader, files: Iterator[tuple[str, bytes]]) -> Counter[str]:
    return Counter(outcome(clerk, name, data) for name, data in files)


def fetched(source: Source) -> Iterator[tuple[str, bytes]]:
    try:
        return files_in(archive_of(source))
    except Unreachable as reason:
        pytest.skip(f"包索引无法访问：{reason}")


@pytest.mark.parametrize("name", SOURCES)
def test_every_workbook_of_a_source_distribution(clerk: Reader, name: str) -> None:
    source, least = SOURCES[name]
    outcomes = tally(clerk, fetched(source))
    print(source.archive, dict(outcomes))
    assert sum(outcomes.values()) >= least


def test_every_workbook_the_examples_of_a_writer_write(clerk: Reader) -> None:
    fetched(XLSXWRITER)
    outcomes = tally(clerk, written_by_examples(archive_of(XLSXWRITER), NOT_RUN))
    print(XLSXWRITER.archive, dict(outcomes))
    assert sum(outcomes.values()) > 60
