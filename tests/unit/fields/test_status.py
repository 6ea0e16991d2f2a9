"""Status words: every denial is heard before the word it denies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.vocabulary import TASK_STATUS_LABELS, TaskStatus
from loaders.fields.status import parse_task_status, status_from_progress

TASKS: dict[TaskStatus, str] = {
    "relapsed": "反弹 死灰复燃 已完成后反弹 与2017年相比出现反弹",
    "not_started": "尚未启动 未启动 未开工 未整改 待整改 暂未开展 发现 确认 入库 已确认 0% 未完成整改（未启动）",
    "behind": (
        "未达到序时进度 未达到时序进度 尚未达到序时进度 没有达到序时进度 尚未完全达到序时进度 未能达到规定的序时进度"
        " 未达序时 低于序时进度 落后于序时进度 滞后 严重滞后 进展缓慢 未按期完成 未按时完成 未如期完成 未按计划完成"
        " 逾期未完成 已逾期 超期 无法完成 无法按期完成 难以完成 不能按期完成 停滞"
    ),
    "in_progress": (
        "整改中 正在推进 正在整改 整改 推进中 有序推进 稳步推进 已启动 进行中 实施中 未完成 尚未完成 未完成整改"
        " 暂未完成 没有完成 未全部完成 尚未全部完成 部分完成 大部分完成 即将完成 接近完成 预计2020年12月底前完成"
        " 预计2020年12月31日前完成整改 计划2021年完成 拟于年底完成 力争年底完成 确保年底完成 2020年12月底前完成"
        " 应完成 需完成 延期完成 完成率60% 完成60% 已完成60% 完成进度60% 60% 99.5% 已完成80%以上 已完成3/5 完成过半"
        " 完成一半 主体工程已完成 已完成主体工程 完成招标 已完成方案设计 已完成整改方案编制 阶段性完成 未整改到位"
        " 整改不到位 未办结 未通过验收 验收不合格 未达到销号要求 已完成，剩余2项正在整改 已完成12项，1项未完成"
    ),
    "on_schedule": (
        "达到序时进度 时序进度 达到时序进度 序时进度 按序时推进 按序时进度推进 按计划推进 正常推进 正常 进展顺利"
        " 完成序时进度 达到序时进度并长期坚持 已达到序时进度，持续推进 基本达到序时进度"
    ),
    "ahead": "超过序时进度 超序时进度 超过时序进度 快于序时进度 超前推进",
    "ongoing": "长期坚持 持续推进 持续整改 常态化 立行立改、长期坚持 长期整改",
    "basically_done": "基本完成 基本完成整改 已基本完成 整改基本完成 基本完成（95%） 基本完成，持续推进 基本整改到位",
    "done": (
        "已完成 完成 完成整改 已完成整改 整改完成 全部完成 全面完成整改 已全部完成 按期完成 按时完成 提前完成"
        " 按计划完成整改 逾期完成 已整改 整改到位 已整改到位 整改完毕 已办结 办结 已验收 通过验收 验收通过 验收 待验收"
        " 正在验收"
        " 已完成并长期坚持 已完成，长期坚持 完成整改（含长期坚持） 已完成未销号 已完成整改，未开展验收 完成整改待销号"
        " 申请销号 正在申请销号 已完成整改，未反弹 已完成整改，达标率97% 100% 完成率100% 己完成 目前完成 已完成整改任务"
        " 已完工"
        " 完成整改，预计年底销号"
    ),
    "closed": "完成销号 已销号 销号 验收销号 已完成销号 已完成整改并通过验收销号 回头看 “回头看” 整改完成、已销号",
}


@pytest.mark.parametrize(
    ("words", "status"), [(w, status) for status, said in TASKS.items() for w in said.split()]
)
def test_status_of_a_task(words: str, status: TaskStatus) -> None:
    assert parse_task_status(words) == status


@pytest.mark.parametrize(
    "cell",
    [
        "是", "否", "有", "", "/", "—", "无", None, "达到", "未超过序时进度", "无需整改", "未销号", "未验收", "未反弹",
        "已完成12公里", "预计年底销号", "计划2021年6月通过验收", "2020年12月", 1, 0.8, True,
    ],
)  # fmt: skip
def test_no_status_of_a_task(cell: object) -> None:
    assert parse_task_status(cell) is None


@pytest.mark.parametrize(("status", "label"), TASK_STATUS_LABELS.items())
def test_every_label_is_read_back(status: TaskStatus, label: str) -> None:
    assert parse_task_status(label) == status


DENIALS = "未 尚未 暂未 没有 还未 无法 难以 预计 即将 力争 部分 尚待 未能 仍未".split()
FINISHED = "完成 完成整改 全部完成 完成销号 按期完成 完成整改任务 办结 整改到位".split()


@given(
    st.sampled_from(DENIALS),
    st.sampled_from(["", "按期", "在年底前", "全部"]),
    st.sampled_from(FINISHED),
)
def test_a_denial_is_never_read_as_done(denial: str, how: str, finished: str) -> None:
    assert parse_task_status(denial + how + finished) in ("in_progress", "behind")
    assert status_from_progress(denial + how + finished) in ("in_progress", "behind", None)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("已完成。2020年投入资金300万元，新建管网12公里。", "done"),
        ("已完成整改，长期坚持。", "done"),
        ("已完成，但仍有2项未验收", "done"),
        ("（一）已完成", "done"),
        ("【已完成】详见附件", "done"),
        ("1.已完成整改。2.正在推进。", "done"),
        ("该问题已整改到位。", "done"),
        ("截至2020年6月，已完成整改。", "done"),
        ("截至目前，正在推进管网建设。", "in_progress"),
        ("正在推进管网建设，已完成12公里。", "in_progress"),
        ("整改中", "in_progress"),
        ("已完成60%，剩余部分正在施工", "in_progress"),
        ("尚未完成。", "in_progress"),
        ("预计12月完成", "in_progress"),
        ("尚未启动，正在办理手续", "not_started"),
        ("达到序时进度。已新建管网", "on_schedule"),
        ("达到时序进度", "on_schedule"),
        ("未达到序时进度：资金未到位", "behind"),
        ("基本完成；剩余绿化", "basically_done"),
        ("已销号。", "closed"),
        ("长期坚持。每季度开展检查", "ongoing"),
    ],
)
def test_a_progress_text_opens_with_its_status(text: str, status: TaskStatus) -> None:
    assert status_from_progress(text) == status


@pytest.mark.parametrize(
    "text",
    [
        "已完成管网改造12公里，剩余3公里正在施工", "已完成招标，正在施工", "持续推进污水管网建设",
        "市住建局高度重视，已完成整改", "针对管网建设滞后问题，已整改", "2020年12月底前完成",
        "完成2020年目标任务的28%", "制定方案。已完成。", "", "无", None,
    ],
)  # fmt: skip
def test_a_progress_text_that_tells_a_story_has_no_status(text: object) -> None:
    assert status_from_progress(text) is None


@given(
    st.text()
    | st.text("未已完成整改销号序时进度反弹基本部分预计%0123，。（）")
    | st.none()
    | st.floats()
    | st.integers()
)
def test_any_cell_can_be_asked(cell: object) -> None:
    assert parse_task_status(cell) in (None, *TASK_STATUS_LABELS)
    assert status_from_progress(cell) in (None, *TASK_STATUS_LABELS)


@given(st.sampled_from([w for said in TASKS.values() for w in said.split()]), st.data())
def test_width_and_spaces_mean_nothing(words: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(min_value=0, max_value=len(words)))
    wide = f" {words[:at]}　{words[at:]}\n".replace("%", "％").replace("6", "６")
    assert parse_task_status(wide) == parse_task_status(words)
