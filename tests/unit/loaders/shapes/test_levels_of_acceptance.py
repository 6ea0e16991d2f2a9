"""Jilin: self-check, acceptance by county and city, notice, signing off: a date for each level."""

from datetime import date

from tests.unit.loaders.shapes.decisive import Expected, check, task
from tests.unit.loaders.workbooks import Tab, xlsx

ROWS = (
    ("长白市督察整改验收销号进度表（单位：项）",),
    ("序号", "问题简要描述", "整改责任单位", "整改\n完成时限", "验收销号情况", None, None, None, None, None,
     "现状态"),
    (None, None, None, None, "自查自验时间", "县级验收时间", "市级验收时间", "公示时间", "省级备案时间", "销号时间",
     None),
    ("1、", "松花湖网箱养殖", "湖滨区政府", "2020年10月", "2020.9.1", "2020.9.15", "2020.9.28", "2020.10.8",
     "2020.11.2",
     "2020.11.20", "已销号"),
    ("2、", "垃圾渗滤液积存", "市执法局", "2020年12月", "2020.11.1", "2020.11.20", "/", "/", "/", "/", "待验收"),
    ("3、", "黑臭水体反弹", "市城管局", "2020年12月", "/", "/", "/", "/", "/", "/", "整改中"),
)  # fmt: skip


def test_the_highest_level_accepts() -> None:
    expected = Expected("进度表", (
        task(4, "1", problem="松花湖网箱养殖", responsible_units=["湖滨区政府"], deadline="2020-10-31",
             accepted_on="2020-09-28", closed_on="2020-11-20", status="closed"),
        task(5, "2", problem="垃圾渗滤液积存", responsible_units=["市执法局"], deadline="2020-12-31",
             accepted_on="2020-11-20", status="done"),
        task(6, "3", problem="黑臭水体反弹", responsible_units=["市城管局"], deadline="2020-12-31",
             status="in_progress"),
    ))  # fmt: skip
    merges = ("A1:K1", *(f"{c}2:{c}3" for c in "ABCDK"), "E2:J2")
    check(xlsx(Tab(ROWS, merges, "进度表")), "进度表.xlsx", date(2020, 12, 31), expected)
