"""昭通市's petitions: 40 complaints that arrive over six periods and are settled one by one."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from data.samples.content import Record, fraction, records, spread
from data.samples.petitions import Case, states

COUNTIES = {  # a point well inside each county, degrees WGS-84
    "昭阳区": (103.68, 27.38), "鲁甸县": (103.50, 27.15), "巧家县": (103.10, 26.95),
    "盐津县": (104.23, 28.12), "大关县": (103.92, 27.86), "永善县": (103.62, 27.85),
    "绥江县": (103.98, 28.54), "镇雄县": (104.80, 27.48), "彝良县": (104.12, 27.60),
    "威信县": (105.05, 27.88), "水富市": (104.20, 28.50),
}  # fmt: skip
ARRIVALS = (12, 8, 6, 5, 5, 4)  # petitions new in each period: 40 in all
BY_AGE = (  # signed off, settled, partly settled after so many periods
    (0.0, 0.3, 0.6), (0.1, 0.65, 0.85), (0.3, 0.8, 0.9),
    (0.5, 0.85, 0.95), (0.7, 0.95, 1.0), (0.85, 1.0, 1.0),
)  # fmt: skip


def cases(periods: Sequence[date], period: int) -> list[tuple[Case, str]]:
    """Petitions handed over up to a period, each with its state by then."""
    found: list[tuple[Case, str]] = []
    everyone = _all_cases(periods)
    for arrived in range(period + 1):
        start = sum(ARRIVALS[:arrived])
        wave = everyone[start : start + ARRIVALS[arrived]]
        found += zip(wave, states(wave, *BY_AGE[period - arrived]), strict=True)
    return found


def _all_cases(periods: Sequence[date]) -> list[Case]:
    kinds = records("petitions_zhaotong")
    found: list[Case] = []
    daily: Counter[date] = Counter()
    for number in range(sum(ARRIVALS)):
        turn, which = divmod(number, len(kinds))
        arrived = next(p for p in range(len(ARRIVALS)) if number < sum(ARRIVALS[: p + 1]))
        start = periods[arrived].replace(day=4)
        day = start + timedelta(days=7 * ((number - sum(ARRIVALS[:arrived])) % 4))
        batch = (day - periods[0].replace(day=4)).days // 7 + 1
        daily[day] += 1
        found.append(_case(kinds[which], turn, day, batch, daily[day], number))
    return found


def _case(kind: Record, turn: int, day: date, batch: int, serial: int, number: int) -> Case:
    key = f"{kind['problem']}{turn}"
    counties = list(COUNTIES)
    chosen = [counties[(number * 7 + turn) % len(counties)]]
    if number == 11:  # one complaint spans two counties
        chosen.append("鲁甸县")
    area = "、".join(chosen)
    return Case(
        receipt=f"{'X' if spread(key, 3) else 'D'}YN{day:%Y%m%d}{serial:04d}",
        batch=batch,
        received=day,
        area=area,
        problem=kind["problem"].replace("{site}", area + kind["sites"].split(";")[turn]) + "。",
        types=kind["types"],
        units="、".join([kind["units"], *(f"{county}人民政府" for county in chosen)]),
        confirmed=kind["confirmed"],
        refuted=kind["refuted"],
        handling=kind["handling"],
        site=_site(key, chosen[0]),
    )


def _site(key: str, county: str) -> tuple[float, float] | None:
    if fraction(key + "坐标") > 0.75:
        return None
    lon, lat = COUNTIES[county]
    shift = [(fraction(key + axis) - 0.5) * 0.06 for axis in "xy"]
    return round(lon + shift[0], 4), round(lat + shift[1], 4)
