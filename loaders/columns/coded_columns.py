"""Columns of codes their headings explain (`进展（1.已完成 2.序时 3.滞后）` over 1, 2, 3): states."""

from collections.abc import Mapping, Sequence

from loaders.columns.column import Values
from loaders.columns.heading_options import code_of, coded_states
from loaders.columns.headings import Candidate
from loaders.sheets.header import Heading


def coded_columns(
    headings: Sequence[Heading], values: Mapping[int, Values]
) -> dict[int, tuple[Candidate, ...]]:
    """What such a column holds, by column; numbers below would pass for shares otherwise."""
    found: dict[int, tuple[Candidate, ...]] = {}
    for heading in headings:
        codes = coded_states(heading.text)
        said = values[heading.column]
        if codes and said and all(code_of(value) in codes for value in said):
            found[heading.column] = (Candidate("status", 100, "exact", heading.parts[-1]),)
    return found
