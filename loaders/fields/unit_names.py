"""The names of units in one cell: separators, wrapped lines, collective names, shared endings."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from loaders.fields.text import clean, is_blank, pieces, unwrapped

Known = Callable[[str], bool]
_DISTRICT = re.compile(r"(?!各)[\u4e00-\u9fff]{1,7}[县区市旗]")
_ZONE = re.compile(r"(?:新|开|开发|园|度假|保税|示范|试验|管理|工业)区$")
_GOVERNMENT = re.compile(r"[\u4e00-\u9fff]{1,7}[县区市旗]((?:人民)?政府|管委会|管理委员会)")
# `各县、市、区人民政府` is one collective name, usually written `各县（市、区）人民政府`.
_EVERY = re.compile(r"各([县市区旗州])[、,]([县市区旗州](?:[、,][县市区旗州])+)|各(乡)[、,](镇)")
_TAIL = re.compile(
    r"(?<![平高同])等(?:\d+|[一二三四五六七八九十]+)?[家个]?(?:[市区县]直|[市省县]级|相关|有关|各|责任"
    r"|成员|职能|配合(?=部门|单位)){0,6}(?:部门|单位|企业|县区|区县|县市区|县\(市、区\))?$"
    r"|(?:按照?|依据?)(?:各自)?职责(?:分工)?$"
)
_LIST_MARK = re.compile(
    r"^(?:\d\d?[.)](?!\d)|\d\d?$|\([\d一二三四五六七八九十]{1,3}\)|[:;。.·*_★☆▲△●○◆■※—-])+|[:;。.·*_★☆▲△●○◆■※—-]+$"
)
_AND = re.compile(
    r"(?<=[局委办府会部院厅司厂镇乡道区县市心队位门团站所)])"
    r"(?:以及|[和及与])"
    r"(?![^(\[【〔《“]*[)\]】〕》”])(?=[市区县省州各相有]|其他|所属|属地|辖区|经开|高新|开发区|工业园|产业园|度假区|沿线)"
    r"|(?<=[局委办府会部院厅司镇乡道区县心队站所)])[+&](?=[\u4e00-\u9fff]{2})"
)
# How a complete name ends; a name of a place may still be followed by the name of its body.
_BODY = re.compile(
    r".(?:[局委厅府办院厂队站组所部联庭]|(?<!社)会|公司|集团|中心|单位|部门|企业|机构|银行|学校|党校"
    r"|合作社|供销社|专班|(?:办事|管理|工作|服务)处|[督检]查室|办公室|电视台|牵头|负责|配合|参与)$"
)
_PLACE = re.compile(
    r"(?:.{2}|^各)(?:(?<!城)[市乡]|[县区镇州旗]|街道|(?<!农)村|林场|农场|[产工]业园|科技园)$"
)
_COMPLETE = re.compile(rf"(?:{_BODY.pattern}|{_PLACE.pattern})".replace("$", r"(?:\([^()]*\))?$"))
_NEW_NAME = r"(?:[市区县省州各镇乡]|法院$|工会$|妇联$|团委$|残联$)"
_BODY_OF_PLACE = r"(?:人民)?政府|管委会|(?:管理|工作)?委员会|党工委|街道办|(?:街道)?办事处"
_COMMITTEE = re.compile(r"(?P<place>.*[\u4e00-\u9fff)])(?:党委|党工委|(?<=[县区市旗州省])委)")
_BARE_BODY = re.compile(r"(?:人民)?政府|管委会|管理委员会|党委|办事处")
_LAST_WORDS = (
    "领导小组办公室 工作办公室 管理委员会 监察委员会 工作委员会 人民政府 街道办事处 工作办 党工委 监委 "
    "有限责任公司 股份有限公司 集团公司 分公司 服务中心 执法大队 分局 部门 成员单位 指挥部 园区管委会"
)
_REMAINDERS = {w[at:] for w in _LAST_WORDS.split() for at in range(len(w))} - {"园区管委会"}
_INNER = r"委(?:(?:组织|宣传|统战)部|政法委|党校|网信办|编办|督查室)|局[^市区县省州各].{0,4}分局$"


def split_names(text: str) -> tuple[str, ...]:
    """The names in a cell, each once, without `等部门` tails and numbers; wrapped names closed."""
    return tuple(dict.fromkeys(names_in(clean(text), lambda name: False)))


def names_in(text: str, known: Known) -> Iterator[str]:
    """The names of a cleaned text in its order; a name `known` to the directory is never cut.

    `凤阳县党委、政府` means its party committee and its government: a bare body takes the place from
    the committee named before it.
    """
    above = ""
    for name in _written_names(text, known):
        committee = None if known(above) else _COMMITTEE.fullmatch(above)
        bare = _BARE_BODY.fullmatch(name) and not known(name)
        above = committee["place"] + name if committee and bare else name
        yield above


def _written_names(text: str, known: Known) -> Iterator[str]:
    whole = "".join(text.split())
    text = _EVERY.sub(lambda m: f"各{m[1] or m[3]}({m[2] or m[4]})", text)
    parts = [whole] if known(whole) else [*pieces(text, "、,;|。")]
    continues = partial(_continues, wrapped=len(parts) > 1, known=known)
    for part in parts:
        for joined in unwrapped(part, continues):
            for name in [joined] if known(joined) else _by_slash(joined, known):
                bare = name if known(name) else trimmed(name)
                if re.search(r"[^\W\d_]", bare) and not is_blank(bare):
                    yield bare


def _by_slash(text: str, known: Known) -> Iterator[str]:
    """The names between slashes where each is a whole one (`市发展改革委/市能源局`), cut at `和`."""
    halves = [*pieces(text, "/")]
    whole = all(known(half) or _is_whole(trimmed(half)) for half in halves)
    if len(halves) == 2 and _COMMITTEE.fullmatch(halves[0]) and _BARE_BODY.fullmatch(halves[1]):
        whole = True
    for half in halves if whole else [text]:
        yield from [half] if known(half) else _AND.split(half)


def _is_whole(name: str) -> bool:
    long_enough = len(name) > 2 or re.fullmatch("[省市区县州]委", name)
    return bool(long_enough) and is_complete(name) and name not in _REMAINDERS


def with_shared_ending(names: Iterable[str], known: Known) -> list[str]:
    """`东岭区、江湾区人民政府` means two governments: a bare district takes the ending of the
    government named after it, a zone that of a 管委会, unless the directory knows the bare name."""
    found = list(names)
    for n in reversed(range(len(found) - 1)):
        ending = _GOVERNMENT.fullmatch(found[n + 1])
        if ending is None or known(found[n]) or not _DISTRICT.fullmatch(found[n]):
            continue
        if (_ZONE.search(found[n]) is None) == ending[1].endswith("政府"):
            found[n] += ending[1]
    return found


def trimmed(name: str) -> str:
    """A name without list numbers before it and `等部门` behind it."""
    shorter = _TAIL.sub("", _LIST_MARK.sub("", name)).strip()
    return name if shorter == name or len(name) > 200 else trimmed(shorter)


def is_complete(name: str) -> bool:
    """Whether a name ends as names of units or places end."""
    return _COMPLETE.search(name) is not None


def _continues(left: str, right: str, wrapped: bool, known: Known) -> bool:
    """Whether a break between two parts falls inside one name.

    `wrapped`: the cell separates its names by other marks, so its line breaks are just wraps.
    """
    if known(left + right):
        return True
    if known(left) or _LIST_MARK.match(right):
        return right in _REMAINDERS and not known(right)
    left = re.sub(r"\([^()]*\)$", "", left)
    if re.fullmatch(_BODY_OF_PLACE, right):
        return not _BODY.search(left)
    if right in _REMAINDERS or re.match(rf"\(|.$|(?!{_NEW_NAME})..$", right):
        return True
    if _BODY.search(left):
        return bool(re.match(_INNER, left[-1] + right))
    if _PLACE.search(left):
        return wrapped and bool(re.search(rf"^(?!{_NEW_NAME}).*{_BODY.pattern}", right))
    return True
