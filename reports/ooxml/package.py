"""The zip package of a workbook: its parts, their relations and content types."""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from reports.ooxml import content_types, relations
from reports.ooxml.markup import Unfit
from reports.ooxml.relations import Relation

_UNREADABLE = (
    KeyError, UnicodeError, OSError, RuntimeError, EOFError, NotImplementedError,
    zipfile.BadZipFile, zlib.error,
)  # fmt: skip
_ENCODING = re.compile(r"""^(<\?xml[^>]*encoding=)["'][^"']*["']""")
_TYPES = "[Content_Types].xml"


@dataclass(frozen=True)
class _Part:
    """A part that was written: its text is turned into bytes only when the package is packed."""

    name: str
    text: str
    encoding: str

    def octets(self) -> bytes:
        return self.text.encode(self.encoding)


class Package:
    """The parts of a workbook by name (without a leading slash); `packed()` gives it changed.

    Raises Unfit, here and in every method that reads, when the package is damaged.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise Unfit("no package") from error
        self._entries = {
            i.filename.replace("\\", "/").lstrip("/").lower(): i for i in self._zip.infolist()
        }
        self._written: dict[str, _Part] = {}
        self._gone: set[str] = set()

    def has(self, name: str) -> bool:
        """Whether there is a part of that name; case does not count."""
        key = name.lower()
        return key not in self._gone and (key in self._written or key in self._entries)

    def text(self, name: str) -> str:
        """The text of a part; Unfit when it is missing or neither UTF-8 nor UTF-16."""
        return self._decoded(name, "utf-8").removeprefix("\ufeff")

    def octets(self, name: str) -> str:
        """A part as text of one character a byte, whatever its language: half the room, and safe
        for all changes that are ASCII only."""
        return self._decoded(name, "latin-1")

    def _decoded(self, name: str, encoding: str) -> str:
        key = name.lower()
        if key in self._written and self._written[key].encoding == encoding:
            return self._written[key].text
        try:
            data = self._bytes(key)
            if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
                data = _ENCODING.sub(r'\1"UTF-8"', data.decode("utf-16"), count=1).encode()
            return data.decode(encoding)
        except _UNREADABLE as error:
            raise Unfit(name) from error

    def _bytes(self, key: str) -> bytes:
        if key in self._gone:
            raise KeyError(key)
        part = self._written.get(key)
        return self._zip.read(self._entries[key]) if part is None else part.octets()

    def write(self, name: str, text: str, encoding: str = "utf-8") -> None:
        """Put this text in the place of a part, or add the part."""
        self._gone.discard(name.lower())
        self._written[name.lower()] = _Part(name, text, encoding)

    def write_octets(self, name: str, text: str) -> None:
        """Put back what `octets` gave, changed."""
        self.write(name, text, "latin-1")

    def remove(self, name: str) -> None:
        """Take a part and its declared content type out of the package."""
        self._written.pop(name.lower(), None)
        self._gone.add(name.lower())
        self.write(_TYPES, content_types.without(self.text(_TYPES), name))

    def free_name(self, pattern: str) -> str:
        """The first name of the pattern (`xl/comments{}.xml`) that is not taken, from 1 on."""
        number = 1
        while self.has(pattern.format(number)):
            number += 1
        return pattern.format(number)

    def declare(self, name: str, content_type: str) -> None:
        """State the content type of one part."""
        self.write(_TYPES, content_types.with_part(self.text(_TYPES), name, content_type))

    def declare_extension(self, extension: str, content_type: str) -> None:
        """State the content type of all parts with that extension, unless it is stated."""
        types = content_types.with_extension(self.text(_TYPES), extension, content_type)
        self.write(_TYPES, types)

    @property
    def has_macros(self) -> bool:
        """Whether the package says that it is a workbook with macros."""
        return "macroEnabled" in self.text(_TYPES)

    def relations(self, part: str) -> list[Relation]:
        """The relations of a part to other parts of the package; "" is the package itself."""
        name = relations.part_name(part)
        return relations.read(self.text(name), part) if self.has(name) else []

    def relate(self, part: str, kind: str, target: str) -> str:
        """Add a relation; `kind` is its full type. The id it got."""
        name = relations.part_name(part)
        xml = self.text(name) if self.has(name) else relations.EMPTY
        ident, changed = relations.with_one(xml, part, kind, target)
        self.write(name, changed)
        return ident

    def unrelate(self, part: str, ident: str) -> None:
        """Take a relation away, and the list of relations when it was the last."""
        name = relations.part_name(part)
        rest = relations.without(self.text(name), ident)
        if relations.is_empty(rest):
            self.remove(name)
        else:
            self.write(name, rest)

    def packed(self) -> bytes:
        """The package with its changes; untouched parts keep their content and their order."""
        try:
            return self._pack()
        except _UNREADABLE as error:
            raise Unfit("a part is damaged") from error

    def _pack(self) -> bytes:
        target = io.BytesIO()
        left = dict(self._written)
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
            for key, entry in self._entries.items():
                if key not in self._gone:
                    body = left.pop(key).octets() if key in left else self._zip.read(entry)
                    kept = zipfile.ZipInfo(entry.filename, entry.date_time)
                    kept.external_attr = entry.external_attr
                    out.writestr(kept, body, zipfile.ZIP_DEFLATED)
            for part in left.values():
                out.writestr(zipfile.ZipInfo(part.name), part.octets(), zipfile.ZIP_DEFLATED)
        return target.getvalue()
