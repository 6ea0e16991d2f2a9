"""One file from disk: read and told (check), or read and stored (import)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from commands.plain import plain
from data.incoming import Request
from data.recognition import understand
from data.settings import load
from data.store import Store
from data.upload_errors import UploadError
from data.uploads import commit, preview
from data.vocabulary import Datum
from loaders import Limits, Unreadable, reader_within
from loaders.report import reading_as_dict

Told = tuple[int, dict[str, Any]]
"""Exit code (0 no errors, 1 errors, 2 unreadable) and what to print."""


def check_file(
    store: Store, file: Path, *, as_of: date | None, place: str | None, datum: Datum = "wgs84"
) -> Told:
    """What the loaders understand of the file: `reading_as_dict`; nothing is stored."""
    try:
        place = place or load().place or None
        request = Request(file.name, as_of or date.max, place=place, datum=datum)
        read = reader_within(vars(load()))
        reading, _ = understand(store, read, _bytes_of(file), request, dated=as_of is not None)
    except (Unreadable, OSError) as error:
        return 2, {"file": file.name, "error": why(error, file)}
    return int(reading.errors > 0), plain(reading_as_dict(reading))


def import_file(store: Store, file: Path, options: Mapping[str, Any]) -> Told:
    """Store the file under its as-of date; `options` as in `commands.run_command`.

    Told: file, upload_id, already_known, records (kind → stored rows), tables (sheet, kind, rows,
    rejected, skipped), sources, named_otherwise (sheet, named, source; see `Preview.otherwise`),
    strangers (see `Difference`), changes (new, changed, unchanged, missing) and findings.
    """
    request = Request(
        file_name=file.name,
        as_of=date.fromisoformat(options["as_of"]),
        source=options.get("source"),
        place=options.get("place") or load().place or None,
        scope=options.get("scope") or "whole",
        unit=options.get("unit"),
        user=options.get("user") or "",
        datum=options.get("datum") or "wgs84",
    )
    try:
        data = _bytes_of(file)
        reading, request = understand(store, reader_within(vars(load())), data, request)
        change = preview(store, reading, request)
        receipt = commit(store, reading, data, request)
    except (Unreadable, UploadError, OSError) as error:
        return 2, {"file": file.name, "error": why(error, file)}
    tables = [
        {
            "sheet": table.sheet,
            "kind": table.kind,
            "rows": len(table.rows),
            "rejected": len(table.rejected),
            "skipped": len(table.skipped),
        }
        for table in reading.tables
    ]
    findings = [*reading.every_finding, *receipt.not_stored]
    counts = change.difference
    told = {
        "file": file.name,
        "as_of": request.as_of.isoformat(),
        "upload_id": receipt.upload_id,
        "already_known": receipt.already_known,
        "records": dict(receipt.records),
        "tables": tables,
        "sources": sorted({b.source for b in change.batches if b.kind != "directory"}),
        "named_otherwise": [
            {"sheet": sheet, "named": named, "source": source}
            for sheet, named, source in change.otherwise
        ],
        "strangers": counts.strangers,
        "returning": [*counts.returning],
        "changes": {
            "new": counts.new,
            "changed": counts.changed,
            "unchanged": counts.unchanged,
            "missing": len(counts.missing),
        },
        "findings": [asdict(finding) for finding in findings],
    }
    return int(Counter(f.severity for f in findings)["error"] > 0), plain(told)


def _bytes_of(file: Path) -> bytes:
    """The file's bytes; Unreadable when there are more than a file may have."""
    Limits.of(vars(load())).check_size(file.stat().st_size)
    return file.read_bytes()


def why(error: Exception, file: Path) -> str:
    """One sentence for a file that was not read or not stored."""
    if isinstance(error, FileNotFoundError):
        return f"找不到文件 {file}。"
    if isinstance(error, IsADirectoryError):
        return f"{file} 是文件夹，不是表格文件。"
    if isinstance(error, OSError):
        return f"无法读取文件 {file}：{error.strerror or error}。"
    return str(error)
