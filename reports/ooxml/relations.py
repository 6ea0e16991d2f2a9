"""The relations of one part to others, as listed beside it."""

import html
import posixpath
from dataclasses import dataclass

from reports.ooxml.markup import added, attribute, children, root_of, spliced, text_content

EMPTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
)


@dataclass(frozen=True)
class Relation:
    """One relation of a part: its id, its type (the last word of the address) and its target."""

    ident: str
    kind: str
    target: str


def part_name(part: str) -> str:
    """The name of the list that belongs to a part; "" is the package itself."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/")


def read(xml: str, part: str) -> list[Relation]:
    """The relations of a part to parts of the same package."""
    return [
        Relation(
            html.unescape(attribute(e.tag, "Id") or ""),
            (attribute(e.tag, "Type") or "").rpartition("/")[2],
            _resolved(part, html.unescape(attribute(e.tag, "Target") or "")),
        )
        for e in children(xml, root_of(xml))
        if e.name == "Relationship" and attribute(e.tag, "TargetMode") != "External"
    ]


def with_one(xml: str, part: str, kind: str, target: str) -> tuple[str, str]:
    """The first free id, and the list with a relation of the full type `kind` under it."""
    root = root_of(xml)
    taken = {attribute(e.tag, "Id") for e in children(xml, root)}
    ident = next(i for n in range(1, len(taken) + 2) if (i := f"rId{n}") not in taken)
    path = text_content(posixpath.relpath(target, posixpath.dirname(part) or "."))
    tag = f'<{root.prefix}Relationship Id="{ident}" Type="{kind}" Target="{path}"/>'
    return ident, added(xml, tag, ("Relationship",))


def without(xml: str, ident: str) -> str:
    """The list without the relation of that id."""
    own = (e for e in children(xml, root_of(xml)) if attribute(e.tag, "Id") == text_content(ident))
    return spliced(xml, [(e.start, e.end, "") for e in own])


def is_empty(xml: str) -> bool:
    """Whether the list names no part at all."""
    return next(children(xml, root_of(xml)), None) is None


def _resolved(part: str, target: str) -> str:
    path = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target))
    return path.lstrip("/")
