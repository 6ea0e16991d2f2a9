"""Columns of a wide indicator table: each holds the values of one district, period, indicator."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from loaders.columns.column import Values
from loaders.columns.dimensions import is_indicator, is_kind_of_place
from loaders.columns.headings import candidates
from loaders.columns.shapes import are_numbers
from loaders.fields.quantity import parse_number, parse_water_class
from loaders.indicators.current import NOW, current_column
from loaders.indicators.group_names import named_by_groups
from loaders.indicators.heading_periods import is_year, year_of
from loaders.indicators.series_headings import TO_DATE, Role, Said, said_by
from loaders.indicators.topics import is_water_class
from loaders.sheets.header import Heading
from loaders.sheets.titled import indicator_in, sole_indicator_in, work_in

# How many there are of what a share beside it is of (行政村总数（个） | 治理率（%）).
_COUNTED = re.compile(r"[(（][个户家座处村台条辆][)）]$|(?:总数|个数|户数|村数|座数|数量)$")


@dataclass(frozen=True)
class Series:
    """A column of values (or targets) of a district, a period or an indicator of its own.

    What the heading does not say is None.
    """

    column: int
    district: str | None
    period: str | None
    role: Role
    name: str | None = None


def find_series(
    headings: Sequence[Heading],
    values: dict[int, Values],
    lines: Sequence[str],
    answered: Collection[str] = (),
    groups: Collection[str | None] = (),
) -> tuple[Series, ...]:
    """The value columns of a wide table; none when the table is a long one.

    Beside names of indicators the columns are districts and periods. Beside districts or periods
    they are indicators, of which a line above may name the only one; a cross-section of a river is a
    place there and an indicator elsewhere. `answered` are fields the uploader gave to columns,
    `groups` the texts of the group rows, which may name the indicators (一、PM2.5（μg/m³）).
    """
    fields = {h.column: {c.field for c in candidates("indicators", h.parts)} for h in headings}
    headings = [h for h in headings if len(h.parts) > 1 or "baseline" not in fields[h.column]]
    told = {h.column: said_by(h) for h in headings}
    across = _across(headings, told)
    so_far = [s.period for s in across if s.role == "value"]
    if (current := current_column(headings, values, so_far)) is not None:
        across = (*across, Series(current, None, NOW, "value"))
    taken = {s.column for s in across}
    words = [h for h in headings if h.column not in taken and not are_numbers(values[h.column])]
    names = [h for h in words if "name" in fields[h.column]]
    places = [h for h in words if "district" in fields[h.column]]
    places += [h for h in headings if "period" in fields[h.column] and h.column not in taken]
    if "name" in answered or any("district" not in fields[h.column] for h in names):
        return across
    if not places and "district" not in answered:
        return across
    crosswise = _crosswise(headings, {h.column for h in places}, values, told)
    if names and crosswise and all(is_water_class(s.name or "") for s in crosswise):
        return _of_sections(headings, values, told, across)
    by_group = named_by_groups(groups)
    by_period = across if names else _titled(across, lines, crosswise, by_group)
    if crosswise and not _goes_before(by_period, crosswise, bool(names)):
        return crosswise
    return by_period or (() if names else _plain(headings, fields, values, told, lines))


def _goes_before(across: Sequence[Series], crosswise: Sequence[Series], named: bool) -> bool:
    """Whether months tell more than what stands beside them: only targets, or one figure a row
    (1月, 2月, 达标率) where it is known of what the months are."""
    figures = [s for s in crosswise if s.role == "value"]
    months = {s.period for s in across if s.role == "value" and s.period}
    if not figures:
        return bool(across)
    known = named or any(s.name for s in across)
    return known and len(months) >= 2 and not any(s.period for s in figures)


def _across(headings: Sequence[Heading], told: dict[int, Said]) -> tuple[Series, ...]:
    """Columns of districts or periods; a single one counts only when it names its period."""
    found = [s for s in (_dimension(h, told[h.column]) for h in headings) if s is not None]
    found = _without_lone_targets(found)
    values = [s for s in found if s.role == "value"]
    spots = {(s.district, s.period) for s in values}
    return tuple(found) if len(spots) >= 2 or any(s.period for s in values) else ()


def _dimension(heading: Heading, said: Said) -> Series | None:
    if said.district is None and said.period is None:
        return None
    lone = len(heading.parts) == 1
    role: Role = "other" if lone and said.name and said.role == "value" else said.role
    return Series(heading.column, said.district, said.period, role)


def _without_lone_targets(series: list[Series]) -> list[Series]:
    """A target with a period belongs to the values of that period where several have one; alone
    (`2020年目标值`) it is the target of the whole row."""
    values = {(s.district, s.period) for s in series if s.role == "value"}
    dated = {(s.district, s.period) for s in series if s.role == "target" and s.period}
    kept = dated & values if len(dated & values) >= 2 else set()
    years = {year_of(period) for _, period in values}
    yearly = {(d, p) for d, p in dated if is_year(p) and year_of(p) in years}
    if len({year_of(period) for _, period in yearly}) >= 2:
        kept |= yearly  # each year has a target of its own for its months
    return [
        s for s in series
        if s.role != "target" or (s.period is None and s.district) or (s.district, s.period) in kept
    ]  # fmt: skip


def _crosswise(
    headings: Sequence[Heading],
    places: Collection[int],
    values: dict[int, Values],
    told: dict[int, Said],
) -> tuple[Series, ...]:
    """Indicators as columns over rows of districts or periods."""
    found: list[Series] = []
    for heading in headings:
        said = told[heading.column]
        if heading.column in places or said.name is None or not _may_be(heading):
            continue
        if said.role == "value" and not _are_measured(values[heading.column]):
            continue
        found.append(Series(heading.column, said.district, said.period, said.role, said.name))
    shown = [s for s in found if s.role != "other"]
    sure = [s for s in shown if is_indicator(s.name or "")]
    doubtful = [s for s in shown if s not in sure and not _COUNTED.search(s.name or "")]
    return tuple(found) if sure and len(sure) >= len(doubtful) else ()


def _of_sections(
    headings: Sequence[Heading],
    values: dict[int, Values],
    told: dict[int, Said],
    across: Sequence[Series],
) -> tuple[Series, ...]:
    """Classes of water beside sections that have names: their columns are months or only one."""
    taken = {s.column: s for s in across}
    found: list[Series] = []
    for heading in headings:
        said, known = told[heading.column], taken.get(heading.column)
        if said.name is not None and is_water_class(said.name):
            if said.role == "value" and not _are_measured(values[heading.column]):
                continue
            period = said.period or (TO_DATE if "累计" in heading.parts[-1] else None)
            found.append(Series(heading.column, said.district, period, said.role))
        elif known is not None:
            found.append(known)
    return tuple(found) if any(s.role == "value" for s in found) else ()


def _may_be(heading: Heading) -> bool:
    """Whether no part of the heading is a word for something else (备注, 数据来源)."""
    if is_kind_of_place(heading.parts[-1]):
        return False
    known = {"local_no", "note", "source", "unit_of_measure", "target_date", "baseline", "period"}
    return not any(
        c.field in known and c.how == "exact" for c in candidates("indicators", heading.parts[:1])
    )


def _are_measured(values: Values) -> bool:
    good = sum(parse_number(v) is not None or parse_water_class(v) is not None for v in values)
    return good >= 0.7 * len(values)


def _titled(
    across: tuple[Series, ...],
    lines: Sequence[str],
    targets: Sequence[Series],
    by_group: str | None,
) -> tuple[Series, ...]:
    """Periods over rows of districts: only a line above the table tells of which indicator, or the
    heading of the targets (`PM2.5目标`), or the work a title counts."""
    name = by_group or next((n for line in reversed(lines) if (n := indicator_in(line))), None)
    aims = {s.name for s in targets}
    name = name or (aims.pop() if len(aims) == 1 else None)
    name = name or next((name for line in lines if (name := work_in(line))), None)
    return tuple(replace(s, name=name) for s in across)


def _plain(
    headings: Sequence[Heading],
    fields: dict[int, set[str]],
    values: dict[int, Values],
    told: dict[int, Said],
    lines: Sequence[str],
) -> tuple[Series, ...]:
    """`区县 | 目标 | 实际` under a title that names the indicator."""
    found = [
        h
        for h in headings
        if told[h.column].name is None
        and told[h.column].role == "value"
        and "value" in fields[h.column]
        and _are_measured(values[h.column])
    ]
    if len(found) != 1:
        return ()
    name = next((name for line in reversed(lines) if (name := sole_indicator_in(line))), None)
    name = name or next((name for line in lines if (name := work_in(line))), None)
    return (Series(found[0].column, None, None, "value", name),) if name else ()
