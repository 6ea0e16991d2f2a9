"""The commands on a store: what they do, and what they refuse in one sentence."""

import json
from pathlib import Path
from typing import Any

import pytest

from commands.on_store import run_command
from data.store import Store
from data.vocabulary import DIMENSION_LABELS, PETITION_DIMENSION_LABELS
from tests.unit.commands.conftest import TASKS, NewList

SOURCE = "省级督察"


def imported(store: Store, *files: Path, **more: Any) -> dict[str, Any]:
    options = {"files": [str(f) for f in files], "as_of": "2021-01-31", "source": SOURCE}
    return run_command(store, "import", options | more)


def asked(store: Store, question: str, **more: Any) -> dict[str, Any]:
    return run_command(store, "ask", {"question": question} | more)


def uploads(store: Store) -> int:
    with store.cursor() as cur:
        return len(cur.execute("from uploads").fetchall())


def test_a_list_is_imported_once(store: Store, new_list: NewList) -> None:
    file = new_list()
    first = imported(store, file, user="张三")
    assert first["exit"] == 0
    output = first["output"]
    assert (output["file"], output["as_of"], output["upload_id"]) == ("清单.xlsx", "2021-01-31", 1)
    assert output["records"] == {"tasks": 4}
    assert output["changes"] == {"new": 4, "changed": 0, "unchanged": 0, "missing": 0}

    again = imported(store, file, user="张三")["output"]
    assert (again["upload_id"], again["already_known"]) == (1, True)
    assert uploads(store) == 1


def test_the_next_list_tells_what_it_changed(store: Store, new_list: NewList) -> None:
    imported(store, new_list())
    moved = (*TASKS[:1], (*TASKS[1][:4], "完成整改"), TASKS[2])
    told = imported(store, new_list("下月.xlsx", moved), as_of="2021-02-28")["output"]
    assert told["changes"] == {"new": 0, "changed": 1, "unchanged": 2, "missing": 1}


def test_a_list_that_goes_to_the_source_of_another_inspection_is_told(
    store: Store, new_list: NewList
) -> None:
    other = "2026年省生态环境警示片"
    told = imported(store, new_list(), source=other)["output"]
    assert told["named_otherwise"] == [{"sheet": "Sheet", "named": "嘉峪关市督察", "source": other}]
    assert imported(store, new_list())["output"]["named_otherwise"] == []


@pytest.mark.parametrize(
    ("name", "content"),
    [("照片.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(100)), ("空.xlsx", b""), ("没有.xlsx", None)],
)
def test_a_wrong_file_gets_a_sentence_and_nothing_is_stored(
    store: Store, tmp_path: Path, name: str, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    result = imported(store, tmp_path / name)
    assert result["exit"] == 2
    assert result["output"]["file"] == name
    assert result["output"]["error"].endswith("。")
    assert uploads(store) == 0


@pytest.mark.parametrize("command", ["check", "import"])
def test_the_limits_of_a_file_are_settings(
    store: Store, new_list: NewList, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("ZGKB_UPLOAD_ROWS", "5")
    options = {"files": [str(new_list())], "as_of": "2021-01-31"}
    assert run_command(store, command, options)["output"]["error"] == (
        "工作表“Sheet”用到第 6 行，超过 5 行的上限，请拆分后再上传。"
    )
    monkeypatch.setenv("ZGKB_UPLOAD_ROWS", "6")
    assert run_command(store, command, options)["exit"] == 0


def test_a_file_over_the_size_is_not_even_opened(store: Store, tmp_path: Path) -> None:
    large = tmp_path / "大.xlsx"
    with large.open("wb") as file:
        file.truncate(60 * 1024**3)
    assert imported(store, large)["output"]["error"] == (
        "文件有 61440 MB，超过 50 MB 的上限，请删去图片或拆成几个文件后再上传。"
    )


def test_of_several_files_the_good_ones_are_imported(
    store: Store, tmp_path: Path, new_list: NewList
) -> None:
    result = imported(store, tmp_path / "没有.xlsx", new_list())
    assert result["exit"] == 2
    assert ["error" in output for output in result["output"]] == [True, False]
    assert uploads(store) == 1


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"as_of": None}, "缺少截至日期（--as-of）：要写明这份清单说的是哪一天的情况。"),
        ({"scope": "part"}, "只导入一个单位的部分时，要用 --unit 写明是哪个单位。"),
    ],
)
def test_what_an_import_lacks_is_told(
    store: Store, new_list: NewList, more: dict[str, Any], sentence: str
) -> None:
    assert imported(store, new_list(), **more) == {"exit": 2, "error": sentence}
    assert uploads(store) == 0


@pytest.mark.parametrize("day", ["9999-12-31", "1999-12-31", "0001-01-01"])
def test_a_slip_in_the_as_of_date_is_not_taken_in(
    store: Store, new_list: NewList, day: str
) -> None:
    told = imported(store, new_list(), as_of=day)
    assert (told["exit"], uploads(store)) == (2, 0)
    assert told["error"].startswith(f"截至日期 {day} 不对：要在 2000-01-01 到 ")


def test_a_check_understands_and_stores_nothing(store: Store, new_list: NewList) -> None:
    result = run_command(store, "check", {"files": [str(new_list())]})
    assert result["exit"] == 0
    (found,) = result["output"]["tables"]
    assert (found["kind"], found["header_rows"], len(found["rows"])) == ("tasks", [2], 4)
    assert found["rows"][0]["deadline"] == "2020-12-31"
    assert uploads(store) == 0


def test_completion_is_answered_with_its_definition(store: Store, new_list: NewList) -> None:
    imported(store, new_list())
    assert asked(store, "completion", definition="on_schedule") == {
        "exit": 0,
        "output": {
            "question": "completion",
            "as_of": "2021-01-31",
            "definition": "on_schedule",
            "filters": {},
            "rows": [
                {"group": "全部", "total": 4, "numerator": 2, "denominator": 3, "rate": 2 / 3}
            ],
        },
    }


@pytest.mark.parametrize(
    ("question", "labels"),
    [("completion", DIMENSION_LABELS), ("petitions", PETITION_DIMENSION_LABELS)],
)
def test_groups_are_asked_for_in_the_words_of_the_screens(
    store: Store, new_list: NewList, question: str, labels: dict[str, str]
) -> None:
    imported(store, new_list())
    for name, label in labels.items():
        answer = asked(store, question, by=label)
        assert answer["output"]["filters"] == {"by": name}
        assert answer == asked(store, question, by=name)
    rows = asked(store, "completion", by="责任单位")["output"]["rows"]
    assert [row["group"] for row in rows] == ["市住建局", "市城管局", "市自然资源局"]


def test_filters_are_repeated_in_the_answer(store: Store, new_list: NewList) -> None:
    imported(store, new_list())
    output = asked(store, "overdue", source=[SOURCE], unit="市城管局")["output"]
    assert output["filters"] == {"source": [SOURCE], "unit": "市城管局"}
    assert [(row["item_no"], row["days"], row["status"]) for row in output["rows"]] == [
        ("2", 31, "behind")
    ]


@pytest.mark.parametrize("item", ["2", "第二项", "（二）"])
def test_a_task_is_found_however_its_number_is_written(
    store: Store, new_list: NewList, item: str
) -> None:
    imported(store, new_list())
    imported(store, new_list("下月.xlsx", ((*TASKS[1][:4], "完成整改"),)), as_of="2021-02-28")
    rows = asked(store, "task", item=item)["output"]["rows"]
    expected = [("2021-01-31", "behind"), ("2021-02-28", "done")] if item != "（二）" else []
    assert [(row["as_of"], row["status"]) for row in rows] == expected


@pytest.mark.parametrize(
    ("question", "more", "sentence"),
    [
        ("totals", {"source": ["别处"]}, f"没有督察来源“别处”，现有：{SOURCE}。"),
        ("changes", {}, "查询变化需要起始日期（--from）。"),
        (
            "completion",
            {"by": "街道"},
            "没有“街道”这个分组方式，可用：牵头单位（lead_unit）、"
            "责任单位（responsible_unit）、区县（district）、督察来源（source）、类别（category）、"
            "全部（all）。",
        ),
        ("task", {}, "查询任务需要序号（--item），如 24 或 24-1。"),
        ("reporting", {"as_of": "9999-12-31"}, "截至日期 9999-12-31 太远，请核对年份。"),
        ("completion", {"as_of": "去年"}, "日期“去年”要写成 2020-12-31。"),
    ],
)
def test_what_a_question_lacks_is_told(
    store: Store, new_list: NewList, question: str, more: dict[str, Any], sentence: str
) -> None:
    imported(store, new_list())
    assert asked(store, question, **more) == {"exit": 2, "error": sentence}


def test_an_empty_board_has_no_answers(store: Store) -> None:
    assert asked(store, "totals") == {"exit": 2, "error": "看板里还没有数据，请先导入清单。"}


def test_an_unknown_command_is_refused(store: Store) -> None:
    assert run_command(store, "drop", {}) == {"exit": 2, "error": "没有“drop”这个命令。"}


def test_results_are_plain_json(store: Store, new_list: NewList) -> None:
    for result in (imported(store, new_list()), asked(store, "task", item="1")):
        assert json.loads(json.dumps(result, allow_nan=False)) == result
