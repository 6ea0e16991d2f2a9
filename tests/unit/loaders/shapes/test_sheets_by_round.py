"""Guangdong: one workbook, a sheet a round, each with another order of columns; sheets not meant."""

from datetime import date

from tests.unit.loaders.shapes.decisive import Expected, check, task
from tests.unit.loaders.workbooks import Tab, xlsx

FIRST = (
    ("粤海市2016年中央环境保护督察反馈问题整改任务清单",),
    ("编号", "主要问题", "整改目标", "整改措施", "时限要求", "牵头单位", "参加单位", "完成情况"),
    ("一", "重点流域污染治理不力", "国考断面消除劣Ⅴ类", "实施流域综合整治", "2020年底前", "市生态环境局",
     "各区（县级市）人民政府，市水务局", "基本完成"),
    ("二", "饮用水水源保护区存在违法建设项目", "清理违法项目", "拆除违法建筑36宗", "2018年底前", "市住房城乡建设局",
     "市生态环境局，市公安局", "已完成"),
)  # fmt: skip
SECOND = (
    ("粤海市中央环保督察“回头看”及固体废物环境问题专项督察整改任务清单",),
    (None, None, None, None, None, None, "更新时间：2021年3月"),
    ("责任单位", "督导单位", "序号", "具体问题", "具体整改措施", "完成时限", "进展状态"),
    ("市城管局", "市委督查室", "1", "生活垃圾处理能力缺口大", "建成二期焚烧厂", "2021年6月", "超过序时进度"),
    ("市工信局、市生态环境局", "市政府督查室", "2", "一般工业固废堆存量大", "推进综合利用", "长期坚持", "长期推进"),
    ("清新区政府", "市委督查室", "3", "非法倾倒建筑垃圾", "清运并复绿", "立行立改", "已完成整改并销号"),
)  # fmt: skip
THIRD = (
    ("问题序号", "问题", "所在地", "整改措施", "整改完成时限", "责任单位", "是否完成"),
    (1, "违规围填海", "南沙湾区", "恢复岸线", "2022/6/30", "南沙湾区管委会", "未完成"),
    (2, "红树林保护不到位", "湛港县", "补种红树林", "2023年三季度末", "湛港县人民政府、市林业局", "未完成"),
    (3, "养殖尾水直排", "湛港县、南沙湾区", "建设尾水处理池", "2021年年底", "市农业农村局", "完成"),
)  # fmt: skip


def test_three_rounds_on_three_sheets() -> None:
    data = xlsx(
        Tab((), name="Sheet1"),
        Tab(FIRST, ("A1:H1",), "第一轮"),
        Tab(SECOND, ("A1:G1",), "“回头看”及专项"),
        Tab(THIRD, (), "第二轮"),
        Tab((("已完成",), ("未完成",)), (), "选项", hidden=True),
    )
    first = Expected("第一轮", (
        task(3, "1", problem="重点流域污染治理不力", goal="国考断面消除劣Ⅴ类", measures="实施流域综合整治",
             deadline="2020-12-31", lead_units=["市生态环境局"],
             support_units=["各区(县级市)人民政府", "市水务局"], status="basically_done"),
        task(4, "2", problem="饮用水水源保护区存在违法建设项目", goal="清理违法项目", measures="拆除违法建筑36宗",
             deadline="2018-12-31", lead_units=["市住房城乡建设局"],
             support_units=["市生态环境局", "市公安局"], status="done"),
    ))  # fmt: skip
    second = Expected("“回头看”及专项", (
        task(4, "1", problem="生活垃圾处理能力缺口大", measures="建成二期焚烧厂", deadline="2021-06-30",
             responsible_units=["市城管局"], supervising_units=["市委督查室"], status="ahead"),
        task(5, "2", problem="一般工业固废堆存量大", measures="推进综合利用", deadline_kind="continuous",
             responsible_units=["市工信局", "市生态环境局"], supervising_units=["市政府督查室"],
             status="ongoing"),
        task(6, "3", problem="非法倾倒建筑垃圾", measures="清运并复绿", deadline_kind="immediate",
             responsible_units=["清新区政府"], supervising_units=["市委督查室"], status="closed"),
    ))  # fmt: skip
    third = Expected("第二轮", (
        task(2, "1", problem="违规围填海", district="南沙湾区", measures="恢复岸线", deadline="2022-06-30",
             responsible_units=["南沙湾区管委会"], status="in_progress"),
        task(3, "2", problem="红树林保护不到位", district="湛港县", measures="补种红树林",
             deadline="2023-09-30", responsible_units=["湛港县人民政府", "市林业局"],
             status="in_progress"),
        task(4, "3", problem="养殖尾水直排", district="湛港县、南沙湾区", measures="建设尾水处理池",
             deadline="2021-12-31", responsible_units=["市农业农村局"], status="done"),
    ))  # fmt: skip
    check(data, "清单.xlsx", date(2022, 3, 31), first, second, third)
