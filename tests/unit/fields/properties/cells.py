"""Cells for property tests: whatever a sheet may hold, and one phrase written in other ways."""

from collections.abc import Collection, Sequence
from datetime import date

from hypothesis import strategies as st

SPACES = (" ", "\u3000", "\u00a0", "\u2009", "\t", "\n", "\r\n", "\u200b")
_WIDE = str.maketrans({c: chr(ord(c) + 0xFEE0) for c in "0123456789.,:;()%/+<>=~ABENQST"})


def cells(alphabet: str, words: Sequence[str] = ()) -> st.SearchStrategy[object]:
    """Any value of a cell: texts of all kinds, texts of an alphabet and of words, numbers, dates."""
    return (
        st.text()
        | st.text(alphabet, max_size=24)
        | st.lists(st.sampled_from([*words, *alphabet]), max_size=9).map("".join)
        | st.none()
        | st.floats()
        | st.integers()
        | st.booleans()
        | st.binary()
        | st.dates()
        | st.datetimes()
    )


def real_days() -> st.SearchStrategy[date]:
    """Days a list of our time may name."""
    return st.dates(min_value=date(1990, 1, 1), max_value=date(2098, 12, 31))


@st.composite
def rewritten(draw: st.DrawFn, phrases: Collection[str], *, inside: bool = True) -> tuple[str, str]:
    """A phrase and the same with spaces (around it, with `inside` also in it) and full-width signs."""
    phrase = draw(st.sampled_from([*phrases]))
    other = phrase.translate(_WIDE) if draw(st.booleans()) else phrase
    for space in draw(st.lists(st.sampled_from(SPACES), max_size=4)):
        at = draw(st.integers(min_value=0, max_value=len(other)))
        at = at if inside else (0 if at % 2 else len(other))
        other = other[:at] + space + other[at:]
    return phrase, other
