"""Tables whose values only tell in words how far things are: work to be done, no indicators."""

import re
from collections.abc import Mapping

from loaders.columns.column import Values
from loaders.columns.matching import Matching
from loaders.files.sheet import text_of
from loaders.sheets.layout import Block

_AMOUNT = re.compile(r"\d|[Ⅰ-Ⅵ]|[ⅠI劣][IVⅤⅣ]?|类|达标")


def only_tells(block: Block, matching: Matching, values: Mapping[int, Values]) -> bool:
    """Whether the one column of values holds no amount and no class (主体完工), for what is not
    called an indicator."""
    if matching.series:
        return False
    said = [v for c in matching.of("value") for v in values[c.index]]
    named = {c.index for c in matching.of("name")}
    called = any("指标" in h.text for h in block.headings if h.column in named)
    return bool(said) and not called and not any(_AMOUNT.search(text_of(v)) for v in said)
