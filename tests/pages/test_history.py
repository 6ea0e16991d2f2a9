"""历次上传: what taking an upload back would change, told before it is done."""

from datetime import date

from streamlit.testing.v1 import AppTest

from data import taking_back, uploads
from data.consequences import MovedTask
from data.incoming import Request
from data.records import ReadContext
from loaders import read
from pages import board, history_preview, history_tasks
from tests.pages.conftest import Screen
from tests.pages.test_upload import GOOD, HEAD, book, told

DONE = (*GOOD[:4], "完成整改")
DUST = (2, "工地扬尘", "2021年12月底前", "市住建局", "整改中")
JAN, FEB, MAR, APR = (
    date(2021, 1, 31), date(2021, 2, 28), date(2021, 3, 31), date(2021, 4, 30),
)  # fmt: skip


def sent(as_of: date, *rows: tuple[object, ...], source: str = "试验督察", **more: object) -> None:
    data = book(HEAD, *rows)
    request = Request(f"{as_of:%m}月.xlsx", as_of, source, **more)  # type: ignore[arg-type]
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
    assert now[JAN, "已报（2021年1月）"] == "1/1 个单位"
    assert now[FEB, "已报（2021年2月）"] == "2/2 个单位"
    after = taking_back.rehearse(board.store(), 2, look)
    assert {day for day, _ in after} == {JAN}
    shown = history_preview.compared(now, after, "撤回")
    first = shown.iloc[0]
    assert tuple(first) == ("2021-02-28", "任务", "2 项", "没有这一期", "有变化")
    assert list(shown[shown["截至日期"] == "2021-01-31"]["变化"]) == [""] * 7


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


def looked_at(number: int) -> AppTest:
    """The part of the screen about one upload."""

    def page(number: int) -> None:
        from data import questions
        from pages import board, history_preview

        found = board.ask(questions.uploads)
        history_preview.show(found[found["upload_id"] == number].iloc[0].to_dict())

    app = AppTest.from_function(page, kwargs={"number": number}, default_timeout=60).run()
    assert [e.message for e in app.exception] == []
    return app


def test_every_period_from_the_upload_on_that_changes_is_shown(empty_screen: Screen) -> None:
    """March repeats neither task 2 nor its status: it changes too, although nobody sent it anew."""
    empty_screen("history")
    sent(JAN, GOOD, DUST)
    sent(FEB, DONE, (*DUST[:4], "完成整改"))
    sent(MAR, DONE, scope="part", unit="市水务局")
    sent(APR, DONE, DUST)
    app = looked_at(2)
    assert "数字有变化的共 2 期：2021-03-31、2021-02-28；其他各期不变。" in told(app)
    shown = app.dataframe[0].value
    assert list(dict.fromkeys(shown["截至日期"])) == ["2021-04-30", "2021-03-31", "2021-02-28"]
    assert list(shown[shown["截至日期"] == "2021-04-30"]["变化"]) == [""] * 7
    # Of a period between the upload's and the newest only what changes.
    assert [tuple(row) for row in shown[shown["截至日期"] == "2021-03-31"].to_numpy()] == [
        ("2021-03-31", "完成率（已完成）", "100.0%　2/2", "50.0%　1/2", "有变化"),
        ("2021-03-31", "已报（2021年3月）", "1/1 个单位", "1/2 个单位", "有变化"),
    ]
    assert "最新一期（2021年4月30日）没有任务会变。" in told(app)


def test_the_figures_are_those_of_the_screens_with_all_sources_of_the_place(
    empty_screen: Screen,
) -> None:
    """They once were those of the upload's own source: a day other lists keep seemed to go."""
    empty_screen("history")
    sent(JAN, GOOD, DUST)
    sent(FEB, DONE, DUST)
    sent(FEB, GOOD, source="另一督察")
    sent(FEB, GOOD, source="外地督察", place="湖州市")
    app = looked_at(2)
    assert "下面是嘉峪关市全部督察来源合计的数字" in told(app)
    shown = app.dataframe[0].value
    assert [tuple(row) for row in shown[shown["截至日期"] == "2021-02-28"].to_numpy()][:2] == [
        ("2021-02-28", "任务", "3 项", "3 项", ""),
        ("2021-02-28", "完成率（已完成）", "33.3%　1/3", "0.0%　0/3", "有变化"),
    ]
    assert "没有这一期" not in shown.to_numpy()


def test_the_tasks_that_change_on_the_newest_day_are_listed(empty_screen: Screen) -> None:
    empty_screen("history")
    sent(JAN, GOOD, DUST)
    sent(FEB, DONE, (3, "秸秆焚烧", "2021年12月底前", "市农业局", ""))
    sent(MAR, DONE, scope="part", unit="市水务局")
    app = looked_at(2)
    assert "最新一期（2021年3月31日）有 1 项任务会变" in told(app)
    assert app.dataframe[1].value.to_dict("records") == [
        {
            "编号": "第3项", "问题": "秸秆焚烧", "整改状态（现在）": "未报",
            "整改状态（撤回后）": "不在清单中", "变化": "不再列入",
        }
    ]  # fmt: skip
    taking_back.roll_back(board.store(), 2)
    app = looked_at(2)
    row = app.dataframe[1].value.iloc[0]
    assert (row["整改状态（现在）"], row["整改状态（恢复后）"], row["变化"]) == (
        "不在清单中", "未报", "重新列入",
    )  # fmt: skip
    taking_back.restore(board.store(), 2)
    assert "最新一期（2021年3月31日）没有任务会变。" in told(looked_at(3))
    rows = looked_at(1).dataframe[1].value
    assert rows[["编号", "整改状态（现在）", "整改状态（撤回后）", "变化"]].to_numpy().tolist() == [
        ["第2项", "整改中", "不在清单中", "不再列入"]
    ]


def test_a_task_is_named_with_what_changes_beside_its_status() -> None:
    tasks = [
        MovedTask("甲", "1", "", "河道", "done", "in_progress", True, True, ("status",)),
        MovedTask(
            "甲", "2", "1", None, None, None, True, True,
            ("deadline", "deadline_text", "deadline_kind", "lead_units"),
        ),
        MovedTask("乙", "#12345678", "", "无号", None, "done", False, True),
    ]  # fmt: skip
    assert history_tasks.listed(tasks, "撤回").to_numpy().tolist() == [
        ["甲", "第1项", "河道", "完成整改", "整改中", "整改状态"],
        ["甲", "第2项（1）", "", "未报", "未报", "整改时限、牵头单位"],
        ["乙", "无编号", "无号", "不在清单中", "完成整改", "重新列入"],
    ]


def test_of_many_tasks_the_first_are_listed_and_all_are_counted(empty_screen: Screen) -> None:
    empty_screen("history")
    sent(JAN, *((n, f"问题{n}", "2021年12月底前", "市水务局", "整改中") for n in range(1, 203)))
    app = looked_at(1)
    assert len(app.dataframe[1].value) == 200
    assert "有 202 项任务会变" in told(app)
    assert "共 202 项，只列出前 200 项。" in told(app)


def test_an_upload_by_command_without_a_name_is_said_to_be_one(empty_screen: Screen) -> None:
    empty_screen("history")
    sent(JAN, GOOD)
    assert empty_screen("history").dataframe[0].value.iloc[0]["上传人"] == "（命令行）"


def test_an_upload_taken_back_by_someone_else_stays_open_and_says_so(
    empty_screen: Screen,
) -> None:
    empty_screen("history")
    sent(JAN, GOOD)
    sent(FEB, DONE)
    app = empty_screen("history")
    app.session_state[history_preview.LOOKED_AT] = (1, False)
    sent(MAR, DONE)
    assert [b.label for b in app.run().button] == ["撤回第 1 次上传"]
    taking_back.roll_back(board.store(), 1)
    app.run()
    assert [w.value for w in app.warning] == ["第 1 次上传刚刚由其他人撤回，下面是现在的情况。"]
    assert [b.label for b in app.button] == ["恢复第 1 次上传"]
    assert [w.value for w in app.run().warning] == []


def test_after_taking_an_upload_back_oneself_nothing_stays_open(empty_screen: Screen) -> None:
    empty_screen("history")
    sent(JAN, GOOD)
    app = empty_screen("history")
    app.session_state[history_preview.LOOKED_AT] = (2, False)
    sent(FEB, DONE)
    app.run().button[0].click().run()
    assert [s.value for s in app.success] == ["已撤回第 2 次上传，原始文件仍然保留。"]
    assert ([*app.button], [*app.warning]) == ([], [])
