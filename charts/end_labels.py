"""Labels at the ends of lines, moved apart so that none covers another."""

from collections.abc import Sequence


def spread(positions: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """The positions moved as little as may be so that neighbours are at least `gap` apart.

    All stay within low…high and keep their order; when there is no room, they are set evenly.
    """
    gap = min(gap, (high - low) / max(len(positions) - 1, 1))
    order = sorted(range(len(positions)), key=lambda i: positions[i])
    # Groups of touching labels: (middle wanted by its members, number of members). Two groups that
    # would overlap become one around the middle both want.
    groups: list[tuple[float, int]] = []
    for index in order:
        middle, size = positions[index], 1
        while groups and middle - gap * size / 2 < groups[-1][0] + gap * groups[-1][1] / 2:
            other, count = groups.pop()
            middle = (middle * size + other * count) / (size + count)
            size += count
        groups.append((within(middle, size, gap, low, high), size))
    placed = [
        middle + gap * (member - (size - 1) / 2)
        for middle, size in groups
        for member in range(size)
    ]
    result = [0.0] * len(positions)
    for index, place in zip(order, placed, strict=True):
        result[index] = place
    return result


def within(middle: float, size: int, gap: float, low: float, high: float) -> float:
    """The middle of a group of `size` labels, moved so that the group lies within low…high."""
    half = gap * (size - 1) / 2
    return min(max(middle, low + half), high - half)
