"""What an indicator is called and measured in: from its cell, a heading, or a line above."""

import re

from data.records import Row
from loaders.fields.text import compact
from loaders.indicators.topics import speaks_of_class
from loaders.rows.cells import Cells
from loaders.rows.table import Fields

_UNIT = (
    r"[%％‰]|(?!\s*[Pp][Mm]\s?\d)(?![^()（）\[\]【】]*[国省市县区])[^()（）\[\]【】:：]*(?:克|吨|米|里|亩|顷|个|户|家|座|天|次|件|万|亿|元|人|度|类|升|千瓦时?|标煤|分贝|百分点"
    r"|无量纲|处|条|批|g|mg|km|ha|t|[dD][bB]|m[23³²]|/m)[^()（）\[\]【】:：]{0,6}"
)
_MEASURE = re.compile(rf"[(（\[【]\s*(?:单位\s*[:：]\s*)?({_UNIT})\s*[)）\]】]\s*$")
_MEASURE_OF = re.compile(rf"(?<=[度率量例值])[(（]\s*({_UNIT})\s*[)）]")
_BARE_UNIT = re.compile(
    r"(?<=..)[,，、/]?\s*([%％‰]|(?:[μumk]|毫|微)?[g克]/(?:m[³3]|L|l|升|立方米))$"
)
_WEIGHTED = re.compile(r"(?i:dB)\s*[(（]\s*[Aa]\s*[)）]")
_LINE_UNIT = re.compile(
    rf"(?:^|[\s(（])(?P<of>计量|数据|数值|浓度)?单位\s*[:：]\s*({_UNIT})\s*(?:$|[)）]|\s)"
)
_ENUMERATOR = re.compile(
    r"^(?:[(（]?\d{1,2}[)）、.．](?!\d)|[一二三四五六七八九十]{1,3}、|[①-⑳])\s*"
)
_AIM = re.compile(
    r"[(（]((?=[^()（）]*\d)(?=[^()（）]*(?:不[低高少大小超]|[≥≤<>＜＞]|以[上下内]|控制|达到|较|比\d|左右))[^()（）]+)[)）]\s*$"
)
_QUALITY = re.compile(
    r"^(?!.*(?:减排|排放|工程|削减)).*(?:PM\s?(?:2\.5|10)|臭氧|(?<![A-Z])(?:O3|[SN]O2|CO|AQI|COD|TP|TN|NH3)|颗粒物|二氧化[硫氮]|一氧化碳|优良|浓度|水质|断面"
    r"|(?:综合|空气|水)\w{0,4}指数|总磷|总氮|氨氮|高锰酸盐|化学需氧量|溶解氧|叶绿素|降尘|天数|达标率|空气质量|水源)",
    re.IGNORECASE,
)
_CONCENTRATION = re.compile(
    r"浓度|颗粒物|PM\s?(?:2\.5|10)|臭氧|(?<![A-Z])(?:O3|[SN]O2)|二氧化[硫氮]", re.IGNORECASE
)
_NOW = re.compile(r"^(?:本[月期季年]度?|当[月期季]|月度)(?=..)")
RUNNING = "running"
"""Key under which a row being made keeps its period where that is the year so far."""
COLUMN = "column"
"""Key under which a row being made keeps the column its value stands in."""


def name_and_unit(text: str) -> tuple[str | None, str | None]:
    """An indicator's name without its enumerator, and the unit of measure in brackets behind it."""
    name = _NOW.sub("", _ENUMERATOR.sub("", _without_weighting(" ".join(text.split()))))
    measure = _MEASURE.search(name) or _BARE_UNIT.search(name)
    if measure is None:
        return name or None, None
    return name[: measure.start()].strip() or None, compact(measure[1])


def named_aims(cells: Cells) -> tuple[list[str | None], list[str | None]]:
    """The names as written, and the targets in brackets behind them (`优良天数比例（97.2%以上）`)
    where nothing else holds targets."""
    texts = cells.texts("name")
    elsewhere = cells.has("target") or any(s.role == "target" for s in cells.matching.series)
    aims = [None if elsewhere or not t else _AIM.search(t) for t in texts]
    return texts, [found[1] if found else None for found in aims]


def add_names(cells: Cells, fields: Fields, districts: list[str | None]) -> None:
    """`name` and `unit_of_measure`. A blank name below a name is the same indicator for another
    district or period; a unit behind the name, in the heading or in a line above the table counts
    when none is given."""
    texts = [_AIM.sub("", t) if t and own else t for t, own in zip(*named_aims(cells), strict=True)]
    found = [name_and_unit(t) if t else (None, None) for t in texts]
    names = [name for name, _ in found]
    for i in range(1, len(names)):
        if names[i] is None and (districts[i] or cells.has("period")):
            names[i] = names[i - 1]
    general = _heading_unit(cells) or _line_unit(cells) or _group_unit(cells)
    units = cells.texts("unit_of_measure")
    fields["name"] = names
    fields["unit_of_measure"] = [
        unit or behind or general for unit, (_, behind) in zip(units, found, strict=True)
    ]


def _heading_unit(cells: Cells) -> str | None:
    for field in ("value", "target"):
        column = cells.column(field)
        if column is not None:
            text = next(h.parts[-1] for h in cells.block.headings if h.column == column.index)
            if measure := _MEASURE.search(_without_weighting(text)):
                return compact(measure[1])
    return None


def _without_weighting(text: str) -> str:
    """The text with `dB(A)` as `dB`, lest its bracket hide the one that holds the unit."""
    return _WEIGHTED.sub("dB", text)


def _line_unit(cells: Cells) -> str | None:
    """The unit of all values, from `单位：微克/立方米` or a title ending in （%）."""
    for line in reversed(cells.block.preamble.lines):
        line = _without_weighting(line)
        if found := _LINE_UNIT.search(line):
            return (
                compact(found[2]) if found["of"] != "浓度" or _all_concentrations(cells) else None
            )
        if found := _MEASURE.search(line) or _of_the_only_one(cells, line):
            return compact(found[1])
    return None


def _of_the_only_one(cells: Cells, line: str) -> re.Match[str] | None:
    """The unit in the middle of a title (`氨氮浓度（mg/L）目标与实际`), where one thing is measured."""
    names = {s.name for s in cells.matching.series if s.role == "value"}
    found = list(_MEASURE_OF.finditer(line))
    return found[0] if len(names) == 1 and len(found) == 1 else None


def _all_concentrations(cells: Cells) -> bool:
    """Whether nothing but concentrations is measured in the columns (`浓度单位：μg/m³`)."""
    names = [s.name for s in cells.matching.series if s.role == "value" and s.name]
    return bool(names) and all(map(_CONCENTRATION.search, names))


def _group_unit(cells: Cells) -> str | None:
    """The unit in a row of its own between the header and the values: `（mg/L）`."""
    groups = {group for group, _ in cells.block.body.groups}
    found = [_MEASURE.match(_without_weighting(group)) for group in groups if group]
    return compact(found[0][1]) if len(groups) == 1 and found and found[0] else None


def name_running(rows: list[Row]) -> None:
    """`…（累计）` becomes the name of the values of the year so far, lest they be taken for those of
    the month alone: where the same table holds both, where it says 累计, and of what is measured
    in air and water (`1-8月`); work done is counted from January anyhow."""
    means = {row["name"] for row in rows if row[RUNNING] and _is_mean(row)}
    alone = {key_of(row) for row in rows if not row[RUNNING]}
    twice = {row["name"] for row in rows if row[RUNNING] and key_of(row) in alone}
    for row in rows:
        period, name = row.pop(RUNNING), row["name"]
        if period is None or name is None or "累计" in name:
            continue
        if name in twice or (period.manner and name in means):
            row["name"] = f"{name}（累计）"


def _is_mean(row: Row) -> bool:
    manner, name = row[RUNNING].manner, row["name"] or ""
    if row["value"] is None or manner is None:
        return False
    quality = _QUALITY.search(name) or speaks_of_class(row["value_text"])
    return bool(manner == "sum" or quality)


def key_of(row: Row) -> tuple[object, ...]:
    """What identifies a value within its table."""
    return tuple(row.get(name) for name in ("source", "name", "district", "period"))
