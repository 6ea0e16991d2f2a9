"""The comments of one worksheet with everything that belongs to them: list, drawing, relations."""

from collections.abc import Mapping

from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter

from reports.ooxml import comment_list, note_shapes
from reports.ooxml.comment_list import CommentList
from reports.ooxml.markup import added, attribute, child, root_of, spliced, text_content
from reports.ooxml.note_shapes import NoteShapes, Place, Size
from reports.ooxml.package import Package
from reports.ooxml.relations import Relation

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_BEFORE_DRAWING = (
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection "
    "protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells "
    "phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup "
    "headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing"
).split()
_LINE, _MARGIN, _WIDTH, _TALLEST, _PER_LINE = 14, 12, 250, 400, 27


class SheetNotes:
    """The comments of the worksheet part `name` in a package."""

    def __init__(self, package: Package, name: str) -> None:
        self._package = package
        self._name = name

    def clear(self) -> None:
        """Take our words out of every comment, and what is then left empty out of the package."""
        comments = self._related("comments")
        if comments is None or comment_list.MARK[1:-1] not in self._package.text(comments.target):
            return
        listed = CommentList(self._package.text(comments.target))
        emptied = listed.without_ours()
        self._package.write(comments.target, listed.xml())
        drawing = self._drawing(self._package.octets(self._name))
        if drawing is not None:
            shapes = NoteShapes(self._package.octets(drawing.target))
            shapes.remove(coordinate_to_tuple(address) for address in emptied)
            self._package.write_octets(drawing.target, shapes.vml)
            if shapes.is_empty and not listed.addresses:
                self._remove(drawing)
                without = _without_drawing(self._package.octets(self._name))
                self._package.write_octets(self._name, without)
        if not listed.addresses:
            self._remove(comments)

    def write(self, words: Mapping[Place, str]) -> None:
        """Write words at cells; the comments of others are kept above them."""
        if not words:
            return
        sheet = self._package.octets(self._name)
        namespace = STRICT if STRICT in root_of(sheet).tag else MAIN
        comments = self._related("comments")
        target = comments.target if comments else self._new_comments(namespace)
        listed = CommentList(self._package.text(target))
        known = {p for p in words if _address(p) in listed.addresses}
        listed.add({_address(place): text for place, text in sorted(words.items())})
        self._package.write(target, listed.xml())
        drawing = self._drawing(sheet)
        drawn = drawing.target if drawing else self._new_drawing(sheet, namespace)
        shapes = NoteShapes(self._package.octets(drawn))
        sizes = {place: _size(text) for place, text in sorted(words.items())}
        shapes.grow({p: (w, h + 2 * _LINE) for p, (w, h) in sizes.items() if p in known})
        shapes.add({p: size for p, size in sizes.items() if p not in known})
        self._package.write_octets(drawn, shapes.vml)

    def _related(self, kind: str) -> Relation | None:
        """The first related part of that kind that exists."""
        relations = self._package.relations(self._name)
        return next((r for r in relations if r.kind == kind and self._package.has(r.target)), None)

    def _drawing(self, sheet: str) -> Relation | None:
        """The drawing the sheet keeps its comment boxes in; headers may have one of their own."""
        element = child(sheet, root_of(sheet), "legacyDrawing")
        ident = attribute(element.tag, r"\w+:id") if element else None
        relations = self._package.relations(self._name)
        return next(
            (r for r in relations if r.ident == ident and self._package.has(r.target)), None
        )

    def _remove(self, relation: Relation) -> None:
        self._package.unrelate(self._name, relation.ident)
        self._package.remove(relation.target)

    def _new_comments(self, namespace: str) -> str:
        target = self._package.free_name("xl/comments{}.xml")
        self._package.write(target, comment_list.EMPTY.format(namespace))
        self._package.declare(target, _COMMENTS_TYPE)
        self._package.relate(self._name, f"{_relations(namespace)}/comments", target)
        return target

    def _new_drawing(self, sheet: str, namespace: str) -> str:
        target = self._package.free_name("xl/drawings/vmlDrawing{}.vml")
        self._package.write(target, note_shapes.EMPTY)
        self._package.declare_extension("vml", _DRAWING_TYPE)
        relations = _relations(namespace)
        ident = self._package.relate(self._name, f"{relations}/vmlDrawing", target)
        element = (
            f'<{root_of(sheet).prefix}legacyDrawing xmlns:r="{relations}" '
            f'r:id="{text_content(ident)}"/>'
        )
        with_drawing = added(_without_drawing(sheet), element, _BEFORE_DRAWING)
        self._package.write_octets(self._name, with_drawing)
        return target


def _without_drawing(sheet: str) -> str:
    """The sheet without its reference to a drawing of boxes."""
    element = child(sheet, root_of(sheet), "legacyDrawing")
    return spliced(sheet, [(element.start, element.end, "")]) if element else sheet


def _relations(namespace: str) -> str:
    return RELATIONS if namespace == MAIN else STRICT_RELATIONS


def _address(place: Place) -> str:
    return f"{get_column_letter(place[1])}{place[0]}"


def _size(text: str) -> Size:
    """A box in which the text finds room: a fixed width, as many lines as it needs."""
    lines = sum(max(1, -(-_width(line) // (2 * _PER_LINE))) for line in text.split("\n"))
    return _WIDTH, min(_TALLEST, _LINE * (lines + 1) + _MARGIN)


def _width(line: str) -> int:
    """Latin letters take one place, Chinese characters two."""
    return sum(1 + (c > "\u2e7f") for c in line)
