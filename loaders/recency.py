"""How recent the period named in a heading is: `11月进展` comes before `10月进展`."""

import re

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_MONTH = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])\s*月")
_QUARTER = re.compile(r"([一二三四1-4])\s*季度")
_THIS = re.compile(r"本期|本月|本季|本周|目前|当前|最新|现")
_LAST = re.compile(r"上期|上月|上季|上周|前期|上次|上年|去年")


def recency(parts: tuple[str, ...]) -> int:
    """A number that grows with the period named; headings without a period lie in between."""
    text = "".join("".join(parts).split())
    if _LAST.search(text):
        return -1
    if _THIS.search(text):
        return 1_000_000
    year, month, quarter = _YEAR.search(text), _MONTH.findall(text), _QUARTER.search(text)
    number = int(year[1]) * 100 if year else 0
    if month:
        number += int(month[-1])
    elif quarter:
        number += 3 * ("一二三四".find(quarter[1]) + 1 or int(quarter[1]))
    return number
