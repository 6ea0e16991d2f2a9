"""Failed sign-ins make the next one wait, longer each time, for a name and for an address."""

import ipaddress
from collections.abc import Callable
from datetime import datetime, timedelta

from access.tokens import digest
from data import accounts as kept
from data.accounts import Cursor, Failures

FREE = {"name": 5, "address": 20}
"""Failures in a row that cost nothing: a name is one person's, an address may be an office's."""
FIRST_DELAY = timedelta(seconds=15)
LONGEST_DELAY = timedelta(minutes=15)
FORGOTTEN = timedelta(hours=24)


class Lockout:
    """Counts attempts before the password is looked at, so that many at once gain nothing."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock

    def wait(self, cur: Cursor, name: str, address: str) -> int:
        """Seconds to wait before this name may be tried from this address; 0: now."""
        now = self._clock()
        found = (kept.failures(cur, key) for _, key in _keys(name, address))
        longest = max((f.blocked_until for f in found if f is not None), default=now)
        return max(0, -int((now - longest).total_seconds() // 1))

    def count(self, cur: Cursor, name: str, address: str) -> None:
        """Count an attempt as failed until `forget` says otherwise."""
        now = self._clock()
        kept.forget_failures_before(cur, now - FORGOTTEN)
        for what, key in _keys(name, address):
            before = kept.failures(cur, key)
            attempts = (before.attempts if before else 0) + 1
            blocked = now + delay(attempts - FREE[what])
            kept.save_failures(cur, Failures(key, attempts, now, blocked))

    def forget(self, cur: Cursor, name: str, address: str | None = None) -> None:
        """The right password was given: nothing is held against name and address any more."""
        keys = _keys(name, address or "")
        kept.forget_failures(cur, [key for what, key in keys if what == "name" or address])


def delay(over: int) -> timedelta:
    """The wait after so many failures over the free ones: 15 s, 30 s, 1 min … 15 min."""
    return min(FIRST_DELAY * 2 ** min(over - 1, 10), LONGEST_DELAY) if over > 0 else timedelta()


def _keys(name: str, address: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Digests: what is typed into the field for the name is sometimes a password."""
    return (
        ("name", digest(f"name {name.strip().casefold()}")),
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
