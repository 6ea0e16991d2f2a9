"""The command line: what it understands, and what it says of what it does not."""

import re
from datetime import date
from pathlib import Path

import pytest

from commands import ROOT
from commands.arguments import QUESTIONS, parse
from commands.chinese_parser import wrapped
from data.vocabulary import DIMENSION_LABELS, PETITION_DIMENSION_LABELS


@pytest.mark.parametrize("words", [[], ["run"], ["--port", "8501"]])
def test_without_a_command_the_board_is_run(words: list[str]) -> None:
    options = parse(words)
    assert (options.command, options.port, options.host) == ("run", 8501, "127.0.0.1")
    assert options.data == ROOT / "data" / "local"


def test_paths_count_from_where_the_command_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    options = parse(["check", "清单.xlsx", "--data", "库"])
    assert (options.files, options.data) == ([tmp_path / "清单.xlsx"], tmp_path / "库")


def test_everything_after_test_goes_to_pytest() -> None:
    assert parse(["test", "tests/unit", "-k", "deadline", "--co"]).pytest == [
        "tests/unit", "-k", "deadline", "--co",
    ]  # fmt: skip


def test_changes_are_asked_between_two_days() -> None:
    options = parse(["ask", "changes", "--from", "2021-01-01", "--to", "2021-02-28"])
    assert (options.start, options.end) == (date(2021, 1, 1), date(2021, 2, 28))


def test_several_sources_can_be_asked_about() -> None:
    assert parse(["ask", "totals", "--source", "甲", "--source", "乙"]).source == ["甲", "乙"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["import", "a.xlsx"], "缺少参数 --as-of（用 start.py import --help 查看说明）"),
        (["check"], "缺少参数 文件（用 start.py check --help 查看说明）"),
        (["run", "--prot", "1"], "不认识的参数 --prot 1（用 start.py --help 查看说明）"),
        (["run", "--port"], "--port 后面要有值（用 start.py run --help 查看说明）"),
        (
            ["run", "--port", "0"],
            "--port：0 不是端口号（1 到 65535）（用 start.py run --help 查看说明）",
        ),
        (
            ["check", "a", "--as-of", "2021"],
            "--as-of：2021 不是日期，要写成 2020-12-31（用 start.py check --help 查看说明）",
        ),
    ],
)
def test_a_mistake_is_told_in_one_sentence(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        parse(words)
    assert (left.value.code, capsys.readouterr().err) == (2, sentence + "\n")


def test_an_unknown_question_is_answered_with_the_known_ones(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        parse(["ask", "weather"])
    told = capsys.readouterr().err
    assert told.startswith("问题 不能是 'weather'，可选：")
    assert "completion" in told


@pytest.mark.parametrize("columns", ["60", "80", "100"])
def test_the_help_of_ask_breaks_no_word_and_tells_both_names_of_a_grouping(
    columns: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    with pytest.raises(SystemExit):
        parse(["ask", "--help"])
    told = capsys.readouterr().out
    words = set(re.findall(r"[a-z_]+", told))
    assert words >= {*QUESTIONS, *DIMENSION_LABELS, *PETITION_DIMENSION_LABELS}
    together = "".join(told.split())
    for name, label in [*DIMENSION_LABELS.items(), *PETITION_DIMENSION_LABELS.items()]:
        assert f"{label}{name}" in together


def test_lines_break_between_chinese_characters_and_between_words() -> None:
    assert wrapped("只看totals、curve（默认）。", 12) == ["只看totals、", "curve（默", "认）。"]
    assert wrapped("one two three", 8) == ["one two", "three"]
    assert wrapped("overlong_word", 5) == ["overlong_word"]
    assert wrapped("", 5) == [""]
