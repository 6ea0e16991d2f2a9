"""Hunan: an item and its parts, each part with goal, deadline and unit of its own."""

from datetime import date

from tests.unit.loaders.shapes.decisive import Expected, check, task
from tests.unit.loaders.workbooks import Tab, xlsx

ROWS = (
    ("湘南市中央生态环境保护督察反馈问题整改清单",),
    ("序号", "督察反馈问题", "整改目标", "整改措施", "整改时限", "责任单位", "责任领导", "督导领导", "整改进展"),
    ("第一项", "生态环境保护责任落实不到位。", "责任体系健全", "开展专题学习，严格考核。", "立行立改、长期坚持",
     "市委办、市政府办", "市委秘书长", "市委书记", "已完成并长期坚持。开展集中学习4次。"),
    ("第二项", "湘江流域重金属污染治理任务艰巨，需从以下三个方面整改。", None, None, None, None, None, None, None),
    ("（一）", "三十六湾区域历史遗留废渣", "废渣全部安全处置", "实施废渣综合治理工程", "2022年底前",
     "临武湾县人民政府",
     "县长", "副市长何某", "正在施工。"),
    ("（二）", "甘溪河底泥污染", "底泥治理达标", "实施清淤工程", "2021年12月底前", "临武湾县人民政府", "县长",
     "副市长何某", "已完成整改，待验收销号。"),
    ("（三）", "企业雨污分流不到位", "雨污分流", "督促企业改造", "2021年6月底前", "市工信局\n市生态环境局", "局长",
     "副市长周某", "已完成销号。"),
    ("第三项", "洞庭支流黑臭水体返黑返臭。", "消除黑臭", "控源截污", "2020年12月底前", "市住建局", "局长",
     "副市长周某",
     "出现反弹，正在重新整治。"),
)  # fmt: skip


def test_parts_of_an_item() -> None:
    expected = Expected("清单", (
        task(3, "1", problem=ROWS[2][1], goal="责任体系健全", measures=ROWS[2][3],
             deadline_kind="continuous", responsible_units=["市委办", "市政府办"],
             responsible_leaders="市委秘书长", status="done"),
        task(5, "2", "1", problem=ROWS[4][1], goal=ROWS[4][2], measures=ROWS[4][3],
             deadline="2022-12-31", responsible_units=["临武湾县人民政府"], responsible_leaders="县长",
             status="in_progress"),
        task(6, "2", "2", problem=ROWS[5][1], goal=ROWS[5][2], measures=ROWS[5][3],
             deadline="2021-12-31", responsible_units=["临武湾县人民政府"], responsible_leaders="县长",
             status="done"),
        task(7, "2", "3", problem=ROWS[6][1], goal=ROWS[6][2], measures=ROWS[6][3],
             deadline="2021-06-30", responsible_units=["市工信局", "市生态环境局"],
             responsible_leaders="局长", status="closed"),
        task(8, "3", problem=ROWS[7][1], goal="消除黑臭", measures="控源截污", deadline="2020-12-31",
             responsible_units=["市住建局"], responsible_leaders="局长", status="relapsed"),
    ))  # fmt: skip
    check(xlsx(Tab(ROWS, ("A1:I1",))), "清单.xlsx", date(2021, 12, 31), expected)
