"""The loaders understand every sample workbook: no error, no warning, the rows that were written."""

from collections import Counter
from functools import lru_cache

import pytest

import loaders
from data.records import ReadContext, Reading, Row, Table, UnitDirectory
from data.samples.build import FOLDER, all_uploads
from data.samples.upload import Upload

UPLOADS = [upload for upload in all_uploads() if upload.sources]
OWN_COLUMNS = {"湖州市": {"heading_repeated"}}  # 所处环节 beside 整改状态


@lru_cache(maxsize=8)
def names_of(place: str) -> UnitDirectory:
    """The unit names of a place, out of its directory workbook."""
    upload = next(u for u in all_uploads() if u.place == place and not u.sources)
    (table,) = loaders.read((FOLDER / upload.file).read_bytes(), upload.file).tables
    names = {alias: row["name"] for row in table.rows for alias in row["aliases"] or ()}
    names |= {row["name"]: row["name"] for row in table.rows}
    members = {row["name"]: tuple(row["members"]) for row in table.rows if row["members"]}
    districts = {r["name"]: r["district"] for r in table.rows if r["kind"] == "territory"}
    return UnitDirectory(names, members, districts)


@lru_cache(maxsize=64)
def reading(file: str) -> Reading:
    """What the loaders make of a workbook with the directory of its place at hand."""
    upload = next(u for u in UPLOADS if u.file == file)
    context = ReadContext(as_of=upload.as_of, directory=names_of(upload.place))
    return loaders.read((FOLDER / file).read_bytes(), file, context)


def table_of(file: str, sheet: str) -> Table:
    """The one table of a sheet."""
    return next(table for table in reading(file).tables if table.sheet == sheet)


def rows_of(file: str, sheet: str) -> dict[str, Row]:
    """The tasks of a sheet by item number and sub-item, such as 24.1."""
    found = table_of(file, sheet).rows
    return {".".join(filter(None, (r["item_no"], r["sub_item"]))): r for r in found}


@pytest.mark.parametrize("upload", UPLOADS, ids=lambda upload: upload.file)
def test_a_workbook_is_read_without_error_or_warning(upload: Upload) -> None:
    found = reading(upload.file)
    findings = [*found.findings, *(f for table in found.tables for f in table.findings)]
    assert [f for f in findings if f.severity != "info"] == []
    assert {table.sheet for table in found.tables} == {sheet.name for sheet in upload.sheets}
    assert [table.sheet for table in found.tables if table.rejected] == []


@pytest.mark.parametrize("upload", UPLOADS, ids=lambda upload: upload.file)
def test_every_heading_is_known(upload: Upload) -> None:
    codes = {f.code for table in reading(upload.file).tables for f in table.findings}
    assert codes <= OWN_COLUMNS.get(upload.place, {"period_assumed"})


ANNEX = "jiayuguan/嘉峪关市中央生态环境保护督察反馈问题整改措施清单.xlsx"


def test_the_annex_gives_eighteen_tasks_and_no_error() -> None:
    table = table_of(ANNEX, "整改措施清单")
    assert len(table.rows) == 18
    assert reading(ANNEX).errors == 0
    assert Counter(reason for _, reason in table.skipped) == {"group": 2, "parent": 1, "note": 1}


def test_the_annex_is_understood_cell_by_cell() -> None:
    rows = rows_of(ANNEX, "整改措施清单")
    assert list(rows) == [
        "1", "2", "3", "4", "5", "14", "16", "24.1", "24.2", "25", "30", "31", "37", "38", "39",
        "42", "43", "45",
    ]  # fmt: skip
    assert Counter(row["deadline_kind"] for row in rows.values()) == {"date": 13, "continuous": 5}
    assert rows["3"]["responsible_units"] == [
        "市水务局", "市生态环境局", "市住建局", "工业园区管委会", "市农业农村局", "市郊区工作办公室",
    ]  # fmt: skip
    assert rows["42"]["responsible_units"] == ["市农业农村局", "市郊区工作办公室", "市生态环境局"]
    assert rows["25"]["responsible_units"][-1] == "酒钢(集团)公司"
    assert rows["24.2"]["supervising_units"] == ["市生态环境保护督察整改办公室"]
    assert rows["14"]["responsible_units"] == ["涉及问题整改工作责任单位"]
    assert len(rows["1"]["responsible_units"]) == 16


def test_gansu_ends_as_its_count_was_printed() -> None:
    rows = rows_of("gansu/甘肃省第一轮督察整改任务进展（2021年1月）.xlsx", "整改任务")
    status = Counter(row["status"] for row in rows.values())
    assert (len(rows), status["done"] + status["closed"]) == (62, 18)
    assert (status["basically_done"], status["on_schedule"], status["ahead"]) == (22, 9, 0)


def test_the_keys_of_a_list_stay_the_same_from_period_to_period() -> None:
    seen: dict[str, list[str]] = {}
    for upload in UPLOADS:
        for sheet, source in upload.sources.items():
            if table_of(upload.file, sheet).kind != "tasks":
                continue
            keys = list(rows_of(upload.file, sheet))
            assert set(seen.setdefault(source, keys)) <= set(keys)
            assert set(keys) - set(seen[source]) <= {"7.5"}
    assert {source: len(keys) for source, keys in seen.items()} == {
        "嘉峪关·中央第二轮": 18, "甘肃第一轮": 62, "茂名·回头看": 13, "茂名·中央专项督察": 9,
        "茂名·省第四批督察": 37, "湖州·2022年省专项督察": 10, "七星关·中央督察反馈": 18,
        "昭通·八大战役": 46,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("file", "sheet", "values"),
    [
        ("zhaotong/昭通市污染防治八大战役任务进展表（2021年1月）.xlsx", "指标月调度", 62),
        ("zhaotong/昭通市污染防治八大战役任务进展表（2020年12月）.xlsx", "县区指标", 143),
        ("jiayuguan/嘉峪关市督察整改调度表（2020年8月）.xlsx", "主要指标", 35),
        ("jiayuguan/嘉峪关市督察整改调度表（2021年1月）.xlsx", "主要指标", 210),
        ("maoming/茂名市环境保护督察整改任务清单（2021年1月）.xlsx", "分区指标", 25),
        ("huzhou/湖州市省督察整改动态进展台账（2023年12月）.xlsx", "区县进展", 30),
        ("qixingguan/七星关区环保督察问题及信访件整改台账（2018年8月）.xlsx", "指标", 18),
    ],
)
def test_indicators_have_values_periods_and_targets(file: str, sheet: str, values: int) -> None:
    table = table_of(file, sheet)
    rows = table.rows
    assert len(rows) == values
    assert {"target", "target_text", "direction", "target_date"} <= table.fields
    assert all(row["value"] is not None and row["period_end"] for row in rows)
    assert all(row["target"] is not None for row in rows if row["target_text"])


def test_petitions_are_understood() -> None:
    file = "qixingguan/七星关区环保督察问题及信访件整改台账（2018年8月）.xlsx"
    rows = table_of(file, "信访转办件").rows
    assert Counter(row["status"] for row in rows) == {
        "signed_off": 62, "settled": 29, "partly_settled": 4, "open": 1,
    }  # fmt: skip
    assert sum(len(row["districts"]) == 2 for row in rows) == 5
    assert sum(row["duplicate_of"] is not None for row in rows) == 3
