"""The small words around 完成, 销号 and 验收: each of them turns the meaning of a status cell."""

import pytest

from data.vocabulary import TaskStatus
from loaders.fields.status import parse_petition_status, parse_task_status, status_from_progress

NOT_YET = (
    "未 没 尚待 有待 亟待 待 即将 接近 快要 将于年底 将在年底 力争 争取 确保 保证 预计 预期 计划 拟 有望"
    " 可望 继续 抓紧"
    " 尽快 加快 推动 督促 准备 开始 正在 延期 应 须 需 要 务必 可 能 能够 应按期 须按时 需如期 应全部 须全面 应于 "
    " 年底前 年底前全部 月底前全面 2020年底全部 年度底全面"
).split()


@pytest.mark.parametrize("word", NOT_YET)
@pytest.mark.parametrize("finished", ["完成", "整改到位", "办结", "完结", "结案", "竣工", "解决"])
def test_what_is_still_to_be_finished_is_not_done(word: str, finished: str) -> None:
    assert parse_task_status(word + finished) == "in_progress"
    assert parse_petition_status(word + finished) == "open"


@pytest.mark.parametrize(
    "word", "无法 难以 不能 未能按期 没有如期 不能按时 难以按节点 未按进度 未按计划".split()
)
def test_what_cannot_be_finished_in_time_is_behind(word: str) -> None:
    assert parse_task_status(word + "完成") == "behind"


ASKED = (
    "待 申请 申报 提请 报请 上报 已报省厅 报送省厅 拟 正在 具备 符合 满足 达到 准备 等待 组织 可 可以 建议"
).split()


@pytest.mark.parametrize("word", ASKED)
def test_who_asks_for_closing_has_finished_and_is_not_closed(word: str) -> None:
    assert parse_task_status(word + "销号") == "done"
    assert parse_petition_status(word + "销号") == "settled"


@pytest.mark.parametrize(
    "rest", "中 申请 流程 程序 材料 资料 条件 标准 报告 公示 审核 审查 待批".split()
)
def test_what_only_prepares_the_closing_does_not_close(rest: str) -> None:
    assert parse_task_status("销号" + rest) == "done"
    assert parse_petition_status("销号" + rest) == "settled"


@pytest.mark.parametrize(
    "words",
    "已验收 通过验收 已通过县级验收 申请验收 待验收 验收中 验收合格 验收通过 公示 已公示 公示中 公示期"
    " 公示结束 公示无异议".split(),
)  # fmt: skip
def test_acceptance_and_publication_follow_on_finishing(words: str) -> None:
    assert parse_task_status(words) == "done"
    assert parse_petition_status(words) == "settled"


@pytest.mark.parametrize(
    "aside",
    [
        "完成时间2020年12月", "完成时限2020年底", "完成日期见附件", "未逾期", "没有滞后", "无超期",
        "不存在逾期", "未出现滞后",
        "未发生超期", "未反弹", "无反弹", "不反弹", "没有反弹", "防止反弹", "严防再次反弹", "避免出现反弹",
        "杜绝问题反弹",
        "防范发生反弹", "未发现反弹", "未销号", "尚未销号", "暂不销号", "不予销号", "不得销号", "不宜销号",
        "不同意销号",
        "无法销号", "难以销号", "未能销号", "未及时销号", "未申请销号", "未申报销号", "未提请销号",
        "未正式销号", "未进行验收",
        "未开展市级验收", "未组织验收", "未启动销号", "没有验收", "预计年底销号", "预期年底验收", "计划下月销号",
        "将于月底验收", "将在月底销号", "即将验收", "争取年底销号", "力争年底验收", "确保年底销号", "督促县级验收",
        "加快销号", "尽快验收",
    ],
)  # fmt: skip
def test_what_comes_next_takes_nothing_from_what_is_done(aside: str) -> None:
    assert parse_task_status(f"已完成整改，{aside}") == "done"
    assert parse_petition_status(f"已办结，{aside}") == "settled"


@pytest.mark.parametrize(
    "what",
    "了整改 全部任务 所有问题整改 整改目标 治理工作 验收 各项措施 整改事项 整改内容 市级验收"
    " 任务并长期坚持 整改且达标 整改正公示 整改：见附件".split(),
)
def test_whatever_is_completed_is_done(what: str) -> None:
    assert parse_task_status("完成" + what) == "done"


WORDS: dict[TaskStatus, str] = {
    "done": (
        "计划已完成 按计划任务已完成 按预期完成 按照计划完成 逾期已完成 超期后整改完成 已完成，已超期"
        " 整改结束 已竣工 已解决 均已解决"
        " 全面竣工 建成投产 建成且正式运行 建成运营 落实到位 已及时整改 已按要求整改 达到整改要求 达到整改标准"
        " 工程进度100% 项目进展达到100% 任务进度为100% 工作全部完成100%"
    ),
    "not_started": (
        "未正式启动 未全面开工 未实质性开展 未有效落实 尚未实施 没有推进 未行动 暂缓实施 拟开展 未曾整改"
        " 未能启动"
    ),
    "behind": (
        "没达到序时进度 不符合序时进度 难以达到序时进度 未跟上进度 未曾按期完成 未达节点 未完成计划"
        " 达不到要求 未达到 进度落后"
        " 落后于计划 落后 没有按节点推进 低于计划进度"
    ),
    "ahead": "超前于序时进度 高于序时进度 优于序时进度 领先序时进度 超过整改进度 快于目标进度 超前实施 提前推进",
    "on_schedule": (
        "按期推进 按时推进 按进度推进 按节点推进 按时间节点有序推进 按计划稳步推进 按计划正常推进"
        " 进展正常 达工作进度 达到计划进度"
        " 达到年度进度 达到目标进度 达到预期进度 达到时间节点 年度整改任务已完成 年度目标均完成 年度各项任务按期完成"
        " 年阶段性工作任务全部完成 完成本年度工作任务"
    ),
    "in_progress": (
        "已完成，其余正在整改 已完成3项，尚有1项 已完成3项，仍有1项 已完成3项，还有1项 整改不合格"
        " 不具备验收条件 不符合要求"
        " 整改不彻底 措施不到位 验收未过 销号未获批 部分整改 完成大半 完成三分之一 已完成5个中3个"
        " 完成第一阶段 完成前期工作"
        " 完成立项 完成可研 完成选址 完成勘察 完成部分整改 建设中 正在建设 施工中 在建 已开工 已开展 已落实责任 扫尾"
    ),
    "basically_done": "基本整改 基本竣工 基本办结",
    "relapsed": "回潮",
    "ongoing": "持续坚持 坚持不懈 常态化推进",
}  # fmt: skip


@pytest.mark.parametrize(
    ("words", "status"), [(w, status) for status, said in WORDS.items() for w in said.split()]
)
def test_words_for_a_state(words: str, status: TaskStatus) -> None:
    assert parse_task_status(words) == status


@pytest.mark.parametrize(
    "words", "无需整改 不需整改 无须整改 不涉及 不再推进 不再整改 未超前序时进度".split()
)
def test_where_nothing_is_asked_there_is_no_state(words: str) -> None:
    assert parse_task_status(words) is None


@pytest.mark.parametrize(
    ("opening", "status"),
    [
        ("目前已全面完成整改", "done"), ("当前各项措施均落实到位", "done"), ("本项问题现已按期整改完毕", "done"),
        ("此事项已按时办结", "done"), ("该工作已如期完成，并验收合格", "done"), ("两项措施都已完成", None),
        ("该问题已提前整改到位并且通过验收", "done"), ("正在有序推进中", "in_progress"),
        ("正在稳步实施", "in_progress"),
        ("正在全力推进", "in_progress"), ("正在扎实开展", "in_progress"), ("整改工作进行中", "in_progress"),
        ("没有启动", "not_started"), ("尚未开始整改", "not_started"), ("整改滞后", "behind"),
        ("低于序时进度", "behind"),
        ("超过序时进度", "ahead"), ("按计划正常推进", "on_schedule"), ("整改顺利推进", "in_progress"),
        ("出现反弹", "relapsed"),
        ("已申请销号", "done"), ("待销号", "done"), ("已公示", "done"), ("达到整改要求", "done"),
        ("完成率80%", "in_progress"),
        ("暂未完成管网建设", "in_progress"), ("还未完成管网建设", "in_progress"), ("目前正在建设管网", "in_progress"),
        ("现正在建设管网", "in_progress"), ("计划年底完成管网建设", "in_progress"), ("未完成管网建设", "in_progress"),
    ],
)  # fmt: skip
def test_openings_of_a_progress_text(opening: str, status: TaskStatus | None) -> None:
    assert status_from_progress(f"{opening}。详见附件。") == status


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("没办结", "open"), ("部分办理", "partly_settled"), ("部分整改", "partly_settled"), ("正在办理", "open"),
        ("正在处理", "open"), ("尽快整改", "open"), ("未启动", "open"), ("未开展", "open"), ("应办结", "open"),
        ("完结", "settled"), ("办理完毕", "settled"), ("办毕", None), ("整改到位", "settled"),
        ("已完成并回访", "settled"),
        ("已办理", "settled"), ("已处置", "settled"), ("已答复", "settled"), ("已回复", "settled"),
        ("已解决", "settled"),
        ("处理", "open"), ("处置中", "open"), ("调查中", "open"), ("核实中", "open"), ("推进中", "open"),
        ("已受理", "open"),
        ("已转办", "open"), ("已交办", "open"), ("长期整改", "open"), ("持续跟踪", "open"), ("进行中", "open"),
        ("已启动", "open"),
    ],
)  # fmt: skip
def test_words_for_a_petition(words: str, status: str | None) -> None:
    assert parse_petition_status(words) == status
