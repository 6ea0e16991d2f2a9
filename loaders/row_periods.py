"""The reporting period of every row of an indicator table."""

import re

from loaders.cells import Cells
from loaders.periods import Period, month_of, parse_period


def row_periods(cells: Cells) -> list[Period | None]:
    """The period of every row: its own, the table's, or the month of the as-of date."""
    column = cells.column("period")
    table = _period_of_table(cells)
    if table is None and cells.context.as_of is not None:
        table = month_of(cells.context.as_of)
        values = [s for s in cells.matching.series if s.role == "value"]
        told = bool(values) and all(s.period for s in values)
        if column is None and not told:
            cells.report_table("period_assumed", period=table.text)
    if column is None:
        return [table] * len(cells)
    raw = cells.raw(column)
    year = table_year(cells)
    found = cells.parsed(column, lambda v: parse_period(v, year))
    cells.report_unread(column, found, "period_unclear")
    return [p if raw[i] != "" and p else table for i, p in enumerate(found)]


def table_year(cells: Cells) -> int | None:
    """The year of months and quarters written without one: the title's, else the list's."""
    return cells.block.preamble.titled or cells.year


def _period_of_table(cells: Cells) -> Period | None:
    """The period the heading of the values or the title names."""
    column = cells.column("value")
    heading = next(
        (h.text for h in cells.block.headings if column and h.column == column.index), ""
    )
    for text in (heading, cells.block.preamble.title or ""):
        telling = re.search(r"[月季]", text) or text is heading
        if telling and re.search(r"\d", text) and (period := parse_period(text, table_year(cells))):
            return period
    return None
