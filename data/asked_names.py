"""The names a question is asked with, as the lists spell them.

Somebody at a terminal writes an alias, a short name, brackets of the other width; a name that
nobody knows must not look like a unit that has nothing to do.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

import duckdb
from rapidfuzz import fuzz, process

from data.directory import directory_for
from data.places import match_district, stem
from data.questions import Filters, choices, sources
from data.store import Store

_EVER = {
    "unit": """
        select unnest(lead_units) from tasks_versions
        union select unnest(responsible_units) from tasks_versions
        union select unnest(responsible_units) from petitions_versions
        union select unit from uploads where unit <> '' and rolled_back_at is null
    """,
    "district": """
        select unnest(names_in(district)) from tasks_versions
        union select unnest(districts) from petitions_versions
        union select district from indicators_versions where district <> ''
    """,
    "category": "select distinct plain_category(category) from tasks_versions where category <> ''",
}
_WHAT = {"unit": "单位", "district": "区县", "category": "类别"}
Spelling = Callable[[str, Sequence[str]], list[str]]
"""Those of the names that a word can mean."""
Words = dict[str, set[str]]
"""Name or alias, for comparing → the units that go by it."""
_NEAR_FROM, _NEAREST, _FEW = 50, 3, 8


def plain_name(name: str) -> str:
    """A name for comparing, as the macro of that name in `sql/macros`."""
    return "".join(name.replace("（", "(").replace("）", ")").split())


def spelled(store: Store, asked: Filters) -> tuple[Filters, list[str]]:
    """The filters with their names as the lists of the day spell them, and what is to be said of
    it: which name was taken for which, and which one nobody knows; such a name stays as it is."""
    if asked.unit is asked.district is asked.category is None:
        return asked, []
    with store.cursor() as cur:
        there = choices(cur, Filters(asked.as_of, asked.sources))
        full = [_full_names(store, cur, asked, day) for day in (asked.as_of, date.max)]
        plainly = cur.execute("select plain_category($name)", {"name": asked.category}).fetchone()
        ever = {what: _column(cur, statement) for what, statement in _EVER.items()}
    ever["unit"] += [name for words in full for names in words.values() for name in names]
    notes: list[str] = []

    def spelt(what: str, word: str | None, on_day: Sequence[str], spelling: Spelling) -> str | None:
        if not word:
            return word
        found = spelling(word, on_day)
        if not found and (found := spelling(word, ever[what])):
            notes.append(f"截至 {asked.as_of} 的清单中没有“{'、'.join(found)}”。")
        if not found:
            aliases = {w: n for words in full for w, names in words.items() for n in names}
            known = {n: n for n in (*ever[what], *on_day)}
            notes.append(_unknown(what, word, aliases | known if what == "unit" else known))
        elif len(found) > 1:
            notes.append(f"“{word}”不止一个{_WHAT[what]}：{'、'.join(found)}，请写全名。")
        elif found[0] != word:
            notes.append(f"“{word}”按“{found[0]}”查询。")
        return found[0] if len(found) == 1 else word

    by_directory = partial(_units, full=full)
    return replace(
        asked,
        unit=spelt("unit", asked.unit, there.units, by_directory),
        district=spelt("district", asked.district, there.districts, _districts),
        category=spelt("category", plainly[0] if plainly else None, there.categories, _exactly),
    ), notes


def spelled_source(word: str, names: Iterable[str]) -> str:
    """The source of that name, whatever its brackets and blanks; the word itself where none is."""
    found = _exactly(word, [*names])
    return found[0] if len(found) == 1 else word


def _exactly(word: str, names: Sequence[str]) -> list[str]:
    alike = {name for name in names if plain_name(name) == plain_name(word)}
    return [word] if word in alike else sorted(alike)


def _units(word: str, names: Sequence[str], full: Sequence[Words]) -> list[str]:
    """By its own name, else by that of the unit it is an alias of, or of which both are aliases;
    the names of the day go before those of today."""
    if same := _exactly(word, names):
        return same
    for words in full:
        meant = words.get(plain_name(word), set())
        alike = {name for name in names if not meant.isdisjoint(words.get(plain_name(name), ()))}
        if alike:
            return sorted(alike & meant or alike)
    return []


def _districts(word: str, names: Sequence[str]) -> list[str]:
    """Also without its ending (盐津), or with the place it lies in (昭通市盐津县)."""
    if same := _exactly(word, names):
        return same
    if stem(word) == word:
        found = match_district(word, [*dict.fromkeys(names)])
        return [] if found is None else [found]
    return sorted({name for name in names if name and word.endswith(name)})


def _unknown(what: str, word: str, known: Mapping[str, str]) -> str:
    """A sentence for a name nobody knows: `known` gives the full name of every name there is."""
    hits = process.extract(
        word, list(known), scorer=fuzz.ratio, score_cutoff=_NEAR_FROM, limit=2 * _NEAREST
    )
    near = list(dict.fromkeys(known[hit[0]] for hit in hits))[:_NEAREST]
    every = sorted(set(known.values()))
    told = f"没有这个{_WHAT[what]}：{word}。"
    if near:
        return f"{told}相近的有：{'、'.join(near)}。"
    return f"{told}现有：{'、'.join(every)}。" if 0 < len(every) <= _FEW else told


def _full_names(store: Store, cur: duckdb.DuckDBPyConnection, asked: Filters, day: date) -> Words:
    """What the units at the places of the chosen sources are called on that day."""
    known = sources(cur)
    if asked.sources is not None:
        known = known[known["source"].isin(asked.sources)]
    full: Words = {}
    for place in {*known["place"]}:
        for word, name in directory_for(store, place or None, day=day).names.items():
            full.setdefault(plain_name(word), set()).add(name)
    return full


def _column(cur: duckdb.DuckDBPyConnection, statement: str) -> list[str]:
    return sorted({name for (name,) in cur.execute(statement).fetchall() if name})
