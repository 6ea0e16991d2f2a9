"""Gansu: a monthly report, deadlines without a year, on schedule or not as yes and no."""

from datetime import date

from tests.unit.loaders.shapes.decisive import Expected, check, task
from tests.unit.loaders.workbooks import Tab, xlsx

ROWS = (
    ("中央生态环境保护督察反馈问题整改情况月报表（2020年8月）",),
    ("填报单位：酒泉湖市水务局", None, None, None, None, "填报人：张某", None, "填报时间：2020.8.25"),
    ("序号", "反馈问题", "整改措施", "整改时限", "责任单位", "责任领导", "责任人", "上月进展情况", "本月进展情况",
     "是否达到序时进度", "未达到序时进度原因", "备注"),
    ("第四项", "部分河段生态流量不足", "科学调度下泄流量", "9月底前", "市水务局", "刘某某  市水务局局长",
     "陈某某 水资源科科长", "完成方案编制", "完成下泄设施改造2处", "是", None, None),
    ("第六项", "地下水超采严重", "关闭自备井23眼", "12月10日前", "市水务局、市住建局", "刘某某  市水务局局长",
     "周某某", "关闭10眼", "关闭12眼", "否", "企业配合不力", None),
    ("第九项", "祁连山水电站整治", "拆除违建水电站", "2019年底前", "市水务局 市发改委", "同上", "吴某某", "已完成",
     "已完成", "已完成", None, "2019年12月销号"),
    ("第十项", "节水意识不强", "开展宣传", "长期坚持", "市水务局", "同上", "吴某某", "开展宣传2次", "开展宣传1次",
     "长期坚持", None, None),
)  # fmt: skip


def test_a_monthly_report_takes_the_year_of_its_title() -> None:
    expected = Expected("月报", (
        task(4, "4", problem=ROWS[3][1], measures=ROWS[3][2], deadline="2020-09-30",
             responsible_units=["市水务局"], responsible_leaders="刘某某 市水务局局长",
             responsible_persons="陈某某 水资源科科长", status="on_schedule"),
        task(5, "6", problem=ROWS[4][1], measures=ROWS[4][2], deadline="2020-12-10",
             responsible_units=["市水务局", "市住建局"], responsible_leaders="刘某某 市水务局局长",
             responsible_persons="周某某", status="behind"),
        task(6, "9", problem=ROWS[5][1], measures=ROWS[5][2], deadline="2019-12-31",
             responsible_units=["市水务局", "市发改委"], responsible_leaders="刘某某 市水务局局长",
             responsible_persons="吴某某", status="done"),
        task(7, "10", problem=ROWS[6][1], measures=ROWS[6][2], deadline_kind="continuous",
             responsible_units=["市水务局"], responsible_leaders="刘某某 市水务局局长",
             responsible_persons="吴某某", status="ongoing"),
    ), doubts=(("deadline_year_assumed", "D4"), ("deadline_year_assumed", "D5")))  # fmt: skip
    check(xlsx(Tab(ROWS, ("A1:L1",), "月报")), "月报.xlsx", date(2020, 8, 31), expected)
