"""Where things are: districts of a place with their outlines, names matched, points located.

Outlines come from `boundaries.parquet` (see `build_boundaries.py`) or from an own GeoJSON of
districts, which a place without counties in the file (a county's towns, a development zone) needs.
Coordinates are degrees, WGS-84.
"""

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from data.outlines import inside, own_districts

BOUNDARIES = Path(__file__).with_name("boundaries.parquet")
COLUMNS = ["name", "adcode", "lon", "lat", "polygons"]
DISTRICT_ENDINGS = ("县", "区", "市", "旗", "镇", "乡", "街道", "开发区", "新区", "度假区", "林区")
COUNTY_ENDINGS = ("县", "区", "镇", "乡")


@lru_cache(maxsize=1)
def places() -> pd.DataFrame:
    """Every place of the file without its outline: adcode, level (province | city | county),
    name, short_name, parent_adcode, city, province, lon, lat."""
    with duckdb.connect() as con:
        return con.execute(
            "select * exclude (geometry) from read_parquet(?)", [str(BOUNDARIES)]
        ).df()


def counties_of(place: str, own: Path | None = None) -> pd.DataFrame:
    """Districts to draw for a place: name, adcode, lon and lat of the label, `polygons` (a
    MultiPolygon's coordinates, see `outlines.Polygons`).

    A province gives its cities, a city its counties; a county, or a city without counties
    (嘉峪关市), gives itself. `own` names a GeoJSON file that replaces all of that. An unknown or
    ambiguous place gives no rows. Raises OSError or ValueError when `own` cannot be read.
    """
    if own is not None:
        return pd.DataFrame(own_districts(own), columns=COLUMNS)
    found = place_row(place)
    if found is None:
        return pd.DataFrame(columns=COLUMNS)
    level, wanted = children(found)
    return drawn(level, wanted).copy()


def children(place: "pd.Series[Any]") -> tuple[str, tuple[str, ...]]:
    """Level and adcodes of the districts below one row of `places()`; itself when it has none."""
    table = places()
    for level in ("city", "county"):
        below = table[(table.level == level) & (table.parent_adcode == place.adcode)]
        if place.level != "county" and list(below.adcode) not in ([], [place.adcode]):
            return level, tuple(below.adcode)
    return place.level, (place.adcode,)


@lru_cache(maxsize=64)
def drawn(level: str, adcodes: tuple[str, ...]) -> pd.DataFrame:
    """Rows of `counties_of` for these adcodes of one level, ordered by adcode."""
    with duckdb.connect() as con:
        rows = con.execute(
            """select name, adcode, lon, lat, geometry from read_parquet($file)
               where level = $level and list_contains($adcodes, adcode) order by adcode""",
            {"file": str(BOUNDARIES), "level": level, "adcodes": list(adcodes)},
        ).df()
    rows["polygons"] = [json.loads(text) for text in rows.pop("geometry")]
    return rows[COLUMNS]


def place_row(text: str) -> "pd.Series[Any] | None":
    """The row of `places()` named by 昭通市, 七星关区, 甘肃省 or 长春市朝阳区; None when nothing or
    more than one place has that name. A city is meant before the county of the same name."""
    table = places()
    qualified = table.city.fillna("") + table.name
    full = table.province + qualified
    for level in ("province", "city", "county"):
        named = (table.name == text) | (qualified == text) | (full == text)
        found = table[(table.level == level) & named]
        if len(found) == 1:
            return found.iloc[0]
    return None


def place_in(text: str) -> str | None:
    """Name of the place a title speaks of: the first one in it, then as deep as it goes on
    (甘肃省嘉峪关市… → 嘉峪关市). A county whose name several places share is given with its city
    (长春市朝阳区). Full names come before short ones (昭通 → 昭通市); None when there is none."""
    for names, adcodes in mentionable():
        found = [(text.find(n), -len(n), code) for n, code in zip(names, adcodes, strict=True)]
        # 朝阳 in 朝阳区 is the county, not the city 朝阳市
        mentions = [m for m in found if m[0] >= 0 and text[m[0] - m[1] :][:1] not in COUNTY_ENDINGS]
        if mentions:
            start, length, adcode = min(mentions)
            return deeper(adcode, text[start - length :])
    return None


@lru_cache(maxsize=1)
def mentionable() -> tuple[tuple[list[str], list[str]], ...]:
    """Names by which a title may open a place, with their adcodes: full names, then short ones.
    Left out: county names that several places share or that are no more than 城区."""
    table = places()
    county = table.level == "county"
    clear = ~table.name.duplicated(keep=False) & (table.name.str.len() >= 3)
    full, short = table[~county | clear], table[~county]
    return (
        (list(full.name), list(full.adcode)),
        (list(short.short_name), list(short.adcode)),
    )


def deeper(adcode: str, rest: str) -> str:
    """Name of the place below `adcode` with which `rest` begins, or of `adcode` itself."""
    table = places()
    below = table[(table.parent_adcode == adcode) & (table.adcode != adcode)]
    for name, code in zip(below.name, below.adcode, strict=True):
        if rest.startswith(name):
            return deeper(code, rest[len(name) :])
    place = table[table.adcode == adcode].iloc[0]
    counties = table[table.level == "county"]
    shared = place.level == "county" and sum(counties.name == place["name"]) > 1
    return f"{place.city}{place['name']}" if shared else str(place["name"])


def match_district(text: str, names: Sequence[str]) -> str | None:
    """The one of `names` a cell means: 盐津 → 盐津县, 毕节市七星关区 → 七星关区, 盐津县人民政府 →
    盐津县, 威宁 → 威宁彝族回族苗族自治县. None when none or more than one fits."""
    wanted = "".join(text.split())
    begun = len(stem(wanted)) >= 2
    rules = (
        lambda name: name == wanted,
        lambda name: stem(name) == stem(wanted),
        lambda name: name in wanted,
        lambda name: begun and name.startswith(stem(wanted)),
        lambda name: len(stem(name)) >= 2 and wanted.startswith(stem(name)),
    )
    for rule in rules:
        fitting = [name for name in names if name and wanted and rule(name)]
        if len(fitting) == 1:
            return fitting[0]
    return None


def stem(name: str) -> str:
    """The name without its ending (盐津县 → 盐津), where at least two characters remain."""
    for ending in sorted(DISTRICT_ENDINGS, key=len, reverse=True):
        if name.endswith(ending) and len(name) - len(ending) >= 2:
            return name.removesuffix(ending)
    return name


def contains(adcode: str, lon: float, lat: float) -> bool:
    """Whether a point lies in the place; False for an unknown adcode."""
    levels = places().loc[places().adcode == adcode, "level"]
    if levels.empty:
        return False
    return inside(drawn(str(levels.iloc[-1]), (adcode,)).polygons.iloc[0], lon, lat)
