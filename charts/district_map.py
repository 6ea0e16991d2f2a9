"""The small map: districts shaded by a measure with their names and figures, without WebGL."""

import pandas as pd

from charts.grammar import clickable, expr, marks, only, paint, told, words
from charts.map_frame import MapFrame, map_frame
from charts.scale_bar import scale_bar
from charts.shading import Measure, Shading, ink_on, shading
from charts.theme import INK, WHITE, Sizes, Spec, empty, finished
from charts.wording import short_place

LEADER = "#98a3ae"


def district_map(
    polygons: pd.DataFrame,
    measures: pd.DataFrame,
    measure: Measure = "rate",
    *,
    width: int = 560,
    height: int = 330,
    scale: float = 1.0,
) -> Spec:
    """Districts shaded by completion rate (light to green) or overdue tasks (light to red).

    `polygons`: name, lon, lat, polygons, as `places.counties_of` gives them. `measures`: district
    (a name of `polygons`, full or short), rate (0–1 or missing), numerator, denominator, overdue,
    and total where that is the measure. The figure fits any width; `width` is the likely one, for
    which the labels are placed. A click selects `pick` with the field group (the district as
    `measures` writes it).
    """
    if polygons.empty:
        return empty(height, scale)
    sizes = Sizes.at(scale)
    shade = shading(measures, measure)
    names = [str(name) for name in polygons["name"]]
    reserved = 7.0 * sizes.note
    frame = map_frame(
        list(polygons.to_dict("records")),
        [(short_place(name), shade.figure(name)) for name in names],
        width - reserved,
        height - 8,
        sizes.note,
    )
    missing = any(shade.row(name) is None for name in names)
    zoom = frame.zoom(reserved)
    projection = {
        "type": "identity",
        "scale": expr(zoom),
        "translate": expr(frame.shift(reserved, zoom)),
    }
    layers = [areas(frame, shade), *labels(frame, shade, sizes)]
    drawn = [layer | {"projection": projection} for layer in layers]
    return finished([*drawn, *scale_bar(shade, missing, sizes)], height, scale)


def areas(frame: MapFrame, shade: Shading) -> Spec:
    """The shaded districts; a click picks one."""
    features = [
        {
            "type": "Feature",
            "geometry": {
                "type": "MultiPolygon",
                "coordinates": [[ring.tolist() for ring in p] for p in area.polygons],
            },
            "group": shade.known_as(area.name),
            "fill": shade.fill(area.name),
            **shade.told(area.name),
        }
        for area in frame.areas
    ]
    outlines = marks(
        "geoshape",
        {"stroke": WHITE, "strokeWidth": 1.5, "cursor": "pointer"},
        color=paint("fill"),
        tooltip=told(
            ("group", "区县"), ("rate", "完成率"), ("basis", "完成/计入"), ("overdue", "逾期")
        ),
    )
    return clickable(outlines, dimmed=0.75) | {"data": {"values": features}}


def labels(frame: MapFrame, shade: Shading, sizes: Sizes) -> list[Spec]:
    """Names with figures, and leaders for those beside the map."""
    line = sizes.note * 1.15
    texts = [
        {
            "x": label.x,
            "y": label.y,
            "dy": (number - (len(label.lines) - 1) / 2) * line,
            "text": text,
            "ink": INK if label.leader else ink_on(shade.fill(label.name)),
        }
        for label in frame.labels
        for number, text in enumerate(label.lines)
    ]
    leaders = [
        dict(zip(("x", "y", "to_x", "to_y"), (*label.leader[0], *label.leader[1]), strict=True))
        for label in frame.labels
        if label.leader
    ]
    place = {"longitude": located("x"), "latitude": located("y")}
    to = {"longitude2": {"field": "to_x"}, "latitude2": {"field": "to_y"}}
    look = {"fontSize": sizes.note, "dy": expr("datum.dy"), "tooltip": None}
    halo = {"stroke": WHITE, "strokeWidth": 3, "strokeOpacity": 0.7, "strokeJoin": "round"}
    ink = words("text")
    return [
        marks("rule", {"color": LEADER, "strokeWidth": 1}, **place, **to)
        | {"data": {"values": leaders}},
        only(f"datum.ink === '{INK}'", marks("text", look | halo, **place, text=ink))
        | {"data": {"values": texts}},
        marks("text", look, **place, text=ink, color=paint("ink")) | {"data": {"values": texts}},
    ]


def located(field: str) -> Spec:
    """A coordinate of the map."""
    return {"field": field, "type": "quantitative"}
