"""The only exception of the loaders: a file that cannot be read at all, in one Chinese sentence."""

from typing import Literal

Reason = Literal[
    "empty_file", "file_too_large", "unpacked_too_large", "too_many_rows", "too_many_columns",
    "too_many_cells", "too_many_sheets", "encrypted", "damaged", "not_a_workbook", "other_format",
    "empty_workbook", "only_hidden", "no_table", "form_sheet", "took_too_long", "too_much_memory",
    "reader_failed",
]  # fmt: skip

SENTENCES: dict[Reason, str] = {
    "empty_file": "文件是空的（0 字节），请重新导出后再上传。",
    "file_too_large": "文件有 {size}，超过 {limit} 的上限，请删去图片或拆成几个文件后再上传。",
    "unpacked_too_large": "文件解压后超过 {limit}，为保护服务器未予打开，请另存为新的工作簿后再上传。",
    "too_many_rows": "工作表“{sheet}”用到第 {count} 行，超过 {limit} 行的上限，请拆分后再上传。",
    "too_many_columns": "工作表“{sheet}”用到第 {count} 列，超过 {limit} 列的上限，"
    "请删去表格右侧多余的内容后再上传。",
    "too_many_cells": "工作表的使用范围约有 {count} 个单元格，超过 {limit} 个的上限，"
    "请删去表格外的零散内容或拆分后再上传。",
    "too_many_sheets": "工作簿有 {count} 张工作表，超过 {limit} 张的上限，请拆分后再上传。",
    "encrypted": "文件设有打开密码，请用 Excel 或 WPS 取消密码、另存后再上传。",
    "damaged": "文件已损坏，无法打开，请用 Excel 或 WPS 打开原文件、另存为 .xlsx 后再上传。",
    "not_a_workbook": "这不是 Excel 工作簿（内容是{what}），请上传 .xlsx、.xls、.et 或 .csv 文件。",
    "other_format": "这是{what}，请用 Excel 或 WPS 打开后另存为 .xlsx 再上传。",
    "empty_workbook": "工作簿里没有任何内容，请确认上传的是填好的清单。",
    "only_hidden": "工作簿里有内容的工作表都被隐藏了，请取消隐藏后再上传。",
    "no_table": "没有找到可以识别的表格：任务清单应有“反馈问题、整改时限、责任单位”等表头，"
    "信访件清单应有“受理编号、是否属实”等表头，指标表应有“指标名称、目标值”等表头，"
    "单位名录应有“单位全称、别名”等表头。",
    "form_sheet": "这像是一事一张的表单，没有读懂：请另做一张清单，第一行写“问题编号、反馈问题、整改时限、"
    "责任单位、整改状态”等表头，每张表单填成一行后再上传。",
    "took_too_long": "读取这个文件超过 {seconds} 秒，为不影响其他人已经停止，"
    "请删去表格外的内容或拆成几个文件后再上传。",
    "too_much_memory": "读取这个文件需要的内存超过 {limit}，为保护服务器已经停止，"
    "请删去表格外的内容或拆成几个文件后再上传。",
    "reader_failed": "读取这个文件时程序出错，没有保存任何内容，"
    "请用 Excel 或 WPS 另存为新的 .xlsx 后再上传；仍不行请把文件交给维护人员。",
}


class Unreadable(Exception):
    """The file cannot be opened or holds no table; `str()` of it is a Chinese sentence."""

    def __init__(self, reason: Reason, **words: object) -> None:
        self.reason: Reason = reason
        self.sentence = SENTENCES[reason].format(**words)
        self._words = words
        super().__init__(self.sentence)

    def __reduce__(self) -> "tuple[object, ...]":
        return _again, (self.reason, self._words)


def _again(reason: Reason, words: dict[str, object]) -> Unreadable:
    """The same exception in another process."""
    return Unreadable(reason, **words)
