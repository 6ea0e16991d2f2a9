"""Units as written in one cell with their roles; aliases and collective names by the directory."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Literal, NamedTuple

from data.records import UnitDirectory
from loaders.fields.text import clean, pieces, spellings
from loaders.fields.unit_names import Known, is_complete, names_in, trimmed, with_shared_ending

Role = Literal["lead", "responsible", "support", "supervising"]
_ROLE_WORDS: dict[Role, str] = {
    "lead": "牵头|主办|主责|主要负责",
    "supervising": "督导|督办|督查|指导|监管|主管|验收|核查",
    "support": "配合|协助|协办|协同|参与|参加",
    "responsible": "责任|负责|承办|实施|整改|落实|属地",
}
_ROLE = "|".join(_ROLE_WORDS.values())
_WORDS = (
    rf"(?:市级|省级|县级|区级|州级|总|第[一二三]|主体|行业|具体|共同|直接|主要|次要|其他|{_ROLE})"
)
_EDGE = r"(?:^|(?<=[\s、,;。|]))"
_COLON = r"\s*(?::|[—–-]+|(?<=单位)为)"
_LABEL = re.compile(
    rf"({_EDGE}(?:(?:{_WORDS}|\((?:{_ROLE})\)|[和及/]){{1,6}}(?:单位|部门|机构|方)?|单位|部门){_COLON}"
    rf"|{_EDGE}[\u4e00-\u9fff]{{2,4}}单位\s*:|{_WORDS}{{1,4}}(?:单位|部门)\s*:|{_EDGE}{_WORDS}{{1,4}}单位\s+)"
)
_TAG = re.compile(rf"\((?:为|拟)?({_WORDS}{{1,4}})(?:单位|部门)?\)")
_SQUARE_TAG = re.compile(rf"[\[【]({_WORDS}{{1,4}}(?:单位|部门)?)[\]】](?=([^\s、,;。|])?)")
_CONTACT = re.compile(
    r"\((?:具体)?(?:责任人|负责人|联系人|联络员|经办人|分管领导|责任领导|联系电话|电话)\s*:[^()]*\)"
)
_DUTY = re.compile(
    rf"(?:按照?)?(?:各自)?(?:职责)?(?:分工)?(?:分别|共同|具体)?((?:{_ROLE}){{1,4}})$"
)
_NUMBERED = re.compile(r"^\s*(?:1[.、)]|\(1\)|①)")
_NEXT_NUMBER = re.compile(
    r"(?<=[\u4e00-\u9fff)])(?=(?:\d{1,2}[.、)]|\(\d{1,2}\)|[②-⑳])\s*[\u4e00-\u9fff])"
)
_CIRCLED = re.compile("[①-⑳]")
_SHORT_TAGS = {"(主)": "(牵头)", "(牵)": "(牵头)", "(协)": "(配合)", "(配)": "(配合)"}
_SHORT_TAG = re.compile(r"\([主牵协配]\)")
_TOGETHER_WITH = re.compile(r"[,、;]?\s*并?(?:会同|联合)(?=[市区县省州各])")


class UnitNames(NamedTuple):
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
    listed = _CIRCLED.sub(";", text) if isinstance(text, str) else text
    for role, name in _named_roles(clean(listed), directory, default_role):
        for full in _full_names(name, directory) if name else ():
            if full == name and not (nothing_known or _in(directory, name)):
                unknown.append(full)
            members = _members(full, directory)
            roles[role].extend(members)
            expanded += [full] if members != (full,) else []
    found = {role: _each_once(names) for role, names in roles.items()}
    return UnitNames(**found, unknown=_each_once(unknown), expanded=_each_once(expanded))


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _named_roles(text: str, directory: UnitDirectory, default: Role) -> Iterator[tuple[Role, str]]:
    known = partial(_in, directory)
    text = _SHORT_TAG.sub(lambda m: _SHORT_TAGS[m[0]], _CONTACT.sub("", text))
    text = _NEXT_NUMBER.sub("\n", text) if _NUMBERED.match(text) else text
    text = _SQUARE_TAG.sub(lambda m: f"{';' if m[2] else ''}({m[1]})", text)
    text = _TOGETHER_WITH.sub(";配合单位:", text)
    labelled = ["", *_LABEL.split(text)]
    for label, body in zip(labelled[::2], labelled[1::2], strict=True):
        for sentence in pieces(body, ";。"):
            yield from _by_duty(
                with_shared_ending(names_in(sentence, known), known),
                _role_of(label, default),
                known,
            )


def _by_duty(names: Iterable[str], default: Role, known: Known) -> Iterator[tuple[Role, str]]:
    """Roles from tags (`(牵头)`) and from closing verbs, which cover the names before them."""
    waiting: list[str] = []
    for name in names:
        tag, duty = (None, None) if known(name) else (_TAG.search(name), _DUTY.search(name))
        if tag:
            yield from ((default, one) for one in waiting)
            yield _role_of(tag[1], default), trimmed(_TAG.sub("", name))
            waiting = []
            continue
        by = trimmed(name[: duty.start()].removeprefix("由")) if duty else ""
        if duty and (known(by) or is_complete(by) or not by):
            yield from ((_role_of(duty[1], default), one) for one in (*waiting, by) if one)
            waiting = []
        else:
            waiting.append(name)
    yield from ((default, one) for one in waiting)


def _role_of(words: str, default: Role) -> Role:
    return next((role for role, said in _ROLE_WORDS.items() if re.search(said, words)), default)


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
