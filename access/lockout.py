"""Failed sign-ins make the next one wait, longer each time, for a name and for an address."""

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from access.tokens import digest
from data import accounts as kept
from data.accounts import Cursor, Failures, key_of

FREE = {"name": 5, "address": 20}
"""Failures in a row that cost nothing: a name is one person's, an address may be an office's."""
FIRST_DELAY = timedelta(seconds=15)
LONGEST_DELAY = timedelta(minutes=15)
FORGOTTEN = timedelta(hours=24)
FADES = timedelta(minutes=3)
"""After so long one failure of an address is forgotten; nobody's success forgets any, or whoever
has an account could guess at the others' for ever."""


@dataclass(frozen=True)
class Wait:
    """How long to wait, and whether nobody has been told so since this wait began."""

    seconds: int
    news: bool
    key_sha256: str
    until: datetime


class Lockout:
    """Counts attempts before the password is looked at, so that many at once gain nothing."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._told: dict[str, datetime] = {}

    def wait(self, cur: Cursor, name: str, address: str) -> Wait | None:
        """How long to wait before this name may be tried from this address; None: not at all."""
        now = self._clock()
        found = [kept.failures(cur, key) for _, key in _keys(name, address)]
        longest = max(filter(None, found), key=lambda f: f.blocked_until, default=None)
        if longest is None or longest.blocked_until <= now:
            return None
        seconds = -int((now - longest.blocked_until).total_seconds() // 1)
        key, until = longest.key_sha256, longest.blocked_until
        return Wait(seconds, self._told.get(key) != until, key, until)

    def told(self, wait: Wait) -> None:
        """Remember that this wait stands in the audit: one line for each is enough."""
        now = self._clock()
        self._told = {key: until for key, until in self._told.items() if until > now}
        self._told[wait.key_sha256] = wait.until

    def count(self, cur: Cursor, name: str, address: str) -> None:
        """Count an attempt as failed until `forgive` says otherwise."""
        now = self._clock()
        kept.forget_failures_before(cur, now - FORGOTTEN)
        for what, key in _keys(name, address):
            before = kept.failures(cur, key) or Failures(key, 0, now, now)
            before = _faded(before, now) if what == "address" else replace(before, last_at=now)
            attempts = before.attempts + 1
            blocked = now + delay(attempts - FREE[what])
            kept.save_failures(cur, replace(before, attempts=attempts, blocked_until=blocked))

    def forgive(self, cur: Cursor, name: str, address: str) -> None:
        """The right password was given: the name owes nothing, the address what it owed before."""
        self.forget(cur, name)
        key = _keys(name, address)[1][1]
        if (counted := kept.failures(cur, key)) is not None:
            # Over the free ones this attempt was the only one let through.
            attempts, now = max(0, counted.attempts - 1), self._clock()
            kept.save_failures(cur, replace(counted, attempts=attempts, blocked_until=now))

    def forget(self, cur: Cursor, name: str) -> None:
        """Nothing is held against the name any more."""
        kept.forget_failures(cur, [_keys(name, "")[0][1]])


def delay(over: int) -> timedelta:
    """The wait after so many failures over the free ones: 15 s, 30 s, 1 min … 15 min."""
    return min(FIRST_DELAY * 2 ** min(over - 1, 10), LONGEST_DELAY) if over > 0 else timedelta()


def _faded(failed: Failures, now: datetime) -> Failures:
    """What is left of an address's failures; `last_at` is when the last of them faded."""
    gone = max(0, (now - failed.last_at) // FADES)
    if gone >= failed.attempts:
        return replace(failed, attempts=0, last_at=now)
    return replace(failed, attempts=failed.attempts - gone, last_at=failed.last_at + gone * FADES)


def _keys(name: str, address: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Digests: what is typed into the field for the name is sometimes a password."""
    return (
        ("name", digest(f"name {key_of(name)}")),
        ("address", digest(f"address {_network(address)}")),
    )


def _network(address: str) -> str:
    """One connection to the internet has 2^64 addresses in IPv6: they count as one."""
    try:
        return (
            str(ipaddress.ip_network(f"{address}/64", strict=False)) if ":" in address else address
        )
    except ValueError:
        return address
