"""A name with another one in brackets behind it: `云泽分公司（原云泽自来水公司）`."""

import re

_BEHIND = re.compile(
    r"(?P<name>[^()]{2,40})\((?:(?:原名?|曾用名|又[名称]|亦称|别[名称]|俗称|(?:以下|下|规范)?简称)为?[:“\"]*)"
    r"(?P<other>[^()：:]{2,40}?)[”\"]?\)"
)
_PLACE = re.compile("址|[驻属]|负责|承担|职责|科$|室$")


def other_names(name: str) -> tuple[str, tuple[str, ...]]:
    """The name without such brackets, and the names they hold."""
    found = _BEHIND.fullmatch(name)
    if found is None or _PLACE.search(found["other"]):
        return name, ()
    others = [part for part in re.split("[、,;/]", found["other"]) if part]
    return found["name"], tuple(others)
