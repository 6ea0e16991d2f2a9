"""Screens without a browser: the real pages over the real samples, run by AppTest."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages import board

MAIN = Path(__file__).parents[2] / "pages" / "main.py"
Screen = Callable[..., AppTest]


@pytest.fixture(scope="session")
def shown_samples(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the samples for screens that change nothing."""
    folder = tmp_path_factory.mktemp("screens") / "data"
    shutil.copytree(samples, folder)
    return folder


@pytest.fixture
def screen(shown_samples: Path, monkeypatch: pytest.MonkeyPatch) -> Screen:
    """`screen("completion", place="嘉峪关市")`: that page, run over the samples, which stay open."""
    return _over(shown_samples, monkeypatch)


@pytest.fixture
def empty_screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Screen]:
    """The same over an empty store of the test's own."""
    yield _over(tmp_path / "data", monkeypatch)
    board.store().close()


def _over(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Screen:
    monkeypatch.setenv("ZGKB_DATA", str(folder))

    def run(page: str = "overview", **query: str) -> AppTest:
        app = AppTest.from_file(str(MAIN), default_timeout=60)
        for name, value in query.items():
            app.query_params[name] = value
        if page != "overview":
            app.switch_page(f"{page}.py")
        app.run()
        assert [e.message for e in app.exception] == []
        return app

    return run
