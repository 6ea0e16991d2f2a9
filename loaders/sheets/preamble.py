"""What stands above a table: its title, who reports, and the year it speaks of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from loaders.files.sheet import Sheet
from loaders.sheets.body_rows import ENUMERATED
from loaders.sheets.header import distinct_cells

_REPORTER = re.compile(
    r"(?:(?:填报|报送|上报|填表|报告|汇总|责任|编制|制表)(?:单位|部门)(?:名称)?(?:[(（][^()（）]{0,12}[)）])*|^单位\s*[(（]盖?公?章[)）])"
    r"\s*[:：]\s*"
    r"(?P<who>.*?)\s*(?=$|\s{2,}|[(（]|(?:填[报表]|上报|报送|截[至止]|统计|填写)\S{0,4}[:：]|(?:时间|日期|联系人|负责人|审核人|电话)\s*[:：])"
)
_DATED = re.compile(
    r"(?:时间|日期|截[至止])[^\d]{0,6}(?P<year>(?:19|20)\d\d)"
    r"|^\W?(?P<lone>(?:19|20)\d\d)\s*[年./-]\s*\d{1,2}(?:\s*[月./-]\s*\d{1,2}\s*日?|\s*月)?\W?$"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=\s*年|[-/.]\d|\s*$|\D)")
_ASIDE = re.compile(
    r"^(?:附件|附表|表|附)\s*[\d一二三四五六七八九十.-]*[:：]?$|^(?:计量)?单位\s*[:：]|^第\s*\d+\s*页|^\W*$"
)
_TITLE_END = re.compile(r"(?:表|清单|台账|名录|方案|情况|汇总|一览|统计|台帐)(?:[(（].*[)）])?$")

# A longer text says nothing that a title says; searching it would only take time.
_LONGEST = 300


@dataclass(frozen=True)
class Preamble:
    """Title, reporting unit and years of a table, each None when nothing says it.

    `reported_in` is the year of the reporting date, `titled` the last year named in the title.

    `group` is an enumerated line right above the header (`一、大气污染防治`): a category, no title.
    `lines` are all rows above the header as texts. `above` is the title of the first table of the
    sheet, where this is a later one: a monthly report of several tables says its month once.
    """

    title: str | None
    reporter: str | None
    reported_in: int | None
    titled: int | None
    group: str | None = None
    lines: tuple[str, ...] = ()
    above: str | None = None


def read_preamble(sheet: Sheet, rows: Sequence[int]) -> Preamble:
    """The preamble in these rows (0-based, all above one header)."""
    titles: list[str] = []
    lines: list[str] = []
    reporter: str | None = None
    year: int | None = None
    for row in rows:
        texts = list(dict.fromkeys(text for _, text in distinct_cells(sheet, row)))
        line = "  ".join(text[:_LONGEST] for text in texts)
        lines.append(line)
        named = _REPORTER.search(line)
        if named and not reporter:
            reporter = named["who"].strip(" _　") or None
        dated = _DATED.search(line)
        year = year or (
            int(dated["year"] or dated["lone"]) if dated else _year_of_dates(sheet.filled[row])
        )
        # A title may end in the day it speaks of: …任务清单（截至2026年8月31日）.
        undated = not dated or bool(_TITLE_END.search(texts[0]))
        if len(texts) == 1 and not named and undated and not _ASIDE.match(texts[0]):
            titles.append(" ".join(texts[0][:_LONGEST].split()))
    group = titles.pop() if titles and _is_group(titles[-1]) else None
    title = _join(titles)
    found = _YEAR.findall(title or "")
    titled = int(found[-1]) if found else None
    return Preamble(title, reporter, year, titled, group, tuple(lines))


def _is_group(text: str) -> bool:
    return bool(ENUMERATED.match(text)) and not _TITLE_END.search(text)


def _join(lines: list[str]) -> str | None:
    """The title, also when it is broken over several rows."""
    title = ""
    for line in lines:
        title += line
        if _TITLE_END.search(title) or len(title) > 60:
            break
    return title or None


def _year_of_dates(row: Sequence[object]) -> int | None:
    return next((v.year for v in row if isinstance(v, date)), None)
