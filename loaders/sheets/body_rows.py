"""What each row below a header is: data, group, total, note, column numbers or nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from loaders.fields.item_number import chinese_to_int
from loaders.files.sheet import Sheet
from loaders.sheets.column_numbers import counts_up
from loaders.sheets.header import distinct_cells
from loaders.sheets.signatures import is_signature

Reason = Literal["blank", "group", "total", "note", "column_numbers", "repeated_header", "example"]

_TOTAL = re.compile(
    r"^(?:全[市县区省]|本页|各[县市区]+)?\s*(?:合|总|小|共|累)\s*计\s*(?:[:：(（\d].*|数|.{0,6})$|^总数$"
)
_NOTE = re.compile(
    r"^第\s*\d+\s*页|^[(（]?(?:以下空白|以下无正文|此页无正文)|^[(（*※]?\s*(?:备?注|说明|填表说明|填报说明|填[报表]人|制表人?|审核人?|审批人?|复核人?|单位负责人|主要负责人|负责人|"
    r"分管领导|主要领导|联系人|联系电话|填[报表]单位|填[报表](?:时间|日期)|报送单位|签字|盖章|数据来源|资料来源|经办人)"
    r"(?:[(（][^()（）]*[)）])?\s*(?:[:：]|\d[.、:]|[)）]|$)"
    r"|^.{0,12}(?:签字|签名|签章|盖章)\s*[)）]?\s*(?:[:：(（]|$)"
)
ENUMERATED = re.compile(
    r"^[(（]?\s*(?:第\s*[一二三四五六七八九十\d]+\s*(?:类|部分|批|轮|组|章|篇)|[一二三四五六七八九十]{1,3}\s*[、.．)）]|"
    r"[(（][一二三四五六七八九十]{1,3}[)）])"
)
_TOP_NUMBER = re.compile(
    r"^[(（]?\s*第?\s*([一二三四五六七八九十]{1,3}|\d{1,2})\s*(?:类|部分|批|轮|组|章|篇|[、.．])"
)
_LOWER = re.compile(r"^\s*[(（][一二三四五六七八九十]{1,3}[)）]")
_CHINESE_NUMBER = re.compile(r"^[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.]?$")
_EXAMPLE = re.compile(r"^\W*(?:填写|填报)?(?:示例|样例|范例|举例|例)\W*\d{0,2}\W*$")
_HINT = re.compile(
    r"^\W*(?:必填|选填|非必填|可选|可不填|下拉选择|自动生成|文本|日期|数字|完)项?\W*$"
)
_COUNT = re.compile(
    r"^(?:共|合计|总计|其中|已?完成|已?销号|未?完成|[^\d,，。]{0,4})\s*\d+\s*[项件个条家处%]$"
)
_ARABIC = re.compile(r"^\d+(?:\.\d+)?$")


@dataclass
class Body:
    """Data rows (0-based) with the group each stands in, and the other rows with their reason.

    `groups[i]` is (category text, number of the top group) of `rows[i]`; skipped rows are 1-based.
    """

    rows: list[int] = field(default_factory=list)
    groups: list[tuple[str | None, str | None]] = field(default_factory=list)
    skipped: list[tuple[int, str]] = field(default_factory=list)


def read_body(
    sheet: Sheet, rows: Sequence[int], group: str | None = None, numbered: int | None = None
) -> Body:
    """Sorts the rows below a header.

    `group` is the category in force at the start, `numbered` the column of the row numbers.
    """
    body = Body()
    state = _Groups()
    if group:
        state.enter([(0, group)])
    notes = False
    for position, row in enumerate(rows):
        if _plainly_data(sheet, row):
            notes = False
            body.rows.append(row)
            body.groups.append(state.current())
            continue
        cells = distinct_cells(sheet, row)
        reason = _reason(sheet, row, cells, notes, numbered, first=not body.rows)
        if (
            body.rows
            and reason in (None, "group")
            and _signs_off(sheet, cells, rows[position + 1 :])
        ):
            reason = "note"
        if reason is None and _is_numbered_group(sheet, cells, rows[position + 1 :]):
            reason = "group"
        if reason is None:
            body.rows.append(row)
            body.groups.append(state.current())
            continue
        notes = reason == "note" or (notes and reason == "blank")
        if reason == "group":
            state.enter(cells)
        body.skipped.append((row + 1, reason))
    return body


@dataclass
class _Groups:
    """The group rows in force: a top one (`一、`) and, below it, a lower one (`（一）`)."""

    top: str | None = None
    lower: str | None = None
    number: str | None = None

    def enter(self, cells: list[tuple[int, str]]) -> None:
        named = cells[:2] if _CHINESE_NUMBER.match(cells[0][1]) else cells
        text = " ".join(" ".join(t for _, t in named).split())
        if self.top and _LOWER.match(text) and not _LOWER.match(self.top):
            self.lower = text
            return
        self.top, self.lower = text, None
        found = _TOP_NUMBER.match(text) or _CHINESE_NUMBER.match(cells[0][1])
        digits = (
            (found[1] if found.re is _TOP_NUMBER else found[0].strip("()（）、.")) if found else ""
        )
        value = int(digits) if digits.isdecimal() else chinese_to_int(digits) if digits else None
        self.number = str(value) if value is not None else None

    def current(self) -> tuple[str | None, str | None]:
        return (f"{self.top} {self.lower}" if self.lower else self.top), self.number


def _plainly_data(sheet: Sheet, row: int) -> bool:
    """The quick way out for nearly every row: unmerged, a number first, several cells filled."""
    if row in sheet.anchors:
        return False
    cells = sheet.own[row]
    first = cells[0] if cells[0] != "" else next((v for v in cells if v != ""), "")
    if first.__class__ is not int or len(cells) - cells.count("") < 3:
        return False
    return first != 1 or not counts_up(cells)


def _reason(
    sheet: Sheet,
    row: int,
    cells: list[tuple[int, str]],
    notes: bool,
    numbered: int | None,
    *,
    first: bool,
) -> Reason | None:
    if not cells:
        return "blank"
    texts = [text for _, text in cells]
    if counts_up(texts) and first:
        return "column_numbers"
    if _EXAMPLE.match(texts[0]) or any(c == numbered and _EXAMPLE.match(t) for c, t in cells):
        return "example"
    words = [text for text in texts if text.strip("—-－/\\ ")]
    if words and all(map(_HINT.match, words)):
        return "note"
    if any(_TOTAL.match(t) for t in texts[:2]) or _only_counts(texts, cells[0][0], numbered):
        return "total"
    if _NOTE.match(texts[0]) and (len(cells) <= 3 or texts[0].endswith((":", "："))):
        return "note"
    if len(cells) > 1:
        return None
    column, text = cells[0]
    if notes:
        return "note"
    if _ARABIC.match(text) or not text.strip("/\\-—－ "):
        return "blank"
    return "group" if _is_group(sheet, row, column, text, numbered) else None


def _only_counts(texts: Sequence[str], column: int, numbered: int | None) -> bool:
    """Whether a row without a number says nothing but how many there are: `共5项 … 完成4项`."""
    counts = len(texts) > 1 and all(map(_COUNT.match, texts))
    return counts and column != numbered and any(t.startswith("共") for t in texts)


def _is_group(sheet: Sheet, row: int, column: int, text: str, numbered: int | None) -> bool:
    """A lone text that spans columns, stands in the number column, or is enumerated at the left."""
    if sheet.merged_from(row, column)[0] != row:
        return False
    if (row, column) in sheet.anchors.get(row, {}).values():
        return True
    if ENUMERATED.match(text) and len(text) <= 80:
        return column <= (numbered or 0) + 1
    return column == numbered and len(text) <= 40


def _signs_off(sheet: Sheet, cells: list[tuple[int, str]], following: Sequence[int]) -> bool:
    """Whether a row says who signs and reports, and no data stand below it."""
    if not is_signature([text for _, text in cells]):
        return False
    below = ([text for _, text in distinct_cells(sheet, row)] for row in following)
    return not any(len(t) > 2 and not is_signature(t) and not _NOTE.match(t[0]) for t in below)


def _is_numbered_group(
    sheet: Sheet, cells: list[tuple[int, str]], following: Sequence[int]
) -> bool:
    """`一 | 大气污染防治` above rows numbered 1, 2, 3: a group in two cells, or three with its unit."""
    if len(cells) not in (2, 3) or not _CHINESE_NUMBER.match(cells[0][1]) or len(cells[1][1]) > 40:
        return False
    for row in following:
        below = distinct_cells(sheet, row)
        if below:
            return bool(_ARABIC.match(below[0][1])) and len(below) > 2 * len(cells) - 2
    return False
