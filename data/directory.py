"""The unit names the store knows, as the loaders want them."""

import hashlib
from collections.abc import Iterable
from datetime import date

from data.records import Row, UnitDirectory
from data.store import Store


def directory_for(store: Store, place: str | None, beside: Iterable[Row] = ()) -> UnitDirectory:
    """The unit names of a place; of no other place, for the same alias is another unit there.

    Where the place is not known yet, the directory counts only if there is just one. `beside` are
    rows of a directory that comes with the list itself: they win over what is stored.
    """
    with store.cursor() as cur:
        rows = cur.execute(
            "select place, name, aliases, kind, district, members from directory_state($day) "
            "order by place, name",
            {"day": date.max},
        ).fetchall()
    if place or len({r[0] for r in rows}) > 1:
        rows = [r for r in rows if r[0] == (place or "")]
    own = [
        (place or "", r["name"], r.get("aliases"), None, r.get("district"), r.get("members"))
        for r in beside
    ]
    rows = [r for r in rows if r[1] not in {o[1] for o in own}] + own
    names: dict[str, set[str]] = {}
    for _, name, aliases, *_rest in rows:
        for word in (name, *(aliases or ())):
            names.setdefault(word, set()).add(name)
    return UnitDirectory(
        names={word: next(iter(full)) for word, full in names.items() if len(full) == 1},
        members={r[1]: tuple(r[5]) for r in rows if r[5]},
        districts={r[1]: r[4] for r in rows if r[4]},
    )


def fingerprint(directory: UnitDirectory) -> str:
    """Equal for directories that read every name alike."""
    parts = (directory.names, directory.members, directory.districts)
    said = repr([sorted(part.items()) for part in parts])
    return hashlib.sha256(said.encode()).hexdigest()


def unit_names(store: Store) -> set[str]:
    """Every name and alias of every place's directory."""
    with store.cursor() as cur:
        rows = cur.execute(
            "select name, aliases from directory_state($day)", {"day": date.max}
        ).fetchall()
    return {word for name, aliases in rows for word in (name, *(aliases or ()))}
