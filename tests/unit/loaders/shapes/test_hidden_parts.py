"""Jiangxi: rows and columns hidden by a filter are still the list; columns that are not our matter."""

import io
from datetime import date

from openpyxl import Workbook

from tests.unit.loaders.shapes.decisive import Expected, check, task

HEAD = ("填报人", "联系电话", "序号", "整改事项", "项目投资（万元）", "整改目标要求", "整改责任单位（责任人）",
        "计划完成时限",
        "现场照片编号", "整改进度", "是否销号", "分管领导")  # fmt: skip
ROWS = (
    ("小李", "0791-0000001", 1, "赣江岸线码头整治", 320, "取缔并复绿", "市交通运输局（张三）", "2021年7月底前",
     "IMG_001",
     "完成整改", "是", "黄某"),
    ("小李", "0791-0000001", 2, "稀土矿山废弃地修复", 8600, "修复面积2平方公里", "市自然资源局（李四）",
     "2022年12月底前",
     "IMG_002", "达到序时进度", "否", "谢某"),
    ("小王", "0791-0000002", 3, "医疗废物处置能力不足", 5000, "新增处置能力10吨/日",
     "市卫健委（王五）\n市生态环境局（赵六）",
     "2021年12月31日前", "", "未完成", "否", "谢某"),
    ("小王", "0791-0000002", 4, "畜禽粪污资源化利用率低", 150, "利用率达90%以上", "市农业农村局（钱七）", "持续推进",
     "",
     "持续推进", "否", "黄某"),
)  # fmt: skip


def workbook() -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "台账"
    sheet.append(["赣中市生态环境问题整改台账"])
    sheet.merge_cells("A1:L1")
    for row in (HEAD, *ROWS):
        sheet.append(list(row))
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["E"].hidden = True
    sheet.auto_filter.ref = "A2:L6"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_filtered_rows_are_read_and_foreign_columns_left_alone() -> None:
    expected = Expected("台账", (
        task(3, "1", problem="赣江岸线码头整治", goal="取缔并复绿", responsible_units=["市交通运输局"],
             responsible_persons="张三", deadline="2021-07-31", status="closed",
             responsible_leaders="黄某"),
        task(4, "2", problem="稀土矿山废弃地修复", goal="修复面积2平方公里", responsible_units=["市自然资源局"],
             responsible_persons="李四", deadline="2022-12-31", status="on_schedule",
             responsible_leaders="谢某"),
        task(5, "3", problem="医疗废物处置能力不足", goal="新增处置能力10吨/日",
             responsible_units=["市卫健委", "市生态环境局"], responsible_persons="王五、赵六",
             deadline="2021-12-31", status="in_progress", responsible_leaders="谢某"),
        task(6, "4", problem="畜禽粪污资源化利用率低", goal="利用率达90%以上",
             responsible_units=["市农业农村局"], responsible_persons="钱七",
             deadline_kind="continuous", status="ongoing", responsible_leaders="黄某"),
    ))  # fmt: skip
    check(workbook(), "台账.xlsx", date(2021, 9, 30), expected)
