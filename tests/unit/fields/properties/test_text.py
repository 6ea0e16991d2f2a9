"""Properties of the normaliser."""

from hypothesis import given
from hypothesis import strategies as st

from loaders.fields.text import clean, compact, is_blank, pieces, raw, spellings, unwrapped
from tests.unit.fields.properties.cells import cells, rewritten

CELLS = cells("无／/\\—-－ \n　()（）【】“”、，12Ⅲ％")
PHRASES = ("２０２０年　12月底前", "酒钢（集团）公司", "80%", "Ⅲ类", "1,263.5", "无", "——", "/")


@given(CELLS)
def test_any_cell_can_be_normalised(value: object) -> None:
    assert is_blank(value) == (clean(value) == "") == (compact(value) == "")
    assert not any(c.isspace() for c in compact(value))
    assert isinstance(raw(value), str)


@given(CELLS)
def test_normalising_twice_changes_nothing(value: object) -> None:
    assert clean(clean(value)) == clean(value)
    assert compact(compact(value)) == compact(value)
    assert clean(clean(value, lines=True), lines=True) == clean(value, lines=True)
    assert compact(clean(value)) == compact(value)


@given(rewritten(PHRASES))
def test_width_and_spaces_mean_nothing(written: tuple[str, str]) -> None:
    phrase, other = written
    assert compact(other) == compact(phrase)


@given(
    st.text() | st.text("ab、，()（）【】“”\n ", max_size=20),
    st.sampled_from(["、", "、，\n", " "]),
)
def test_pieces_hold_all_but_separators_and_are_not_cut_again(text: str, separators: str) -> None:
    found = [*pieces(text, separators)]
    kept = (c for c in text if c not in separators and not c.isspace())
    assert [c for c in "".join(found) if c not in separators and not c.isspace()] == [*kept]
    assert [again for piece in found for again in pieces(piece, separators)] == found


@given(st.text(), st.booleans())
def test_unwrapping_keeps_every_sign(text: str, joins: bool) -> None:
    joined = "".join(unwrapped(text, lambda left, right: joins))
    assert compact(joined) == compact(text)


@given(st.text())
def test_two_spellings_are_one_name(text: str) -> None:
    assert len({clean(spelling) for spelling in spellings(clean(text))}) == 1
