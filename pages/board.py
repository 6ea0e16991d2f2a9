"""What every screen shares: the open store, the view in force, cached answers, header and states."""

import os
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn, TypeVar, cast

import duckdb
import pandas as pd
import streamlit as st

from access.caller import HEADER as CALLER_HEADER
from access.caller import from_text
from access.cookies import SESSION
from access.desk import for_store
from data import audit, questions
from data.opening import open_store
from data.questions import Filters, Thresholds
from data.samples.manifest import default_place
from data.settings import Settings, load
from data.store import Store
from data.visitor import Visitor
from data.vocabulary import DEFINITIONS, DIMENSION_LABELS
from operations import log
from pages.wording import long_date, plain, task_address

Answer = TypeVar("Answer")
EVERYWHERE = "全部地区"


@dataclass(frozen=True)
class View:
    """What is being looked at: the filters, the period before, and how to name it on screen."""

    filters: Filters
    previous: date | None
    periods: tuple[date, ...]
    place: str
    source: str
    sample: bool

    @property
    def before(self) -> Filters | None:
        """The same filters one period earlier, or None in the first period."""
        if self.previous is None:
            return None
        return Filters(**{**vars(self.filters), "as_of": self.previous})


@lru_cache(maxsize=8)
def _opened(folder: str) -> Store:
    return open_store(Path(folder))


def store() -> Store:
    """The board's store, opened once per process."""
    return _opened(str(folder()))


def folder() -> Path:
    """The data folder; it stands in `ZGKB_DATA`."""
    return Path(os.environ.get("ZGKB_DATA", "data/local"))


def close() -> None:
    """Let the store go; for the server's end."""
    store().close()
    _opened.cache_clear()


def visitor() -> Visitor:
    """Who looks at this run; ends the run where the session has ended meanwhile."""
    token, caller = st.context.cookies.get(SESSION), st.context.headers.get(CALLER_HEADER)
    # Without a server there is no request, and the stand-in for its cookies holds no text.
    token = token if isinstance(token, str) else None
    found = for_store(store()).visitor(token, from_text(caller))
    if found is None:
        empty("登录已经结束", "请重新登录：[去登录](/signin)")
    return found


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings in force since the start."""
    return load()


@lru_cache(maxsize=1)
def thresholds() -> Thresholds:
    """Limits of the warning lights as the questions want them."""
    s = settings()
    return Thresholds(
        due_soon_days=s.due_soon_days,
        behind_points=s.behind_points / 100,
        accept_days=s.accept_days,
        count_continuous=s.count_continuous,
    )


def own_districts() -> Path | None:
    """The GeoJSON of districts a setting names, or None for the built-in outlines."""
    return Path(settings().districts_geojson) if settings().districts_geojson else None


def opening_view() -> View | None:
    """What an address without any filters shows; None on an empty board."""
    sources = ask(questions.sources)
    if sources.empty:
        return None
    places = places_of(sources)
    here = sources[sources["place"] == places[0]] if places else sources
    chosen = tuple(here["source"])
    periods = ask(questions.as_of_dates, chosen)
    return view_of(here, Filters(periods[-1], chosen), periods, places[0] if places else "", "")


def places_of(sources: pd.DataFrame) -> list[str]:
    """The places that have data, the one to open with first."""
    first = settings().place or default_place()
    found = sorted(p for p in sources["place"].drop_duplicates() if p)
    return sorted(found, key=lambda p: p != first)


def view_of(
    here: pd.DataFrame, filters: Filters, periods: list[date], place: str, source: str
) -> View:
    """The view of some sources (rows of `questions.sources`) under filters."""
    earlier = [p for p in periods if p < filters.as_of]
    shown = here[here["source"].isin(filters.sources or ())]
    return View(
        filters=filters,
        previous=earlier[-1] if earlier else None,
        periods=tuple(periods),
        place=place,
        source=source or "全部督察来源",
        sample=bool(shown["sample"].any()),
    )


def view() -> View:
    """The view the front door made for this run; leaves with the empty state when there is none."""
    found = st.session_state.get("_view")
    if not isinstance(found, View):
        empty("还没有数据", "上传一份整改任务清单后，这里会显示完成率、逾期和趋势。", upload=True)
    return found


def ask(question: Callable[..., Answer], *args: Any, **named: Any) -> Answer:
    """The answer to a question, cached until the next upload."""
    key = repr((question.__name__, args, sorted(named.items())))
    found = _answer(key, store().version(), str(store().folder), question, args, named)
    return cast(Answer, found)


@st.cache_data(max_entries=400, show_spinner=False)
def _answer(
    key: str,
    version: int,
    folder: str,
    _question: Callable[..., Any],
    _args: tuple[Any, ...],
    _named: dict[str, Any],
) -> Any:
    return store().asked(lambda cur: _question(cur, *_args, **_named))


def drawn(name: str, build: Callable[[], Any], *depends: Hashable) -> Any:
    """A finished chart spec, cached by name, what it depends on and the data version."""
    return _spec(name, repr(depends), store().version(), str(store().folder), build)


@st.cache_data(max_entries=400, show_spinner=False)
def _spec(name: str, depends: str, version: int, folder: str, _build: Callable[[], Any]) -> Any:
    return _build()


def header(title: str, *, rates: bool = True) -> View:
    """Title, place and source at the left; as-of date and 示例数据 at the right, with the
    definition of the rates where the page shows any."""
    seen = view()
    nth = seen.periods.index(seen.filters.as_of) + 1 if seen.filters.as_of in seen.periods else 0
    definition = DEFINITIONS[seen.filters.definition]
    explained = definition.meaning + left_out()
    left, right = st.container(key="page-head").columns([1.2, 1], vertical_alignment="bottom")
    where = " · ".join(plain(p) for p in (seen.place, seen.source) if p)
    left.markdown(f"# {title} &ensp;:gray[{where}]", anchors=False)
    before = f"，上期 {long_date(seen.previous)}" if seen.previous else ""
    told = f"（第 {nth} 次调度{before}）" if nth else ""
    marks = [f"数据截至 {long_date(seen.filters.as_of)}{told}"]
    marks += ["**示例数据**"] if seen.sample else []
    right.markdown(
        f"{'　'.join(marks)}" + (f"  \n口径：{definition.label}（{explained}）" if rates else ""),
        text_alignment="right",
    )
    return seen


def left_out() -> str:
    """What the rates leave out, for every place that explains a definition."""
    return "" if settings().count_continuous else "，无期限的长期坚持不计入"


def narrowed(filters: Filters, dimension: str = "") -> str:
    """What groups count under these filters: a unit with one task in the district chosen must not
    look like one that has done all its tasks. `dimension`: how they are grouped."""
    if not (filters.district or filters.unit or filters.category):
        return ""
    only = "各行只计筛选出的任务"
    if filters.unit and dimension == DIMENSION_LABELS["responsible_unit"]:
        only += "；按单位筛选时牵头和责任都算，这里的各行只按责任单位"
    return only


def basis(seen: View) -> list[str]:
    """What a document says of the view it was made from: whose figures, of which day, and what was
    chosen among them."""
    day = f"数据截至 {long_date(seen.filters.as_of)}" + ("　示例数据" if seen.sample else "")
    chosen = _chosen(seen.filters)
    only = [f"只含{chosen}"] if chosen else []
    return [" · ".join(part for part in (seen.place, seen.source) if part), day, *only]


def _chosen(filters: Filters) -> str:
    labels = {"区县": filters.district, "单位": filters.unit, "类别": filters.category}
    return "，".join(f"{label}：{value}" for label, value in labels.items() if value)


def exporting(
    title: str, make: Callable[[], bytes], seen: View | None = None
) -> Callable[[], bytes]:
    """What makes a download when it is clicked, and notes in the audit who took it, and under
    which filters of the view `seen`."""
    # Asked now: the click is answered outside of any run of a page.
    who = visitor()
    chosen = _chosen(seen.filters) if seen else ""
    told = {"筛选": chosen} if chosen else {}

    def made() -> bytes:
        data = make()
        try:
            audit.record(store(), who.signature, who.address, "export", title, **told)
        except duckdb.Error as error:
            # A full disk keeps nobody from the figures; the log, where it can be written, tells.
            log.trouble("export_not_recorded", error)
        return data

    return made


def empty(title: str, next_step: str, *, upload: bool = False) -> NoReturn:
    """An honest empty state with the next step; ends the page's run."""
    with st.container(key="empty-state", border=True):
        st.markdown(f"### {title}", anchors=False)
        st.markdown(next_step)
        if upload:
            st.page_link("upload.py", label="去上传清单", icon=":material/upload_file:")
    st.stop()


def unfiltered() -> Filters:
    """The filters of the view with district, unit and category taken away."""
    seen = view().filters
    return Filters(seen.as_of, seen.sources, definition=seen.definition)


def nothing_matches() -> NoReturn:
    """The empty state for filters that leave nothing."""
    empty("没有符合筛选条件的记录", "请放宽页面上方的筛选条件，例如把“单位”或“类别”改回“全部”。")


def open_task(source: str, item_no: str, sub_item: str) -> NoReturn:
    """Go to the task's own page, filters kept."""
    st.switch_page("task.py", query_params={"task": task_address(source, item_no, sub_item)})
