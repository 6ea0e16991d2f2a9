"""Every question against hand-computed answers: `tests/sql/<question>/<case>.toml`.

A case tells a story, writes the tables it needs (one row a version) and asks one or more times.
`expect` is the exact frame, columns included; with `only = true` further columns are allowed.
"""

import inspect
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from data import questions
from data.dispatch import dispatch_periods
from data.questions import Choices, Dispatch, Filters, Thresholds
from tests.sql.small_board import board, shown, wanted, written

HERE = Path(__file__).parent
CASES = [
    pytest.param(path, n, id=f"{path.parent.name}/{path.stem}/{n + 1}")
    for path in sorted(HERE.glob("*/*.toml"))
    for n in range(len(tomllib.loads(path.read_text(encoding="utf-8"))["ask"]))
]


@pytest.mark.parametrize(("path", "n"), CASES)
def test_the_answer_is_exactly_the_expected_one(path: Path, n: int) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    asked = case["ask"][n]
    expect, error = asked.pop("expect", ""), asked.pop("error", None)
    only = asked.pop("only", False)
    with board(
        **{name: text for name, text in case.items() if name not in ("story", "ask")}
    ) as con:
        if error is not None:
            with pytest.raises(ValueError, match=error):
                _asked(path.parent.name, con, asked)
            return
        found = _asked(path.parent.name, con, asked)
    header = [c.strip() for c in expect.strip().splitlines()[0].split("|")]
    assert (
        [c for c in found.columns if c in header] == header if only else [*found.columns] == header
    )
    assert _lines(found[header]) == [[wanted(row[c]) for c in header] for row in written(expect)]


def test_every_statement_has_a_case() -> None:
    statements = {p.stem for p in (HERE.parents[1] / "data" / "sql").glob("*.sql")}
    assert {p.parent.name for p in HERE.glob("*/*.toml")} == statements | {"ask"}


def _asked(question: str, con: Any, words: dict[str, Any]) -> pd.DataFrame:
    function = getattr(questions, question)
    takes = inspect.signature(function).parameters
    limits = {f.name: words.pop(f.name) for f in fields(Thresholds) if f.name in words}
    if limits:
        words["thresholds"] = Thresholds(**limits)
    if "periods" in takes:
        span = (words.pop("first"), words.pop("last"), words.pop("rhythm"))
        words["periods"] = dispatch_periods(*span)
    if "dispatch" in words:
        words["dispatch"] = Dispatch(**words["dispatch"])
    if "f" in takes:
        given: dict[str, Any] = {"as_of": words.get("end")}
        given |= {f.name: words.pop(f.name) for f in fields(Filters) if f.name in words}
        if "sources" in given:
            given["sources"] = tuple(given["sources"])
        words["f"] = Filters(**given)
    return _as_frame(function(con, **words))


def _as_frame(found: Any) -> pd.DataFrame:
    if isinstance(found, Choices):
        return pd.DataFrame({name: [value] for name, value in vars(found).items()}, dtype=object)
    if isinstance(found, list):
        return pd.DataFrame({"day": found}, dtype=object)
    assert isinstance(found, pd.DataFrame)
    return found


def _lines(found: pd.DataFrame) -> list[list[str]]:
    return [[shown(v) for v in row] for row in found.itertuples(index=False, name=None)]
