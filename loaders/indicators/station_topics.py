"""What is measured at the sections or stations that name the rows, told only above the table."""

import re
from collections.abc import Iterable

from loaders.indicators.series import Series
from loaders.indicators.station_names import at_station
from loaders.indicators.stations import is_place
from loaders.indicators.topics import speaks_of_class
from loaders.rows.cells import Cells
from loaders.rows.table import Fields

_SUBSTANCE = re.compile(
    r"总磷|总氮|氨氮|硝酸盐氮?|高锰酸盐指数?|化学需氧量|五日生化需氧量|生化需氧量|溶解氧|氟化物|石油类|挥发酚|硫酸盐|氯化物|叶绿素[aA]?"
    r"|粪大肠菌群|透明度|电导率|浊度|总有机碳|阴离子表面活性剂|六价铬|总?[汞镉铅砷铊锑锰](?=浓度|含量)"
    r"|(?<![A-Za-z])(?:COD(?:[Mm]n|[Cc]r)?|BOD5?|TP|TN|NH3-?N|DO)(?![A-Za-z])"
    r"|PM\s?(?:2\.5|10)|(?<![A-Za-z])(?:O3(?:[-_]8h)?|[SN]O2|CO)(?![A-Za-z\d])|臭氧|一氧化碳|二氧化[硫氮]|降尘"
)


def with_topic(cells: Cells, fields: Fields) -> None:
    """Names of sections become `总磷（入湖口北）` where the headings of the values, the title or the
    sheet speak of one substance; the class of water goes by the section alone."""
    column = cells.column("name")
    if column is None or any(s.name for s in cells.matching.series):
        return
    by_column = {h.column: h for h in cells.block.headings}
    substance = _told(cells) if is_place(by_column[column.index]) else None
    if substance is None or _are_classes(cells):
        return
    fields["name"] = [
        name if name is None or _SUBSTANCE.search(name) else at_station(substance, name)
        for name in fields["name"]
    ]


def _told(cells: Cells) -> str | None:
    """The one substance the nearest text that names any is about; none where it names several."""
    values = {c.index for c in cells.matching.of("value")} | {s.column for s in _values(cells)}
    over = " ".join(h.text for h in cells.block.headings if h.column in values)
    preamble = cells.block.preamble
    texts = (over, *reversed(preamble.lines), preamble.title or "", cells.block.sheet.name)
    found = next(
        (f for text in texts if (f := set(_SUBSTANCE.findall("".join(text.split()))))), set()
    )
    return found.pop() if len(found) == 1 else None


def _values(cells: Cells) -> Iterable[Series]:
    return (s for s in cells.matching.series if s.role == "value")


def _are_classes(cells: Cells) -> bool:
    """Whether the values are classes of water (Ⅲ类)."""
    columns = [c.index for c in cells.matching.of("value")] + [s.column for s in _values(cells)]
    filled, rows = cells.block.sheet.filled, cells.block.body.rows
    return any(speaks_of_class(filled[row][column]) for row in rows for column in columns)
