"""Whether less or more of an indicator is better, by its name alone."""

import re

_BRACKETS = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
# Something is brought down, cleared or saved: the more of that, the better.
_GOOD_DEED = re.compile(
    r"下降|减少|削减|降低|减排|压减|压采|消减|替代|淘汰|关停|消除|去除|脱除|整治|治理|修复|清理|清运|整改|完成|改善"
    r"|处理能力|处置能力|节[能水煤电约]|达标天|优良"
)
_GOOD_SHARE = re.compile(
    r"(?:利用|处理|处置|覆盖|达标|达到|优于|收集|回收|回用|合格|安全|保证|保障|资源化|无害化|减量化|普及|绿化|办结|满意|监管|稳定"
    r"|有效|正常|在线|保有|保护)\w{0,6}(?:率|比例|比重|占比|量|水平|面积|程度|数)$"
)
_GOOD_STUFF = re.compile(
    r"再生水|中水|雨水|海水|非常规水|生态(?:用水|流量|补水|需水)|清洁能源|新能源|可再生|非化石|有机肥|绿[色电]|电能"
)
_BAD = re.compile(
    r"PM\s*2\.?5|PM\s*10|浓度|排放|能耗|煤耗|电耗|水耗|物耗|[用取耗]水|消费|消耗|使用量|施用|用量|漏损|流失|臭氧|二氧化|一氧化"
    r"|氮氧化|挥发性有机|VOC|化学需氧|氨氮|总磷|总氮|高锰酸盐|COD|BOD|填埋|露天焚烧|秸秆焚烧|综合指数|劣Ⅴ|劣V|重污染|污染天|死亡|事故|降尘"
    r"|(?<![A-Z])(?:O3|SO2|NO2|NOX|CO2?|TSP)(?![A-Z])|超标|超采|开采量|黑臭|直排|投诉|信访|举报|逾期|超期|未完成|^[昼夜]间|声级|产生量|贮存|储存|堆存|积存|存量|火点|酸雨|噪声|裸露|反弹",
    re.IGNORECASE,
)
_BAD_SHARE = re.compile(
    r"[不未]达标|不合格|浓度$|(?:发生|死亡|漏损|漏失|超标|流失|违规|违法|直排)率$"
)


def less_is_better(name: str | None) -> bool:
    """Whether a bare number as the target of that indicator is a ceiling (PM2.5浓度, 化肥施用量)."""
    plain = _BRACKETS.sub("", "".join((name or "").split()))
    if _GOOD_DEED.search(plain):
        return False
    if _BAD_SHARE.search(plain):
        return True
    good = _GOOD_SHARE.search(plain) or _GOOD_STUFF.search(plain)
    return not good and _BAD.search(plain) is not None
