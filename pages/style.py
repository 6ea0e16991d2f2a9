"""The little CSS the theme has no word for: the page frame, tiles, and sizes for the back row."""

import streamlit as st

# Stands in the head of the page (app.py): what is drawn measures itself by it from the start.
ROOT = "@media (max-width: 1500px) {html {font-size: 14px !important;}}"
# Ours alone, nothing from data. Sizes in rem: 1rem = the theme's base font size.
CSS = """
<style>
[data-testid="stMainBlockContainer"] {padding: 4rem 2rem 1rem 2rem; max-width: 100%;}
[data-testid="stMainBlockContainer"] > [data-testid="stVerticalBlock"] {gap: .5rem;}
[data-testid="stHeader"] {background: #ffffff; border-bottom: 1px solid #e6e9ed;}
[class*="st-key-"] [data-testid="stMarkdownContainer"] {margin-bottom: 0;}
.st-key-filters label p {font-size: .85rem; color: #66727f;}
.st-key-filters [data-testid="stSelectbox"] label {min-height: 1.1rem; margin-bottom: 0;}
.st-key-page-head {border-bottom: 2px solid #1d2733; padding-bottom: .2rem;}
.st-key-page-head h1 {font-size: 1.85rem; padding: 0; line-height: 1.25;}
.st-key-page-head h1 .stMarkdownColoredText {font-size: 1.15rem; font-weight: 400;}
.st-key-page-head p {font-size: .85rem; color: #66727f; line-height: 1.35; margin: 0;}
.st-key-sentence p {font-size: 1.1rem; line-height: 1.4; margin: 0;}
[class*="st-key-tile-"] {background: #ffffff; border-top: 4px solid #c9d3dc; border-radius: .25rem;
  padding: .45rem .8rem .5rem .8rem; gap: 0; min-height: 7.4rem;}
.st-key-tile-alarm {border-top-color: #d64545;}
[class*="st-key-tile-"] p {font-size: .85rem; line-height: 1.35; margin: 0; color: #66727f;}
[class*="st-key-tile-"] h2 {font-size: 2.75rem; line-height: 1.1; padding: 0; font-weight: 700;
  white-space: nowrap;}
[class*="st-key-tile-"] h2 .stMarkdownColoredText:last-child {font-size: 1rem; font-weight: 400;}
[class*="st-key-card-"] {background: #ffffff; border-radius: .25rem; padding: .6rem .9rem;
  gap: .25rem;}
[class*="st-key-card-"] h3 {font-size: 1.1rem; padding: 0; line-height: 1.4;}
[class*="st-key-card-"] h3 .stMarkdownColoredText {font-size: .85rem; font-weight: 400;}
.st-key-card-history th *, .st-key-card-history td:nth-of-type(1) *,
.st-key-card-history td:nth-last-of-type(-n+2) * {white-space: nowrap !important;}
.st-key-empty-state {background: #ffffff; padding: 2rem;}
[data-testid="stFileUploaderDropzone"] [data-testid="stBaseButton-secondary"] p {display: none;}
[data-testid="stFileUploaderDropzone"] [data-testid="stBaseButton-secondary"]::after {
  content: "选择文件"; font-size: 1rem;}
[data-testid="stFileUploaderDropzoneInstructions"] * {display: none;}
[data-testid="stFileUploaderDropzoneInstructions"]::after {font-size: .9rem; color: #66727f;
  content: "或把文件拖到这里；支持 xlsx、xlsm、xls、et、csv、txt";}
[data-testid="stRadioOption"]:not([data-selected]) > div > div:first-child {
  box-shadow: inset 0 0 0 2px #66727f;}
[data-testid="stElementToolbarButton"]:has([aria-label="Copy Vega-Lite spec"]) {display: none;}
</style>
"""


def apply() -> None:
    """Put the style on the page."""
    st.html(CSS)
