"""Properties of coordinates, datums, districts and pollution types."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from tests.unit.fields.properties.cells import cells, rewritten
from tests.unit.fields.test_location import COORDINATES, DISTRICTS, POINTS, TYPES

CELLS = cells(
    "0123456789.°º˚′´″度分秒东西经北南纬EWNS,， :-()", ("98.29", "39°45′", "东经", "北纬")
)
LONGITUDES = st.floats(min_value=74, max_value=135)
LATITUDES = st.floats(min_value=4, max_value=53)


@given(CELLS, CELLS)
def test_any_cell_can_be_asked(one: object, other: object) -> None:
    degrees = parse_coordinate(one)
    assert degrees is None or -180 <= degrees <= 180
    for point in (parse_point(one), parse_lon_lat(one, other)):
        assert point is None or (73 <= point.lon <= 136 and 3 <= point.lat <= 54)


@given(CELLS, CELLS)
def test_a_point_is_read_as_itself(one: object, other: object) -> None:
    for point in (parse_point(one), parse_lon_lat(one, other)):
        if point is not None:
            itself = Location(point.lon, point.lat, swapped=False)
            assert parse_point(f"{point.lon},{point.lat}") == itself
            assert parse_lon_lat(point.lon, point.lat) == itself


@given(LONGITUDES, LATITUDES)
def test_every_way_to_write_a_point(lon: float, lat: float) -> None:
    degrees, minutes = divmod(lon * 60, 60)
    forms = (
        f"{lon:.6f},{lat:.6f}",
        f"{lat:.6f} {lon:.6f}",
        f"E{lon:.6f}N{lat:.6f}",
        f"东经{degrees:.0f}°{min(minutes, 59.9999):.4f}′，北纬{lat:.6f}°",
    )
    for form in forms:
        point = parse_point(form)
        assert point is not None
        assert (point.lon, point.lat) == pytest.approx((lon, lat), abs=1e-5)


@given(rewritten([*COORDINATES, *POINTS], inside=False))
def test_width_and_surrounding_space_mean_nothing(written: tuple[str, str]) -> None:
    phrase, other = written
    assert parse_coordinate(other) == parse_coordinate(phrase)
    assert parse_point(other) == parse_point(phrase)
    assert parse_lon_lat(other, 39.75) == parse_lon_lat(phrase, 39.75)


@given(rewritten([*DISTRICTS, *TYPES], inside=False))
def test_width_and_space_around_a_list_mean_nothing(written: tuple[str, str]) -> None:
    phrase, other = written
    assert split_districts(other) == split_districts(phrase)
    assert split_types(other) == split_types(phrase)


@given(cells("水大气噪音声污染其他、/和类 废市县区()\n", ("七星关区", "大方县", "各县（市、区）")))
def test_lists_split_again_stay_the_same(cell: object) -> None:
    assert split_types("、".join(split_types(cell))) == split_types(cell)
    assert split_districts("、".join(split_districts(cell))) == split_districts(cell)


@given(st.floats(), st.floats())
def test_any_numbers_can_be_moved(lon: float, lat: float) -> None:
    assert len(gcj02_to_wgs84(lon, lat)) == len(bd09_to_wgs84(lon, lat)) == 2


@given(LONGITUDES, LATITUDES)
def test_a_datum_moves_a_point_by_less_than_two_kilometres(lon: float, lat: float) -> None:
    assert gcj02_to_wgs84(lon, lat) == pytest.approx((lon, lat), abs=0.02)
    assert bd09_to_wgs84(lon, lat) == pytest.approx((lon, lat), abs=0.03)
