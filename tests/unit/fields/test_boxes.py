"""Boxes to tick inside a cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.fields.boxes import ticked
from loaders.fields.status import parse_task_status, parse_yes_no


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("☑已完成□未完成", "已完成"), ("□已完成☑未完成", "未完成"), ("已完成☑未完成□", "已完成"),
        ("是□否√", "否"), ("√是□否", "是"), ("☑已完成、□未完成", "已完成"), ("□未启动■整改中□已完成", "整改中"),
        ("□是□否", "□是□否"), ("√已完成", "√已完成"), ("☑是☑否", "☑是☑否"), ("已完成", "已完成"), ("", ""),
    ],
)  # fmt: skip
def test_the_words_at_the_ticked_box(cell: str, words: str) -> None:
    assert ticked(cell) == words


def test_a_ticked_box_is_a_state_or_an_answer() -> None:
    assert parse_task_status("☑ 已完成　□ 未完成") == "done"
    assert parse_task_status("□ 已完成　☑ 未完成") == "in_progress"
    assert parse_yes_no("是□ 否☑") is False


@given(st.text("☑□√■是否 已完成、"))
def test_any_text_can_be_asked(text: str) -> None:
    assert ticked(text) in text
