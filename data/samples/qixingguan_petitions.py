"""七星关区's petitions: the 96 complaints handed over in 30 daily batches."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from data.samples.content import Record, fraction, records, spread
from data.samples.petitions import Case

FIRST_BATCH = date(2017, 4, 28)
BATCHES, CASES = 30, 96
SHARES = (  # signed off, settled, partly settled at each period
    (0.20, 0.66, 0.86), (0.30, 0.74, 0.90), (0.40, 0.81, 0.94),
    (0.50, 0.88, 0.96), (0.58, 0.93, 0.98), (0.65, 0.95, 0.99),
)  # fmt: skip


def cases() -> list[Case]:
    """The 96 petitions: 32 kinds of complaint at three places each, in daily batches."""
    kinds, towns = records("petitions_qixingguan"), records("towns_qixingguan")
    found: list[Case] = []
    daily: Counter[int] = Counter()
    for number in range(CASES):
        turn, which = divmod(number, len(kinds))
        kind = kinds[which]
        batch = 1 + number * BATCHES // CASES
        daily[batch] += 1
        earlier = found[number - len(kinds)] if turn == 2 and which % 11 == 5 else None
        found.append(_case(kind, turn, batch, daily[batch], towns, earlier))
    return found


def _case(
    kind: Record, turn: int, batch: int, serial: int, towns: Sequence[Record], earlier: Case | None
) -> Case:
    day = FIRST_BATCH + timedelta(days=batch - 1)
    key = f"{kind['problem']}{turn}"
    near = [town for town in towns if town["where"] == kind["where"]]
    chosen = [near[spread(key + "属地", len(near))]]
    if spread(key + "两地", 24) == 7:  # now and then a complaint concerns two neighbours
        chosen.append(near[(near.index(chosen[0]) + 1) % len(near)])
    area = "、".join(town["short"] for town in chosen)
    problem = kind["problem"].replace("{site}", f"{area}{kind['sites'].split(';')[turn]}")
    return Case(
        receipt=f"{'X' if spread(key, 3) else 'D'}GZ{day:%Y%m%d}{serial:04d}",
        batch=batch,
        received=day,
        area=earlier.area if earlier else area,
        problem=f"再次反映：{earlier.problem}" if earlier else f"{problem}。",
        types=kind["types"],
        units="、".join([kind["units"], *(town["name"] for town in chosen)])
        if not earlier else earlier.units,
        confirmed=kind["confirmed"],
        refuted=kind["refuted"],
        handling=kind["handling"],
        site=_site(key, chosen[0]),
        duplicate_of=earlier.receipt if earlier else "",
    )  # fmt: skip


def _site(key: str, town: Record) -> tuple[float, float] | None:
    if fraction(key + "坐标") > 0.6:
        return None
    shift = [(fraction(key + axis) - 0.5) * 0.016 for axis in "xy"]
    return round(float(town["lon"]) + shift[0], 4), round(float(town["lat"]) + shift[1], 4)
