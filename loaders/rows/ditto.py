"""`同上` in a cell: what the row above says."""

from loaders.files.sheet import Cell

_DITTO = frozenset("同上 同上。 （同上） (同上) 〃 同前 同上行 上同 ″".split())
_LONGEST = max(map(len, _DITTO))


def repeated(values: list[Cell]) -> list[Cell]:
    """The cells of a column, `同上` standing for what the row above says."""
    if set(map(type, values)) == {str} and min(map(len, values)) > _LONGEST:
        return values
    if _DITTO.isdisjoint({v for v in values if v.__class__ is str and len(v) <= _LONGEST}):
        return values
    said: list[Cell] = []
    for value in values:
        same = value.__class__ is str and value.strip() in _DITTO
        said.append((said[-1] if said else "") if same else value)
    return said
