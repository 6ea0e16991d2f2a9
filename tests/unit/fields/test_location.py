"""Coordinates in every form seen, the three datums, districts and pollution types."""

import pytest

from loaders.fields.location import (
    Location,
    bd09_to_wgs84,
    gcj02_to_wgs84,
    parse_coordinate,
    parse_lon_lat,
    parse_point,
    split_districts,
    split_types,
)

DEGREES: tuple[tuple[object, float], ...] = (
    ("98.2894", 98.2894), (98.2894, 98.2894), ("９８．２８９４", 98.2894), ("98.2894°", 98.2894),
    ("E98.2894", 98.2894), ("98.2894E", 98.2894), ("98°17′24″", 98.29), ("98° 17′ 24″", 98.29),
    ("98°17'24\"", 98.29), ("98°17'24''", 98.29), ("98°17’24”", 98.29), ("98度17分24秒", 98.29),
    ("98:17:24", 98.29), ("98 17 24", 98.29), ("东经98°17.4′", 98.29), ("北纬39度45分", 39.75),
    ("W10.5", -10.5), ("-10.5", -10.5), (0, 0.0),
    ("98º17′24″", 98.29), ("98˚17´24〞", 98.29), ("98⁰17ˊ24\"", 98.29), ("东经：98.29°", 98.29),
    ("98°17′24″ E", 98.29),
    ("S3.5", -3.5), ("南纬3度", -3.0), ("西经10°", -10.0), ("−10.5", -10.5), ("180", 180.0), ("n39.75", 39.75),
)  # fmt: skip


@pytest.mark.parametrize(("written", "degrees"), DEGREES)
def test_degrees_of_a_coordinate(written: object, degrees: float) -> None:
    assert parse_coordinate(written) == pytest.approx(degrees, abs=1e-9)


@pytest.mark.parametrize(
    "written",
    [None, "", "/", "abc", "98°60′", "98°17′61″", "98°17′60″", "180.5", "200", "98.2,39.7", True],
)
def test_no_coordinate(written: object) -> None:
    assert parse_coordinate(written) is None


@pytest.mark.parametrize(("lon", "lat"), [(73, 3), (73, 54), (136, 3), (136, 54)])
def test_the_corners_of_china(lon: float, lat: float) -> None:
    assert parse_lon_lat(lon, lat) == Location(lon, lat, swapped=False)


def test_two_columns() -> None:
    assert parse_lon_lat("98.29", 39.77) == Location(98.29, 39.77, swapped=False)


def test_swapped_columns_are_turned_round_and_told() -> None:
    assert parse_lon_lat(39.77, 98.29) == Location(98.29, 39.77, swapped=True)


@pytest.mark.parametrize(
    ("lon", "lat"),
    [
        (0, 0),
        (72.9, 39),
        (136.1, 39),
        (98, 2.9),
        (98, 54.1),
        ("", 39.77),
        (98.29, None),
        (2.35, 48.86),
        (98.29, 98.29),
    ],
)
def test_a_point_outside_china_is_none(lon: object, lat: object) -> None:
    assert parse_lon_lat(lon, lat) is None


CELLS = (
    ("98.29,39.75", False), ("98.29，39.75", False), ("(98.29, 39.75)", False), ("98.29 39.75", False),
    ("98.29\n39.75", False), ("POINT(98.29 39.75)", False), ("39.75,98.29", True), ("39.75 98.29", True),
    ("东经98°17′24″北纬39°45′", False), ("N39°45′，E98°17′24″", False), ("经度:98.29 纬度:39.75", False),
    ("98° 17′ 24″ 39° 45′ 0″", False), ("纬度：39.75；经度：98.29", False),
    ("N39°45′E98°17′24″", False), ("98.29E39.75N", False), ("98.29E,39.75N", False), ("39°45′N 98°17′24″E", False),
    ("98º17′24″，39º45′", False), ("坐标：98.29，39.75。", False), ("98.29,39.75.", False),
    ("lon:98.29,lat:39.75", False),
    ("lat=39.75 lng=98.29", True),
)  # fmt: skip


@pytest.mark.parametrize(("cell", "swapped"), CELLS)
def test_one_cell_for_both(cell: str, swapped: bool) -> None:
    point = parse_point(cell)
    assert point is not None
    assert [point.lon, point.lat] == pytest.approx([98.29, 39.75])
    assert point.swapped is swapped


@pytest.mark.parametrize(
    "cell", [None, "", "/", "98.29", "98.29,39.75,1500", "98.17.22", "98°17x22,39.75", "厂区东侧"]
)
def test_a_cell_without_a_point(cell: object) -> None:
    assert parse_point(cell) is None


def test_gcj02_is_moved_back_to_wgs84() -> None:
    """The pair published with the conversion's first implementations (Tiananmen)."""
    moved = gcj02_to_wgs84(116.41024449916938, 39.91640428150164)
    assert moved == pytest.approx((116.404, 39.915), abs=1e-7)


def test_bd09_is_moved_back_to_wgs84() -> None:
    gcj02 = (116.39762729119315, 39.90865673957631)
    assert bd09_to_wgs84(116.404, 39.915) == pytest.approx(gcj02_to_wgs84(*gcj02), abs=1e-7)


@pytest.mark.parametrize("point", [(0.0, 0.0), (2.35, 48.86), (39.77, 98.29), (200.0, 100.0)])
def test_a_point_outside_china_is_not_moved(point: tuple[float, float]) -> None:
    assert gcj02_to_wgs84(*point) == bd09_to_wgs84(*point) == point


DISTRICT_LISTS: tuple[tuple[object, tuple[str, ...]], ...] = (
    ("七星关区、大方县", ("七星关区", "大方县")), ("七星关区和大方县", ("七星关区", "大方县")),
    ("大方县/织金县", ("大方县", "织金县")), ("昭阳区 鲁甸县", ("昭阳区", "鲁甸县")),
    ("龙山街道 园办", ("龙山街道", "园办")), ("高新\n街道", ("高新街道",)),
    ("昭阳 鲁甸", ("昭阳", "鲁甸")), ("昭阳 鲁甸县", ("昭阳", "鲁甸县")),
    ("七星\n关区", ("七星关区",)), ("各县（市、区）", ("各县(市、区)",)), ("和平区、和县", ("和平区", "和县")),
    ("高新区，度假区；市辖区", ("高新区", "度假区", "市辖区")), ("昭阳区、昭阳区", ("昭阳区",)),
    ("/", ()), (None, ()),
)  # fmt: skip


@pytest.mark.parametrize(("cell", "districts"), DISTRICT_LISTS)
def test_districts_of_a_cell(cell: object, districts: tuple[str, ...]) -> None:
    assert split_districts(cell) == districts


TYPE_LISTS: tuple[tuple[object, tuple[str, ...]], ...] = (
    ("水、大气", ("水", "大气")), ("噪音", ("噪声",)), ("其他污染", ("其他",)), ("其它", ("其他",)),
    ("空气", ("大气",)), ("废气，固体废物", ("大气", "固废")), ("水污染/大气污染", ("水", "大气")),
    ("大 气", ("大气",)), ("水　体", ("水",)), ("其 他", ("其他",)), ("水 气", ("水", "大气")),
    ("水、气、声、渣", ("水", "大气", "噪声", "固废")), ("水 噪声", ("水", "噪声")),
    ("扬尘污染 噪音", ("扬尘", "噪声")), ("油烟", ("油烟",)), ("社会生活噪声", ("噪声",)),
    ("固体废弃物", ("固废",)),
    ("生态破坏", ("生态",)), ("土壤污染", ("土壤",)), ("电磁辐射", ("辐射",)), ("海洋", ("海洋",)),
    ("水和大气", ("水", "大气")), ("大气环境、气", ("大气",)), ("危险废物、危废、固废", ("固废",)),
    ("水体、地表水、水环境", ("水",)), ("生态系统、生态环境", ("生态",)), ("核辐射", ("辐射",)),
    ("废水、污水", ("水",)), ("光污染", ("光污染",)), ("无", ()), (None, ()),
)  # fmt: skip


@pytest.mark.parametrize(("cell", "types"), TYPE_LISTS)
def test_pollution_types_of_a_cell(cell: object, types: tuple[str, ...]) -> None:
    assert split_types(cell) == types


COORDINATES = [written for written, _ in DEGREES if isinstance(written, str)]
POINTS = [cell for cell, _ in CELLS]
DISTRICTS = [cell for cell, _ in DISTRICT_LISTS if isinstance(cell, str)]
TYPES = [cell for cell, _ in TYPE_LISTS if isinstance(cell, str)]
