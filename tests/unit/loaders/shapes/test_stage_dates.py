"""Zhejiang: the chain 发现→确认→入库→整改→销号→回头看, a date column for every stage."""

from datetime import date

from tests.unit.loaders.shapes.decisive import Expected, check, task
from tests.unit.loaders.workbooks import Tab, xlsx

SINGLE = (
    ("湖山市生态环境问题动态进展台账",),
    ("序号", "县区", "问题名称", "问题类型", "发现时间", "确认时间", "入库时间", "整改完成时间", "销号时间",
     "“回头看”时间", "整改责任单位", "验收牵头单位", "所处环节"),
    (1, "吴兴区", "织里镇印染企业废气扰民", "大气", "2020-03-02", "2020-03-05", "2020-03-10", "2020-06-20",
     "2020-07-15", "2020-12-01", "吴兴区政府", "市生态环境局", "回头看"),
    (2, "长兴县", "煤山镇矿山粉尘", "大气", "2020-03-12", "2020-03-15", "2020-03-20", "2020-09-30", "2020-10-22",
     None, "长兴县政府", "市自然资源和规划局", "销号"),
    (3, "德清县", "雷甸镇污水管网破损", "水", "2020-08-02", "2020-08-05", "2020-08-10", None, None, None,
     "德清县政府", "市建设局", "整改"),
    (4, "南太湖新区", "河道淤积", "水", "2020-11-02", "2020-11-05", None, None, None, None,
     "南太湖新区管委会", "市水利局", "确认"),
)  # fmt: skip
GROUPED = (
    ("序号", "区县", "问题点位名称", "整改责任单位", "各环节时间节点", None, None, None, None, None),
    (None, None, None, None, "发现", "确认", "入库", "整改", "销号", "回头看"),
    (1, "安吉县", "梅溪码头扬尘", "安吉县政府", "3月2日", "3月5日", "3月10日", "6月20日", "7月15日", "12月1日"),
    (2, "安吉县", "竹拉丝厂废水直排", "安吉县政府", date(2020, 4, 2), date(2020, 4, 3), date(2020, 4, 8),
     date(2020, 8, 31), None, None),
)  # fmt: skip


def test_every_stage_has_a_column() -> None:
    expected = Expected("台账", (
        task(3, "1", district="吴兴区", problem="织里镇印染企业废气扰民", category="大气",
             completed_on="2020-06-20", closed_on="2020-07-15", responsible_units=["吴兴区政府"],
             supervising_units=["市生态环境局"], status="closed"),
        task(4, "2", district="长兴县", problem="煤山镇矿山粉尘", category="大气",
             completed_on="2020-09-30", closed_on="2020-10-22", responsible_units=["长兴县政府"],
             supervising_units=["市自然资源和规划局"], status="closed"),
        task(5, "3", district="德清县", problem="雷甸镇污水管网破损", category="水",
             responsible_units=["德清县政府"], supervising_units=["市建设局"], status="in_progress"),
        task(6, "4", district="南太湖新区", problem="河道淤积", category="水",
             responsible_units=["南太湖新区管委会"], supervising_units=["市水利局"],
             status="not_started"),
    ))  # fmt: skip
    check(xlsx(Tab(SINGLE, ("A1:M1",), "台账")), "台账.xlsx", date(2020, 12, 31), expected)


def test_the_stages_stand_under_a_common_heading_and_the_newest_is_the_state() -> None:
    expected = Expected("台账", (
        task(3, "1", district="安吉县", problem="梅溪码头扬尘", responsible_units=["安吉县政府"],
             completed_on="2020-06-20", closed_on="2020-07-15", status="closed"),
        task(4, "2", district="安吉县", problem="竹拉丝厂废水直排", responsible_units=["安吉县政府"],
             completed_on="2020-08-31", status="done"),
    ))  # fmt: skip
    merges = ("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:J1")
    check(xlsx(Tab(GROUPED, merges, "台账")), "台账.xlsx", date(2020, 12, 31), expected)
