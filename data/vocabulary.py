"""The field's own words, once: every Chinese term and the one identifier that stands for it.

Everything may import this module; it imports nothing of the project. Sources of the terms are the
published plans, notices and forms named in `docs/decisions.md`.
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["tasks", "petitions", "indicators", "directory"]
TaskStatus = Literal[
    "not_started", "behind", "on_schedule", "ahead", "in_progress",
    "basically_done", "done", "closed", "ongoing", "relapsed",
]  # fmt: skip
PetitionStatus = Literal["open", "partly_settled", "settled", "signed_off"]
Truth = Literal["true", "mostly_true", "partly_true", "untrue"]
DeadlineKind = Literal["date", "immediate", "continuous", "date_then_continuous", "none"]
Direction = Literal["at_least", "at_most", "equals", "class_at_least"]
Definition = Literal["done", "basically_done", "on_schedule", "due", "closed"]
Dimension = Literal["source", "district", "lead_unit", "responsible_unit", "category", "all"]
PetitionDimension = Literal["batch", "type", "district", "truth", "status", "all"]
Light = Literal["red", "yellow", "blue", "none"]
ReportState = Literal["missing", "late", "waiting", "on_time"]
Severity = Literal["error", "warning", "info"]
Scope = Literal["whole", "part"]
Datum = Literal["wgs84", "gcj02", "bd09"]

KIND_LABELS: dict[Kind, str] = {
    "tasks": "任务清单",
    "petitions": "信访件清单",
    "indicators": "指标表",
    "directory": "单位名录",
}

# Ordered from furthest behind to furthest along; a screen lists statuses in this order.
TASK_STATUS_LABELS: dict[TaskStatus, str] = {
    "relapsed": "反弹",
    "not_started": "尚未启动",
    "behind": "未达到序时进度",
    "in_progress": "整改中",
    "on_schedule": "达到序时进度",
    "ahead": "超过序时进度",
    "ongoing": "长期坚持",
    "basically_done": "基本完成",
    "done": "完成整改",
    "closed": "完成销号",
}
PETITION_STATUS_LABELS: dict[PetitionStatus, str] = {
    "open": "未办结",
    "partly_settled": "阶段性办结",
    "settled": "已办结",
    "signed_off": "已销号",
}
TRUTH_LABELS: dict[Truth, str] = {
    "true": "属实",
    "mostly_true": "基本属实",
    "partly_true": "部分属实",
    "untrue": "不属实",
}
DEADLINE_KIND_LABELS: dict[DeadlineKind, str] = {
    "date": "有期限",
    "immediate": "立行立改",
    "continuous": "长期坚持",
    "date_then_continuous": "到期后长期坚持",
    "none": "未定期限",
}
DIRECTION_LABELS: dict[Direction, str] = {
    "at_least": "不低于",
    "at_most": "不高于",
    "equals": "等于",
    "class_at_least": "类别达到或优于",
}
SEVERITY_LABELS: dict[Severity, str] = {"error": "错误", "warning": "提醒", "info": "说明"}
SCOPE_LABELS: dict[Scope, str] = {"whole": "整份清单", "part": "本单位部分"}
DATUM_LABELS: dict[Datum, str] = {
    "wgs84": "CGCS2000／WGS-84（天地图、GPS）",
    "gcj02": "GCJ-02（高德、腾讯地图）",
    "bd09": "BD-09（百度地图）",
}
DIMENSION_LABELS: dict[Dimension, str] = {
    "lead_unit": "牵头单位",
    "responsible_unit": "责任单位",
    "district": "区县",
    "source": "督察来源",
    "category": "类别",
    "all": "全部",
}
PETITION_DIMENSION_LABELS: dict[PetitionDimension, str] = {
    "batch": "批次",
    "type": "污染类型",
    "district": "区县",
    "truth": "是否属实",
    "status": "办结状态",
    "all": "全部",
}
REPORT_STATE_LABELS: dict[ReportState, str] = {
    "missing": "未报",
    "late": "迟报",
    "waiting": "待报",
    "on_time": "已报",
}
LIGHT_LABELS: dict[Light, str] = {
    "red": "红灯",
    "yellow": "黄灯",
    "blue": "蓝灯",
    "none": "正常",
}


@dataclass(frozen=True)
class RateDefinition:
    """One way to count a completion rate, as printed in official notices."""

    code: Definition
    label: str
    meaning: str


DEFINITIONS: dict[Definition, RateDefinition] = {
    d.code: d
    for d in (
        RateDefinition("done", "已完成", "完成整改（含完成销号）÷ 计入任务"),
        RateDefinition("basically_done", "含基本完成", "完成整改（含销号）＋基本完成 ÷ 计入任务"),
        RateDefinition(
            "on_schedule",
            "含序时进度",
            "完成（含销号）＋基本完成＋达到或超过序时 ÷ 计入任务",
        ),
        RateDefinition(
            "due", "到期完成率", "到期任务中完成整改（含销号）的 ÷ 截至日期前到期的任务"
        ),
        RateDefinition("closed", "销号率", "完成销号 ÷ 计入任务"),
    )
}

DONE_STATUSES: tuple[TaskStatus, ...] = ("done", "closed")
BLANK_MARKS = (
    "\\",
    "/",
    "-",
    "--",
    "—",
    "——",
    "－",
    "无",
    "／",
    "＼",
    "暂无",
    "N/A",
    "n/a",
    "不涉及",
    "未涉及",
)


@dataclass(frozen=True)
class Field:
    """One field of a kind of table: its identifier, Chinese label and DuckDB type."""

    name: str
    label: str
    sql_type: str = "VARCHAR"


def _fields(*rows: tuple[str, str] | tuple[str, str, str]) -> tuple[Field, ...]:
    return tuple(Field(*row) for row in rows)


# What identifies a record within the board. A blank part is stored as an empty string.
KEYS: dict[Kind, tuple[str, ...]] = {
    "tasks": ("source", "item_no", "sub_item"),
    "petitions": ("source", "receipt_no"),
    "indicators": ("source", "name", "district", "period"),
    "directory": ("place", "name"),
}

UNIT_FIELDS: dict[Kind, tuple[str, ...]] = {
    "tasks": ("lead_units", "responsible_units", "support_units", "supervising_units"),
    "petitions": ("responsible_units",),
}
"""Which fields name units."""

# `<field>_text` holds the cell as written wherever a parsed value may lose something.
FIELDS: dict[Kind, tuple[Field, ...]] = {
    "tasks": _fields(
        ("source", "督察来源"),
        ("item_no", "序号"),
        ("sub_item", "子项"),
        ("item_no_text", "原序号"),
        ("category", "类别"),
        ("problem", "问题"),
        ("goal", "整改目标"),
        ("measures", "整改措施"),
        ("deadline", "整改时限", "DATE"),
        ("deadline_text", "整改时限（原文）"),
        ("deadline_kind", "时限类型"),
        ("lead_units", "牵头单位", "VARCHAR[]"),
        ("responsible_units", "责任单位", "VARCHAR[]"),
        ("support_units", "配合单位", "VARCHAR[]"),
        ("supervising_units", "督导单位", "VARCHAR[]"),
        ("responsible_leaders", "责任领导"),
        ("responsible_persons", "责任人员"),
        ("status", "整改状态"),
        ("status_text", "整改状态（原文）"),
        ("verified_status", "核实状态"),
        ("verified_status_text", "核实状态（原文）"),
        ("progress", "完成进度", "DOUBLE"),
        ("progress_text", "进展情况"),
        ("started_on", "启动日期", "DATE"),
        ("completed_on", "完成日期", "DATE"),
        ("accepted_on", "验收日期", "DATE"),
        ("closed_on", "销号日期", "DATE"),
        ("district", "区县"),
        ("lon", "经度", "DOUBLE"),
        ("lat", "纬度", "DOUBLE"),
        ("evidence", "佐证材料"),
        ("note", "备注"),
    ),
    "petitions": _fields(
        ("source", "督察来源"),
        ("receipt_no", "受理编号"),
        ("batch", "批次"),
        ("received_on", "交办日期", "DATE"),
        ("districts", "区县", "VARCHAR[]"),
        ("pollution_types", "污染类型", "VARCHAR[]"),
        ("problem", "问题描述"),
        ("truth", "是否属实"),
        ("truth_text", "是否属实（原文）"),
        ("status", "办结状态"),
        ("status_text", "办结状态（原文）"),
        ("findings_text", "调查核实情况"),
        ("handling", "处理和整改情况"),
        ("fine_10k_yuan", "罚款金额（万元）", "DOUBLE"),
        ("filed_cases", "立案处罚（件）", "INTEGER"),
        ("detained", "拘留（人）", "INTEGER"),
        ("talks", "约谈（人）", "INTEGER"),
        ("accountable", "问责（人）", "INTEGER"),
        ("priority", "重点件", "BOOLEAN"),
        ("duplicate_of", "重复件"),
        ("responsible_units", "责任单位", "VARCHAR[]"),
        ("lon", "经度", "DOUBLE"),
        ("lat", "纬度", "DOUBLE"),
        ("note", "备注"),
    ),
    "indicators": _fields(
        ("source", "督察来源"),
        ("name", "指标名称"),
        ("district", "区县"),
        ("period", "时期"),
        ("period_end", "时期末", "DATE"),
        ("unit_of_measure", "计量单位"),
        ("value", "实际值", "DOUBLE"),
        ("value_text", "实际值（原文）"),
        ("target", "目标值", "DOUBLE"),
        ("target_text", "目标（原文）"),
        ("direction", "方向"),
        ("target_date", "目标日期", "DATE"),
        ("baseline", "基准"),
        ("note", "备注"),
    ),
    "directory": _fields(
        ("place", "地区"),
        ("name", "单位全称"),
        ("aliases", "别名", "VARCHAR[]"),
        ("kind", "单位类型"),
        ("district", "区县"),
        ("members", "成员单位", "VARCHAR[]"),
        ("note", "备注"),
    ),
}
UNIT_KIND_LABELS = {"department": "部门", "territory": "属地", "collective": "统称"}


def field_label(kind: Kind, name: str) -> str:
    """Chinese label of one field; raises KeyError for a field the kind does not have."""
    return {f.name: f.label for f in FIELDS[kind]}[name]


# What a heading may mean although it is no field: it helps to read the others.
_READING_AIDS: dict[Kind, dict[str, str]] = {
    "tasks": {
        "local_no": "本表序号", "coordinates": "坐标（经纬度在一格）", "is_done": "是否完成",
        "is_closed": "是否销号", "is_on_schedule": "是否达到序时进度", "is_late": "是否逾期",
    },
    "petitions": {"local_no": "本表序号", "coordinates": "坐标（经纬度在一格）"},
    "indicators": {"local_no": "本表序号"},
    "directory": {"local_no": "本表序号"},
}  # fmt: skip
# Read out of another field's cell, so that no column holds them.
_DERIVED = frozenset(
    "item_no_text deadline_text deadline_kind status_text verified_status_text truth_text "
    "value_text target_text period_end".split()
)


def column_fields(kind: Kind) -> dict[str, str]:
    """Everything a column of that kind of table may hold: name → Chinese label."""
    own = {f.name: f.label for f in FIELDS[kind] if f.name not in _DERIVED}
    return own | _READING_AIDS[kind]
