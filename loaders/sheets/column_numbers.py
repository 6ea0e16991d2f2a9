"""The row below a header that numbers the columns: 1, 2, 3 … in all its writings."""

import unicodedata
from collections.abc import Iterable

from loaders.fields.item_number import chinese_to_int
from loaders.files.sheet import text_of


def counts_up(cells: Iterable[object]) -> bool:
    """Whether the cells read 1, 2, 3 … (①, A, 一, 第1栏, 5=3/4): the numbers of the columns."""
    texts = [text_of(v) for v in cells if v != ""]
    places = [_place(t) for t in texts if t not in ("甲", "乙", "丙", "丁", "栏次", "列次", "栏目")]
    return len(places) >= 3 and all(p == i for i, p in enumerate(places, 1))


def _place(text: str) -> int | None:
    """The number of a column as it is written below its heading."""
    if len(text) > 24:
        return None
    plain = unicodedata.normalize("NFKC", text).split("=")[0].strip("()[]第栏列 ")
    if plain.isdecimal():
        return int(plain)
    if len(plain) == 1 and "A" <= plain <= "Z":
        return ord(plain) - 64
    return chinese_to_int(plain) if plain else None
