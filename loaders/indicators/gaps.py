"""Headings over the distance to a target or to another year: neither a value nor a target."""

import re
import unicodedata
from functools import lru_cache

_AIM = (
    r"(?:(?:19|20)\d\d年?)?(?:年度|全年|本年|年均|月度|考核|控制|规划|序时|进度|国家|[省市县区]级?|下达|既定|约束性?|[一二三]级)*"
    r"(?:目标|计划|任务|标准|要求|限值|红线)"
)
_TAIL = (
    r"(?:[值数量]|任务|要求|浓度|比例)*的?(?:相?差[距值额异率幅]?|还[差剩].*|剩余|余量|偏差|缺口|相?比较?|对比|情况|幅度|百分比|变化"
    r"|增减|高低|升降|下降|上升|提高|率|百分点)?$"
)
_FROM_AIM = re.compile(
    rf"(?:[与同和距离较]|距离|对比|相比|^比|超[过出额]?|相?差)(?:于|了)?{_AIM}{_TAIL}"
    rf"|(?<!不)[高低优劣大小]于{_AIM}[值数]?(?:幅度|情况)?$"
)
_AIM_FIRST = re.compile(
    rf"{_AIM}(?:[值数]|任务|要求|浓度|比例)*的?(?:相?差|偏差|缺口|完成(?:率|比例|百分比|进度|程度|与否)|(?:达成|达到|实现|兑现)(?:率|情况|与否|$))"
)
_SPREAD = re.compile(
    r"^(?:绝对|相对|偏|相)?差(?:值|距|额|异|幅|率|多少)?$|差[值距额]$|缺口|偏差|余量|^剩余|达成率"
)
_ASKS = re.compile(r"是否|能否|有无|与否")
_AGAINST_PAST = re.compile(
    r"(?:[与较比同]?(?:去年|上年|上[月季]|前年|基准年|(?:19|20)\d\d年)?(?:同期|同比|环比)?(?:相?比)?(?:的)?"
    r"(?:变化|增减|升降|增降|改善|变动|增幅|降幅|变幅|涨跌|同比|环比)(?:情况|幅度?|率|量|比例)?)+"
    r"|(?:去年|上年|上[月季]|前年)(?:同期)?(?:值|数|情况|数据|浓度|水质|类别|水质类别)?|同期(?:值|数)?|(?:排名|名次|位次|排位)(?:情况|变化)?"
)
_PAST = re.compile(r"上一?[年月期季]|去年|前年|同期|同比|环比")
_EARLIER = re.compile(r"(?:上一?[年月期季]|去年|前年)")
_NOW = re.compile(r"[本当]|今年|目前|现[状值]")
_RANK_OR_SHARE = re.compile(
    r"排[名位序]|[名位]次|位列|完成(?:率|比例|百分比)|^[与较比同](?:19|20)\d\d|^达标(?:情况|与否)?$"
)


@lru_cache(maxsize=20_000)
def is_gap(text: str) -> bool:
    """Whether a part of a heading says by how much or what share something differs from a target
    (与目标差, 距目标, 目标完成率, 差值), from another year (同比), or only whether (是否达到目标)."""
    plain = _plain(text)
    bare = re.sub(r"[(\[【][^()\[\]【】]*[)\]】]", "", plain) or plain
    found = _FROM_AIM.search(bare) or _AIM_FIRST.search(bare) or _SPREAD.search(bare)
    return bool(found or _ASKS.search(bare) or _AGAINST_PAST.fullmatch(bare))


@lru_cache(maxsize=20_000)
def is_past(parts: tuple[str, ...]) -> bool:
    """Whether a heading is about an earlier period or the change since (实际值（去年同期）), or its
    group about an earlier period (去年 over 实际值)."""
    group, leaf = _plain("".join(parts[:-1])), _plain(parts[-1])
    return bool(_PAST.search(leaf) or (_EARLIER.match(group) and not _NOW.search(leaf)))


@lru_cache(maxsize=20_000)
def is_not_kept(parts: tuple[str, ...]) -> bool:
    """Whether a heading of an indicator table is known to be neither the value nor the target of
    the period: a gap, an earlier period, a rank or a share of the target."""
    leaf = parts[-1]
    return is_gap(leaf) or bool(_RANK_OR_SHARE.search(_plain(leaf))) or is_past(parts)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
