"""The text of a request, as it stands beside its upload in the database and in the journal."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from data.incoming import Request

_UNSAID = {"datum": "wgs84", "answers": (), "corrections": (), "only_units": (), "rules": 1}


def request_to_json(request: Request) -> str:
    """Stable text of a request; who sent it under what file name does not make it another.

    What later versions added is left out where nothing was said, so that the text of an upload
    stays the same from version to version.
    """
    raw = asdict(request) | {"as_of": request.as_of.isoformat(), "sources": dict(request.sources)}
    del raw["file_name"], raw["user"]
    if not (request.only_units or request.answers):
        raw["rules"] = 1  # They decide about answers and reporters only.
    for name, unsaid in _UNSAID.items():
        if raw[name] == unsaid:
            del raw[name]
    return json.dumps(raw, ensure_ascii=False, sort_keys=True)


def request_from_json(text: str, file_name: str, user: str) -> Request:
    """The request as it was stored beside the upload."""
    raw: dict[str, Any] = json.loads(text) | {"file_name": file_name, "user": user}
    raw["as_of"] = date.fromisoformat(raw["as_of"])
    for name in ("withdraw", "matches", "answers", "corrections"):
        raw[name] = tuple(tuple(part) for part in raw.get(name, ()))
    raw["only_units"] = tuple(raw.get("only_units", ()))
    raw.setdefault("rules", 1)
    return Request(**raw)


def said(request: Request) -> tuple[object, ...]:
    """What the uploader said that changes how the same bytes are read or stored."""
    return (
        request.withdraw, request.matches, request.datum,
        frozenset(request.answers), frozenset(request.corrections),
    )  # fmt: skip
