"""What an indicator should reach: value, direction, baseline and date, from cells and headings."""

import re
from collections.abc import Sequence
from dataclasses import replace

from data.vocabulary import Direction
from loaders.columns.column import Column
from loaders.fields.deadline import parse_date
from loaders.fields.target import Target, parse_target
from loaders.fields.text import clean, compact, is_blank
from loaders.files.sheet import Cell, text_of
from loaders.indicators.better import less_is_better
from loaders.indicators.indicator_names import named_aims
from loaders.rows.cells import Cells, text_value
from loaders.rows.table import Fields

_SPOKEN = re.compile(r"[≥≤<>=＜＞＝以内上下不低高超过于达到优控制减降增提左右约类]")
_DIRECTIONS: tuple[tuple[Direction, str], ...] = (
    ("class_at_least", r"类别|优于"),
    ("at_most", r"不高|不超|不大|≤|<|越小|越低|负向|逆向|以内|下降|上限|控制"),
    ("at_least", r"不低|不少|不小|≥|>|越大|越高|正向|以上|提高|增长|下限"),
    ("equals", r"等于|="),
)
_SCALES = {"": 1, "百": 1e2, "千": 1e3, "万": 1e4, "百万": 1e6, "千万": 1e7, "亿": 1e8}
_SCALED = re.compile(r"(?P<scale>百万|千万|[百千万亿])?(?P<unit>[^百千万亿].*)")
_NO_SHARE = re.compile("(?:(?![%‰]|百分).)+")
_NOTHING_LEFT = re.compile(
    r"^(?:全面|全部|基本|保持|实现|动态|确保|力争)*(?:消除|清零|归零|杜绝|零增长|零排放|零发生|零新增|不(?:再)?发生|不(?:再)?新增|不增加)(?!.*\d)"
)
_LIMIT = re.compile(r"限值|上限|排放标准")
_WANTED = re.compile(r"溶解氧|(?<![A-Za-z])(?:DO|pH)(?![A-Za-z])|透明度|去除率|[率例]$|减排$")
_REDUCED = re.compile(r"减排|削减(?!率)")
_EMITTED = re.compile(r"排放|浓度|总量")
_TONS = re.compile(r"(?:[千万]?吨|千克|公斤|kg|t)(?:/?年)?")
_BY_YEAR = re.compile(
    r"(?:到|至|截[至止])\s*((?:19|20)\d\d)\s*年|^((?:19|20)\d\d)年(?:底|末)?(?:前|达到|目标|力争)"
)
_BY_DAY = re.compile(
    r"^(?:力争|确保|计划)?(?:到|至|于|在)?((?:20\d\d年(?:(?:年[底末]|[底末])|\d{1,2}月(?:\d{1,2}日|底|末)?)"
    r"|[“\"]?十[一二三四五六]五[”\"]?(?:期?末|时期|期间)))[之以]?(?:前|[,，]|达到|完成|实现|控制|下降|削减|不[低高])"
)
_PLAN = re.compile(r"[“\"]?十[二三四五六]五[”\"]?(?!以来)")


def add_targets(cells: Cells, fields: Fields) -> None:
    """Target value, text, direction and baseline.

    Where the indicators are columns, each value is told its own (`indicator_values`)."""
    column = cells.column("target")
    aims = named_aims(cells)[1]
    by_column = any(s.name for s in cells.matching.series)
    if not by_column and (column is not None or any(aims)):
        raw = cells.raw(column) if column is not None else [aim or "" for aim in aims]
        units, names = fields["unit_of_measure"], _as_reduced(cells, fields)
        found = [target_of(v, u, n) for v, u, n in zip(raw, units, names, strict=True)]
        if column is not None:
            found = _ceilings(cells, column, found, names)
            report_targets(cells, column, found, units)
        fields["target"] = [t.value if t else None for t in found]
        fields["target_text"] = [text_value(v) for v in raw]
        fields["direction"] = [t.direction if t else None for t in found]
        fields["baseline"] = [t.baseline if t else None for t in found]
        for i, target in enumerate(found):
            units[i] = units[i] or (target.unit if target else None)
    _override(cells, fields)


def _ceilings(
    cells: Cells, column: Column, found: list[Target | None], names: Sequence[str | None]
) -> list[Target | None]:
    """Bare numbers under 限值 or 上限 are not to be exceeded, except of what water should have."""
    heading = next(h.text for h in cells.block.headings if h.column == column.index)
    if not _LIMIT.search(heading):
        return found
    return [
        replace(target, direction="at_most")
        if target is not None
        and target.direction == "at_least"
        and not _SPOKEN.search(text_of(value))
        and not _WANTED.search(name or "")
        else target
        for target, value, name in zip(found, cells.raw(column), names, strict=True)
    ]


def _as_reduced(cells: Cells, fields: Fields) -> list[str | None]:
    headed = {c.index for name in ("target", "value") for c in cells.matching.of(name)}
    said = [h.text for h in cells.block.headings if h.column in headed]
    pairs = zip(fields["name"], fields["unit_of_measure"], strict=True)
    return [as_reduced(cells, name, unit, said) for name, unit in pairs]


def as_reduced(
    cells: Cells, name: str | None, unit: str | None, headings: Sequence[str] = ()
) -> str | None:
    """The name; tons of a bare substance (化学需氧量) in a table about 减排 are tons reduced."""
    if not name or not _TONS.fullmatch(unit or "") or _EMITTED.search(name):
        return name
    texts = (cells.block.preamble.title or "", *headings)
    return f"{name}减排" if any(map(_REDUCED.search, texts)) else name


def report_targets(
    cells: Cells, column: Column, found: Sequence[Target | None], units: Sequence[str | None]
) -> None:
    """Findings for the targets of a column that say nothing or cannot be compared."""
    cells.report_unread(column, found, "target_unclear")
    raw = cells.raw(column)
    for i, target in enumerate(found):
        if target is not None and _only_a_change(target, units[i]):
            cells.report("target_not_comparable", i, column, raw[i], unit=units[i])


def _only_a_change(target: Target, unit: str | None) -> bool:
    """Whether a target is a share (`较2015年下降10%`) of what is measured in another unit."""
    return (
        target.unit == "%"
        and target.value is not None
        and _NO_SHARE.fullmatch(clean(unit)) is not None
    )


def target_of(value: Cell, unit: str | None, name: str | None) -> Target | None:
    """The target a cell states; a bare number is a ceiling for what should be small (PM2.5 …)."""
    if value == "" or is_blank(value):
        return None
    target = in_unit(parse_target(value, unit), compact(unit))
    if target is None and _NOTHING_LEFT.search(compact(value)):
        return Target(0.0, "at_most", compact(unit) or None, None)
    if target is None or target.direction != "at_least" or _SPOKEN.search(text_of(value)):
        return target
    return replace(target, direction="at_most") if less_is_better(name) else target


def in_unit(target: Target | None, unit: str) -> Target | None:
    """The target in the unit of the values, where the two differ by 万, 亿 or the like only."""
    if target is None or target.value is None or not target.unit or not unit:
        return target
    own, wanted = _SCALED.fullmatch(target.unit), _SCALED.fullmatch(unit)
    if not own or not wanted or own["unit"] != wanted["unit"] or own["scale"] == wanted["scale"]:
        return target
    factor = _SCALES[own["scale"] or ""] / _SCALES[wanted["scale"] or ""]
    return replace(target, value=round(target.value * factor, 10), unit=unit)


def _override(cells: Cells, fields: Fields) -> None:
    """Columns of their own for direction and baseline win over what the target text implies."""
    for field in ("direction", "baseline"):
        if not cells.has(field):
            continue
        column = fields.setdefault(field, [None] * len(cells))
        for i, text in enumerate(cells.texts(field)):
            said = _direction(text) if field == "direction" else text
            column[i] = said or column[i]


def _direction(text: str | None) -> Direction | None:
    return next((d for d, words in _DIRECTIONS if text and re.search(words, text)), None)


def add_target_dates(cells: Cells, fields: Fields) -> None:
    """By when the targets of a column are to be reached: by its own column, its text or heading."""
    if cells.has("target_date"):
        fields["target_date"] = cells.dates("target_date")
        return
    column = cells.column("target")
    if column is None or "target_text" not in fields:
        return
    heading = next(h.text for h in cells.block.headings if h.column == column.index)
    year = re.search(r"(?<!\d)(20\d\d)年?", heading)
    plan = _PLAN.search(heading)
    default = parse_date(f"{year[1]}年" if year else f"{plan[0]}末" if plan else "")
    dates = [default] * len(cells)
    for i, text in enumerate(cells.texts("target")):
        if named := _BY_YEAR.search(text or ""):
            dates[i] = parse_date(f"{named[1] or named[2]}年")
        elif named := _BY_DAY.search(text or ""):
            dates[i] = parse_date(named[1])
    if any(dates):
        fields["target_date"] = dates
