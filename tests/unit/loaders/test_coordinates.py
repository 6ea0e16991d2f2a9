"""Where rows lie: other datums turned into WGS-84, and points outside the district they name."""

import time
from collections.abc import Callable
from datetime import date

import pytest

from data.outlines import inside
from data.places import counties_of, match_district
from data.records import Finding, ReadContext, Row, Table
from data.vocabulary import Datum
from loaders import read
from loaders.fields.location import Location
from loaders.rows.outline import Outline
from loaders.rows.surroundings import Surroundings, district_named
from tests.unit.loaders.workbooks import Tab, xlsx

COUNTIES = counties_of("昭通市")
OUTLINES = dict(zip(COUNTIES["name"], COUNTIES["polygons"], strict=True))
ZHAOYANG = (103.717, 27.338)  # the town of 昭阳区
ZHENXIONG = (104.87, 27.44)  # the town of 镇雄县
KUNMING = (102.71, 25.05)
HEAD = ("受理编号", "问题描述", "是否属实", "行政区域", "经度", "纬度")


def petitions(*rows: tuple[object, ...], datum: Datum = "wgs84") -> Table:
    numbered = ((f"D3YN20250601{i:04}", "甲", "属实", *row) for i, row in enumerate(rows))
    context = ReadContext(date(2025, 6, 30), datum=datum, outlines=OUTLINES)
    (table,) = read(xlsx(Tab((HEAD, *numbered), name="信访")), "信访.xlsx", context).tables
    return table


def points(rows: tuple[Row, ...]) -> list[tuple[float, float]]:
    return [(row["lon"], row["lat"]) for row in rows]


def outside(table: Table) -> list[Finding]:
    return [f for f in table.findings if f.code == "coordinates_outside"]


def test_a_point_outside_the_district_its_row_names_is_reported_and_kept() -> None:
    table = petitions(("昭阳区", *ZHAOYANG), ("昭阳区", *ZHENXIONG))
    (found,) = outside(table)
    assert (found.severity, found.sheet, found.cell, found.row) == ("warning", "信访", "E3", 3)
    assert found.message == "“信访”表 E3（写着“104.87,27.44”）：坐标在昭阳区之外。"
    assert points(table.rows) == [ZHAOYANG, ZHENXIONG]


@pytest.mark.parametrize(
    "district", ["昭阳", "昭通市昭阳区", "昭阳区人民政府", "鲁甸县、昭阳区", "昭阳区\n镇雄县"]
)
def test_short_and_long_names_and_one_district_of_several_will_do(district: str) -> None:
    assert outside(petitions((district, *ZHAOYANG))) == []


@pytest.mark.parametrize("district", [None, "/", "全市", "某某街道", "昭阳区、市级"])
def test_a_row_that_names_no_district_must_lie_somewhere_in_the_place(district: object) -> None:
    table = petitions((district, *ZHENXIONG), (district, *KUNMING))
    (found,) = outside(table)
    assert found.row == 3
    assert "不在本地各区县之内" in found.message


def test_a_swapped_point_is_turned_back_first() -> None:
    table = petitions(("昭阳区", ZHAOYANG[1], ZHAOYANG[0]))
    assert [f.code for f in table.findings] == ["coordinates_swapped"]
    assert points(table.rows) == [ZHAOYANG]


def test_without_outlines_nothing_is_said() -> None:
    context = ReadContext(date(2025, 6, 30))
    rows = (HEAD, ("D3YN202506010001", "甲", "属实", "昭阳区", *KUNMING))
    (table,) = read(xlsx(Tab(rows)), "信访.xlsx", context).tables
    assert outside(table) == []


def test_a_point_just_across_the_border_is_a_matter_of_rounding() -> None:
    ring = OUTLINES["昭阳区"][0][0]
    east = max(ring, key=lambda p: p[0])
    near, far = east[0] + 0.003, east[0] + 0.02  # about 300 m and 2 km
    table = petitions(("昭阳区", near, east[1]), ("昭阳区", far, east[1]))
    assert [f.row for f in outside(table)] == [3]


def test_a_merged_coordinate_is_reported_once() -> None:
    rows = (
        ("序号", "反馈问题", "整改措施", "整改时限", "区县", "坐标"),
        (1, "砂场未复绿", "复绿", "2025年12月底前", "昭阳区", "102.71,25.05"),
        (None, None, "管护", None, None, None),
    )
    merges = ("A2:A3", "B2:B3", "D2:D3", "E2:E3", "F2:F3")
    context = ReadContext(date(2025, 6, 30), outlines=OUTLINES)
    (table,) = read(xlsx(Tab(rows, merges)), "清单.xlsx", context).tables
    assert [f.cell for f in outside(table)] == ["F2"]


def test_several_points_in_a_cell_give_the_first() -> None:
    rows = (
        ("受理编号", "问题描述", "是否属实", "坐标"),
        ("D3YN202506010001", "甲", "属实", "103.717,27.338；103.719,27.341"),
    )
    (table,) = read(xlsx(Tab(rows)), "信访.xlsx", ReadContext(date(2025, 6, 30))).tables
    assert points(table.rows) == [ZHAOYANG]
    assert [(f.code, f.cell) for f in table.findings] == [("coordinates_several", "D2")]


@pytest.mark.parametrize(
    ("datum", "written"),
    [
        ("wgs84", (103.717, 27.338)),
        ("gcj02", (103.719092, 27.334575)),
        ("bd09", (103.725611, 27.340427)),
    ],
)
def test_the_same_spot_on_three_datums(datum: Datum, written: tuple[float, float]) -> None:
    table = petitions(("昭阳区", *written), datum=datum)
    ((lon, lat),) = points(table.rows)
    assert (lon, lat) == pytest.approx(ZHAOYANG, abs=1e-5)
    assert outside(table) == []


def test_a_point_that_fits_on_another_datum_is_told_so_and_left_alone() -> None:
    """A point of Baidu's map lies some 800 m east of the narrow town it belongs to."""
    lon, lat = ZHAOYANG
    west, east = lon - 0.001, lon + 0.001
    town = [[[(west, lat - 1), (west, lat + 1), (east, lat + 1), (east, lat - 1)]]]
    context = ReadContext(date(2025, 6, 30), outlines={"河滩镇": town})
    rows = (HEAD, ("D3YN202506010001", "甲", "属实", "河滩镇", 103.725611, 27.340427))
    (table,) = read(xlsx(Tab(rows)), "信访.xlsx", context).tables
    (found,) = outside(table)
    assert found.message.endswith("坐标在河滩镇之外；按 BD-09（百度地图）坐标则在其内。")
    assert points(table.rows) == [(103.725611, 27.340427)]


def test_a_hole_is_outside_and_an_island_inside() -> None:
    square = [(0.0, 0.0), (0.0, 10.0), (10.0, 10.0), (10.0, 0.0)]
    hole = [(4.0, 4.0), (6.0, 4.0), (6.0, 6.0), (4.0, 6.0)]
    island = [(20.0, 0.0), (20.0, 1.0), (21.0, 1.0), (21.0, 0.0), (20.0, 0.0)]
    outline = Outline([[square, hole], [island]])
    assert [outline.holds(*p) for p in [(1, 1), (5, 5), (20.5, 0.5), (15, 0.5), (5, 11)]] == [
        True, False, True, False, False,
    ]  # fmt: skip
    assert outline.is_near(10.001, 5, 500)
    assert not outline.is_near(10.01, 5, 500)
    assert outline.is_near(5.999, 5, 500)


def test_the_outline_agrees_with_the_maps_everywhere() -> None:
    for name, polygons in OUTLINES.items():
        outline = Outline(polygons)
        for i in range(40):
            for j in range(40):
                lon, lat = 102.8 + i * 0.0651, 26.5 + j * 0.0561
                assert outline.holds(lon, lat) == inside(polygons, lon, lat), (name, lon, lat)


@pytest.mark.parametrize("place", ["昭通市", "毕节市", "湖州市", "茂名市"])
def test_names_mean_the_same_districts_as_everywhere_else(place: str) -> None:
    names = list(counties_of(place)["name"])
    written = [n for name in names for n in (name, name[:2], f"{place}{name}", f"{name}人民政府")]
    for text in [*written, "全市", "", "某县"]:
        assert district_named(text, names) == match_district(text, names), text


def test_many_points_are_compared_with_few_edges() -> None:
    """Ten thousand points in eleven counties take 0.04 s on a quiet machine; here the time is
    compared with that of the plain test of the maps, which looks at every edge."""
    names = [tuple(OUTLINES)[i % 11] for i in range(4_000)]
    here = [Location(102.9 + i % 100 * 0.02, 26.8 + i // 100 * 0.037, False) for i in range(4_000)]

    def seconds(work: Callable[[], object]) -> float:
        start = time.process_time()
        work()
        return time.process_time() - start

    def prepared() -> int:
        places = Surroundings(OUTLINES)
        return sum(places.lies_in(p, places.named((n,))) for p, n in zip(here, names, strict=True))

    def plain() -> int:
        return sum(inside(OUTLINES[n], p.lon, p.lat) for p, n in zip(here, names, strict=True))

    ratios = [seconds(plain) / seconds(prepared) for _ in range(3)]
    assert max(ratios) > 3
