"""One list of tasks written down in a thousand ways: a seed chooses headings, order, and habits."""

import random
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from data.records import Row
from tests.unit.loaders.shapes.decisive import task
from tests.unit.loaders.shapes.wordings import (
    DEADLINES,
    FOREIGN,
    HEADINGS,
    MUST,
    PEOPLE,
    STATUSES,
    TEXTS,
    UNITS,
)
from tests.unit.loaders.workbooks import Tab


@dataclass
class Written:
    """A sheet as written and its tasks as meant."""

    tab: Tab
    tasks: list[Row] = field(default_factory=list)


def written(seed: int) -> Written:
    """The list as somebody with these habits writes it."""
    pick = random.Random(seed)
    columns = _columns(pick)
    rows: list[list[Any]] = []
    merges: list[str] = []
    width = len(columns)
    _above(pick, rows, merges, width)
    above = len(rows)
    _header(pick, columns, rows, merges)
    header = rows[above:]
    if pick.random() < 0.3:
        rows.append(list(range(1, width + 1)))
    tasks = _body(pick, columns, header, rows, merges)
    _below(pick, rows, width)
    shift = pick.choice((0, 0, 0, 1))
    moved = [[None] * shift + row for row in rows]
    return Written(Tab(moved, [_moved(m, shift) for m in merges]), tasks)


def _columns(pick: random.Random) -> list[str]:
    optional = [f for f in HEADINGS if f not in (*MUST, "item_no")]
    chosen = [*MUST, *pick.sample(optional, pick.randint(1, 9))]
    chosen += pick.sample(sorted(FOREIGN), pick.randint(0, 2))
    if pick.random() < 0.5:
        order = list(HEADINGS)
        chosen.sort(key=lambda c: order.index(c) if c in order else 99)
    else:
        pick.shuffle(chosen)
    if "status" in chosen:
        chosen = [c for c in chosen if c not in ("is_done", "progress_text")]
    chosen.insert(pick.choice((0, 0, 0, 0, 1, 2)), "item_no")
    return chosen


def _above(pick: random.Random, rows: list[list[Any]], merges: list[str], width: int) -> None:
    if pick.random() < 0.3:
        rows.append(["附件2"])
    if pick.random() < 0.9:
        rows.append(["清源市贯彻落实中央生态环境保护督察反馈意见整改任务清单"])
        merges.append(_area(len(rows), 0, len(rows), width - 1))
    if pick.random() < 0.4:
        rows.append(["填报单位：清源市水利局（盖章）", None, None, "填报时间：2020年12月20日"])


def _header(
    pick: random.Random, columns: list[str], rows: list[list[Any]], merges: list[str]
) -> None:
    headings = [pick.choice(HEADINGS[c].split("|")) if c in HEADINGS else c for c in columns]
    runs = _runs(columns) if pick.random() < 0.4 else []
    if not runs:
        rows.append([_decorated(pick, h, n) for n, h in enumerate(headings)])
        return
    top, low = len(rows) + 1, len(rows) + 2
    first: list[Any] = [_decorated(pick, h, 0) for h in headings]
    second: list[Any] = [None] * len(columns)
    for start, end, group in runs:
        for at in range(start, end + 1):
            second[at], first[at] = headings[at], None
        first[start] = group
        merges.append(_area(top, start, top, end))
    for at in range(len(columns)):
        if second[at] is None:
            merges.append(_area(top, at, low, at))
    rows += [first, second]


def _runs(columns: list[str]) -> list[tuple[int, int, str]]:
    """Neighbouring columns that a common heading may span."""
    groups = {"units": "责任落实", "leaders": "责任落实", "persons": "责任落实"}
    kinds = [groups.get(c.rsplit("_", 1)[-1]) for c in columns]
    found: list[tuple[int, int, str]] = []
    for at, kind in enumerate(kinds):
        if kind and found and found[-1][1] == at - 1:
            found[-1] = (found[-1][0], at, kind)
        elif kind:
            found.append((at, at, kind))
    return [run for run in found if run[1] > run[0]]


def _decorated(pick: random.Random, heading: str, at: int) -> str:
    habit = pick.random()
    if habit < 0.15 and len(heading) > 3:
        return f"{heading[:2]}\n{heading[2:]}"
    if habit < 0.22:
        return f"{at + 1}.{heading}" if at else heading
    return f"{heading}\n（按方案填写）" if 0.22 <= habit < 0.28 and at else heading


def _body(
    pick: random.Random,
    columns: list[str],
    header: list[list[Any]],
    rows: list[list[Any]],
    merges: list[str],
) -> list[Row]:
    tasks: list[Row] = []
    grouped, numbering = pick.random() < 0.4, pick.choice(("int", "text", "item", "chinese", "dot"))
    group, at = None, columns.index("item_no")
    for number in range(1, pick.randint(3, 8)):
        if grouped and number % 3 == 1:
            name = pick.choice(("大气污染防治", "水污染防治", "生态保护修复"))
            group = f"{'一二三四'[number // 3]}、{name}"
            rows.append([group])
            if pick.random() < 0.6:
                merges.append(_area(len(rows), 0, len(rows), len(columns) - 1))
        if pick.random() < 0.05:
            rows.append([])
        meant: dict[str, Any] = {}
        rows.append([_cell(pick, c, number, numbering, meant) for c in columns])
        if "category" in columns:
            meant["category"] = meant.get("category") or group
        elif group:
            meant["category"] = group
        meant.pop("progress_text", None)
        tasks.append(task(len(rows), str(number), **_with_status(columns, rows[-1], meant)))
        if pick.random() < 0.08:
            rows.append([None] * at + [pick.choice(("小计", "合 计")), f"{number}项"])
        if pick.random() < 0.04:
            rows.extend([list(row) for row in header])
    return tasks


def _with_status(columns: list[str], row: list[Any], meant: dict[str, Any]) -> dict[str, Any]:
    """The state that other columns tell where none is written."""
    if "status" in columns or "is_done" in columns:
        return meant
    told = row[columns.index("progress_text")] if "progress_text" in columns else None
    story = {"已": "done", "正": "in_progress"}.get((told or "/")[0])
    if story and not (story == "done" and meant.get("closed_on")):
        meant["status"] = story
    elif meant.get("closed_on"):
        meant["status"] = "closed"
    elif meant.get("completed_on") and meant.get("progress", 1) == 1:
        meant["status"] = "done"
    return meant


def _cell(
    pick: random.Random, column: str, number: int, numbering: str, meant: dict[str, Any]
) -> Any:
    if column == "item_no":
        return _number(number, numbering)
    if column in FOREIGN:
        return FOREIGN[column]
    if column not in MUST and pick.random() < 0.12:
        return pick.choice((None, "/", "—", "无", "\\"))
    if column == "deadline":
        written, meant["deadline"], kind = pick.choice(DEADLINES)
        meant["deadline_kind"] = kind or "date"
        return written
    if column.endswith("_units"):
        names = pick.sample(UNITS, pick.randint(1, 3))
        meant[column] = names
        return pick.choice(("、", "，", "\n", ";", "、\n")).join(names)
    if column == "status":
        written, meant["status"] = pick.choice(STATUSES)
        return written
    if column == "is_done":
        yes = pick.random() < 0.5
        meant["status"] = "done" if yes else "in_progress"
        return pick.choice(("是", "√", "已完成") if yes else ("否", "×", "未完成"))
    if column == "progress":
        share = pick.choice((10, 35, 50, 80, 95, 100))
        meant["progress"] = share / 100
        return f"{share}%"
    if column.endswith("_on"):
        day = date(2020, pick.randint(1, 11), pick.randint(1, 28))
        meant[column] = day.isoformat()
        return pick.choice(
            (day, day.isoformat(), f"{day:%Y.%m.%d}", f"{day:%Y}年{day.month}月{day.day}日")
        )
    values = PEOPLE if column.startswith("responsible") else TEXTS[column].split("|")
    meant[column] = pick.choice(values)
    return meant[column]


def _number(number: int, numbering: str) -> Any:
    chinese = "一二三四五六七八九"[number - 1]
    styles = {"int": number, "text": f"{number:02}", "item": f"第{chinese}项", "chinese": chinese}
    return styles.get(numbering, f"{number}.")


def _below(pick: random.Random, rows: list[list[Any]], width: int) -> None:
    if pick.random() < 0.3:
        rows.append(["合计", f"{width}项"])
    if pick.random() < 0.3:
        rows.append(["注：整改时限按方案填写，长期坚持的项目按年度报送进展。"])
    if pick.random() < 0.3:
        rows.append(["填表人：张某", None, "审核人：李某", None, "联系电话：0599-0000000"])


def _area(top: int, left: int, bottom: int, right: int) -> str:
    return f"{chr(65 + left)}{top}:{chr(65 + right)}{bottom}"


def _moved(area: str, shift: int) -> str:
    return "".join(chr(ord(c) + shift) if c.isalpha() else c for c in area)
