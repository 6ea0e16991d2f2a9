"""The committed workbooks are what the script writes, byte for byte the same each time."""

import tomllib
import zipfile
from pathlib import Path

import pytest

from data.samples.build import FOLDER, all_uploads, build
from data.samples.sheets import workbook_bytes

UPLOADS = all_uploads()


def members(path: Path) -> dict[str, bytes]:
    """The unpacked parts of a workbook: the packing may differ from one zlib to another."""
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    build(folder)
    return folder


@pytest.mark.parametrize("upload", UPLOADS, ids=lambda upload: upload.file)
def test_the_committed_workbook_is_the_one_written(upload: object, rebuilt: Path) -> None:
    file = getattr(upload, "file", "")
    assert members(FOLDER / file) == members(rebuilt / file)


def test_the_same_sheets_give_the_same_bytes() -> None:
    sheets = UPLOADS[0].sheets
    assert workbook_bytes(sheets) == workbook_bytes(sheets)


def test_no_workbook_is_left_over() -> None:
    on_disk = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.xlsx")}
    assert on_disk == {upload.file for upload in UPLOADS}


def test_all_workbooks_together_stay_small() -> None:
    assert len(UPLOADS) == 43
    assert sum(path.stat().st_size for path in FOLDER.rglob("*.xlsx")) < 3_000_000


def test_the_manifest_lists_them_in_order_of_upload() -> None:
    text = (FOLDER / "manifest.toml").read_text(encoding="utf-8")
    listed = tomllib.loads(text)
    assert listed["default_place"] == "昭通市"
    assert [entry["file"] for entry in listed["uploads"]] == [u.file for u in UPLOADS]
    assert [entry.get("sources", {}) for entry in listed["uploads"]] == [
        dict(u.sources) for u in UPLOADS
    ]
    assert {entry["scope"] for entry in listed["uploads"]} == {"whole"}


def test_each_place_is_uploaded_by_as_of_date_after_all_directories() -> None:
    assert [bool(upload.sources) for upload in UPLOADS] == [False] * 6 + [True] * 37
    for place in {upload.place for upload in UPLOADS}:
        days = [upload.as_of for upload in UPLOADS if upload.place == place]
        assert days == sorted(days)
        assert len(set(days)) == 6


def test_source_names_are_unique_across_places() -> None:
    pairs = {(source, u.place) for u in UPLOADS for source in u.sources.values()}
    assert len({source for source, _ in pairs}) == len(pairs) == 10
    assert ("甘肃第一轮", "甘肃省") in pairs


def test_every_sheet_says_that_it_is_sample_data() -> None:
    for upload in UPLOADS:
        assert all("示例数据" in sheet.title for sheet in upload.sheets)
