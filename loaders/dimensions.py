"""Headings that are themselves data: a district or a period written over a column of values."""

import re
import unicodedata
from functools import lru_cache

_DISTRICT = re.compile(
    r"^(?:全[市县区省州域]|[\u4e00-\u9fff]{1,12}(?:自治县|自治州|县|区|市|旗|镇|乡|街道|新城|林区|矿区|园区|管委会|开发区|高新区|度假区|示范区|州|盟))$"
)
_NOT_DISTRICT = re.compile(
    r"区县|县区|县市|市县|辖区|地区|区域|所[在属]|涉及|责任|单位|行政|上市|城市$|城区$|^(?:市|县|区|镇|乡|街道|乡镇|镇街|园区)$"
)
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?"
_QUARTER = r"第?[一二三四1-4]季度|[qQ][1-4]"
_PERIOD = re.compile(
    rf"^(?:截[至止])?(?:(?:(?:19|20)\d\d|\d\d)(?:年度?)?[-./]?)?(?:{_MONTH}|{_QUARTER}|[上下]半年|全年|前[三二]季度"
    rf"|1[-—~至]{_MONTH}|(?<=[-./])(?:1[0-2]|0?[1-9])(?:[-./]\d{{1,2}})?|(?<=年)|(?<=年度)|)[底末]?$"
)


@lru_cache(maxsize=20_000)
def is_district(text: str) -> bool:
    """Whether the text reads as the name of one county, district, town or the like."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    return bool(_DISTRICT.match(plain)) and not _NOT_DISTRICT.search(plain)


@lru_cache(maxsize=20_000)
def is_period(text: str) -> bool:
    """Whether the text reads as a month, quarter or year (`2020年8月`, `3月`, `2020-08`)."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    return (
        bool(plain)
        and bool(re.search(r"\d|[一二三四五六七八九十全半]", plain))
        and bool(_PERIOD.match(plain))
    )
