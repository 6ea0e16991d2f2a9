"""Yunnan: dates as column headings, over milestones in words or over ticks."""

from datetime import date

from tests.unit.loaders.shapes.decisive import Expected, check, task
from tests.unit.loaders.workbooks import Tab, xlsx

WORDS = (
    ("昭水市“九大高原湖泊保护治理”等8个标志性战役任务分解表",),
    ("序号", "战役名称", "重点任务", "牵头单位", "责任单位", "工作目标及时间节点", None, None, "当前状态"),
    (None, None, None, None, None, "2020年6月底前", "2020年12月底", "2021年底前", None),
    (1, "以长江为重点的保护修复攻坚战", "赤水河流域入河排污口排查", "市生态环境局", "镇雄县、威信县人民政府",
     "完成排查", "完成监测、溯源", "完成整治", "正在推进"),
    (2, None, "长江岸线清理整治", "市水利局", "水富市、绥江县、永善县人民政府", "完成清理", "—", None, "已完成"),
    (3, "城市黑臭水体治理攻坚战", "秃尾河黑臭水体治理", "市住房城乡建设局", "昭阳区人民政府", "完成控源截污",
     "基本消除黑臭", None, "达到序时进度"),
)  # fmt: skip
TICKS = (
    ("序号", "反馈问题", "整改责任单位", "2020年6月底前", "2020年12月底前", "2021年6月底前", "长期坚持"),
    (1, "散乱污企业整治不彻底", "市工信局", "√", None, None, None),
    (2, "建筑工地扬尘", "市住建局", None, "√", None, "√"),
    (3, "农村面源污染", "市农业农村局", None, None, "✔", None),
    (4, "环保机制不健全", "市委编办", None, None, None, "√"),
)  # fmt: skip


def test_milestones_in_words_end_with_the_last_one_written() -> None:
    river, city = "以长江为重点的保护修复攻坚战", "城市黑臭水体治理攻坚战"
    expected = Expected("任务", (
        task(4, "1", category=river, problem="赤水河流域入河排污口排查", lead_units=["市生态环境局"],
             responsible_units=["镇雄县人民政府", "威信县人民政府"], deadline="2021-12-31",
             goal="2020年6月底前：完成排查\n2020年12月底：完成监测、溯源\n2021年底前：完成整治",
             status="in_progress"),
        task(5, "2", category=river, problem="长江岸线清理整治", lead_units=["市水利局"],
             responsible_units=["水富市人民政府", "绥江县人民政府", "永善县人民政府"],
             deadline="2020-06-30", goal="2020年6月底前：完成清理", status="done"),
        task(6, "3", category=city, problem="秃尾河黑臭水体治理", lead_units=["市住房城乡建设局"],
             responsible_units=["昭阳区人民政府"], deadline="2020-12-31",
             goal="2020年6月底前：完成控源截污\n2020年12月底：基本消除黑臭", status="on_schedule"),
    ))  # fmt: skip
    merges = ("A1:I1", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3", "F2:H2", "I2:I3", "B4:B5")
    check(xlsx(Tab(WORDS, merges, "任务")), "任务.xlsx", date(2020, 8, 31), expected)


def test_ticks_under_dates() -> None:
    expected = Expected("任务", (
        task(2, "1", problem="散乱污企业整治不彻底", responsible_units=["市工信局"],
             deadline="2020-06-30"),
        task(3, "2", problem="建筑工地扬尘", responsible_units=["市住建局"], deadline="2020-12-31",
             deadline_kind="date_then_continuous"),
        task(4, "3", problem="农村面源污染", responsible_units=["市农业农村局"], deadline="2021-06-30"),
        task(5, "4", problem="环保机制不健全", responsible_units=["市委编办"],
             deadline_kind="continuous"),
    ))  # fmt: skip
    check(xlsx(Tab(TICKS, (), "任务")), "任务.xlsx", date(2020, 8, 31), expected)
