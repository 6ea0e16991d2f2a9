"""The unit directory: full names, aliases, kinds, districts and members of collective names."""

import re
from collections.abc import Sequence

from data.records import ReadContext, Row
from data.vocabulary import UNIT_KIND_LABELS
from loaders.columns.matching import Matching
from loaders.fields.former_names import other_names
from loaders.fields.text import compact
from loaders.fields.unit_names import split_names
from loaders.rows.cells import Cells
from loaders.rows.table import Fields, KindRead, unique
from loaders.sheets.contact_lists import has_contacts
from loaders.sheets.layout import Block

_KINDS = (
    ("collective", r"统称|集合|合称|总称|成员单位|collective"),
    (
        "territory",
        r"属地|区县|县区|县市|乡镇|街道|镇街|苏木|嘎查|村居|社区|行政村|^村$|地方|政府|园区|开发区|高新区|功能区|管委|辖区|^[县区市镇乡旗]$|territory",
    ),
    (
        "department",
        r"部门|单位|机关|企业|事业|国企|公司|机构|直属|社会团体|群团|学校|医院|协会|department",
    ),
)
_COMPLETE = re.compile(
    r"[^、,;|/\s]*[县区市旗州盟镇乡村局委办府会院部厅处所站司团心队社校行厂场](?:\([^()]*\))?"
)
_TERRITORY = re.compile(r"(?:人民政府|管委会|管理委员会|[县区市镇乡]|街道(?:办事处)?)$")


def read_directory(block: Block, matching: Matching, context: ReadContext) -> KindRead:
    """The units of a block; a row without a name is in error."""
    cells = Cells(block, matching, context)
    fields: Fields = {n: cells.texts(n) for n in ("place", "district", "note") if cells.has(n)}
    fields["name"] = [compact(t) or None if t else None for t in cells.texts("name")]
    for name in ("aliases", "members"):
        if cells.has(name):
            fields[name] = [_names(t) for t in cells.texts(name)]
    _part_names(fields)
    joined = _further_contacts(cells, fields)
    joined |= _further_names(cells, fields, joined)
    live = [i for i in range(len(cells)) if i not in joined]
    for i in live:
        if fields["name"][i] is None:
            cells.report("name_missing", i, cells.column("name"))
    fields["kind"] = _kinds(cells, fields)
    _report_shared_aliases(cells, fields, live)
    unique(cells, fields, ("place", "name"), live, _key_words)
    skipped = tuple((cells.row_numbers[i], "joined") for i in sorted(joined))
    return KindRead(cells, fields, tuple(live), skipped)


def _further_contacts(cells: Cells, fields: Fields) -> set[int]:
    """Rows that only name another person of a unit listed before, the unit repeated or blank."""
    names = [name for name in fields if name != "note"]
    seen: set[str] = set()
    joined: set[int] = set()
    if has_contacts(cells.block):
        for i in range(len(cells)):
            said = repr([fields[name][i] for name in names])
            blank = i > 0 and not any(fields[name][i] for name in names)
            if said in seen or blank:
                joined.add(i)
            seen.add(said)
    return joined


def _further_names(cells: Cells, fields: Fields, gone: set[int]) -> set[int]:
    """Rows that repeat a unit only to name another alias or member of it, which it then has too."""
    lists = [name for name in ("aliases", "members") if name in fields]
    others = [name for name in ("place", "district") if name in fields]
    said = cells.texts("kind")
    first: dict[str, int] = {}
    joined: set[int] = set()
    for i, name in enumerate(fields["name"]):
        if name is None or i in gone:
            continue
        above = first.setdefault(name, i)
        same = all(fields[o][i] in (None, fields[o][above]) for o in others)
        new = {n: [x for x in fields[n][i] if x not in fields[n][above]] for n in lists}
        if above == i or not same or said[i] not in (None, said[above]) or not any(new.values()):
            continue
        for n in lists:
            fields[n][above] = [*fields[n][above], *new[n]]
        if "note" in fields:
            notes = [note for r in (above, i) if (note := fields["note"][r])]
            fields["note"][above] = "\n".join(dict.fromkeys(notes)) or None
        joined.add(i)
    return joined


def _part_names(fields: Fields) -> None:
    """Names in brackets behind a name (原…, 简称…) are aliases of it."""
    for i, name in enumerate(fields["name"]):
        plain, others = other_names(name) if name else (name, ())
        if others:
            known = fields.setdefault("aliases", [[] for _ in fields["name"]])
            fields["name"][i] = plain
            known[i] = list(dict.fromkeys([*known[i], *others]))


def _names(text: str | None) -> list[str]:
    """The names of a cell. Where nothing but line breaks separates complete names, each line is
    one; a line break inside a name leaves an incomplete one."""
    if not text:
        return []
    lines = [compact(line) for line in text.splitlines() if compact(line)]
    if len(lines) > 1 and all(_COMPLETE.fullmatch(line) for line in lines):
        return list(dict.fromkeys(lines))
    found = [part for name in split_names(text) for part in _either(name)]
    apart = [other_names(name) for name in found]
    return [name for first, others in apart for name in (first, *others)]


def _either(name: str) -> list[str]:
    """`市交警支队/交警支队`: two complete names around a slash, which a name may also hold."""
    parts = name.split("/")
    return parts if all(_COMPLETE.fullmatch(part) for part in parts) else [name]


def _kinds(cells: Cells, fields: Fields) -> list[str]:
    """The kind of every unit; where the list does not say, from its members and its name."""
    column = cells.column("kind")
    raw = cells.raw(column) if column else [""] * len(cells)
    name = cells.column("name")
    general = "collective" if name and "统称" in name.word else None
    kinds: list[str] = []
    for i, value in enumerate(raw):
        text = re.sub("[()、/]", "", compact(value))  # 县（区）, 县(市、区)
        said = next((kind for kind, words in _KINDS if text and re.search(words, text)), None)
        if text and said is None:
            cells.report("kind_unknown", i, column, value)
        kinds.append(said or ("department" if text else general or _guess(fields, i)))
    assert set(kinds) <= set(UNIT_KIND_LABELS)
    return kinds


def _guess(fields: Fields, i: int) -> str:
    if "members" in fields and fields["members"][i]:
        return "collective"
    return "territory" if _TERRITORY.search(fields["name"][i] or "") else "department"


def _report_shared_aliases(cells: Cells, fields: Fields, live: Sequence[int]) -> None:
    owners: dict[str, str] = {}
    for i in live:
        name = fields["name"][i]
        for alias in fields["aliases"][i] if "aliases" in fields and name else ():
            first = owners.setdefault(alias, name)
            if first != name:
                column = cells.column("aliases")
                cells.report("alias_twice", i, column, alias, alias=alias, first=first, second=name)


def _key_words(row: Row) -> str:
    return f"单位 {row['name']}"
