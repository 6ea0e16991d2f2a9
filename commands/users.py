"""The command `user`, and the link that makes the first administrator, on an open store."""

from collections.abc import Callable, Mapping
from typing import Any

from access import changes
from access.desk import Access, for_store
from data.directory import unit_names
from data.store import Store
from data.visitor import COMMAND_LINE, ROLE_LABELS

Options = Mapping[str, Any]
Result = dict[str, Any]
_BY = (COMMAND_LINE.name, COMMAND_LINE.address)


def user(store: Store, options: Options) -> Result:
    """Carry out one action on an account; raises access.Refused with a sentence."""
    output = _ACTIONS[options["action"]](for_store(store), options)
    return {"exit": 0, "output": output}


def first_link(store: Store, _: Options) -> Result:
    """A new link for the first administrator: `{"link": token}`, None where none is needed."""
    desk = for_store(store)
    wanted = not desk.settings.open_uploads
    return {"exit": 0, "output": {"link": changes.new_first_link(desk) if wanted else None}}


def _add(desk: Access, options: Options) -> dict[str, Any]:
    units = options.get("unit") or []
    made = changes.add(desk, options["name"], options["role"], units, options["password"], *_BY)
    told = f"账号“{made.name}”已建立（{ROLE_LABELS[made.role]}）。"
    return {"told": told, "notes": _unknown_units(desk, units)}


def _list(desk: Access, _: Options) -> dict[str, Any]:
    rows = [
        {
            "name": a.name, "role": a.role, "role_label": ROLE_LABELS[a.role],
            "units": list(a.units), "disabled": a.disabled_at is not None,
            "signed_in": len(desk.sessions.of(a.name)), "created_at": a.created_at.isoformat(),
        }
        for a in desk.accounts.all()
    ]  # fmt: skip
    return {"accounts": rows}


def _change(desk: Access, options: Options) -> dict[str, Any]:
    units = options.get("unit")
    ended = changes.change(desk, options["name"], options.get("role"), units, *_BY)
    notes = _unknown_units(desk, units or [])
    return {"told": f"账号“{options['name']}”已修改{_ended(ended)}。", "notes": notes}


def _password(desk: Access, options: Options) -> dict[str, Any]:
    ended = changes.set_password(desk, options["name"], options["password"], *_BY)
    return {"told": f"账号“{options['name']}”的密码已重新设置{_ended(ended)}。"}


def _disable(desk: Access, options: Options) -> dict[str, Any]:
    ended = changes.disable(desk, options["name"], *_BY)
    return {"told": f"账号“{options['name']}”已停用{_ended(ended)}。"}


def _enable(desk: Access, options: Options) -> dict[str, Any]:
    changes.enable(desk, options["name"], *_BY)
    return {"told": f"账号“{options['name']}”已重新启用。"}


def _sign_out(desk: Access, options: Options) -> dict[str, Any]:
    ended = changes.sign_out_everywhere(desk, options["name"], *_BY)
    return {"told": f"账号“{options['name']}”已在 {ended} 处退出。"}


_ACTIONS: dict[str, Callable[[Access, Options], dict[str, Any]]] = {
    "add": _add, "list": _list, "change": _change, "password": _password,
    "disable": _disable, "enable": _enable, "signout": _sign_out,
}  # fmt: skip


def _ended(count: int) -> str:
    return f"，{count} 处登录已退出" if count else ""


def _unknown_units(desk: Access, units: list[str]) -> list[str]:
    """A note for every unit no directory has: its account could upload nothing."""
    known = unit_names(desk.store)
    return [
        f"注意：单位“{unit}”不在单位名录中。名录里补上之前，只有单位栏写的正是“{unit}”的行能入库，"
        "写简称、统称的不算；如果是写错了，请用 user change 改正。"
        for unit in units
        if known and unit not in known
    ]
