"""The small map in its place: fitted beside its legend, with room for labels outside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from charts.label_places import Placed, box_size, label_places
from charts.plane import Area, fitted

EDGE = 5.0


@dataclass(frozen=True)
class MapFrame:
    """Areas and labels in pixels of the likely size, and what stands around the areas' box."""

    areas: Sequence[Area]
    labels: Sequence[Placed]
    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float

    def zoom(self, reserved: float) -> str:
        """Vega expression: how much larger than likely the map may be drawn beside `reserved`."""
        across = f"(width - {reserved + self.left + self.right:.1f}) / {self.width:.1f}"
        down = f"(height - {self.top + self.bottom:.1f}) / {self.height:.1f}"
        return f"max(0.05, min({across}, {down}))"

    def shift(self, reserved: float, zoom: str) -> str:
        """Vega expression: where the map's upper left corner goes, so that it stands centred."""
        spare = f"(width - {reserved + self.left + self.right:.1f} - {self.width:.1f} * {zoom}) / 2"
        lift = f"(height - {self.top + self.bottom:.1f} - {self.height:.1f} * {zoom}) / 2"
        return f"[{self.left:.1f} + max(0, {spare}), {self.top:.1f} + max(0, {lift})]"


def map_frame(
    districts: Sequence[dict[str, Any]],
    texts: Sequence[tuple[str, str]],
    width: float,
    height: float,
    size: float,
) -> MapFrame:
    """The districts as large as width x height allow with every label, in a few attempts: a label
    outside the map takes room from it, which may push further labels out."""
    margins = [EDGE] * 4
    for _ in range(3):
        across = max(width - margins[0] - margins[2], 20.0)
        down = max(height - margins[1] - margins[3], 20.0)
        areas, box, _ = fitted(districts, across, down)
        labels = label_places(areas, box, texts, size)
        needed = overhang(labels, box.right, box.bottom, size)
        frame = MapFrame(areas, labels, box.right, box.bottom, *needed)
        spare = (across - box.right, down - box.bottom)
        if (
            needed[0] + needed[2] <= margins[0] + margins[2] + spare[0]
            and needed[1] + needed[3] <= margins[1] + margins[3] + spare[1]
        ):
            return frame
        margins = [max(had, now) for had, now in zip(margins, needed, strict=True)]
    return frame


def overhang(
    labels: Sequence[Placed], right: float, bottom: float, size: float
) -> tuple[float, float, float, float]:
    """How far labels reach beyond the map's box: left, top, right, bottom, at least `EDGE`."""
    halves = [(w / 2, h / 2) for w, h in (box_size(label.lines, size) for label in labels)]
    placed = list(zip(labels, halves, strict=True))
    return (
        max([EDGE] + [w - label.x for label, (w, _) in placed]),
        max([EDGE] + [h - label.y for label, (_, h) in placed]),
        max([EDGE] + [label.x + w - right for label, (w, _) in placed]),
        max([EDGE] + [label.y + h - bottom for label, (_, h) in placed]),
    )
