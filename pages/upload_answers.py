"""What the uploader changed in the preview of one file: headings answered, cells corrected.

Kept in the session under the file's digest until it is committed; handed to the loaders with every
reading, so that whatever is changed is checked again at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import streamlit as st

from data.incoming import Request
from data.vocabulary import Datum


@dataclass
class Answers:
    """`headings`: (layout, heading) → field, "" for a column to leave out; `cells`: (sheet, A1
    address) → text; `datum`: what the file's coordinates refer to."""

    headings: dict[tuple[str, str], str] = field(default_factory=dict)
    cells: dict[tuple[str, str], str] = field(default_factory=dict)
    datum: Datum = "wgs84"

    def added_to(self, request: Request) -> Request:
        """The request with these answers."""
        return replace(
            request,
            datum=self.datum,
            answers=tuple((*key, name) for key, name in self.headings.items()),
            corrections=tuple((*key, text) for key, text in self.cells.items()),
        )

    def edition(self) -> int:
        """A number that changes with every answer: part of the key of an editor, which would
        otherwise apply the same edit again to the rows of the next reading."""
        return hash((frozenset(self.headings.items()), frozenset(self.cells.items())))


def answers_for(sha256: str) -> Answers:
    """The answers given so far for the file of that digest."""
    every: dict[str, Answers] = st.session_state.setdefault("upload_answers", {})
    return every.setdefault(sha256, Answers())


def forget_answers() -> None:
    """Begin anew, once the files are stored."""
    st.session_state.pop("upload_answers", None)


def answer(sha256: str, *, headings: Mapping[tuple[str, str], str] | None = None,
           cells: Mapping[tuple[str, str], str] | None = None) -> None:  # fmt: skip
    """Take further answers and read the file again with them, when there are any."""
    if headings or cells:
        given = answers_for(sha256)
        given.headings |= headings or {}
        given.cells |= cells or {}
        st.rerun()
