"""Anhui: a public notice (公示表): a paragraph above the table, period and signature below it."""

from datetime import date

from tests.unit.loaders.shapes.decisive import Expected, check, task
from tests.unit.loaders.workbooks import Tab, xlsx

ROWS = (
    ("皖江市突出生态环境问题整改完成情况公示",),
    ("根据《安徽省突出生态环境问题整改销号工作规程》要求，现将我市2项问题整改完成情况予以公示，接受社会监督。",),
    ("序号", "整改任务", "整改目标", "主要整改措施", "整改时限", "整改完成情况", "责任单位", "验收单位"),
    (12, "长江干流非法码头整治不彻底。督察发现，大渡口码头仍在违规装卸砂石。", "依法取缔非法码头，恢复岸线。",
     "1.拆除装卸设备；\n2.实施生态复绿。", "2021年8月底前", "已完成整改。1.装卸设备全部拆除；2.复绿岸线860米。",
     "皖江市交通运输局；大观区人民政府", "市长江办"),
    (27, "某焦化企业无组织排放严重。", "达到超低排放要求。", "建设封闭煤棚。", "2021年10月",
     "该问题已整改到位。封闭煤棚建成投用。", "宜秀区人民政府", "市生态环境局"),
    ("公示时间：2021年11月1日至11月12日",),
    ("公示期间如有异议，请与市生态环境保护督察整改工作领导小组办公室联系。",),
    ("联系电话：0556-0000000",),
    (None, None, None, None, None, "皖江市突出生态环境问题整改工作领导小组办公室"),
    (None, None, None, None, None, "2021年10月31日"),
)  # fmt: skip


def test_a_public_notice() -> None:
    merges = ("A1:H1", "A2:H2", "A6:H6", "A7:H7", "A8:H8", "F9:H9", "F10:H10")
    expected = Expected("公示", (
        task(4, "12", problem=ROWS[3][1], goal=ROWS[3][2], measures=ROWS[3][3], deadline="2021-08-31",
             responsible_units=["皖江市交通运输局", "大观区人民政府"], supervising_units=["市长江办"],
             status="done"),
        task(5, "27", problem=ROWS[4][1], goal=ROWS[4][2], measures="建设封闭煤棚。",
             deadline="2021-10-31", responsible_units=["宜秀区人民政府"],
             supervising_units=["市生态环境局"], status="done"),
    ))  # fmt: skip
    check(xlsx(Tab(ROWS, merges, "公示")), "公示.xlsx", date(2021, 10, 31), expected)
