"""Xinjiang: the units are the headings, marks below them say who leads and who helps."""

from datetime import date

from tests.unit.loaders.shapes.decisive import Expected, check, task
from tests.unit.loaders.workbooks import Tab, xlsx

HEAD = (
    ("昌河市督察整改任务分工表",),
    ("（●为牵头单位，○为配合单位）",),
    ("序号", "整改任务", "责任单位", None, None, None, "完成时限"),
    (None, None, "市生态环境局", "市住建局", "市水利局", "天山区政府", None),
)
MARKS = (
    (1, "整治工业园区异味", "●", "○", None, "○", "2022年6月底前"),
    (2, "完善污水管网", None, "●", "○", None, "2022年12月底前"),
)
WORDS = (
    (1, "整治工业园区异味", "牵头", "配合", None, "责任", "2022年6月底前"),
    (2, "完善污水管网", None, "牵头", "配合", "责任", "2022年12月底前"),
)
MERGES = ("A1:G1", "A2:G2", "A3:A4", "B3:B4", "C3:F3", "G3:G4")


def test_marks_below_the_names_of_units() -> None:
    expected = Expected("分工", (
        task(5, "1", problem="整治工业园区异味", lead_units=["市生态环境局"],
             support_units=["市住建局", "天山区政府"], deadline="2022-06-30"),
        task(6, "2", problem="完善污水管网", lead_units=["市住建局"], support_units=["市水利局"],
             deadline="2022-12-31"),
    ))  # fmt: skip
    check(xlsx(Tab(HEAD + MARKS, MERGES, "分工")), "分工.xlsx", date(2022, 3, 31), expected)


def test_roles_in_words_below_the_names_of_units() -> None:
    expected = Expected("分工", (
        task(5, "1", problem="整治工业园区异味", lead_units=["市生态环境局"],
             support_units=["市住建局"], responsible_units=["天山区政府"], deadline="2022-06-30"),
        task(6, "2", problem="完善污水管网", lead_units=["市住建局"], support_units=["市水利局"],
             responsible_units=["天山区政府"], deadline="2022-12-31"),
    ))  # fmt: skip
    check(xlsx(Tab(HEAD + WORDS, MERGES, "分工")), "分工.xlsx", date(2022, 3, 31), expected)
