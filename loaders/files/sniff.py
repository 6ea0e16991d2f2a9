"""What a file really is, judged by its bytes and never by its name."""

from typing import Literal

from loaders.files.unreadable import Unreadable

Container = Literal["zip", "biff", "text"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BARE_BIFF = (b"\x09\x08\x10\x00", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00", b"\x09\x08\x08\x00")
_PICTURES = {
    b"\x89PNG": "PNG 图片",
    b"\xff\xd8\xff": "JPEG 图片",
    b"GIF8": "GIF 图片",
    b"BM": "BMP 图片",
    b"%PDF": "PDF 文档",
    b"Rar!": "RAR 压缩包",
    b"7z\xbc\xaf": "7z 压缩包",
    b"\x1f\x8b": "gzip 压缩包",
    b"{\\rtf": "RTF 文档",
    b"SQLite": "数据库",
}
_MARKUP = (b"<!doctype html", b"<html", b"<table", b"<head", b"<meta", b"mime-version:")


def container(data: bytes) -> Container:
    """The container of the bytes; Unreadable for pictures, documents, web pages and noise."""
    if not data:
        raise Unreadable("empty_file")
    for magic, what in _PICTURES.items():
        if data.startswith(magic):
            raise Unreadable("not_a_workbook", what=what)
    if data.startswith(b"PK"):
        return "zip"
    if data.startswith(_OLE):
        return _ole(data)
    if data.startswith(_BARE_BIFF):
        return "biff"
    _refuse_markup(data)
    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable("not_a_workbook", what="无法识别的二进制数据")
    return "text"


def _ole(data: bytes) -> Container:
    """A compound file: an old workbook, an encrypted new one, or a Word document."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        raise Unreadable("encrypted")
    if holds("WordDocument") and not holds("Workbook"):
        raise Unreadable("not_a_workbook", what=" Word 文档")
    return "biff"


def _refuse_markup(data: bytes) -> None:
    head = data[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "replace").encode()
    head = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        raise Unreadable("other_format", what="“XML 表格 2003”格式的文件")
    if head.startswith(_MARKUP) or (head.startswith(b"<?xml") and b"<html" in head):
        raise Unreadable("other_format", what="网页格式的文件")
    if head.startswith(b"<?xml"):
        raise Unreadable("not_a_workbook", what=" XML 数据")
