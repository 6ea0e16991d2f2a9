"""However the same list is laid out and worded, every decisive field comes out right."""

from datetime import date

import pytest

from data.records import ReadContext
from loaders import read
from tests.unit.loaders.shapes.any_layout import written
from tests.unit.loaders.shapes.decisive import Expected, score
from tests.unit.loaders.workbooks import xlsx

AS_OF = date(2020, 12, 31)


@pytest.mark.parametrize("tens", range(8))
def test_ten_lists_written_by_chance(tens: int) -> None:
    wrong: list[str] = []
    for seed in range(10 * tens, 10 * tens + 10):
        sheet = written(seed)
        reading = read(xlsx(sheet.tab), "清单.xlsx", ReadContext(AS_OF))
        found = score(reading, Expected("清单", sheet.tasks))
        wrong += [f"seed {seed}: {line}" for line in found.wrong]
    assert wrong == []
