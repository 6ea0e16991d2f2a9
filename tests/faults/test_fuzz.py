"""Thousands of spoiled workbooks: a sentence or a reading that adds up, never a mistake of ours."""

import io
import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random

import pytest
from openpyxl import load_workbook

from loaders import Limits
from tests.faults.mutations import (
    spoiled_bytes,
    spoiled_cells,
    spoiled_part,
    spoiled_text,
    workbook_of,
)
from tests.faults.reading import Reader, adds_up, reader
from tests.faults.shuffles import Grid
from tests.unit.loaders.biff import xls

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
PATIENT = Limits(seconds=60)
ROUNDS = int(os.environ.get("ZGKB_FUZZ_ROUNDS", "8"))
A_ROUND = {"bytes": 30, "parts": 35, "cells": 40, "texts": 20}
"""Spoiled files of each kind a round: 1,000 of them in 8 rounds, 2,500 in the long run of 20."""

PETITIONS: Grid = [
    ["附件", "", "某市信访举报件转办清单（第3批）"],
    "受理编号 交办日期 行政区域 问题描述 污染类型 是否属实 办结状态 罚款金额（万元） 经度 纬度".split(),
    "D3SX202505280018 2025年5月28日 甲区、乙区 夜间异味 大气、噪声 属实 已办结 3.5 105.3 27.3".split(),
    "X3SX202505290001 2025-05-29 乙区 污水直排 水 不属实 阶段性办结 / — 无".split(),
]
INDICATORS: Grid = [
    ["指标名称", "计量单位", "2020年", "", "2021年", "", "目标值"],
    ["", "", "甲区", "乙区", "甲区", "乙区", ""],
    ["优良天数比例", "%", "97.2", "0.95", "98%", "—", "≥97.2%"],
    ["地表水", "", "Ⅲ类", "达到Ⅱ类", "", "劣Ⅴ类", "达到或优于Ⅲ类"],
]


@pytest.fixture(scope="module")
def clerk() -> Iterator[Reader]:
    with reader() as one:
        yield one


@cache
def workbooks() -> tuple[bytes, ...]:
    """The smallest list of every place, and small workbooks of other kinds."""
    smallest = [
        min(folder.glob("*.xlsx"), key=lambda file: file.stat().st_size)
        for folder in sorted(SAMPLES.iterdir())
        if any(folder.glob("*.xlsx"))
    ]
    lists = [min(f.parent.glob("*（*月）.xlsx"), key=lambda f: f.stat().st_size) for f in smallest]
    built = [workbook_of(PETITIONS, ["A1:C1"]), workbook_of(INDICATORS, ["C1:D1", "E1:F1"])]
    return tuple(file.read_bytes() for file in {*smallest, *lists}) + tuple(built)


@cache
def grids() -> tuple[Grid, ...]:
    """The first rows of the same workbooks as texts."""
    found: list[Grid] = [PETITIONS, INDICATORS]
    for data in workbooks()[:-2]:
        sheet = load_workbook(io.BytesIO(data), read_only=True).worksheets[0]
        rows = sheet.iter_rows(max_row=60, values_only=True)
        found.append([["" if v is None else str(v) for v in row] for row in rows])
    return tuple(found)


@cache
def old_workbooks() -> tuple[bytes, ...]:
    return tuple(xls(grid[:30], ((0, 0, 0, 2), (1, 2, 0, 0))) for grid in grids())


def by_bytes(chance: Random) -> tuple[bytes, str]:
    data = chance.choice(workbooks() + old_workbooks())
    return spoiled_bytes(data, chance), "清单.xls"


def by_parts(chance: Random) -> tuple[bytes, str]:
    return spoiled_part(chance.choice(workbooks()), chance), "清单.xlsx"


def by_cells(chance: Random) -> tuple[bytes, str]:
    return workbook_of(*spoiled_cells(chance.choice(grids()), chance)), "清单.xlsx"


def by_texts(chance: Random) -> tuple[bytes, str]:
    grid, _ = spoiled_cells(chance.choice(grids()), chance)
    return spoiled_text(grid, chance), "清单.csv"


WAYS: dict[str, Callable[[Random], tuple[bytes, str]]] = {
    "bytes": by_bytes,
    "parts": by_parts,
    "cells": by_cells,
    "texts": by_texts,
}


def test_there_are_thousands() -> None:
    assert ROUNDS * sum(A_ROUND.values()) >= 1000
    assert len(workbooks()) > 8


@pytest.mark.parametrize("round_", range(ROUNDS))
@pytest.mark.parametrize("way", WAYS)
def test_a_spoiled_file_gives_a_sentence_or_a_reading_that_adds_up(
    clerk: Reader, way: str, round_: int
) -> None:
    for number in range(A_ROUND[way]):
        seed = f"{way}-{round_}-{number}"
        data, name = WAYS[way](Random(seed))
        told = clerk.tell(data, name, PATIENT)
        assert told.reason not in ("reader_failed", "took_too_long"), seed
        if told.reading is None:
            assert told.sentence.endswith("。"), seed
            continue
        adds_up(told.reading)
        for table in told.reading.tables:
            assert all(f.message and f.fix for f in table.findings), seed
