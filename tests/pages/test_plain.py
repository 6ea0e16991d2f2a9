"""Texts from data inside Markdown."""

import pytest

from pages.wording import plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("市水务局", "市水务局"),
        ("**粗** :red[红] $x$", "\\*\\*粗\\*\\* \\:red\\[红\\] \\$x\\$"),
        ("https://a.cn", "https\\:\u200b//a\\.cn"),
        ("WWW.a.cn", "WWW\u200b\\.a\\.cn"),
        ("a@b.cn", "a\u200b\\@b\\.cn"),
        ("甲\u202e乙\u2066丙", "甲乙丙"),
        ("一\n二\u2028三\t四", "一 二 三 四"),
    ],
)
def test_nothing_in_a_text_formats_links_or_turns_words_around(text: str, shown: str) -> None:
    assert plain(text) == shown
