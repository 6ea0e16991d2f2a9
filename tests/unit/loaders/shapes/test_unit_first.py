"""Liaoning: the list is sorted by unit, the unit merged down the first column; remarks come early."""

from datetime import date

from tests.unit.loaders.shapes.decisive import Expected, check, task
from tests.unit.loaders.workbooks import Tab, xlsx

ROWS = (
    ("辽滨市各部门整改任务台账",),
    ("牵头\n责任\n单位", "任务\n数", "任务\n序号", "备 注", "整改任务\n（问题）", "整 改 措 施", "验收时\n限",
     "整改\n状态",
     "责任人及\n职务"),
    ("市生态环境局", 2, "07", None, "入海排污口监管缺失", "开展排查溯源", "2021年6月", "完成", "孙某 副局长"),
    (None, None, "11", "与市公安局联合", "固废非法转移", "开展专项打击", "2021年9月", "推进中", "孙某 副局长"),
    ("市住房和城乡建设局", 1, "03", None, "污水处理厂污泥处置不规范", "新建污泥处置中心", "2022年10月",
     "未达序时进度",
     "马某 局长"),
    ("辽滨经济技术开发区管委会", 1, "15", None, "化工园区异味", "实施VOCs治理", "2021年12月", "达到序时进度",
     "冯某 主任"),
    ("总计", 4, None, None, None, None, None, None, None),
)  # fmt: skip


def test_a_list_sorted_by_unit() -> None:
    expected = Expected("台账", (
        task(3, "7", lead_units=["市生态环境局"], problem="入海排污口监管缺失", measures="开展排查溯源",
             deadline="2021-06-30", status="done", responsible_persons="孙某 副局长"),
        task(4, "11", lead_units=["市生态环境局"], problem="固废非法转移", measures="开展专项打击",
             deadline="2021-09-30", status="in_progress", responsible_persons="孙某 副局长"),
        task(5, "3", lead_units=["市住房和城乡建设局"], problem="污水处理厂污泥处置不规范",
             measures="新建污泥处置中心", deadline="2022-10-31", status="behind",
             responsible_persons="马某 局长"),
        task(6, "15", lead_units=["辽滨经济技术开发区管委会"], problem="化工园区异味",
             measures="实施VOCs治理", deadline="2021-12-31", status="on_schedule",
             responsible_persons="冯某 主任"),
    ))  # fmt: skip
    merges = ("A1:I1", "A3:A4", "B3:B4")
    check(xlsx(Tab(ROWS, merges, "台账")), "台账.xlsx", date(2021, 7, 31), expected)
