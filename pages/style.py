"""The little CSS the theme has no word for: the page frame, tiles, and sizes for the back row."""

import streamlit as st

# Ours alone, nothing from data. Sizes in rem: 1rem = the theme's base font size.
CSS = """
<style>
[data-testid="stMainBlockContainer"] {padding: 3.6rem 2rem 1rem 2rem; max-width: 100%;}
[data-testid="stMainBlockContainer"] > [data-testid="stVerticalBlock"] {gap: .55rem;}
[data-testid="stHeader"] {background: #ffffff; border-bottom: 1px solid #e6e9ed;}
.st-key-filters label p {font-size: .8rem; color: #66727f;}
.st-key-filters [data-testid="stSelectbox"] label {min-height: 1.1rem; margin-bottom: 0;}
.st-key-page-head {border-bottom: 2px solid #1d2733;}
.st-key-page-head h1 {font-size: 1.7rem; padding: 0 0 .25rem 0;}
.st-key-page-head h1 span {font-size: 1.15rem; font-weight: 400;}
.st-key-page-head p {font-size: .85rem; color: #66727f; line-height: 1.4;}
.st-key-sentence p {font-size: 1.15rem; line-height: 1.5;}
[class*="st-key-tile-"] {background: #ffffff; border-top: 4px solid #c9d3dc; border-radius: .3rem;
  padding: .5rem .8rem .4rem .8rem; gap: 0; height: 100%;}
.st-key-tile-alarm {border-top-color: #d64545;}
[class*="st-key-tile-"] [data-testid="stVerticalBlock"] {gap: 0;}
[class*="st-key-tile-"] p {font-size: .8rem; line-height: 1.45; margin: 0; color: #66727f;}
[class*="st-key-tile-"] h2 {font-size: 2.5rem; line-height: 1.1; padding: 0; font-weight: 700;
  white-space: nowrap;}
[class*="st-key-tile-"] h2 span {font-size: 1rem; font-weight: 400;}
[class*="st-key-card-"] {background: #ffffff; border-radius: .3rem; padding: .7rem .9rem;
  gap: .3rem;}
[class*="st-key-card-"] h3 {font-size: 1.05rem; padding: 0;}
[class*="st-key-card-"] h3 span {font-size: .85rem; font-weight: 400;}
.st-key-empty-state {background: #ffffff; padding: 2rem;}
</style>
"""


def apply() -> None:
    """Put the style on the page."""
    st.html(CSS)
