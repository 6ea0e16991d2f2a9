"""Hubei: two lists under each other on one sheet, with different columns."""

from datetime import date

from tests.unit.loaders.shapes.decisive import Expected, check, task
from tests.unit.loaders.workbooks import Tab, xlsx

ROWS = (
    ("荆楚市督察反馈问题整改情况一览表",),
    ("表一：已完成整改问题清单",),
    ("序号", "问题", "责任单位", "完成时间", "整改状态"),
    ("3", "沿江化工企业搬迁滞后", "市经信局", "2020年9月", "已销号"),
    ("5", "磷石膏库渗漏", "市应急管理局、宜都县人民政府", "2020年11月20日", "已完成"),
    (),
    ("表二：正在推进整改问题清单",),
    ("序号", "存在问题", "整改工作进展", "整改时限", "责任单位", "督办单位", "督办领导"),
    ("1", "湖泊拆围不彻底", "整改中。已拆除围网3处。", "2021年底前", "市农业农村局", "市纪委监委",
     "市委常委、副市长高某"),
    ("8", "污水处理厂超负荷运行", "未达到序时进度。二期工程招标流标。", "2020年12月底前", "市住建局", "市委督查室",
     "副市长郭某"),
)  # fmt: skip


def test_two_lists_with_titles_of_their_own() -> None:
    done = Expected("一览表", (
        task(4, "3", problem="沿江化工企业搬迁滞后", responsible_units=["市经信局"],
             completed_on="2020-09-30", status="closed"),
        task(5, "5", problem="磷石膏库渗漏", responsible_units=["市应急管理局", "宜都县人民政府"],
             completed_on="2020-11-20", status="done"),
    ))  # fmt: skip
    under_way = Expected("一览表", (
        task(9, "1", problem="湖泊拆围不彻底", responsible_units=["市农业农村局"],
             supervising_units=["市纪委监委"],
             responsible_leaders="市委常委、副市长高某", deadline="2021-12-31", status="in_progress"),
        task(10, "8", problem="污水处理厂超负荷运行", responsible_units=["市住建局"],
             supervising_units=["市委督查室"], responsible_leaders="副市长郭某", deadline="2020-12-31",
             status="behind"),
    ))  # fmt: skip
    merges = ("A1:G1", "A2:E2", "A7:G7")
    check(xlsx(Tab(ROWS, merges, "一览表")), "一览表.xlsx", date(2020, 12, 15), done, under_way)
