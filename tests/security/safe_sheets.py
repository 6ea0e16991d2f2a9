"""Whether a spreadsheet program would run anything of a workbook."""

import io

import openpyxl

STARTS = ("=", "+", "-", "@", "\t", "\r")


def no_formula_in(data: bytes, kept: tuple[str, ...] = ()) -> int:
    """Fail where a cell is a formula or a text that begins like one; the number of texts."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    texts = 0
    for page in book.worksheets:
        for row in page.iter_rows():
            for cell in row:
                assert cell.data_type != "f", (page.title, cell.coordinate, cell.value)
                assert cell.hyperlink is None
                if isinstance(cell.value, str):
                    texts += 1
                    assert page.title in kept or not cell.value.startswith(STARTS), cell.value
    return texts
