"""The journal: one line for everything that happened to the board, kept beside the originals.

`archive/journal.jsonl` repeats what the database records of its commits. With the originals it is
all that making the database again needs, so a database that is lost or damaged costs nothing. The
lines of a transaction are written right after it; what a power cut or a full disk left out is
caught up with the next one, and on opening.
"""

import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

FILE = "journal.jsonl"
Entry = dict[str, Any]
"""`number`, `action` (commit | roll_back | restore | forget), `upload_id`, `at` (ISO, UTC). A commit
also has `sha256`, `file_name`, `user_name` and `request` (see `request_text`), a forget
the `answers` taken back: [layout, unit, heading], the `uploads` they were given with and the
`user_name` of who took them back (both not in lines of before)."""

_MISSED = """
    select c.commit_id, c.action, c.upload_id, c.happened_at, u.sha256, u.file_name, u.user_name,
        u.request::varchar,
        (select {'answers': list(distinct [layout, unit, heading]),
                'uploads': list(distinct upload_id order by upload_id), 'user_name': max(forgotten_by)}
         from heading_answers where forgotten_in = c.commit_id) as forgotten
    from commits c join uploads u using (upload_id)
    where c.commit_id > $last order by c.commit_id
"""


def catch_up(archive: Path, cur: duckdb.DuckDBPyConnection) -> None:
    """Write the lines of all commits the journal does not have yet; harmless when there are none.

    One at a time. Raises OSError when the journal cannot be written.
    """
    path = archive / FILE
    missed = cur.execute(_MISSED, {"last": last_number(archive)}).fetchall()
    lines = [_line(*row) for row in missed]
    if lines:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab") as file:
            file.write("".join(lines).encode())
            file.flush()
            os.fsync(file.fileno())


def ahead_of(archive: Path, cur: duckdb.DuckDBPyConnection) -> int | None:
    """The number of the journal's last line where the database has no such commit: it has been lost,
    or another has been put in its place. None where they agree, or the journal is behind."""
    last = _last(archive / FILE)
    if last is None:
        return None
    row = cur.execute(
        "select action, upload_id, happened_at from commits where commit_id = $number",
        {"number": last["number"]},
    ).fetchone()
    told = (last["action"], last["upload_id"], datetime.fromisoformat(last["at"]))
    return None if row == told else int(last["number"])


def last_number(archive: Path) -> int:
    """The number of the journal's last line, 0 where there is none."""
    last = _last(archive / FILE)
    return int(last["number"]) if last else 0


def entries(archive: Path) -> Iterator[Entry]:
    """Every whole line of the journal, oldest first."""
    path = archive / FILE
    if path.exists():
        for line in path.read_bytes().splitlines(keepends=True):
            if line.endswith(b"\n"):
                yield json.loads(line)


def _line(
    number: int, action: str, upload_id: int, at: Any, sha256: str, file_name: str, user_name: str,
    request: str, forgotten: Entry,
) -> str:  # fmt: skip
    entry: Entry = {
        "number": number, "action": action, "upload_id": upload_id, "at": at.isoformat(),
    }  # fmt: skip
    if action == "commit":
        entry |= {"sha256": sha256, "file_name": file_name, "user_name": user_name}
        entry["request"] = json.loads(request)
    if action == "forget":
        entry |= forgotten
    return json.dumps(entry, ensure_ascii=False) + "\n"


def _last(path: Path) -> Entry | None:
    """The last whole line; a line cut short by a power cut is taken away."""
    if not path.exists():
        return None
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        back = min(size, _LONGEST_LINE)
        file.seek(size - back)
        tail = file.read()
    end = tail.rfind(b"\n") + 1
    if end < len(tail):
        with path.open("r+b") as file:
            file.truncate(size - len(tail) + end)
    lines = tail[:end].splitlines()
    return dict(json.loads(lines[-1])) if lines else None


_LONGEST_LINE = 4 * 1024 * 1024
