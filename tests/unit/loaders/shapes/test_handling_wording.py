"""Ningxia: the words of a supervision office (承办, 协办, 督办, 办结) instead of those of a plan."""

from datetime import date

from tests.unit.loaders.shapes.decisive import Expected, check, task
from tests.unit.loaders.workbooks import Tab, xlsx

ROWS = (
    ("塞上市环保督察整改督办事项办理情况表",),
    ("1.序号", "2.存在的突出问题", "3.整改标准", "4.办理措施", "5.办理时限", "6.主办单位", "7.协办单位", "8.督办单位",
     "9.市级包抓领导", "10.单位主要负责人", "11.办理情况", "12.办理状态"),
    ("1", "典农河水质不稳定", "稳定达到Ⅳ类", "实施生态补水", "2023年6月底", "市水务局", "市生态环境局", "市委督查局",
     "沙某某", "杨某", "累计补水1200万方。", "按序时推进"),
    ("2", "煤矸石违规倾倒", "清理到位", "全面清理复垦", "2022年8月15日前", "石嘴湾区人民政府",
     "市自然资源局，市能源集团有限公司",
     "市政府督查室", "沙某某", "丁某", "已清运20万吨。", "逾期未完成"),
    ("3", "农田残膜回收率低", "回收率85%", "加大补贴", "2022年11月中旬", "市农业农村局", "无", "市委督查局", "马某某",
     "田某",
     "回收率已达86%。", "已办结"),
)  # fmt: skip


def test_the_words_of_a_supervision_office() -> None:
    expected = Expected("办理", (
        task(3, "1", problem=ROWS[2][1], goal=ROWS[2][2], measures=ROWS[2][3], deadline="2023-06-30",
             lead_units=["市水务局"], support_units=["市生态环境局"], supervising_units=["市委督查局"],
             responsible_leaders="沙某某", responsible_persons="杨某", status="on_schedule"),
        task(4, "2", problem=ROWS[3][1], goal=ROWS[3][2], measures=ROWS[3][3], deadline="2022-08-15",
             lead_units=["石嘴湾区人民政府"], support_units=["市自然资源局", "市能源集团有限公司"],
             supervising_units=["市政府督查室"], responsible_leaders="沙某某", responsible_persons="丁某",
             status="behind"),
        task(5, "3", problem=ROWS[4][1], goal=ROWS[4][2], measures=ROWS[4][3], deadline="2022-11-20",
             lead_units=["市农业农村局"], supervising_units=["市委督查局"], responsible_leaders="马某某",
             responsible_persons="田某", status="done"),
    ))  # fmt: skip
    check(xlsx(Tab(ROWS, ("A1:L1",), "办理")), "办理.xlsx", date(2022, 11, 30), expected)
