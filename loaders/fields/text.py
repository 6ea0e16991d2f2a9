"""The one normaliser: what a cell says, freed of width, spacing and the marks that mean "nothing".

Every other parser starts here, so that `２０２０年　１２月底前` and `2020年12月底前` are one phrase.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date, datetime

from data.vocabulary import BLANK_MARKS

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_LINE_END = re.compile("\r\n?|_x000D_\n?")
_RULED_OUT = re.compile(r"[\\/—–_\-\s]+")
_LONGEST_NAME = 80
# More than any deadline, unit list or number takes: what stands beyond it in one cell is not read.
_LONGEST = 5_000
_CLOSING = {"(": ")", "[": "]", "【": "】", "〔": "〕", "《": "》", "“": "”"}


def raw(value: object) -> str:
    """A cell's value as text, as written: dates in ISO form, whole floats without `.0`.

    None, NaN and NaT give an empty string; so does an integer too long to be printed.
    """
    if value is None:
        return ""
    if isinstance(value, float | date) and value != value:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    try:
        return str(value)
    except ValueError:
        return ""


def clean(value: object, *, lines: bool = False) -> str:
    """The cell in half-width form with single spaces; an empty string for a blank mark.

    With `lines` the line breaks inside the cell stay (empty lines do not). Of a text beyond any
    measure only the beginning is read.
    """
    text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", raw(value)[:_LONGEST]))[:_LONGEST]
    text = _LINE_END.sub("\n", text)
    if lines:
        rows = (" ".join(row.split()) for row in text.split("\n"))
        text = "\n".join(row for row in rows if row)
    else:
        text = " ".join(text.split())
    return "" if _says_nothing(text) else text


def compact(value: object) -> str:
    """The cell without any space or line break, for phrases in which spaces mean nothing."""
    text = unicodedata.normalize("NFKC", "".join(clean(value).split()))
    return "" if _says_nothing(text) else text


def is_blank(value: object) -> bool:
    """Whether the cell is empty or holds only a mark for "nothing" such as `/`, `—` or `无`."""
    return not clean(value)


def pieces(text: str, separators: str) -> Iterator[str]:
    """The text cut at each separator outside brackets; white space inside brackets is dropped.

    A bracket that never closes protects nothing.
    """
    protected_to, piece = -1, ""
    for at, char in enumerate(text):
        if at > protected_to and char in _CLOSING:
            protected_to = text.find(_CLOSING[char], at)
        if char in separators and at > protected_to:
            yield piece
            piece = ""
        elif at > protected_to or not char.isspace():
            piece += char
    yield piece


def unwrapped(text: str, continues: Callable[[str, str], bool]) -> Iterator[str]:
    """The white-space separated parts of a text, joined where `continues(left, right)` says so.

    Two joined Latin words keep one space between them.
    """
    name = ""
    for part in text.split():
        if name and (len(name) > _LONGEST_NAME or not continues(name, part)):
            yield unicodedata.normalize("NFKC", name)
            name = ""
        latin = re.search(r"[A-Za-z\d]$", name) and re.match(r"[A-Za-z\d]", part)
        name += (" " if latin else "") + part
    yield unicodedata.normalize("NFKC", name)


def spellings(name: str) -> tuple[str, str]:
    """A name with its brackets half-width, as the parsers write it, and full-width."""
    return name, name.replace("(", "（").replace(")", "）")


def _says_nothing(text: str) -> bool:
    return text in _MARKS or _RULED_OUT.fullmatch(text) is not None


_MARKS = frozenset(unicodedata.normalize("NFKC", mark) for mark in BLANK_MARKS) | {"无。"}
