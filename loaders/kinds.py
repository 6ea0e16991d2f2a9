"""Which kind of table a block is: the kind whose fields its headings say most about."""

from data.vocabulary import Kind
from loaders.layout import Block
from loaders.matching import Matching, match, samples

# How telling a field is for its kind; fields not named count 1, reading aids and places little.
_WEIGHTS: dict[Kind, dict[str, float]] = {
    "tasks": {
        "problem": 2, "goal": 2, "measures": 2, "deadline": 3, "lead_units": 2,
        "supervising_units": 2, "support_units": 2, "responsible_leaders": 2, "closed_on": 2,
        "accepted_on": 2, "item_no": 1.5, "verified_status": 1.5, "progress_text": 1.5,
        "is_closed": 2, "is_on_schedule": 3, "responsible_units": 1.5,
    },
    "petitions": {
        "receipt_no": 4, "truth": 5, "batch": 3, "received_on": 2, "pollution_types": 2,
        "findings_text": 2, "fine_10k_yuan": 2, "filed_cases": 2, "detained": 3, "talks": 2,
        "accountable": 1.5, "duplicate_of": 2, "problem": 2, "handling": 1.5,
    },
    "indicators": {
        "name": 4, "unit_of_measure": 3, "value": 2, "target": 2.5, "baseline": 2,
        "target_date": 1.5, "direction": 1.5,
    },
    "directory": {"name": 2, "aliases": 5, "members": 5, "kind": 1, "place": 0.5},
}  # fmt: skip
_FAINT = {
    "local_no": 0.1, "source": 0.3, "district": 0.3, "districts": 0.3, "lon": 0.2, "lat": 0.2,
    "coordinates": 0.2, "note": 0.1, "category": 0.5, "evidence": 0.3,
}  # fmt: skip
_NEEDED: dict[Kind, tuple[tuple[str, ...], ...]] = {
    "tasks": (("problem", "item_no", "local_no"),),
    "petitions": (("receipt_no", "problem", "local_no"),),
    "indicators": (("name",),),
    "directory": (("name",), ("aliases", "members", "kind", "district")),
}
_LEAST = 3.0


_MOST_FOR_SERIES = 4.0


def best_matching(block: Block) -> Matching | None:
    """The matching of the most fitting kind, or None when no kind fits well enough."""
    if len(block.headings) < 2:
        return None
    values = samples(block)
    best: Matching | None = None
    best_score = _LEAST
    for kind in _WEIGHTS:
        matching = match(block, kind, values)
        score = score_of(matching)
        if kind == "indicators":
            score += min(_MOST_FOR_SERIES, 0.5 * len(matching.series))
            score += 2.0 if _complete(matching) and any(s.name for s in matching.series) else 0.0
        if score >= best_score and _complete(matching):
            best, best_score = matching, score + 1e-9
    return best


def _complete(matching: Matching) -> bool:
    if any(s.name for s in matching.series):
        return len(matching.series) >= 2
    return all(any(matching.has(f) for f in group) for group in _NEEDED[matching.kind])


def score_of(matching: Matching) -> float:
    """How well the headings speak for the kind."""
    weights = _WEIGHTS[matching.kind]
    fields = {c.field: c.score for c in matching.columns}
    total = 0.0
    for name, score in fields.items():
        weight = weights.get(name, _FAINT.get(name, 1.0))
        total += weight * score / 100
    return total
