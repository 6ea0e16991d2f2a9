"""Hebei: coded numbers, a column for the round, start and end dates, verified beside reported."""

from datetime import date

from tests.unit.loaders.shapes.decisive import Expected, check, task
from tests.unit.loaders.workbooks import Tab, xlsx

ROWS = (
    ("冀中市生态环境问题整改总台账（2022年第3季度）",),
    ("问题编码", "问题来源", "所属县（市、区）", "环境要素", "问题内容", "整改方案确定的目标", "整改启动时间",
     "应完成时限",
     "实际完成时间", "责任单位", "包联领导", "单位自报完成情况", "市级核查情况", "完成率（％）"),
    ("HB-JZ-001", "第二轮中央督察", "安平山县", "大气", "丝网企业喷塑废气直排", "废气收集率100%", "2022年1月",
     "2022年6月",
     "2022.6.25", "安平山县人民政府", "县委书记", "已完成", "已完成", "100%"),
    ("HB-JZ-002", "第二轮中央督察", "桃城湖区", "水", "雨污混接", "消除混接点46处", "2022年2月15日", "2022年12月",
     None, "桃城湖区人民政府、市城管局", "区长", "达到序时进度", "未达到序时进度", "62.5%"),
    ("HB-JZ-003", "省级督察“回头看”", "武强湖县", "土壤", "地块修复缓慢", "完成修复", "2022年3月上旬", "2022年9月底",
     None, "武强湖县人民政府", "县长", "基本完成", "未完成", "95%"),
)  # fmt: skip


def test_a_register_of_codes() -> None:
    expected = Expected("总台账", (
        task(3, "HB-JZ-001", district="安平山县", category="大气", problem=ROWS[2][4], goal=ROWS[2][5],
             started_on="2022-01-01", deadline="2022-06-30", completed_on="2022-06-25",
             responsible_units=["安平山县人民政府"], responsible_leaders="县委书记", status="done",
             progress=1.0),
        task(4, "HB-JZ-002", district="桃城湖区", category="水", problem=ROWS[3][4], goal=ROWS[3][5],
             started_on="2022-02-15", deadline="2022-12-31",
             responsible_units=["桃城湖区人民政府", "市城管局"], responsible_leaders="区长",
             status="on_schedule", progress=0.625),
        task(5, "HB-JZ-003", district="武强湖县", category="土壤", problem=ROWS[4][4], goal=ROWS[4][5],
             started_on="2022-03-01", deadline="2022-09-30", responsible_units=["武强湖县人民政府"],
             responsible_leaders="县长", status="basically_done", progress=0.95),
    ))  # fmt: skip
    check(xlsx(Tab(ROWS, ("A1:N1",), "总台账")), "总台账.xlsx", date(2022, 9, 30), expected)
