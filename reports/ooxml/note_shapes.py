"""The drawing that gives every comment its box, in the old vector language the format keeps.

Such drawings need not be well-formed XML (Excel writes `<br>` into them), so boxes are found by
their tags alone and everything else in the drawing is left as it is.
"""

import re
from collections.abc import Iterable, Mapping

from reports.ooxml.markup import Unfit

Place = tuple[int, int]
Size = tuple[int, int]
"""Width and height of a box in points."""

_NAMES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
EMPTY = (
    '<xml xmlns:v="{v}" xmlns:o="{o}" xmlns:x="{x}">'
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>'
    "</xml>"
).format(**_NAMES)
_COLUMN, _ROW = 54, 15  # points of an ordinary column and row
_TYPE = (
    '<{v}shapetype{declared} id="_x0000_t202" coordsize="21600,21600" {o}spt="202" '
    'path="m,l,21600r21600,l21600,xe"><{v}stroke joinstyle="miter"/>'
    '<{v}path gradientshapeok="t" {o}connecttype="rect"/></{v}shapetype>'
)
_BOX = (
    '<{v}shape{declared} id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;'
    "margin-left:59.25pt;margin-top:1.5pt;width:{width}pt;height:{height}pt;z-index:{order};"
    'visibility:hidden" fillcolor="#ffffe1" {o}insetmode="auto"><{v}fill color2="#ffffe1"/>'
    '<{v}shadow color="black" obscured="t"/><{v}path {o}connecttype="none"/>'
    '<{v}textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></{v}textbox>'
    '<{x}ClientData ObjectType="Note"><{x}MoveWithCells/><{x}SizeWithCells/>'
    "<{x}AutoFill>False</{x}AutoFill><{x}Row>{row}</{x}Row><{x}Column>{column}</{x}Column>"
    "</{x}ClientData></{v}shape>"
)


class NoteShapes:
    """The boxes of one drawing; Unfit when it has no end."""

    def __init__(self, vml: str) -> None:
        self.vml = vml
        known = {key: _prefix(vml, address) for key, address in _NAMES.items()}
        self._words = {key: prefix or f"{key}:" for key, prefix in known.items()}
        missing = (f' xmlns:{k}="{_NAMES[k]}"' for k, prefix in known.items() if prefix is None)
        self._words["declared"] = "".join(missing)
        v = self._words["v"]
        self._shape = re.compile(rf"<{v}shape\s.*?</{v}shape\s*>\s*", re.DOTALL)
        if re.search(r"</[\w:]+\s*>\s*$", vml) is None:
            raise Unfit("drawing without end")

    def remove(self, places: Iterable[Place]) -> None:
        """Take the boxes of these cells away."""
        gone = set(places)
        self.vml = self._shape.sub(lambda m: "" if self._place(m[0]) in gone else m[0], self.vml)

    def add(self, boxes: Mapping[Place, Size]) -> None:
        """A box for each cell, hidden until the pointer rests on the cell."""
        used = [int(n) for n in re.findall(r'\bid="_x0000_s(\d+)"', self.vml)]
        first = max([1024, *used]) + 1
        shapes = [
            _BOX.format(
                **self._words, number=first + n, order=n + 1, width=width, height=height,
                row=row - 1, column=column - 1,
            )
            for n, ((row, column), (width, height)) in enumerate(boxes.items())
        ]  # fmt: skip
        if 'id="_x0000_t202"' not in self.vml and shapes:
            shapes.insert(0, _TYPE.format(**self._words))
        at = self.vml.rindex("</")
        self.vml = self.vml[:at] + "".join(shapes) + self.vml[at:]

    def grow(self, boxes: Mapping[Place, Size]) -> None:
        """Make the boxes of these cells at least as large."""

        def grown(found: re.Match[str]) -> str:
            size = boxes.get(self._place(found[0]) or (0, 0))
            return _grown(found[0], *size) if size else found[0]

        self.vml = self._shape.sub(grown, self.vml)

    @property
    def is_empty(self) -> bool:
        """Whether no box or other shape is left."""
        return self._shape.search(self.vml) is None

    def _place(self, shape: str) -> Place | None:
        """The cell of a comment's box; None for buttons and other shapes."""
        x = self._words["x"]
        row = re.search(rf"<{x}Row>\s*(\d+)\s*</", shape)
        column = re.search(rf"<{x}Column>\s*(\d+)\s*</", shape)
        if row is None or column is None or "Note" not in shape:
            return None
        return int(row[1]) + 1, int(column[1]) + 1


def _prefix(vml: str, address: str) -> str | None:
    """The prefix, with its colon, under which a drawing names one of its languages."""
    found = re.search(rf"""xmlns:(\w+)\s*=\s*["']{re.escape(address)}["']""", vml)
    return f"{found[1]}:" if found else None


def _grown(shape: str, width: int, height: int) -> str:
    """The box at least that large: in points, and in the cells its corners are anchored to."""

    def larger(found: re.Match[str]) -> str:
        points = float(found[2]) * (0.75 if found[3] == "px" else 1)
        least = width if found[1] == "width" else height
        return found[0] if points >= least else f"{found[1]}:{least}pt"

    def reaching(found: re.Match[str]) -> str:
        corners = [int(n) for n in found[2].split(",")]
        corners[4] = max(corners[4], corners[0] + -(-width // _COLUMN))
        corners[6] = max(corners[6], corners[2] + -(-height // _ROW))
        return found[1] + ", ".join(map(str, corners))

    shape = re.sub(r"\b(?<!-)(width|height):\s*([\d.]+)(pt|px)", larger, shape)
    return re.sub(r"(<(?:\w+:)?Anchor>\s*)((?:\d+\s*,\s*){7}\d+)", reaching, shape)
