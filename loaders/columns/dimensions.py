"""Headings that are themselves data: a district, a period or an indicator over its values."""

import re
import unicodedata
from functools import lru_cache

_DISTRICT = re.compile(
    r"^(?:全[市县区省州域]|[\u4e00-\u9fff]{1,12}(?:自治县|自治州|县|区|市|旗|镇|乡|街道|新城|林区|矿区|园区|管委会|开发区|高新区|度假区|示范区|州|盟))$"
)
_NOT_DISTRICT = re.compile(
    r"(?:核心|缓冲|实验|[级准源]保护|功能|控制|[禁限适]养|建成|汇水|填埋|敏感)区$|^(?:[库厂景灌]|保护)区$|设区市|[地县]级市|区县|(?<!^沙)(?<!^赣)(?<!市沙)(?<!市赣)县区|县市|市县|辖区|地区|区域|所[在属]|涉及|责任|单位|行政|上市|城市$|(?<!^[^主老旧市县全各本内外中])城区$|^(?:市|县|区|镇|乡|街道|乡镇|镇街|园区)$"
)
_WHOLE = re.compile(
    r"全(?:市|县|区|旗|州|盟|省|域|镇|乡|自治[县州区旗])(?:域|范围|平均|均值|合计|总计|汇总|总体|整体)*"
    r"|合计|总计"
)
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?"
_QUARTER = r"第?[一二三四1-4]季度|[qQ][1-4]"
_SPAN = r"[1一]月?份?[-—–~至到]+"
_QUARTERS = r"第?[1一](?:季度?)?[-—–~至到]+第?[二三四2-4]季度?"
_PERIOD = re.compile(
    rf"^(?:截[至止])?(?:(?:(?:19|20)\d\d|\d\d)(?:年度?)?[-./]?)?(?:{_MONTH}|{_QUARTER}|[上下]半年|全年|前[三二23]个?季度|{_QUARTERS}"
    rf"|{_SPAN}{_MONTH}|(?<=[-./])(?:1[0-2]|0?[1-9])(?:[-./]\d{{1,2}})?|(?<=年)|(?<=年度)|)[底末]?$"
)
_MEASURED = re.compile(
    r"[(（](?:[^()（）]*(?:[%％‰]|克|吨|立方米|m[³3²2]|公里|亩|公顷|天|分贝|g/|万元|百分点|无量纲)[^()（）]*)[)）]$"
)
_INDICATOR = re.compile(
    r"(?<![A-Z])PM\s?(?:2\.5|10)|臭氧|优良|水质|浓度|覆盖率|处理率|利用率|达标率|漏损率|收集率|保证率|治理率|降解率|综合指数|超标天|污染天|(?:监测|达标|超标|有效)(?:次数|天数|频次|点次)"
    r"|二氧化|一氧化|氮氧化|化学需氧量|氨氮|总磷|总氮|高锰酸盐|溶解氧|排放量|减排量|用水量|能耗|降尘|积尘|叶绿素|^[昼夜]间|声级|^(?:AQI|COD|SO2|NO2|CO|O3)",
    re.IGNORECASE,
)
_MEAN = re.compile(
    r"(?:年初以来|本年度?|全年|年度?|年内|[月季旬日]度?|各月|逐月|算术|累计)*(?:平均|均)(?:值|数|浓度|水平)?"
)
_KIND_OF_PLACE = re.compile(
    r"(?:所[在属处])?(?:声|噪声)?(?:环境)?功能区(?:类[别型]|划分?|代码)?|(?:站点|点位|测点|监测点)(?:类[别型]|级别|属性)"
)
_STATISTIC = re.compile(r"任务|整改|问题|销号|办结|信访|举报|[件项个]数|总数|完成数|完成率")


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


@lru_cache(maxsize=20_000)
def is_district(text: str) -> bool:
    """Whether the text reads as the name of one county, district, town or the like."""
    plain = _plain(text)
    return bool(_DISTRICT.match(plain)) and not _NOT_DISTRICT.search(plain)


@lru_cache(maxsize=20_000)
def is_whole(text: str) -> bool:
    """Whether the text names no district but the whole place (全市, 全县合计, 合计)."""
    return bool(_WHOLE.fullmatch(re.sub(r"[()（）]", "", _plain(text))))


@lru_cache(maxsize=20_000)
def is_period(text: str) -> bool:
    """Whether the text reads as a month, quarter or year (`2020年8月`, `3月`, `1-8月`, `2020-08`)."""
    plain = _plain(text)
    return (
        bool(plain)
        and bool(re.search(r"\d|[一二三四五六七八九十全半]", plain))
        and bool(_PERIOD.match(plain))
    )


@lru_cache(maxsize=20_000)
def is_mean(text: str) -> bool:
    """Whether the text only says that something is an average (平均, 均值, 年均值)."""
    plain = _plain(text)
    return len(plain) >= 2 and bool(_MEAN.fullmatch(plain))


def is_kind_of_place(text: str) -> bool:
    """Whether a heading stands over the class of zone or station of a place (功能区, 站点类型)."""
    return bool(_KIND_OF_PLACE.fullmatch(_plain(text)))


def without_measure(text: str) -> str:
    """The text without a unit of measure in brackets behind it."""
    return _MEASURED.sub("", text) or text


@lru_cache(maxsize=20_000)
def is_indicator(text: str) -> bool:
    """Whether the text reads as the name of an indicator: a known one, or a unit of measure
    behind it; figures about tasks and complaints (完成率) are none."""
    plain = _plain(text)
    told = _MEASURED.search(plain) or _INDICATOR.search(plain)
    return 2 <= len(plain) <= 40 and bool(told) and not _STATISTIC.search(plain)
