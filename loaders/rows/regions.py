"""The districts and pollution types of every petition, from one column or several."""

import re
from collections.abc import Sequence

from loaders.columns.column import Column
from loaders.columns.dimensions import is_district
from loaders.columns.shapes import is_mark
from loaders.fields.location import split_districts, split_types
from loaders.fields.text import clean
from loaders.rows.cells import Cells, text_values
from loaders.rows.table import Fields

_CITY, _COUNTY, _TOWN = 1, 2, 3
_CITY_BREAK = re.compile(
    r"(?<=[\u4e00-\u9fff][市州盟])\s+(?=[\u4e00-\u9fff]{1,12}[区县旗市](?:$|[\s、,，;；]))"
)
_COUNTED = re.compile(r"[(（]\s*共?\s*\d+\s*[件个起条]\s*[)）]")
_IN_ONE = re.compile(r"^[\u4e00-\u9fff]{2,}?[市州盟][\u4e00-\u9fff]+[区县旗市]$")
_MEDIUM = re.compile(r"(?<=[气水壤洋物])环境(?=$|[\s、,;(]|污染)|(?<=噪[声音])扰民")
_LEAD = re.compile(r"^(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]+)")
_NUMBERED = re.compile(r"(?:^|(?<=[\s、,;]))(?:\d{1,2}[.、)](?!\d)|[①-⑳])\s*")


def add_regions(cells: Cells, fields: Fields) -> None:
    """`districts` and `pollution_types`, each a list a row, where there are columns for them."""
    columns = cells.matching.of("districts")
    if columns:
        fields["districts"] = _districts(cells, columns)
    elif any(named := [district_of_group(cells, i) for i in range(len(cells))]):
        fields["districts"] = [[name] if name else [] for name in named]
    ticked = [c for c in cells.matching.of("pollution_types") if c.option is not None]
    if ticked:
        fields["pollution_types"] = _ticked(cells, ticked)
    elif cells.has("pollution_types"):
        texts = cells.texts("pollution_types")
        known = {t: types_in(t) for t in set(texts) if t}
        fields["pollution_types"] = [list(known[t]) if t else [] for t in texts]


def _ticked(cells: Cells, columns: Sequence[Column]) -> list[list[str]]:
    """The types whose columns are ticked in a row."""
    marked = [[is_mark(value) for value in cells.raw(column)] for column in columns]
    names = [split_types(column.option or "") for column in columns]
    return [
        [name for own, mark in zip(names, marks, strict=True) if mark for name in own]
        for marks in zip(*marked, strict=True)
    ]


def district_of_group(cells: Cells, i: int) -> str | None:
    """The district a group row (`一、章贡区（2件）`) or the sheet itself is named after."""
    group = cells.block.body.groups[i][0]
    bare = _LEAD.sub("", re.sub(r"[(（][^()（）]*[)）]|\d+件$", "", "".join((group or "").split())))
    if is_district(bare):
        return bare
    name = cells.block.sheet.name.strip()
    return name if is_district(name) else None


def types_in(text: str) -> tuple[str, ...]:
    """The pollution types of a cell without the details in brackets (`大气（扬尘、油烟）`)."""
    plain = _MEDIUM.sub("", _NUMBERED.sub("", clean(text, lines=True)))
    outside = re.sub(r"\([^()]*\)", "", plain).strip()
    return split_types(re.sub(r"等$", "", outside or plain.strip("()")))


def _districts(cells: Cells, columns: Sequence[Column]) -> list[list[str]]:
    """Columns of one level are read together; of several levels the counties count, the city
    where they are blank, and the towns where all lies in one county."""
    by_level: dict[int, list[Column]] = {}
    for column in columns:
        by_level.setdefault(_level(cells, column), []).append(column)
    order = [level for level in (_COUNTY, _TOWN, _CITY) if level in by_level]
    if order[0] == _COUNTY and _TOWN in order and _constant(cells, by_level[_COUNTY]):
        order.remove(_TOWN)
        order.insert(0, _TOWN)
    read = [_split(cells, by_level[level]) for level in order]
    return [next((names for names in row if names), []) for row in zip(*read, strict=True)]


def _level(cells: Cells, column: Column) -> int:
    leaf = next(h.parts[-1] for h in cells.block.headings if h.column == column.index)
    plain = re.sub(r"行政区划?|区域|地区|辖区|社区", "", leaf)
    if re.search(r"设区市|地级市|市州|地市|州市|市[(（]州", plain):
        return _CITY
    if re.search(r"[县区旗]", plain):
        return _COUNTY
    if re.search(r"[镇乡村]|街道|社区", leaf):
        return _TOWN
    return _CITY if re.search(r"[市州盟]", plain) else _COUNTY


def _constant(cells: Cells, columns: Sequence[Column]) -> bool:
    return len({text for c in columns for text in text_values(cells.raw(c)) if text}) <= 1


def _split(cells: Cells, columns: Sequence[Column]) -> list[list[str]]:
    lists = [text_values(cells.raw(column)) for column in columns]
    found: list[list[str]] = [[] for _ in range(len(cells))]
    for texts in lists:
        joined = _cities_come_first(texts)
        known: dict[str, tuple[str, ...]] = {}
        for names, text in zip(found, texts, strict=True):
            if not text:
                continue
            if text not in known:
                whole = _COUNTED.sub("", _CITY_BREAK.sub("", text) if joined else text)
                known[text] = split_districts(whole)
            names += [name for name in known[text] if name not in names]
    return found


def _cities_come_first(texts: Sequence[str | None]) -> bool:
    """Whether the column names the city before the district, so that `太原市⏎小店区` is one place
    and not two: other cells write both as one word, or every cell has such a break."""
    said = {"".join(t.split("\n")) if t else "" for t in texts} - {""}
    broken = {t for t in texts if t and _CITY_BREAK.search(t)}
    if not broken:
        return False
    apart = [t for t in texts if t and t not in broken]
    return any(_IN_ONE.match(t) for t in apart) or (len(said) > 1 and not apart)
