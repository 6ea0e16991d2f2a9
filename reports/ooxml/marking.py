"""Colour and comment cells of a workbook; earlier marks of ours are taken back first."""

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from reports.ooxml import cell_styles
from reports.ooxml.cell_styles import CellStyles
from reports.ooxml.fills import Mark
from reports.ooxml.markup import Unfit, attribute, child, children, root_of
from reports.ooxml.package import Package
from reports.ooxml.sheet_cells import Place, SheetCells
from reports.ooxml.sheet_notes import MAIN, RELATIONS, SheetNotes

MOST_COMMENTED = 2_000
"""Comments on one sheet; every further cell is coloured only, as Excel grows slow."""
_MOST_ON_A_CELL = 10
_STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"


@dataclass(frozen=True)
class Remark:
    """Words about a cell, or about a whole row when `column` is None; both count from 1."""

    row: int
    column: int | None
    mark: Mark
    text: str


@dataclass(frozen=True)
class Marked:
    """The package after marking; how many cells were coloured, how many left without a comment;
    whether the package says it is one with macros."""

    data: bytes
    cells: int
    uncommented: int
    macros: bool


def mark(data: bytes, remarks: Mapping[str, Sequence[Remark]]) -> Marked:
    """The workbook with remarks by sheet name; sheets it does not have are passed over.

    Remarks on one cell, or on cells of one merged area, are joined in order. Raises Unfit when the
    package is not built as a workbook should be.
    """
    package = Package(data)
    book = next((r.target for r in package.relations("") if r.kind == "officeDocument"), "")
    styles_part = _styles_part(package, book)
    before = package.text(styles_part)
    styles = CellStyles(before)
    sheets = _sheets(package, book)
    former = styles.restored()
    for part in sheets.values():
        SheetNotes(package, part).clear()
        if former:
            cells = SheetCells(package.octets(part))
            package.write_octets(part, cells.with_numbers(former))
    counts = [
        _mark_sheet(package, sheets[name], styles, own)
        for name, own in remarks.items()
        if name in sheets and own
    ]
    if styles.xml() != before:
        package.write(styles_part, styles.xml())
    coloured, commented = sum(n for n, _ in counts), sum(n for _, n in counts)
    return Marked(
        package.packed(),
        coloured,
        coloured - commented,
        package.has_macros,
    )


def _mark_sheet(
    package: Package, part: str, styles: CellStyles, remarks: Sequence[Remark]
) -> tuple[int, int]:
    """Number of cells coloured, number of cells commented."""
    cells = SheetCells(package.octets(part))
    placed = [((r.row, r.column) if r.column else cells.first_used(r.row), r) for r in remarks]
    anchors = cells.anchors(place for place, _ in placed)
    by_place: dict[Place, list[Remark]] = {}
    for place, remark in placed:
        by_place.setdefault(anchors.get(place, place), []).append(remark)
    marks: dict[Place, Mark] = {
        place: "error" if any(r.mark == "error" for r in own) else "warning"
        for place, own in by_place.items()
    }
    styled = cells.styled({p: partial(styles.marked, mark=m) for p, m in marks.items()})
    package.write_octets(part, styled)
    del cells, styled  # a large sheet is in memory once only
    words = {place: _words(by_place[place]) for place in sorted(by_place)[:MOST_COMMENTED]}
    SheetNotes(package, part).write(words)
    return len(by_place), len(words)


def _words(remarks: Sequence[Remark]) -> str:
    """What a comment says: errors first, ten remarks at most."""
    texts = list(dict.fromkeys(r.text for r in sorted(remarks, key=lambda r: r.mark != "error")))
    more = len(texts) - _MOST_ON_A_CELL
    ending = [f"……另有 {more} 条"] if more > 0 else []
    return "\n".join([*texts[:_MOST_ON_A_CELL], *ending])


def _sheets(package: Package, book: str) -> dict[str, str]:
    """The worksheet parts by the name on their tab."""
    xml = package.text(book)
    listed = child(xml, root_of(xml), "sheets")
    if listed is None:
        raise Unfit("no sheets")
    targets = {r.ident: r.target for r in package.relations(book) if r.kind == "worksheet"}
    found: dict[str, str] = {}
    for sheet in children(xml, listed):
        target = targets.get(html.unescape(attribute(sheet.tag, r"\w+:id") or ""))
        if target is not None and package.has(target):
            found[html.unescape(attribute(sheet.tag, "name") or "")] = target
    return found


def _styles_part(package: Package, book: str) -> str:
    """The style sheet; a plain one is added where there is none."""
    known = (r.target for r in package.relations(book) if r.kind == "styles")
    part = next((target for target in known if package.has(target)), None)
    if part is None:
        part = "xl/styles.xml"
        package.write(part, cell_styles.EMPTY.format(MAIN))
        package.declare(part, _STYLES_TYPE)
        package.relate(book, f"{RELATIONS}/styles", part)
    return part
