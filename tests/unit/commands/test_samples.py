"""The samples: into an empty board only, marked as what they are, in the manifest's order."""

import tomllib
from pathlib import Path

import pytest

from commands import Refusal
from commands.on_store import run_command
from commands.samples import MANIFEST, SAMPLES, load_samples, remove_samples
from data.questions import sources
from data.store import Store
from data.taking_back import roll_back
from tests.unit.commands.conftest import NewList

TWO = """
[[uploads]]
file = "一月.xlsx"
as_of = 2021-01-31
sources = { Sheet = "省级督察" }

[[uploads]]
file = "二月.xlsx"
as_of = 2021-02-28
source = "省级督察"
place = "嘉峪关市"
"""


@pytest.fixture
def folder(tmp_path: Path, new_list: NewList) -> Path:
    """A folder of two samples and their manifest."""
    for name in ("一月.xlsx", "二月.xlsx"):
        new_list(name)
    (tmp_path / MANIFEST).write_text(TWO, "utf-8")
    return tmp_path


def test_samples_are_loaded_once_and_marked(store: Store, folder: Path) -> None:
    told: list[str] = []
    assert load_samples(store, told.append, folder) == 2
    assert told == ["导入示例数据 1/2（50%） 一月.xlsx", "导入示例数据 2/2（100%） 二月.xlsx"]
    with store.cursor() as cur:
        rows = cur.execute("select file_name, as_of::varchar, sample from uploads").fetchall()
    assert rows == [("一月.xlsx", "2021-01-31", True), ("二月.xlsx", "2021-02-28", True)]
    assert load_samples(store, told.append, folder) == 0
    assert len(told) == 2


def test_a_board_that_ever_had_an_upload_gets_no_samples(store: Store, folder: Path) -> None:
    load_samples(store, lambda _: None, folder)
    for number in (1, 2):
        roll_back(store, number)
    assert load_samples(store, lambda _: None, folder) == 0


def test_samples_leave_the_board_and_own_lists_stay(store: Store, folder: Path) -> None:
    load_samples(store, lambda _: None, folder)
    own = run_command(
        store,
        "import",
        {"files": [str(folder / "一月.xlsx")], "as_of": "2021-03-31", "source": "甲"},
    )
    assert own["exit"] == 0
    assert remove_samples(store) == 2
    with store.cursor() as cur:
        assert list(sources(cur)["source"]) == ["甲"]
    assert remove_samples(store) == 0


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [(MANIFEST, "没有示例数据：找不到 .*"), ("二月.xlsx", "示例数据不完整：缺少 二月.xlsx。")],
)
def test_what_is_missing_of_the_samples_is_told(
    store: Store, folder: Path, missing: str, sentence: str
) -> None:
    (folder / missing).unlink()
    with pytest.raises(Refusal, match=sentence):
        load_samples(store, lambda _: None, folder)


def test_every_sample_of_the_manifest_is_there() -> None:
    listed = tomllib.loads((SAMPLES / MANIFEST).read_text("utf-8"))["uploads"]
    assert [entry["file"] for entry in listed if not (SAMPLES / entry["file"]).is_file()] == []
