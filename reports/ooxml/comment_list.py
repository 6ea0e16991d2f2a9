"""The comments part of a worksheet: ours added and taken back, the uploader's own left alone.

Our words open with a line of their own (`MARK`), in a comment of ours or below the uploader's own
words in his, so that they are found again whatever program has saved the file since.
"""

import html
from collections.abc import Mapping

from reports.ooxml.markup import (
    Edit,
    Element,
    added,
    attribute,
    child,
    children,
    opened,
    root_of,
    spliced,
    text_content,
)

MARK = "【整改看板批注】"
AUTHOR = "整改看板"
EMPTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<comments xmlns="{}"><authors/><commentList/></comments>'
)
_FONT = '<{p}sz val="9"/><{p}color indexed="81"/><{p}rFont val="宋体"/><{p}charset val="134"/>'


class CommentList:
    """The comments of one worksheet by the A1 address of their cell."""

    def __init__(self, xml: str) -> None:
        for name, before in (("authors", ()), ("commentList", ("authors",))):
            root = root_of(xml)
            section = child(xml, root, name)
            if section is None:
                tag = f"{root.prefix}{name}"
                xml = added(xml, f"<{tag}></{tag}>", before)
            else:
                xml = opened(xml, section)
        self._xml = xml
        self._prefix = root_of(xml).prefix
        listed = child(xml, root_of(xml), "commentList")
        assert listed is not None
        self._inner, self._inner_end = listed.inner, listed.inner_end
        self._comments = {
            (attribute(e.tag, "ref") or "").upper(): xml[e.start : e.end]
            for e in children(xml, listed)
        }

    @property
    def addresses(self) -> frozenset[str]:
        """The cells that have a comment."""
        return frozenset(self._comments)

    def without_ours(self) -> frozenset[str]:
        """Take our words away; the cells left without a comment by it."""
        emptied = set()
        for address, comment in self._comments.items():
            rest = _before_mark(comment)
            if rest is None:
                emptied.add(address)
            else:
                self._comments[address] = rest
        for address in emptied:
            del self._comments[address]
        return frozenset(emptied)

    def add(self, words: Mapping[str, str]) -> None:
        """Write words at cells, below what is there already."""
        author = self._author()
        for address, text in words.items():
            known = self._comments.get(address)
            self._comments[address] = (
                self._comment(address, author, text) if known is None else self._longer(known, text)
            )

    def xml(self) -> str:
        """The part as it is now."""
        return spliced(
            self._xml, [(self._inner, self._inner_end, "".join(self._comments.values()))]
        )

    def _author(self) -> int:
        """The number of our author, listed if he is not yet."""
        authors = child(self._xml, root_of(self._xml), "authors")
        assert authors is not None
        listed = [
            html.unescape(self._xml[e.inner : e.inner_end]) for e in children(self._xml, authors)
        ]
        if AUTHOR in listed:
            return listed.index(AUTHOR)
        tag = f"{self._prefix}author"
        new = f"<{tag}>{AUTHOR}</{tag}>"
        self._xml = spliced(self._xml, [(authors.inner_end, authors.inner_end, new)])
        self._inner += len(new)
        self._inner_end += len(new)
        return len(listed)

    def _comment(self, address: str, author: int, text: str) -> str:
        p = self._prefix
        return (
            f'<{p}comment ref="{address}" authorId="{author}"><{p}text>{self._runs(text)}'
            f"</{p}text></{p}comment>"
        )

    def _longer(self, comment: str, text: str) -> str:
        """A comment of the uploader's with our words below his."""
        p, root = self._prefix, root_of(comment)
        comment = opened(comment, child(comment, root, "text") or root)
        found = child(comment, root_of(comment), "text")
        if found is None:
            return comment
        inside = list(children(comment, found))
        plain = [e for e in inside if e.name == "t"]
        at = next((e.start for e in inside if e.name in ("rPh", "phoneticPr")), found.inner_end)
        return spliced(
            comment,
            [
                *((e.start, e.end, f"<{p}r>{comment[e.start : e.end]}</{p}r>") for e in plain),
                (at, at, self._runs(text, below=True)),
            ],
        )

    def _runs(self, text: str, *, below: bool = False) -> str:
        p, font = self._prefix, _FONT.format(p=self._prefix)
        opening = "\n" + MARK if below else MARK
        return (
            f'<{p}r><{p}rPr><{p}b/>{font}</{p}rPr><{p}t xml:space="preserve">{opening}</{p}t></{p}r>'
            f'<{p}r><{p}rPr>{font}</{p}rPr><{p}t xml:space="preserve">\n{text_content(text)}</{p}t>'
            f"</{p}r>"
        )


def _before_mark(comment: str) -> str | None:
    """The comment without our words; None when nothing else was in it."""
    text = child(comment, root_of(comment), "text")
    runs = [e for e in children(comment, text) if e.name in ("r", "t")] if text else []
    said = [_words_of(comment, run) for run in runs]
    everything = "".join(said)
    if MARK not in everything:
        return comment
    left = len(everything[: everything.index(MARK)].rstrip())
    if not left:
        return None
    edits: list[Edit] = []
    for run, words in zip(runs, said, strict=True):
        kept = words[: max(0, left)]
        left -= len(words)
        if kept != words:
            edits.append((run.start, run.end, _with_words(comment, run, kept) if kept else ""))
    return spliced(comment, edits)


def _words_of(comment: str, run: Element) -> str:
    held = _text_of_run(comment, run)
    return html.unescape(comment[held.inner : held.inner_end]) if held else ""


def _text_of_run(comment: str, run: Element) -> Element | None:
    return run if run.name == "t" else child(comment, run, "t")


def _with_words(comment: str, run: Element, words: str) -> str:
    held = _text_of_run(comment, run)
    assert held is not None
    before, after = comment[run.start : held.inner], comment[held.inner_end : run.end]
    return before + text_content(words) + after
