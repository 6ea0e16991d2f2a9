"""Hainan: headings nobody has listed anywhere."""

from datetime import date

from tests.unit.loaders.shapes.decisive import Expected, check, task
from tests.unit.loaders.workbooks import Tab, xlsx

ROWS = (
    ("椰海市生态环保督察问题整改“挂图作战”清单",),
    ("编码", "问题线索", "问题属性", "点位所在市县", "整改要达到的效果", "整改路径", "最迟完成时间", "牵头抓总单位",
     "具体承办单位", "协同联动单位", "盯办单位", "包点市领导", "直接责任人", "推进情况描述", "当前进度（%）",
     "目前整改状态"),
    (1, "海岸带违规养殖", "海洋", "文海县", "清退全部养殖池", "拆除、复绿", "2022年6月30日", "市自然资源和规划局",
     "文海县政府", "市农业农村局", "市委督查室", "李某", "符某", "已清退320亩", 70, "整改中"),
    (2, "饮用水源地违建", "水", "琼山湖县", "拆除违建", "依法拆除", "2021年12月31日", "市水务局", "琼山湖县政府",
     "市公安局", "市政府督查室", "王某", "吴某", "全部拆除", 100, "已完成"),
)  # fmt: skip


def test_headings_in_other_words() -> None:
    expected = Expected("清单", (
        task(3, "1", problem="海岸带违规养殖", category="海洋", district="文海县", goal="清退全部养殖池",
             measures="拆除、复绿", deadline="2022-06-30", lead_units=["市自然资源和规划局"],
             responsible_units=["文海县政府"], support_units=["市农业农村局"],
             supervising_units=["市委督查室"], responsible_leaders="李某", responsible_persons="符某",
             progress=0.7, status="in_progress"),
        task(4, "2", problem="饮用水源地违建", category="水", district="琼山湖县", goal="拆除违建",
             measures="依法拆除", deadline="2021-12-31", lead_units=["市水务局"],
             responsible_units=["琼山湖县政府"], support_units=["市公安局"],
             supervising_units=["市政府督查室"], responsible_leaders="王某", responsible_persons="吴某",
             progress=1.0, status="done"),
    ))  # fmt: skip
    check(xlsx(Tab(ROWS, ("A1:P1",))), "清单.xlsx", date(2022, 3, 31), expected)
