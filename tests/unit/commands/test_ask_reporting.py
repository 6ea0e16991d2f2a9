"""`ask reporting`: whose list is missing, for scripts and nightly jobs."""

from datetime import date
from typing import Any

import pytest

from commands.on_store import run_command
from data.dispatch import beijing_day
from data.store import Store
from tests.unit.commands.conftest import TASKS, NewList

SOURCE = "省级督察"


def imported(store: Store, file: Any, as_of: str, unit: str | None = None) -> None:
    result = run_command(
        store,
        "import",
        {
            "files": [str(file)], "as_of": as_of, "source": SOURCE, "unit": unit,
            "scope": "part" if unit else "whole",
        },
    )  # fmt: skip
    assert result["exit"] == 0


def asked(store: Store, **more: Any) -> dict[str, Any]:
    return run_command(store, "ask", {"question": "reporting"} | more)


@pytest.fixture
def two_months(store: Store, new_list: NewList) -> Store:
    """January whole, of February only the part of 市城管局; both came in today."""
    imported(store, new_list(), "2021-01-31")
    imported(store, new_list("二月.xlsx", TASKS[1:3]), "2021-02-28", "市城管局")
    return store


def test_the_period_of_the_newest_list_is_told_with_the_promised_columns(
    two_months: Store,
) -> None:
    output = asked(two_months)["output"]
    today = beijing_day()
    late = (today - date(2021, 3, 5)).days
    assert output["as_of"] == "2021-02-28"
    assert [list(row)[:4] for row in output["rows"]] == [
        ["unit", "period", "reported_on", "late_days"]
    ] * 3
    assert [[*row.values()][:4] for row in output["rows"]] == [
        ["市住建局", "2021年2月", None, late],
        ["市自然资源局", "2021年2月", None, late],
        ["市城管局", "2021年2月", today.isoformat(), late],
    ]


def test_from_lists_every_period_from_that_day_on(two_months: Store) -> None:
    rows = asked(two_months, start="2021-01-31")["output"]["rows"]
    assert [(r["period"], r["state"]) for r in rows] == [
        ("2021年2月", "missing"), ("2021年2月", "missing"), ("2021年2月", "late"),
        ("2021年1月", "late"), ("2021年1月", "late"), ("2021年1月", "late"),
    ]  # fmt: skip


def test_unit_and_source_are_honoured(two_months: Store) -> None:
    rows = asked(two_months, unit="市城管局", source=[SOURCE])["output"]["rows"]
    assert [r["unit"] for r in rows] == ["市城管局"]
    assert "没有督察来源" in asked(two_months, source=["乙"])["error"]


def test_rhythm_and_grace_are_the_settings(
    two_months: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZGKB_DISPATCH", "quarterly")
    monkeypatch.setenv("ZGKB_REPORT_DAYS", "3660")
    rows = asked(two_months, unit="市住建局")["output"]["rows"]
    assert [(r["period"], r["late_days"], r["state"]) for r in rows] == [
        ("2021年第一季度", 0, "on_time")
    ]
