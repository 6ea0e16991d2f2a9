"""What a petition list tells in prose: investigations and handling, under headings that may also
stand over a bare verdict or state (核查情况, 办理结果)."""

import re

from loaders.columns.headings import candidates
from loaders.rows.cells import Cells
from loaders.rows.table import Fields

_STORIES = {"truth": "findings_text", "status": "handling"}
_SENTENCE = re.compile(r"[，,。；;]")
_NOT_YET = re.compile(r"拟|将|建议|曾|此前|以往|可处|依法应|最高|以[上下]|合计|累计|共计")


def add_stories(cells: Cells, fields: Fields) -> None:
    """`findings_text` and `handling` out of the columns of the verdict and the state, where these
    hold sentences and nothing else holds the story."""
    headings = {h.column: h for h in cells.block.headings}
    for field, story in _STORIES.items():
        for column in cells.matching.of(field):
            if story in fields or column.option is not None:
                continue
            meanings = {c.field for c in candidates("petitions", headings[column.index].parts)}
            texts = [str(v).strip() for v in cells.raw(column)]
            if story in meanings and any(map(_SENTENCE.search, texts)):
                fields[story] = cells.texts(field)


def told_sanctions(fields: Fields, rows: int) -> list[str]:
    """What the stories of every row tell of what was done; what is only meant to be done, was done
    before, or adds up what has been told already is left out."""
    stories = [fields[name] for name in _STORIES.values() if name in fields]
    told: list[str] = []
    for i in range(rows):
        text = "。".join(story[i] or "" for story in stories)
        kept = (s for s in re.split(r"[。；;\n]", text) if not _NOT_YET.search(s))
        told.append("".join("；".join(kept).split()))
    return told
