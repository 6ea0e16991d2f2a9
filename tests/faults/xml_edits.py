"""Small edits of the XML of a part: each gives a part that is nearly, or no longer, what it was."""

import re
from collections.abc import Callable
from random import Random

from tests.faults.nasty import NASTY

_TYPES = ("s", "str", "inlineStr", "b", "e", "n", "d", "", "x")
_NUMBERS = ("0", "-1", "1", "999999", "2147483648", "1e5", "", "x", "1048577")
_TAG = re.compile(r"<[^<>]+>")
_ROW = re.compile(r"<row\b.*?</row>", re.DOTALL)


def _any(pattern: re.Pattern[str], xml: str, chance: Random) -> re.Match[str] | None:
    found = list(pattern.finditer(xml))
    return chance.choice(found) if found else None


def _at(pattern: re.Pattern[str], xml: str, value: str, chance: Random) -> str:
    found = _any(pattern, xml, chance)
    return xml[: found.start()] + value + xml[found.end() :] if found else xml


def _swap_tags(xml: str, chance: Random) -> str:
    tags = list(_TAG.finditer(xml))
    if len(tags) < 2:
        return xml
    one, other = sorted(chance.sample(tags, 2), key=lambda tag: tag.start())
    between = xml[one.end() : other.start()]
    return xml[: one.start()] + other[0] + between + one[0] + xml[other.end() :]


def _drop_tag(xml: str, chance: Random) -> str:
    tag = _any(_TAG, xml, chance)
    return xml[: tag.start()] + xml[tag.end() :] if tag else xml


def _double_row(xml: str, chance: Random) -> str:
    row = _any(_ROW, xml, chance)
    return xml[: row.end()] + row[0] + xml[row.end() :] if row else xml


def _drop_row(xml: str, chance: Random) -> str:
    row = _any(_ROW, xml, chance)
    return xml[: row.start()] + xml[row.end() :] if row else xml


def _other_type(xml: str, chance: Random) -> str:
    return _at(re.compile(r'\bt="\w*"'), xml, f't="{chance.choice(_TYPES)}"', chance)


def _other_place(xml: str, chance: Random) -> str:
    place = chance.choice(("A1", "XFD1048576", "ZZZ1", "A0", "1", "", "A1:B2", "C3", "AA10", "整"))
    return _at(re.compile(r'\b(?:r|ref)="[^"]*"'), xml, f'r="{place}"', chance)


def _other_number(xml: str, chance: Random) -> str:
    return _at(re.compile(r'(?<=")\d+(?=")|(?<=<v>)[^<]*'), xml, chance.choice(_NUMBERS), chance)


def _other_text(xml: str, chance: Random) -> str:
    value = chance.choice(NASTY).replace("&", "&amp;").replace("<", "&lt;")
    return _at(re.compile(r"(?<=>)[^<>]+(?=<)"), xml, value, chance)


def _more_merges(xml: str, chance: Random) -> str:
    columns, rows = chance.choices("ABCDEHZ", k=2), chance.choices((1, 2, 3, 5, 20, 900), k=2)
    area = f"{columns[0]}{rows[0]}:{columns[1]}{rows[1]}"
    return xml.replace(
        "</worksheet>", f'<mergeCells><mergeCell ref="{area}"/></mergeCells></worksheet>'
    )


def _junk(xml: str, chance: Random) -> str:
    at = chance.randrange(len(xml) + 1)
    junk = chance.choice(
        ("<", ">", "&", "&#0;", '"', "<!--", "]]>", "<c>", "</row>", "<![CDATA[", "\0", "整")
    )
    return xml[:at] + junk + xml[at:]


EDITS: tuple[Callable[[str, Random], str], ...] = (
    _swap_tags, _drop_tag, _double_row, _drop_row, _other_type, _other_place, _other_number,
    _other_text, _other_text, _more_merges, _junk,
)  # fmt: skip
