"""The example lists (示例数据): loaded into an empty board only, in the order of their manifest."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from commands import ROOT, Refusal
from data.directory import directory_for
from data.incoming import Request
from data.records import ReadContext
from data.store import Store
from data.taking_back import roll_back
from data.uploads import commit
from loaders import read

SAMPLES = ROOT / "data" / "samples"
MANIFEST = "manifest.toml"


def load_samples(store: Store, step: Callable[[str], None], folder: Path = SAMPLES) -> int:
    """Commit every upload of the manifest, marked as sample, telling each step; their number.

    Nothing happens, and 0 is returned, where the store has had any upload. The manifest is a list
    of `[[uploads]]`: `file` (beside it), `as_of`, and where needed `source`, `sources`, `place`,
    `scope`, `unit`, `user`. Raises Refusal when the manifest or a file is missing.
    """
    if not is_empty(store):
        return 0
    listed = _listed(folder)
    for number, entry in enumerate(listed, 1):
        step(f"导入示例数据 {number}/{len(listed)}（{number / len(listed):.0%}） {entry['file']}")
        _load(store, folder, entry)
    return len(listed)


def remove_samples(store: Store) -> int:
    """Roll every sample upload back, so that no screen shows it any more; their number."""
    with store.cursor() as cur:
        live = cur.execute(
            "select upload_id from uploads where sample and rolled_back_at is null order by 1 desc"
        ).fetchall()
    for (upload_id,) in live:
        roll_back(store, upload_id)
    return len(live)


def is_empty(store: Store) -> bool:
    """Whether the store has never had an upload, rolled back ones included."""
    with store.cursor() as cur:
        return cur.execute("select upload_id from uploads limit 1").fetchone() is None


def _listed(folder: Path) -> list[dict[str, Any]]:
    try:
        text = (folder / MANIFEST).read_text("utf-8")
    except FileNotFoundError as cause:
        raise Refusal(f"没有示例数据：找不到 {folder / MANIFEST}。") from cause
    listed = list(tomllib.loads(text)["uploads"])
    missing = [entry["file"] for entry in listed if not (folder / entry["file"]).is_file()]
    if missing:
        raise Refusal(f"示例数据不完整：缺少 {'、'.join(missing)}。")
    return listed


def _load(store: Store, folder: Path, entry: dict[str, Any]) -> None:
    request = Request(
        file_name=Path(entry["file"]).name,
        sample=True,
        **{name: value for name, value in entry.items() if name != "file"},
    )
    data = (folder / entry["file"]).read_bytes()
    context = ReadContext(request.as_of, directory_for(store, request.place, day=request.as_of))
    commit(store, read(data, request.file_name, context), data, request)
