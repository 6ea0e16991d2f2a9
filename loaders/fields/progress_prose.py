"""The state a progress text tells in everyday words, beyond those of status cells.

Done is only what the text calls done as a whole, names an effect of, and says nothing against;
a step on the way (方案, 招标, 立项, 开工) or a part of it is work under way.
"""

import re

from data.vocabulary import TaskStatus
from loaders.fields.status import said, status_from_progress

_UNFINISHED = ("not_started", "behind", "in_progress", "on_schedule")
_POINT = re.compile(
    r"(?:^|(?<=[。;,]))(?:\(?[\d一二三四五六七八九十]{1,2}(?:[)、]|\.(?!\d))|[①-⑳])"
)
_CLAUSE = re.compile(r"[,。;:!?、()\[\]]+")
_NUMBER = re.compile(
    r"^(?:\(?[\d一二三四五六七八九十]{1,3}(?:[)、]|\.(?!\d))|[①-⑳]|一是|二是|三是)+"
)
_SUBJECT = (
    r"(?:该|此|本项?|以上|上述)?(?:问题|任务|事项|项目|工程|整改任务|整改工作)?(?:目前|现|并|且)*"
)
_ON_A_DAY = r"(?:[于在]?(?:20\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日|[底末]|[上中下]旬)?(?:前)?)?"
_CLOSED = re.compile(
    rf"{_SUBJECT}{_ON_A_DAY}(?:均|全部)?已经?(?:全部)?{_ON_A_DAY}"
    r"(?:完成|通过|经|获|正式|批准|同意|公示|[省市县区州]级?|验收|现场|审核|核查|合格|并|后|予以)*销号"
)
_RELAPSED = re.compile(
    r"(?:但|后来?|又|现|目前|近期|现场|检查|发现|出现|再次|再度|问题|存在|有|所|了|已)*(?:反弹|死灰复燃|回潮)(?:现象|问题|情况)?"
)
# A clause that says of the whole, wherever it stands, that it is done, or nearly so; a text
# without 已 may only tell what is asked for (`压实责任，整改到位`).
_LOOKED_AT = r"(?:(?:经|通过)?(?:现场|实地|再次)*(?:核查|核实|检查|复查|查看|调查)(?:发现|确认)?)?"
_DECLARED = re.compile(
    rf"{_LOOKED_AT}{_SUBJECT}(?:目前|现|均|都|已经?|全部|全面|按期|如期|提前|得到|有效|彻底|妥善)*"
    r"(?:整改(?:工作|任务|问题)?(?:目前|均|已经?|全部|全面)*(?:完成|到位|完毕)|(?<!底)(?<!前)完成(?:全部|所有)?整改|解决)"
    r"(?:任务|工作|到位|完毕)?"
)
_TOLD = re.compile("已|完成|核[查实]|检查|复查|[年月日]$")
_NEARLY = re.compile(
    rf"{_SUBJECT}(?:目前|现|总体|整改|工作|任务|工程|已经?)*(?:基本(?:完成|完工|到位|完成整改|整改到位|整改完成))(?:整改)?"
)
_NOT_BEGUN = re.compile(
    r"(?:目前|现)?(?:该|此)?(?:项目|工程|问题|任务|整改工作|整改)?[尚暂还]?未(?:能|正式|全面)?(?:开工|动工|启动|实施|开展)"
    r"(?:建设|整改|施工|整治)?"
)
# Something is open, to come or only partly so.
_OPEN = re.compile(
    r"正在|仍|尚|还[有需未]|未(?!发现|出现|再|见|有反弹|反弹)|没|不(?!再|断|存在)|待(?!验收|销号|公示)|剩余|其余|下一?步|拟|计划|预计|将|力争|争取|确保"
    r"|准备|加快|推进|部分|部份|阶段|基本|一期|首期|前期|主体|首批|试点|责令|限期|要求|督促|不足|滞后|底前|日前|过半|一半|[^年月日其当集空]中$|反弹|\d%"
)
_SITE = (
    r"(?:清理|清运|清除|清退|整治|治理|拆除|修复|取缔|关停|关闭|退出|搬迁|封堵|复绿|复垦|淘汰|销毁)"
)
_SITE_DONE = re.compile(
    rf"{_SUBJECT}(?:已经?|均已?|都已|全部|全面|彻底|依法|立即|当场|及时)+(?:予以)?{_SITE}+(?:完毕|到位|完成|干净|了)?"
)
_STEP = (
    r"(?:主体|方案|计划|规划|招标|招投标|采购|设计|图纸|立项|可研|选址|勘[察测探]|征[地收迁]|审批|手续|批复|备案|环评|编制|排查|摸底|溯源|调查"
    r"|检测|监测|评估|论证|前期|合同|资金|清单|台账|制度)"
)
_WORK_DONE = re.compile(
    rf"{_SUBJECT}(?:已经?|均已?|全部|全面|按期|如期|提前)*完成了?(?!\w*{_STEP})(?:全部|所有)?(?:\D{{0,14}}(?:{_SITE}|改造|建设|安装|升级|提标"
    r"|扩[建容]|清淤|整改)(?:工程|工作|任务|项目)?|整改\d+[个处家项件条户宗])"
)
_WHOLE = re.compile("全部|全面|所有")
_ALL_DONE = re.compile(rf"{_SUBJECT}已经?(?:全部|全面)完成了?(?!\w*{_STEP})\D{{1,14}}")
_BUILT = re.compile(
    rf"{_SUBJECT}已经?(?:全部|全面|按期|如期|提前)*(?:建成|竣工|完工)(?:并|且|已|正式|投入|投用|投运|投产|使用|运行|运营|通水|通气|通过|验收)*"
)
_SLOW = re.compile(
    r"(?:但|且|目前|整改|工作|总体|工程|建设|推进)*(?:进展|进度|推进)(?:较为?|比较|严重|相对|偏|略|有所)*(?:缓慢|滞后|慢)"
)
_EFFECT = re.compile(
    r"处理能力|运行(?:正常|稳定|良好)|(?:正常|稳定)运行|投入?(?:使用|用$|运|产$)|(?:稳定|全部|均|已|实现|水质|排放|断面|尾水|废[水气])达标|达标(?:排放|率)|达到[ⅠⅡⅢⅣⅤIV]+类"
    r"|(?:得到|已)(?:有效|彻底|全面)?(?:解决|消除|改善)|巩固|长期坚持|长效|恢复|消除|未(?:发现|出现|再)|不再|无(?:异味|污水|积水|直排)"
)
_SETTLED = re.compile(rf"{_EFFECT.pattern}|^待?(?:申请)?(?:验收|销号|公示)|^(?:并|且|现|目前)*已")
_DENIED = r"(?:未|没|不|拟|计划|预计|将|准备|待|力争|争取|确保|尽快|要求|督促)"
_UNDER_WAY = re.compile(
    r"(?:正在|仍在|尚在|正积极|正加快|正抓紧)(?!\w*(?:验收|销号|公示|申报|申请))\w"
    r"|(?:建设|施工|办理|编制|审批|征求意见|招标|推进|整改|实施|处理|调试|设计|安装|清理|清运|拆除|修复|治理|论证|评审|采购|协商|诉讼|整治|改造)中$"
    r"|^(?:剩余|其余|尚有|仍有|还有)(?!\w*已)"
)
_STARTED = re.compile(rf"^(?!\w*{_DENIED})\w*?(?:开工|动工|启动|进场|开始施工|投入施工)")
_STEP_DONE = re.compile(
    rf"^(?!\w*(?:{_DENIED}|按|依|照))\w{{0,12}}?(?:已|完成|印发|出台)\w{{0,16}}{_STEP}(?!中|确定|明确|所列|提出|\w*(?:整治|整改|治理|改造))"
)
_SHARE = re.compile(r"完成\D{0,8}?(\d{1,2}(?:\.\d+)?)%")
_OF_ALL = re.compile(
    r"(?P<all>\d{1,6})[个处家项件条户]\w{0,6}中(?:的)?\D{0,4}(?P<part>\d{1,6})|完成\D{0,6}(?P<n>\d{1,6})/(?P<of>\d{1,6})"
)


def state_told(text: object) -> TaskStatus | None:
    """The state a progress text tells; None when it leaves it open.

    A task signed off in a later clause (`已完成整改，并已于3月销号`) is closed.
    """
    plain = said(text)
    clauses = [c for c in (_NUMBER.sub("", part) for part in _CLAUSE.split(plain)) if c]
    opening = status_from_progress(text)
    if any(map(_RELAPSED.fullmatch, clauses)):
        return "relapsed"
    quiet = not any(map(_OPEN.search, clauses))
    if opening in (None, "done") and quiet and any(map(_CLOSED.fullmatch, clauses)):
        return "closed"
    if opening in (None, "in_progress") and any(map(_SLOW.fullmatch, clauses)):
        return "behind"
    if opening in ("done", "closed", "basically_done") and _goes_on_below(plain):
        return "in_progress"
    if opening is not None or not clauses:
        return opening
    if quiet and "已" in plain and _declared(clauses):
        return "done"
    others = [clause for clause in clauses if not _NEARLY.fullmatch(clause)]
    if len(others) < len(clauses) and not any(map(_OPEN.search, others)):
        return "basically_done"
    first, *rest = clauses
    if quiet and all(map(_SETTLED.search, rest)):
        whole = _WHOLE.search(first) or any(map(_EFFECT.search, rest))
        if any(p.fullmatch(first) for p in (_SITE_DONE, _BUILT, _ALL_DONE)):
            return "done"
        if whole and _WORK_DONE.fullmatch(first):
            return "done"
    if _NOT_BEGUN.fullmatch(first):
        return "not_started"
    return "in_progress" if any(map(_is_under_way, clauses)) else None


def _declared(clauses: list[str]) -> bool:
    """Whether a clause says that all is done, after others that each tell of something done."""
    for clause in clauses:
        if _DECLARED.fullmatch(clause):
            return True
        if not _TOLD.search(clause):
            break
    return False


def _goes_on_below(text: str) -> bool:
    """Whether a later point of a numbered text tells of work that is not finished."""
    points = [point for point in _POINT.split(text) if point]
    return any(status_from_progress(point) in _UNFINISHED for point in points[1:])


def _is_under_way(clause: str) -> bool:
    if any(p.search(clause) for p in (_UNDER_WAY, _STARTED, _STEP_DONE)):
        return True
    if (share := _SHARE.search(clause)) and float(share[1]) > 0:
        return True
    counted = _OF_ALL.search(clause)
    if counted is None:
        return False
    part, whole = counted["part"] or counted["n"], counted["all"] or counted["of"]
    return 0 < int(part) < int(whole)
