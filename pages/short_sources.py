"""Names of sources short enough for a column: without what all shown share, 督察 for its long word."""

import re
from collections.abc import Iterable, Sequence

# 云澜市, 贵州省毕节市 or 茂名· at the beginning; no number, round or kind of inspection is a place.
_PLACE = re.compile(
    r"(?:[^\W\d_第年轮次督察]{1,8}?(?:自治[区州县]|[省市州盟县区旗])(?![省市州县区])|[^·]{2,8}·)+"
)
# 市级督察 and 市委督察 say who inspects.
_WHOSE = ("级", "本", "直", "委", "政府")
_LONG = re.compile(r"生态环境保护(?=督察)")


def short_sources(names: Iterable[str]) -> dict[str, str]:
    """Each name as a narrow column shows it: 第三轮中央督察 for 云澜市第三轮中央生态环境保护督察
    beside other sources of 云澜市. No two become equal and none is empty."""
    whole = sorted(set(names))
    short = whole
    if len(whole) > 1 and (place := _PLACE.match(_shared(whole))):
        rests = [name[place.end() :] for name in whole]
        short = whole if any(rest.startswith(_WHOSE) for rest in rests) else rests
    for shorter in ([_LONG.sub("", name) for name in short], short):
        if len(set(shorter)) == len(whole) and all(shorter):
            return dict(zip(whole, shorter, strict=True))
    return {name: name for name in whole}


def _shared(ordered: Sequence[str]) -> str:
    """What all begin with: no more than the first and the last in their order do."""
    first, last = ordered[0], ordered[-1]
    same = [a == b for a, b in zip(first, last, strict=False)]
    return first[: [*same, False].index(False)]
