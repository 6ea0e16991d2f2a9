"""历次上传: what taking an upload back would change, told before it is done."""

from datetime import date

from data import taking_back, uploads
from data.incoming import Request
from data.records import ReadContext
from loaders import read
from pages import board, history_preview
from tests.pages.conftest import Screen
from tests.pages.test_upload import GOOD, HEAD, book, told

DONE = (*GOOD[:4], "完成整改")
JAN, FEB = date(2021, 1, 31), date(2021, 2, 28)


def sent(as_of: date, *rows: tuple[object, ...], **more: object) -> None:
    data = book(HEAD, *rows)
    request = Request(f"{as_of:%m}月.xlsx", as_of, "试验督察", **more)  # type: ignore[arg-type]
    reading = read(data, request.file_name, ReadContext(as_of, corrections=request.corrections))
    uploads.commit(board.store(), reading, data, request)


def test_the_preview_tells_both_the_newest_day_and_that_of_the_upload(empty_screen: Screen) -> None:
    empty_screen("history")
    sent(JAN, GOOD)
    sent(FEB, DONE, (2, "工地扬尘", "2021年12月底前", "市住建局", "整改中"))
    sources = ("试验督察",)

    def look(cur: object) -> history_preview.Figures:
        return history_preview.figures(cur, sources, [FEB, JAN])  # type: ignore[arg-type]

    with board.store().cursor() as cur:
        now = look(cur)
    assert now[FEB, "任务"] == "2 项"
    assert now[FEB, "完成率（已完成）"] == "50.0%　1/2"
    assert now[JAN, "任务"] == "1 项"
    after = taking_back.rehearse(board.store(), 2, look)
    assert {day for day, _ in after} == {JAN}
    shown = history_preview.compared(now, after, "撤回")
    first = shown.iloc[0]
    assert tuple(first) == ("2021-02-28", "任务", "2 项", "没有这一期", "有变化")
    assert list(shown[shown["截至日期"] == "2021-01-31"]["变化"]) == [""] * 6


def test_the_list_says_who_sent_what_and_when(empty_screen: Screen) -> None:
    empty_screen("history")
    sent(JAN, GOOD, user="张三")
    app = empty_screen("history")
    row = app.dataframe[0].value.iloc[0]
    assert (row["状态"], row["文件"], row["范围"], row["上传人"]) == (
        "有效",
        "01月.xlsx",
        "整份清单",
        "张三",
    )
    assert len(row["入库时间"]) == len("2021-01-31 08:00")
    assert "历次上传" in told(app)
