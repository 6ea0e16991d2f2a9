"""One normaliser: width, spaces, line breaks and the marks for "nothing"."""

from datetime import date, datetime

import pytest

from data.vocabulary import BLANK_MARKS
from loaders.fields.text import clean, compact, is_blank, pieces, raw, spellings, unwrapped


@pytest.mark.parametrize(
    "mark", [*BLANK_MARKS, "", " ", "\u3000", "---", "／ ／", "无。", None, float("nan")]
)
def test_a_mark_for_nothing_is_blank(mark: object) -> None:
    assert is_blank(mark)
    assert clean(mark) == compact(mark) == ""


@pytest.mark.parametrize("word", ["无锡市", "0", "无法完成", "-5", "否"])
def test_a_word_that_only_starts_like_a_mark_is_kept(word: str) -> None:
    assert compact(word) == word


@pytest.mark.parametrize(
    ("value", "cleaned", "compacted"),
    [
        ("２０２０年　１２月底前", "2020年 12月底前", "2020年12月底前"),
        ("2018 年 6月底前", "2018 年 6月底前", "2018年6月底前"),
        ("酒钢（集团）公司", "酒钢(集团)公司", "酒钢(集团)公司"),
        ("市自然资_x000D_\n源局", "市自然资 源局", "市自然资源局"),
        ("\u200b市住建局\ufeff", "市住建局", "市住建局"),
        ("Ⅲ类", "III类", "III类"),
        (24.0, "24", "24"),
        (0.8, "0.8", "0.8"),
        (date(2022, 3, 16), "2022-03-16", "2022-03-16"),
        (datetime(2022, 3, 16, 8, 30), "2022-03-16 08:30:00", "2022-03-1608:30:00"),
    ],
)
def test_forms_of_one_text(value: object, cleaned: str, compacted: str) -> None:
    assert (clean(value), compact(value)) == (cleaned, compacted)


def test_line_breaks_can_stay() -> None:
    assert clean("工业园区\r\n\r\n 管委会\n", lines=True) == "工业园区\n管委会"


def test_brackets_protect_their_separators() -> None:
    assert [*pieces("各县(市、\n区)政府、市住建局", "、")] == ["各县(市、区)政府", "市住建局"]
    assert [*pieces("市住建局(牵头、市水务局", "、")] == ["市住建局(牵头", "市水务局"]
    assert [*pieces("1)市住建局(城管、园林)、财政局", "、")] == ["1)市住建局(城管、园林)", "财政局"]


def test_parts_of_a_name_are_joined_and_latin_words_keep_their_space() -> None:
    joined = unwrapped("State grid 7 公司 BOE\n中建 cnooc ltd", lambda left, right: True)
    assert [*joined] == ["State grid 7公司BOE中建cnooc ltd"]
    assert [*unwrapped("昭阳区 鲁甸县", lambda left, right: False)] == ["昭阳区", "鲁甸县"]


def test_a_name_does_not_grow_without_end() -> None:
    parts = ["长" * 80, "名", "单", "位"]
    assert [*unwrapped(" ".join(parts), lambda left, right: True)] == ["长" * 80 + "名", "单位"]


def test_only_the_beginning_of_a_text_beyond_measure_is_read() -> None:
    assert clean("长" * 6000) == "长" * 5000


def test_a_number_too_long_to_print_is_blank() -> None:
    assert raw(10**5000) == ""


def test_both_spellings_of_brackets() -> None:
    assert spellings("酒钢(集团)公司") == ("酒钢(集团)公司", "酒钢（集团）公司")
