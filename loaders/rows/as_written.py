"""The cells as written of the rows that are worth a second look."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from data.records import Finding, Row
from loaders.files.sheet import text_of
from loaders.files.sheet_xml import column_letter
from loaders.sheets.layout import Block

_ROWS_PER_CODE = 200
_REJECTED_ROWS = 2_000


def as_written(
    block: Block, found: Iterable[Finding], rejected: Iterable[Row]
) -> Mapping[int, Mapping[str, str]]:
    """Sheet row → column letter → text, for all columns with a heading, merged cells filled.

    The rows are those rejected, 2,000 at most, and the first 200 of every code of finding.
    """
    rows: set[int] = set()
    for row in rejected:
        if len(rows) == _REJECTED_ROWS:
            break
        rows.add(int(row["row"]))
    by_code: dict[str, set[int]] = defaultdict(set)
    for finding in found:
        known = by_code[finding.code]
        if finding.row is not None and len(known) < _ROWS_PER_CODE:
            known.add(finding.row)
    wanted = rows.union(*by_code.values()) & {row + 1 for row in block.body.rows}
    letters = {h.column: column_letter(h.column) for h in block.headings}
    return {
        row: {letter: text_of(block.sheet.filled[row - 1][c]) for c, letter in letters.items()}
        for row in sorted(wanted)
    }
