"""Hunan's four lists (问题、任务、责任、时限清单) as groups of headings; Jiangxi's one-page view."""

from datetime import date

from tests.unit.loaders.shapes.decisive import Expected, check, task
from tests.unit.loaders.workbooks import Tab, xlsx

FOUR = (
    ("潇湘市环保督察问题“四个清单”",),
    ("序号", "问题清单", None, "任务清单", None, "责任清单", None, None, "时限清单", None, "完成情况"),
    (None, "问题来源", "问题描述", "整改目标", "整改措施", "责任单位", "责任领导", "责任人", "开始时间", "完成时间",
     None),
    (1, "省督察", "砂石码头无环保手续", "依法取缔", "拆除设备、复绿", "市交通运输局", "彭某", "唐某", "2021年3月",
     "2021年6月底",
     "已完成"),
    (2, "省督察", "养殖尾水直排", "达标排放", "建设三池两坝", "市农业农村局\n沅水县人民政府", "彭某", "欧阳某",
     "2021年4月1日",
     "2021年12月底", "达到序时进度"),
    (3, "央督转办", "锰渣库渗漏", "风险可控", "防渗、截流", "市应急局", "段某", "谭某", "2020年10月", "2022年12月底",
     "未达到序时进度"),
)  # fmt: skip
VIEW = (
    ("赣东市中央生态环境保护督察反馈问题整改情况一览表",),
    ("序\n号", "问题清单", "整改目标", "整改措施", "整改时限", "责任单位", "整改完成情况", "是否达到整改目标",
     "是否完成销号"),
    ("一", "自然保护地违规开发", "全部退出", "1.关停小水电3座\n2.生态修复", "2020年底前", "市林业局、铜山县政府",
     "3座小水电已全部退出，修复面积12公顷。", "是", "是"),
    ("二", "城镇污水管网短板明显", "集中收集率达55%", "新建管网85公里", "2022年底前", "市住建局",
     "新建管网60公里。", "否", "否"),
    ("三", "工业固废处置能力不足", "处置能力达标", "建设填埋场", "2021年底前", "市工信局", "填埋场已建成投用。",
     "是", "否"),
)  # fmt: skip


def test_four_lists_as_groups_of_headings() -> None:
    expected = Expected("清单", (
        task(4, "1", problem="砂石码头无环保手续", goal="依法取缔", measures="拆除设备、复绿",
             responsible_units=["市交通运输局"], responsible_leaders="彭某", responsible_persons="唐某",
             started_on="2021-03-01", deadline="2021-06-30", status="done"),
        task(5, "2", problem="养殖尾水直排", goal="达标排放", measures="建设三池两坝",
             responsible_units=["市农业农村局", "沅水县人民政府"], responsible_leaders="彭某",
             responsible_persons="欧阳某", started_on="2021-04-01", deadline="2021-12-31",
             status="on_schedule"),
        task(6, "3", problem="锰渣库渗漏", goal="风险可控", measures="防渗、截流",
             responsible_units=["市应急局"], responsible_leaders="段某", responsible_persons="谭某",
             started_on="2020-10-01", deadline="2022-12-31", status="behind"),
    ))  # fmt: skip
    merges = ("A1:K1", "A2:A3", "B2:C2", "D2:E2", "F2:H2", "I2:J2", "K2:K3")
    check(xlsx(Tab(FOUR, merges)), "清单.xlsx", date(2021, 9, 30), expected)


def test_two_questions_beside_the_story() -> None:
    expected = Expected("清单", (
        task(3, "1", problem="自然保护地违规开发", goal="全部退出", measures=VIEW[2][3],
             deadline="2020-12-31", responsible_units=["市林业局", "铜山县政府"], status="closed"),
        task(4, "2", problem="城镇污水管网短板明显", goal="集中收集率达55%", measures="新建管网85公里",
             deadline="2022-12-31", responsible_units=["市住建局"], status="in_progress"),
        task(5, "3", problem="工业固废处置能力不足", goal="处置能力达标", measures="建设填埋场",
             deadline="2021-12-31", responsible_units=["市工信局"], status="done"),
    ))  # fmt: skip
    check(xlsx(Tab(VIEW, ("A1:I1",))), "清单.xlsx", date(2021, 9, 30), expected)
