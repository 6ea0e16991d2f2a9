"""XML made to hurt: entities, endless tags, deep nesting, one text shown by many cells."""

from collections.abc import Iterator

import pytest

from loaders import Limits
from loaders.files.limits import DEFAULT_LIMITS
from tests.faults.packages import (
    BOOK,
    MAIN,
    RELATIONS,
    SHEET,
    STRINGS,
    STYLES,
    TYPES,
    packed,
    parts,
    row,
    text,
    workbook,
)
from tests.faults.reading import Reader, reader

PARTS = (SHEET, STRINGS, BOOK, RELATIONS, STYLES, TYPES)
PATIENT = Limits(seconds=60)


@pytest.fixture(scope="module")
def clerk() -> Iterator[Reader]:
    with reader() as one:
        yield one


def refused(clerk: Reader, data: bytes, limits: Limits = DEFAULT_LIMITS) -> str:
    """The reason for which a workbook is not read; the clerk is told in one sentence."""
    told = clerk.tell(data, limits=limits)
    assert told.reading is None
    assert told.sentence.endswith("。")
    assert told.peak < DEFAULT_LIMITS.memory_bytes
    return told.reason


DECLARED = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY outside SYSTEM "file:///etc/passwd">'
    '<!ENTITY lol0 "lollollollol">'
    + "".join(f'<!ENTITY lol{i} "{f"&lol{i - 1};" * 10}">' for i in range(1, 11))
    + "]>"
)


@pytest.mark.parametrize("entity", ["&outside;", "&lol10;"])
@pytest.mark.parametrize("part", PARTS)
def test_declared_entities_are_never_resolved(clerk: Reader, part: str, entity: str) -> None:
    xml = parts()[part]
    end = xml.rindex("</")
    for hostile in (xml[:end] + entity + xml[end:], xml.replace('="', f'="{entity}', 1)):
        told = clerk.tell(packed(parts() | {part: DECLARED + hostile}))
        assert "root:" not in repr(told)
        assert "lollol" not in repr(told)
        assert told.reason in ("", "damaged")


@pytest.mark.parametrize("entity", ["&outside;", "&lol10;"])
def test_an_entity_in_a_text_is_refused(clerk: Reader, entity: str) -> None:
    cell = parts(row(3, ("2", entity, "2020年", "市水务局")))[SHEET]
    assert refused(clerk, workbook(SHEET=DECLARED + cell)) == "damaged"
    shared = f'<row r="3">{text("A3", "2")}<c r="B3" t="s"><v>0</v></c></row>'
    strings = DECLARED + parts()[STRINGS].replace("共享", entity)
    assert refused(clerk, workbook(shared, STRINGS=strings)) == "damaged"


@pytest.mark.parametrize(
    "junk", ["<row ", "<row a", "<c ", '<c r="A1"', '<c r="A1"><f', "<f>", "<"]
)
def test_endless_unfinished_tags_in_a_sheet_cost_no_more_than_their_length(
    clerk: Reader, junk: str
) -> None:
    xml = parts()[SHEET].replace("</sheetData>", junk * (2_000_000 // len(junk)) + "</sheetData>")
    assert clerk.tell(workbook(SHEET=xml), limits=PATIENT).reason in ("", "damaged")


INDEXES = {"BOOK": BOOK, "RELATIONS": RELATIONS}


@pytest.mark.parametrize(
    "junk", ["<Relationship ", "<sheet ", '<sheet name="', '<Relationship Id="']
)
@pytest.mark.parametrize("part", INDEXES)
def test_endless_unfinished_tags_in_an_index_cost_no_more_than_their_length(
    clerk: Reader, part: str, junk: str
) -> None:
    xml = parts()[INDEXES[part]] + junk * (2_000_000 // len(junk))
    assert clerk.tell(workbook(**{part: xml}), limits=PATIENT).reason in ("", "damaged")


@pytest.mark.parametrize("tag", ["a", "row", "c", "is", "f", "worksheet"])
def test_deep_nesting(clerk: Reader, tag: str) -> None:
    deep = f"<{tag}>" * 500_000 + f"</{tag}>" * 500_000
    assert clerk.tell(workbook(deep), limits=PATIENT).reason in ("", "damaged")


def test_deep_nesting_in_texts_and_styles(clerk: Reader) -> None:
    texts = f"<sst {MAIN}>{'<si><r>' * 500_000}{'</r></si>' * 500_000}</sst>"
    styles = f"<styleSheet {MAIN}>{'<xf>' * 500_000}{'</xf>' * 500_000}</styleSheet>"
    assert clerk.tell(workbook(STRINGS=texts), limits=PATIENT).reason in ("", "damaged")
    assert clerk.tell(workbook(STYLES=styles), limits=PATIENT).reason in ("", "damaged")


def test_a_hundred_thousand_sheets(clerk: Reader) -> None:
    sheets = "".join(f'<sheet name="s{i}" sheetId="{i}" r:id="rId1"/>' for i in range(100_000))
    book = parts()[BOOK].replace("</sheets>", sheets + "</sheets>")
    assert refused(clerk, workbook(BOOK=book), PATIENT) == "too_many_sheets"


def test_one_huge_text_shown_by_many_cells(clerk: Reader) -> None:
    cells = "".join(f'<row r="{r}"><c r="B{r}" t="s"><v>0</v></c></row>' for r in range(3, 1000))
    strings = f"<sst {MAIN}><si><r><t>{'整' * 10_000_000}</t></r></si></sst>"
    assert refused(clerk, workbook(cells, STRINGS=strings), PATIENT) == "too_much_memory"
