"""What single values look like, judged without any heading: a unit, a person, a receipt number …"""

import re
from collections.abc import Callable
from datetime import date
from functools import partial

from loaders.columns import shapes
from loaders.columns.dimensions import is_district, is_period
from loaders.fields.deadline import parse_date, parse_deadline
from loaders.fields.location import parse_coordinate, parse_point, split_districts, split_types
from loaders.fields.quantity import parse_number, parse_water_class
from loaders.fields.status import parse_petition_status, parse_truth, parse_yes_no
from loaders.fields.text import compact
from loaders.fields.unit_names import split_names
from loaders.files.sheet import text_of
from loaders.rows.people import SURNAMES

Look = Callable[[object], bool]

_UNIT = re.compile(
    r"[\u4e00-\u9fff\w()]{1,24}(?:[局委厅部]|委员会|政府|公司|集团|管委会|办公室|工作办|街道办(?:事处)?|中心|法院|检察院|分局"
    r"|[支大总]队|指挥部|专班|学校|医院|银行|部门|联合会)(?:\([^()]*\))?"
)
_OFFICE = r"(?:副?[市县区州省镇乡局处科厅部主][长席委]|副?书记|副?主任|常委|副?经理|总经理|副?[队站]长|同志)"
_PERSON = re.compile(
    rf"(?:\w{{0,12}}{_OFFICE})?[{SURNAMES}][\u4e00-\u9fff]{{1,2}}(?:[\u4e00-\u9fff]{{0,10}}{_OFFICE})?"
)
_HIGH_OFFICE = re.compile(r"[市县区州省]长|书记|常委|主席")
_TYPES = frozenset("噪声 大气 固废 水 土壤 生态 辐射 海洋 其他 扬尘 油烟".split())


def _like(pattern: str, longest: int, *, whole: bool = True) -> Look:
    """Whether a value of at most `longest` characters is (or holds) what the pattern says."""
    form = re.compile(pattern)

    def look(value: object) -> bool:
        text = compact(value)
        return len(text) <= longest and bool(form.fullmatch(text) if whole else form.search(text))

    return look


# Telephone and identity numbers, e-mail and web addresses: nothing the board keeps.
is_foreign = _like(
    r"(?:\+?86-?)?1[3-9]\d{9}|(?:\(?0\d{2,3}\)?-?)?[2-9]\d{6,7}(?:-\d{1,4})?|\d{17}[\dXx]"
    r"|[\w.+-]+@[\w-]+\.[\w.]+|(?:https?://|www\.)\S+",
    200,
)
is_receipt = _like(r"[A-Z]{1,4}[\w-]{0,6}\d{5,}[\w-]{0,4}", 30)
is_batch = _like(r"第?[一二三四五六七八九十\d]{1,4}批(?:次|\(.*\))?", 12)
is_numbered = _like(r"第[一二三四五六七八九十百\d]+[项条号]?(?:\(.*\))?", 12)
is_measure = _like(
    r"[%‰]|分贝|类别?|级|分|(?:[千万亿]|十亿)?(?:[克吨米里亩个户家座天次件元人度升辆条宗处所]|公里|公顷|平方公里|(?:立方|平方)米"
    r"|吨?标准煤|千瓦时|[mkμu]?g|[ck]?m[23³²]?|ha|t|dB)(?:/(?:立方米|升|年|日|天|m[3³]|L|l|万元|人|小时))?",
    12,
)
is_target = _like(
    r"[≥≤><]|不[低高超少大小]|以[上下内]|左右|达到|优于|[ⅠⅡⅢⅣⅤIV]类|[下提减增][降高升少加]",
    40,
    whole=False,
)
is_indicator = _like(
    r"率$|比例|比重|浓度|面积|总量|排放|PM|臭氧|优良|天数|断面|水质|覆盖|长度|数量|规模|能力|强度|指数|用量|均值",
    30,
    whole=False,
)
is_source = _like(r"督[察查](?![室处科])|回头看|巡[视察]|第[一二三四]轮|人大|通报", 40, whole=False)
is_unit_kind = _like(r"部门|属地|统称|机关|企业|事业单位|街道|乡镇|区县|县区|园区", 8, whole=False)


def is_due(value: object) -> bool:
    """A deadline that says by when: `2020年12月底前`, `长期坚持`."""
    if not isinstance(value, str) or len(value) > 40 or not shapes.are_due((value,)):
        return False
    found = parse_deadline(value, 2000)
    return found.understood and found.kind != "none"


def is_day(value: object) -> bool:
    """A date, but no bare number that only could be one."""
    if isinstance(value, date):
        return True
    written = isinstance(value, str) and len(value) <= 30 and re.search(r"\d\s*[年月./-]", value)
    return bool(written) and parse_date(value, 2000) is not None


def is_month(value: object) -> bool:
    """A month, quarter or year."""
    return isinstance(value, str) and len(value) <= 12 and is_period(value)


def is_water_class(value: object) -> bool:
    """A class of water in Roman numerals or called 类 (`Ⅱ`, `劣Ⅴ类`), not a bare number."""
    written = isinstance(value, str) and len(value) <= 8 and not value.strip().isdigit()
    return written and parse_water_class(value) is not None


def is_number(value: object) -> bool:
    """A number, with or without a unit."""
    return not isinstance(value, date) and parse_number(value) is not None


def is_percent(value: object) -> bool:
    """A share that shows itself to be one: `80%`, 0.8."""
    if isinstance(value, float):
        return 0 <= value <= 1
    return is_number(value) and "%" in compact(value)


def is_yes_no(value: object) -> bool:
    """是, 否, a tick and the like."""
    return len(text_of(value)) <= 4 and parse_yes_no(value) is not None


def is_petition_status(value: object) -> bool:
    """已办结, 阶段性办结 … but no verdict on the complaint."""
    short = len(text_of(value)) <= 10 and not is_truth(value)
    return short and parse_petition_status(value) is not None


def is_truth(value: object) -> bool:
    """属实, 部分属实 …"""
    text = text_of(value)
    return len(text) <= 10 and "实" in text and parse_truth(value) is not None


def are_units(value: object) -> bool:
    """One or several names of bodies and nothing else."""
    names = split_names(value) if isinstance(value, str) and len(value) <= 400 else ()
    return bool(names) and all(_UNIT.fullmatch(name) for name in names)


def are_persons(value: object) -> bool:
    """One or several names of people, perhaps with office or telephone."""
    if not isinstance(value, str) or len(value) > 120 or are_units(value):
        return False
    parts = [part for part in re.split(r"[、，,;；/:：()（）\s\d-]+", value) if part]
    people = sum(bool(_PERSON.fullmatch(part)) for part in parts)
    return people > 0 and people * 2 >= len(parts)


def is_leader(value: object) -> bool:
    """A person with a high office: `副市长 王某`."""
    short = isinstance(value, str) and len(value) <= 60
    return short and bool(_HIGH_OFFICE.search(str(value))) and not are_units(value)


def are_districts(value: object) -> bool:
    """One or several counties, districts or towns."""
    names = split_districts(value) if isinstance(value, str) and len(value) <= 200 else ()
    return bool(names) and all(is_district(name) for name in names)


def are_types(value: object) -> bool:
    """One or several kinds of pollution."""
    names = split_types(value) if isinstance(value, str) and len(value) <= 30 else ()
    return bool(names) and all(name in _TYPES for name in names)


def is_point(value: object) -> bool:
    """Longitude and latitude in one cell."""
    return isinstance(value, str) and parse_point(value) is not None


def is_degree(value: object, least: float, most: float) -> bool:
    """One coordinate in that range, written exactly enough to be one."""
    exact = re.search(r"\.\d{3}|[°º度]", text_of(value))
    found = parse_coordinate(value) if exact else None
    return found is not None and least <= found <= most


is_lon = partial(is_degree, least=73, most=136)
is_lat = partial(is_degree, least=3, most=54)
