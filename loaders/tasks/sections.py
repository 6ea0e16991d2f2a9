"""Numbers that count within something: sub-items below their item, items below their section."""

import re
from collections.abc import Collection

from loaders.rows.cells import Cells
from loaders.tasks.numbering import Number


def attach_subs(cells: Cells, numbers: list[Number], gone: dict[int, str]) -> None:
    """Give rows numbered only （一） the item above them, or the number of their group."""
    item, group = "", None
    for i, number in enumerate(numbers):
        here = cells.block.body.groups[i][1]
        if here != group:
            item, group = "", here
        if number.item:
            item = number.item
        elif number.sub and gone.get(i) != "joined":
            if item or group:
                number.item = item or group or ""
            else:
                number.item, number.sub = number.sub, ""


def nest_arabic(numbers: list[Number]) -> None:
    """Where `一` is followed by 1, 2, 3 … and `二` by 1, 2 … again, these are sub-items."""
    styles = [_style(n) for n in numbers]
    items = [n.item for n, style in zip(numbers, styles, strict=True) if style]
    if set(styles) != {"chinese", "arabic"} and set(styles) != {"chinese", "arabic", ""}:
        return
    if len(set(items)) == len(items):
        return
    counted, nested = 0, {}
    for i, (number, style) in enumerate(zip(numbers, styles, strict=True)):
        if style == "chinese":
            above, counted = number.item, 0
        elif style == "arabic":
            counted += 1
            if not any(s == "chinese" for s in styles[:i]) or number.item != str(counted):
                return
            nested[i] = above
    for i, item in nested.items():
        numbers[i].sub, numbers[i].item = numbers[i].item, item


def _style(number: Number) -> str:
    if not number.own or not number.item or number.sub or number.text is None:
        return ""
    if re.fullmatch(r"[一二三四五六七八九十]{1,3}[、.．]?", number.text.strip()):
        return "chinese"
    return "arabic" if re.fullmatch(r"\d{1,3}[、.．]?", number.text.strip()) else ""


def prefix_restarts(cells: Cells, numbers: list[Number], gone: Collection[int]) -> None:
    """Where every section counts from 1 again, the section's number becomes the item.

    A section is what stands below a group row, or the rows of one category.
    """
    if cells.has("item_no"):
        return
    live = [i for i in range(len(numbers)) if i not in gone and numbers[i].own]
    keys = {i: (numbers[i].item, numbers[i].sub) for i in live}
    if len(set(keys.values())) == len(live):
        return
    sections = _sections(cells)
    firsts = {section: keys[i][0] for i in reversed(live) if (section := sections[i])}
    within = {(sections[i], key) for i, key in keys.items() if sections[i]}
    if len(firsts) < 2 or set(firsts.values()) != {"1"} or len(within) < len(live):
        return
    cells.report_table("numbering_restarts")
    for i in live:
        number = numbers[i]
        number.sub = f"{number.item}.{number.sub}" if number.sub else number.item
        number.item = sections[i] or ""


def _sections(cells: Cells) -> list[str | None]:
    """The number of each row's section: that of its group, else its place among the sections."""
    groups = cells.block.body.groups
    numbers = [number for _, number in groups]
    if all(numbers):
        return numbers
    texts = [text for text, _ in groups]
    if not all(texts):
        texts = cells.texts("category")
    order = {text: str(n) for n, text in enumerate(dict.fromkeys(t for t in texts if t), 1)}
    return [order[text] if text else None for text in texts]
