"""How strongly the values of a column speak for each field, from 0 (not at all) to 1.

What many kinds of columns hold (texts, units, 是/否) convinces less than what only one field holds
(receipt numbers, coordinates). Fields not named take anything.
"""

from collections.abc import Callable, Mapping
from functools import partial
from itertools import pairwise

from data.vocabulary import Kind
from loaders.columns import looks, manners, shapes
from loaders.columns.column import Values
from loaders.columns.looks import Look
from loaders.files.sheet import text_of

_LOOKED_AT = 20
_FEW = 0.3


class Seen:
    """The distinct values of a column of that many rows, and what share of them looks how."""

    def __init__(self, values: Values, rows: int) -> None:
        self.values = values[:_LOOKED_AT]
        self.few = len(values) <= _FEW * rows
        self._shares: dict[Look, float] = {}

    def share(self, look: Look) -> float:
        """Share of the values that look so; 0 when there are none."""
        known = self._shares.get(look)
        if known is None:
            known = sum(map(look, self.values)) / len(self.values) if self.values else 0.0
            self._shares[look] = known
        return known

    def mostly(self, look: Look) -> float:
        """The share where it is at least half, else 0."""
        share = self.share(look)
        return share if share >= 0.5 else 0.0

    def counts_up(self) -> bool:
        """Whether the values are 1, 2, 3 … with few gaps."""
        texts = [text_of(v) for v in self.values]
        if len(texts) < 2 or not all(t.isdecimal() and len(t) <= 4 for t in texts):
            return False
        steps = [int(b) - int(a) for a, b in pairwise(texts)]
        return sum(step in (1, 2) for step in steps) >= 0.8 * len(steps)


Fit = Callable[[Seen], float]


def _of(look: Look, most: float) -> Fit:
    return lambda seen: most * seen.mostly(look)


def _text(base: float, manner: Look | None = None, more: float = 0.0) -> Fit:
    """Running text; the more of it has that manner, the surer."""

    def fit(seen: Seen) -> float:
        if not seen.mostly(manners.is_text):
            return 0.0
        told = more * seen.share(manner) if manner else 0.0
        return told + (base if seen.share(manners.is_sentence) >= _FEW else base / 2)

    return fit


def _deadline(seen: Seen) -> float:
    due, days = seen.share(looks.is_due), seen.share(looks.is_day)
    said = min(1.0, due + days)
    return (0.78 if due >= 0.2 else 0.42) * said if said >= 0.5 else 0.0


def _day(most: float) -> Fit:
    return lambda seen: 0.0 if seen.share(looks.is_due) >= 0.2 else most * seen.mostly(looks.is_day)


def _people(staff: float, leaders: float, seen: Seen) -> float:
    """Names; with high offices they are leaders rather than staff."""
    share = max(seen.mostly(looks.are_persons), seen.mostly(looks.is_leader))
    return (leaders if seen.share(looks.is_leader) >= _FEW else staff) * share


def _counter(most: float) -> Fit:
    return lambda seen: most if seen.counts_up() else 0.7 * seen.mostly(looks.is_numbered)


def _answer(most: float) -> Fit:
    return lambda seen: most * seen.mostly(looks.is_yes_no)


def _category(seen: Seen) -> float:
    few = 0.2 if seen.few and seen.mostly(manners.is_text) else 0.0
    return max(few, 0.5 * seen.mostly(looks.are_types))


def _target(seen: Seen) -> float:
    return max(0.7 * seen.mostly(looks.is_target), 0.25 * seen.mostly(looks.is_number))


_PLACES: dict[str, Fit] = {
    "lon": _of(looks.is_lon, 0.75),
    "lat": _of(looks.is_lat, 0.7),
    "coordinates": _of(looks.is_point, 0.85),
}
FITS: dict[Kind, Mapping[str, Fit]] = {
    "tasks": _PLACES
    | {
        "source": _of(looks.is_source, 0.5),
        "local_no": _counter(0.45),
        "item_no": _counter(0.48),
        "category": _category,
        "problem": _text(0.3, manners.is_wrong, 0.28),
        "goal": _text(0.15, manners.is_aimed, 0.2),
        "measures": _text(0.22, manners.is_planned, 0.25),
        "progress_text": _text(0.22, manners.is_reported, 0.28),
        "deadline": _deadline,
        "lead_units": _of(looks.are_units, 0.4),
        "responsible_units": _of(looks.are_units, 0.5),
        "support_units": _of(looks.are_units, 0.35),
        "supervising_units": _of(looks.are_units, 0.35),
        "responsible_leaders": partial(_people, 0.35, 0.6),
        "responsible_persons": partial(_people, 0.48, 0.35),
        "status": _of(shapes.is_status, 0.75),
        "verified_status": _of(shapes.is_status, 0.35),
        "is_done": _answer(0.2),
        "is_closed": _answer(0.15),
        "is_on_schedule": _answer(0.1),
        "is_late": _answer(0.08),
        "progress": _of(looks.is_percent, 0.62),
        "started_on": _day(0.25),
        "completed_on": _day(0.42),
        "accepted_on": _day(0.28),
        "closed_on": _day(0.28),
        "district": _of(looks.are_districts, 0.72),
        "note": _text(0.08),
    },
    "petitions": _PLACES
    | {
        "source": _of(looks.is_source, 0.5),
        "local_no": _counter(0.45),
        "receipt_no": _of(looks.is_receipt, 0.75),
        "batch": _of(looks.is_batch, 0.8),
        "received_on": _day(0.55),
        "districts": _of(looks.are_districts, 0.72),
        "pollution_types": _of(looks.are_types, 0.78),
        "problem": _text(0.28, manners.is_complained, 0.27),
        "truth": _of(looks.is_truth, 0.82),
        "status": _of(looks.is_petition_status, 0.72),
        "findings_text": _text(0.2, manners.is_inspected, 0.25),
        "handling": _text(0.2, manners.is_dealt, 0.25),
        "fine_10k_yuan": _of(looks.is_number, 0.1),
        "filed_cases": _of(looks.is_number, 0.05),
        "detained": _of(looks.is_number, 0.05),
        "talks": _of(looks.is_number, 0.05),
        "accountable": _of(looks.is_number, 0.05),
        "priority": _answer(0.15),
        "responsible_units": _of(looks.are_units, 0.5),
        "note": _text(0.08),
    },
    "indicators": {
        "source": _of(looks.is_source, 0.4),
        "name": _of(looks.is_indicator, 0.6),
        "district": _of(looks.are_districts, 0.72),
        "unit_of_measure": _of(looks.is_measure, 0.75),
        "period": _of(looks.is_month, 0.75),
        "value": _of(looks.is_number, 0.35),
        "target": _target,
        "target_date": _day(0.3),
        "note": _text(0.08),
    },
    "directory": {
        "name": _of(looks.are_units, 0.5),
        "aliases": _of(looks.are_units, 0.35),
        "members": _of(looks.are_units, 0.35),
        "kind": _of(looks.is_unit_kind, 0.6),
        "district": _of(looks.are_districts, 0.65),
        "place": _of(looks.are_districts, 0.3),
        "note": _text(0.08),
    },
}
