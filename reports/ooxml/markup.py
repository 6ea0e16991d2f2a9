"""Small changes to XML text: elements are found by their tags, every other character stays.

Made for the parts of a workbook: well-formed text in which the elements sought never stand inside
one of their own name. Positions are indexes into the text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from xml.sax.saxutils import escape

ATTRIBUTES = r"""(?:[^>"']|"[^"]*"|'[^']*')*?"""
_TAG = re.compile(
    rf"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<(?P<name>[\w:.-]+){ATTRIBUTES}(?P<closed>/?)>",
    re.DOTALL,
)
_FIRST_ATTRIBUTE = re.compile(r"""^<[\w:.-]+(?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))?""")
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
Edit = tuple[int, int, str]
"""Start and end of what goes, and what comes in its place."""


class Unfit(ValueError):
    """The package is not built as a workbook should be, so nothing in it is changed."""


@dataclass(frozen=True)
class Element:
    """One element: local name, prefix with its colon, start tag, and where it and its content stand."""

    name: str
    prefix: str
    tag: str
    start: int
    inner: int
    inner_end: int
    end: int


def root_of(xml: str) -> Element:
    """The document element; Unfit when there is none or a document type stands before it."""
    tags = (m for m in _TAG.finditer(xml) if m["name"])
    found = next(tags, None)
    if found is None or "<!DOCTYPE" in xml[: found.start()]:
        raise Unfit("no document element")
    return _element(found, xml, xml.rfind("</"), len(xml))


def children(xml: str, parent: Element) -> Iterator[Element]:
    """The elements right inside the parent, in order."""
    return _elements(xml, parent.inner, parent.inner_end)


def child(xml: str, parent: Element, name: str) -> Element | None:
    """The first child of that local name."""
    return next((e for e in children(xml, parent) if e.name == name), None)


def _elements(xml: str, position: int, end: int) -> Iterator[Element]:
    while (found := _TAG.search(xml, position, end)) is not None:
        position = found.end()
        if found["name"]:
            element = _element(found, xml, position, end)
            position = element.end
            yield element


def _element(tag: re.Match[str], xml: str, position: int, end: int) -> Element:
    """The element of a start tag; its closing tag is looked for from a position on."""
    prefix, colon, name = tag["name"].rpartition(":")
    inner_end, last = tag.end(), tag.end()
    if not tag["closed"]:
        inner_end, last = _close(xml, tag["name"], position, end)
    return Element(name, prefix + colon, tag[0], tag.start(), tag.end(), inner_end, last)


def _close(xml: str, name: str, position: int, end: int) -> tuple[int, int]:
    """Where the closing tag of that name starts and ends."""
    closing = f"</{name}"
    while (start := xml.find(closing, position, end)) >= 0:
        position = start + len(closing)
        stop = xml.find(">", position, end)
        if stop >= 0 and not xml[position:stop].strip():
            return start, stop + 1
    raise Unfit(f"{name} is not closed")


def attribute(tag: str, name: str) -> str | None:
    """The value of an attribute in a start tag, as written there."""
    found = _attribute(name).search(tag)
    return None if found is None else found[1] if found[1] is not None else found[2]


def with_attribute(tag: str, name: str, value: str) -> str:
    """The start tag with this attribute, in its old place or behind the tag's first attribute."""
    written = f' {name}="{value}"'
    old = _attribute(name)
    if old.search(tag):
        return old.sub(lambda _: written, tag, count=1)
    return _FIRST_ATTRIBUTE.sub(lambda m: m[0] + written, tag, count=1)


def without_attribute(tag: str, name: str) -> str:
    """The start tag without this attribute."""
    return _attribute(name).sub("", tag, count=1)


@cache
def _attribute(name: str) -> re.Pattern[str]:
    return re.compile(rf"""\s{name}\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def spliced(xml: str, edits: Iterable[Edit]) -> str:
    """The text after all edits, none of which overlap."""
    parts: list[str] = []
    position = 0
    for start, end, text in sorted(edits, key=lambda edit: edit[:2]):
        parts += [xml[position:start], text]
        position = end
    return "".join([*parts, xml[position:]])


def added(xml: str, element: str, before_it: Sequence[str]) -> str:
    """The document with one more element in its root, behind those that must precede it."""
    xml = opened(xml, root_of(xml))
    root = root_of(xml)
    ends = [e.end for e in children(xml, root) if e.name in before_it]
    at = max(ends, default=root.inner)
    return spliced(xml, [(at, at, element)])


def opened(xml: str, element: Element) -> str:
    """The document with `<name/>` written as `<name></name>`."""
    if element.inner != element.end:
        return xml
    name = f"{element.prefix}{element.name}"
    return spliced(
        xml, [(element.start, element.end, f"{element.tag.removesuffix('/>')}></{name}>")]
    )


def text_content(text: object) -> str:
    """Text for an element or an attribute: escaped, without characters XML does not allow."""
    return escape(_NO_TEXT.sub("", str(text)), {'"': "&quot;"})
