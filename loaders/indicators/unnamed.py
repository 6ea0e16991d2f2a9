"""What an indicator table names where no column is called 指标: sections of rivers, or tasks."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from loaders.columns.column import Column, Values
from loaders.columns.shapes import are_numbers
from loaders.files.sheet import text_of
from loaders.indicators.series import Series
from loaders.sheets.header import Heading

_SECTION = re.compile(r"断面|点位|站点|水体|河流")
_TASK = re.compile(r"任务|项目|内容|事项|工程")
_DIGIT = re.compile(r"\d")


def with_names(
    columns: list[Column],
    headings: Sequence[Heading],
    values: Mapping[int, Values],
    series: Sequence[Series],
) -> list[Column]:
    """The columns with one of them as `name`, where none is yet and another one can be."""
    if any(c.field == "name" for c in columns) or any(s.name for s in series):
        return columns
    tasks = [h for h in headings if _names_tasks(h, values[h.column])]
    measured = len(series) >= 2 or any(c.field == "unit_of_measure" for c in columns)
    if tasks and measured:
        return _instead(columns, tasks[0], headings, values)
    sections = [c for c in columns if c.field == "district" and _SECTION.search(c.word)]
    return [replace(c, field="name") if c in sections[:1] else c for c in columns]


def _names_tasks(heading: Heading, values: Values) -> bool:
    texts = [text_of(v) for v in values]
    if not _TASK.search(heading.parts[-1]) or not texts or are_numbers(values):
        return False
    plain = [t for t in texts if not _DIGIT.search(t) and 2 <= len(t) <= 30]
    return len(plain) >= 0.7 * len(texts)


def _instead(
    columns: list[Column],
    heading: Heading,
    headings: Sequence[Heading],
    values: Mapping[int, Values],
) -> list[Column]:
    """`目标任务` becomes the name; the target it was taken for is looked for further on."""
    kept = [c for c in columns if c.index != heading.column]
    named = Column(heading.column, "name", "pattern", heading.parts[-1], 90)
    taken = {c.index for c in kept}
    other = next(
        (
            h
            for h in headings
            if "目标" in h.parts[-1]
            and h.column not in {*taken, heading.column}
            and values[h.column]
        ),
        None,
    )
    if other is not None and not any(c.field == "target" for c in kept):
        kept.append(Column(other.column, "target", "pattern", other.parts[-1], 90))
    return [named, *kept]
