"""The reporting period of every row of an indicator table."""

import re
from collections.abc import Container

from loaders.fields.text import is_blank
from loaders.files.sheet import Cell, text_of
from loaders.indicators.current import NOW
from loaders.indicators.periods import Period, month_of, parse_period, summed, without_formulas
from loaders.rows.cells import Cells, parsed

_PART = re.compile(r"[年季月]")
_TITLE_YEAR = re.compile(
    r"(?<![\d较比与])((?:19|20)\d\d)(?!\d)(?![^，。；（()）]{0,14}?(?:督察|督查|回头看|警示片|巡视|审计))"
)
_SHEET_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=\s*年|\s*$)")
_SO_FAR = re.compile(r"累计|年初(?:以来|至今)|今年以来")
_REPORTED = re.compile(r"填报|上报|报送|填表|制表|印发")


def row_periods(cells: Cells, gone: Container[int] = ()) -> list[Period | None]:
    """The period of every row: its own, its group's, the table's, or the month of the as-of date.

    Rows that are `gone` are not asked for theirs.
    """
    column = cells.column("period")
    table = _period_of_table(cells)
    groups = [group for group, _ in cells.block.body.groups]
    told = {group: _named_in(group or "", table_year(cells)) for group in set(groups)}
    if table is None and all(told.values()):
        table = told[groups[0]] if groups else None
    year = cells.block.preamble.titled
    if table is None and year and (not _has_values(cells) or _is_over(cells, year)):
        table = parse_period(f"{year}年")
    if table is None and cells.context.as_of is not None:
        table = month_of(cells.context.as_of)
        values = [s for s in cells.matching.series if s.role == "value"]
        across = bool(values) and all(s.period and s.period != NOW for s in values)
        if column is None and not across:
            cells.report_table("period_assumed", period=table.text)
    if column is None:
        return [told[group] or table for group in groups]
    raw, found = _own_periods(cells)
    for i, period in enumerate(found):
        if period is None and raw[i] != "" and not is_blank(raw[i]) and i not in gone:
            cells.report("period_unclear", i, column, raw[i])
    return [p if raw[i] != "" and p else told[groups[i]] or table for i, p in enumerate(found)]


def _own_periods(cells: Cells) -> tuple[list[Cell], list[Period | None]]:
    """What the column of periods says in every row, as written and read."""
    raw = _together(cells)
    year = table_year(cells)
    return raw, parsed(raw, lambda v: parse_period(v, year) if v != "" else None)


def _is_over(cells: Cells, year: int) -> bool:
    """Whether the title speaks of a whole year (`2023年度`, `2023年…完成情况`) before the as-of date's."""
    as_of, title = cells.context.as_of, cells.block.preamble.title or ""
    whole = re.search(
        rf"{year}\s*年(?:度|(?!底|末|前|初|\s*\d).*"
        r"(?:情况|结果|统计|监测|指标|数据|核定|核算|排名|通报|考核|评价|汇总|报表|公报|一览|完成))",
        title,
    )
    return whole is not None and (as_of is None or year < as_of.year)


def _has_values(cells: Cells) -> bool:
    """Whether anything measured is to be read, not only targets."""
    return cells.has("value") or any(s.role == "value" for s in cells.matching.series)


def _together(cells: Cells) -> list[Cell]:
    """The cells that tell the period: bare numbers under 年份, 季度 or 月份 say so, and columns of
    several of these are read together."""
    columns = cells.matching.of("period")
    leaves = {h.column: "".join(h.parts[-1].split()) for h in cells.block.headings}
    parts = [(c, _PART.search(leaves[c.index])) for c in columns]
    named = {part[0]: column for column, part in reversed(parts) if part}
    if len(named) < 2:
        unit = parts[0][1][0] if parts[0][1] else ""
        return [_with_unit(v, unit) for v in cells.raw(columns[0])]
    order = [(unit, cells.raw(named[unit])) for unit in "年季月" if unit in named]
    return [
        "".join(text_of(_with_unit(values[i], unit)) for unit, values in order)
        for i in range(len(cells))
    ]


def _with_unit(value: Cell, unit: str) -> Cell:
    text = text_of(value)
    if not re.fullmatch(r"\d{1,2}|(?:19|20)\d\d|[一二三四]", text):
        return value
    if unit == "月" and len(text) == 4:
        return value
    return f"{text}{'季度' if unit == '季' else unit}"


def table_year(cells: Cells) -> int | None:
    """The year of months and quarters written without one: the title's, of several in it (a plan
    for 2021-2025) the as-of date's, else that the sheet is named after, else the list's. The year
    of an inspection (2021年中央督察…) is none of these."""
    preamble, as_of = cells.block.preamble, cells.context.as_of
    titles = (preamble.title or "", preamble.above or "")
    told = next(([int(y) for y in found] for t in titles if (found := _TITLE_YEAR.findall(t))), [])
    if told and (len(set(told)) == 1 or as_of is None):
        return told[-1]
    if as_of is not None and told and min(told) <= as_of.year <= max(told):
        return as_of.year
    of_sheet = _SHEET_YEAR.findall(cells.block.sheet.name)
    if len(of_sheet) == 1:
        return int(of_sheet[0])
    if told or as_of is None or not cells.block.preamble.titled:
        return told[-1] if told else cells.year
    return cells.block.preamble.reported_in or as_of.year


def row_years(cells: Cells) -> list[int | None]:
    """The year of the months in the columns, row by row: a column 年份 or a group row (2023年) may
    tell it, else the table."""
    general = table_year(cells)
    groups = [group for group, _ in cells.block.body.groups]
    told = {group: _named_in(group or "", general) for group in set(groups)}
    own = _own_periods(cells)[1] if cells.column("period") else [None] * len(cells)
    periods = (period or told[group] for period, group in zip(own, groups, strict=True))
    return [period.end.year if period else general for period in periods]


def _period_of_table(cells: Cells) -> Period | None:
    """The period the heading of the values or the title names."""
    wide = any(s.role == "value" for s in cells.matching.series)
    column = None if wide else cells.column("value")
    heading = next(
        (h.text for h in cells.block.headings if column and h.column == column.index), ""
    )
    if re.search(r"\d", heading) and (period := parse_period(heading, table_year(cells))):
        return period
    preamble = cells.block.preamble
    texts = (preamble.title, *preamble.lines, preamble.above, cells.block.sheet.name)
    told = [p for t in texts if (p := _named_in(t or "", table_year(cells)))]
    if not told:
        return None
    so_far = next((p for p in told if p.manner and p.text == told[0].text), None)
    if so_far is None and _SO_FAR.search(heading):
        return summed(told[0])
    return so_far or told[0]


def list_period(cells: Cells) -> str | None:
    """The month, quarter or year the title, the sheet or the file says a list is of, in words; that
    of a list up to a day (截至6月底) says nothing, the next one holds the same rows again."""
    preamble, context = cells.block.preamble, cells.context
    for text in (preamble.title, *preamble.lines, cells.block.sheet.name, context.file_name):
        plain = re.sub(r"\.[a-zA-Z]{2,4}$", "", text or "")
        period = None if "截" in plain else _named_in(plain, table_year(cells))
        if period is not None:
            year, _, part = period.text.partition("-")
            return f"{year}年" + (
                f"第{part[1]}季度" if "Q" in part else f"{int(part)}月" if part else ""
            )
    return None


def _named_in(text: str, year: int | None) -> Period | None:
    """The period a title or group row names: a month, a quarter, or a year in brackets; a bare
    year may be that of a plan, and the date of reporting is none."""
    if _REPORTED.search(text) or (re.search(r"\d\s*日", text) and "截" not in text):
        return None
    text = without_formulas(text)
    telling = re.search(
        r"\d{1,2}\s*月|季度|半年|[(（](?:19|20)\d\d年度?[)）]|^\s*(?:19|20)\d\d\s*年度?\s*$"
        r"|^\s*(?:19|20)\d\d[-./]?(?:1[0-2]|0[1-9])\s*$",
        text,
    )
    return parse_period(text, year) if telling else None
