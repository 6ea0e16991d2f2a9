"""The indicator a line above a table, or the name of its sheet, is about."""

import re

_TITLED = re.compile(
    r"(?:[\u4e00-\u9fff]{0,8}[(（])?(?:PM\s?(?:2\.5|10)|O3|SO2|NO2)[)）]?(?:[\u4e00-\u9fff]{0,6}(?:浓度|均值))?"
    r"|[\u4e00-\u9fff]{0,12}(?:优良天数(?:比例|比率|率)?|综合指数|(?:浓度|覆盖率|处理率|利用率|达标率|收集率|优良率|漏损率))",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"指标(?:名称)?\s*[:：]\s*(\S+)")
_LEADING = re.compile(r"^.*?(?:[年月度日]|季度|[县市区州旗]|[)）])(?=[^县市区州旗])")


def indicator_in(line: str) -> str | None:
    """The indicator a line is about (`2024年各县区PM2.5平均浓度统计表` → PM2.5平均浓度)."""
    if labelled := _LABELLED.search(line):
        return labelled[1]
    plain = "".join(line.split())
    found = _TITLED.search(plain)
    if found is None:
        return None
    return _LEADING.sub("", found[0]).lstrip("各的") or None


def sole_indicator_in(line: str) -> str | None:
    """The indicator a line is about, where it names one only."""
    several = len(_TITLED.findall("".join(line.split()))) > 1 and not _LABELLED.search(line)
    return None if several else indicator_in(line)
