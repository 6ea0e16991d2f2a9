"""Values measured in periods that had not begun on the as-of date: the year is mistaken, most likely."""

from collections import Counter
from collections.abc import Sequence

from data.records import Row
from loaders.indicators.indicator_names import COLUMN
from loaders.indicators.periods import begin_of
from loaders.rows.cells import Cells


def report_ahead(cells: Cells, rows: Sequence[Row]) -> None:
    """A warning for each such period, at its first value; a target for later has none of its own."""
    as_of = cells.context.as_of
    if as_of is None:
        return
    measured = [row for row in rows if row["period"] and row["value"] is not None]
    ahead = [row for row in measured if begin_of(row["period"]) > as_of]
    counts = Counter(row["period"] for row in ahead)
    position = {number: i for i, number in enumerate(cells.row_numbers)}
    for row in ahead:
        if count := counts.pop(row["period"], 0):
            index, text = position[row["row"]], row["value_text"]
            words = {"period": row["period"], "as_of": as_of, "count": count}
            cells.report_at("period_in_future", index, row[COLUMN], text, **words)
