"""The database made again from the originals and the journal."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from data import archive, journal
from data.heading_memory import forget_again
from data.incoming import Request
from data.recognition import reading_of
from data.records import ReadContext, Reading
from data.request_text import request_from_json
from data.store import Store
from data.taking_back import restore, roll_back
from data.uploads import commit
from data.visitor import COMMAND_LINE, Visitor

Reader = Callable[[bytes, str, ReadContext], Reading]
NOT_IN_THE_JOURNAL = (
    "accounts", "sessions", "sign_in_failures", "links", "audit", "schema_steps",
    "settings_seen",
)  # fmt: skip
"""Tables that come from no upload: a rebuild takes them over, a comparison leaves them out."""


def replay(originals: Path, into: Store, read: Reader, last: int | None = None) -> int:
    """Do again, in the empty store `into`, everything the journal beside `originals` tells,
    up to the line of that number.

    Returns the number of journal lines. Raises ArchiveError when an original is gone or altered,
    and whatever `read` raises.
    """
    count = 0
    for entry in journal.entries(originals):
        if last is not None and entry["number"] > last:
            break
        count += 1
        when = datetime.fromisoformat(entry["at"])
        if entry["action"] == "commit":
            request = request_from_json(
                json.dumps(entry["request"]), entry["file_name"], entry["user_name"]
            )
            data = archive.original(originals, entry["sha256"])
            reading = reading_of(into, read, data, request, request.place)
            commit(into, reading, data, request, when, _sender(request))
        elif entry["action"] == "roll_back":
            roll_back(into, entry["upload_id"], when)
        elif entry["action"] == "restore":
            restore(into, entry["upload_id"], when)
        else:
            for layout, unit, heading in entry["answers"]:
                forget_again(
                    into, layout, unit, heading, entry.get("uploads"), entry.get("user_name"), when
                )
    return count


def _sender(request: Request) -> Visitor:
    """Whose rights the upload was stored with."""
    if not request.only_units:
        return COMMAND_LINE
    return Visitor(request.user, "reporter", request.only_units)


def take_over(here: Store, into: Store) -> None:
    """Copy the tables that come from no upload (accounts, the audit log) as they are."""
    with here.cursor() as source, into.writing() as target:
        for table in NOT_IN_THE_JOURNAL:
            rows = source.execute(f"from {table}").to_arrow_table()
            target.register("taken_over", rows)
            target.execute(f"delete from {table}")
            target.execute(f"insert into {table} by name from taken_over")
            target.unregister("taken_over")
