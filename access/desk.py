"""The desk everybody passes: signing in and out, and who a visitor is.

One `Access` for each open store; `access.changes` changes accounts with it. What happens is one
transaction with its line in the audit; memory follows before the next one can begin, and the
websockets of ended sessions are closed.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from weakref import WeakKeyDictionary

from access import Refused, passwords
from access.accounts import Accounts
from access.caller import Caller
from access.lockout import Lockout
from access.sessions import Sessions
from access.sockets import Sockets
from data import accounts as kept
from data import audit
from data.accounts import Account, Cursor
from data.clock import utc_now
from data.settings import Settings, load
from data.store import Store
from data.visitor import Role, Visitor

WRONG = "账号或密码不对。"


class Locked(Refused):
    """Too many failures; `seconds` to wait."""

    def __init__(self, seconds: int) -> None:
        wait = f"{seconds} 秒" if seconds < 120 else f"{-(-seconds // 60)} 分钟"
        super().__init__(f"失败次数太多，请在 {wait}后再试。")
        self.seconds = seconds


class Access:
    """Accounts, sessions and open websockets of one store."""

    def __init__(
        self, store: Store, settings: Settings, clock: Callable[[], datetime] = utc_now
    ) -> None:
        self.store, self.settings, self.clock = store, settings, clock
        self.bound = "127.0.0.1"
        """The address the board listens on; whoever starts the server sets it."""
        self.accounts = Accounts(store, clock)
        self.sessions = Sessions(store, settings.session_hours, settings.idle_minutes, clock)
        self.sockets = Sockets()
        self.lockout = Lockout(clock)
        self._one_at_a_time = threading.Lock()
        self.proxies = listed(settings.trusted_proxy)
        self.watchers = listed(settings.metrics_from)
        self.origins = tuple(o.rstrip("/") for o in listed(settings.allowed_origins))

    def visitor(self, token: str | None, caller: Caller) -> Visitor | None:
        """Who calls with this session token; None for somebody who must sign in first."""
        account = self.account_of(token)
        if account is not None:
            return Visitor(account.name, account.role, account.units, address=caller.address)
        unclaimed = not self.accounts.any()
        if caller.local and (unclaimed or not self.settings.require_sign_in):
            role: Role = "admin" if unclaimed and self.settings.open_uploads else "viewer"
            return Visitor("", role, (), True, caller.address, unclaimed)
        return None

    def account_of(self, token: str | None) -> Account | None:
        """The account signed in with this session token, unless it has been closed."""
        session = self.sessions.find(token)
        account = self.accounts.find(session.account) if session else None
        return account if account is not None and account.disabled_at is None else None

    def sign_in(self, name: str, password: str, caller: Caller) -> str:
        """The token of a new session. Raises Locked, or Refused with the same sentence whatever
        was wrong."""
        self._count_attempt(name, caller)
        account = self.accounts.find(name)
        fits = passwords.fits(account.password_hash if account else None, password)
        if account is None or not fits or account.disabled_at is not None:
            # A name nobody has may be a password typed into the wrong field: it is not kept.
            who = account.name if account else ""
            audit.record(self.store, who, caller.address, "sign_in_failed", who or "没有这个账号")
            raise Refused(WRONG)
        return self.let_in(account, caller, password)

    def need_password(self, name: str, password: str, caller: Caller) -> None:
        """Raises Refused or Locked unless this is the account's password now."""
        self._count_attempt(name, caller)
        if not passwords.fits(self.accounts.get(name).password_hash, password):
            audit.record(self.store, name, caller.address, "sign_in_failed", name)
            raise Refused("现在的密码不对。")
        with self.store.writing() as cur:
            self.lockout.forgive(cur, name, caller.address)

    def let_in(self, account: Account, caller: Caller, password: str | None = None) -> str:
        """A session for somebody who has proved to be that account; its token."""
        with self.changing() as cur:
            now = stored(cur, account.name)
            if now.generation != account.generation or now.disabled_at is not None:
                raise Refused(WRONG)
            if password is None:
                self.lockout.forget(cur, now.name)
            else:
                self.lockout.forgive(cur, now.name, caller.address)
            if password is not None and passwords.outdated(now.password_hash or ""):
                now = self.accounts.changed(now, password_hash=passwords.hashed(password))
                kept.save_account(cur, now)
            audit.record(cur, now.name, caller.address, "sign_in", now.name)
            return self.sessions.open(cur, now.name, caller.address)

    def sign_out(self, token: str | None, caller: Caller) -> None:
        """End one session; harmless when it has ended."""
        if (session := self.sessions.find(token)) is None:
            return
        with self.changing() as cur:
            self.end(cur, [session.token_sha256])
            audit.record(cur, session.account, caller.address, "sign_out", session.account)

    def sweep(self) -> None:
        """End what has expired: rows, memory and open websockets. Note how far the audit has come,
        whoever added to it."""
        if over := self.sessions.expired():
            with self.changing() as cur:
                self.end(cur, over)
        audit.keep_head(self.store)

    def end(self, cur: Cursor, digests: Sequence[str]) -> None:
        """End sessions within a transaction, their websockets too."""
        kept.remove_sessions(cur, digests)
        self.sessions.drop(digests)
        self.sockets.close(digests)

    @contextmanager
    def changing(self) -> Iterator[Cursor]:
        """A transaction that changes accounts or sessions; memory has followed when it ends."""
        with self._one_at_a_time:
            try:
                with self.store.writing() as cur:
                    yield cur
            finally:
                with self.store.cursor() as cur:
                    self.accounts.reload(cur)
                audit.keep_head(self.store)

    def _count_attempt(self, name: str, caller: Caller) -> None:
        """It counts as failed until the password has proved right: many at once gain nothing."""
        with self.store.writing() as cur:
            wait = self.lockout.wait(cur, name, caller.address)
            if wait is None:
                self.lockout.count(cur, name, caller.address)
            elif wait.news:
                account = self.accounts.find(name)
                who = account.name if account else ""
                audit.record(cur, who, caller.address, "sign_in_locked", who or "没有这个账号")
                self.lockout.told(wait)
        if wait is not None:
            raise Locked(wait.seconds)


def stored(cur: Cursor, name: str) -> Account:
    """The account as the store has it in this transaction; Refused where there is none."""
    found = next((a for a in kept.all_accounts(cur) if a.name == name), None)
    if found is None:
        raise Refused(f"没有“{name}”这个账号。")
    return found


_desks: "WeakKeyDictionary[Store, Access]" = WeakKeyDictionary()
_making = threading.Lock()


def for_store(store: Store) -> Access:
    """The desk of an open store, the same for every caller in this process."""
    with _making:
        if store not in _desks:
            _desks[store] = Access(store, load())
        return _desks[store]


def listed(text: str) -> tuple[str, ...]:
    """The parts of a setting written with commas."""
    return tuple(part.strip() for part in text.split(",") if part.strip())
