"""The account of a person another server signs in: made at the first time, kept as told there."""

import re
from collections.abc import Mapping
from typing import Any

from access import Refused, changes
from access.desk import Access
from access.tokens import digest
from data.accounts import Account
from data.visitor import ROLE_LABELS, Role

BY = "（统一登录）"
_WORDS: dict[str, Role] = {word: role for role in ROLE_LABELS for word in (role, ROLE_LABELS[role])}
_STRONGEST: tuple[Role, ...] = ("admin", "reporter", "viewer")


def account_of(desk: Access, issuer: str, claims: Mapping[str, Any], address: str) -> Account:
    """The account for these claims, with role and units as the claims have them now.

    A person is known by issuer and `sub` alone: a name like that of a local account opens nothing.
    Raises Refused where the claims give no role.
    """
    settings = desk.settings
    roles = {
        _WORDS[word] for word in _words(claims.get(settings.oidc_role_claim)) if word in _WORDS
    }
    role = next((r for r in _STRONGEST if r in roles), None)
    if role is None:
        raise Refused("您在统一登录里没有看板的角色，请联系管理员。")
    units = tuple(_words(claims.get(settings.oidc_unit_claim))) if role == "reporter" else ()
    if role == "reporter" and not units:
        raise Refused("您在统一登录里没有填报单位，请联系管理员。")
    subject = f"{issuer} {claims['sub']}"
    account = desk.accounts.of_subject(subject)
    if account is None:
        name = _name(desk, claims, subject)
        return changes.add(desk, name, role, units, None, BY, address, subject)
    if (account.role, account.units) != (role, units):
        changes.change(desk, account.name, role, units, BY, address)
    return desk.accounts.get(account.name)


def _name(desk: Access, claims: Mapping[str, Any], subject: str) -> str:
    told = str(claims.get(desk.settings.oidc_name_claim) or claims.get("name") or "")
    plain = re.sub(r"[^\w.@-]", "", told)[:24]
    marked = f"{plain or '统一登录'}-{digest(subject)[:6]}"
    return plain if plain and desk.accounts.find(plain) is None else marked


def _words(claim: object) -> list[str]:
    """The texts of a claim that is a text, or a list of texts."""
    if isinstance(claim, str):
        return [part.strip() for part in claim.split(",") if part.strip()]
    return [str(part) for part in claim] if isinstance(claim, list) else []
