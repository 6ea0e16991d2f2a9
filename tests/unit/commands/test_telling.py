"""Results as text in a terminal."""

import re
from datetime import date

import pytest

from commands.telling import table, told
from data.questions import COLUMNS, Filters, ask
from tests.sql.small_board import board

COMPLETION = {
    "question": "completion",
    "as_of": "2021-02-28",
    "definition": "on_schedule",
    "filters": {},
    "rows": [
        {"group": "全部", "total": 62, "numerator": 49, "denominator": 62, "rate": 49 / 62},
        {"group": "无", "total": 0, "numerator": 0, "denominator": 0, "rate": None},
    ],
}


def test_an_answer_names_its_date_and_definition() -> None:
    assert list(told("ask", COMPLETION)) == [
        "completion（截至 2021-02-28，口径：含序时进度）",
        "分组  任务数  分子  分母  比例",
        "全部  62      49    62    79.0%",
        "无    0       0     0",
        "共 2 行",
    ]


def test_columns_without_any_value_are_left_out_and_words_are_chinese() -> None:
    rows: list[dict[str, object]] = [
        {"item_no": "24", "sub_item": "", "units": ["甲局", "乙局"], "status": "behind"},
        {"item_no": "9", "sub_item": "", "units": [], "status": None},
    ]
    assert list(table(rows)) == [
        "序号  单位        状态",
        "24    甲局、乙局  未达到序时进度",
        "9",
    ]


@pytest.mark.parametrize("question", COLUMNS)
def test_every_column_of_every_question_has_a_chinese_heading(question: str) -> None:
    day = date(2020, 1, 31)
    with board() as con:
        found = ask(con, question, Filters(day), start=day, item="1")
    heading, _ = table([dict.fromkeys(found.columns, 0.5)])
    assert re.findall(r"[A-Za-z_]+", heading) == []


def test_kinds_of_change_lights_and_kinds_of_deadline_are_told_in_chinese() -> None:
    changes: list[dict[str, object]] = [
        {"field": "task", "before": None, "after": "behind", "kind": "added"},
        {"field": "deadline", "before": "continuous", "after": "2021-12-31", "kind": "edited"},
        {"field": "status", "before": "done", "after": "behind", "kind": "moved_back"},
        {"field": "progress", "before": "10%", "after": "20%", "kind": "progressed"},
        {"field": "status", "before": "behind", "after": "done", "kind": "newly_finished"},
    ]
    assert [line.split() for line in table(changes)] == [
        ["项目", "原来", "现在", "变化"],
        ["任务", "未达到序时进度", "新增任务"],
        ["时限", "长期坚持", "2021-12-31", "内容修改"],
        ["状态", "完成整改", "未达到序时进度", "状态倒退"],
        ["完成进度", "10%", "20%", "状态前进"],
        ["状态", "未达到序时进度", "完成整改", "新完成"],
    ]
    lights = [{"light": light, "deadline_kind": "none"} for light in ("red", "yellow", "none")]
    assert [line.split() for line in table(lights)] == [
        ["灯", "时限类型"], ["红灯", "未定期限"], ["黄灯", "未定期限"], ["正常", "未定期限"],
    ]  # fmt: skip


def test_the_moment_of_an_upload_is_told_in_beijing_time() -> None:
    rows = [{"committed_at": "2020-12-31T22:14:05"}]
    assert list(table(rows)) == ["入库时间", "2021-01-01 06:14"]


def test_what_was_imported_is_counted() -> None:
    output = {
        "file": "清单.xlsx",
        "as_of": "2021-01-31",
        "upload_id": 7,
        "already_known": False,
        "records": {"tasks": 18},
        "tables": [{"sheet": "清单", "kind": "tasks", "rows": 18, "rejected": 1, "skipped": 3}],
        "sources": ["某市督察"],
        "strangers": 0,
        "changes": {"new": 1, "changed": 2, "unchanged": 15, "missing": 0},
        "findings": [
            {
                "code": "deadline_unclear",
                "severity": "warning",
                "sheet": "清单",
                "cell": "E7",
                "row": 7,
                "value": "尽快",
                "message": "看不懂时限。",
                "fix": "请写成 2020年12月底前。",
            }
        ],
    }
    assert list(told("import", output)) == [
        "文件：清单.xlsx",
        "工作表“清单”：任务清单，18 行，有错误未导入 1 行，跳过 3 行",
        "记在督察来源：某市督察",
        "第 7 次上传，截至 2021-01-31：新增 1，变化 2，不变 15，清单中缺少 0",
        "  提醒 清单!E7：看不懂时限。请写成 2020年12月底前。",
        "共 0 个错误、1 个提醒、0 个说明",
    ]
    assert list(told("import", output | {"strangers": 12}))[4] == (
        "  提醒：有 12 项任务与看板上同一编号的任务说的完全是另一件事，可能是另一次督察或另一年的清单；"
        "如果是，请撤回这次上传，用 --source 另起来源再导入。"
    )
    assert list(told("import", output | {"returning": ["第4项", "第5项（1）"]}))[4] == (
        "  提醒：有 2 项任务曾确认撤销，这份清单又列出，现已重新计入：第4项、第5项（1）"
    )
    otherwise = [{"sheet": "清单", "named": "2026年省警示片", "source": "某市督察"}]
    assert list(told("import", output | {"named_otherwise": otherwise}))[4] == (
        "  提醒：工作表“清单”写的是“2026年省警示片”，却记在“某市督察”下，可能是另一次督察的清单；"
        "如果是，请撤回这次上传，用 --source 另起来源再导入。"
    )
    changes = {"new": 0, "changed": 0, "unchanged": 18, "missing": 2}
    assert list(told("import", output | {"already_known": True, "changes": changes}))[2:] == [
        "  看板上有 2 项任务这份清单中没有，保持原状；确认已撤销的，"
        "请在“上传”页选同一个文件和截至日期，勾选“确认撤销”后提交。"
    ]
    assert list(told("import", output | {"already_known": True})) == [
        "文件：清单.xlsx",
        "这个文件已经导入过（第 7 次上传），看板没有改变。",
    ]


def test_what_was_understood_is_told_column_by_column() -> None:
    output = {
        "file": "清单.xlsx",
        "tables": [
            {
                "sheet": "清单",
                "kind": "tasks",
                "header_rows": [2, 3],
                "columns": {"goal": "AA", "problem": "C", "item_no": "B"},
                "rows": [{}, {}],
                "rejected": [{}],
                "skipped": [],
                "findings": [],
            }
        ],
    }
    assert list(told("check", output)) == [
        "文件：清单.xlsx",
        "工作表“清单”：任务清单，表头在第 2、3 行",
        "  读懂 2 行，有错误 1 行，跳过 0 行",
        "  栏目：B 序号、C 问题、AA 整改目标",
        "共 0 个错误、0 个提醒、0 个说明",
    ]


def test_several_files_stand_apart() -> None:
    unreadable = [{"file": name, "error": "文件已损坏。"} for name in ("甲.xlsx", "乙.xlsx")]
    assert list(told("check", unreadable)) == [
        "文件：甲.xlsx", "文件已损坏。", "", "文件：乙.xlsx", "文件已损坏。",
    ]  # fmt: skip


def test_samples_that_were_not_needed_are_not_mentioned() -> None:
    assert list(told("samples", None)) == []
    assert list(told("samples", {"uploads": 0})) == ["看板里已有数据，没有导入示例数据。"]
    assert list(told("samples", {"uploads": 12})) == ["示例数据已导入（12 次上传）"]


def test_the_number_of_a_task_stands_once_in_a_list_of_changes() -> None:
    row = {"item": "24-1", "field": "status", "item_no": "24", "sub_item": "1", "source": "甲"}
    assert [line.split() for line in table([row])] == [
        ["序号", "项目", "督察来源"], ["24-1", "状态", "甲"],
    ]  # fmt: skip


def test_samples_that_were_not_there_were_not_removed() -> None:
    assert list(told("samples", {"removed": 0})) == ["看板里没有示例数据。"]
    assert list(told("samples", {"removed": 2})) == ["示例数据已移出看板（2 次上传）"]
