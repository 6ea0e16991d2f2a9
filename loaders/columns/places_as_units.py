"""`责任单位` over the columns 省直部门 and 市（州）: the places are responsible too, not only where it is."""

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.columns.column import Column
from loaders.columns.headings import candidates, normal
from loaders.sheets.header import Heading

_ROLES = frozenset("lead_units responsible_units support_units supervising_units".split())
# Beside such a column the places stand for the governments of another level.
_LEVEL = re.compile("直|部门|[省市县区州盟旗国]级|本级|行业|主管|条线|厅局|委办局|牵头|配合")


def places_as_units(columns: Sequence[Column], headings: Sequence[Heading]) -> list[Column]:
    """Columns of places once more, as units of the role their group names.

    Beside a column that simply names the unit (`责任单位` over 县区 and 单位) a place only tells where.
    """
    parts = {h.column: h.parts for h in headings}
    found: list[Column] = []
    for column in columns:
        own = parts.get(column.index, ())
        if column.field != "district" or column.how == "answered" or len(own) < 2:
            continue
        role = next((c.field for c in candidates("tasks", own[-2:-1])), None)
        beside = [
            c for c in columns if c.field in _ROLES and parts.get(c.index, ())[:-1] == own[:-1]
        ]
        if role in _ROLES and all(_LEVEL.search(normal(parts[c.index][-1])) for c in beside):
            found.append(replace(column, field=role))
    return found
