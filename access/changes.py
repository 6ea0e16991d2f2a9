"""What changes an account: each is one transaction with its line in the audit.

`by` and `address` say who did it from where; a command of this machine is `data.visitor.COMMAND_LINE`.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from access import Refused, passwords
from access.accounts import need_role
from access.caller import Caller
from access.desk import Access, stored
from access.tokens import digest, new_token
from data import accounts as kept
from data import audit
from data.accounts import Account, Cursor, key_of
from data.visitor import ROLE_LABELS, Role

FIRST = "first_administrator"
LINK_LASTS = timedelta(hours=24)
SPENT = "这个链接已经用过或者过期了。"


def add(
    desk: Access, name: str, role: Role, units: Sequence[str], password: str | None, by: str,
    address: str, subject: str | None = None,
) -> Account:  # fmt: skip
    """Create an account. Raises Refused for a name, role, unit or password that cannot be."""
    account = desk.accounts.new(name, role, units, password, subject)
    with desk.changing() as cur:
        if any(key_of(a.name) == key_of(account.name) for a in kept.all_accounts(cur)):
            raise Refused(f"已经有“{account.name}”这个账号。")
        _add(cur, account, by, address)
    _claimed(desk)
    return account


def set_password(
    desk: Access, name: str, password: str, by: str, address: str, keep: str | None = None
) -> int:
    """Give an account a new password and end its sessions but that of the token `keep`."""
    account = desk.accounts.get(name)
    passwords.need_good(account.name, password)
    hashed = passwords.hashed(password)
    return _change(desk, account, "password", by, address, keep=keep, password_hash=hashed)


def change(
    desk: Access, name: str, role: Role | None, units: Sequence[str] | None, by: str, address: str
) -> int:
    """Give an account another role or other units; its sessions end."""
    account = desk.accounts.get(name)
    role, units = role or account.role, tuple(account.units if units is None else units)
    need_role(role, units)
    return _change(desk, account, "account_changed", by, address, role=role, units=units)


def disable(desk: Access, name: str, by: str, address: str) -> int:
    """Close an account; its sessions end."""
    account = desk.accounts.get(name)
    return _change(desk, account, "account_disabled", by, address, disabled_at=desk.clock())


def enable(desk: Access, name: str, by: str, address: str) -> int:
    """Open a closed account again."""
    account = desk.accounts.get(name)
    return _change(desk, account, "account_enabled", by, address, disabled_at=None)


def sign_out_everywhere(desk: Access, name: str, by: str, address: str) -> int:
    """End every session of an account; their number."""
    return _change(desk, desk.accounts.get(name), "sign_out_everywhere", by, address)


def new_first_link(desk: Access) -> str | None:
    """A token that makes whoever has it the first administrator, once, within 24 hours.

    None where there is an account. Links made before are void.
    """
    if desk.accounts.any():
        return None
    token, now = new_token(), desk.clock()
    with desk.store.writing() as cur:
        kept.add_link(cur, digest(token), FIRST, now, now + LINK_LASTS)
    return token


def first_link_lives(desk: Access, link: str) -> bool:
    """Whether this link still makes the first administrator."""
    with desk.store.cursor() as cur:
        return not desk.accounts.any() and kept.live_link(cur, digest(link), FIRST, desk.clock())


def create_first(desk: Access, link: str, name: str, password: str, caller: Caller) -> str:
    """The first administrator by a one-time link; the token of the new session."""
    account = desk.accounts.new(name, "admin", (), password)
    with desk.changing() as cur:
        lives = kept.live_link(cur, digest(link), FIRST, desk.clock())
        if not lives or kept.all_accounts(cur):
            raise Refused(SPENT)
        kept.use_link(cur, digest(link), desk.clock())
        _add(cur, account, account.name, caller.address)
    _claimed(desk)
    return desk.let_in(account, caller)


def _add(cur: Cursor, account: Account, by: str, address: str) -> None:
    kept.save_account(cur, account)
    told = _told({"role": account.role, "units": account.units})
    audit.record(cur, by, address, "account_added", account.name, **told)


def _claimed(desk: Access) -> None:
    """There is an account: who read without signing in may have to from now on."""
    if desk.settings.require_sign_in:
        desk.sockets.close([None])


def _told(values: Mapping[str, Any]) -> dict[str, object]:
    """What the audit says of changed values; never a password."""
    told: dict[str, object] = {}
    if "role" in values:
        told["角色"] = ROLE_LABELS[values["role"]]
    if values.get("units"):
        told["单位"] = list(values["units"])
    return told


def _change(
    desk: Access, account: Account, action: str, by: str, address: str, keep: str | None = None,
    **values: object,
) -> int:  # fmt: skip
    """Store a changed account and end its sessions; how many ended."""
    kept_session = digest(keep) if keep else None
    with desk.changing() as cur:
        now = stored(cur, account.name)
        grown = desk.accounts.changed(now, generation=now.generation + 1, **values)
        if grown.role != "admin" or grown.disabled_at is not None:
            _need_other_admin(cur, now)
        kept.save_account(cur, grown)
        ended = [d for d in desk.sessions.of(now.name) if d != kept_session]
        desk.end(cur, ended)
        desk.lockout.forget(cur, now.name)
        audit.record(cur, by, address, action, now.name, **_told(values))
    return len(ended)


def _need_other_admin(cur: Cursor, account: Account) -> None:
    others = (a for a in kept.all_accounts(cur) if a.name != account.name)
    if account.role == "admin" and not any(
        a.role == "admin" and a.disabled_at is None for a in others
    ):
        raise Refused("这是最后一个管理账号，不能停用或改成别的角色。")
