"""Chongqing: everything a deadline cell and a unit cell may say, one phrase a row."""

from datetime import date
from typing import Any

from data.records import Row
from tests.unit.loaders.shapes.decisive import Expected, check, task
from tests.unit.loaders.workbooks import Tab, xlsx

# deadline as written, day, kind; a plain date unless said
DEADLINES = (
    ("2021年底前(已完成)", "2021-12-31", None), ("2022年1月—6月", "2022-06-30", None),
    ("“十四五”期间", "2025-12-31", None),
    ("2022年12月底前完成80%，2023年6月底前全部完成", "2023-06-30", None),
    ("立行立改（2021年9月底前）", "2021-09-30", None), ("2022.06", "2022-06-30", None),
    (20220630, "2022-06-30", None), ("22年6月", "2022-06-30", None),
    ("立行立改，并长期坚持", None, "continuous"), ("2021年12月31日前完成,长期坚持", "2021-12-31",
                                         "date_then_continuous"),
    ("即知即改", None, "immediate"), ("常态化推进", None, "continuous"),
    ("2022 年\n第一季度", "2022-03-31", None), (44561, "2021-12-31", None),
    (date(2022, 5, 1), "2022-05-01", None),
)  # fmt: skip
# units as written → lead, responsible, support
UNITS: tuple[tuple[str, list[str], list[str], list[str]], ...] = (
    ("市生态环境局牵头，市住建局、市水利局配合", ["市生态环境局"], [], ["市住建局", "市水利局"]),
    ("各县（市、区）党委和政府，市直有关部门", [], ["各县(市、区)党委和政府", "市直有关部门"], []),
    ("1.市住建局；2.市水利局", [], ["市住建局", "市水利局"], []),
    ("市城管局（主责）、市财政局（协办）", ["市城管局"], [], ["市财政局"]),
    ("市经信局\n市应急局\n长寿湖区政府", [], ["市经信局", "市应急局", "长寿湖区政府"], []),
    ("两江新区管委会、高新区管委会等", [], ["两江新区管委会", "高新区管委会"], []),
    ("市林业局 市规划自然资源局", [], ["市林业局", "市规划自然资源局"], []),
    ("责任单位：市水利局；配合单位：市财政局、各区县", [], ["市水利局"], ["市财政局", "各区县"]),
    ("重庆某某环保(集团)有限公司", [], ["重庆某某环保(集团)有限公司"], []),
    ("市交通局,市公安局;市城管局", [], ["市交通局", "市公安局", "市城管局"], []),
    ("市住房城乡\n建委、市生态\n环境局", [], ["市住房城乡建委", "市生态环境局"], []),
    ("市委宣传部、市教委", [], ["市委宣传部", "市教委"], []),
    ("市级有关部门，各区县（自治县）政府", [], ["市级有关部门", "各区县(自治县)政府"], []),
    ("/", [], [], []),
    ("市农业农村委（牵头）\n永川河区政府", ["市农业农村委"], ["永川河区政府"], []),
)  # fmt: skip


def test_every_phrase() -> None:
    head = ("序号", "问题", "整改时限", "责任单位")
    rows = [(n + 1, f"问题{n + 1}", DEADLINES[n][0], UNITS[n][0]) for n in range(15)]
    tasks: list[Row] = []
    for n, ((_, day, kind), (_, lead, responsible, support)) in enumerate(
        zip(DEADLINES, UNITS, strict=True)
    ):
        said: dict[str, Any] = {"deadline_kind": kind} if kind else {}
        said |= {"lead_units": lead, "responsible_units": responsible, "support_units": support}
        tasks.append(task(n + 2, str(n + 1), problem=f"问题{n + 1}", deadline=day, **said))
    check(xlsx(Tab((head, *rows))), "清单.xlsx", date(2021, 12, 31), Expected("清单", tasks))
