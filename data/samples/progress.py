"""How a task moves on from one dispatch period to the next: invented, but without contradiction.

A track has one letter per period: n 尚未启动, i 整改中, b behind, s on schedule, a ahead,
B 基本完成, D 完成整改, A accepted, C 完成销号, o 长期坚持, r 反弹, - not on the list yet.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from data.samples.content import fraction, spread

STATUS_WORDS: Mapping[str, str] = {
    "n": "尚未启动",
    "i": "整改中",
    "b": "未达到序时进度",
    "s": "达到序时进度",
    "a": "超过序时进度",
    "B": "基本完成",
    "D": "完成整改",
    "A": "完成整改",
    "C": "完成销号",
    "o": "长期坚持",
    "r": "反弹",
}
FINISHED = "DAC"
DONE_BEFORE = {"D": (20, 70), "A": (60, 110), "C": (110, 160)}  # days before the first list


@dataclass(frozen=True)
class Step:
    """What one dispatch list says of one task. `share` is 0–1, None where none is reported."""

    as_of: date
    code: str
    share: float | None
    completed: date | None
    accepted: date | None
    closed: date | None


def steps(
    key: str, track: str, periods: Sequence[date], start: date, due: Sequence[date | None]
) -> list[Step | None]:
    """One step a period (None while the task is not on the list).

    `due` is the deadline in force at each period. Shares never fall except after a relapse, and
    lie within ten points of the elapsed time unless the track says behind.
    """
    found: list[Step | None] = []
    before = 0.0
    for number, code in enumerate(track):
        if code == "-":
            found.append(None)
            continue
        share = _share(key, code, elapsed(periods[number], start, due[number]), before)
        before = before if share is None else share
        found.append(Step(periods[number], code, share, *_dates(key, track, number, periods, due)))
    return found


def elapsed(day: date, start: date, due: date | None) -> float:
    """Share 0–1 of the time between start and deadline that has passed; half without deadline."""
    if due is None:
        return 0.5
    return min(1.0, max(0.0, (day - start).days / max(1, (due - start).days)))


def _share(key: str, code: str, gone: float, before: float) -> float | None:
    some = fraction(key + code)
    if code == "o":
        return None
    if code == "r":
        return round(before * (0.6 + 0.15 * some), 2)
    planned = {
        "n": 0.0,
        "i": gone * 0.8,
        "b": gone * 0.82 - 0.10 - 0.06 * some,
        "s": min(0.97, gone - 0.04 + 0.06 * some),
        "a": min(0.97, gone + 0.06 + 0.05 * some),
        "B": 0.90 + 0.07 * some,
    }
    share = 1.0 if code in FINISHED else max(before, planned[code], 0.0)
    return round(share, 2)


def _dates(
    key: str, track: str, now: int, periods: Sequence[date], due: Sequence[date | None]
) -> tuple[date | None, date | None, date | None]:
    """Completion, acceptance and closing date as known at period `now`."""
    if track[now] not in FINISHED:
        return None, None, None
    run = max((i for i in range(now) if track[i] not in FINISHED), default=-1) + 1
    completed = _within(key + "完成", run, periods, due)
    if run == 0:
        low, high = DONE_BEFORE[track[0]]
        completed = periods[0] - timedelta(days=low + spread(key, high - low))
        if due[0] is not None:
            completed = min(completed, due[0] - timedelta(days=3 + spread(key, 24)))
    accepted = closed = None
    passed = [i for i in range(run, now + 1) if track[i] in "AC"]
    if passed:
        accepted = _after(key + "验收", completed, passed[0], periods)
    ended = [i for i in range(run, now + 1) if track[i] == "C"]
    if ended and accepted:
        closed = _after(key + "销号", accepted, ended[0], periods)
    return completed, accepted, closed


def _within(key: str, number: int, periods: Sequence[date], due: Sequence[date | None]) -> date:
    """A day of the period, not after the deadline where the deadline falls into the period."""
    first = periods[number - 1] + timedelta(days=1) if number else periods[0] - timedelta(days=27)
    last = periods[number]
    end = due[number]
    if end is not None and first < end < last:
        last = end
    return first + timedelta(days=spread(key, (last - first).days + 1))


def _after(key: str, earlier: date, number: int, periods: Sequence[date]) -> date:
    """A day after `earlier` and within the period (just after `earlier` in the first one)."""
    first = earlier + timedelta(days=8)
    if number:
        first = max(first, periods[number - 1] + timedelta(days=1))
    last = max(first, periods[number]) if number else max(first, earlier + timedelta(days=30))
    last = min(last, periods[number])
    return min(first, last) + timedelta(days=spread(key, max(1, (last - first).days + 1)))
