"""`docs/findings.md` out of the catalogue: `python -m commands.findings_page [--write]`.

Without `--write` the page is printed. A test compares it with the file, so neither can drift.
"""

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from commands import ROOT
from data.findings import CATALOGUE, Entry
from data.vocabulary import SEVERITY_LABELS
from loaders.files.unreadable import SENTENCES

PAGE = ROOT / "docs" / "findings.md"

# A subject opens with the first code of its group in the catalogue.
SUBJECTS = {
    "hidden_sheet": "文件和工作表",
    "table_not_recognised": "表头",
    "row_without_identity": "编号和问题",
    "deadline_year_assumed": "时限和日期",
    "status_unknown": "状态、属实和是否",
    "share_unclear": "进度、数字和目标",
    "unit_unknown": "单位和地点",
    "other_unit": "填报范围",
    "receipt_missing": "信访件",
    "indicator_missing": "指标",
    "name_missing": "单位名录",
}
# What stands in a sentence where it names something of the file; any other place is shown as ….
_WORDS = {
    "alias": "别名", "as_of": "截至日期", "count": "数量", "day": "日期", "example": "编号",
    "first": "甲", "how": "批次、受理日期或月份加序号", "known": "问题描述",
    "key": "编号", "label": "栏目", "labels": "各栏目", "limit": "上限", "number": "编号",
    "other": "另一", "period": "时期",
    "rows": "行号", "second": "乙", "seconds": "上限", "sheet": "工作表", "size": "大小", "status": "状态",
    "unit": "单位", "units": "单位", "what": "文件类型", "where": "不在〈区县〉内", "year": "年份",
    "names": "指标", "near": "", "hint": "",
}  # fmt: skip
_HEAD = """# 提示一览：每条提示是什么意思、怎样改

上传后，“发现的问题”按提示归类列出，每条都写明工作表、单元格和改法。这里是全部提示。

| 级别 | 意思 |
|---|---|
| 错误 | 这一行（或这张表）不入库，其余照常；改正后重新上传，或在预览中直接改 |
| 提醒 | 照常入库，请核对 |
| 说明 | 只是告诉您怎样处理的，一般不用改 |

代码供查找和程序使用。〈 〉中的内容随文件而变。
"""
_TABLE = "| 提示 | 级别 | 含义 | 怎样改 | 代码 |\n|---|---|---|---|---|\n"
_UNREADABLE = """## 打不开的文件

下列情况整份文件不读取，什么都不会保存。

| 提示 | 代码 |
|---|---|
"""


def page() -> str:
    """The page in Markdown: findings by subject, then the sentences for unreadable files."""
    parts = [_HEAD]
    for title, entries in _subjects():
        parts.append(f"## {title}\n\n{_TABLE}{''.join(map(_row, entries))}")
    rows = (f"| {_told(text)} | `{reason}` |\n" for reason, text in SENTENCES.items())
    return "\n".join([*parts, _UNREADABLE + "".join(rows)])


def _subjects() -> Iterable[tuple[str, list[Entry]]]:
    """The catalogue in its order, cut where a new subject opens."""
    subjects: list[tuple[str, list[Entry]]] = []
    for code, entry in CATALOGUE.items():
        if code in SUBJECTS or not subjects:
            subjects.append((SUBJECTS.get(code, "其他"), []))
        subjects[-1][1].append(entry)
    return subjects


def _row(entry: Entry) -> str:
    severity = SEVERITY_LABELS[entry.severity]
    told, fix = _told(entry.message), _told(entry.fix)
    return f"| {entry.title} | {severity} | {told} | {fix} | `{entry.code}` |\n"


def _told(text: str) -> str:
    """A sentence with words for what is filled in, fit for a cell of a table."""
    return re.sub(r"\{(\w+)\}", _word, text).replace("|", "\\|")


def _word(found: re.Match[str]) -> str:
    word = _WORDS.get(found[1], "…")
    return f"〈{word}〉" if word and "〈" not in word else word


def main(arguments: list[str], target: Path = PAGE) -> None:
    """Print the page, or write it to the target with `--write`."""
    if arguments == ["--write"]:
        target.write_text(page(), encoding="utf-8", newline="\n")
    else:
        print(page(), end="")


if __name__ == "__main__":
    main(sys.argv[1:])
