"""Figures: a result frame becomes a Vega-Lite specification or, for the 问题地图, a pydeck Deck.

Pure functions that know no Streamlit. A specification is shown with
`st.vega_lite_chart(spec, theme=None)`; it is as wide as its place and `height` pixels high.
"""

from charts.bars import district_bars, petition_bars, rate_ranking, status_bars
from charts.counts import count_bars
from charts.district_map import district_map
from charts.grammar import PICK
from charts.indicator_bars import indicator_bullets, indicator_districts
from charts.indicator_lines import indicator_series
from charts.lines import overdue_over_time, trend_line
from charts.multiples import small_multiples
from charts.picking import picked, picked_district, picked_site
from charts.planned import planned_actual
from charts.shading import Measure, any_shaded
from charts.site_legend import site_legend
from charts.site_map import site_map
from charts.task_rows import overdue_rows

__all__ = [
    "PICK",
    "Measure",
    "any_shaded",
    "count_bars",
    "district_bars",
    "district_map",
    "indicator_bullets",
    "indicator_districts",
    "indicator_series",
    "overdue_over_time",
    "overdue_rows",
    "petition_bars",
    "picked",
    "picked_district",
    "picked_site",
    "planned_actual",
    "rate_ranking",
    "site_legend",
    "site_map",
    "small_multiples",
    "status_bars",
    "trend_line",
]
