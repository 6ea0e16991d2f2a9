"""A desk over an empty store, with a clock the test moves."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from access import changes, passwords
from access.caller import THIS_MACHINE, Caller
from access.desk import Access
from data.opening import open_store
from data.settings import Settings
from data.store import Store

PASSWORD = "正确 马 电池 订书钉"
OFFICE = Caller("10.1.2.3", local=False)
HERE = THIS_MACHINE


class Clock:
    """Says the time it was last set to."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 1, 8, 0, 0)

    def __call__(self) -> datetime:
        return self.time

    def forward(self, **how_far: float) -> None:
        self.time += timedelta(**how_far)


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same algorithm with the least memory and time it can do with."""
    cheap = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(passwords, "HASHER", cheap)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "data") as opened:
        yield opened


NewDesk = Callable[..., Access]


@pytest.fixture
def new_desk(store: Store, clock: Clock) -> NewDesk:
    """A desk with these settings; one made again stands for a board started again."""
    return lambda **settings: Access(store, Settings(**settings), clock)


@pytest.fixture
def desk(new_desk: NewDesk) -> Access:
    """A desk with an administrator 张管理 and a reporter 李填报 of 市水务局."""
    made = new_desk()
    changes.add(made, "张管理", "admin", [], PASSWORD, "（命令行）", "127.0.0.1")
    changes.add(made, "李填报", "reporter", ["市水务局"], PASSWORD, "张管理", "127.0.0.1")
    return made
