"""Columns that name where something is measured: a section of a river, a station, a well.

Such a place belongs to what identifies a value, beside its county and its indicator.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from loaders.columns.column import Column, Values
from loaders.columns.headings import spellings
from loaders.columns.shapes import are_numbers
from loaders.files.sheet import text_of
from loaders.indicators.series import Series
from loaders.sheets.header import Heading

STATION = "station"
"""The aid a column of such places holds where another column names the indicator."""

_STATION = re.compile(
    r"(?:[国省市县区]+[控考]|考核|监测|评价|水质|水环境|地表水|地下水|空气|大气|环境|质量|自动|饮用水|集中式|入[海河湖]|重点|交界|出入?境|河流|河道|[县区市]级)*"
    r"(?:断面|点位|测点|站点|监测站|自动站|子站|站位|水源地?|湖库|湖泊|水库|监测井|水井|排污口|排口|排污单位|企业)(?:名称?)?"
)
_WATERS = re.compile(r"(?:考核|监测|重点)*(?:河流|河湖|水体|河段|河道)(?:名称?)?")
_NAMELESS = re.compile(
    r"(?:[上中下]游|[出入进]境|[出入]口|入[河湖海库]口?|[县市区省乡镇]界|交界|交接|控制|对照|[左中右]岸?|第?[\d一二三四五六七八九十]+[号#]?)+(?:断面|点位|点|处)?"
)
_SEVERAL = re.compile(r"[、,，;；\n]")
_MOSTLY = 0.5


def is_station(heading: Heading) -> bool:
    """Whether a column is headed by a word for places where something is measured."""
    return _is(heading, _STATION)


def with_stations(
    columns: Sequence[Column],
    spare: Iterable[Heading],
    headings: Sequence[Heading],
    values: Mapping[int, Values],
    series: Sequence[Series],
) -> list[Column]:
    """The columns with those of stations among them, where counties and indicators have others.

    `spare` are the headings without a column of their own. Where the indicators are columns, the
    column that was taken for their names holds the stations.
    """
    by_column = {h.column: h for h in headings}
    columns = _sections_first(columns, list(spare), by_column, values)
    district, name = (
        next((c for c in columns if c.field == field), None) for field in ("district", "name")
    )
    if district is None or is_place(by_column[district.index]):
        return list(columns)
    if any(s.name for s in series):
        columns = [replace(c, field=STATION) if c is name else c for c in columns]
    elif name is None or is_place(by_column[name.index]):
        return list(columns)
    free = [h for h in spare if _holds_places(values[h.column])]
    found = [h for h in free if is_station(h)]
    if not found and not any(c.field == STATION for c in columns):
        found = [h for h in free if _is(h, _WATERS)][:1]
    return [*columns, *(Column(h.column, STATION, "exact", h.parts[-1], 100) for h in found)]


def _sections_first(
    columns: Sequence[Column],
    spare: Sequence[Heading],
    by_column: Mapping[int, Heading],
    values: Mapping[int, Values],
) -> list[Column]:
    """Beside a column of sections that of their rivers names nothing by itself: it stays as an aid
    where the sections have no names of their own (出境断面)."""
    name = next((c for c in columns if c.field == "name"), None)
    sections = [h for h in spare if is_station(h) and _holds_places(values[h.column])]
    if name is None or not sections or not _is(by_column[name.index], _WATERS):
        return list(columns)
    rivers = replace(name, field=STATION)
    named = replace(name, index=sections[0].column, word=sections[0].parts[-1])
    nameless = any(_NAMELESS.fullmatch("".join(text_of(v).split())) for v in values[named.index])
    others = [c for c in columns if c is not name]
    return [*others, named, *([rivers] if nameless else [])]


def _is(heading: Heading, words: re.Pattern[str]) -> bool:
    return any(words.fullmatch(form) for form in spellings(heading.parts[-1]))


def is_place(heading: Heading) -> bool:
    """Whether a column is headed by a word for such places or for waters."""
    return is_station(heading) or _is(heading, _WATERS)


def _holds_places(values: Values) -> bool:
    """Whether most cells name one place each, so that the name can be part of an identity."""
    lists = sum(bool(_SEVERAL.search(text_of(v))) for v in values)
    return bool(values) and not are_numbers(values) and lists < _MOSTLY * len(values)
