"""The accounts of a board: kept in the store, held in memory for the gate."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from access import Refused, passwords
from data import accounts as kept
from data.accounts import Account, Cursor, key_of
from data.clock import utc_now
from data.store import Store
from data.visitor import ROLE_LABELS, Role

_NAME = re.compile(r"[\w.@-]{1,32}")


class Accounts:
    """Finding accounts without asking the database; every change goes through `change`."""

    def __init__(self, store: Store, clock: Callable[[], datetime] = utc_now) -> None:
        self._clock = clock
        self._by_name: dict[str, Account] = {}
        with store.cursor() as cur:
            self.reload(cur)

    def reload(self, cur: Cursor) -> None:
        """Read all accounts again; after every transaction that changed one."""
        self._by_name = {key_of(a.name): a for a in kept.all_accounts(cur)}

    def all(self) -> list[Account]:
        """Every account, by name."""
        return sorted(self._by_name.values(), key=lambda a: a.name)

    def any(self) -> bool:
        """Whether the board has an account at all."""
        return bool(self._by_name)

    def find(self, name: str) -> Account | None:
        """The account of that name however it is written, disabled or not."""
        return self._by_name.get(key_of(name))

    def get(self, name: str) -> Account:
        """The account of that name; raises Refused where there is none."""
        found = self.find(name)
        if found is None:
            raise Refused(f"没有“{name}”这个账号。")
        return found

    def of_subject(self, subject: str) -> Account | None:
        """The account of a person another server signs in."""
        return next((a for a in self._by_name.values() if a.subject == subject), None)

    def new(
        self, name: str, role: Role, units: Sequence[str], password: str | None,
        subject: str | None = None,
    ) -> Account:  # fmt: skip
        """An account not stored yet; raises Refused for a name, role or password that cannot be."""
        name = unicodedata.normalize("NFKC", name).strip()
        if not _NAME.fullmatch(name):
            raise Refused("账号名只能用汉字、字母、数字和 . _ - @，最多 32 个字符。")
        if self.find(name) is not None:
            raise Refused(f"已经有“{name}”这个账号。")
        need_role(role, units)
        if password is not None:
            passwords.need_good(name, password)
        now = self._clock()
        hashed = passwords.hashed(password) if password is not None else None
        return Account(name, role, tuple(units), hashed, subject, now, now)

    def changed(self, account: Account, **values: object) -> Account:
        """The account with these values, not stored yet."""
        return replace(account, changed_at=self._clock(), **values)  # type: ignore[arg-type]


def need_role(role: Role, units: Sequence[str]) -> None:
    """Raises Refused where a role and units do not go together."""
    if role not in ROLE_LABELS:
        raise Refused(f"角色只能是 {'、'.join(ROLE_LABELS)}。")
    if role == "reporter" and not units:
        raise Refused("填报账号要用 --unit 写明填报单位，可以写几次。")
