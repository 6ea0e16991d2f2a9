"""The arrows of the house point down, and Streamlit stays in the rooms that may use it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = (
    "app", "commands", "pages", "access", "charts", "reports", "loaders", "data", "operations",
)  # fmt: skip
MAY_IMPORT = {
    "app": {"commands", "pages", "access", "charts", "reports", "loaders", "data", "operations"},
    "commands": {"access", "loaders", "data"},
    "pages": {"pages", "access", "charts", "reports", "loaders", "data", "operations"},
    "access": {"access", "data"},
    "charts": {"charts", "data.vocabulary"},
    "reports": {"reports", "data.vocabulary"},
    "loaders": {
        "loaders",
        "data.vocabulary",
        "data.records",
        "data.findings",
        "data.collector",
    },
    "data": {"data"},
    "operations": {"operations"},
}
NOT_OF_LOADERS = {
    "files": {"fields", "sheets", "columns", "rows", "tasks", "petitions", "indicators", "apart"},
    "fields": {"sheets", "columns", "rows", "tasks", "petitions", "indicators", "apart"},
    "tasks": {"petitions", "indicators", "apart"},
    "petitions": {"tasks", "apart"},
    "indicators": {"tasks", "petitions", "apart"},
}
"""Rooms of the loaders that a room of theirs does not know."""


def sources(room: str) -> list[Path]:
    folder = ROOT / room
    return sorted(folder.rglob("*.py")) if folder.is_dir() else [ROOT / f"{room}.py"]


def imported(file: Path) -> Iterator[str]:
    """Every module a file imports, wherever in the file the import stands."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def allowed(module: str, room: str) -> bool:
    return any(module == way or module.startswith(f"{way}.") for way in MAY_IMPORT[room] | {room})


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_rooms_below_it(room: str) -> None:
    crossings = [
        f"{file.relative_to(ROOT)} imports {module}"
        for file in sources(room)
        for module in imported(file)
        if module.split(".")[0] in ROOMS and not allowed(module, room)
    ]
    assert crossings == []


@pytest.mark.parametrize("room", NOT_OF_LOADERS)
def test_a_room_of_the_loaders_does_not_know_those_it_serves(room: str) -> None:
    files = sources(f"loaders/{room}")
    crossings = [
        f"{file.relative_to(ROOT)} imports {module}"
        for file in files
        for module in imported(file)
        if module.startswith("loaders.") and module.split(".")[1] in NOT_OF_LOADERS[room]
    ]
    assert files
    assert crossings == []


@pytest.mark.parametrize("room", [r for r in ROOMS if r not in ("app", "pages")])
def test_streamlit_is_imported_by_the_app_and_its_pages_only(room: str) -> None:
    users = [
        str(file.relative_to(ROOT))
        for file in sources(room)
        if any(m.split(".")[0] == "streamlit" for m in imported(file))
    ]
    assert users == []


def test_no_page_holds_sql() -> None:
    words = ("select ", "insert into ", "update ", "delete from ")
    holders = [
        f"{file.name}: {node.value[:40]}"
        for file in sources("pages")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        and node.value.lstrip().lower().startswith(words)
    ]  # fmt: skip
    assert holders == []
