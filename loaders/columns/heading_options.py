"""States listed in a heading: `（未清理、清理中、已清理）`, `（A.已完成 B.达到序时进度 C.滞后）`.

Such a heading stands over states, whatever its other words, and explains the codes below it.
"""

import re
import unicodedata
from functools import lru_cache

from data.vocabulary import TaskStatus
from loaders.fields.status import parse_task_status

_BRACKETED = re.compile(r"[(\[【{〔]([^()\[\]【】{}〔〕]+)[)\]】}〕]")
_CODE = r"(?:[A-Ha-h]|[1-9]|[①-⑨]|[一二三四五六七八])"
_CODED = re.compile(rf"(?<![A-Za-z\d])({_CODE})\s*[.、．:：)）=为-]?\s*([\u4e00-\u9fff]{{2,12}})")
_MARKS = re.compile(r"[/、,;|\s]+|或者?")
_LONGEST = 14


@lru_cache(maxsize=5_000)
def states_in(heading: str) -> tuple[str, ...]:
    """The states a heading lists in brackets, at least two; empty when it lists none."""
    for inner in _bracketed(heading):
        parts = [p for p in _MARKS.split(inner) if p and not re.fullmatch(rf"{_CODE}[.:=]?", p)]
        parts = [re.sub(rf"^{_CODE}[.、．:=-]?(?=[\u4e00-\u9fff]{{2}})", "", p) for p in parts]
        said = [p for p in parts if len(p) <= _LONGEST and parse_task_status(p) is not None]
        if len(said) >= 2 and len(said) >= 0.6 * len(parts):
            return tuple(said)
    return ()


@lru_cache(maxsize=5_000)
def coded_states(heading: str) -> dict[str, TaskStatus]:
    """What the codes explained in a heading stand for: `A已完成 B序时` → A done, B on schedule."""
    plain = " ".join(unicodedata.normalize("NFKC", _circled(heading)).split())
    found = _CODED.findall(plain)
    states = {code.upper(): parse_task_status(words) for code, words in found}
    known = {code: status for code, status in states.items() if status is not None}
    several = len(known) >= 2 and len(known) >= 0.6 * len(states)
    return known if several and len(states) == len(found) else {}


def code_of(value: object) -> str:
    """A cell that may be such a code (`A`, `a`, `①`, `B.`), in the form of `coded_states`."""
    text = unicodedata.normalize("NFKC", _circled(str(value))).strip()
    return re.sub(r"^[(（]|[.、)）]$", "", text).upper()


def _circled(text: str) -> str:
    return "".join(str(ord(c) - 0x245F) if "①" <= c <= "⑨" else c for c in text)


def _bracketed(heading: str) -> list[str]:
    return _BRACKETED.findall(unicodedata.normalize("NFKC", heading))
