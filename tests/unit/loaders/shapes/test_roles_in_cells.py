"""Guizhou: roles written inside the unit cell, collective names, names broken by the column width."""

from datetime import date

from tests.unit.loaders.shapes.decisive import Expected, check, task
from tests.unit.loaders.workbooks import Tab, xlsx

ROWS = (
    ("七星湖区环境保护督察突出问题整改任务分解表",),
    ("序号", "突出问题", "整改内容", "整改目标", "责任单位", "包保县级领导", "整改期限"),
    ("1", "城区污水处理设施不完善", "建成第二污水处理厂", "城区污水处理率达95%",
     "牵头单位：区住房和城乡建设局\n责任单位：区水务局、区财政局、各街道办事处\n配合单位：区发改局", "周某某",
     "2018 年 6月底前"),
    ("2", "乡镇垃圾收运体系未建立", "建设垃圾转运站18座", "实现全覆盖",
     "区住房和城乡建设局（牵头），各乡（镇、街道）人民政府（办事处）、区城市综\n合执法局", "吴某某、郑某某",
     "到2018年年底"),
    ("3", "煤矿矿井水超标", "完善处理设施", "稳定达标", "牵头：区能源局；配合：区环境保护局、区国土资源\n局", "王某",
     "2017 年 12 月 31 日前"),
    ("4", "餐饮油烟扰民", "安装净化设施", "达标排放", "区市场监\n督管理局、区城市综合执法局、市东街道、", "王某",
     "立行立改"),
)  # fmt: skip


def test_roles_in_the_cell_and_names_broken_by_the_column_width() -> None:
    build = "区住房和城乡建设局"
    expected = Expected("分解表", (
        task(3, "1", problem=ROWS[2][1], measures=ROWS[2][2], goal=ROWS[2][3], lead_units=[build],
             responsible_units=["区水务局", "区财政局", "各街道办事处"], support_units=["区发改局"],
             responsible_leaders="周某某", deadline="2018-06-30"),
        task(4, "2", problem=ROWS[3][1], measures=ROWS[3][2], goal=ROWS[3][3], lead_units=[build],
             responsible_units=["各乡(镇、街道)人民政府(办事处)", "区城市综合执法局"],
             responsible_leaders="吴某某、郑某某", deadline="2018-12-31"),
        task(5, "3", problem=ROWS[4][1], measures=ROWS[4][2], goal=ROWS[4][3],
             lead_units=["区能源局"], support_units=["区环境保护局", "区国土资源局"],
             responsible_leaders="王某", deadline="2017-12-31"),
        task(6, "4", problem=ROWS[5][1], measures=ROWS[5][2], goal=ROWS[5][3],
             responsible_units=["区市场监督管理局", "区城市综合执法局", "市东街道"],
             responsible_leaders="王某", deadline_kind="immediate"),
    ))  # fmt: skip
    check(xlsx(Tab(ROWS, ("A1:G1",), "分解表")), "分解表.xlsx", date(2017, 10, 31), expected)
