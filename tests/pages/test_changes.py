"""变化: the days compared go along with the as-of day, and with a commit, until they are chosen."""

from datetime import date
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Screen
from tests.pages.test_task import FIRST, sent

DAYS = [date(2026, month, 28) for month in (1, 2, 3)]


def compared(app: AppTest) -> tuple[Any, Any]:
    assert [e.message for e in app.exception] == []
    return app.selectbox(key="from").value, app.selectbox(key="to").value


def test_the_later_day_is_the_as_of_day_until_it_is_chosen(empty_screen: Screen) -> None:
    """The header once named one day and the list below it the changes up to another one."""
    empty_screen("changes")
    for day in DAYS:
        sent(day, (*FIRST[:4], "完成整改" if day == DAYS[1] else "整改中"))
    app = empty_screen("changes")
    assert compared(app) == ("2026-02-28", "2026-03-28")
    app.selectbox(key="as_of").set_value("2026-02-28").run()
    assert compared(app) == ("2026-01-28", "2026-02-28")
    app.selectbox(key="as_of").set_value("2026-03-28").run()
    assert compared(app) == ("2026-02-28", "2026-03-28")
    app = empty_screen("changes", **{"from": "2026-01-28", "to": "2026-02-28"})
    assert compared(app) == ("2026-01-28", "2026-02-28")
    app.selectbox(key="as_of").set_value("2026-02-28").run()
    assert compared(app) == ("2026-01-28", "2026-02-28")


def test_a_commit_brings_its_day_to_who_has_chosen_none(empty_screen: Screen) -> None:
    empty_screen("changes")
    for day in DAYS:
        sent(day, FIRST)
    follows, chosen = empty_screen("changes"), empty_screen("changes")
    chosen.selectbox(key="from").set_value("2026-01-28").run()
    chosen.selectbox(key="to").set_value("2026-02-28").run()
    sent(date(2026, 4, 28), (*FIRST[:4], "完成整改"))
    assert compared(follows.run()) == ("2026-03-28", "2026-04-28")
    assert "新完成 **1** 项" in " ".join(m.value for m in follows.markdown)
    assert compared(chosen.run()) == ("2026-01-28", "2026-02-28")
