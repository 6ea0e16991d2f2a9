"""Jiangsu: three header rows, units of city and county, measures with deadlines of their own."""

from datetime import date

from tests.unit.loaders.shapes.decisive import Expected, check, task
from tests.unit.loaders.workbooks import Tab, xlsx

ROWS = (
    ("附件2",),
    ("盐阜市贯彻落实中央生态环境保护督察反馈意见整改措施清单（市、县两级）",),
    ("序号", "督察反馈问题", "整改目标", "整改责任", None, None, None, "整改措施", "完成时限", "整改完成情况"),
    (None, None, None, "市级", None, "县级", None, None, None, None),
    (None, None, None, "牵头部门", "配合部门", "责任主体", "责任人", None, None, None),
    ("一", "化工园区环境基础设施建设滞后，园区污水处理厂长期超标。", "园区废水全部达标排放", "市工信局",
     "市生态环境局、市应急局", "滨海县委、县政府", "王某某", "（一）完成园区污水处理厂提标改造。", "2021年6月底前",
     "已完成。提标改造工程已于2021年5月通过环保验收。"),
    (None, None, None, "市工信局", "市生态环境局、市应急局", "滨海县委、县政府", "王某某",
     "（二）建成园区事故应急池和雨污分流管网。", "2021年12月底前", "正在推进，已完成管网铺设12公里。"),
    ("二", "沿海滩涂湿地非法围垦问题突出。", "恢复湿地功能", "市自然资源和规划局", None, "东台市、射阳县人民政府",
     "赵某某\n钱某某", "拆除围堰，实施退养还湿。", "2025年底前，并长期坚持", "达到序时进度。已退养还湿3200亩。"),
    ("三", "船舶污染物接收转运处置能力不足。", "实现全收集全处置", "市交通运输局", "市城管局",
     "各县（市、区）人民政府",
     "各县（市、区）主要负责同志", "建设船舶污染物接收设施。", "2020年12月底", "完成整改，长期坚持。"),
)  # fmt: skip
MERGES = (
    "A2:J2", "A3:A5", "B3:B5", "C3:C5", "D3:G3", "D4:E4", "F4:G4", "H3:H5", "I3:I5", "J3:J5", "A6:A7",
    "B6:B7", "C6:C7",
)  # fmt: skip


def test_units_of_two_levels_and_measures_that_end_on_different_days() -> None:
    first = {
        "problem": ROWS[5][1], "goal": ROWS[5][2], "lead_units": ["市工信局"],
        "support_units": ["市生态环境局", "市应急局"], "responsible_units": ["滨海县委", "县政府"],
        "responsible_persons": "王某某",
    }  # fmt: skip
    expected = Expected("清单", (
        task(6, "1", "1", **first, measures=ROWS[5][7], deadline="2021-06-30", status="done"),
        task(7, "1", "2", **first, measures=ROWS[6][7], deadline="2021-12-31", status="in_progress"),
        task(8, "2", problem=ROWS[7][1], goal="恢复湿地功能", lead_units=["市自然资源和规划局"],
             responsible_units=["东台市人民政府", "射阳县人民政府"], responsible_persons="赵某某\n钱某某",
             measures=ROWS[7][7], deadline="2025-12-31", deadline_kind="date_then_continuous",
             status="on_schedule"),
        task(9, "3", problem=ROWS[8][1], goal="实现全收集全处置", lead_units=["市交通运输局"],
             support_units=["市城管局"], responsible_units=["各县(市、区)人民政府"],
             responsible_persons="各县（市、区）主要负责同志", measures=ROWS[8][7],
             deadline="2020-12-31", status="done"),
    ))  # fmt: skip
    check(xlsx(Tab(ROWS, MERGES)), "清单.xlsx", date(2021, 9, 30), expected)
