"""Coordinates in every shape in which a clerk copies them from a map or a device."""

from datetime import date

from data.records import ReadContext
from tests.unit.loaders.foreign_shapes.comparison import Book, Expected, expect
from tests.unit.loaders.workbooks import Tab, xlsx

LON, LAT = 103 + 43 / 60 + 2 / 3600, 27 + 20 / 60 + 17 / 3600


def two_columns() -> Book:
    """Longitude and latitude apart, each row in another notation, many blanks."""
    cells = (
        (103.717, 27.338, 103.717, 27.338),
        ("103.717", "27.338", 103.717, 27.338),
        ("103.717°", "27.338°", 103.717, 27.338),
        ("E103.717", "N27.338", 103.717, 27.338),
        ("东经103.717", "北纬27.338", 103.717, 27.338),
        ("103.717E", "27.338N", 103.717, 27.338),
        ("103°43′02″", "27°20′17″", LON, LAT),
        ("103°43'2\"", "27°20'17\"", LON, LAT),
        ("103°43’2”", "27°20’17”", LON, LAT),
        ("103度43分02秒", "27度20分17秒", LON, LAT),
        ("东经103度43分2秒", "北纬27度20分17秒", LON, LAT),
        ("E103°43′02″", "N27°20′17″", LON, LAT),
        ("103°43.0333′", "27°20.2833′", LON, LAT),
        ("103 43 02", "27 20 17", LON, LAT),
        ("１０３．７１７", "２７．３３８", 103.717, 27.338),
        ("103.717，", "27.338。", 103.717, 27.338),
        (27.338, 103.717, 103.717, 27.338),
        ("/", "/", None, None),
        ("—", "—", None, None),
        ("无", "无", None, None),
        (None, None, None, None),
        (0, 0, None, None),
    )
    rows = (
        ("受理编号", "问题描述", "是否属实", "经度（E）", "纬度（N）"),
        *((f"D3YN20250601{i:04}", "甲", "属实", c[0], c[1]) for i, c in enumerate(cells)),
    )
    wanted = expect(
        "receipt_no lon lat",
        *((f"D3YN20250601{i:04}", c[2], c[3]) for i, c in enumerate(cells)),
    )
    return Book(
        "two_columns",
        xlsx(Tab(rows, (), "Sheet1")),
        (Expected("petitions", wanted),),
        findings=(("coordinates_swapped", "D18"),),
    )


def one_column() -> Book:
    """Both in one cell, with and without words, in either order."""
    cells = (
        ("103.717,27.338", 103.717, 27.338),
        ("103.717，27.338", 103.717, 27.338),
        ("103.717、27.338", 103.717, 27.338),
        ("103.717 27.338", 103.717, 27.338),
        ("103.717;27.338", 103.717, 27.338),
        ("103.717\n27.338", 103.717, 27.338),
        ("（103.717，27.338）", 103.717, 27.338),
        ("27.338,103.717", 103.717, 27.338),
        ("东经103.717°，北纬27.338°", 103.717, 27.338),
        ("E103.717°,N27.338°", 103.717, 27.338),
        ("E:103.717 N:27.338", 103.717, 27.338),
        ("经度：103.717，纬度：27.338", 103.717, 27.338),
        ("经度103.717\n纬度27.338", 103.717, 27.338),
        ("N27.338，E103.717", 103.717, 27.338),
        ("北纬27°20′17″，东经103°43′02″", LON, LAT),
        ("东经103°43′02″北纬27°20′17″", LON, LAT),
        ("103°43′02″E，27°20′17″N", LON, LAT),
        ("103°43′02″，27°20′17″", LON, LAT),
        ("东经103度43分2秒，北纬27度20分17秒", LON, LAT),
        ("X:103.717,Y:27.338", 103.717, 27.338),
        ("POINT(103.717 27.338)", 103.717, 27.338),
        ("\\", None, None),
        ("——", None, None),
    )
    rows = (
        ("受理编号", "问题描述", "是否属实", "经纬度坐标"),
        *((f"D3YN20250601{i:04}", "甲", "属实", c[0]) for i, c in enumerate(cells)),
    )
    wanted = expect(
        "receipt_no lon lat",
        *((f"D3YN20250601{i:04}", c[1], c[2]) for i, c in enumerate(cells)),
    )
    return Book("one_column", xlsx(Tab(rows, (), "Sheet1")), (Expected("petitions", wanted),))


# One spot on three datums, computed apart from the loaders by the published forward formulas.
SPOT = (103.717, 27.338)
SPOT_GCJ02 = (103.719092, 27.334575)
SPOT_BD09 = (103.725611, 27.340427)


def under_a_group() -> Book:
    """A task list whose coordinates stand under a merged heading, in degrees, minutes, seconds."""
    rows = (
        ("序号", "反馈问题", "整改时限", "责任单位", "点位坐标", None),
        (None, None, None, None, "东经", "北纬"),
        (1, "砂场未复绿", "2025年12月底前", "市自然资源局", "103°43′02″", "27°20′17″"),
        (2, "污水直排", "2025年9月底前", "市住建局", 103.717, 27.338),
        (3, "扬尘管控不力", "长期坚持", "市住建局", None, None),
    )
    wanted = expect("item_no lon lat", ("1", LON, LAT), ("2", 103.717, 27.338), ("3", None, None))
    merges = ("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1")
    return Book("under_a_group", xlsx(Tab(rows, merges, "Sheet1")), (Expected("tasks", wanted),))


def on_another_datum() -> Book:
    """Points copied from AMap; the upload says so."""
    rows = (
        ("受理编号", "问题描述", "是否属实", "经度", "纬度"),
        ("D3YN202506010001", "甲", "属实", *SPOT_GCJ02),
        ("D3YN202506010002", "乙", "属实", str(SPOT_GCJ02[0]), str(SPOT_GCJ02[1])),
        ("D3YN202506010003", "丙", "属实", SPOT_GCJ02[1], SPOT_GCJ02[0]),
    )
    wanted = expect(
        "receipt_no lon lat",
        ("D3YN202506010001", *SPOT),
        ("D3YN202506010002", *SPOT),
        ("D3YN202506010003", *SPOT),
    )
    return Book(
        "on_another_datum",
        xlsx(Tab(rows, (), "Sheet1")),
        (Expected("petitions", wanted),),
        context=ReadContext(date(2025, 6, 30), datum="gcj02"),
    )


BOOKS = (two_columns, one_column, under_a_group, on_another_datum)
