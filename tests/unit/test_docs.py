"""A setting, a page or a command without its paragraph is not done."""

import re
from pathlib import Path

import pytest

from access.lockout import FREE
from data.settings import MEANINGS
from data.vocabulary import DEFINITIONS

ROOT = Path(__file__).parents[2]
OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
SCREENS = (ROOT / "docs" / "screens.md").read_text(encoding="utf-8")
PAGES = re.findall(
    r'\("(\w+)\.py", "(\S+?)", "\w+"\)', (ROOT / "pages" / "main.py").read_text("utf-8")
)


@pytest.mark.parametrize(("name", "meaning"), MEANINGS.items())
def test_every_setting_is_explained_in_the_words_of_the_settings(name: str, meaning: str) -> None:
    row = next(line for line in OPERATIONS.splitlines() if line.startswith(f"| `{name}` |"))
    assert row.endswith(f"| {meaning} |")


@pytest.mark.parametrize(
    "command", ["check", "import", "ask", "rebuild", "backup", "restore", "user", "test", "shots"]
)
def test_every_command_is_explained(command: str) -> None:
    assert f"`python3 start.py {command}" in OPERATIONS


def test_the_failures_after_which_one_waits_are_those_of_the_program() -> None:
    """The first failure over the free ones brings the first wait."""
    assert re.findall(r"连续输错 (\d+) 次后要等待", OPERATIONS) == [str(FREE["name"] + 1)]
    assert re.findall(r"同一地址输错 (\d+) 次也一样", OPERATIONS) == [str(FREE["address"] + 1)]


@pytest.mark.parametrize(("name", "title"), PAGES)
def test_every_page_has_its_paragraph_and_its_picture(name: str, title: str) -> None:
    assert f"## {title}\n\n![{title}](images/{name}-1920x1080.png)" in SCREENS
    for size in ("1920x1080", "1366x768"):
        assert (ROOT / "docs" / "images" / f"{name}-{size}.png").stat().st_size > 10_000


def test_there_are_twelve_pages() -> None:
    assert len(PAGES) == 12


@pytest.mark.parametrize("definition", DEFINITIONS.values())
def test_every_definition_of_a_rate_is_explained(definition: object) -> None:
    text = (ROOT / "docs" / "definitions.md").read_text(encoding="utf-8")
    assert f"| {definition.label} |" in text  # type: ignore[attr-defined]


def test_links_between_the_documents_lead_somewhere() -> None:
    for file in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#]+)\)", file.read_text(encoding="utf-8")):
            assert (file.parent / target).exists(), f"{file.name}: {target}"
