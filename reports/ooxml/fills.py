"""Our fills, and what they remember of the fill they took the place of.

A solid fill shows its foreground colour only, so the former colour waits in the background colour.
The last digit of our shade tells whether there was one, and is its check digit: some programs
write a background of their own on saving. A pattern or gradient is not remembered. Colours are
passed as their attributes with a leading space (` rgb="FF00B050"`).
"""

import re
import zlib
from typing import Literal

from reports.ooxml.markup import attribute

Mark = Literal["error", "warning"]

SHADES: dict[Mark, str] = {"error": "FFFFC8C", "warning": "FFFFF0B"}
"""Our colours (alpha, red, green, blue) without their last digit, which no eye can tell apart."""
_OURS = re.compile(rf"(?:{'|'.join(SHADES.values())})([0-9A-F])", re.IGNORECASE)
_NOTHING = "0"
_AUTOMATIC = ' indexed="64"'


def plain(prefix: str, kind: str) -> str:
    """A fill that is no colour: `none` or a pattern."""
    return f'<{prefix}fill><{prefix}patternFill patternType="{kind}"/></{prefix}fill>'


def solid(prefix: str, colour: str, behind: str | None = None) -> str:
    """A fill of one colour."""
    return (
        f'<{prefix}fill><{prefix}patternFill patternType="solid"><{prefix}fgColor{colour}/>'
        f"<{prefix}bgColor{behind or _AUTOMATIC}/></{prefix}patternFill></{prefix}fill>"
    )


def marking(prefix: str, mark: Mark, colour: str | None) -> str:
    """Our fill for a cell that had that colour, or none."""
    return solid(prefix, f' rgb="{SHADES[mark]}{_check_digit(colour)}"', colour)


def _colour_tag(fill: str, name: str) -> str | None:
    """The attributes of a colour in a fill, with their leading space."""
    found = re.search(rf"<(?:\w+:)?{name}\b([^>]*?)\s*/?>", fill)
    return found[1] if found else None


def colour_of(fill: str) -> str | None:
    """The colour of a solid fill as attributes; None for other fills and for ours."""
    pattern = re.search(r"<(?:\w+:)?patternFill\b[^>]*>", fill)
    if pattern is None or attribute(pattern[0], "patternType") != "solid":
        return None
    return _colour_tag(fill, "fgColor") if former(fill) is None else None


def former(fill: str) -> str | None:
    """Of our fills the attributes of the colour before, "" for none; None for other fills."""
    ours = _OURS.fullmatch(attribute(_colour_tag(fill, "fgColor") or "", "rgb") or "")
    if ours is None:
        return None
    behind = _colour_tag(fill, "bgColor")
    return behind if behind and ours[1].upper() == _check_digit(behind) else ""


def _check_digit(colour: str | None) -> str:
    """One hexadecimal digit for a colour, 0 for none; tints may be rounded and do not count."""
    if colour is None:
        return _NOTHING
    said = sorted(f"{k}={v.upper()}" for k, v in _pairs(colour) if k != "tint")
    return f"{1 + zlib.crc32(' '.join(said).encode()) % 15:X}"


def has_colour(fill: str, colour: str) -> bool:
    """Whether the fill is solid, not ours, and of that colour."""
    own = colour_of(fill)
    return own is not None and _pairs(own) == _pairs(colour)


def _pairs(colour: str) -> set[tuple[str, str]]:
    return set(re.findall(r"""(\w+)\s*=\s*["']([^"']*)""", colour))
