"""What the uploader is asked about a table: the columns whose headings are not understood."""

from collections.abc import Collection, Sequence

from data.findings import shorten
from data.records import HeadingQuestion
from data.vocabulary import Kind
from loaders.columns import shapes
from loaders.columns.assignment import JOINED
from loaders.columns.column import Values
from loaders.columns.fits import Seen
from loaders.columns.suggestions import Suggestions, suggest
from loaders.files.sheet import text_of
from loaders.files.sheet_xml import column_letter
from loaders.indicators.gaps import is_not_kept
from loaders.sheets.header import Heading
from loaders.sheets.layout import Block

_EXAMPLES = 3
_SAMPLED_ROWS = 500
_OTHERS_FIT_BETTER = 0.6
_ONE_PLACE = (frozenset({"coordinates"}), frozenset({"lon", "lat"}))


def questions_about(
    block: Block, kind: Kind, unknown: Sequence[Heading], held: Collection[str]
) -> tuple[HeadingQuestion, ...]:
    """One question a column with content, with suggestions among the fields not `held`.

    A field that another column fits better is suggested less.
    """
    held = set(held).union(*(b for a, b in (_ONE_PLACE, _ONE_PLACE[::-1]) if a & set(held)))
    asked: list[tuple[Heading, Values, Suggestions]] = []
    for heading in unknown:
        if kind == "indicators" and is_not_kept(heading.parts):
            continue  # explained, but nothing to be asked about
        values = shapes.sample(block.first_cells(heading.column, _SAMPLED_ROWS))
        if values:
            seen = Seen(values, min(len(block.body.rows), _SAMPLED_ROWS))
            asked.append((heading, values, suggest(kind, heading, seen, held)))
    best: dict[str, float] = {}
    for name, score in (pair for _, _, found in asked for pair in found):
        best[name] = max(score, best.get(name, 0.0))
    return tuple(
        HeadingQuestion(
            column_letter(heading.column),
            heading.text,
            tuple(shorten(text_of(v)) for v in values[:_EXAMPLES]),
            _contested(found, best),
        )
        for heading, values, found in asked
    )


def _contested(found: Suggestions, best: dict[str, float]) -> Suggestions:
    """The suggestions with lower scores where another column fits the field better."""
    scores = [
        (name, score if name in JOINED or score == best[name] else score * _OTHERS_FIT_BETTER)
        for name, score in found
    ]
    return tuple(sorted(((n, round(s, 1)) for n, s in scores), key=lambda pair: -pair[1]))
