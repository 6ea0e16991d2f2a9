"""The list of pictures: every page is in it, under an address that can be opened."""

import re
from pathlib import Path

from commands.shots import SHOTS, Shot, address_of

MAIN = Path(__file__).parents[3] / "pages" / "main.py"


def test_every_page_has_its_picture() -> None:
    pages = re.findall(r'\("(\w+)\.py",', MAIN.read_text("utf-8"))
    assert sorted({shot.name for shot in SHOTS}) == sorted(pages)


def test_filters_stand_in_the_address() -> None:
    shot = Shot("overdue", "overdue", (("place", "嘉峪关市"), ("unit", "A 局")))
    assert address_of("http://127.0.0.1:8501", shot) == (
        "http://127.0.0.1:8501/overdue?place=%E5%98%89%E5%B3%AA%E5%85%B3%E5%B8%82&unit=A%20%E5%B1%80"
    )
    assert address_of("http://127.0.0.1:8501", Shot("overview", "")) == "http://127.0.0.1:8501/"
