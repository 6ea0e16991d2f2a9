"""The unit names the store knows, as the loaders want them."""

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Any

from data.records import Row, UnitDirectory
from data.store import Store

TODAY = date.max


def directory_for(
    store: Store, place: str | None, beside: Iterable[Row] = (), day: date = TODAY
) -> UnitDirectory:
    """The unit names of a place; of no other place, for the same alias is another unit there.

    Where the place is not known yet, the directory counts only if there is just one; one of no
    place counts where the board knows no other place. `beside` are rows of a directory that comes
    with the list itself: they win over what is stored. A unit that a later directory calls
    otherwise, with the old name as an alias, goes by its name of `day`, that of the list.
    """
    with store.cursor() as cur:
        rows = cur.execute(
            "select place, name, aliases, kind, district, members from units_in_force($day) "
            "order by place, name",
            {"day": day},
        ).fetchall()
        places = {name for (name,) in cur.execute("from places_known()").fetchall()}
    places |= {r[0] for r in rows} - {""}
    if place:
        rows = [r for r in rows if r[0] == place or (not r[0] and places <= {place})]
    elif len(places) > 1:
        rows = [r for r in rows if not r[0]]
    own = [
        (place or "", r["name"], r.get("aliases"), None, r.get("district"), r.get("members"))
        for r in beside
    ]
    rows = _with(rows, own)
    names: dict[str, set[str]] = {}
    for _, name, aliases, *_rest in rows:
        for word in (name, *(aliases or ())):
            names.setdefault(word, set()).add(name)
    known = {word: next(iter(full)) for word, full in names.items() if len(full) == 1}
    return UnitDirectory(
        names=known,
        members={r[1]: tuple(dict.fromkeys(known.get(m, m) for m in r[5])) for r in rows if r[5]},
        districts={r[1]: r[4] for r in rows if r[4]},
    )


def _with(stored: list[Any], own: list[Any]) -> list[Any]:
    """The stored rows and those of the list's own, which replace and rename stored ones."""
    here = {row[1] for row in own}
    renamed = {alias: row[1] for row in own for alias in row[2] or () if alias not in here}
    words: dict[str, list[str]] = {}
    for row in stored:
        if row[1] in renamed:
            words.setdefault(renamed[row[1]], []).extend(row[2] or ())
    left = [row for row in stored if row[1] not in here and row[1] not in renamed]
    return left + [(r[0], r[1], [*(r[2] or ()), *words.get(r[1], ())], *r[3:]) for r in own]


def fingerprint(directory: UnitDirectory) -> str:
    """Equal for directories that read every name alike."""
    parts = (directory.names, directory.members, directory.districts)
    said = repr([sorted(part.items()) for part in parts])
    return hashlib.sha256(said.encode()).hexdigest()


def unit_names(store: Store) -> set[str]:
    """Every name and alias of every place's directory."""
    with store.cursor() as cur:
        rows = cur.execute(
            "select name, aliases from units_in_force($day)", {"day": TODAY}
        ).fetchall()
    return {word for name, aliases in rows for word in (name, *(aliases or ()))}
