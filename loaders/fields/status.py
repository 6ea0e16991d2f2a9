"""Status words of tasks and petitions, verdicts on complaints, yes and no.

The rules are ordered: a denial (`未完成`, `尚未达到序时进度`, `预计12月完成`) is heard before the word
it denies, so that it is never read as done. A text no rule knows gives None.
"""

import re

from data.vocabulary import PetitionStatus, TaskStatus, Truth
from loaders.fields.text import compact

_WITHIN = r"[^,。;、()!?]"  # denial and denied word stand in one clause
_FINISHED = r"(?:完成|完毕|到位|办结|整改结束|完工|竣工|解决)"
_NOT_YET = (
    r"(?:未|没|尚待|有待|亟待|待|即将|接近|快要|将于|将在|力争|争取|确保|保证|预计|(?<!按)预期|(?<!按)(?<!照)计划(?!已|任务已)"
    r"|拟|无法|难以|不能|有望|可望|继续|抓紧|尽快|加快|推动|督促|准备|开始|正在|延期)"
)
_ASKED = r"(?:待|申请|申报|提请|报请|上报|拟|正在|具备|准备|等待|组织)"
# What is only about finishing, or says what has not come next: removed before the rules are tried.
_ASIDE = re.compile(
    r"(?:完成|办结)(?:时间|时限|情况|日期|期限)|(?:未|没有?|无|不)(?:存在|有|出现|发生)?(?:逾期|滞后|超期)"
    r"|(?:未|无|不|没有?|防止|严防|避免|杜绝|防范)(?:再次?|出现|发生|发现|问题|现象|存在)*反弹"
    r"|[尚暂还]?未(?:能|及时|申请|申报|提请|正式|进行|开展|组织|启动)*(?:[县市省]级)?(?:销号|验收)(?!合格)"
    r"|(?:预计|预期|(?<![按照])计划|将[于在]|即将|争取|力争|确保|督促|加快|尽快)[^,。;、()完]{0,20}(?:销号|验收)"
)
_PERCENT = re.compile(
    rf"(?:(?:完成|进度|进展|整改|推进){_WITHIN}{{0,10}}?|^[约近达]*)(\d+(?:\.\d+)?)%"
)
_ALL_OF_IT = re.compile(
    r"(?:整改|任务|工作|工程|项目|已|全部)*(?:完成|进度|进展)?(?:率|进度)?[为达到:]*100(?:\.0+)?%"
)
_STAGES: dict[str, TaskStatus] = {
    "发现": "not_started",
    "确认": "not_started",
    "入库": "not_started",
    "整改": "in_progress",
    "验收": "done",
    "销号": "closed",
    "回头看": "closed",
}
_DONE_OBJECT = (
    r"(?:了|全部|所有|整改|任务|目标|工作|治理|验收|问题|措施|各项|事项|内容|[县市省]级)*"
)
_RULES: tuple[tuple[TaskStatus | None, str], ...] = (
    (None, r"未超(?:过|前)?序时|无需|不需|无须|不涉及"),
    ("relapsed", r"反弹|死灰复燃|回潮"),
    ("done", rf"(?:逾期|超期)(?:已|后)?(?:整改)?{_FINISHED}$"),
    (
        "behind",
        rf"(?:未|没|不|难以){_WITHIN}{{0,10}}序时|(?:低|慢)于{_WITHIN}{{0,4}}序时|滞后|[缓较]慢|逾期|超期|停滞"
        r"|(?:未|没有?|不|难以)(?:能|曾)?(?:按(?:期|时|计划|进度|节点)|如期|跟上)"
        rf"|(?:未|没有?)(?:能)?(?:达|完成){_WITHIN}{{0,4}}(?:进度|节点|计划)|达不到|^未达到$|进度落后|落后于|^落后"
        rf"|(?:无法|难以|不能){_WITHIN}{{0,12}}{_FINISHED}",
    ),
    ("ahead", r"(?:超过?|超前于?|快于|高于|优于|领先于?)序时|超前(?:推进|实施)|提前推进"),
    (
        "on_schedule",
        r"序时|按(?:期|时|计划|进度|时间节点|节点)(?:有序|稳步|正常)?推进|正常推进|进展(?:正常|顺利)|^正常$",
    ),
    (
        "not_started",
        r"(?:未|没有?|待|暂缓|拟)(?:能|曾|正式|全面|实质性?|有效|有)?(?:启动|开始|开工|动工|开展|实施|推进|进场"
        r"|行动|落实(?!到位)|整改(?!到位|完|结束))(?!验收|销号|公示|公开|评估|[县市省]级)",
    ),
    ("in_progress", rf"{_NOT_YET}{_WITHIN}{{0,20}}{_FINISHED}|(?<![提目日此])前(?:全部|全面)?完成"),
    ("in_progress", rf"(?:应|须|需|要|务必|可|能够?)(?:按期|按时|如期|全部|全面|于)?{_FINISHED}"),
    ("in_progress", r"剩余|其余|尚有|仍有|还有"),
    (
        "in_progress",
        r"(?:未|不)能?(?:通过|合格|具备|符合|彻底|达[到标])|不[^,。;、()]{0,2}到位|(?:验收|销号)[未不]",
    ),
    ("basically_done", rf"基本{_WITHIN}{{0,4}}{_FINISHED}|基本整改"),
    (
        "in_progress",
        rf"(?:部分|阶段|主体){_WITHIN}{{0,8}}{_FINISHED}|部分整改|过半|完成了?{_WITHIN}{{0,8}}"
        r"(?:部分|一半|大半|分之|\d/\d|\d个中|主体|阶段|前期|招投?标|设计|立项|可研|选址|勘察)",
    ),
    ("done", rf"{_ASKED}[^,。;、()]{{0,6}}销号|销号(?:中|申请|流程|程序)"),
    ("closed", r"(?<![未不后])销号"),
    ("done", rf"(?:{_ASKED}|已|通过)[^,。;、()]{{0,6}}验收|验收(?:中|合格|通过)"),
    (
        "done",
        rf"完成{_DONE_OBJECT}(?=$|[,。;、()!.:并且正持长达])|整改(?:完毕|到位|结束)|已?办结|^已解决",
    ),
    ("done", r"已整改|落实到位|^(?:已|全部|全面)(?:完工|竣工|解决|落实)$"),
    ("ongoing", r"长期|持续|常态|坚持"),
    (
        "in_progress",
        r"正在|整改|推进|进行|实施|办理|建设|施工|在建|启动|开工|开展|处理|落实|中$",
    ),
)
_STATUS_WORDS = re.compile(
    r"(?:目前|当前|现已?|该|此|本项?|问题|任务|事项|工作|整改|措施|各项|均|都|全部|全面|按期|按时|如期|提前|逾期"
    r"|已经?|基本|完成|完毕|到位|结束|办结|解决|落实|验收|合格|通过|销号|申请|待|并|且|了|尚?未|没有|启动|开始|开展"
    r"|正在|推进|有序|稳步|进行|实施|办理|中|达到?|超过?|低于|滞后|落后|序时|时序|进度|按|计划|正常|顺利|长期|坚持"
    r"|持续|开工|反弹|出现|立行立改|[约近]?\d+(?:\.\d+)?%|率)+"
)
_PROGRESSING = re.compile(r"(?:目前|现)?(?:正在|尚未|暂未|还未|未完成|预计|计划)")
_PETITION_RULES: tuple[tuple[PetitionStatus, str], ...] = (
    ("open", r"^[尚暂还]?未|^没"),
    ("partly_settled", rf"(?:阶段性?|部分|基本){_WITHIN}{{0,8}}(?:办结|完成|办理|整改)"),
    (
        "open",
        rf"{_NOT_YET}{_WITHIN}{{0,20}}(?:{_FINISHED}|办理|整改|处理)|未(?:启动|开展)|待办|无法办结",
    ),
    ("settled", r"(?:待|申请|申报|提请|拟|正在|具备)[^,。;、()]{0,4}销号|销号申请"),
    ("signed_off", r"(?<![未不后])销号"),
    (
        "settled",
        rf"办结|办理?完毕|已办理$|完成{_DONE_OBJECT}(?=$|[,。;、()!并])|整改到位|已整改|^已?结案|^已解决",
    ),
    (
        "open",
        r"办理|整改|处理|处置|调查|核查|核实|推进|(?<!不予)受理|转办|交办|在办|长期|持续|进行|启动",
    ),
)
_NO_MISTAKE = str.maketrans({"巳": "已", "己": "已"})


def parse_task_status(value: object) -> TaskStatus | None:
    """The state a status cell declares; None for a blank, for 是/否 and for unknown words."""
    text = _ASIDE.sub("", _said(value)).strip(",。;、.!:")
    if not text:
        return None
    if _ALL_OF_IT.fullmatch(text):
        return "done"
    stage = _STAGES.get(re.sub(r"[“”\"']|^已(?!整改)", "", text))
    if stage:
        return stage
    percent = _PERCENT.search(text)
    for status, pattern in _RULES:
        if re.search(pattern, text):
            certain = status not in ("done", "in_progress", "closed", "ongoing", "not_started")
            return status if certain or percent is None else _by_percent(percent, status)
    return _by_percent(percent, None) if percent else None


def status_from_progress(text: object) -> TaskStatus | None:
    """The state a progress text opens with (`已完成。…`, `正在推进…`); None when it tells a story.

    Only the first clause counts, and only when it is nothing but status words or a plain
    statement that work is under way or not begun.
    """
    opening = re.sub(r"^截[至止到][^,。;]*,", "", _said(text))
    opening = re.sub(r"^(?:\(?[\d一二三四五六七八九十]{1,3}[)、.]+|[(\[【]|一是)+", "", opening)
    clause = re.split(r"[,。;:!?、()\[\]【】]", opening, maxsplit=1)[0]
    status = parse_task_status(clause)
    if _STATUS_WORDS.fullmatch(clause):
        return status
    if _PROGRESSING.match(clause) and status in ("not_started", "behind", "in_progress"):
        return status
    return None


def parse_petition_status(value: object) -> PetitionStatus | None:
    """How far a petition is settled; None for a blank, for 是/否 and for unknown words."""
    text = _ASIDE.sub("", _said(value))
    return next((status for status, words in _PETITION_RULES if re.search(words, text)), None)


def parse_truth(value: object) -> Truth | None:
    """Whether the complaint proved true; 是 and 否 answer the heading 是否属实."""
    text = _said(value).replace("是否属实", "")
    if re.search(r"无法核实|待(?:核|查)|正在(?:核|调)", text):
        return None
    rest, denials = re.subn(r"(?:不|未|非)属实|不实|失实|查无实据|未发现|未查实", "", text)
    if re.search(r"(?<!大)部分不?属实|不(?:完全|全部|全)属实", text) or (
        denials and "属实" in rest
    ):
        return "partly_true"
    if denials or re.fullmatch(r"否", text):
        return "untrue"
    if re.search(r"(?:基本|大部分|大体)(?:情况|上)?属实", text):
        return "mostly_true"
    return "true" if "属实" in text or text == "是" else None


def parse_yes_no(value: object) -> bool | None:
    """True for 是, 有, √, 1 …; False for 否, 不是, ×, 0 …; None for anything else."""
    text = _said(value).lower()
    if re.match(r"(?:否|不|没有?|未|[×✗✘xn□☐]$|no$|false$|0$)", text):
        return False
    return True if re.match(r"(?:是(?!否)|有|对$|已|[√✓✔☑yv]$|yes$|true$|1$)", text) else None


def _said(value: object) -> str:
    return compact(value).translate(_NO_MISTAKE).replace("时序", "序时")


def _by_percent(percent: re.Match[str], status: TaskStatus | None) -> TaskStatus | None:
    """What a share says beside the words: below 100 % nothing is done, 0 % is not begun."""
    share = float(percent[1])
    if share < 100:
        return "in_progress" if share else "not_started"
    return status
