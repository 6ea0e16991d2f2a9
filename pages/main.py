"""The front door: every request runs it. Shared filters, navigation, then the page asked for."""

from datetime import date
from pathlib import Path

import duckdb
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data import questions
from data.questions import Filters
from data.vocabulary import DEFINITIONS, Definition
from operations import log, metrics
from pages import account, board, live, style
from pages.wording import plain

PAGES = [
    ("overview.py", "总览", "overview"),
    ("completion.py", "完成率", "completion"),
    ("overdue.py", "逾期与预警", "overdue"),
    ("site_map.py", "问题地图", "site_map"),
    ("trends.py", "趋势", "trends"),
    ("indicators.py", "指标", "indicators"),
    ("petitions.py", "信访件", "petitions"),
    ("changes.py", "变化", "changes"),
    ("reporting.py", "报送情况", "reporting"),
    ("task.py", "任务", "task"),
    ("upload.py", "上传", "upload"),
    ("history.py", "历次上传", "history"),
]
ICON = Path(__file__).with_name("icon.png")
WITHOUT_FILTERS = {"upload", "history", "audit"}
WIDTHS = [1.5, 1.1, 1.7, 1.3, 1.1, 1.1]


def filters() -> None:
    """Draw the shared filters and leave the resulting view for the page."""
    sources = board.ask(questions.sources)
    if sources.empty:
        st.session_state.pop("_view", None)
        return
    places = board.places_of(sources)
    several = len(places) > 1
    row = iter(st.container(key="filters").columns([1.1] * several + WIDTHS))
    place = _place(next(row), places) if several else None
    here = sources[sources["place"] == place] if place else sources
    source = _choice(next(row), "督察来源", "source", list(here["source"]), kept=False)
    chosen = (source,) if source else tuple(here["source"])
    district, unit, category, day, definition = row
    periods = board.ask(questions.as_of_dates, chosen)
    as_of = _as_of(day, periods)
    choices = board.ask(questions.choices, Filters(as_of=as_of, sources=chosen))
    # Whoever goes to another place leaves the units of the old one behind.
    kept = st.session_state.get("_filtered_in", (place, source)) == (place, source)
    st.session_state["_filtered_in"] = (place, source)
    found = Filters(
        as_of=as_of,
        sources=chosen,
        district=_choice(district, "区县", "district", choices.districts, kept=kept),
        unit=_choice(unit, "单位", "unit", choices.units, kept=kept),
        category=_choice(category, "类别", "category", choices.categories, kept=kept),
        definition=_definition(definition),
    )
    where = place or (board.EVERYWHERE if several else "".join(places))
    st.session_state["_view"] = board.view_of(here, found, periods, where, source or "")


def _place(column: DeltaGenerator, places: list[str]) -> str | None:
    options = [*places, board.EVERYWHERE]
    asked = st.query_params.get("place")
    found = column.selectbox("地区", options, key="place", bind="query-params")
    if asked not in (None, *options):
        st.info(f"没有“{plain(asked)}”的清单，这里显示{found}的情况。")
    return None if found == board.EVERYWHERE else found


def _choice(
    column: DeltaGenerator, label: str, key: str, options: list[str], *, kept: bool
) -> str | None:
    """What is chosen; None for everything.

    A choice that the lists of this day do not know (an address of another day, a list taken back)
    stays where it is `kept`, and the page says that nothing matches; else a sentence says so.
    """
    every = f"全部{label.removeprefix('督察')}"
    asked = st.session_state.get(key, st.query_params.get(key))
    if asked not in (None, every, *options):
        if kept:
            options = [*options, asked]
        else:
            st.session_state[key] = every
            st.info(f"这里没有{label}“{plain(asked)}”，显示的是{every}。")
    found = column.selectbox(label, [every, *options], key=key, bind="query-params")
    return None if found == every else found


def _as_of(column: DeltaGenerator, periods: list[date]) -> date:
    texts = [p.isoformat() for p in reversed(periods)]
    # Who looks at the newest period goes on doing so when a newer one comes in.
    if st.session_state.get("as_of") == st.session_state.get("_newest", ""):
        st.session_state["as_of"] = texts[0]
    st.session_state["_newest"] = texts[0]
    asked = st.query_params.get("as_of")
    found = column.selectbox("截至日期", texts, key="as_of", bind="query-params")
    if asked is not None and asked not in texts:
        st.info(f"没有截至 {plain(asked)} 的一期，这里显示截至 {found} 的情况。")
    return date.fromisoformat(found)


def _definition(column: DeltaGenerator) -> Definition:
    labels = {d.label: code for code, d in DEFINITIONS.items()}
    return labels[column.selectbox("完成口径", list(labels), key="definition", bind="query-params")]


# A picture of our own: a named Material icon would be fetched from the internet by the browser.
st.set_page_config(page_title="整改看板", page_icon=str(ICON), layout="wide")
style.apply()
shown = [st.Page(f, title=t, url_path=u, default=u == "overview") for f, t, u in PAGES]
shown.append(
    st.Page(
        "audit.py", title="操作记录", url_path="audit",
        visibility="visible" if board.visitor().can_see_audit else "hidden",
    )
)  # fmt: skip
page = st.navigation(shown, position="top")
with metrics.timed(metrics.SCRIPT_SECONDS, page=page.url_path or "overview"):
    account.corner()
    live.follow()
    try:
        if page.url_path not in WITHOUT_FILTERS:
            filters()
        page.run()
    except duckdb.Error as error:
        log.trouble("store_failed", error)
        st.error(
            "看板现在无法读写数据库（例如磁盘已满）。请稍后刷新页面；如果一直这样，请联系管理员。"
        )
