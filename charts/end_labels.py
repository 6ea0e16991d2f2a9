"""Labels at the ends of lines, moved apart so that none covers another."""

from collections.abc import Sequence


def spread(positions: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """The positions moved as little as may be so that neighbours are at least `gap` apart.

    All stay within low…high and keep their order; when there is no room, they are set evenly.
    """
    gap = min(gap, (high - low) / max(len(positions) - 1, 1))
    order = sorted(range(len(positions)), key=lambda i: positions[i])
    # Groups of touching labels: (middle of the group, what its members wanted in sum, their number).
    # Two groups that would overlap become one around the middle all its members want.
    groups: list[tuple[float, float, int]] = []
    for index in order:
        wanted, size = positions[index], 1
        middle = within(wanted, size, gap, low, high)
        while groups and middle - gap * size / 2 < groups[-1][0] + gap * groups[-1][2] / 2:
            _, other, count = groups.pop()
            wanted, size = wanted + other, size + count
            middle = within(wanted / size, size, gap, low, high)
        groups.append((middle, wanted, size))
    placed = [
        middle + gap * (member - (size - 1) / 2)
        for middle, _, size in groups
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
