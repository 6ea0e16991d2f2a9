"""Headings we know and keep no field for: they are left unread without asking anybody.

Dates of stages that say nothing of how far the work is (发现, 确认, 入库, 公示, 回头看), contacts, money,
paper numbers, plans for the next month, reasons, counts.
"""

import re
from functools import lru_cache

from data.vocabulary import Kind

_STAGE = (
    "发现|确认|入库|核实|核查|公示|公开|回头看|复查|复核|约谈|督办|通报|录入|更新|填报|填表|上报|报送|创建|修改|登记|批复"
    "|立案|移交|申请销号|申请验收|报请销号"
)
_TASKS = (
    r"^[^/及和]*(?:电话|手机|邮箱|传真|电子邮件|联系方式|手机号码?)$",
    r"^(?:姓名)?职务$|措施(?:序号|编号)$",
    rf"^(?:问题)?(?:{_STAGE})(?:的?(?:起止|开始|结束|截止|起始)?(?:时间|日期|时段|期)|期间|环节|阶段)?$",
    r"文号$|^文件名称$|网址|链接|密级",
    r"^(?:创建|填报|录入|填表|登记|提交|制表|上报|报送|采集)人(?:员|姓名)?$",
    r"(?:投资|资金|金额|经费|预算)\w{0,6}$",
    r"^(?:下一?步|下阶段|下[个一]?周|下[个一]?月|下[个一]?季度|后续)\w*(?:计划|打算|安排|工作|考虑|建议|思路)\w{0,2}$",
    r"原因\w{0,4}$",
    r"^(?:任务|问题|措施|项目|子项)(?:数量|个数|数|总数)$",
    r"^(?:是否)?已?(?:公开|公示)(?:情况|方式|媒体|平台)?$",
    r"(?:约谈|问责|追责|处分)\w{0,4}(?:情况|人数|人次)?$",
    r"^(?:预警|亮灯)\w{0,4}$|(?:得分|分值|扣分|评分)$",
)
_PATTERNS: dict[Kind, re.Pattern[str]] = {"tasks": re.compile("|".join(_TASKS))}


@lru_cache(maxsize=20_000)
def is_beside(kind: Kind, form: str) -> bool:
    """Whether a heading in normal form is known to hold nothing that is kept."""
    pattern = _PATTERNS.get(kind)
    return bool(pattern and pattern.search(form))
