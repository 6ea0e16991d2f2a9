"""The small map: districts shaded by a measure with their names and figures, without WebGL."""

from typing import Any

import altair as alt
import pandas as pd

from charts.map_frame import MapFrame, map_frame
from charts.shading import NO_TASKS, TITLES, Measure, Shading, ink_on, shading
from charts.stacked import PICK
from charts.theme import INK, NO_DATA, QUIET, WHITE, Data, Sizes, Spec, empty, finished
from charts.wording import short_place

LEADER = "#98a3ae"
SLICES = 24


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
    (a name of `polygons`), rate (0–1 or missing), numerator, denominator, overdue. The figure fits
    any width; `width` is the likely one, for which the labels are placed. A click selects `pick`
    with the field group (the district).
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
    missing = any(name not in shade.values for name in names)
    zoom = frame.zoom(reserved)
    projection = alt.Projection(
        type="identity", scale=alt.expr(zoom), translate=alt.expr(frame.shift(reserved, zoom))
    )
    layers = [areas(frame, shade), *labels(frame, shade, sizes)]
    drawn = [layer.properties(projection=projection) for layer in layers]
    return finished(alt.layer(*drawn, *scale_bar(shade, missing, sizes)), height, scale)


def areas(frame: MapFrame, shade: Shading) -> Any:
    """The shaded districts; a click picks one."""
    features = [
        {
            "type": "Feature",
            "geometry": {
                "type": "MultiPolygon",
                "coordinates": [[ring.tolist() for ring in p] for p in area.polygons],
            },
            "group": area.name,
            "fill": shade.fill(area.name),
            **shade.told(area.name),
        }
        for area in frame.areas
    ]
    pick = alt.selection_point(name=PICK, fields=["group"], on="click", empty=True)
    marks = alt.Chart(Data(values=features), name="districts").mark_geoshape(
        stroke=WHITE, strokeWidth=1.5, cursor="pointer"
    )
    return marks.encode(
        color=alt.Color("fill:N", scale=None),
        opacity=alt.condition(pick, alt.value(1), alt.value(0.45)),
        tooltip=[
            alt.Tooltip("group:N", title="区县"),
            alt.Tooltip("rate:N", title="完成率"),
            alt.Tooltip("basis:N", title="完成/计入"),
            alt.Tooltip("overdue:N", title="逾期"),
        ],
    ).add_params(pick)


def labels(frame: MapFrame, shade: Shading, sizes: Sizes) -> list[Any]:
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
        {"x": label.x, "y": label.y, "to_x": label.leader[0], "to_y": label.leader[1]}
        for label in frame.labels
        if label.leader
    ]
    words = alt.Chart(Data(values=texts)).encode(longitude="x:Q", latitude="y:Q", text="text:N")
    look: dict[str, Any] = {"fontSize": sizes.note, "dy": alt.expr("datum.dy"), "tooltip": None}
    rules = alt.Chart(Data(values=leaders)).mark_rule(color=LEADER, strokeWidth=1)
    lines = rules.encode(longitude="x:Q", latitude="y:Q", longitude2="to_x:Q", latitude2="to_y:Q")
    halo = words.transform_filter(f"datum.ink === '{INK}'").mark_text(
        stroke=WHITE, strokeWidth=3, strokeOpacity=0.7, strokeJoin="round", **look
    )
    inked = words.mark_text(**look).encode(color=alt.Color("ink:N", scale=None))
    return [*([lines] if leaders else []), halo, inked]


def scale_bar(shade: Shading, missing: bool, sizes: Sizes) -> list[Any]:
    """The legend at the lower right: title, colours from low to high, the ends, and 无任务."""
    long, thick = 5.6 * sizes.note, 0.8 * sizes.note
    left = f"(width - {long:.1f})"
    bottom = f"(height - {(3.4 if missing else 1.6) * sizes.note:.1f})"
    slices = [
        {"at": i * long / SLICES, "fill": shade.colour(i / (SLICES - 1))} for i in range(SLICES)
    ]
    colours = alt.Chart(Data(values=slices)).mark_rect(
        x=alt.expr(f"{left} + datum.at"),
        x2=alt.expr(f"{left} + datum.at + {long / SLICES + 0.5:.2f}"),
        y=alt.expr(f"{bottom} - {thick}"),
        y2=alt.expr(bottom),
        tooltip=None,
    )
    low, high = shade.ends()
    texts = [
        (TITLES[shade.measure], 0.0, -thick - 0.9 * sizes.note, "left"),
        (low, 0.0, 0.9 * sizes.note, "left"),
        (high, long, 0.9 * sizes.note, "right"),
    ]
    if missing:
        texts.append((NO_TASKS, 1.4 * sizes.note, 2.7 * sizes.note, "left"))
    words = [
        alt.Chart(Data(values=[{"words": text}]))
        .mark_text(
            align=align,
            baseline="middle",
            fontSize=sizes.note,
            color=QUIET,
            x=alt.expr(f"{left} + {dx:.1f}"),
            y=alt.expr(f"{bottom} + {dy:.1f}"),
            tooltip=None,
        )
        .encode(text="words:N")
        for text, dx, dy, align in texts
    ]
    swatch = alt.Chart(Data(values=[{}])).mark_rect(
        color=NO_DATA,
        stroke=LEADER,
        strokeWidth=0.8,
        x=alt.expr(left),
        x2=alt.expr(f"{left} + {sizes.note}"),
        y=alt.expr(f"{bottom} + {2.2 * sizes.note:.1f}"),
        y2=alt.expr(f"{bottom} + {3.2 * sizes.note:.1f}"),
        tooltip=None,
    )
    painted = colours.encode(color=alt.Color("fill:N", scale=None))
    return [painted, *words, *([swatch] if missing else [])]
