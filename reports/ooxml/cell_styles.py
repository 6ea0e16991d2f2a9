"""The cell formats of a workbook: marked twins with our fill, and the way back.

A marked format is the cell's own with nothing but the fill exchanged.
"""

from reports.ooxml import fills
from reports.ooxml.fills import Mark
from reports.ooxml.markup import (
    Edit,
    added,
    attribute,
    child,
    children,
    opened,
    root_of,
    spliced,
    with_attribute,
    without_attribute,
)

_ORDER = (
    "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs",
    "tableStyles", "colors", "extLst",
)  # fmt: skip
EMPTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="{}">'
    '<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)


class CellStyles:
    """The formats of a style sheet by the number a cell refers to; new ones come at the end."""

    def __init__(self, xml: str) -> None:
        for name in ("fills", "cellXfs"):
            xml = _with_section(xml, name)
        self._xml = xml
        root = root_of(xml)
        self._prefix = root.prefix
        self._sections = {e.name: e for e in children(xml, root) if e.name in ("fills", "cellXfs")}
        self._fills = self._items("fills") or [
            fills.plain(self._prefix, kind) for kind in ("none", "gray125")
        ]
        self._formats = self._items("cellXfs") or [f'<{self._prefix}xf fillId="0"/>']
        self._numbers = {text: n for n, text in reversed([*enumerate(self._formats)])}
        self._twins: dict[tuple[int, Mark], int] = {}

    def _items(self, section: str) -> list[str]:
        return [self._xml[e.start : e.end] for e in children(self._xml, self._sections[section])]

    def marked(self, number: int, mark: Mark) -> int:
        """The number of the format's twin with the fill of that mark."""
        if (number, mark) not in self._twins:
            own = self._formats[number] if number < len(self._formats) else self._formats[0]
            fill = self._number_of_fill(fills.marking(self._prefix, mark, self._colour(own)))
            self._twins[number, mark] = self._number_of_format(_filled(own, fill))
        return self._twins[number, mark]

    def restored(self) -> dict[int, int]:
        """Every format that bears our fill → the format it had before it was marked."""
        colours = {
            n: c for n, fill in enumerate(self._fills) if (c := fills.former(fill)) is not None
        }
        if not colours:
            return {}
        formats = [(n, text, _fill_id(text)) for n, text in enumerate(self._formats)]
        free = {
            (_without_fill(text), fill): n
            for n, text, fill in reversed(formats)
            if fill not in colours
        }
        found: dict[int, int] = {}
        for n, text, fill in formats:
            if fill in colours:
                before = self._fill_before(colours[fill])
                known = free.get((_without_fill(text), before))
                found[n] = self._number_of_format(_filled(text, before)) if known is None else known
        return found

    def xml(self) -> str:
        """The style sheet with the formats and fills added."""
        edits: list[Edit] = []
        for name, items in (("fills", self._fills), ("cellXfs", self._formats)):
            section = self._sections[name]
            new = items[len(self._items(name)) :]
            if new:
                tag = with_attribute(section.tag, "count", str(len(items)))
                edits.append((section.start, section.inner, tag))
                edits.append((section.inner_end, section.inner_end, "".join(new)))
        return spliced(self._xml, edits)

    def _number_of_fill(self, text: str) -> int:
        if text not in self._fills:
            self._fills.append(text)
        return self._fills.index(text)

    def _number_of_format(self, text: str) -> int:
        if text not in self._numbers:
            self._numbers[text] = len(self._formats)
            self._formats.append(text)
        return self._numbers[text]

    def _colour(self, own: str) -> str | None:
        """The one colour a format fills its cells with, as attributes, or None."""
        number = _fill_id(own)
        return fills.colour_of(self._fills[number]) if number < len(self._fills) else None

    def _fill_before(self, colour: str) -> int:
        """The number of the fill with that colour, of no fill for ""."""
        if not colour:
            return 0
        same = (n for n, fill in enumerate(self._fills) if fills.has_colour(fill, colour))
        known = next(same, None)
        if known is not None:
            return known
        return self._number_of_fill(fills.solid(self._prefix, colour))


def _with_section(xml: str, name: str) -> str:
    """The style sheet with that section, opened for additions."""
    root = root_of(xml)
    if child(xml, root, name) is None:
        before = _ORDER[: _ORDER.index(name)]
        return added(xml, f"<{root.prefix}{name}></{root.prefix}{name}>", before)
    section = child(xml, root, name)
    assert section is not None
    return opened(xml, section)


def _start_tag(text: str) -> str:
    return text[: root_of(text).inner]


def _fill_id(text: str) -> int:
    number = attribute(_start_tag(text), "fillId") or "0"
    return int(number) if number.isdecimal() else 0


def _without_fill(text: str) -> str:
    tag = _start_tag(text)
    bare = without_attribute(without_attribute(tag, "fillId"), "applyFill")
    return bare + text[len(tag) :]


def _filled(text: str, fill: int) -> str:
    tag = _start_tag(text)
    changed = with_attribute(with_attribute(tag, "fillId", str(fill)), "applyFill", "1")
    return changed + text[len(tag) :]
