"""The unit names the store knows, as the loaders want them."""

from datetime import date

from data.records import UnitDirectory
from data.store import Store


def directory_for(store: Store, place: str | None) -> UnitDirectory:
    """The unit names of a place; of no other place, for the same alias is another unit there.

    Where the place is not known yet, the directory counts only if there is just one.
    """
    with store.cursor() as cur:
        rows = cur.execute(
            "select place, name, aliases, kind, district, members from directory_state($day) "
            "order by place, name",
            {"day": date.max},
        ).fetchall()
    if place or len({r[0] for r in rows}) > 1:
        rows = [r for r in rows if r[0] == (place or "")]
    names: dict[str, set[str]] = {}
    for _, name, aliases, *_rest in rows:
        for word in (name, *(aliases or ())):
            names.setdefault(word, set()).add(name)
    return UnitDirectory(
        names={word: next(iter(full)) for word, full in names.items() if len(full) == 1},
        members={r[1]: tuple(r[5]) for r in rows if r[5]},
        districts={r[1]: r[4] for r in rows if r[4]},
    )


def unit_names(store: Store) -> set[str]:
    """Every name and alias of every place's directory."""
    with store.cursor() as cur:
        rows = cur.execute(
            "select name, aliases from directory_state($day)", {"day": date.max}
        ).fetchall()
    return {word for name, aliases in rows for word in (name, *(aliases or ()))}
