"""Properties of status words, verdicts, yes and no."""

from hypothesis import given
from hypothesis import strategies as st

from data.vocabulary import PETITION_STATUS_LABELS, TASK_STATUS_LABELS, TRUTH_LABELS
from loaders.fields.status import (
    parse_bare_answer,
    parse_petition_status,
    parse_task_status,
    parse_truth,
    parse_yes_no,
    status_from_progress,
)
from tests.unit.fields.properties.cells import cells, rewritten
from tests.unit.fields.test_petition_status import PETITIONS, TRUTHS
from tests.unit.fields.test_status import STORIES, TASKS

CELLS = cells(
    "未已巳完成整改销号验收时序进度反弹基本部分预计是否不属实有%0123，。、（）√×",
    ("完成", "未", "尚未", "销号", "序时进度", "阶段性办结", "部分属实", "100%", "80%", "长期坚持"),
)
TASK_WORDS = [word for said in TASKS.values() for word in said.split()]
PETITION_WORDS = [word for said in PETITIONS.values() for word in said.split()]
TRUTH_WORDS = [word for said in TRUTHS.values() for word in said.split()]
DENIALS = "未 尚未 暂未 没有 还未 无法 难以 预计 即将 力争 部分 尚待 未能 仍未".split()
FINISHED = "完成 完成整改 全部完成 按期完成 完成整改任务 办结 整改到位 建成".split()


@given(CELLS)
def test_any_cell_can_be_asked(cell: object) -> None:
    answer = parse_yes_no(cell)
    assert answer in (True, False, None)
    assert parse_bare_answer(cell) in (answer, None)


@given(CELLS)
def test_the_label_of_a_status_is_that_status(cell: object) -> None:
    for found in (parse_task_status(cell), status_from_progress(cell)):
        assert found is None or parse_task_status(TASK_STATUS_LABELS[found]) == found
    settled, truth = parse_petition_status(cell), parse_truth(cell)
    assert settled is None or parse_petition_status(PETITION_STATUS_LABELS[settled]) == settled
    assert truth is None or parse_truth(TRUTH_LABELS[truth]) == truth


@given(rewritten([*TASK_WORDS, *STORIES]))
def test_width_and_spaces_mean_nothing_to_a_task(written: tuple[str, str]) -> None:
    phrase, other = written
    assert parse_task_status(other) == parse_task_status(phrase)
    assert status_from_progress(other) == status_from_progress(phrase)


@given(rewritten([*PETITION_WORDS, *TRUTH_WORDS, "是", "否", "有", "√", "1", "0", "yes", "x"]))
def test_width_and_spaces_mean_nothing_to_a_petition(written: tuple[str, str]) -> None:
    phrase, other = written
    for parse in (parse_petition_status, parse_truth, parse_yes_no, parse_bare_answer):
        assert parse(other) == parse(phrase)


@given(
    st.sampled_from(DENIALS),
    st.sampled_from(["", "按期", "在年底前", "全部"]),
    st.sampled_from([*FINISHED, "完成销号"]),
)
def test_a_denial_is_never_read_as_done(denial: str, how: str, finished: str) -> None:
    assert parse_task_status(denial + how + finished) in ("in_progress", "behind")
    assert status_from_progress(denial + how + finished) in ("in_progress", "behind", None)


@given(st.sampled_from(DENIALS), st.sampled_from(["", "按期", "全部"]), st.sampled_from(FINISHED))
def test_a_denial_is_never_read_as_settled(denial: str, how: str, finished: str) -> None:
    assert parse_petition_status(denial + how + finished) in ("open", "partly_settled")
