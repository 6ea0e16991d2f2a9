"""How far a petition is settled, whether it proved true, and plain yes or no."""

import pytest

from data.vocabulary import PETITION_STATUS_LABELS, TRUTH_LABELS, PetitionStatus, Truth
from loaders.fields.status import (
    parse_bare_answer,
    parse_petition_status,
    parse_truth,
    parse_yes_no,
)

PETITIONS: dict[PetitionStatus, str] = {
    "open": "未结 未办结 尚未办结 正在办理 办理中 正在整改 整改中 待办 未完成 预计年底办结"
    " 未按期办结 未阶段性办结 核查中 限期整改 在办 年底前办结 12月底完成 应于6月底办结 还没办结 未达到整改目标"
    " 没办完 未整改完毕 整改完成，反弹 侦办中 正在审理 拆除中 正在查处",
    "partly_settled": "部份办结 阶段性办结 阶段办结 部分办结 基本办结 阶段性完成 阶段性办结，未全部办结"
    " 部分已清理 阶段性",
    "settled": "已结 结 已结（重复件） 已办结 办结 已完成 整改完成 已整改到位 办结未销号 申请销号 办结（长期坚持）"
    " 整改完成待验收 已完成但未销号 已验收 已公示 已报省销号 已处理 已查处 已结案 已立行立改 已达到整改目标"
    " 办完 已终结 未反弹，已办结 整改完毕 整改结束 已拆除 清理完毕 不属实，无需整改，已办结",
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


@pytest.mark.parametrize(
    "cell", ["是", "否", "", "/", None, "未销号", "不予受理", "无需整改", "重复件，已并案办理", 1]
)
def test_no_status_of_a_petition(cell: object) -> None:
    assert parse_petition_status(cell) is None


TRUTHS: dict[Truth, str] = {
    "true": (
        "属实 是 情况属实 经核查，属实 经查举报属实 属实，正在调查处理 是否属实：属实 真实 情况真实 已查实 "
        "确有此事 署实 属时 属实，不存在夜间偷排"
    ),
    "mostly_true": "基本属实 大部分属实 基本情况属实 大体属实 情况基本属实 基本属时 大部份属实"
    " 大部分情况属实 大部分问题属实",
    "partly_true": "部分属实 不完全属实 不全部属实 部分不属实 噪声属实，油烟不属实 部份属实 部分失实 部分属是"
    " 部分情况属实 部分问题属实 反映的部分问题不属实",
    "untrue": "不属实 否 未属实 查无实据 失实 举报不实 不属是 查无此事 经核查，不存在 与事实不符 不真实",
}


@pytest.mark.parametrize(
    ("words", "truth"), [(w, truth) for truth, said in TRUTHS.items() for w in said.split()]
)
def test_whether_a_complaint_is_true(words: str, truth: Truth) -> None:
    assert parse_truth(words) == truth


@pytest.mark.parametrize(("truth", "label"), TRUTH_LABELS.items())
def test_every_truth_label_is_read_back(truth: Truth, label: str) -> None:
    assert parse_truth(label) == truth


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "/",
        None,
        "是否属实",
        "无法核实",
        "待核实",
        "正在核查",
        "属实与否正在核实",
        "属实情况待查",
    ],
)
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


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("是", True), ("√", True), ("有", True), ("是（重点件）", True), (1, True), ("否", False), ("未销号", False),
        ("已部署", None), ("有困难", None), ("有待研究", None), ("是历史遗留问题", None), ("", None),
    ],
)  # fmt: skip
def test_only_a_bare_yes_says_that_a_state_is_reached(cell: object, answer: bool | None) -> None:
    assert parse_bare_answer(cell) is answer
