"""What the values of a column look like, for headings that have several meanings."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from data.vocabulary import DONE_STATUSES
from loaders.fields.deadline import parse_date
from loaders.fields.quantity import parse_number, parse_share
from loaders.fields.status import (
    is_state_word,
    parse_petition_status,
    parse_task_status,
    parse_truth,
    parse_yes_no,
)
from loaders.fields.text import is_blank
from loaders.files.sheet import text_of

_MARKS = frozenset("√ ✓ ✔ ☑ v V Y y 是 1 ● ○ ■ ★ ☆ ▲ 对 有 √√ ü".split())
_DUE = re.compile(r"[底末前]|长期|立行|持续|立即|常态|即知|以内|内完成")
_COUNTING = re.compile(r"[(（]?(?:\d{1,4}|[一二三四五六七八九十百]{1,4})[)）、.]?")
_HALF_ANSWERS = frozenset("部分 部份 基本 大部分".split())
_LONGEST_STATUS = 12
_LONGEST_NUMBER = 60
SAMPLE = 80


def sample(values: Iterable[object]) -> tuple[object, ...]:
    """Up to 80 distinct values of a column that are not blank."""
    seen: dict[object, None] = {}
    for value in values:
        if value != "" and value not in seen and (_is_long(value) or not is_blank(value)):
            seen[value] = None
            if len(seen) == SAMPLE:
                break
    return tuple(seen)


def _is_long(value: object) -> bool:
    """Whether the value is too long a text for a number or a mark; long texts are slow to parse."""
    return isinstance(value, str) and len(value) > _LONGEST_NUMBER


def _share(values: Sequence[object], test: Callable[[object], bool]) -> float:
    return sum(map(test, values)) / len(values) if values else 0.0


def is_mark(value: object) -> bool:
    """Whether the cell holds a tick or another mark that only says yes."""
    return text_of(value) in _MARKS


def are_marks(values: Sequence[object]) -> bool:
    """Whether a column holds nothing but ticks."""
    return bool(values) and all(map(is_mark, values))


def _short(value: object) -> bool:
    text = text_of(value)
    return len(text) <= _LONGEST_STATUS and "。" not in text.rstrip("。")


def are_statuses(values: Sequence[object]) -> bool:
    """Whether most values are short words for the state of a task."""
    return _share(values, is_status) >= 0.6


def is_status(value: object) -> bool:
    """Whether the value is a short word for the state of a task.

    A share alone (80%) says how far, not in which state; a clause with a comma tells a story."""
    text = text_of(value)
    if not _short(value) or ("，" in text and len(text) > 9) or parse_share(value) is not None:
        return False
    return parse_task_status(value) is not None


def share_of_states(values: Sequence[object]) -> float:
    """Which share of the values are words for a state and nothing else (not `完成治理20处`)."""
    return _share(values, lambda v: is_status(v) and is_state_word(v))


def is_done(value: object) -> bool:
    """Whether the value says that a task is done or signed off."""
    return parse_task_status(value) in DONE_STATUSES or text_of(value) == "是"


def are_petition_statuses(values: Sequence[object]) -> bool:
    """Whether most values are short words for the state of a petition."""
    return _share(values, lambda v: _short(v) and parse_petition_status(v) is not None) >= 0.6


def are_truths(values: Sequence[object]) -> bool:
    """Whether most values say how far a complaint was true."""
    return _share(values, lambda v: _short(v) and parse_truth(v) is not None) >= 0.6


def are_yes_no(values: Sequence[object]) -> bool:
    """Whether most values are 是/否 or a tick."""
    return _share(values, lambda v: _short(v) and parse_yes_no(v) is not None) >= 0.8


def are_bare_answers(values: Sequence[object]) -> bool:
    """Whether the values are 是 and 否 (perhaps with a few states), and no ticks or numbers."""
    said = {text_of(v) for v in values}
    return not said.isdisjoint(("是", "否")) and are_answers(values)


def are_answers(values: Sequence[object]) -> bool:
    """Whether the values answer a yes-or-no question, some of them by naming a state instead."""
    answers = _share(values, lambda v: _short(v) and _is_answer(v))
    states = _share(values, lambda v: is_status(v) and parse_yes_no(v) is None)
    return answers >= 0.3 and answers + states >= 0.8


def _is_answer(value: object) -> bool:
    return parse_yes_no(value) is not None or text_of(value) in _HALF_ANSWERS


def are_shares(values: Sequence[object]) -> bool:
    """Whether most values are percentages or fractions."""
    return _share(values, lambda v: _may_count(v) and parse_share(v) is not None) >= 0.7


def are_numbers(values: Sequence[object]) -> bool:
    """Whether most values are plain numbers."""
    return _share(values, lambda v: _may_count(v) and parse_number(v) is not None) >= 0.7


def _may_count(value: object) -> bool:
    return not isinstance(value, date) and not _is_long(value)


def are_dates(values: Sequence[object]) -> bool:
    """Whether most values are days."""
    return _share(values, lambda v: parse_date(v, 2000) is not None) >= 0.6


def are_due(values: Sequence[object]) -> bool:
    """Whether the values say by when rather than on which day (`2020年12月底前`, `长期坚持`)."""
    return _share(values, lambda v: bool(_DUE.search(text_of(v)))) >= 0.2


def are_codes(values: Sequence[object]) -> bool:
    """Whether most values are more than 1, 2, 3 … or 一, 二, 三 …"""
    return _share(values, lambda v: not _COUNTING.fullmatch(text_of(v))) >= 0.6


def are_words(values: Sequence[object]) -> bool:
    """Whether most values are longer than a unit of measure (微克/立方米 has six characters)."""
    return _share(values, lambda v: len(text_of(v)) > 6) >= 0.3


def are_long(values: Sequence[object], length: int) -> bool:
    """Whether most values have more characters than that."""
    return _share(values, lambda v: len(text_of(v)) > length) >= 0.5


def are_long_texts(values: Sequence[object]) -> bool:
    """Whether the values are sentences rather than words."""
    return _share(values, lambda v: len(text_of(v)) > 20) >= 0.3
