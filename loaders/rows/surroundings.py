"""Whether points lie where their rows say they do: in one of the districts named, or at all here."""

import re
from collections.abc import Iterable, Mapping, Sequence

from data.vocabulary import DATUM_LABELS
from loaders.fields.location import Location, bd09_to_wgs84, gcj02_to_wgs84
from loaders.rows.outline import Outline

_BORDER = 500.0  # metres by which outlines and coordinates may differ
_FARTHEST_SHIFT = 2_000.0  # metres by which a datum moves a point, and more
_ENDING = re.compile(r"(?:自治县|自治旗|开发区|度假区|街道|新区|林区|[县区市旗镇乡])$")
_TO_WGS84 = {"gcj02": gcj02_to_wgs84, "bd09": bd09_to_wgs84}


def to_wgs84(point: Location, datum: str) -> Location:
    """The point of a datum (wgs84 | gcj02 | bd09) in WGS-84, to a tenth of a metre."""
    if datum not in _TO_WGS84:
        return point
    lon, lat = _TO_WGS84[datum](point.lon, point.lat)
    return Location(round(lon, 6), round(lat, 6), point.swapped)


class Surroundings:
    """The districts of a place with their outlines, and what a list calls them."""

    def __init__(
        self, outlines: Mapping[str, Sequence[Sequence[Sequence[Sequence[float]]]]]
    ) -> None:
        self._given = outlines
        self._prepared: dict[str, Outline] = {}
        self._named: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._around: dict[tuple[str, ...], list[Outline]] = {}

    def __bool__(self) -> bool:
        return bool(self._given)

    def named(self, texts: Iterable[str]) -> tuple[str, ...]:
        """The districts the texts mean; none where one of them is not found."""
        key = tuple(texts)
        if key not in self._named:
            found = dict.fromkeys(district_named(text, tuple(self._given)) for text in key)
            self._named[key] = () if None in found else tuple(name for name in found if name)
        return self._named[key]

    def lies_in(self, point: Location, districts: tuple[str, ...]) -> bool:
        """Whether the point lies in one of the districts (in any when none is given), or within
        about 500 m of it."""
        lon, lat = point.lon, point.lat
        here = self._around.get(districts) or self._outlines(districts)
        for one in here:
            framed = one.west <= lon <= one.east and one.south <= lat <= one.north
            if framed and one.holds(lon, lat):
                return True
        return any(one.is_near(lon, lat, _BORDER) for one in here)

    def other_datum(self, written: Location, datum: str, districts: tuple[str, ...]) -> str | None:
        """The datum by which the point as written would lie in its district, in words."""
        here = self._around.get(districts) or self._outlines(districts)
        if not any(one.is_near(written.lon, written.lat, _FARTHEST_SHIFT) for one in here):
            return None
        for other, label in DATUM_LABELS.items():
            point = to_wgs84(written, other)
            if other != datum and any(one.holds(point.lon, point.lat) for one in here):
                return label
        return None

    def _outlines(self, districts: tuple[str, ...]) -> list[Outline]:
        for name in districts or self._given:
            if name not in self._prepared:
                self._prepared[name] = Outline(self._given[name])
        around = [self._prepared[name] for name in districts or self._given]
        self._around[districts] = around
        return around


def district_named(text: str, names: Sequence[str]) -> str | None:
    """The one of `names` a text means: 盐津 → 盐津县, 昭通市盐津县 → 盐津县, 盐津县人民政府 →
    盐津县, 威宁县 → 威宁彝族回族苗族自治县. None when none or more than one fits."""
    wanted = "".join(text.split())
    short = _stem(wanted)
    rules = (
        lambda name: name == wanted,
        lambda name: _stem(name) == short,
        lambda name: name in wanted,
        lambda name: len(short) >= 2 and name.startswith(short),
        lambda name: len(_stem(name)) >= 2 and wanted.startswith(_stem(name)),
    )
    for rule in rules:
        fitting = [name for name in names if name and wanted and rule(name)]
        if len(fitting) == 1:
            return fitting[0]
    return None


def _stem(name: str) -> str:
    """The name without its ending (盐津县 → 盐津), where at least two characters remain."""
    bare = _ENDING.sub("", name)
    return bare if len(bare) >= 2 else name
