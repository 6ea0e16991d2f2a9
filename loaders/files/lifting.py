"""The plain texts of a workbook, taken out of its XML before the parser sees it.

Nine tenths of a long task list are texts, and taking them through the parser costs three times as
much as looking for them (measured at 10,000 rows × 16 columns). Lifted is only what needs no
interpretation: a cell, or a shared text, of one run without entities and escapes. Numbers, dates,
formulas, rich text and everything unusual stay in the XML for the parser.
"""

import json
import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from loaders.files.sheet_xml import column_number

_LONGEST_UNCUT = 16 * 1024 * 1024
_RUN = r'<t(?: xml:space="preserve")?>([^<]*)</t>'
_SHARED = re.compile(rf"<si>{_RUN}</si>")
_ITEM = re.compile(r"<si[\s/>]")
_ADDRESS = r'<c r="([A-Z]{1,3})([1-9]\d{0,6})" (?:s="\d+" )?'
_CELLS = {
    "shared": re.compile(rf'{_ADDRESS}t="s"><v>(0|[1-9]\d{{0,8}})</v></c>'),
    "inline": re.compile(rf'{_ADDRESS}t="inlineStr"><is>{_RUN}</is></c>'),
}
_GROUPS = 4
_REFERENCE = re.compile(r"""\st\s*=\s*["']s["']""")
_MARKS = (b"&", b"\r", b"_")
_ESCAPE = re.compile("&|\r|_x")
_DECLARED = re.compile(r"<!|<\?(?!xml )")
_COLUMN_BITS = 15


class Irregular(Exception):
    """The XML is written in a way in which lifting could go wrong: the parser must read it all."""


class SharedTexts:
    """The table of shared texts: `texts[i]` is None where entry i was left in the XML."""

    def __init__(self) -> None:
        self.texts: list[str | None] = []

    def lift(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """The XML with empty entries in place of the lifted ones."""
        for xml, escaped in _pieces(chunks, b"</si>"):
            parts = _SHARED.split(xml)
            texts = _plain(parts[1::2], escaped)
            if not any(parts[2:-1:2]) and None not in texts:
                self._left(parts[0])
                self.texts += texts
                parts[1::2] = ["<si/>"] * len(texts)
            else:
                self._take_singly(parts, texts)
            if texts:
                self._left(parts[-1])
            yield "".join(parts).encode()

    def _take_singly(self, parts: list[str], texts: Sequence[str | None]) -> None:
        for i, text in enumerate(texts):
            self._left(parts[2 * i])
            self.texts.append(text)
            run = parts[2 * i + 1]
            parts[2 * i + 1] = "<si/>" if text is not None else f"<si><t>{run}</t></si>"

    def _left(self, xml: str) -> None:
        _refuse_declarations(xml)
        self.texts += [None] * len(_ITEM.findall(xml))


class CellTexts:
    """The texts lifted from one worksheet; `rows` and `columns` bound them, counted from A1."""

    def __init__(self, shared: Sequence[str | None] = ()) -> None:
        self.rows = self.columns = 0
        self._shared = shared
        self._column_of: dict[str, int] = {}
        self._places = array("Q")
        self._texts: list[str | None] = []
        self._put_back = 0

    def lift(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """The XML without the lifted cells."""
        likely = list(_CELLS)
        for xml, escaped in _pieces(chunks, b"</row>"):
            before = self._put_back
            for how in tuple(likely):
                parts = _CELLS[how].split(xml)
                if len(parts) > 1:
                    xml = self._taken(parts, how, escaped)
                    likely.sort(key=how.__ne__)
            _refuse_declarations(xml)
            if len(_REFERENCE.findall(xml)) > self._put_back - before:
                raise Irregular  # a cell written otherwise may ask for a text that was lifted
            yield xml.encode()

    def put_into(self, rows: list[list[Any]]) -> list[list[Any]]:
        """The rows of cells, counted from A1, with the texts in them; larger where needed."""
        height, width = len(rows), len(rows[0]) if rows else 0
        cells = np.full((max(height, self.rows), max(width, self.columns)), "", object)
        if width:
            cells[:height, :width] = rows
        texts, places = np.array(self._texts, object), np.frombuffer(self._places, np.uint64)
        if not all(self._texts):
            said = np.array(list(map(bool, self._texts)))
            texts, places = texts[said], places[said]
        bits = np.uint64(_COLUMN_BITS)
        cells[places >> bits, places & ((np.uint64(1) << bits) - np.uint64(1))] = texts
        return cells.tolist()

    def _taken(self, parts: list[str], how: str, escaped: bool) -> str:
        """Keep the texts of the split XML; what is left of it, texts for the parser included."""
        letters, numbers, held = (parts[i::_GROUPS] for i in range(1, _GROUPS))
        texts = _plain(held, escaped) if how == "inline" else self._shared_at(held)
        column_of = self._column_of
        for name in set(letters).difference(column_of):
            column_of[name] = column_number(name) - 1
        row_of = {number: int(number) - 1 << _COLUMN_BITS for number in set(numbers)}
        self._places.extend(
            [row_of[n] + column_of[c] for n, c in zip(numbers, letters, strict=True)]
        )
        self._texts += texts
        self.columns = max(column_of.values()) + 1
        self.rows = max(self.rows, (max(row_of.values()) >> _COLUMN_BITS) + 1)
        if None in texts:
            _put_back(parts, texts, how)
            self._put_back += texts.count(None) * (how == "shared")
        return "".join(parts[::_GROUPS])

    def _shared_at(self, indexes: list[str]) -> list[str | None]:
        shared = self._shared
        try:
            return [shared[index] for index in json.loads(f"[{','.join(indexes)}]")]
        except IndexError as error:
            raise Irregular from error


def _put_back(parts: list[str], texts: Sequence[str | None], how: str) -> None:
    """The cells whose texts were not taken stand before what follows them in the XML."""
    for i, text in enumerate(texts):
        if text is None:
            column, row, held = parts[i * _GROUPS + 1 : (i + 1) * _GROUPS]
            value = f's"><v>{held}</v>' if how == "shared" else f'inlineStr"><is><t>{held}</t></is>'
            parts[(i + 1) * _GROUPS] = (
                f'<c r="{column}{row}" t="{value}</c>{parts[(i + 1) * _GROUPS]}'
            )


def _plain(texts: list[str], escaped: bool) -> list[str | None]:
    """The texts without spaces around them, None where entities or escapes are to be resolved."""
    if not escaped:
        return [text.strip() for text in texts]
    return [None if _ESCAPE.search(text) else text.strip() for text in texts]


def _pieces(chunks: Iterable[bytes], end: bytes) -> Iterator[tuple[str, bool]]:
    """An XML part in pieces that end behind an `end` tag (the last one excepted), and whether
    there are entities or escapes in it."""
    rest = b""
    for chunk in chunks:
        rest += chunk
        cut = rest.rfind(end) + len(end)
        if cut >= len(end):
            yield _decoded(rest[:cut])
            rest = rest[cut:]
        elif len(rest) > _LONGEST_UNCUT:
            raise Irregular
    yield _decoded(rest)


def _decoded(xml: bytes) -> tuple[str, bool]:
    try:
        return xml.decode(), any(mark in xml for mark in _MARKS)
    except UnicodeDecodeError as error:
        raise Irregular from error


def _refuse_declarations(xml: str) -> None:
    """Comments, CDATA, entities and instructions could hold what only looks like a cell."""
    if _DECLARED.search(xml):
        raise Irregular
