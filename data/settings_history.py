"""Which settings the board ran with: a change since the last start is noted in the audit."""

import json
from dataclasses import asdict

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
    values = {n: v for n, v in asdict(settings).items() if n not in _SECRET}
    with store.writing() as cur:
        row = cur.execute(
            "select settings::varchar from settings_seen order by seen_at desc limit 1"
        ).fetchone()
        before = json.loads(row[0]) if row else values
        changed = [n for n in values if n in before and before[n] != values[n]]
        if row is None or before != values:
            text = json.dumps(values, ensure_ascii=False, sort_keys=True)
            cur.execute("insert into settings_seen values (?, ?)", [utc_now(), text])
        for name in changed:
            audit.record(
                cur, COMMAND_LINE.name, COMMAND_LINE.address, "setting", name,
                原来=before[name], 现在=values[name],
            )  # fmt: skip
    return changed
