"""Layers of the 问题地图: the sites' discs with their marks, and Chinese text."""

from collections.abc import Sequence
from typing import Any

import pydeck as pdk

from charts.shading import channels
from charts.theme import FONT, INK, STATES, Sizes


def radius(sizes: Sizes) -> float:
    """Pixels from the middle of a site's disc to its rim."""
    return 0.78 * sizes.note


def site_layers(points: Sequence[dict[str, Any]], sizes: Sizes) -> list[Any]:
    """Discs in the state's colour with a white rim, and upon each the state's mark."""
    discs = [point | {"fill": list(channels(STATES[point["state"]].fill))} for point in points]
    marks = [
        {
            "text": point["mark"],
            "position": point["position"],
            "ink": list(channels(STATES[point["state"]].text)),
            "priority": number,
        }
        for number, point in enumerate(points)
    ]
    disc_layer = pdk.Layer(
        "ScatterplotLayer",
        discs,
        id="sites",
        get_position="position",
        get_fill_color="fill",
        get_line_color=list(channels(INK)),
        get_radius=radius(sizes),
        radius_units=pdk.types.String("pixels"),
        line_width_units=pdk.types.String("pixels"),
        get_line_width=1.2,
        stroked=True,
        pickable=True,
        auto_highlight=True,
        highlight_color=[255, 255, 255, 90],
    )
    # Where discs cover one another only the upper one's mark is shown.
    apart = {
        "extensions": [{"@@type": "CollisionFilterExtension"}],
        "get_collision_priority": "priority",
        "collision_group": pdk.types.String("site-marks"),
        "collision_test_props": {"sizeScale": 1.7},
    }
    return [disc_layer, text_layer("site-marks", marks, round(0.86 * sizes.note), apart)]


def text_layer(
    name: str, rows: Sequence[dict[str, Any]], size: int, more: dict[str, Any] | None = None
) -> Any:
    """Chinese text at `position` in `ink`; deck.gl collects the characters it needs by itself."""
    return pdk.Layer(
        "TextLayer",
        rows,
        id=name,
        get_text="text",
        get_position="position",
        get_color="ink",
        get_size=size,
        character_set=pdk.types.String("auto"),
        font_family=pdk.types.String(FONT),
        font_weight=600,
        line_height=1.15,
        get_text_anchor=pdk.types.String("middle"),
        get_alignment_baseline=pdk.types.String("center"),
        pickable=False,
        **(more or {}),
    )
