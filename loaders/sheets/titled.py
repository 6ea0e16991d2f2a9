"""The indicator a line above a table, or the name of its sheet, is about."""

import re

_FORMULA = r"(?:PM\s?(?:2\.5|10)|O3(?:[-_]8h)?|[SN]O2|(?<![A-Z])CO(?![A-Z\d]))"
_MEAN_OF = r"(?:[\u4e00-\u9fff]|\d{1,2}(?=小时|百分位)){0,16}?(?:浓度|均值(?:第\d\d百分位浓度)?)"
_SUBSTANCE = r"(?:臭氧|一氧化碳|二氧化[硫氮]|颗粒物)"
_TITLED = re.compile(
    rf"(?:[\u4e00-\u9fff]{{0,8}}[(（])?{_FORMULA}[)）]?(?:{_MEAN_OF})?"
    rf"|[细粗]?{_SUBSTANCE}{_MEAN_OF}"
    r"|[\u4e00-\u9fff]{0,12}(?:优良|达标|优于[ⅠⅡⅢIV]+类)(?:[(（][^()（）]{1,12}[)）])?(?:水体|水质|断面)*(?:比例|比率|占比)"
    r"|(?:能耗强度|碳排放强度|能源消费总量|煤炭消费总?量|用水总量)(?:[降下][低降](?:率|幅度)?)?"
    r"|(?:单位|万元)(?:GDP|地区生产总值|生产总值|工业增加值)(?:能耗|用水量|(?:二氧化)?碳排放(?:量|强度)?)(?:[降下][低降](?:率|幅度)?)?"
    r"|[\u4e00-\u9fff]{0,12}(?:优良天数(?:比例|比率|率)?|综合指数|(?:浓度|覆盖率|处理率|利用率|达标率|收集率|优良率|漏损率))",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"指标(?:名称)?\s*[:：]\s*(\S+)")
_LEADING = re.compile(
    r"^.*?(?:[年月度日](?!度|平?均)|季度(?!平?均)|[县市区州旗]|[)）])(?=[^县市区州旗])"
)
_EVERY = re.compile(r"^(?:全[市县区州省域])?的?各?(?:(?<=各)(?:设区市|[县市区州旗乡镇、]|街道)+)?")

_WORK = re.compile(
    r"(?P<work>[\u4e00-\u9fff（）()、]{2,20}?(?:治理|改造|建设|整治|修复|恢复|淘汰|造林|绿化|清理|清运|收集|处理|拆除|关停|提标|新建|铺设|改厕|退耕|治污|疏浚"
    r"|清淤|替代|节水|管网|锅炉|车辆|公里|面积|数量))"
    r"(?:年度|重点|目标)*(?:任务|工作|项目|工程)?(?:分解|目标)?(?:(?:完成|进展|推进|实施|进度)+(?:情况|进度)?|情况)(?:统计|调度|汇总|一览|通报)*表?"
    r"(?:[(（].*[)）])?$"
)
_NO_WORK = re.compile("督察|督查|整改|问题|信访|举报|销号|投诉|清单")
_WHEN = re.compile(
    r"^.*(?:19|20)\d\d年(?:度|\d{1,2}(?:[-—–~至]\d{1,2})?月份?[底末]?|[底末]|[上下]半年|第?[一二三四1-4]季度)?"
)
_WHERE = re.compile(
    r"^(?:(?![各全])[\u4e00-\u9fff]{1,6}?(?:自治[县州]|[县市州旗盟省]))?(?:全[县市区州旗省]|各(?:[县市区州旗乡镇、]|街道|[(（][^()（）]*[)）])+)?"
)


def work_in(line: str) -> str | None:
    """The work a title counts (`2024年农村生活污水治理任务完成情况` → 农村生活污水治理)."""
    plain = _WHEN.sub("", "".join(line.split()))
    found = _WORK.search(plain)
    if found is None or _NO_WORK.search(plain):
        return None
    name = _WHERE.sub("", found["work"])
    return name if len(name) >= 4 else None


def indicator_in(line: str) -> str | None:
    """The indicator a line is about (`2024年各县区PM2.5平均浓度统计表` → PM2.5平均浓度)."""
    if labelled := _LABELLED.search(line):
        return labelled[1]
    plain = "".join(line.split())
    found = _TITLED.search(plain)
    if found is None:
        return None
    # What goes before a substance may be cut off, the substance itself (PM2.5月均浓度) never.
    formula = re.search(f"{_FORMULA}|{_SUBSTANCE}|(?:能耗|碳排放)强度", found[0], re.IGNORECASE)
    start = formula.start() if formula else len(found[0])
    name = _LEADING.sub("", found[0][: start + 1]) + found[0][start + 1 :]
    return _EVERY.sub("", name) or None


def sole_indicator_in(line: str) -> str | None:
    """The indicator a line is about, where it names one only."""
    several = len(_TITLED.findall("".join(line.split()))) > 1 and not _LABELLED.search(line)
    return None if several else indicator_in(line)
