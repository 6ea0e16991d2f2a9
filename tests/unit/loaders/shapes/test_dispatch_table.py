"""Fujian: a dispatch table (调度表) with grouped headings, a column-number row, groups, a total."""

from datetime import date

from tests.unit.loaders.shapes.decisive import Expected, check, task
from tests.unit.loaders.workbooks import Tab, xlsx

TITLE = "漳城市第二轮中央生态环境保护督察反馈问题整改进展情况调度表"
ROWS = (
    ("附件1",),
    (TITLE,),
    ("填报单位（盖章）：漳城市龙溪区人民政府", *[None] * 9, "填报日期：2021年9月25日"),
    ("序号", "反馈问题", "整改目标", "整改措施", "责任落实", None, None, "整改时限", "整改进展", None,
     None, "存在困难和问题", "下一步工作打算", "备注"),
    (None, None, None, None, "牵头单位", "配合单位", "责任领导", None, "完成比例", "是否完成整改",
     "进展情况及成效", None, None, None),
    (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14),
    ("一、共性问题",),
    (1, "落实生态环境保护责任有差距，部分乡镇压力传导不到位。", "压实责任，形成齐抓共管格局。",
     "1.修订责任清单。\n2.每季度召开一次调度会。", "区委办、区政府办", "区直有关单位，各乡镇（街道）",
     "区委书记、区长", "立行立改，长期坚持", "80%", "否", "已印发责任清单，召开调度会3次。", "无",
     "持续开展调度", None),
    (2, "城镇生活污水收集能力不足，全区污水集中收集率仅为43.2%。", "2022年底前收集率提高到60%。",
     "新建改造管网36公里；推进“厂网河”一体化。", "区住建局", "区水利局\n区财政局\n龙溪城投集团", "张建国副区长",
     "2022年12月底前", 0.65, "否", "已建成管网23.4公里。", "部分路段征迁难", "加快征迁", None),
    ("二、个性问题",),
    (3, "九龙湾沿岸部分畜禽养殖场污水直排。", "全面清退禁养区养殖场。", "拆除禁养区养殖场12家。",
     "区农业农村局", "/", "李明", "2021年6月30日前", 100, "是", "12家养殖场全部拆除。", "/", "/", "已报市里验收"),
    (4, "小水电生态下泄流量不足。", "落实最小下泄流量。", "完成8座电站整治。", "区水利局", "生态环境局、发改局",
     "李明", "2021年四季度", "45", "否", "完成4座。", None, None, None),
    ("合计", "4项"),
    ("注：1.“完成比例”按工程量填写。", ),
    ("填表人：陈某", None, "审核人：林某", None, "联系电话：0596-0000000"),
)  # fmt: skip
MERGES = (
    "A2:N2", "A3:F3", "K3:N3", "A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:G4", "H4:H5", "I4:K4", "L4:L5",
    "M4:M5", "N4:N5", "A7:N7", "A10:N10", "A14:N14",
)  # fmt: skip
COMMON, SINGLE = "一、共性问题", "二、个性问题"
EXPECTED = Expected("调度表", (
    task(8, "1", category=COMMON, problem=ROWS[7][1], goal=ROWS[7][2], measures=ROWS[7][3],
         deadline_kind="continuous", lead_units=["区委办", "区政府办"],
         support_units=["区直有关单位", "各乡镇(街道)"], responsible_leaders="区委书记、区长", progress=0.8,
         status="in_progress"),
    task(9, "2", category=COMMON, problem=ROWS[8][1], goal=ROWS[8][2], measures=ROWS[8][3],
         deadline="2022-12-31", lead_units=["区住建局"],
         support_units=["区水利局", "区财政局", "龙溪城投集团"], responsible_leaders="张建国副区长",
         progress=0.65, status="in_progress"),
    task(11, "3", category=SINGLE, problem=ROWS[10][1], goal=ROWS[10][2], measures=ROWS[10][3],
         deadline="2021-06-30", lead_units=["区农业农村局"], responsible_leaders="李明", progress=1.0,
         status="done"),
    task(12, "4", category=SINGLE, problem=ROWS[11][1], goal=ROWS[11][2], measures=ROWS[11][3],
         deadline="2021-12-31", lead_units=["区水利局"], support_units=["生态环境局", "发改局"],
         responsible_leaders="李明", progress=0.45, status="in_progress"),
))  # fmt: skip


def test_a_dispatch_table_with_groups_and_percentages() -> None:
    data = xlsx(Tab(ROWS, MERGES, "调度表"))
    check(data, "调度表.xlsx", date(2021, 9, 25), EXPECTED)
