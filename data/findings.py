"""The catalogue of findings: code, severity, title, message and remedy, all in one place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from data.records import Finding
from data.vocabulary import SEVERITY_LABELS, Severity


@dataclass(frozen=True)
class Entry:
    """One kind of finding; `message` and `fix` are templates filled with the words of `make`."""

    code: str
    severity: Severity
    title: str
    message: str
    fix: str


_ENTRIES = (
    # --- the file and its sheets
    Entry("hidden_sheet", "info", "隐藏的工作表未读取", "工作表已隐藏，没有读取。",
          "如果其中有要上报的内容，请取消隐藏后重新上传。"),
    Entry("sheet_without_table", "info", "工作表中没有清单", "没有找到可以识别的表头，整张工作表未读取。",
          "如果这张表要上报，请检查表头是否写有“反馈问题、整改时限、责任单位”等栏目名。"),
    Entry("formula_without_value", "warning", "公式没有计算结果", "是公式但没有保存计算结果，按空白处理。",
          "请用 Excel 或 WPS 打开文件，保存后重新上传。"),
    Entry("formula_error", "warning", "公式出错", "公式的结果是错误值，按空白处理。",
          "请改正公式，或直接填写结果。"),
    Entry("repeated_in_upload", "error", "与本次上传的另一行编号相同",
          "与本次上传中前面的一行编号相同（{key}），这一行未入库。",
          "请改正其中一行的编号；若两张表属于不同督察来源，请分别填写来源。"),
    # --- headings
    Entry("table_not_recognised", "error", "表头没有认出", "没有认出这张表的各栏是什么，{count} 行都没有读入。",
          "请在上传时说明各栏的含义，或改用“反馈问题、整改时限、责任单位”等常见表头。"),
    Entry("rows_left_out", "warning", "有几行没有读入",
          "这一行到第 {rows} 行像是另一张表的数据，没有认出它的表头，没有读入。",
          "请给这几行补上能认出的表头（如“县区”“指标名称”），或移到单独的工作表；只是汇总数的，不用处理。"),
    Entry("heading_unknown", "info", "表头未识别", "这一栏的表头没有识别，内容未读取。",
          "如果需要这一栏，请改用常见的表头名称{near}。"),
    Entry("no_problem_column", "warning", "没有问题栏", "没有找到写问题（或任务、诉求）的一栏，只能按编号对应。",
          "请增加“{label}”栏，或在上传时说明哪一栏是问题。"),
    Entry("heading_guessed", "info", "表头按相近名称识别", "表头按相近的名称理解为“{label}”。",
          "如果理解有误，请改用常见的表头名称。"),
    Entry("heading_by_values", "info", "表头按内容识别", "这一栏的表头没有识别，按内容理解为“{label}”。",
          "如果理解有误，请改用常见的表头名称。"),
    Entry("heading_repeated", "info", "两栏表头意思相同", "与 {other} 栏同为“{label}”，只读取 {other} 栏。",
          "如果两栏含义不同，请把表头写清楚。"),
    # --- identity of rows
    Entry("row_without_identity", "error", "缺少序号和问题", "这一行既没有序号也没有问题描述，未读入。",
          "请补填序号和问题，或删除这一行。"),
    Entry("problem_missing", "warning", "缺少问题描述", "问题描述为空，只按序号对应。", "请补填问题描述。"),
    Entry("number_missing", "warning", "序号为空", "序号为空，按“{number}”处理。", "请补填序号。"),
    Entry("number_unclear", "warning", "序号写法不明", "序号的写法没有读懂，照原文保留。",
          "请写成“第十四项”“14”或“14.1”。"),
    Entry("number_is_date", "warning", "序号成了日期", "序号被 Excel 变成了日期，按“{number}”处理。",
          "请把序号栏设为文本格式，重新填写序号。"),
    Entry("no_number_column", "warning", "没有序号栏", "没有序号栏，按问题文字认出任务；文字改动会当作新任务。",
          "请增加“序号”栏，填写督察反馈问题的编号。"),
    Entry("numbering_restarts", "info", "各组重新编号", "各组的序号都从头编起，已在前面加上组号以免重复。",
          "如督察组另有问题编号，请增加“问题编号”栏。"),
    Entry("duplicate_key", "error", "重复", "与第 {first} 行重复（{key}），这一行未读入。",
          "请改正编号，或删除重复的一行。"),
    Entry("duplicate_value", "error", "同一数值写了两处", "与 {other} 重复（{key}），这一格未读入。",
          "两栏重复的，请在表头写清各是什么（月份、累计、目标等）；两行重复的，请写清各是哪个地区、断面"
          "或时期；或删除重复的一处。"),
    # --- deadlines and dates
    Entry("deadline_year_assumed", "warning", "时限没有写年份", "没有写年份，已按 {year} 年理解。",
          "请写明年份，例如“{year}年12月底前”。"),
    Entry("deadline_unclear", "warning", "时限没有读懂", "没有读懂时限，按未定期限处理。",
          "请写成日期，或“2020年12月底前”“长期坚持”“立行立改”等。"),
    Entry("deadline_not_in_text", "warning", "文字中没有时限",
          "表头说这一栏也写时限，文字中却没有找到完成的期限，按未定期限处理。",
          "请增加“整改时限”栏，或在文字中写明期限，例如“2020年12月底前完成”。"),
    Entry("deadlines_several", "warning", "一格写了几个时限",
          "写了 {count} 个不同的时限，按最晚的 {day} 处理。", "请增加“整改时限”栏，写明整个问题的整改时限。"),
    Entry("no_deadline_column", "warning", "没有整改时限栏",
          "没有找到整改时限栏，看板上原来没有时限的任务不会计入逾期。", "请增加“整改时限”栏。"),
    Entry("deadline_impossible", "error", "时限不是有效日期", "日期不存在，这一行未读入。",
          "请改成实际存在的日期。"),
    Entry("date_year_assumed", "warning", "日期没有写年份", "“{label}”没有写年份，已按 {year} 年理解。",
          "请写明年份，例如“{year}年5月1日”。"),
    Entry("date_unclear", "warning", "日期没有读懂", "“{label}”没有读懂，按空白处理。",
          "请写成日期，例如 2020-12-31。"),
    Entry("date_in_future", "warning", "日期晚于截至日期", "“{label}”晚于本期截至日期 {as_of}。",
          "请核对日期。"),
    # --- status
    Entry("status_unknown", "warning", "状态没有读懂", "状态没有读懂，按空白处理。",
          "请使用“尚未启动、达到序时进度、基本完成、完成整改、完成销号”等写法。"),
    Entry("status_not_told", "warning", "进展中看不出状态",
          "没有整改状态，进展的文字也看不出是否完成，看板上原有的状态不变。",
          "请增加“整改状态”栏，或以“已完成整改”“正在整改”“达到序时进度”等开头。"),
    Entry("status_blank", "info", "没有写状态", "有 {count} 行没有写整改状态（第 {rows}行）。",
          "请补填整改状态。"),
    Entry("status_from_dates", "info", "状态由日期得出",
          "没有状态栏，有销号日期的按完成销号、有验收或完成日期的按完成整改处理。",
          "如果不是这样，请增加“整改状态”栏。"),
    Entry("open_with_date", "warning", "未完成却有完成日期", "状态是“{status}”，却填了完成日期 {day}。",
          "请核对状态或删去完成日期。"),
    Entry("not_closed_with_date", "warning", "未销号却有销号日期",
          "填了销号日期，状态却是“{status}”，按状态处理。", "如已销号，请把状态改为“完成销号”；否则请删去销号日期。"),
    Entry("done_without_date", "warning", "已完成却没有完成日期", "状态是“{status}”，完成日期却是空白。",
          "请补填完成日期。"),
    Entry("truth_unknown", "warning", "属实情况没有读懂", "是否属实没有读懂，按空白处理。",
          "请填写“属实、基本属实、部分属实、不属实”之一。"),
    Entry("yes_no_unclear", "warning", "是否没有读懂", "“{label}”没有读懂，按空白处理。", "请填写“是”或“否”。"),
    # --- amounts
    Entry("share_unclear", "warning", "进度没有读懂", "完成进度没有读懂，按空白处理。",
          "请填写百分比，例如 80%。"),
    Entry("number_not_read", "warning", "数字没有读懂", "“{label}”没有读懂，按空白处理。", "请只填写数字。"),
    Entry("target_unclear", "warning", "目标没有读懂", "目标值没有读懂，只保留原文，不参与达标判断。",
          "请写成“≥90%”“92.5%”“达到或优于Ⅲ类”等。"),
    Entry("row_not_a_value", "info", "不是实际值的行",
          "这一行是平均值或另一种目标，不是某一地区、某一时期的实际值，未读取。",
          "如果是实际值，请写明地区或时期，例如“全市”“1-5月”。"),
    Entry("target_of_which", "warning", "目标属于哪个指标没有写明",
          "表中有几个指标（{names}），这一栏没有写明是哪个指标的目标，内容未采用。",
          "请在表头写上指标名称，例如“PM2.5目标”；每个指标各有目标的，请各设一栏。"),
    Entry("target_not_comparable", "warning", "目标与实际值不能比较",
          "目标说的是变化的百分比，实际值的单位是“{unit}”，不能直接比较，不判断是否达标。",
          "请把实际值也填成变化的百分比，或把目标填成同一单位的数值。"),
    # --- units and places
    Entry("unit_unknown", "warning", "单位不在名录中", "单位“{unit}”不在单位名录中，照原文保留{near}。",
          "请改用名录中的名称，或在名录中增加这一单位或别名。"),
    Entry("coordinates_swapped", "warning", "经纬度填反", "经度和纬度填反了，已自动对调。",
          "请核对坐标。"),
    Entry("coordinates_unclear", "warning", "坐标没有读懂", "坐标没有读懂或不在中国境内，按空白处理。",
          "请填写十进制度，例如 103.717、27.338。"),
    Entry("coordinates_several", "info", "一格写了多个坐标", "写了 {count} 个坐标，只取第一个。",
          "如需分别上图，请一行写一个坐标。"),
    Entry("coordinates_outside", "warning", "坐标不在所写区县内", "坐标{where}{hint}。",
          "请核对坐标和区县；如果坐标来自高德、腾讯或百度地图，请在上传时选对坐标系。"),
    # --- whose row it is
    Entry("other_unit", "error", "属于其他单位的行",
          "这一行属于其他单位（{units}），您的账号只能填报本单位的，未入库。",
          "请删去这一行，由该单位或管理员上报；单位名称写错的，请改正后重新上传。"),
    Entry("later_owner", "error", "后来划归其他单位的行",
          "这一行自 {day} 起属于其他单位（{units}），补报会改动该单位现在的情况，未入库。",
          "请删去这一行，由管理员补报。"),
    Entry("units_kept", "warning", "单位栏与已有的不同",
          "“{labels}”与看板上已有的不同，单位没有改动，其余内容照常入库。",
          "单位有变动的，请由管理员上报整份清单。"),
    # --- petitions
    Entry("receipt_missing", "error", "缺少受理编号", "受理编号为空，这一行未读入。", "请补填受理编号。"),
    Entry("receipt_from_number", "warning", "以序号代替受理编号",
          "表中没有受理编号栏，已用{how}代替，如“{example}”。",
          "请增加“受理编号”栏；只有序号的，请写明批次或受理日期，以免与别的清单相混。"),
    Entry("receipt_taken", "error", "序号已是另一件",
          "表中没有受理编号栏，“{number}”在库中是内容不同的另一件（“{known}”），这一行未入库。",
          "请增加“受理编号”栏，或写明批次、受理日期；确是同一件的，请先把问题描述改得与原来一致。"),
    Entry("verdict_from_text", "info", "从文字中判断", "没有“{label}”栏，已按调查核实、处理整改的文字判断。",
          "请核对判断是否正确，或增加“{label}”栏。"),
    Entry("verdict_from_group", "info", "从分组判断", "没有“{label}”栏，已按分组、工作表名或标题判断。",
          "请核对判断是否正确，或增加“{label}”栏。"),
    Entry("fine_unit_assumed", "warning", "罚款单位按元理解", "罚款金额没有写单位，数额较大，已按“元”换算成万元。",
          "请在表头写明“（元）”或“（万元）”。"),
    # --- indicators
    Entry("indicator_missing", "error", "缺少指标名称", "指标名称为空，这一行未读入。", "请补填指标名称。"),
    Entry("shares_as_percent", "info", "比例没有写单位",
          "“{names}”没有写单位，数值都不大于 1，按百分比理解（0.935 即 93.5%）。",
          "请在表头写明单位，例如“优良率（%）”；数值本来就不是百分比的，请写明单位。"),
    Entry("period_assumed", "info", "没有写时期", "表中没有写时期，按截至日期所在的 {period} 处理。",
          "请增加“时期”栏，例如 2020年8月。"),
    Entry("period_in_future", "warning", "时期晚于截至日期",
          "{period} 在本期截至日期 {as_of} 之后，却已有实际值（共 {count} 个）。",
          "请核对年份和时期；如是预计数，请在表头写明“预计”；如截至日期有误，请改正。"),
    Entry("period_unclear", "error", "时期没有读懂", "时期没有读懂，这一行未读入。",
          "请写成“2020年8月”“2020年第三季度”或“2020年”。"),
    # --- directory
    Entry("name_missing", "error", "缺少单位名称", "单位名称为空，这一行未读入。", "请补填单位全称。"),
    Entry("kind_unknown", "warning", "单位类型没有读懂", "单位类型没有读懂，按“部门”处理。",
          "请填写“部门、属地、统称”之一。"),
    Entry("alias_twice", "warning", "别名对应两个单位", "别名“{alias}”同时属于“{first}”和“{second}”。",
          "请只留在其中一个单位之下。"),
)  # fmt: skip
CATALOGUE: dict[str, Entry] = {entry.code: entry for entry in _ENTRIES}

_LONGEST_VALUE = 60
MOST_SHOWN = 200
"""Findings of one code that are listed; the total is told."""


def make(
    code: str,
    sheet: str,
    cell: str | None = None,
    row: int | None = None,
    value: object = None,
    **words: object,
) -> Finding:
    """The finding of that code at that place; KeyError for an unknown code or a missing word.

    The message opens with the place in words: sheet, cell (or row) and the value written there.
    """
    entry = CATALOGUE[code]
    if row is None and cell and (digits := re.search(r"\d+", cell)):
        row = int(digits[0])
    text = None if value is None else shorten(str(value))
    message = f"{_place(sheet, cell, row, text)}：{entry.message.format(**words)}"
    fix = entry.fix.format(**words)
    return Finding(code, entry.severity, sheet, cell, row, text, message, fix)


def _place(sheet: str, cell: str | None, row: int | None, value: str | None) -> str:
    """Where a finding stands, in words: sheet, cell or row, and the value written there."""
    place = f"“{sheet}”表" if sheet else "文件"
    place += f" {cell}" if cell else f"第 {row} 行" if row else ""
    return place + (f"（写着“{value}”）" if value else "")


def bare_message(finding: Finding) -> str:
    """The message without the place it opens with, for a table that has columns for the place."""
    place = _place(finding.sheet, finding.cell, finding.row, finding.value)
    return finding.message.removeprefix(f"{place}：")


def moved(finding: Finding, cell: str | None, row: int | None) -> Finding:
    """The finding at another place of its sheet."""
    place = _place(finding.sheet, cell, row, finding.value)
    return replace(finding, cell=cell, row=row, message=f"{place}：{bare_message(finding)}")


@dataclass(frozen=True)
class Group:
    """All findings of one code: how many there are, and the first ones to show."""

    entry: Entry
    count: int
    shown: tuple[Finding, ...]


def grouped(found: Iterable[Finding]) -> list[Group]:
    """Findings by code, the severest first, then the most frequent; 200 of each to show."""
    by_code: dict[str, list[Finding]] = {}
    for finding in found:
        by_code.setdefault(finding.code, []).append(finding)
    groups = [Group(CATALOGUE[c], len(f), tuple(f[:MOST_SHOWN])) for c, f in by_code.items()]
    order = list(SEVERITY_LABELS)
    return sorted(groups, key=lambda g: (order.index(g.entry.severity), -g.count))


def shorten(text: str) -> str:
    """The text on one line, cut to 60 characters with an ellipsis."""
    line = " ".join(text[: _LONGEST_VALUE * 4].split())
    return line if len(line) <= _LONGEST_VALUE else line[: _LONGEST_VALUE - 1] + "…"
