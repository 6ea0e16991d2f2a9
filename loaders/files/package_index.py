"""Which part of an .xlsx package holds which sheet."""

import html
import posixpath
import re

WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
SHARED_TEXTS = "xl/sharedStrings.xml"


def sheet_names(workbook: bytes, relations: bytes) -> dict[str, str]:
    """Worksheet part → sheet name, out of these two parts; what they do not tell is left out."""
    targets: dict[str, str] = {}
    for tag in re.findall(r"<(?:\w+:)?Relationship\b[^<>]*>", _text(relations)):
        ident, target = re.search(r'\bId="([^"]*)"', tag), re.search(r'\bTarget="([^"]*)"', tag)
        if ident and target:
            targets[ident[1]] = posixpath.normpath(posixpath.join("/xl", target[1])).lstrip("/")
    found: dict[str, str] = {}
    for tag in re.findall(r"<(?:\w+:)?sheet\b[^<>]*>", _text(workbook)):
        name, ident = re.search(r'\bname="([^"]*)"', tag), re.search(r'\b\w+:id="([^"]*)"', tag)
        part = targets.get(ident[1], "") if ident else ""
        if name and "/worksheets/" in part:
            found[part] = html.unescape(name[1])
    return found


def _text(xml: bytes) -> str:
    return xml.decode("utf-8", "replace")
