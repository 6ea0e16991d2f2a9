"""Where a problem is: coordinates in degrees or 度分秒, their datum, districts; and what it pollutes."""

import math
import re
from dataclasses import dataclass

from loaders.fields.text import clean, compact, pieces, raw, unwrapped

_COORDINATE = re.compile(
    r"(?P<side>[东西]经|[南北]纬|经度|纬度|(?<![A-Za-z])[EWNSewns](?![A-Za-z]))?[:=]?"
    r"(?P<sign>-)?(?P<degrees>\d{1,3}(?:\.\d+)?)"
    r"(?:[°度:](?:(?P<minutes>\d{1,2}(?:\.\d+)?)[′'’分:]?(?:(?P<seconds>\d{1,2}(?:\.\d+)?)(?:″|\"|”|'{2}|′{2}|’{2}|秒)?)?)?)?"
    r"(?(side)|(?P<after>[EWNSewns](?![A-Za-z]))?)"
)
_THREE_NUMBERS = re.compile(r"(\d{1,3})[,、; ](\d{1,2})[,、; ](\d{1,2}(?:\.\d+)?)")
_MARKS = str.maketrans("º˚⁰∘´ˊʹ`〞〃", "°°°°′′′′″″")
_LEFT_OVER = re.compile("[.\\d°′″'’\"]")
_CHINA_LON, _CHINA_LAT = (73.0, 136.0), (3.0, 54.0)
_AXIS, _ECCENTRICITY = 6378245.0, 0.00669342162296594323  # Krasovsky 1940, on which GCJ-02 is built
_DISTRICT_END = re.compile(r"[市县区州旗盟镇乡]$|街道$|管委会$")
# Who leads among several districts is said beside their names: 西区（牵头）、牵头：西区.
_ROLE_WORD = (
    r"(?:牵头|主办|主责|首办|配合|协办|协助|协同|责任|属地|涉及|为主)"
    r"(?:单位|地区|区县|县区|办理|整改)?"
)
_ROLE = re.compile(
    rf"\({_ROLE_WORD}\)|(?:^|(?<=[\s、,;])){_ROLE_WORD}:"
    rf"|(?<=[市县区州旗镇乡]){_ROLE_WORD}(?=[\s、,;]|$)"
)
# One word whose letters are set apart to fill the cell: `大 气`, but `水 气` are two.
_SPACED_OUT = re.compile(r"[\u4e00-\u9fff](?: [\u4e00-\u9fff])+")
_TYPES = {
    "噪声": r".*噪[声音]|[噪声]",
    "大气": r"空气|废气|大?气(?:环境)?",
    "固废": r"固体?废弃?物?|危险?废物?|废?渣",
    "水": r"水|废水|污水|水体|地表水|水环境",
    "土壤": r"土壤?",
    "生态": r"生态(?:破坏|系统|环境)?",
    "辐射": r"(?:电磁|核)?辐射",
    "海洋": r"海洋",
    "其他": r"其[他它]",
}


@dataclass(frozen=True)
class Location:
    """A point in degrees; `swapped`: longitude and latitude stood in each other's place."""

    lon: float
    lat: float
    swapped: bool


def parse_coordinate(value: object) -> float | None:
    """One coordinate in degrees (`98.2894`, `98°17′22″`, `北纬39度46分`); west and south negative."""
    text = _degrees_text(value)
    if three := _THREE_NUMBERS.fullmatch(text):
        text = "{}°{}′{}″".format(*three.groups())
    found = _COORDINATE.fullmatch(text)
    return _degrees(found) if found else None


def parse_lon_lat(lon: object, lat: object) -> Location | None:
    """The point of two cells, turned round when they are swapped; None when it is not in China."""
    return _in_china(parse_coordinate(lon), parse_coordinate(lat))


def parse_point(value: object) -> Location | None:
    """The point of one cell (`98.2894,39.7731`, `东经98°17′，北纬39°46′`), or None.

    A point that names its axes is never `swapped`.
    """
    text = _degrees_text(re.sub(r"(?<![°度′'’分:]) ", ",", _marked(value))).rstrip(".")
    found = [*_COORDINATE.finditer(text)]
    if len(found) != 2 or _LEFT_OVER.search(_COORDINATE.sub("", text)):
        return None
    point = _in_china(_degrees(found[0]), _degrees(found[1]))
    named = all(axis["side"] or axis["after"] for axis in found)
    return Location(point.lon, point.lat, False) if point and named else point


def gcj02_to_wgs84(lon: float, lat: float) -> tuple[float, float]:
    """WGS-84 degrees of a GCJ-02 point (AMap, Tencent); points outside China stay as they are."""
    if not _lies_in_china(lon, lat):
        return lon, lat
    guess_lon, guess_lat = lon, lat
    for _ in range(4):
        east, north = _gcj02_offset(guess_lon, guess_lat)
        guess_lon, guess_lat = lon - east, lat - north
    return guess_lon, guess_lat


def bd09_to_wgs84(lon: float, lat: float) -> tuple[float, float]:
    """WGS-84 degrees of a BD-09 point (Baidu); points outside China stay as they are."""
    if not _lies_in_china(lon, lat):
        return lon, lat
    x, y = lon - 0.0065, lat - 0.006
    turn = math.pi * 3000 / 180
    reach = math.hypot(x, y) - 0.00002 * math.sin(y * turn)
    angle = math.atan2(y, x) - 0.000003 * math.cos(x * turn)
    return gcj02_to_wgs84(reach * math.cos(angle), reach * math.sin(angle))


def split_districts(text: object) -> tuple[str, ...]:
    """The districts a cell names, each once; `各县（市、区）` is one name."""
    found: list[str] = []
    for piece in pieces(_ROLE.sub(" ", clean(text)), "、,;/|。"):
        for name in unwrapped(piece, _rest_of_district):
            found += re.split(
                r"(?<=[市县区州旗])[和及与](?=[^()\[\]【】〔〕《》“”]+[市县区州旗]$)", name
            )
    return tuple(dict.fromkeys(name for name in found if name))


def _rest_of_district(left: str, right: str) -> bool:
    """Whether a line break fell inside a name: `七星⏎关区`, but not `昭阳区 鲁甸县`."""
    return len(right) <= 2 and bool(_DISTRICT_END.search(right) and not _DISTRICT_END.search(left))


def split_types(text: object) -> tuple[str, ...]:
    """The pollution types of a cell in the words of the notices (`噪音` → 噪声, `废气` → 大气)."""
    written = clean(text)
    if _SPACED_OUT.fullmatch(written) and (known := _known_type(compact(written))):
        return (known,)
    parts = re.split(r"[、,;/|+。\s和及与]+", written)
    return tuple(dict.fromkeys(_type_name(part) for part in parts if part))


def _type_name(written: str) -> str:
    bare = re.sub(r"(?:(?:环境)?污染(?:防治|问题)?|类)+$", "", written)
    return _known_type(bare) or (bare if len(bare) > 1 else written)


def _known_type(bare: str) -> str | None:
    return next((name for name, said in _TYPES.items() if re.fullmatch(said, bare)), None)


def _marked(value: object) -> str:
    """The cell with one sign each for degrees, minutes and seconds."""
    return clean(raw(value).translate(_MARKS))


def _degrees_text(value: object) -> str:
    text = re.sub("^[−–]", "-", _marked(value))
    if re.fullmatch(r"\d{1,3} \d{1,2} \d{1,2}(?:\.\d+)?", text):
        text = text.replace(" ", ":")
    return compact(text)


def _degrees(found: re.Match[str]) -> float | None:
    minutes, seconds = float(found["minutes"] or 0), float(found["seconds"] or 0)
    degrees = float(found["degrees"]) + minutes / 60 + seconds / 3600
    if minutes >= 60 or seconds >= 60 or degrees > 180:
        return None
    side = (found["side"] or found["after"] or "").upper()
    return -degrees if found["sign"] or side[:1] in ("W", "S", "西", "南") else degrees


def _in_china(first: float | None, second: float | None) -> Location | None:
    """The point if it lies in the rectangle of China, either way round."""
    if first is None or second is None:
        return None
    for lon, lat, swapped in ((first, second, False), (second, first, True)):
        if _CHINA_LON[0] <= lon <= _CHINA_LON[1] and _CHINA_LAT[0] <= lat <= _CHINA_LAT[1]:
            return Location(lon, lat, swapped)
    return None


def _lies_in_china(lon: float, lat: float) -> bool:
    point = _in_china(lon, lat)
    return point is not None and not point.swapped


def _gcj02_offset(lon: float, lat: float) -> tuple[float, float]:
    """Degrees by which GCJ-02 moves a WGS-84 point to the east and to the north."""
    x, y = lon - 105.0, lat - 35.0
    ripple = (20 * math.sin(6 * x * math.pi) + 20 * math.sin(2 * x * math.pi)) * 2 / 3
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x)) + ripple
    north += (
        _waves(y, 20, 40)
        + (160 * math.sin(y / 12 * math.pi) + 320 * math.sin(y * math.pi / 30)) * 2 / 3
    )
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x)) + ripple
    east += (
        _waves(x, 20, 40)
        + (150 * math.sin(x / 12 * math.pi) + 300 * math.sin(x / 30 * math.pi)) * 2 / 3
    )
    radians = math.radians(lat)
    bulge = 1 - _ECCENTRICITY * math.sin(radians) ** 2
    metres_north = _AXIS * (1 - _ECCENTRICITY) / (bulge * math.sqrt(bulge)) * math.pi
    metres_east = _AXIS / math.sqrt(bulge) * math.cos(radians) * math.pi
    return east * 180 / metres_east, north * 180 / metres_north


def _waves(along: float, short: float, long: float) -> float:
    return (short * math.sin(along * math.pi) + long * math.sin(along / 3 * math.pi)) * 2 / 3
