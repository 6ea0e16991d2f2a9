"""Shanxi: progress month by month beside each other; goals quarter by quarter beside a deadline."""

from datetime import date

from tests.unit.loaders.shapes.decisive import Expected, check, task
from tests.unit.loaders.workbooks import Tab, xlsx

MONTHS = (
    ("汾阳河市环保督察整改任务进度表",),
    ("序号", "任务名称", "主要措施", "责任部门", "完成时限", "2021年工程形象进度", None, None, "备注"),
    (None, None, None, None, None, "1月", "2月", "3月", None),
    (1, "焦化企业干熄焦改造", "建设干熄焦装置", "市工信局", "2021年10月底前", "10%", "25%", "40%", None),
    (2, "矿区生态修复", "覆土绿化", "市规自局", "2021年底前", "0%", "0%", "5%", None),
    (3, "城区雨污分流", "改造管网", "市住建局", "2022年6月", 0.3, 0.45, None, "3月未报"),
)  # fmt: skip
QUARTERS = (
    ("序号", "整改事项", "整改目标", "2021年阶段性任务", None, None, None, "整改时限", "责任单位"),
    (None, None, None, "一季度", "二季度", "三季度", "四季度", None, None),
    (1, "污水厂提标", "达到一级A", "完成可研", "完成招标", "主体施工", "通水运行", "2021年12月底前", "市住建局"),
    (2, "煤场封闭", "全封闭", "完成设计", "建成投用", None, None, "2021年6月底前", "市能源局"),
)  # fmt: skip


def test_the_newest_month_tells_the_progress() -> None:
    expected = Expected("进度", (
        task(4, "1", problem="焦化企业干熄焦改造", measures="建设干熄焦装置", deadline="2021-10-31",
             responsible_units=["市工信局"], progress=0.4),
        task(5, "2", problem="矿区生态修复", measures="覆土绿化", deadline="2021-12-31",
             responsible_units=["市规自局"], progress=0.05),
        task(6, "3", problem="城区雨污分流", measures="改造管网", deadline="2022-06-30",
             responsible_units=["市住建局"], progress=0.45),
    ))  # fmt: skip
    merges = ("A1:I1", *(f"{c}2:{c}3" for c in "ABCDEI"), "F2:H2")
    check(xlsx(Tab(MONTHS, merges, "进度")), "进度.xlsx", date(2021, 3, 31), expected)


def test_quarterly_tasks_do_not_hide_goal_and_deadline() -> None:
    expected = Expected("任务", (
        task(3, "1", problem="污水厂提标", goal="达到一级A", deadline="2021-12-31",
             responsible_units=["市住建局"]),
        task(4, "2", problem="煤场封闭", goal="全封闭", deadline="2021-06-30",
             responsible_units=["市能源局"]),
    ))  # fmt: skip
    merges = (*(f"{c}1:{c}2" for c in "ABCHI"), "D1:G1")
    check(xlsx(Tab(QUARTERS, merges, "任务")), "任务.xlsx", date(2021, 3, 31), expected)
