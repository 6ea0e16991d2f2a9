"""Sichuan: the state as ticks under three headings, deadlines as real dates."""

from datetime import date

from tests.unit.loaders.shapes.decisive import Expected, check, task
from tests.unit.loaders.workbooks import Tab, xlsx

ROWS = (
    ("蓉江市省级生态环境保护督察问题整改情况统计表",),
    ("（截至2022年6月30日）",),
    ("序号", "区（市）县", "问题概述", "牵头整改单位", "协同单位", "整改时限", "整改完成情况", None, None, None,
     "市级督导责任单位", "备注"),
    (None, None, None, None, None, None, "已完成", "正在整改", "未启动", "完成进度", None, None),
    (1, "金牛山区", "沙河支流污水下河", "金牛山区政府", "市水务局", date(2022, 5, 31), "√", None, None, 1, "市水务局",
     None),
    (2, "双流河区", "物流园区扬尘", "双流河区政府", None, date(2022, 12, 31), None, "√", None, 0.4, "市住建局", None),
    (3, "简阳山市", "农村污水处理站停运", "简阳山市政府", "市农业农村局、市住建局", date(2023, 3, 31), None, None,
     "√", 0, "市生态环境局", "已约谈"),
    ("小计", None, "3个", None, None, None, 1, 1, 1, None, None, None),
)  # fmt: skip
MERGES = (
    "A1:L1", "A2:L2", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:E4", "F3:F4", "G3:J3", "K3:K4", "L3:L4",
)  # fmt: skip


def test_ticks_under_states() -> None:
    expected = Expected("统计表", (
        task(5, "1", district="金牛山区", problem="沙河支流污水下河", lead_units=["金牛山区政府"],
             support_units=["市水务局"], deadline="2022-05-31", status="done", progress=1.0,
             supervising_units=["市水务局"]),
        task(6, "2", district="双流河区", problem="物流园区扬尘", lead_units=["双流河区政府"],
             deadline="2022-12-31", status="in_progress", progress=0.4,
             supervising_units=["市住建局"]),
        task(7, "3", district="简阳山市", problem="农村污水处理站停运", lead_units=["简阳山市政府"],
             support_units=["市农业农村局", "市住建局"], deadline="2023-03-31", status="not_started",
             progress=0.0, supervising_units=["市生态环境局"]),
    ))  # fmt: skip
    check(xlsx(Tab(ROWS, MERGES, "统计表")), "统计表.xlsx", date(2022, 6, 30), expected)
