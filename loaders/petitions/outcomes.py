"""Fines, filed cases, detained, talks and people held accountable, as counted or told in words.

A cell of one outcome may tell of others (`约谈3人，问责1人`): each is found by its own words.
"""

import re
from functools import partial

from data.vocabulary import field_label
from loaders.columns.column import Column
from loaders.columns.stories import told_sanctions
from loaders.fields.item_number import chinese_to_int
from loaders.fields.quantity import parse_count, parse_number
from loaders.fields.status import parse_yes_no
from loaders.fields.text import clean, compact, is_blank
from loaders.files.sheet import Cell, text_of
from loaders.rows.cells import Cells, parsed, text_value
from loaders.rows.table import Fields

COUNTS = ("filed_cases", "detained", "talks", "accountable")
_N = r"(\d+|[一二两三四五六七八九十百]+)"
_GAP = r"[^\d,，。；;、]{0,14}?"
_SANCTION = r"(?:处分|警告|诫勉|批评教育|记过|免职|撤职|降级|责令检查|书面检查|提醒谈话)"
# Tried in order; the numbers of all matches of the first pattern that is found are added up.
_TOLD: dict[str, tuple[str, ...]] = {
    "filed_cases": (
        rf"立案(?!侦查){_GAP}{_N}[件起宗例家个]",
        rf"{_N}[件起宗例家个]{_GAP}立案(?!侦查)",
    ),
    "detained": (rf"拘留{_GAP}{_N}[人名]", rf"{_N}[人名]{_GAP}拘留"),
    "talks": (
        rf"约谈{_GAP}{_N}(?:人次?|名|位)",
        rf"{_N}(?:人次?|名|位){_GAP}约谈",
        rf"约谈{_GAP}{_N}[家次个]",
        rf"{_N}[家次个]{_GAP}约谈",
    ),
    "accountable": (
        rf"(?:问责|追责|追究责任|处理责任人){_GAP}{_N}(?:人次?|名|位)",
        rf"{_N}(?:人次?|名|位){_GAP}(?:问责|追责|追究责任)",
        rf"{_SANCTION}{_GAP}{_N}[人名]",
        rf"{_N}[人名]{_GAP}{_SANCTION}",
    ),
}
_FINE = re.compile(r"(?:罚款?|罚没款?|罚金|处罚金额)[^\d。]{0,10}(\d[\d,]*(?:\.\d+)?)(万?)元")
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_SPELT = re.compile(r"(?:罚款?|共|合计)*([零一二两三四五六七八九十百千万]+)元整?")
_AMOUNT = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*(万?)元")
_FROM_HERE_IN_YUAN = 1000  # nobody fines ten million yuan for a complaint


def add_outcomes(cells: Cells, fields: Fields) -> None:
    """The counts and `fine_10k_yuan` (10,000 yuan) of every row, for what any column tells of; in a
    list without such columns, what the stories tell."""
    columns = [c for name in (*COUNTS, "fine_10k_yuan") for c in cells.matching.of(name)]
    told = _told(_in_columns(cells, columns) if columns else told_sanctions(fields, len(cells)))
    if not columns and (found := [n for n, values in told.items() if any(values)]):
        labels = "、".join(field_label("petitions", name) for name in found)
        cells.report_table("verdict_from_text", label=labels)
    for name in COUNTS:
        columns = cells.matching.of(name)
        lists = [cells.parsed(column, partial(_count, name=name)) for column in columns]
        counted = _added(cells, columns, lists) if name == "detained" else _first(lists)
        values = _first([counted, told[name]]) if columns else told[name]
        if columns:
            _report_unread(cells, columns, values, name)
        if columns or any(v is not None for v in values):
            fields[name] = values
    column = cells.column("fine_10k_yuan")
    if column is not None:
        fields["fine_10k_yuan"] = _fines(cells, column)
    elif any(v is not None for v in told["fine_10k_yuan"]):
        fields["fine_10k_yuan"] = told["fine_10k_yuan"]


def told_count(text: str, name: str) -> int | None:
    """The number a text tells of one outcome (`立案2起` of `filed_cases` → 2), or None."""
    for pattern in _TOLD[name]:
        if numbers := re.findall(pattern, text):
            return sum(int(n) if n.isdecimal() else chinese_to_int(n) or 0 for n in numbers)
    return None


def fine(value: Cell, in_yuan: bool = False) -> float | None:
    """An amount in 10,000 yuan; 元 beside the number or in the heading divides it."""
    text = clean(value)
    number = parse_number(value)
    if number is None:
        found = _FINE.search(text) or _AMOUNT.search(text)
        if spelt := _SPELT.fullmatch(text.translate(_FORMAL)):
            return (chinese_to_int(spelt[1]) or 0) / 10_000
        if found is None:
            return 0.0 if re.fullmatch(r"(?:未|不予|免予|没有)(?:处罚|罚款)", text) else None
        number, text = float(found[1].replace(",", "")), found[0]
    yuan = "万" not in text and (in_yuan or "元" in text)
    return round(number / 10_000, 6) if yuan else number


def _in_columns(cells: Cells, columns: list[Column]) -> list[str]:
    """The texts in columns of outcomes, which may tell of any outcome."""
    texts = [[compact(text_value(v)) for v in cells.raw(c)] for c in columns]
    return [";".join(row) for row in zip(*texts, strict=True)]


def _told(rows: list[str]) -> dict[str, list[float | None]]:
    """What the texts tell of every outcome."""
    told: dict[str, list[float | None]] = {
        name: parsed(rows, partial(_told_count, name=name)) for name in COUNTS
    }
    told["fine_10k_yuan"] = parsed(rows, _told_fine)
    return told


def _told_count(text: str, name: str) -> float | None:
    return told_count(text, name)


def _told_fine(text: str) -> float | None:
    amounts = [fine(found[0]) or 0.0 for found in _FINE.finditer(text)]
    return round(sum(amounts), 6) if amounts else None


def _report_unread(
    cells: Cells, columns: list[Column], values: list[float | None], name: str
) -> None:
    """A text that tells only of other outcomes says nothing of this one."""
    label = field_label("petitions", name)
    for i, value in enumerate(values):
        if value is not None:
            continue
        for column in columns:
            said = cells.raw(column)[i]
            if said != "" and not is_blank(said) and not _tells(said):
                cells.report("number_not_read", i, column, said, label=label)
                break


def _count(value: Cell, name: str) -> float | None:
    text = compact(text_of(value))
    told = told_count(text, name)
    if told is not None:
        return told
    if _tells(value):
        return None
    found = parse_count(value)
    if found is not None:
        return found
    answer = parse_yes_no(value) if len(text) <= 8 else None
    return None if answer is None else int(answer)


def _tells(value: Cell) -> bool:
    """Whether the text tells of any outcome in words of its own."""
    text = compact(text_of(value))
    return any(told_count(text, name) is not None for name in COUNTS) or bool(_FINE.search(text))


def _first(lists: list[list[float | None]]) -> list[float | None]:
    """Row by row the first value that is there."""
    return [next((v for v in row if v is not None), None) for row in zip(*lists, strict=True)]


def _added(
    cells: Cells, columns: list[Column], lists: list[list[float | None]]
) -> list[float | None]:
    """行政拘留 and 刑事拘留 together, unless a column counts both."""
    leaves = {h.column: h.parts[-1] for h in cells.block.headings}
    both = [
        values
        for column, values in zip(columns, lists, strict=True)
        if not re.search(r"行政(?![和及与、])|刑事|治安", leaves[column.index])
    ]
    if both:
        return _first(both)
    said = [[v for v in row if v is not None] for row in zip(*lists, strict=True)]
    return [sum(row) if row else None for row in said]


def _fines(cells: Cells, column: Column) -> list[float | None]:
    """Bare numbers are yuan where the heading says so, or where they are too large for 万元."""
    heading = next(h.text for h in cells.block.headings if h.column == column.index)
    in_yuan = "元" in heading and "万" not in heading
    if "元" not in heading:
        bare = [v for v in cells.raw(column) if isinstance(v, int | float)]
        if bare and max(bare) >= _FROM_HERE_IN_YUAN:
            cells.report_table("fine_unit_assumed")
            in_yuan = True
    return cells.numbers("fine_10k_yuan", partial(fine, in_yuan=in_yuan))
