"""Which source and place a file speaks of, where the uploader has not said so.

A unit sends the latest list under whatever title it has: what is in it says best which source it
belongs to. A list whose numbers and texts are mostly known is the next list of that source.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

import duckdb

from data.directory import directory_for, fingerprint
from data.heading_memory import recalled
from data.incoming import Request, labels, sheet_sources
from data.known_lists import COLUMNS, known_on, source_of
from data.outlines import Polygons
from data.places import counties_of, place_in
from data.records import ReadContext, Reading
from data.source_names import source_in
from data.store import Store

Reader = Callable[[bytes, str, ReadContext], Reading]
_PLACED = re.compile(r"[\u4e00-\u9fff]{1,10}[省市州盟县区旗]")


def understand(
    store: Store, read: Reader, data: bytes, request: Request, *, dated: bool = True
) -> tuple[Reading, Request]:
    """The reading of a file and the request with place and the source of every sheet filled in.

    The answers of the request are those that concern the file, the ones remembered among them.
    Unit names are resolved within the place, which may only be known after a first reading.
    `dated` is false where nobody has said what day the file speaks of: a date without a year then
    has none, and sources are recognised by all that is known.
    Raises whatever `read` raises for a file that cannot be opened.
    """

    with store.cursor() as cur:
        request = replace(request, answers=recalled(cur, request))

    def reading_in(place: str | None) -> Reading:
        return reading_of(store, read, data, request, place, dated=dated)

    first = request.place or place_in(request.file_name)
    reading = reading_in(first)
    with store.cursor() as cur:
        named, place = _recognised(cur, reading, request)
    place = request.place or place or first or _titled_place(reading)
    if place and place != first:
        reading = reading_in(place)
    layouts = {table.layout for table in reading.tables}
    return reading, replace(
        request,
        place=place,
        sources=sheet_sources(reading, request) | named,
        answers=tuple(a for a in request.answers if a[0] in layouts),
    )


def reading_of(
    store: Store, read: Reader, data: bytes, request: Request, place: str | None,
    *, dated: bool = True,
) -> Reading:  # fmt: skip
    """The file read with what the store knows of the place; a directory that comes in the same
    file counts for the lists beside it."""
    context = context_of(store, request, place)
    context = context if dated else replace(context, as_of=None)
    reading = read(data, request.file_name, context)
    beside = [row for t in reading.tables if t.kind == "directory" for row in t.rows]
    if beside and any(t.kind != "directory" for t in reading.tables):
        known = directory_for(store, place, beside, request.as_of)
        reading = read(data, request.file_name, replace(context, directory=known))
    return replace(reading, directory=fingerprint(context.directory))


def context_of(store: Store, request: Request, place: str | None) -> ReadContext:
    """What the loaders are told before reading a file of that place."""
    answers: dict[str, dict[str, str]] = {}
    for layout, heading, field in request.answers:
        answers.setdefault(layout, {})[heading] = field
    return ReadContext(
        request.as_of,
        directory_for(store, place, day=request.as_of),
        request.datum,
        outlines_for(place),
        answers,
        request.corrections,
    )


def outlines_for(place: str | None) -> dict[str, Polygons]:
    """The outlines of the districts of a place by name; empty when the place is not known."""
    found = counties_of(place) if place else None
    return {} if found is None else dict(zip(found["name"], found["polygons"], strict=True))


def _titled_place(reading: Reading) -> str | None:
    return next((p for t in reading.tables if (p := place_in(t.title or ""))), None)


def _recognised(
    cur: duckdb.DuckDBPyConnection, reading: Reading, request: Request
) -> tuple[dict[str, str], str | None]:
    """Label → the source its rows are known in, and the place of such a source."""
    places = dict(
        cur.execute("select source, max(place) from upload_tables group by source").fetchall()
    )
    named = dict(request.sources)
    if not request.source:
        for table, label in zip(reading.tables, labels(reading), strict=True):
            if table.kind in COLUMNS and label not in named:
                own = source_in(table, request.file_name)
                source = source_of(known_on(cur, table.kind, request.as_of), table, own)
                if source is None and table.kind != "tasks":
                    source = _named_alike(places, own)
                if source is not None:
                    named[label] = source
    known = [places[s] for s in (request.source, *named.values()) if places.get(s or "")]
    return named, (known[0] if known else None)


def _named_alike(known: Mapping[str, str], title: str) -> str | None:
    """The one known source that is called so but for the name of a place before it; not for tasks,
    whose numbers would then be those of another list."""
    found = [s for s in known if _PLACED.fullmatch(_rest(s, title) or _rest(title, s) or "")]
    return found[0] if len(found) == 1 and title not in known else None


def _rest(longer: str, shorter: str) -> str | None:
    return longer.removesuffix(shorter) if shorter and longer.endswith(shorter) else None
