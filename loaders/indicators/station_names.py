"""The section, station or well a value was measured at, as part of what it is called."""

from loaders.columns.dimensions import is_whole
from loaders.fields.text import is_blank
from loaders.files.sheet import text_of
from loaders.indicators.stations import STATION
from loaders.indicators.topics import is_water_class
from loaders.rows.cells import Cells


def stations_of(cells: Cells) -> list[str | None]:
    """The station of every row; none where the row is about more than one place."""
    found: list[str | None] = [None] * len(cells)
    for column in cells.matching.of(STATION):
        for i, value in enumerate(cells.raw(column)):
            text = " ".join(text_of(value).split())
            if is_blank(text) or is_whole(text):
                continue
            before = found[i]
            found[i] = f"{before} {text}" if before and text not in before else text
    return found


def at_station(name: str | None, station: str | None) -> str | None:
    """What is measured there: the class of water goes by the name of its section alone."""
    if name is None or station is None or station in name:
        return name
    return station if is_water_class(name) else f"{name}（{station}）"
