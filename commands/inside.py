"""Carrying out a command with the installed packages: through a running board, or on the store."""

import contextlib
import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from commands.asking import new_password
from commands.door import through_door
from commands.progress import Printer

if TYPE_CHECKING:
    from data.store import Store


def perform(options: Namespace) -> int:
    """Carry out the command, print its result as JSON or as text; the exit code."""
    if options.command == "shots":
        from commands.shots import take_shots

        return take_shots(Printer())
    if options.command == "user" and options.action in ("add", "password"):
        options.password = new_password()
    result = _result(options)
    for note in result.get("notes", ()):
        print(note, file=sys.stderr)
    if getattr(options, "json", False):
        print(json.dumps(result.get("output", {"error": result.get("error")}), ensure_ascii=False))
    elif "error" in result:
        print(result["error"], file=sys.stderr)
    else:
        from commands.telling import told

        for line in told(options.command, result["output"]):
            print(line)
    return int(result["exit"])


def _result(options: Namespace) -> dict[str, Any]:
    plain = {name: _plain(value) for name, value in vars(options).items()}
    there = through_door(options.data, options.command, plain)
    if there is not None:
        return there
    from commands.on_store import NOT_DONE, alone, run_command
    from commands.samples import load_samples
    from data.store import NotOpened

    if options.command == "restore" or (options.command == "rebuild" and not options.verify):
        return alone(options.command, plain)
    try:
        with _store(options) as store:
            if options.command != "samples" or options.remove:
                return run_command(store, options.command, plain)
            printer = Printer()
            count = load_samples(store, printer.step)
            printer.settle()
            quiet = options.only_if_empty and not count
            return {"exit": 0, "output": None if quiet else {"uploads": count}}
    except NotOpened as error:
        return {"exit": NOT_DONE, "error": str(error)}


@contextlib.contextmanager
def _store(options: Namespace) -> "Iterator[Store]":
    """The store of the data folder; without a folder, reading makes do with an empty one."""
    from data.opening import open_store

    if options.command in ("check", "ask") and not options.data.is_dir():
        with TemporaryDirectory() as folder, open_store(Path(folder)) as store:
            yield store
    else:
        with open_store(options.data) as store:
            yield store


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, Path) else value
