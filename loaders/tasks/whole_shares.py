"""A column of whole hundredths (100, 55, 1): there a 1 is one per cent and not the whole."""

from collections.abc import Sequence

_MOST = 100


def in_hundredths(
    texts: Sequence[str | None], shares: Sequence[float | None]
) -> list[float | None]:
    """The shares, 1 read as 1% where the other numbers count in hundredths too."""
    whole = [int(text) for text in texts if text and text.isdecimal()]
    fractions = any(text and "." in text for text in texts)
    if fractions or not any(1 < number <= _MOST for number in whole):
        return list(shares)
    return [0.01 if text == "1" else share for text, share in zip(texts, shares, strict=True)]
