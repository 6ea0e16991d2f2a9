"""The columns of the forms to fill in: headings out of the vocabulary, how to write them, examples."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from data.vocabulary import (
    DIRECTION_LABELS,
    PETITION_STATUS_LABELS,
    TASK_STATUS_LABELS,
    TRUTH_LABELS,
    UNIT_KIND_LABELS,
    Kind,
    field_label,
)

Form = Literal["text", "code", "due", "date", "share", "number", "choice", "units", "districts"]
Need = Literal["必填", "建议填", "选填"]
Example = str | int | float | date

_Row = tuple[str, Form, Need, int, str, Example]
"""Field, form, need, width, how to fill it in, example."""

NUMBER = field_label("tasks", "item_no")
EXAMPLE = "示例"
"""What the number cell of the example row says; the loaders leave such a row out."""


@dataclass(frozen=True)
class FormColumn:
    """One column: heading, how its cells are kept, what to write in them and one example.

    `code` is text that must not be taken for a number, `due` a day or words; `units` and `districts`
    may name several.
    `field` is "" for a number that only counts the rows of the form.
    """

    field: str
    heading: str
    form: Form
    need: Need
    width: int
    how: str
    example: Example
    choices: tuple[str, ...] = ()

    @property
    def explained(self) -> str:
        """How to fill the column in, the choices included."""
        chosen = f"从下拉列表中选一项：{'、'.join(self.choices)}。" if self.choices else ""
        return self.how + chosen


def columns(kind: Kind) -> tuple[FormColumn, ...]:
    """The columns of the form for that kind of table, from left to right."""
    return tuple(
        FormColumn(
            field, field_label(kind, field) if field else NUMBER, form, need, width, how, example,
            _CHOICES.get((kind, field), ()),
        )
        for field, form, need, width, how, example in _ROWS[kind]
    )  # fmt: skip


_CHOICES: dict[tuple[Kind, str], tuple[str, ...]] = {
    ("tasks", "status"): tuple(TASK_STATUS_LABELS.values()),
    ("tasks", "verified_status"): tuple(TASK_STATUS_LABELS.values()),
    ("petitions", "status"): tuple(PETITION_STATUS_LABELS.values()),
    ("petitions", "truth"): tuple(TRUTH_LABELS.values()),
    ("petitions", "priority"): ("是", "否"),
    ("indicators", "direction"): tuple(DIRECTION_LABELS.values()),
    ("directory", "kind"): tuple(UNIT_KIND_LABELS.values()),
}
_DAY = "填日期，例如 2025-12-31；没有就留空。"
_DISTRICT = "问题所在的区县。"
_LAT = "十进制度，例如 27.338；没有坐标就留空。"
_LON = "十进制度，例如 103.717；没有坐标就留空。"
_NOTE: _Row = ("note", "text", "选填", 18, "其他需要说明的。", "示例行不会读入")
_PEOPLE = "只填人数。"
_ROW_NUMBER: _Row = ("", "code", "选填", 8, "只是行号，可以留空。", "1")
_SEVERAL = "几个用“、”隔开。"
_SOURCE: _Row = (
    "source", "text", "选填", 18,
    "全表只有一个来源时留空，上传时填写；来自几次督察时逐行填写。", "第二轮省生态环境保护督察",
)  # fmt: skip
_UNITS = "几个单位用“、”隔开；用单位名录中的全称或别名。"

_ROWS: dict[Kind, tuple[_Row, ...]] = {
    "tasks": (
        ("item_no", "code", "必填", 8, "督察反馈问题的编号，每期保持不变。", "14"),
        ("sub_item", "code", "选填", 8, "一个问题分成几项整改时，填 1、2、3……", "1"),
        _SOURCE,
        ("category", "text", "选填", 12, "问题的类别，各期写法保持一致。", "水污染防治"),
        ("problem", "text", "必填", 36, "反馈的问题，照原文填写。", "城区污水管网破损，部分污水直排。"),
        ("goal", "text", "选填", 26, "要达到的结果。", "城区污水全部收集处理。"),
        ("measures", "text", "选填", 36, "准备采取的措施。", "修复破损管网，新建截污管道。"),
        ("deadline", "due", "建议填", 18,
         "填日期，或写“2025年12月底前”“2025年底前，并长期坚持”“立行立改”“长期坚持”。", "2025年12月底前"),
        ("lead_units", "units", "选填", 20, _UNITS, "市住房和城乡建设局"),
        ("responsible_units", "units", "建议填", 24, _UNITS, "城东区人民政府、市水务局"),
        ("support_units", "units", "选填", 20, _UNITS, "市财政局"),
        ("supervising_units", "units", "选填", 20, _UNITS, "市生态环境局"),
        ("responsible_leaders", "text", "选填", 14, "姓名和职务。", "张某 副市长"),
        ("responsible_persons", "text", "选填", 14, "姓名，需要时写电话。", "李某"),
        ("status", "choice", "建议填", 16, "自报的状态。", TASK_STATUS_LABELS["done"]),
        ("verified_status", "choice", "选填", 16, "督导或验收单位核实的状态，与自报的分开填写。",
         TASK_STATUS_LABELS["basically_done"]),
        ("progress_text", "text", "选填", 36, "截至本期做了什么。", "已修复管网 8 公里。"),
        ("progress", "share", "选填", 10, "填百分比，例如 80%。", 0.8),
        ("started_on", "date", "选填", 13, _DAY, date(2025, 3, 1)),
        ("completed_on", "date", "选填", 13, "完成整改后填写。" + _DAY, date(2025, 11, 30)),
        ("accepted_on", "date", "选填", 13, "通过验收后填写。" + _DAY, date(2025, 12, 10)),
        ("closed_on", "date", "选填", 13, "批准销号后填写。" + _DAY, date(2025, 12, 20)),
        ("district", "districts", "建议填", 14, _DISTRICT, "城东区"),
        ("lon", "text", "选填", 11, _LON, 103.717),
        ("lat", "text", "选填", 11, _LAT, 27.338),
        ("evidence", "text", "选填", 18, "材料的名称或存放位置。", "验收报告"),
        _NOTE,
    ),
    "petitions": (
        _ROW_NUMBER,
        ("receipt_no", "code", "必填", 22, "督察组的受理编号，不能重复。", "D3SX202505280018"),
        _SOURCE,
        ("batch", "code", "选填", 10, "交办的批次。", "第3批"),
        ("received_on", "date", "建议填", 13, _DAY, date(2025, 5, 28)),
        ("districts", "districts", "建议填", 14, _DISTRICT + _SEVERAL, "城东区"),
        ("pollution_types", "text", "建议填", 14, "水、大气、土壤、生态、噪声等，" + _SEVERAL, "水、噪声"),
        ("problem", "text", "必填", 36, "群众反映的问题。", "某厂夜间排放污水。"),
        ("truth", "choice", "建议填", 12, "", TRUTH_LABELS["true"]),
        ("status", "choice", "建议填", 14, "", PETITION_STATUS_LABELS["settled"]),
        ("findings_text", "text", "选填", 36, "现场核实的情况。", "经查，反映情况属实。"),
        ("handling", "text", "选填", 36, "怎样处理，怎样整改。", "已责令改正。"),
        ("responsible_units", "units", "建议填", 24, _UNITS, "城东区人民政府"),
        ("fine_10k_yuan", "number", "选填", 12, "只填数字，单位是万元。", 5),
        ("filed_cases", "number", "选填", 12, "只填件数。", 1),
        ("detained", "number", "选填", 10, _PEOPLE, 0),
        ("talks", "number", "选填", 10, _PEOPLE, 2),
        ("accountable", "number", "选填", 10, _PEOPLE, 0),
        ("priority", "choice", "选填", 10, "督察组要求重点办理的选“是”。", "否"),
        ("duplicate_of", "code", "选填", 22, "与以前哪一件重复，填那一件的受理编号。", "D3SX202505200007"),
        ("lon", "text", "选填", 11, _LON, 103.717),
        ("lat", "text", "选填", 11, _LAT, 27.338),
        _NOTE,
    ),
    "indicators": (
        _ROW_NUMBER,
        ("name", "text", "必填", 30, "指标的名称，各期写法保持一致。", "优良天数比例"),
        _SOURCE,
        ("district", "districts", "建议填", 14, "数值所属的区县；全地区的数值留空。", "城东区"),
        ("period", "code", "建议填", 14, "写“2025年8月”“2025年第三季度”或“2025年”。", "2025年8月"),
        ("unit_of_measure", "text", "建议填", 12, "数值的单位。", "%"),
        ("value", "text", "建议填", 12, "只填数字；水质填类别，例如 Ⅲ类。", 97.2),
        ("target", "text", "建议填", 14, "数字，或写“≥90%”“达到或优于Ⅲ类”。", "≥95%"),
        ("direction", "choice", "选填", 16, "目标是下限还是上限；目标里已写明的可以留空。",
         DIRECTION_LABELS["at_least"]),
        ("target_date", "date", "选填", 13, "应达到目标的日期。" + _DAY, date(2025, 12, 31)),
        ("baseline", "text", "选填", 12, "与哪一年或哪个数比较。", "2020年"),
        _NOTE,
    ),
    "directory": (
        _ROW_NUMBER,
        ("name", "text", "必填", 30, "单位的规范全称，不能重复。", "城东区人民政府"),
        ("aliases", "text", "建议填", 30, "表里出现过的其他写法，" + _SEVERAL, "城东区政府、城东区"),
        ("kind", "choice", "建议填", 12, "部门是机关和企事业单位，属地是区县和乡镇，统称代表几个单位。",
         UNIT_KIND_LABELS["territory"]),
        ("district", "districts", "选填", 14, "属地单位所在的区县。", "城东区"),
        ("members", "units", "选填", 40, "统称所代表的单位，" + _SEVERAL, "市水务局、市林业局"),
        _NOTE,
    ),
}  # fmt: skip
