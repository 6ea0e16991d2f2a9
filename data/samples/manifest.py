"""What the sample manifest says about the sample set as a whole."""

import tomllib
from functools import lru_cache
from pathlib import Path

MANIFEST = Path(__file__).with_name("manifest.toml")


@lru_cache(maxsize=1)
def default_place() -> str:
    """The sample place the board opens with; an empty text without a manifest."""
    if not MANIFEST.exists():
        return ""
    return str(tomllib.loads(MANIFEST.read_text(encoding="utf-8")).get("default_place", ""))
