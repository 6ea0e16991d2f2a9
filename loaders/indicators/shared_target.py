"""One column 目标 beside several columns of indicators: whose target it is."""

from dataclasses import dataclass, field

from loaders.columns.column import Column
from loaders.fields.text import compact
from loaders.files.sheet import Cell
from loaders.indicators.indicator_names import name_and_unit
from loaders.indicators.indicator_targets import report_targets, target_of
from loaders.indicators.topics import topic
from loaders.rows.cells import Cells
from loaders.rows.table import Fields
from loaders.sheets.titled import sole_indicator_in


@dataclass(frozen=True)
class SharedTargets:
    """The names (as the columns write them) that share one target column, and its cells by row."""

    names: frozenset[str] = frozenset()
    cells: list[Cell] = field(default_factory=list)

    def of(self, index: int, name: str | None) -> Cell:
        """The target of a row for the indicator of that name."""
        return self.cells[index] if name in self.names else ""


NOTHING_SHARED = SharedTargets()


def shared_targets(cells: Cells, fields: Fields) -> SharedTargets:
    """What the single target column of a table with indicators as columns holds.

    The targets are those of the only indicator, or of the one the title is about; else of none for
    sure, which is a finding.
    """
    column = cells.column("target")
    names = list(dict.fromkeys(s.name for s in cells.matching.series if s.name))
    if column is None or not names:
        return NOTHING_SHARED
    indicators = list(dict.fromkeys(map(_plain, names)))
    own = indicators[0] if len(indicators) == 1 else _titled(cells, indicators)
    own = own or _without_own(cells, indicators) or _before(cells, column)
    if own is None:
        cells.report_heading("target_of_which", column.index, names="、".join(indicators))
        return NOTHING_SHARED
    raw, units = cells.raw(column), fields["unit_of_measure"]
    found = [target_of(v, unit, own) for v, unit in zip(raw, units, strict=True)]
    report_targets(cells, column, found, units)
    for name in ("target", "target_text", "direction", "baseline"):
        fields.setdefault(name, [None] * len(cells))
    return SharedTargets(frozenset(n for n in names if _plain(n) == own), raw)


def _plain(name: str) -> str:
    return name_and_unit(name)[0] or name


def _without_own(cells: Cells, names: list[str]) -> str | None:
    """The only indicator that has no target of its own beside others that have one."""
    told = {topic(s.name) for s in cells.matching.series if s.role == "target"}
    left = [name for name in names if topic(name) not in told]
    return left[0] if len(left) == 1 else None


def _before(cells: Cells, column: Column) -> str | None:
    """The indicator in the column right before the targets, where only this one so far has the unit
    of measure their heading states (`达标率（%） | 目标（%）`)."""
    units = {h.column: name_and_unit(h.parts[-1])[1] for h in cells.block.headings}
    unit = units[column.index]
    before = [
        s
        for s in cells.matching.series
        if s.role == "value" and s.name and s.column < column.index and units[s.column] == unit
    ]
    near = len(before) == 1 and before[0].column == column.index - 1
    return _plain(before[0].name or "") if unit and near else None


def _titled(cells: Cells, names: list[str]) -> str | None:
    """The one of the names the title is about (`2024年1-5月PM2.5排名`)."""
    for line in (cells.block.preamble.title, cells.block.sheet.name):
        said = compact(sole_indicator_in(line or "") or "")
        found = [n for n in names if said and (said in compact(n) or compact(n) in said)]
        if len(found) == 1:
            return found[0]
    return None
