"""How far a petition is settled, whether it proved true, and plain yes or no."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.vocabulary import PETITION_STATUS_LABELS, TRUTH_LABELS, PetitionStatus, Truth
from loaders.fields.status import parse_petition_status, parse_truth, parse_yes_no

PETITIONS: dict[PetitionStatus, str] = {
    "open": "未办结 尚未办结 正在办理 办理中 正在整改 整改中 待办 未完成 预计年底办结"
    " 未按期办结 未阶段性办结 核查中 限期整改 在办",
    "partly_settled": "阶段性办结 阶段办结 部分办结 基本办结 阶段性完成 阶段性办结，未全部办结",
    "settled": "已办结 办结 已完成 整改完成 已整改到位 办结未销号 申请销号 办结（长期坚持）",
    "signed_off": "已销号 销号 已办结并销号 完成销号",
}


@pytest.mark.parametrize(
    ("words", "status"), [(w, status) for status, said in PETITIONS.items() for w in said.split()]
)
def test_status_of_a_petition(words: str, status: PetitionStatus) -> None:
    assert parse_petition_status(words) == status


@pytest.mark.parametrize(("status", "label"), PETITION_STATUS_LABELS.items())
def test_every_petition_label_is_read_back(status: PetitionStatus, label: str) -> None:
    assert parse_petition_status(label) == status


@pytest.mark.parametrize("cell", ["是", "否", "", "/", None, "未销号", "不予受理", 1])
def test_no_status_of_a_petition(cell: object) -> None:
    assert parse_petition_status(cell) is None


TRUTHS: dict[Truth, str] = {
    "true": "属实 是 情况属实 经核查，属实 经查举报属实",
    "mostly_true": "基本属实 大部分属实 基本情况属实",
    "partly_true": "部分属实 不完全属实 不全部属实 部分不属实 噪声属实，油烟不属实",
    "untrue": "不属实 否 未属实 查无实据 失实 举报不实",
}


@pytest.mark.parametrize(
    ("words", "truth"), [(w, truth) for truth, said in TRUTHS.items() for w in said.split()]
)
def test_whether_a_complaint_is_true(words: str, truth: Truth) -> None:
    assert parse_truth(words) == truth


@pytest.mark.parametrize(("truth", "label"), TRUTH_LABELS.items())
def test_every_truth_label_is_read_back(truth: Truth, label: str) -> None:
    assert parse_truth(label) == truth


@pytest.mark.parametrize("cell", ["", "/", None, "是否属实", "无法核实", "待核实", "正在核查"])
def test_truth_not_known(cell: object) -> None:
    assert parse_truth(cell) is None


@pytest.mark.parametrize(
    ("answer", "cells"),
    [
        (
            True,
            ["是", "有", "√", "✓", "Y", "yes", "对", 1, 1.0, True, "１", "是（重点件）", "已完成"],
        ),
        (False, ["否", "不是", "没有", "×", "N", "no", 0, 0.0, False, "未完成", "不"]),
        (None, ["", "/", "无", None, "是否", "D3SX202505280018", 2, "市住建局"]),
    ],
)
def test_yes_and_no(answer: bool | None, cells: list[object]) -> None:
    assert [parse_yes_no(cell) for cell in cells] == [answer] * len(cells)


DENIALS = "未 尚未 暂未 没有 还未 无法 难以 预计 即将 力争 部分 尚待 未能 仍未".split()
FINISHED = "完成 完成整改 全部完成 按期完成 办结 全部办结 整改到位".split()


@given(st.sampled_from(DENIALS), st.sampled_from(["", "按期", "全部"]), st.sampled_from(FINISHED))
def test_a_denial_is_never_read_as_settled(denial: str, how: str, finished: str) -> None:
    assert parse_petition_status(denial + how + finished) in ("open", "partly_settled")


@given(
    st.text()
    | st.text("未已阶段性部分办结销号属实不是否")
    | st.none()
    | st.floats()
    | st.integers()
)
def test_any_cell_can_be_asked(cell: object) -> None:
    assert parse_petition_status(cell) in (None, *PETITION_STATUS_LABELS)
    assert parse_truth(cell) in (None, *TRUTH_LABELS)
    assert parse_yes_no(cell) in (True, False, None)
