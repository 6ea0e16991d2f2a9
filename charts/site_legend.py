"""The legend of the 问题地图: states with their marks and numbers, and the districts' shading."""

from dataclasses import replace

import pandas as pd

from charts.legend import Legend
from charts.scale_bar import LONG, scale_bar
from charts.shading import Measure, shading
from charts.sites import MARKS, state_of
from charts.theme import STATES, Sizes, Spec, finished


def site_legend(
    sites: pd.DataFrame | None = None,
    measures: pd.DataFrame | None = None,
    measure: Measure = "rate",
    *,
    scale: float = 1.0,
) -> Spec:
    """The states with their marks and how many `sites` show each, and the scale of `measure`.

    Without `sites` all states are named, without numbers; without `measures` no scale is drawn.
    Frames as for `site_map`.
    """
    sizes = Sizes.at(scale)
    shown = [] if sites is None else [state_of(row) for row in sites.to_dict("records")]
    entries = [
        (MARKS[state], replace(shade, label=f"{shade.label} {shown.count(state)}"))
        if sites is not None
        else (MARKS[state], shade)
        for state, shade in STATES.items()
        if sites is None or state in shown
    ]
    scaled = measures is not None and not measures.empty
    legend = Legend(
        [shade for _, shade in entries],
        sizes,
        reserved=(LONG + 2) * sizes.note if scaled else 0.0,
        marks=[mark for mark, _ in entries],
    )
    layers = [legend.layer()] if entries else []
    if measures is not None and scaled:
        layers += scale_bar(shading(measures, measure), False, sizes)
    nothing: Spec = {"data": {"values": [{}]}, "mark": {"type": "text", "text": ""}}
    return finished(layers or [nothing], round(4.6 * sizes.note), scale)
