"""Which tasks read otherwise once an upload is taken back or given back."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from data.vocabulary import KEYS

_KEY = [*KEYS["tasks"]]
_WORDS = ("subject", "state")


@dataclass(frozen=True)
class MovedTask:
    """One task: its status now and after (None where none is reported), whether it is in force now
    and after, and the fields that differ."""

    source: str
    item_no: str
    sub_item: str
    subject: str | None
    now: str | None
    after: str | None
    is_listed: bool
    stays_listed: bool
    fields: tuple[str, ...] = ()


def moved(now: pd.DataFrame, after: pd.DataFrame) -> list[MovedTask]:
    """The tasks that differ between two answers of `questions.named_tasks`: first those that come
    or go, then those of another status, then the others."""
    here, there = now.set_index(_KEY), after.set_index(_KEY)
    found = [
        MovedTask(*key, row.subject, row.state, None, True, False)
        for key, row in _rows(here, here.index.difference(there.index, sort=False))
    ]
    found += [
        MovedTask(*key, row.subject, None, row.state, False, True)
        for key, row in _rows(there, there.index.difference(here.index, sort=False))
    ]
    return found + _changed(here, there)


def _changed(here: pd.DataFrame, there: pd.DataFrame) -> list[MovedTask]:
    both = here.index.intersection(there.index, sort=False)
    fields = [name for name in here.columns if name not in _WORDS]
    differs = here.loc[both, fields].to_numpy() != there.loc[both, fields].to_numpy()
    rows = differs.any(axis=1)
    changes = [_named(fields, line) for line in differs[rows]]
    pairs = zip(_rows(here, both[rows]), _rows(there, both[rows]), changes, strict=True)
    found = [
        MovedTask(*key, old.subject, old.state, new.state, True, True, names)
        for (key, old), (_, new), names in pairs
    ]
    return sorted(found, key=lambda task: task.now == task.after)


def _rows(frame: pd.DataFrame, keys: pd.Index) -> list[tuple[tuple[str, str, str], pd.Series]]:
    lines = frame.loc[keys, [*_WORDS]].itertuples(index=False)
    return list(zip(keys, lines, strict=True))


def _named(fields: Sequence[str], differs: Sequence[bool]) -> tuple[str, ...]:
    return tuple(name for name, yes in zip(fields, differs, strict=True) if yes)
