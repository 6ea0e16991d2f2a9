"""`docs/findings.md` says what the catalogue says: run `python -m commands.findings_page --write`."""

import re
from pathlib import Path

import pytest

from commands.findings_page import PAGE, SUBJECTS, main, page
from data.findings import CATALOGUE, Entry
from data.vocabulary import SEVERITY_LABELS
from loaders.files.unreadable import SENTENCES

TEXT = PAGE.read_text(encoding="utf-8")
ROWS = [line.strip("| ").split(" | ") for line in TEXT.splitlines() if line.endswith("` |")]
FINDINGS = {row[-1].strip("`"): row for row in ROWS if len(row) == 5}
REFUSALS = {row[-1].strip("`"): row for row in ROWS if len(row) == 2}


def test_the_page_is_what_the_catalogue_gives_today() -> None:
    assert page() == TEXT, "run: python -m commands.findings_page --write"


@pytest.mark.parametrize("entry", CATALOGUE.values(), ids=lambda entry: entry.code)
def test_every_finding_is_explained(entry: Entry) -> None:
    title, severity, message, fix, _ = FINDINGS[entry.code]
    assert (title, severity) == (entry.title, SEVERITY_LABELS[entry.severity])
    for written, told in ((entry.message, message), (entry.fix, fix)):
        fixed_words = re.split(r"\{\w+\}", written)
        assert all(words in told for words in fixed_words)
        assert not re.search(r"[{}…]", told)


@pytest.mark.parametrize("reason", SENTENCES)
def test_every_sentence_about_an_unreadable_file_is_there(reason: str) -> None:
    assert REFUSALS[reason][0].endswith("。")


def test_nothing_is_explained_that_does_not_exist() -> None:
    assert FINDINGS.keys() == CATALOGUE.keys()
    assert REFUSALS.keys() == SENTENCES.keys()
    assert len(ROWS) == len(CATALOGUE) + len(SENTENCES)


def test_every_subject_opens_with_a_code_of_the_catalogue() -> None:
    assert SUBJECTS.keys() <= CATALOGUE.keys()
    assert re.findall(r"^## (.+)$", TEXT, re.MULTILINE) == [*SUBJECTS.values(), "打不开的文件"]


def test_the_page_is_written_and_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "findings.md"
    main([], target)
    assert capsys.readouterr().out == page()
    assert not target.exists()
    main(["--write"], target)
    assert target.read_text(encoding="utf-8") == page()
