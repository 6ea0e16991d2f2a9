"""Units as written in one cell: several names, their roles, wrapped lines, collective names."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Literal

from data.records import UnitDirectory
from loaders.fields.text import clean, pieces, spellings, unwrapped

Role = Literal["lead", "responsible", "support", "supervising"]
Known = Callable[[str], bool]
_ROLE_WORDS: dict[Role, str] = {
    "lead": "牵头|主办|主责|主要负责",
    "supervising": "督导|督办|督查|指导|监管|主管|验收|核查",
    "support": "配合|协助|协办|协同|参与|参加",
    "responsible": "责任|负责|承办|实施|整改|落实|属地",
}
_ROLE = "|".join(_ROLE_WORDS.values())
_WORDS = rf"(?:市级|省级|县级|区级|州级|总|第一|主体|行业|具体|共同|直接|主要|{_ROLE})"
_EDGE = r"(?:^|(?<=[\s、,;。|]))"
_LABEL = re.compile(
    rf"({_EDGE}(?:(?:{_WORDS}|\((?:{_ROLE})\)|[和及/]){{1,6}}(?:单位|部门|机构|方)?|单位|部门)\s*:"
    rf"|{_WORDS}{{1,4}}(?:单位|部门)\s*:|{_EDGE}{_WORDS}{{1,4}}单位\s+)"
)
_DISTRICT = re.compile(r"[\u4e00-\u9fff]{1,7}[县区市旗]")
_GOVERNMENT = re.compile(r"[\u4e00-\u9fff]{1,7}[县区市旗]((?:人民)?政府|管委会|管理委员会)")
_TAG = re.compile(rf"\((?:为|拟)?({_WORDS}{{1,4}})(?:单位|部门)?\)")
_DUTY = re.compile(
    rf"(?:按照?)?(?:各自)?(?:职责)?(?:分工)?(?:分别|共同|具体)?((?:{_ROLE}){{1,4}})$"
)
_TOGETHER_WITH = re.compile(r"[,、;]?\s*并?(?:会同|联合)(?=[市区县省州各])")
_TAIL = re.compile(
    r"(?<![平高同])等(?:\d+|[一二三四五六七八九十]+)?[家个]?(?:[市区县]直|[市省县]级|相关|有关|各|责任"
    r"|成员|职能|配合){0,6}(?:部门|单位|企业|县区|区县|县市区|县\(市、区\))?$"
)
_LIST_MARK = re.compile(
    r"^(?:\d\d?[.)](?!\d)|\d\d?$|\([\d一二三四五六七八九十]{1,3}\)|[:;。.·*_—-])+|[:;。.·*_—-]+$"
)
_AND = re.compile(
    r"(?<=[局委办府会部院厅司厂镇乡道区县市心队位门团站所)])"
    r"(?:以及|[和及与](?![平谐田顺政龙硕静其时]|林格))"
    r"(?![^(\[【〔《“]*[)\]】〕》”])(?=[市区县省州各相有]|其他|所属|属地|辖区|经开|高新|开发区|工业园|产业园|度假区|沿线)"
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
_LAST_WORDS = (
    "领导小组办公室 工作办公室 管理委员会 监察委员会 工作委员会 人民政府 街道办事处 工作办 党工委 监委 "
    "有限责任公司 股份有限公司 集团公司 分公司 服务中心 执法大队 分局 部门 成员单位 指挥部 园区管委会"
)
_REMAINDERS = {w[at:] for w in _LAST_WORDS.split() for at in range(len(w))} - {"园区管委会"}
_INNER = r"委(?:(?:组织|宣传|统战)部|政法委|党校|网信办|编办|督查室)|局[^市区县省州各].{0,4}分局$"


@dataclass(frozen=True)
class UnitNames:
    """The units of one cell by role, in the order written, each once.

    `unknown`: names the directory does not hold (none when it is empty); `expanded`: collective
    names that were replaced by their members.
    """

    lead: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    supervising: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    expanded: tuple[str, ...] = ()


def parse_units(
    text: object, directory: UnitDirectory, default_role: Role = "responsible"
) -> UnitNames:
    """The units a cell names: aliases as full names, collective names as their members.

    The role is the one written beside a name (`牵头单位：…`, `…(牵头)`), else `default_role`.
    """
    roles: dict[Role, list[str]] = {role: [] for role in _ROLE_WORDS}
    unknown: list[str] = []
    expanded: list[str] = []
    nothing_known = not (directory.names or directory.members or directory.districts)
    for role, name in _named_roles(clean(text, lines=True), directory, default_role):
        for full in _full_names(name, directory) if name else ():
            if full == name and not (nothing_known or _in(directory, name)):
                unknown.append(full)
            members = _members(full, directory)
            roles[role].extend(members)
            expanded += [full] if members != (full,) else []
    found = {role: _each_once(names) for role, names in roles.items()}
    return UnitNames(**found, unknown=_each_once(unknown), expanded=_each_once(expanded))


def split_names(text: str) -> tuple[str, ...]:
    """The names in a cell, each once, without `等部门` tails and numbers; wrapped names closed."""
    return _each_once(_names(clean(text, lines=True), lambda name: False))


def with_shared_ending(names: Iterable[str], known: Known) -> list[str]:
    """`东岭区、江湾区人民政府` means two governments: a bare district takes the ending of the
    government named after it, unless the directory knows the bare name."""
    found = list(names)
    for n in range(len(found) - 2, -1, -1):
        ending = _GOVERNMENT.fullmatch(found[n + 1])
        if ending and _DISTRICT.fullmatch(found[n]) and not known(found[n]):
            found[n] += ending[1]
    return found


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _named_roles(text: str, directory: UnitDirectory, default: Role) -> Iterator[tuple[Role, str]]:
    known = partial(_in, directory)
    labelled = ["", *_LABEL.split(_TOGETHER_WITH.sub(";配合单位:", text))]
    for label, body in zip(labelled[::2], labelled[1::2], strict=True):
        for sentence in pieces(body, ";。"):
            yield from _by_duty(
                with_shared_ending(_names(sentence, known), known), _role_of(label, default), known
            )


def _by_duty(names: Iterable[str], default: Role, known: Known) -> Iterator[tuple[Role, str]]:
    """Roles from tags (`(牵头)`) and from closing verbs, which cover the names before them."""
    waiting: list[str] = []
    for name in names:
        tag, duty = (None, None) if known(name) else (_TAG.search(name), _DUTY.search(name))
        if tag and tag[0] != name:
            yield from ((default, one) for one in waiting)
            yield _role_of(tag[1], default), _trimmed(_TAG.sub("", name))
            waiting = []
            continue
        by = _trimmed(name[: duty.start()].removeprefix("由")) if duty else ""
        if duty and (known(by) or _COMPLETE.search(by) or not by):
            yield from ((_role_of(duty[1], default), one) for one in (*waiting, by) if one)
            waiting = []
        else:
            waiting.append(name)
    yield from ((default, one) for one in waiting)


def _role_of(words: str, default: Role) -> Role:
    return next((role for role, said in _ROLE_WORDS.items() if re.search(said, words)), default)


def _names(text: str, known: Known) -> Iterator[str]:
    whole = "".join(text.split())
    parts = [whole] if known(whole) else [*pieces(text, "、,;|。")]
    continues = partial(_continues, wrapped=len(parts) > 1, known=known)
    for part in parts:
        for joined in unwrapped(part, continues):
            for name in [joined] if known(joined) else _AND.split(joined):
                bare = name if known(name) else _trimmed(name)
                if re.search(r"[^\W\d_]", bare):
                    yield bare


def _trimmed(name: str) -> str:
    shorter = _TAIL.sub("", _LIST_MARK.sub("", name)).strip()
    return name if shorter == name or len(name) > 200 else _trimmed(shorter)


def _continues(left: str, right: str, wrapped: bool, known: Known) -> bool:
    """Whether a break between two parts falls inside one name.

    `wrapped`: the cell separates its names by other marks, so its line breaks are just wraps.
    """
    if known(left + right):
        return True
    if known(left) or (_LIST_MARK.match(right) and not re.search(r"[A-Za-z\d]$", left)):
        return right in _REMAINDERS and not known(right)
    left = re.sub(r"\([^()]*\)$", "", left)
    if re.fullmatch(_BODY_OF_PLACE, right):
        return bool(_PLACE.search(left)) or not _BODY.search(left)
    if right in _REMAINDERS or re.match(rf"\(|.$|(?!{_NEW_NAME})..$", right):
        return True
    if _BODY.search(left):
        return bool(re.match(_INNER, left[-1] + right))
    if _PLACE.search(left):
        return wrapped and bool(re.search(rf"^(?!{_NEW_NAME}).*{_BODY.pattern}", right))
    return True


def _in(directory: UnitDirectory, name: str) -> bool:
    known = (directory.names, directory.members, directory.districts)
    return any(spelling in names for spelling in spellings(name) for names in known)


def _full_names(name: str, directory: UnitDirectory) -> tuple[str, ...]:
    full = next((directory.names[s] for s in spellings(name) if s in directory.names), name)
    halves = name.split("/")
    if full == name and len(halves) > 1 and all(_in(directory, half) for half in halves):
        return tuple(full for half in halves for full in _full_names(half, directory))
    return (full,)


def _members(name: str, directory: UnitDirectory, above: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The members a collective name stands for, their own members included; else the name."""
    members = next((directory.members[s] for s in spellings(name) if s in directory.members), ())
    if not members or name in above:
        return () if members else (name,)
    below = (_members(member, directory, (*above, name)) for member in members)
    return tuple(one for several in below for one in several)
