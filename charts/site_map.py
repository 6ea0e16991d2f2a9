"""问题地图: districts shaded by a measure and sites by status, drawn by deck.gl without any tiles."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import pydeck as pdk

from charts.label_places import label_places
from charts.map_view import MARGIN, fitted_view, places
from charts.plane import Box, fitted
from charts.shading import Measure, Shading, channels, ink_on, shading
from charts.site_layers import radius, site_layers, text_layer
from charts.sites import site_rows
from charts.theme import FONT, INK, WHITE, Sizes
from charts.wording import short_place

LEADER = "#98a3ae"


def site_map(
    polygons: pd.DataFrame,
    measures: pd.DataFrame,
    sites: pd.DataFrame,
    measure: Measure = "rate",
    *,
    width: int = 1200,
    height: int = 620,
    scale: float = 1.0,
) -> Any:
    """A `pydeck.Deck` of districts (layer `districts`), their names, sites (layer `sites`) and marks.

    `polygons` and `measures` as for `district_map`; `sites` as for `sites.site_rows`. The view fits
    the districts, or the sites where there are none, into width x height. It asks no host for
    anything: `map_provider` is None and no map style is named. An object that is picked holds
    `group` (district) or source, item_no and sub_item (site).
    """
    sizes = Sizes.at(scale)
    shade = shading(measures, measure)
    districts = list(polygons.to_dict("records"))
    points = site_rows(sites) if len(sites) else []
    view = fitted_view(places(districts, points), width, height)
    layers = [
        district_layer(districts, shade),
        *name_layers(districts, shade, points, (width * MARGIN, height * MARGIN), sizes),
        *site_layers(points, sizes),
    ]
    tooltip = {"text": "{tip}", "style": tooltip_style(sizes)}
    return pdk.Deck(layers, initial_view_state=view, map_provider=None, tooltip=tooltip)


def district_layer(districts: Sequence[dict[str, Any]], shade: Shading) -> Any:
    """The shaded districts, one row a polygon."""
    rows = [
        {
            "group": shade.known_as(str(district["name"])),
            "polygon": polygon,
            "fill": list(channels(shade.fill(str(district["name"])))),
            "tip": district_tip(str(district["name"]), shade),
        }
        for district in districts
        for polygon in district["polygons"]
    ]
    return pdk.Layer(
        "PolygonLayer",
        rows,
        id="districts",
        get_polygon="polygon",
        get_fill_color="fill",
        get_line_color=[255, 255, 255],
        line_width_min_pixels=1.5,
        stroked=True,
        pickable=True,
        auto_highlight=True,
        highlight_color=[29, 39, 51, 25],
    )


def district_tip(name: str, shade: Shading) -> str:
    """The plain text of a district: 盐津县, then rate with its basis, then overdue tasks."""
    told = shade.told(name)
    if shade.row(name) is None:
        return f"{name}\n{told['basis']}"
    return f"{name}\n完成率 {told['rate']}（{told['basis']}）\n逾期 {told['overdue']}"


def name_layers(
    districts: Sequence[dict[str, Any]],
    shade: Shading,
    points: Sequence[dict[str, Any]],
    room: tuple[float, float],
    sizes: Sizes,
) -> list[Any]:
    """Names with the measure's figure, clear of the sites and, where they do not fit, beside the
    districts with a leader; `room` is the width and height the districts fill at first."""
    if not districts:
        return []
    names = [str(district["name"]) for district in districts]
    texts = [(short_place(name), shade.figure(name)) for name in names]
    areas, box, fit = fitted(districts, *room)
    reach = radius(sizes)
    discs = [
        Box(x - reach, y - reach, x + reach, y + reach)
        for x, y in (fit.pixels(*point["position"]) for point in points)
    ]
    rows, leaders = [], []
    for label in label_places(areas, box, texts, sizes.text, discs):
        ink = INK if label.leader else ink_on(shade.fill(label.name))
        rows.append(
            {
                "text": "\n".join(label.lines),
                "position": list(fit.degrees(label.x, label.y)),
                "ink": list(channels(ink)),
            }
        )
        if label.leader:
            start, end = (list(fit.degrees(*point)) for point in label.leader)
            leaders.append({"from": start, "to": end})
    lines = pdk.Layer(
        "LineLayer",
        leaders,
        id="leaders",
        get_source_position="from",
        get_target_position="to",
        get_color=list(channels(LEADER)),
        get_width=1.2,
    )
    return [lines, text_layer("district-names", rows, sizes.text)]


def tooltip_style(sizes: Sizes) -> dict[str, str]:
    """The look of the text beside the pointer."""
    return {
        "backgroundColor": WHITE,
        "color": INK,
        "fontFamily": FONT,
        "fontSize": f"{sizes.note}px",
        "lineHeight": "1.5",
        "maxWidth": "26em",
        "whiteSpace": "pre-line",
        "padding": "8px 12px",
        "boxShadow": "0 1px 6px rgba(29, 39, 51, 0.25)",
    }
