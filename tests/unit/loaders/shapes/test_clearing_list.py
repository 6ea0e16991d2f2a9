"""Shandong: the register of what is signed off (销号台账), dates in every writing."""

from datetime import date, datetime

from tests.unit.loaders.shapes.decisive import Expected, check, task
from tests.unit.loaders.workbooks import Tab, xlsx

HEAD = ("序号", "督察批次", "问题\n编号", "问题描述", "整改责任\n单位", "验收部门", "整改完成\n时间", "验收时间",
        "公示起止时间", "销号时间", "销号文号", "目前状态")  # fmt: skip
ROWS = (
    ("泉州湾市突出生态环境问题整改验收销号台账（截至2021年12月31日）",),
    HEAD,
    (1, "第一轮中央环保督察", "第三项", "汶河入河排污口超标排放", "汶东区人民政府", "市生态环境局", 44286, 44301,
     "2021.4.20-2021.4.29", 44330, "鲁泉环督〔2021〕5号", "已销号"),
    (2, "第一轮中央环保督察", "第七项", "黑臭水体治理不彻底", "汶西区人民政府、市住建局", "市住建局",
     "2021.5.31", "2021.6.16", "2021年6月20日至29日", "2021年7月", "鲁泉环督〔2021〕9号", "完成销号"),
    (3, "省级督察", "第1项", "砂石料场扬尘污染", "市交通运输局", "市交通运输局", date(2021, 10, 8),
     datetime(2021, 11, 2, 9, 30), "\\", "\\", "\\", "已验收待销号"),
    (4, "省级督察", "第2项", "危险废物贮存不规范", "开发区管委会", "市生态环境局", "20211130", "—", "—", "—", None,
     "已完成整改，待验收"),
    (5, "省级督察", "第5项", "采石坑生态修复滞后", "市自然资源和规划局", "市自然资源和规划局", "——", "——", "——",
     "——", None, "正在整改"),
    (None, None, None, "共5项", None, None, "完成4项", None, None, "销号2项", None, None),
)  # fmt: skip
EXPECTED = Expected("销号台账", (
    task(3, "3", problem="汶河入河排污口超标排放", responsible_units=["汶东区人民政府"],
         supervising_units=["市生态环境局"], completed_on="2021-03-31", accepted_on="2021-04-15",
         closed_on="2021-05-14", status="closed"),
    task(4, "7", problem="黑臭水体治理不彻底", responsible_units=["汶西区人民政府", "市住建局"],
         supervising_units=["市住建局"], completed_on="2021-05-31", accepted_on="2021-06-16",
         closed_on="2021-07-31", status="closed"),
    task(5, "1", problem="砂石料场扬尘污染", responsible_units=["市交通运输局"],
         supervising_units=["市交通运输局"], completed_on="2021-10-08", accepted_on="2021-11-02",
         status="done"),
    task(6, "2", problem="危险废物贮存不规范", responsible_units=["开发区管委会"],
         supervising_units=["市生态环境局"], completed_on="2021-11-30", status="done"),
    task(7, "5", problem="采石坑生态修复滞后", responsible_units=["市自然资源和规划局"],
         supervising_units=["市自然资源和规划局"], status="in_progress"),
))  # fmt: skip


def test_a_register_of_signed_off_problems() -> None:
    data = xlsx(Tab(ROWS, ("A1:L1",), "销号台账"))
    check(data, "销号台账.xlsx", date(2021, 12, 31), EXPECTED)
