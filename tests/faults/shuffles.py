"""What can happen to the rows and columns of a list; every function changes the grid it is given."""

from collections.abc import Callable
from random import Random

from tests.faults.nasty import NASTY

Grid = list[list[str]]


def _nonsense(grid: Grid, chance: Random) -> None:
    for _ in range(chance.choice((1, 3, 20))):
        row = chance.choice(grid)
        if row:
            row[chance.randrange(len(row))] = chance.choice(NASTY)


def _nonsense_column(grid: Grid, chance: Random) -> None:
    column = chance.randrange(max(map(len, grid)) or 1)
    for row in grid[chance.randrange(4) :]:
        if column < len(row):
            row[column] = chance.choice(NASTY)


def _shuffle_columns(grid: Grid, chance: Random) -> None:
    width = max(map(len, grid))
    order = chance.sample(range(width), width)
    grid[:] = [[row[i] if i < len(row) else "" for i in order] for row in grid]


def _shuffle_rows(grid: Grid, chance: Random) -> None:
    start = chance.randrange(len(grid))
    tail = grid[start:]
    chance.shuffle(tail)
    grid[start:] = tail


def _double_rows(grid: Grid, chance: Random) -> None:
    start = chance.randrange(len(grid))
    grid[start:start] = [list(row) for row in grid[start : start + chance.choice((1, 5, 50))]]


def _drop_rows(grid: Grid, chance: Random) -> None:
    if len(grid) > 3:
        start = chance.randrange(len(grid) - 2)
        del grid[start : start + chance.choice((1, 2, 30))]
        grid[:] = grid or [[""]]


def _blank_rows(grid: Grid, chance: Random) -> None:
    start = chance.randrange(len(grid))
    grid[start:start] = [[] for _ in range(chance.choice((1, 2, 10)))]


def _drop_column(grid: Grid, chance: Random) -> None:
    column = chance.randrange(max(map(len, grid)) or 1)
    for row in grid:
        del row[column : column + 1]


def _lone_texts(grid: Grid, chance: Random) -> None:
    for _ in range(chance.choice((1, 4))):
        row: list[str] = [""] * chance.randrange(6) + [chance.choice(NASTY)]
        grid.insert(chance.randrange(len(grid) + 1), row)


SHUFFLES: tuple[Callable[[Grid, Random], None], ...] = (
    _nonsense, _nonsense, _nonsense_column, _shuffle_columns, _shuffle_rows, _double_rows,
    _drop_rows, _blank_rows, _drop_column, _lone_texts,
)  # fmt: skip
