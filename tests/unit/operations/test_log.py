"""The log: a line of JSON an event, in files that do not grow without end."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from operations import log


@pytest.fixture
def lines(tmp_path: Path) -> Iterator["Lines"]:
    log.begin(tmp_path)
    yield Lines(tmp_path)
    log.end()


class Lines:
    def __init__(self, folder: Path) -> None:
        self.folder = folder / "logs"

    def told(self) -> list[dict[str, Any]]:
        return [
            json.loads(line) for line in (self.folder / "board.log").read_text("utf-8").splitlines()
        ]


def test_a_line_says_when_how_grave_which_event_and_its_figures(lines: Lines) -> None:
    log.tell("committed", rows=12, seconds=0.5)
    (line,) = lines.told()
    assert line.pop("at").endswith("+00:00")
    assert line == {"level": "info", "event": "committed", "rows": 12, "seconds": 0.5}


def test_trouble_is_told_without_the_text_of_the_error(lines: Lines) -> None:
    try:
        raise ValueError("市水务局 说的话\n第二行")
    except ValueError as error:
        log.trouble("request_failed", error, kind="page")
    (line,) = lines.told()
    assert (line["level"], line["error"], line["kind"]) == ("error", "ValueError", "page")
    assert line["places"] == [f"operations/test_log.py:{line['places'][0].split(':')[1]}"]
    assert "市水务局" not in (lines.folder / "board.log").read_text("utf-8")


def test_of_libraries_only_errors_are_kept_and_only_by_their_place(lines: Lines) -> None:
    logging.getLogger("streamlit.runtime").warning("看了 %s", "市水务局")
    logging.getLogger("streamlit.runtime").error("打不开 %s", "市水务局.xlsx")
    (line,) = lines.told()
    assert (line["event"], line["logger"]) == ("library", "streamlit.runtime")
    assert line["place"].startswith("test_log:")
    assert "市水务局" not in json.dumps(line, ensure_ascii=False)


def test_loggers_that_pass_nothing_on_are_heard_once_each(lines: Lines) -> None:
    """As Streamlit makes them, one a module, some before and some after the log begins."""
    early, late = (logging.getLogger(f"streamlit.{name}") for name in ("early", "error_util"))
    early.propagate = False
    log.begin(lines.folder.parent)
    early.error("x")
    late.error("y")
    late.propagate = False
    late.error("z")
    late.propagate = True
    assert [line["logger"] for line in lines.told()] == [early.name, late.name, late.name]


def test_it_turns_over_into_a_few_files(lines: Lines, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "LARGEST", 1_000)
    log.begin(lines.folder.parent)
    for n in range(500):
        log.tell("event", number=n)
    kept = sorted(lines.folder.iterdir())
    assert [f.name for f in kept] == [
        "board.log",
        *(f"board.log.{n}" for n in range(1, log.KEPT + 1)),
    ]
    assert max(f.stat().st_size for f in kept) <= 1_000
    assert lines.told()[-1]["number"] == 499
    assert all(json.loads(line) for f in kept for line in f.read_text("utf-8").splitlines())


def test_without_a_place_to_write_the_board_goes_on(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file where the folder should be", "utf-8")
    log.begin(tmp_path)
    log.tell("started")
    log.end()
    log.begin(tmp_path / "nowhere")
    log.tell("started")
    log.end()
    assert (tmp_path / "logs").read_text("utf-8") == "a file where the folder should be"


def test_a_full_disk_stops_the_log_and_nothing_else(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("这里没有 /dev/full")
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "board.log").symlink_to(full)
    log.begin(tmp_path)
    log.tell("started")
    log.end()
    assert capfd.readouterr().err == ""
