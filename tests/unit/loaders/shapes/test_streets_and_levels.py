"""Shanghai's street list with places and photos; Guizhou's numbers of three levels."""

from datetime import date

from tests.unit.loaders.shapes.decisive import Expected, check, task
from tests.unit.loaders.workbooks import Tab, xlsx

STREETS = (
    ("浦江区环保督察边督边改点位清单",),
    ("街镇", "点位编号", "点位名称", "问题描述", "整改要求", "责任部门", "计划完成日期", "实际完成日期", "是否完成",
     "整改前照片", "整改后照片", "点位坐标"),
    ("川水镇", "CS-01", "新民路餐饮店", "油烟直排", "安装净化器", "区城管执法局", date(2022, 4, 15), date(2022, 4,
     12),
     "√", None, None, "121.70,31.19"),
    ("川水镇", "CS-02", "向阳河桥下", "垃圾堆放", "清运", "川水镇政府", date(2022, 4, 20), None, "×", None, None,
     "121.71,31.20"),
    ("高桥湾街道", "GQ-01", "某混凝土搅拌站", "扬尘", "全封闭", "区建交委", date(2022, 6, 30), None, "×", None, None,
     None),
)  # fmt: skip
LEVELS = (
    ("序号", "整改任务", "整改措施", "完成时限", "责任单位", "工作进展"),
    ("1", "推进水环境治理", None, None, None, None),
    ("1.1", "推进城镇污水处理", "提质增效", "2021年底前", "州住建局", "正在推进。"),
    ("1.2", "推进农村污水治理", None, None, None, None),
    (
        "1.2.1",
        "建设集中处理设施",
        "建设26座",
        "2021年10月底前",
        "州生态环境局",
        "已完成。建成26座。",
    ),
    ("1.2.2", "治理黑臭水体", "治理9处", "2022年6月底前", "州农业农村局", "正在推进。完成4处。"),
    ("2", "推进矿山治理", "修复矿山12座", "2022年底前", "州自然资源局", "尚未启动。"),
)


def test_places_of_a_street() -> None:
    expected = Expected("点位", (
        task(3, "CS-01", district="川水镇", problem="油烟直排", goal="安装净化器",
             responsible_units=["区城管执法局"], deadline="2022-04-15", completed_on="2022-04-12",
             status="done"),
        task(4, "CS-02", district="川水镇", problem="垃圾堆放", goal="清运",
             responsible_units=["川水镇政府"], deadline="2022-04-20", status="in_progress"),
        task(5, "GQ-01", district="高桥湾街道", problem="扬尘", goal="全封闭",
             responsible_units=["区建交委"], deadline="2022-06-30", status="in_progress"),
    ))  # fmt: skip
    check(xlsx(Tab(STREETS, ("A1:L1",), "点位")), "点位.xlsx", date(2022, 4, 30), expected)


def test_numbers_of_three_levels() -> None:
    expected = Expected("任务", (
        task(3, "1", "1", problem="推进城镇污水处理", measures="提质增效", deadline="2021-12-31",
             responsible_units=["州住建局"], status="in_progress"),
        task(5, "1", "2.1", problem="建设集中处理设施", measures="建设26座", deadline="2021-10-31",
             responsible_units=["州生态环境局"], status="done"),
        task(6, "1", "2.2", problem="治理黑臭水体", measures="治理9处", deadline="2022-06-30",
             responsible_units=["州农业农村局"], status="in_progress"),
        task(7, "2", problem="推进矿山治理", measures="修复矿山12座", deadline="2022-12-31",
             responsible_units=["州自然资源局"], status="not_started"),
    ))  # fmt: skip
    check(xlsx(Tab(LEVELS, (), "任务")), "任务.xlsx", date(2021, 10, 31), expected)
