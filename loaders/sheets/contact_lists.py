"""Lists of units with the persons to ring up: directories, whatever else their headings look like."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from data.records import Table
from data.vocabulary import Kind
from loaders.columns import looks
from loaders.columns.column import Column, Values
from loaders.columns.headings import candidates, is_contact, normal
from loaders.columns.matching import NOTHING_SAID, Matching, match
from loaders.fields.unit_names import split_names
from loaders.sheets.header import Heading
from loaders.sheets.layout import Block

_UNIT = re.compile(
    r"(?!所属|主管|上级|归口|隶属|督导|督办|监管|监督|验收|配合|计量|企业|建设|施工|业主|排污|举报)[\u4e00-\u9fff/]{0,8}"
    r"(?:单位|部门|机构|机关)(?:名称|全称|名)?"
)
_TOWN = re.compile(
    r"(?:乡镇|镇街|街镇|镇办|街道|乡镇/?街道|镇/?街道|[县区市/]{2,5}|地区|开发区|园区)(?:办事处)?(?:名称|全称)?"
)
_TITLED = re.compile(r"名录|名册|名单|通讯录|联络表|联系表|联系人|联络员|单位一览表")
# Columns that may stand in such a list, under any kind that knows them.
_BESIDE: dict[Kind, frozenset[str]] = {
    "directory": frozenset("local_no place district kind aliases note".split()),
    "tasks": frozenset("local_no item_no responsible_leaders responsible_persons note".split()),
}
_ONLY_NAMES = frozenset(("name", "place", "note"))
_ONE_EACH = 0.8
_MOSTLY_UNITS = 0.5


def has_contacts(block: Block) -> bool:
    """Whether a column holds persons to ring up, their telephones or the like."""
    return any(is_contact(h.parts[-1]) for h in block.headings)


def contact_list(
    block: Block, values: Mapping[int, Values], said: Mapping[int, str] = NOTHING_SAID
) -> Matching | None:
    """The matching of a list of units and nothing but their contacts or short names; else None.

    Not where anything else is told (problems, deadlines, figures), nor where the cells hold several
    units each.
    """
    own = _naming(block.headings, _UNIT)
    if own is None and has_contacts(block):
        own = _naming(block.headings, _TOWN)
    if own is None:
        return None
    others = [h for h in block.headings if h is not own and not is_contact(h.parts[-1])]
    if not all(_may_stand_beside(h) for h in others) or not _are_units(values[own.column]):
        return None
    short = any(_is(h, "directory", ("aliases",)) for h in others)
    if others and not (short or has_contacts(block) or _told(block)) and not _only_numbers(others):
        return None
    found = match(block, "directory", dict(values), said)
    if said.get(own.column) is not None or any(
        c.field == "name" and c.how == "answered" for c in found.columns
    ):
        return found
    kept = [c for c in found.columns if c.index != own.column and c.field != "name"]
    named = Column(own.column, "name", "exact", own.parts[-1], 100)
    columns = sorted((named, *kept), key=lambda c: c.index)
    lost = {c.index for c in found.columns} - {c.index for c in columns}
    unknown = [h for h in block.headings if h.column in lost]
    return replace(
        found,
        columns=tuple(columns),
        unknown=(*(h for h in found.unknown if h is not own), *unknown),
        repeated=tuple((h, c) for h, c in found.repeated if h is not own and c in columns),
    )


def without_contacts(tables: list[Table]) -> list[Table]:
    """The tables of a workbook; a list of contacts beside others only says whom to ring up about
    them, it is no directory of its own."""
    others = [t for t in tables if t.kind != "directory" or not set(t.columns) <= _ONLY_NAMES]
    return others or tables


def _naming(headings: Sequence[Heading], pattern: re.Pattern[str]) -> Heading | None:
    """The first heading over names of that sort."""
    return next(
        (
            h
            for h in headings
            if pattern.fullmatch(normal(h.parts[-1])) and not is_contact(h.parts[-1])
        ),
        None,
    )


def _is(heading: Heading, kind: Kind, fields: Iterable[str]) -> bool:
    return any(c.field in fields for c in candidates(kind, heading.parts))


def _may_stand_beside(heading: Heading) -> bool:
    return any(_is(heading, kind, fields) for kind, fields in _BESIDE.items())


def _only_numbers(headings: Sequence[Heading]) -> bool:
    return all(_is(h, "tasks", ("local_no", "item_no")) for h in headings)


def _are_units(values: Values) -> bool:
    """Whether the cells hold the name of one unit each."""
    texts = [v for v in values if isinstance(v, str)]
    if not texts or len(texts) < len(values):
        return False
    single = sum(len(split_names(t)) == 1 for t in texts)
    units = sum(looks.are_units(t) or looks.are_districts(t) for t in texts)
    return single >= _ONE_EACH * len(texts) and units >= _MOSTLY_UNITS * len(texts)


def _told(block: Block) -> bool:
    lines = (*block.preamble.lines, block.preamble.title or "", block.sheet.name)
    return any(_TITLED.search(line) for line in lines)
