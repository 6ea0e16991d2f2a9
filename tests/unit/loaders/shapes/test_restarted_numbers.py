"""Heilongjiang: rounds as group rows without numbers, counting from 1 below each; an example row."""

from datetime import date

from tests.unit.loaders.shapes.decisive import Expected, check, task
from tests.unit.loaders.workbooks import Tab, xlsx

ROWS = (
    ("松江市督察反馈问题整改情况统计表",),
    ("序号", "问题", "整改类型", "责任单位", "督办单位", "时限", "状态"),
    ("示例", "XX问题", "限期整改", "市XX局", "市XX办", "2021年12月底前", "达到序时进度"),
    ("中央环保督察反馈问题（2项）",),
    (1, "秸秆焚烧管控不力", "立行立改", "市农业农村局，市生态环境局", "市委督查室", "立行立改", "完成"),
    (2, "黑土地保护不到位", "长期坚持", "市农业农村局", "市委督查室", "长期坚持", "长期坚持"),
    ("中央环保督察“回头看”反馈问题（2项）",),
    (1, "松江干流入河排污口未整治", "限期整改", "市水务局 、市生态环境局", "市政府督查室", "2021年10月末",
     "未达到时序进度"),
    (2, "垃圾填埋场未封场", "限期整改", "市城管局、", "市政府督查室", "2022年10月末", "达到时序进度"),
    ("合 计", "4项", None, None, None, None, "完成1项"),
)  # fmt: skip


def test_rounds_that_count_from_one() -> None:
    first, second = "中央环保督察反馈问题（2项）", "中央环保督察“回头看”反馈问题（2项）"
    expected = Expected("统计表", (
        task(5, "1", "1", category="立行立改", problem="秸秆焚烧管控不力",
             responsible_units=["市农业农村局", "市生态环境局"], supervising_units=["市委督查室"],
             deadline_kind="immediate", status="done"),
        task(6, "1", "2", category="长期坚持", problem="黑土地保护不到位",
             responsible_units=["市农业农村局"], supervising_units=["市委督查室"],
             deadline_kind="continuous", status="ongoing"),
        task(8, "2", "1", category="限期整改", problem="松江干流入河排污口未整治",
             responsible_units=["市水务局", "市生态环境局"], supervising_units=["市政府督查室"],
             deadline="2021-10-31", status="behind"),
        task(9, "2", "2", category="限期整改", problem="垃圾填埋场未封场",
             responsible_units=["市城管局"], supervising_units=["市政府督查室"],
             deadline="2022-10-31", status="on_schedule"),
    ))  # fmt: skip
    assert first != second
    merges = ("A1:G1", "A4:G4", "A7:G7")
    check(xlsx(Tab(ROWS, merges, "统计表")), "统计表.xlsx", date(2021, 10, 31), expected)
