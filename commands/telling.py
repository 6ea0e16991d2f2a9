"""A command's result as lines of Chinese text, for a person at a terminal."""

import json
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from data.dispatch import BEIJING
from data.findings import CATALOGUE, MOST_SHOWN
from data.questions import CHANGE_LABELS
from data.vocabulary import (
    DEADLINE_KIND_LABELS,
    DEFINITIONS,
    DIRECTION_LABELS,
    FIELDS,
    KIND_LABELS,
    LIGHT_LABELS,
    PETITION_STATUS_LABELS,
    REPORT_STATE_LABELS,
    SEVERITY_LABELS,
    TASK_STATUS_LABELS,
    TRUTH_LABELS,
    Kind,
    Severity,
)

Output = Mapping[str, Any]
_WIDEST = 40
_HEADINGS = {field.name: field.label for kind in FIELDS for field in FIELDS[kind]} | {
    "local_no": "本地序号", "name": "名称", "group": "分组",
    "total": "任务数", "numerator": "分子", "denominator": "分母", "rate": "比例",
    "tasks": "任务数", "units": "单位", "deadline": "时限", "days": "天数", "status": "状态",
    "as_of": "截至日期", "overdue": "逾期", "day": "日期", "planned": "计划", "actual": "实际",
    "met": "达标", "petitions": "信访件", "settled": "已办结", "settled_or_partly": "含阶段性办结",
    "item": "序号", "field": "项目", "before": "原来", "after": "现在", "kind": "变化",
    "elapsed": "时间已过", "light": "灯", "is_overdue": "是否逾期", "upload_id": "上传编号",
    "unit": "单位", "period_start": "开始", "period_end": "结束", "due_on": "报送期限",
    "reported_on": "报送日期", "late_days": "迟报天数", "state": "状态", "place": "地区",
    "open_tasks": "未完成任务", "last_reported_on": "最近一次报送",
    "committed_at": "入库时间", "user_name": "上传人", "file_name": "文件", "withdrawn": "已撤销",
    "sheet": "工作表", "row": "行",
}  # fmt: skip
_WORDS: dict[str, str] = {
    str(code): label
    for labels in (
        TASK_STATUS_LABELS, PETITION_STATUS_LABELS, TRUTH_LABELS, DIRECTION_LABELS,
        REPORT_STATE_LABELS, DEADLINE_KIND_LABELS,
    )
    for code, label in labels.items()
}  # fmt: skip
_OWN_WORDS: dict[str, dict[str, str]] = {
    "field": _HEADINGS | {"task": "任务"},
    "kind": {str(code): label for code, label in CHANGE_LABELS.items()},
    "light": {str(code): label for code, label in LIGHT_LABELS.items()},
}
"""Columns whose codes mean something of their own (none: 正常 as a light, else 未定期限)."""
_WITHIN_ITEM = {"item_no", "sub_item"}
"""Columns that `item` says in one."""
_SHARES = {"rate", "progress", "elapsed"}


def told(command: str, output: Any) -> Iterator[str]:
    """The lines for what `commands.run_command` gave as output; None gives no line."""
    if output is None:
        return
    for number, one in enumerate(output if isinstance(output, list) else [output]):
        if number:
            yield ""
        yield from _TELLERS[command](one)


def table(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """The rows under Chinese headings, in columns that line up in a terminal."""
    if not rows:
        return
    names = [n for n in rows[0] if any(row[n] not in (None, "", []) for row in rows)]
    if "item" in names:
        names = [n for n in names if n not in _WITHIN_ITEM]
    lines = [[_HEADINGS.get(name, name) for name in names]]
    lines += [[_cell(name, row[name]) for name in names] for row in rows]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        padded = (text + " " * (w - _width(text)) for text, w in zip(line, widths, strict=True))
        yield "  ".join(padded).rstrip()


def _check(output: Output) -> Iterator[str]:
    yield f"文件：{output['file']}"
    if "error" in output:
        yield output["error"]
        return
    findings = [*output.get("findings", ())]
    for found in output["tables"]:
        kind = KIND_LABELS[found["kind"]]
        heads = "、".join(map(str, found["header_rows"]))
        rows, rejected, skipped = (len(found[part]) for part in ("rows", "rejected", "skipped"))
        yield f"工作表“{found['sheet']}”：{kind}，表头在第 {heads} 行"
        yield f"  读懂 {rows} 行，有错误 {rejected} 行，跳过 {skipped} 行"
        yield f"  栏目：{'、'.join(_columns(found['columns'], found['kind']))}"
        findings += found["findings"]
    yield from _findings(findings)


def _import(output: Output) -> Iterator[str]:
    yield f"文件：{output['file']}"
    if "error" in output:
        yield output["error"]
        return
    if output["already_known"]:
        yield f"这个文件已经导入过（第 {output['upload_id']} 次上传），看板没有改变。"
        if missing := output["changes"]["missing"]:
            yield (
                f"  看板上有 {missing} 项任务这份清单中没有，保持原状；确认已撤销的，"
                "请在“上传”页选同一个文件和截至日期，勾选“确认撤销”后提交。"
            )
        return
    for found in output["tables"]:
        counts = (
            f"{found['rows']} 行，有错误未导入 {found['rejected']} 行，跳过 {found['skipped']} 行"
        )
        yield f"工作表“{found['sheet']}”：{KIND_LABELS[found['kind']]}，{counts}"
    change = output["changes"]
    if sources := output["sources"]:
        yield f"记在督察来源：{'、'.join(sources)}"
    yield (
        f"第 {output['upload_id']} 次上传，截至 {output['as_of']}：新增 {change['new']}，"
        f"变化 {change['changed']}，不变 {change['unchanged']}，清单中缺少 {change['missing']}"
    )
    for one in output.get("named_otherwise", ()):
        yield (
            f"  提醒：工作表“{one['sheet']}”写的是“{one['named']}”，却记在“{one['source']}”下，"
            "可能是另一次督察的清单；如果是，请撤回这次上传，用 --source 另起来源再导入。"
        )
    if returning := output.get("returning"):
        yield (
            f"  提醒：有 {len(returning)} 项任务曾确认撤销，这份清单又列出，现已重新计入：{'、'.join(returning)}"
        )
    if output["strangers"]:
        yield (
            f"  提醒：有 {output['strangers']} 项任务与看板上同一编号的任务说的完全是另一件事，"
            "可能是另一次督察或另一年的清单；"
            "如果是，请撤回这次上传，用 --source 另起来源再导入。"
        )
    yield from _findings(output["findings"])


def _ask(output: Output) -> Iterator[str]:
    definition = DEFINITIONS[output["definition"]].label
    yield f"{output['question']}（截至 {output['as_of']}，口径：{definition}）"
    yield from table(output["rows"])
    yield f"共 {len(output['rows'])} 行"


def _samples(output: Output) -> Iterator[str]:
    if "removed" in output:
        count = output["removed"]
        yield f"示例数据已移出看板（{count} 次上传）" if count else "看板里没有示例数据。"
        return
    count = output["uploads"]
    yield f"示例数据已导入（{count} 次上传）" if count else "看板里已有数据，没有导入示例数据。"


def _rebuild(output: Output) -> Iterator[str]:
    if not output.get("verified"):
        kept = f"，原来的数据库改名为 {output['kept']}" if output["kept"] else ""
        yield f"已按日志中的 {output['entries']} 条记录重新生成数据库{kept}。"
        if output["lost"]:
            yield (
                "原来的数据库没有或已损坏：账号、操作记录和设置变更没有能够保留，请用 start.py user add "
                "重新建立账号，或改用最近的备份恢复（start.py restore）。"
            )
        if output["read_by_others"]:
            yield (
                f"其中 {output['read_by_others']} 次上传原来由别的版本的程序读取，已照现在的读法重新读取："
                "各期数字与原来不同的，是因为读法更新，不是数据损坏。"
            )
        return
    found, newer = output["differences"], output["newer_reading"]
    entries, others = output["entries"], output["read_by_others"]
    if not found and not newer:
        yield f"核对一致：按日志中的 {entries} 条记录重新生成的数据库与现用的逐行相同。"
    if found:
        yield f"核对不一致（按日志中的 {entries} 条记录重新生成）："
        yield from map(_difference, found)
    if newer:
        yield (
            f"有 {others} 次上传由别的版本的程序读取，下列差别来自读法更新，不是数据损坏；"
            "运行 start.py rebuild 会改成现在的读法："
        )
        yield from map(_difference, newer)
    elif others:
        yield f"有 {others} 次上传由别的版本的程序读取，照现在的读法读来相同。"


def _difference(found: Output) -> str:
    return (
        f"  {found['table']}：{found['only_here']} 行只在现用数据库中，"
        f"{found['only_rebuilt']} 行只在重新生成的中"
    )


def _backup(output: Output) -> Iterator[str]:
    yield f"已备份到 {output['file']}（{output['originals']} 份原始文件）。"


def _restore(output: Output) -> Iterator[str]:
    yield f"已恢复到 {output['folder']}（{output['originals']} 份原始文件）。"
    if output["settings"]:
        yield "备份时看板的设置与这台电脑的不同，数字可能因此不一样；要照旧，请写进 settings.toml："
        for one in output["settings"]:
            yield f"  {one['name']} = {json.dumps(one['then'], ensure_ascii=False)}（现在是 {one['now']}）"


def _user(output: Output) -> Iterator[str]:
    if "told" in output:
        yield output["told"]
        yield from output.get("notes", ())
    elif not output["accounts"]:
        yield "还没有账号。"
    else:
        rows = output["accounts"]
        yield from table(
            [
                {"账号": r["name"], "角色": r["role_label"], "单位": r["units"],
                 "停用": r["disabled"], "登录": f"{r['signed_in']} 处"}
                for r in rows
            ]
        )  # fmt: skip


_TELLERS: dict[str, Callable[[Output], Iterator[str]]] = {
    "check": _check,
    "import": _import,
    "ask": _ask,
    "samples": _samples,
    "rebuild": _rebuild,
    "backup": _backup,
    "restore": _restore,
    "user": _user,
}


def _findings(findings: Iterable[Output]) -> Iterator[str]:
    count: Counter[Severity] = Counter()
    alike: Counter[str] = Counter()
    for finding in findings:
        count[finding["severity"]] += 1
        alike[finding["code"]] += 1
        if alike[finding["code"]] > MOST_SHOWN:
            continue
        place = finding["sheet"] + (f"!{finding['cell']}" if finding["cell"] else "")
        label = SEVERITY_LABELS[finding["severity"]]
        yield f"  {label} {place}：{finding['message']}{finding['fix']}"
    for code, number in alike.items():
        if number > MOST_SHOWN:
            yield f"  “{CATALOGUE[code].title}”共 {number} 个，只列出前 {MOST_SHOWN} 个"
    yield "共 " + "、".join(f"{count[code]} 个{name}" for code, name in SEVERITY_LABELS.items())


def _columns(fields: Mapping[str, str], kind: Kind) -> list[str]:
    """The columns of a sheet with what each holds, from left to right."""
    labels = {field.name: field.label for field in FIELDS[kind]}
    placed = sorted((len(column), column, name) for name, column in fields.items())
    return [f"{column} {labels.get(name, _HEADINGS.get(name, name))}" for _, column, name in placed]


def _cell(name: str, value: Any) -> str:
    if value is None:
        return ""
    if name in _SHARES:
        return f"{value:.1%}"
    if name == "committed_at" and isinstance(value, str):
        moment = datetime.fromisoformat(value).replace(tzinfo=UTC).astimezone(BEIJING)
        return moment.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return _shortened("、".join(map(str, value)))
    words = _OWN_WORDS.get(name, _WORDS)
    return _shortened(words.get(str(value), str(value)))


def _shortened(text: str) -> str:
    # A terminal obeys control characters and turns lines around at others nobody sees.
    text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"


def _width(text: str) -> int:
    """Columns the text takes in a terminal: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
