"""The zip package of an .xlsx workbook, checked before any parser sees it.

Every part is inflated here once, under a limit that does not trust the sizes the archive states.
It is handed on stored rather than deflated, without the texts that were lifted on the way.
"""

import io
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from loaders.files.inflating import unpacked
from loaders.files.lifting import CellTexts, Irregular, SharedTexts
from loaders.files.limits import Limits
from loaders.files.package_index import RELATIONS, SHARED_TEXTS, WORKBOOK, sheet_names
from loaders.files.sheet_xml import SheetXml, inspect
from loaders.files.unreadable import Unreadable

_UNREAD_PARTS = ("xl/media/", "xl/drawings/", "xl/charts/", "xl/theme/", "docProps/", "customXml/")
_LARGEST_REPACKED = 100 * 1024 * 1024


@dataclass(frozen=True)
class Package:
    """A file safe to give to the parser; by sheet name what the raw XML says, and the texts that
    are no longer in it."""

    file: io.BytesIO
    sheets: dict[str, SheetXml] = field(default_factory=dict)
    texts: dict[str, CellTexts] = field(default_factory=dict)


def check_package(data: bytes, limits: Limits, *, lift: bool = True) -> Package:
    """The package after all checks; Unreadable when it is not a workbook, damaged or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_other_packages({m.filename for m in archive.infolist()})
            if lift:
                try:
                    return _lifted(_Parts(archive, data, limits))
                except Irregular:
                    pass
            return _whole(_Parts(archive, data, limits), data)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError) as error:
        raise Unreadable("damaged") from error
    except (ValueError, KeyError, RuntimeError, UnicodeError) as error:
        raise Unreadable("damaged") from error


class _Parts:
    """The parts of an archive that a parser reads, and how many bytes of them may still come."""

    def __init__(self, archive: zipfile.ZipFile, data: bytes, limits: Limits) -> None:
        members = archive.infolist()
        if any(m.flag_bits & 0x1 for m in members):
            raise Unreadable("encrypted")
        self._data = data
        self._most = self._left = limits.unpacked_bytes
        self.stated = sum(m.file_size for m in members)
        self._check(self.stated)
        self.members = {m.filename: m for m in members if _is_read(m.filename)}

    def chunks(self, name: str) -> Iterator[bytes]:
        """The part piece by piece, the next one inflated while the caller looks at this one.

        Raises Unreadable when the part outgrows what is left, whatever it states.
        """
        pieces = self._inflated(name)
        with ThreadPoolExecutor(1) as beside:
            coming = beside.submit(next, pieces, None)
            while (chunk := coming.result()) is not None:
                coming = beside.submit(next, pieces, None)
                yield chunk

    def _inflated(self, name: str) -> Iterator[bytes]:
        for chunk in unpacked(self._data, self.members[name]):
            self._left -= len(chunk)
            self._check(self._most - self._left)
            yield chunk

    def whole(self, name: str) -> bytes:
        """The bytes of a part; none where the archive does not have it."""
        return b"".join(self.chunks(name)) if name in self.members else b""

    def sheets(self) -> dict[str, str]:
        """Name of the part → name of the sheet."""
        found = sheet_names(self.whole(WORKBOOK), self.whole(RELATIONS))
        return {part: name for part, name in found.items() if part in self.members}

    def _check(self, size: int) -> None:
        if size > self._most:
            raise Unreadable("unpacked_too_large", limit=f"{self._most // 1024**2} MB")


def _lifted(parts: _Parts) -> Package:
    """The package without its plain texts; raises Irregular where they cannot be told for sure."""
    package = Package(io.BytesIO())
    sheets, shared = parts.sheets(), SharedTexts()
    with zipfile.ZipFile(package.file, "w", zipfile.ZIP_STORED) as stored:
        for name in sorted(parts.members, key=SHARED_TEXTS.__ne__):
            if name in sheets:
                texts = package.texts[sheets[name]] = CellTexts(shared.texts)
                xml = b"".join(texts.lift(parts.chunks(name)))
                facts = inspect(xml)
                package.sheets[sheets[name]] = facts.reaching(texts.rows, texts.columns)
            elif name == SHARED_TEXTS:
                xml = b"".join(shared.lift(parts.chunks(name)))
            else:
                xml = parts.whole(name)
            if len(xml) > _LARGEST_REPACKED:
                raise Irregular
            stored.writestr(name, xml)
    package.file.seek(0)
    return package


def _whole(parts: _Parts, data: bytes) -> Package:
    """The package as it is; a large one is not copied but only unpacked to see how large it is."""
    repack = parts.stated <= _LARGEST_REPACKED
    target = io.BytesIO()
    package = Package(target if repack else io.BytesIO(data))
    sheets = parts.sheets()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as stored:
        for name in parts.members:
            xml = parts.whole(name)
            if name in sheets:
                package.sheets[sheets[name]] = inspect(xml)
            if repack:
                stored.writestr(name, xml)
    package.file.seek(0)
    return package


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
