"""Accounts, their sessions, failed sign-ins and one-time links, as rows of the store.

Only what is kept; what it means (passwords, cookies, delays) is `access/`. No primary keys: there
is one writer at a time, and DuckDB refuses to change a list in a keyed table.
Secrets are kept as digests: SHA-256 of random tokens, argon2 of passwords. Times are UTC.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import datetime

import duckdb

from data.visitor import Role

Cursor = duckdb.DuckDBPyConnection
TABLES = ("accounts", "sessions", "sign_in_failures", "links")
SCHEMA = """
create table if not exists accounts (
    name varchar not null, role varchar not null, units varchar[] not null,
    password_hash varchar, subject varchar, created_at timestamp not null,
    changed_at timestamp not null, disabled_at timestamp, generation integer not null
);
create table if not exists sessions (
    token_sha256 varchar not null, account varchar not null, created_at timestamp not null,
    expires_at timestamp not null, address varchar not null
);
create table if not exists sign_in_failures (
    key_sha256 varchar not null, attempts integer not null, last_at timestamp not null,
    blocked_until timestamp not null
);
create table if not exists links (
    token_sha256 varchar not null, purpose varchar not null, created_at timestamp not null,
    expires_at timestamp not null, used_at timestamp
);
"""


@dataclass(frozen=True)
class Account:
    """One account. `password_hash` is None where another server signs in (`subject`: its issuer and
    the person's number there). `generation` grows whenever all sessions must end."""

    name: str
    role: Role
    units: tuple[str, ...]
    password_hash: str | None
    subject: str | None
    created_at: datetime
    changed_at: datetime
    disabled_at: datetime | None = None
    generation: int = 1


@dataclass(frozen=True)
class Session:
    """One signed-in browser, known by the digest of its token."""

    token_sha256: str
    account: str
    created_at: datetime
    expires_at: datetime
    address: str


@dataclass(frozen=True)
class Failures:
    """Failed sign-ins under one key (a name or an address, as a digest). `last_at`: of a name, when
    the last one was; of an address, since when the next one to be forgotten fades."""

    key_sha256: str
    attempts: int
    last_at: datetime
    blocked_until: datetime


def key_of(name: str) -> str:
    """What stands for a name however it is written: two names with one key are one account."""
    return unicodedata.normalize("NFKC", name).strip().casefold()


def all_accounts(cur: Cursor) -> list[Account]:
    """Every account, by name."""
    rows = cur.execute(
        "select name, role, units, password_hash, subject, created_at, changed_at, disabled_at, "
        "generation from accounts order by name"
    ).fetchall()
    return [Account(row[0], row[1], tuple(row[2]), *row[3:]) for row in rows]


def save_account(cur: Cursor, account: Account) -> None:
    """Store the account under its name, in place of the one that has it."""
    cur.execute("delete from accounts where name = $name", {"name": account.name})
    values = [list(v) if isinstance(v, tuple) else v for v in astuple(account)]
    cur.execute("insert into accounts values (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)


def all_sessions(cur: Cursor) -> list[Session]:
    """Every session, expired ones included."""
    rows = cur.execute(
        "select token_sha256, account, created_at, expires_at, address from sessions"
    ).fetchall()
    return [Session(*row) for row in rows]


def add_session(cur: Cursor, session: Session) -> None:
    """Store a new session."""
    cur.execute("insert into sessions values (?, ?, ?, ?, ?)", list(astuple(session)))


def remove_sessions(cur: Cursor, digests: Iterable[str]) -> None:
    """Take sessions away by the digests of their tokens."""
    cur.execute(
        "delete from sessions where list_contains($digests, token_sha256)",
        {"digests": list(digests)},
    )


def failures(cur: Cursor, key_sha256: str) -> Failures | None:
    """The failed sign-ins in a row under a key."""
    row = cur.execute(
        "select key_sha256, attempts, last_at, blocked_until from sign_in_failures "
        "where key_sha256 = $key",
        {"key": key_sha256},
    ).fetchone()
    return Failures(*row) if row else None


def save_failures(cur: Cursor, failed: Failures) -> None:
    """Store failed sign-ins under their key, in place of what was there."""
    forget_failures(cur, [failed.key_sha256])
    cur.execute("insert into sign_in_failures values (?, ?, ?, ?)", list(astuple(failed)))


def forget_failures(cur: Cursor, keys: Iterable[str]) -> None:
    """Forget the failed sign-ins under these keys."""
    cur.execute(
        "delete from sign_in_failures where list_contains($keys, key_sha256)", {"keys": list(keys)}
    )


def forget_failures_before(cur: Cursor, when: datetime) -> None:
    """Forget the failed sign-ins nobody has added to since then."""
    cur.execute("delete from sign_in_failures where last_at < $at", {"at": when})


def add_link(
    cur: Cursor, token_sha256: str, purpose: str, created_at: datetime, expires_at: datetime
) -> None:
    """Store a one-time link; unused ones of the same purpose are void from now on."""
    cur.execute("delete from links where purpose = $p and used_at is null", {"p": purpose})
    cur.execute(
        "insert into links values (?, ?, ?, ?, null)",
        [token_sha256, purpose, created_at, expires_at],
    )


def live_link(cur: Cursor, token_sha256: str, purpose: str, when: datetime) -> bool:
    """Whether this link exists, was never used and has not expired."""
    row = cur.execute(
        "select 1 from links where token_sha256 = $token and purpose = $purpose "
        "and used_at is null and expires_at > $at",
        {"token": token_sha256, "purpose": purpose, "at": when},
    ).fetchone()
    return row is not None


def use_link(cur: Cursor, token_sha256: str, when: datetime) -> None:
    """Mark a link as used."""
    cur.execute(
        "update links set used_at = $at where token_sha256 = $token",
        {"at": when, "token": token_sha256},
    )
