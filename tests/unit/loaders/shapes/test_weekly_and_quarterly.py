"""Tianjin's weekly dispatch with tight headings; Yunnan's plan with codes of two levels and quarters."""

from datetime import date
from typing import Any

from tests.unit.loaders.shapes.decisive import Expected, check, task
from tests.unit.loaders.workbooks import Tab, xlsx

WEEK = (
    ("江滨区中央生态环境保护督察及“回头看”反馈问题整改工作推进情况周调度表（第23周）",),
    ("报送单位：江滨区城管局", *[None] * 7, "报送时间：2022-06-10"),
    ("序号", "督察反馈问题\n（责任领域）", "整改\n具体任务", "整改\n节点\n要求", "本周工作\n进展", "累计\n完成\n比例",
     "下周工\n作安排", "挂点\n区领导", "牵头\n单位", "责任\n单位", "是否\n达到\n序时"),
    ("1", "垃圾分类推进不力", "新建分类屋60座", "2022.6.30前", "新建3座", "55/60", "续建5座", "宣传部部长周某",
     "区城管局",
     "各镇街", "是"),
    ("2", "餐厨垃圾处置能力不足", "建成处置中心", "2022.12.31前", "主体封顶", "70%", "安装设备", "副区长吴某",
     "区城管局",
     "区住建局、城投公司", "否"),
)  # fmt: skip
PLAN = (
    ("附件：",),
    ("2023年度省级督察反馈问题整改计划",),
    ("问题编号", "问题", "任务编号", "任务", "责任单位", "2023年进度安排", None, None, None, "整改时限"),
    (None, None, None, None, None, "第一季度", "第二季度", "第三季度", "第四季度", None),
    ("S-01", "砂石加工企业粉尘", "S-01-1", "完成封闭改造", "县工信局", "方案", "开工", "完工", "验收", "2023年12月"),
    (None, None, "S-01-2", "建设洗车平台", "县交通局", "—", "完工", "—", "—", "2023年6月"),
    ("S-02", "医废处置不规范", "S-02-1", "改造暂存间", "县卫健局", "完工", None, None, None, "2023年3月"),
)  # fmt: skip
SECTIONS = (
    ("某县督察整改销号情况",),
    ("一、已销号问题（2个）",),
    ("序号", "问题", "责任单位", "销号时间"),
    (1, "采石场越界开采", "县自然资源局", "2021年3月"),
    (2, "屠宰场废水", "县农业农村局", "2021年5月"),
    ("二、未销号问题（1个）",),
    ("序号", "问题", "责任单位", "整改时限", "目前进展"),
    (1, "垃圾场渗滤液", "县城管局", "2022年6月底", "已完成80%，正在调试。"),
)


def test_a_week() -> None:
    lead: dict[str, Any] = {"lead_units": ["区城管局"]}
    expected = Expected("周调度", (
        task(4, "1", problem="垃圾分类推进不力", measures="新建分类屋60座", deadline="2022-06-30", **lead,
             responsible_units=["各镇街"], responsible_leaders="宣传部部长周某", progress=55 / 60,
             status="on_schedule"),
        task(5, "2", problem="餐厨垃圾处置能力不足", measures="建成处置中心", deadline="2022-12-31", **lead,
             responsible_units=["区住建局", "城投公司"], responsible_leaders="副区长吴某", progress=0.7,
             status="behind"),
    ))  # fmt: skip
    data = xlsx(Tab(WEEK, ("A1:K1", "A2:C2", "I2:K2"), "周调度"))
    check(data, "周调度.xlsx", date(2022, 6, 10), expected)


def test_codes_of_two_levels_beside_plans_by_quarter() -> None:
    first: dict[str, Any] = {"problem": "砂石加工企业粉尘"}
    steps = ("一季度：方案", "二季度：开工", "三季度：完工", "四季度：验收")
    stages = "\n".join(f"2023年第{step}" for step in steps)
    expected = Expected("计划", (
        task(5, "S-01", "1", **first, measures="完成封闭改造", responsible_units=["县工信局"],
             goal=stages, deadline="2023-12-31"),
        task(6, "S-01", "2", **first, measures="建设洗车平台", responsible_units=["县交通局"],
             goal="2023年第二季度：完工", deadline="2023-06-30"),
        task(7, "S-02", "1", problem="医废处置不规范", measures="改造暂存间", goal="2023年第一季度：完工",
             responsible_units=["县卫健局"], deadline="2023-03-31"),
    ))  # fmt: skip
    merges = (
        "A2:J2", *(f"{c}3:{c}4" for c in "ABCDEJ"), "F3:I3", "A5:A6", "B5:B6"
    )  # fmt: skip
    check(xlsx(Tab(PLAN, merges, "计划")), "计划.xlsx", date(2023, 6, 30), expected)


def test_what_is_signed_off_and_what_is_not() -> None:
    done, left = "一、已销号问题（2个）", "二、未销号问题（1个）"
    above = Expected("销号", (
        task(4, "1", category=done, problem="采石场越界开采", responsible_units=["县自然资源局"],
             closed_on="2021-03-31", status="closed"),
        task(5, "2", category=done, problem="屠宰场废水", responsible_units=["县农业农村局"],
             closed_on="2021-05-31", status="closed"),
    ))  # fmt: skip
    below = Expected("销号", (
        task(8, "1", category=left, problem="垃圾场渗滤液", responsible_units=["县城管局"],
             deadline="2022-06-30", status="in_progress"),
    ))  # fmt: skip
    data = xlsx(Tab(SECTIONS, ("A1:E1", "A2:E2", "A6:E6"), "销号"))
    check(data, "销号.xlsx", date(2021, 12, 31), above, below)
