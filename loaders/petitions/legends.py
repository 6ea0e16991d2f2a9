"""Marks and codes a list explains itself: `1.属实 2.部分属实 3.不属实`, `（属实：√；不属实：×）`."""

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from loaders.columns.column import Column
from loaders.fields.text import compact
from loaders.files.sheet import Cell, text_of
from loaders.rows.cells import Cells

T = TypeVar("T")
_SIGN = r"[A-Za-z\d①-⑨√✓×✗△▲○●◎☆★]"
_WORDS = r"(?![件个起项月日年批条家人])[\u4e00-\u9fff]{2,8}"
_SIGN_FIRST = re.compile(rf"(?<![A-Za-z\d])({_SIGN})[)）]?[.、:=为代表示-]*({_WORDS})")
_WORDS_FIRST = re.compile(rf"({_WORDS}?)[:=用为打填选以-]*({_SIGN})(?![A-Za-z\d])")
_LABEL = re.compile(r"(?:是否)?(?:属实|办结|办理|完成|整改)?(?:情况|状态|与否|结果|进度)[:(]")


def with_legend(
    cells: Cells,
    column: Column,
    parse: Callable[[Cell], T | None],
    strict: Callable[[Cell], T | None],
) -> Callable[[Cell], T | None]:
    """`parse`, the signs the heading, a line above or a note below the table explains read first.

    `strict` reads the words of an explanation, no ticks and no 是 or 否.
    """
    texts = _texts(cells, column)
    known = next((found for text in texts if (found := _signs(text, strict))), None)
    if known is None:
        return parse
    return lambda value: known.get(compact(value).upper()) or parse(value)


def _texts(cells: Cells, column: Column) -> Iterable[str]:
    sheet = cells.block.sheet
    yield from (h.text for h in cells.block.headings if h.column == column.index)
    yield from cells.block.preamble.lines
    for row, reason in cells.block.body.skipped:
        if reason == "note":
            yield " ".join(text_of(v) for v in sheet.own[row - 1] if v != "")


def _signs(text: str, strict: Callable[[Cell], T | None]) -> dict[str, T]:
    """What each sign of a text stands for; empty where it explains fewer than two, or as many
    whether the signs stand before their words or behind them."""
    plain = _LABEL.sub("", compact(text))
    before = _pairs(((p[1], p[2]) for p in _SIGN_FIRST.finditer(plain)), strict)
    behind = _pairs(((p[2], p[1]) for p in _WORDS_FIRST.finditer(plain)), strict)
    if len(before) == len(behind):
        return {}
    found = max(before, behind, key=len)
    return found if len(set(found.values())) == len(found) > 1 else {}


def _pairs(pairs: Iterable[tuple[str, str]], strict: Callable[[Cell], T | None]) -> dict[str, T]:
    """Sign → meaning; empty where one sign means two things."""
    found: dict[str, T] = {}
    for sign, words in pairs:
        meaning = strict(words)
        if meaning is not None and found.setdefault(sign.upper(), meaning) != meaning:
            return {}
    return found
