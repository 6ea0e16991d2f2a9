"""The zip package of an .xlsx workbook, checked before any parser sees it.

Every part is inflated here once, under a limit that does not trust the sizes the archive states,
and handed on stored rather than deflated: the check then costs no second decompression.
"""

import html
import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass

from loaders.limits import Limits
from loaders.sheet_xml import SheetXml, inspect
from loaders.unreadable import Unreadable

_UNREAD_PARTS = ("xl/media/", "xl/drawings/", "xl/charts/", "xl/theme/", "docProps/", "customXml/")
_LARGEST_REPACKED = 100 * 1024 * 1024
_CHUNK = 4 * 1024 * 1024


@dataclass(frozen=True)
class Package:
    """A file safe to give to the parser, and what the raw XML of each sheet says, by its name."""

    file: io.BytesIO
    sheets: dict[str, SheetXml]


def check_package(data: bytes, limits: Limits) -> Package:
    """The package after all checks; Unreadable when it is not a workbook, damaged or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _check(archive, data, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise Unreadable("damaged") from error
    except (ValueError, KeyError, RuntimeError, UnicodeError) as error:
        raise Unreadable("damaged") from error


def _check(archive: zipfile.ZipFile, data: bytes, limits: Limits) -> Package:
    members = archive.infolist()
    names = {m.filename for m in members}
    _refuse_other_packages(names)
    if any(m.flag_bits & 0x1 for m in members):
        raise Unreadable("encrypted")
    stated = sum(m.file_size for m in members)
    if stated > limits.unpacked_bytes:
        raise _too_large(limits)
    repack = stated <= _LARGEST_REPACKED
    target = io.BytesIO()
    inspected: dict[str, SheetXml] = {}
    directory: dict[str, bytes] = {}
    left = limits.unpacked_bytes
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as stored:
        for member in members:
            if not _is_read(member.filename):
                continue
            part = _inflate(archive, member, left, limits)
            left -= len(part)
            if _is_sheet(member.filename):
                inspected[member.filename] = inspect(part)
            elif member.filename in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"):
                directory[member.filename] = part
            if repack:
                stored.writestr(member.filename, part)
    file = target if repack else io.BytesIO(data)
    file.seek(0)
    return Package(file, _by_sheet_name(directory, inspected))


def _refuse_other_packages(names: set[str]) -> None:
    if "xl/workbook.bin" in names:
        raise Unreadable("other_format", what=" .xlsb 二进制工作簿")
    if "content.xml" in names:
        raise Unreadable("other_format", what=" OpenDocument 文件")
    if any(n.startswith("word/") for n in names):
        raise Unreadable("not_a_workbook", what=" Word 文档")
    if any(n.startswith("ppt/") for n in names):
        raise Unreadable("not_a_workbook", what="演示文稿")
    if not any(n.startswith("xl/") for n in names):
        raise Unreadable("not_a_workbook", what="压缩包")


def _is_read(name: str) -> bool:
    return name.endswith((".xml", ".rels")) and not name.startswith(_UNREAD_PARTS)


def _is_sheet(name: str) -> bool:
    return "/worksheets/" in name and name.endswith(".xml")


def _inflate(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int, limits: Limits) -> bytes:
    """The part's bytes; Unreadable when it grows past what is left, whatever its header states."""
    chunks: list[bytes] = []
    member.file_size = max(member.file_size, limits.unpacked_bytes + 1)
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            left -= len(chunk)
            if left < 0:
                raise _too_large(limits)
            chunks.append(chunk)
    return b"".join(chunks)


def _too_large(limits: Limits) -> Unreadable:
    return Unreadable("unpacked_too_large", limit=f"{limits.unpacked_bytes // 1024**2} MB")


def _by_sheet_name(parts: dict[str, bytes], sheets: dict[str, SheetXml]) -> dict[str, SheetXml]:
    """Sheet name → facts, through the workbook's relations; empty when these cannot be read."""
    rels = parts.get("xl/_rels/workbook.xml.rels", b"").decode("utf-8", "replace")
    targets: dict[str, str] = {}
    for tag in re.findall(r"<(?:\w+:)?Relationship\b[^>]*>", rels):
        ident, target = re.search(r'\bId="([^"]*)"', tag), re.search(r'\bTarget="([^"]*)"', tag)
        if ident and target:
            targets[ident[1]] = posixpath.normpath(posixpath.join("/xl", target[1])).lstrip("/")
    found: dict[str, SheetXml] = {}
    book = parts.get("xl/workbook.xml", b"").decode("utf-8", "replace")
    for tag in re.findall(r"<(?:\w+:)?sheet\b[^>]*>", book):
        name, ident = re.search(r'\bname="([^"]*)"', tag), re.search(r'\b\w+:id="([^"]*)"', tag)
        if name and ident and targets.get(ident[1]) in sheets:
            found[html.unescape(name[1])] = sheets[targets[ident[1]]]
    return found
