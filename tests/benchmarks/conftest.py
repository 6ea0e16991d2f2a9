"""Benchmarks print what they measured; `-rA` in `commands/checks.py` shows it."""

from pathlib import Path

import pytest


@pytest.fixture
def data_folder(samples: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A copy of the samples that the pages of this process open."""
    import shutil

    folder = tmp_path / "data"
    shutil.copytree(samples, folder)
    monkeypatch.setenv("ZGKB_DATA", str(folder))
    return folder
