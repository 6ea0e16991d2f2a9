"""Inner Mongolia: the table starts in column B below a long preamble, empty columns between, the
header again on every printed page, groups of two levels."""

from datetime import date

from tests.unit.loaders.shapes.decisive import Expected, check, task
from tests.unit.loaders.workbooks import Tab, xlsx

HEADER = (
    (None, "序号", None, "反馈问题", "整改任务完成情况", None, "整改时限", "责任单位", None),
    (None, None, None, None, "完成情况", "完成时间", None, "盟市级", "旗县级"),
)
ROWS = (
    (None, "附件3"),
    (),
    (None, "中央生态环境保护督察整改任务完成情况表"),
    (None, "填报单位：锡河盟行政公署", None, None, None, None, None, "单位：项"),
    (None, "填报日期：2021年6月30日", None, None, "填报人：巴某", None, "审核人：朝某"),
    *HEADER,
    (None, "一、立行立改类"),
    (None, "（一）草原生态"),
    (None, 1, None, "违规开垦草原", "已完成", "21.5.30", "2021年6月底前", "盟林草局", "东河旗人民政府"),
    (None, 2, None, "草畜平衡制度落实不到位", "完成序时进度", None, "2021年底", "盟林草局\n盟农牧局",
     "各旗县市（区）"),
    (None, "（二）矿山治理"),
    (None, 3, None, "露天矿坑未回填", "滞后", None, "2021年4月底前", "盟自然资源局", "西河旗人民政府"),
    (None, "第1页 共2页"),
    *HEADER,
    (None, "二、限期整改类"),
    (None, 4, None, "湖泊水面萎缩", "整改中", None, "2025年", "盟水利局", "—"),
    (None, "第2页 共2页"),
)  # fmt: skip


def test_a_table_on_two_pages_that_starts_in_the_second_column() -> None:
    merges = (
        "B3:I3", "B6:C7", "D6:D7", "E6:F6", "G6:G7", "H6:I6", "B15:C16", "D15:D16", "E15:F15",
        "G15:G16", "H15:I15", *(f"B{n}:C{n}" for n in (10, 11, 13, 18)),
        *(f"B{n}:I{n}" for n in (8, 9, 12, 14, 17, 19)),
    )  # fmt: skip
    grass, mine = "一、立行立改类 （一）草原生态", "一、立行立改类 （二）矿山治理"
    expected = Expected("完成情况", (
        task(10, "1", category=grass, problem="违规开垦草原", status="done", completed_on="2021-05-30",
             deadline="2021-06-30", responsible_units=["盟林草局", "东河旗人民政府"]),
        task(11, "2", category=grass, problem="草畜平衡制度落实不到位", status="on_schedule",
             deadline="2021-12-31", responsible_units=["盟林草局", "盟农牧局", "各旗县市(区)"]),
        task(13, "3", category=mine, problem="露天矿坑未回填", status="behind", deadline="2021-04-30",
             responsible_units=["盟自然资源局", "西河旗人民政府"]),
        task(18, "4", category="二、限期整改类", problem="湖泊水面萎缩", status="in_progress",
             deadline="2025-12-31", responsible_units=["盟水利局"]),
    ))  # fmt: skip
    check(xlsx(Tab(ROWS, merges, "完成情况")), "完成情况.xlsx", date(2021, 6, 30), expected)
