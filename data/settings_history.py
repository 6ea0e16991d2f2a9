"""Which settings the board ran with: a change since the last start is noted in the audit."""

import json
from dataclasses import asdict

import duckdb

from data import audit
from data.clock import utc_now
from data.settings import Settings
from data.store import Store
from data.visitor import COMMAND_LINE

_SECRET = {"oidc_client_secret"}


def note_settings(store: Store, settings: Settings) -> list[str]:
    """Keep the settings in force; the names of those that differ from the last ones kept.

    Each becomes a line in the audit with both values. The first start notes no change.
    """
    values = _values(settings)
    with store.writing() as cur:
        before = _last(cur)
        changed = list(_differing(before or values, values))
        if before != values:
            text = json.dumps(values, ensure_ascii=False, sort_keys=True)
            cur.execute("insert into settings_seen values (?, ?)", [utc_now(), text])
        for name in changed:
            audit.record(
                cur, COMMAND_LINE.name, COMMAND_LINE.address, "setting", name,
                原来=(before or values)[name], 现在=values[name],
            )  # fmt: skip
    return changed


def differing(store: Store, settings: Settings) -> dict[str, tuple[object, object]]:
    """Name → (value the board last ran with, value now) of every setting that differs."""
    with store.cursor() as cur:
        before = _last(cur)
    return _differing(before, _values(settings)) if before else {}


def _values(settings: Settings) -> dict[str, object]:
    return {n: v for n, v in asdict(settings).items() if n not in _SECRET}


def _last(cur: duckdb.DuckDBPyConnection) -> dict[str, object] | None:
    row = cur.execute(
        "select settings::varchar from settings_seen order by seen_at desc limit 1"
    ).fetchone()
    return dict(json.loads(row[0])) if row else None


def _differing(
    before: dict[str, object], now: dict[str, object]
) -> dict[str, tuple[object, object]]:
    return {n: (before[n], now[n]) for n in now if n in before and before[n] != now[n]}
