"""States told by progress texts in everyday words."""

import pytest

from data.vocabulary import TaskStatus
from loaders.fields.progress_prose import state_told

TOLD: dict[TaskStatus, tuple[str, ...]] = {
    "closed": (
        "该问题已于2024年3月销号。", "整改完成，4月已通过县级验收销号。", "已完成整改，并已于2024年3月销号。",
        "已通过验收并销号",
    ),
    "done": (
        "已全部完成截污纳管",
        "已建成投运", "项目已建成并投入运行，水质达标", "目前已全部完成拆除工作", "已完成全部整改任务", "完成整改100%",
        "已完成扩容改造，日处理能力达300吨。", "完成整改45个，持续巩固。", "已取缔拆除。", "已关停，待验收。",
        "已清理，已约谈", "已全部清理完毕，恢复原状。", "已完成管网改造，运行稳定，水质达标。",
        "已完成整改，已申请销号", "已拆除违建，完成整改", "目前已清理完毕，整改工作已完成", "问题已解决",
        "经现场核查，问题已整改完成", "现场核查已整改到位",
    ),
    "on_schedule": (
        "整改达到序时进度。", "已完成溯源，整治完成52个，整改达到序时进度。",
    ),
    "behind": (
        "资金未到位，进展缓慢", "因疫情影响，进度滞后", "正在整改，但推进较慢",
    ),
    "not_started": (
        "未开工", "项目尚未动工，资金未落实",
    ),
    "relapsed": (
        "再次反弹，群众有投诉", "已全部完成整改，但有反弹", "已取缔，但出现反弹现象",
    ),
    "in_progress": (
        "已完成主体工程",
        "清理中", "已制定方案。", "已印发实施方案", "工程已开工建设。", "1.已完成清淤。2.正在建设管网。", "已完成招标",
        "已完成立项和可研", "已完成溯源，整治完成52个。", "已完成3个中的2个", "12家企业中9家完成改造",
        "绕行方案征求意见中。", "目前已完成80%。", "已清理，剩余2处待清理", "1.已完成整改。2.正在推进。",
        "已完成整改。2.未达到序时进度", "绿化施工单位已进场。",
    ),
}  # fmt: skip
OPEN = (
    "已全部完成5公里管网",
    "部分企业已关停", "管网已建成5公里", "已建成，尚未投运",
    "已完成管网改造12公里", "已完成管网改造。正在申请验收", "已拆除3处", "已查处", "已取缔，但仍有反弹风险",
    "部分已取缔", "已完成一期改造，运行稳定", "已完成改造，力争年底稳定达标", "拟于6月开工建设",
    "计划2024年12月销号", "尚未销号", "已按整改方案完成整改", "未发现反弹", "12家企业中12家完成改造",
    "市住建局高度重视，已完成整改", "压实责任，限期治理，整改到位",
    "已要求企业解决", "已责令整改", "不涉及", "完成投资300万元", "", "无", None,
)  # fmt: skip


@pytest.mark.parametrize(("text", "state"), [(t, s) for s, said in TOLD.items() for t in said])
def test_the_state_a_story_tells(text: str, state: TaskStatus) -> None:
    assert state_told(text) == state


@pytest.mark.parametrize("text", OPEN)
def test_what_leaves_the_state_open(text: str | None) -> None:
    assert state_told(text) is None


@pytest.mark.parametrize(
    "denial", ["未", "尚未", "没有", "计划", "预计", "拟", "力争", "待", "正在"]
)
@pytest.mark.parametrize("words", ["完成扩容改造，运行正常", "取缔拆除", "完成整改45个，持续巩固"])
def test_what_is_denied_or_to_come_is_never_done(denial: str, words: str) -> None:
    found = state_told(denial + words)
    assert found not in ("done", "closed", "basically_done")
    assert state_told(f"{denial}销号") != "closed"
