"""Shaanxi: types written upright down the first column, every measure of a problem in its own row."""

from datetime import date

from tests.unit.loaders.shapes.decisive import Expected, check, task
from tests.unit.loaders.workbooks import Tab, xlsx

ROWS = (
    ("关中市生态环境突出问题整改措施推进台账",),
    ("类\n别", "问题\n序号", "反馈问题", "整改目标", "措施编号", "具体整改措施", "牵头单位", "责任单位", "完成\n时限",
     "措施完成\n情况", "佐证材料"),
    ("水\n环\n境", 1, "渭河支流水质不达标", "2021年底断面达到Ⅳ类", "1-1", "封堵排污口14个", "市生态环境局",
     "渭城区政府",
     "2021年3月", "已完成", "附件1"),
    (None, None, None, None, "1-2", "建成污水处理厂", "市住建局", "渭城区政府", "2021年12月", "正在推进", None),
    (None, None, None, None, "1-3", "实施生态补水", "市水利局", "渭城区政府", "长期坚持", "持续推进", None),
    (None, 2, "农村黑臭水体整治滞后", "完成整治11处", "2-1", "完成整治11处", "市农业农村局", "各县（市、区）政府",
     "2022年6月", "未启动", None),
    ("大\n气", 3, "散煤复烧", "散煤清零", "3-1", "开展网格巡查", "市发改委", "秦都河区政府", "2021年10月", "已完成",
     "附件2"),
    (None, None, None, None, "3-2", "加强煤质抽检", "市发改委", "秦都河区政府", "2021年10月", "已完成", None),
)  # fmt: skip
MERGES = (
    "A1:K1", "A3:A6", "B3:B5", "C3:C5", "D3:D5", "A7:A8", "B7:B8", "C7:C8", "D7:D8", "G7:G8", "H7:H8",
    "I7:I8",
)  # fmt: skip


def test_measures_in_rows_of_their_own() -> None:
    first = {"problem": ROWS[2][2], "goal": ROWS[2][3], "responsible_units": ["渭城区政府"]}
    water, air = {"category": "水环境"}, {"category": "大气"}
    expected = Expected("台账", (
        task(3, "1", "1", **first, **water, measures="封堵排污口14个", lead_units=["市生态环境局"],
             deadline="2021-03-31", status="done"),
        task(4, "1", "2", **first, **water, measures="建成污水处理厂", lead_units=["市住建局"],
             deadline="2021-12-31", status="in_progress"),
        task(5, "1", "3", **first, **water, measures="实施生态补水", lead_units=["市水利局"],
             deadline_kind="continuous", status="ongoing"),
        task(6, "2", **water, problem="农村黑臭水体整治滞后", goal="完成整治11处",
             measures="完成整治11处", lead_units=["市农业农村局"],
             responsible_units=["各县(市、区)政府"], deadline="2022-06-30", status="not_started"),
        task(7, "3", **air, problem="散煤复烧", goal="散煤清零", measures="开展网格巡查\n加强煤质抽检",
             lead_units=["市发改委"], responsible_units=["秦都河区政府"], deadline="2021-10-31",
             status="done"),
    ))  # fmt: skip
    check(xlsx(Tab(ROWS, MERGES, "台账")), "台账.xlsx", date(2021, 10, 31), expected)
