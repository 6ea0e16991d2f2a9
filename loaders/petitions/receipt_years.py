"""The year of days without one in a petition list: the receipt numbers, other rows or title tell."""

import re
from collections.abc import Sequence
from datetime import date

from data.vocabulary import field_label
from loaders.fields.deadline import parse_date
from loaders.fields.text import is_blank
from loaders.files.sheet import Cell
from loaders.rows.cells import Cells

_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_IN_NUMBER = re.compile(rf"(?<!\d)(20[12]\d)(?=$|\D|{_DAY})")


def received_days(cells: Cells, receipts: Sequence[str | None]) -> list[date | None]:
    """`received_on` of every row; where only the as-of date tells the year, a warning says so.

    The year found for the table is also that of other days in it (`cells.year`).
    """
    latest = cells.context.as_of.year if cells.context.as_of else 9999
    years = [_of_number(receipt, latest) for receipt in receipts]
    for column in cells.matching.of("received_on"):
        dated = map(_written_year, cells.raw(column))
        years = [own or said for own, said in zip(years, dated, strict=True)]
    told = _filled(years)
    if not any(told):
        general = cells.block.preamble.reported_in or cells.block.preamble.titled
        told = [general or _latest_possible(cells, i) for i in range(len(cells))]
        if general is None:
            _report(cells, told)
    cells.year = told[0] if told else cells.year
    return cells.dates("received_on", years=told)


def _of_number(receipt: str | None, latest: int) -> int | None:
    found = _IN_NUMBER.search(receipt or "")
    return int(found[1]) if found and int(found[1]) <= latest else None


def _written_year(value: Cell) -> int | None:
    found = None if value == "" else parse_date(value)
    return found.year if found else None


def _filled(years: Sequence[int | None]) -> list[int | None]:
    """Every row's year, else that of the nearest row above, else below, that tells one."""
    above: list[int | None] = []
    for year in years:
        above.append(year or (above[-1] if above else None))
    first = next((year for year in above if year), None)
    return [year or first for year in above]


def _latest_possible(cells: Cells, i: int) -> int | None:
    """The year of the as-of date, or the one before for a day that would not have come yet."""
    as_of = cells.context.as_of
    if as_of is None:
        return cells.year
    for column in cells.matching.of("received_on"):
        day = parse_date(cells.raw(column)[i], as_of.year)
        if day is not None and day > as_of:
            return as_of.year - 1
    return as_of.year


def _report(cells: Cells, years: Sequence[int | None]) -> None:
    label = field_label("petitions", "received_on")
    for column in cells.matching.of("received_on"):
        for i, (value, year) in enumerate(zip(cells.raw(column), years, strict=True)):
            if year and _needs_year(value, year):
                cells.report("date_year_assumed", i, column, value, label=label, year=year)


def _needs_year(value: Cell, year: int) -> bool:
    if value == "" or isinstance(value, date) or is_blank(value):
        return False
    return parse_date(value) is None and parse_date(value, year) is not None
