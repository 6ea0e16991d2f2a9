"""Districts of a place, names in titles and cells, points in polygons, own boundary files."""

import json
from pathlib import Path

import pytest

from data.outlines import inside, signed_area
from data.places import contains, counties_of, match_district, place_in, places

ZHAOTONG = [
    "昭阳区", "鲁甸县", "巧家县", "盐津县", "大关县", "永善县",
    "绥江县", "镇雄县", "彝良县", "威信县", "水富市",
]  # fmt: skip


def test_a_city_gives_its_counties() -> None:
    counties = counties_of("昭通市")
    assert list(counties.name) == ZHAOTONG
    assert list(counties.columns) == ["name", "adcode", "lon", "lat", "polygons"]
    assert counties.adcode.iloc[0] == "530602"


@pytest.mark.parametrize(
    ("place", "names"),
    [
        ("七星关区", ["七星关区"]),
        ("毕节市七星关区", ["七星关区"]),
        ("嘉峪关市", ["嘉峪关市"]),
        ("南京市鼓楼区", ["鼓楼区"]),
        ("鼓楼区", []),  # four cities have one
        ("云上市", []),
        ("", []),
    ],
)
def test_a_county_gives_itself_and_an_unclear_place_nothing(place: str, names: list[str]) -> None:
    assert list(counties_of(place).name) == names


def test_a_province_gives_its_cities_and_a_municipality_its_counties() -> None:
    assert list(counties_of("甘肃省").name)[:3] == ["兰州市", "嘉峪关市", "金昌市"]
    assert len(counties_of("重庆市")) == 38


def test_the_file_holds_the_whole_country_in_three_levels() -> None:
    counts = places().level.value_counts()
    assert (counts["province"], counts["city"], counts["county"]) == (34, 375, 2891)


def test_outer_rings_run_clockwise_and_labels_lie_inside() -> None:
    for county in counties_of("昭通市").itertuples():
        assert all(signed_area(polygon[0]) < 0 for polygon in county.polygons)
        assert inside(county.polygons, county.lon, county.lat)


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("昭通市污染防治攻坚战实施方案", "昭通市"),
        ("甘肃省嘉峪关市督察整改任务清单", "嘉峪关市"),
        ("嘉峪关市落实督察甘肃省反馈意见整改方案", "嘉峪关市"),
        ("毕节市七星关区信访举报件", "七星关区"),
        ("七星关区信访举报件", "七星关区"),
        ("长春市朝阳区整改清单", "长春市朝阳区"),
        ("朝阳区整改清单", None),
        ("昭通整改清单", "昭通市"),
        ("甘肃第一轮", "甘肃省"),
        ("市城区生活污水整改清单", None),
        ("", None),
    ],
)
def test_the_place_a_title_speaks_of(title: str, place: str | None) -> None:
    assert place_in(title) == place


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("盐津县", "盐津县"),
        ("盐津", "盐津县"),
        (" 盐 津 ", "盐津县"),
        ("盐津县人民政府", "盐津县"),
        ("昭通市盐津县", "盐津县"),
        ("昭阳工业园", "昭阳区"),
        ("水富县", "水富市"),
        ("茂南区", None),
        ("县", None),
        ("", None),
    ],
)
def test_a_cell_names_a_district(text: str, name: str | None) -> None:
    assert match_district(text, ZHAOTONG) == name


def test_a_long_county_name_is_known_by_its_beginning_and_a_shared_beginning_is_not() -> None:
    assert match_district("威宁", ["威宁彝族回族苗族自治县", "赫章县"]) == "威宁彝族回族苗族自治县"
    assert match_district("江北", ["江北新区一", "江北新区二"]) is None


def test_a_point_is_in_its_county_only() -> None:
    assert contains("530602", 103.70, 27.33)
    assert not contains("530602", 105.07, 27.90)
    assert contains("530629", 105.07, 27.90)
    assert not contains("999999", 103.70, 27.33)


def test_a_point_in_a_hole_is_outside() -> None:
    outer = [[0.0, 0.0], [0.0, 9.0], [9.0, 9.0], [9.0, 0.0], [0.0, 0.0]]
    hole = [[3.0, 3.0], [6.0, 3.0], [6.0, 6.0], [3.0, 6.0], [3.0, 3.0]]
    assert inside([[outer, hole]], 1.0, 1.0)
    assert not inside([[outer, hole]], 4.0, 4.0)


def town(kind: str, coordinates: list[object], **properties: str) -> dict[str, object]:
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def test_an_own_file_replaces_the_counties(tmp_path: Path) -> None:
    counterclockwise = [[0, 0], [4, 0], [4, 2], [0, 2], [0, 0]]
    features = [
        town("Polygon", [counterclockwise], name="青场镇"),
        town("MultiPolygon", [[counterclockwise]], 名称="碧海街道", adcode="520502006"),
    ]
    file = tmp_path / "towns.geojson"
    file.write_text(json.dumps({"features": features}), encoding="utf-8-sig")
    towns = counties_of("七星关区", own=file)
    assert list(towns.name) == ["青场镇", "碧海街道"]
    assert list(towns.adcode) == ["", "520502006"]
    assert all(signed_area(polygons[0][0]) == -8 for polygons in towns.polygons)
    assert (towns.lon.iloc[0], towns.lat.iloc[0]) == (2.0, 1.0)


@pytest.mark.parametrize("text", ["", "[]", '{"features": [{}]}', '{"features": [null]}'])
def test_a_file_that_is_no_geojson_of_districts_gets_a_sentence(text: str, tmp_path: Path) -> None:
    file = tmp_path / "边界.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"^边界文件“边界\.json”不是区县面的 GeoJSON。$"):
        counties_of("七星关区", own=file)
