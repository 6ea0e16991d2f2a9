"""The upload screen over the real loaders and store: understood, asked, corrected, committed."""

import hashlib
import io
import re
from datetime import date
from typing import Any

import openpyxl
from streamlit.testing.v1 import AppTest

from commands import upkeep
from data import audit, uploads
from data.incoming import Request
from data.records import ReadContext
from loaders import read
from pages import board
from pages.upload_answers import Answers
from tests.pages.conftest import Screen

HEAD = ("序号", "存在问题", "何时办妥", "责任单位", "整改状态")
GOOD = (1, "河道有污水", "2021年12月底前", "市水务局", "整改中")
BAD = (2, "工地扬尘", "2021年13月底前", "市住建局", "差不多了")


def book(*rows: tuple[Any, ...], title: str = "嘉峪关市试验督察整改任务清单") -> bytes:
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.title = "任务"
    for row in ((title,), *rows):
        sheet.append(row)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def chosen(app: AppTest, data: bytes, name: str = "清单.xlsx") -> AppTest:
    """The screen after a file and the as-of date 2021-06-30 were given."""
    app.file_uploader[0].set_value([(name, data, "")]).run()
    app.date_input[0].set_value(date(2021, 6, 30)).run()
    assert [e.message for e in app.exception] == []
    return app


def told(app: AppTest) -> str:
    text = "\n".join(
        str(e.value)
        for e in [*app.markdown, *app.caption, *app.info, *app.success, *app.warning, *app.error]
    )
    return re.sub(r":[a-z]+\[|[*\]\\]", "", text)


def grid(app: AppTest, heading: str) -> list[dict[str, Any]]:
    """The rows of the first grid that has that heading."""
    frames = [frame.value for frame in app.dataframe if heading in frame.value.columns]
    rows: list[dict[str, Any]] = frames[0].to_dict("records")
    return rows


def answers(app: AppTest) -> Answers:
    (found,) = app.session_state["upload_answers"].values()
    assert isinstance(found, Answers)
    return found


def test_an_unknown_heading_is_asked_with_examples_and_a_scored_suggestion(
    empty_screen: Screen,
) -> None:
    app = chosen(empty_screen("upload"), book(HEAD, GOOD, BAD))
    (asked,) = grid(app, "建议")
    assert (asked["栏"], asked["表头"]) == ("C", "何时办妥")
    assert asked["前几个内容"] == "2021年12月底前　|　2021年13月底前"
    assert re.match(r"整改时限 \d+ 分", asked["建议"])


def test_an_accepted_suggestion_is_read_at_once_and_remembered_for_the_next_list(
    empty_screen: Screen,
) -> None:
    app = chosen(empty_screen("upload"), book(HEAD, GOOD))
    next(b for b in app.button if b.label.startswith("采用")).click().run()
    assert [f.value.columns.tolist() for f in app.dataframe if "建议" in f.value.columns] == []
    app.button(key="commit").click().run()
    assert "已入库：任务清单 1 条" in told(app)
    with board.store().cursor() as cur:
        (deadline,) = cur.execute("select deadline from task_state('2021-06-30')").fetchall()
    assert deadline == (date(2021, 12, 31),)
    later = chosen(empty_screen("upload"), book(HEAD, (*GOOD[:4], "完成整改")))
    assert [f for f in later.dataframe if "建议" in f.value.columns] == []
    assert grid(later, "删除")[0]["heading"] == "何时办妥"


def test_findings_are_grouped_and_counted_and_show_the_row_as_written(
    empty_screen: Screen,
) -> None:
    app = chosen(
        empty_screen("upload"), book(("序号", "问题", "整改时限", "责任单位", "状态"), GOOD, BAD)
    )
    assert "错误 1 条，提醒 1 条" in told(app)
    groups = {row["问题"]: row["条数"] for row in grid(app, "条数")}
    assert groups == {"时限不是有效日期": 1, "状态没有读懂": 1}
    (row,) = grid(app, "要改的栏")
    assert (row["行"], row["C"], row["E"]) == (4, "2021年13月底前", "差不多了")


def test_a_corrected_cell_is_checked_again_and_kept_beside_the_original(
    empty_screen: Screen,
) -> None:
    app = chosen(
        empty_screen("upload"), book(("序号", "问题", "整改时限", "责任单位", "状态"), GOOD, BAD)
    )
    answers(app).cells[("任务", "C4")] = "2021年11月底前"
    answers(app).cells[("任务", "E4")] = "整改中"
    app.run()
    assert "发现的问题　没有" in told(app)
    (first, second) = grid(app, "撤回")
    assert (first["单元格"], first["原文件"], first["改为"]) == (
        "C4", "2021年13月底前", "2021年11月底前",
    )  # fmt: skip
    assert second["单元格"] == "E4"
    app.button(key="commit").click().run()
    assert "已入库：任务清单 2 条" in told(app)
    with board.store().cursor() as cur:
        kept = cur.execute("select cell, before, after from upload_corrections").fetchall()
        deadlines = cur.execute(
            "select deadline from task_state('2021-06-30') order by item_no"
        ).fetchall()
    assert kept == [("C4", "2021年13月底前", "2021年11月底前"), ("E4", "差不多了", "整改中")]
    assert deadlines == [(date(2021, 12, 31),), (date(2021, 11, 30),)]


def test_the_datum_is_asked_only_where_there_are_coordinates(empty_screen: Screen) -> None:
    plain = chosen(empty_screen("upload"), book(HEAD, GOOD))
    assert "文件中的坐标取自" not in [r.label for r in plain.radio]
    located = book((*HEAD, "经度", "纬度"), (*GOOD, 98.29, 39.77))
    app = chosen(empty_screen("upload"), located)
    datum = next(r for r in app.radio if r.label == "文件中的坐标取自")
    datum.set_value("bd09").run()
    app.button(key="commit").click().run()
    with board.store().cursor() as cur:
        ((lon, lat),) = cur.execute("select lon, lat from task_state('2021-06-30')").fetchall()
    assert abs(lon - 98.2829) < 0.003
    assert abs(lat - 39.7637) < 0.003
    assert lon != 98.29


def test_a_file_chosen_twice_is_read_once_and_said_so(empty_screen: Screen) -> None:
    app = empty_screen("upload")
    data = book(HEAD, GOOD)
    app.file_uploader[0].set_value([("甲.xlsx", data, ""), ("乙.xlsx", data, "")]).run()
    app.date_input[0].set_value(date(2021, 6, 30)).run()
    assert "“乙.xlsx”没有保存：与“甲.xlsx”是同一个文件。" in told(app)


def test_a_part_must_say_whose_it_is(empty_screen: Screen) -> None:
    app = chosen(empty_screen("upload"), book(HEAD, GOOD))
    app.radio[0].set_value("part").run()
    assert "请先填写填报单位" in told(app)
    assert not [b for b in app.button if b.key == "commit"]
    app.text_input[0].set_value("  市水务局 ").run()
    assert [b for b in app.button if b.key == "commit"]


def test_a_file_that_is_sent_and_stored_stands_in_the_audit(empty_screen: Screen) -> None:
    data = book(HEAD, GOOD)
    app = chosen(empty_screen("upload"), data)
    with board.store().cursor() as cur:
        assert list(audit.entries(cur)["操作"]) == ["上传"]
        assert audit.entries(cur)["说明"][0] == f"大小：{len(data)} 字节"
    next(b for b in app.button if b.key == "commit").click().run()
    with board.store().cursor() as cur:
        told = audit.entries(cur)
    assert list(told["操作"]) == ["入库", "上传"]
    assert list(told["对象"]) == ["第 1 次上传", "清单.xlsx"]


def test_a_list_chosen_together_with_the_directory_is_read_by_its_names(
    empty_screen: Screen,
) -> None:
    names = openpyxl.Workbook()
    for row in (
        ("嘉峪关市责任单位名录",),
        ("单位名称", "简称", "类别"),
        ("嘉峪关市水务局", "市水务局", "部门"),
        ("嘉峪关市住房和城乡建设局", "市住建局", "部门"),
    ):
        names.worksheets[0].append(row)  # fmt: skip
    buffer = io.BytesIO()
    names.save(buffer)
    listed = book(("序号", "存在问题", "整改时限", "责任单位", "整改状态"), GOOD)
    app = empty_screen("upload")
    both = [("清单.xlsx", listed, ""), ("名录.xlsx", buffer.getvalue(), "")]
    app.file_uploader[0].set_value(both).run()
    app.date_input[0].set_value(date(2021, 6, 30)).run()
    app.button(key="commit").click().run()
    assert "已入库：任务清单 1 条" in told(app)
    with board.store().cursor() as cur:
        units = cur.execute("select responsible_units from task_state('2021-06-30')").fetchall()
        first = cur.execute("select file_name from uploads where upload_id = 1").fetchall()
    assert (units, first) == ([(["嘉峪关市水务局"],)], [("名录.xlsx",)])
    assert upkeep.verify(board.store(), {})["output"]["differences"] == []


def test_a_directory_in_the_same_file_counts_for_the_list_beside_it(empty_screen: Screen) -> None:
    both = openpyxl.load_workbook(
        io.BytesIO(book(("序号", "存在问题", "整改时限", "责任单位", "整改状态"), GOOD))
    )
    names = both.create_sheet("单位名录")
    names.append(("单位名称", "简称", "类别"))
    names.append(("嘉峪关市水务局", "市水务局", "部门"))
    names.append(("嘉峪关市住房和城乡建设局", "市住建局", "部门"))
    buffer = io.BytesIO()
    both.save(buffer)
    app = chosen(empty_screen("upload"), buffer.getvalue())
    app.button(key="commit").click().run()
    with board.store().cursor() as cur:
        units = cur.execute("select responsible_units from task_state('2021-06-30')").fetchall()
    assert units == [(["嘉峪关市水务局"],)]
    assert upkeep.verify(board.store(), {})["output"]["differences"] == []


def test_ticks_stay_with_their_rows_when_somebody_else_commits(empty_screen: Screen) -> None:
    """The list of missing tasks changes meanwhile, and the grid begins anew."""

    def page(keys: list[tuple[str, ...]]) -> None:
        import pandas as pd
        import streamlit as st

        from pages import upload_changes

        frame = pd.DataFrame({"确认撤销": False, "问题": [key[1] for key in keys]})
        st.write(f"勾选：{upload_changes._ticked(frame, keys, 'w-x')}")

    one, two, three = ("甲", "1"), ("甲", "2"), ("甲", "3")
    app = AppTest.from_function(page, kwargs={"keys": [one, two]}).run()
    assert app.markdown[0].value == "勾选：[False, False]"
    app.session_state["w-x"]["now"] = {two}
    again = AppTest.from_function(page, kwargs={"keys": [two, three]})
    again.session_state["w-x"] = app.session_state["w-x"]
    assert again.run().markdown[0].value == "勾选：[True, False]"


def test_a_file_whose_corrections_would_be_taken_back_is_told(empty_screen: Screen) -> None:
    """Choosing the same file again once undid them without a word."""
    empty_screen("upload")
    data = book(HEAD, GOOD)
    day = date(2021, 6, 30)
    request = Request("清单.xlsx", day, "试验督察", corrections=(("任务", "E3", "完成整改"),))
    reading = read(data, request.file_name, ReadContext(day, corrections=request.corrections))
    uploads.commit(board.store(), reading, data, request)
    words = told(chosen(empty_screen("upload"), data))
    assert "这个文件在第 1 次上传时更正过 1 个单元格，这次没有带上这些更正" in words


def test_a_file_mended_under_its_old_name_is_looked_at_anew(empty_screen: Screen) -> None:
    """Its first preview stayed once: the button was missing, or tasks in it were called missing."""
    heads = ("序号", "存在问题", "整改时限", "责任单位", "整改状态")
    app = chosen(
        empty_screen("upload"),
        book(heads, (1, "河道有污水", "2021年12月底前", "市水务局", "整改中")),
    )
    assert "新增 1 条，变化 0 条，不变 0 条" in told(app)
    rows = [(n, f"河道有污水{n}", "2021年12月底前", "市水务局", "整改中") for n in range(1, 4)]
    again = chosen(empty_screen("upload"), book(heads, *rows))
    assert "新增 3 条，变化 0 条，不变 0 条" in told(again)
    both = empty_screen("upload")
    both.file_uploader[0].set_value(
        [("清单.xlsx", book(heads, *some), "") for some in (rows, rows[:2])]
    ).run()
    both.date_input[0].set_value(date(2021, 6, 30)).run()
    assert re.findall(r"新增 (\d) 条", told(both)) == ["3", "2"]


def test_a_row_ticked_as_a_known_task_makes_that_task_missing_no_more(
    empty_screen: Screen,
) -> None:
    """It was once offered to be withdrawn at the same time, and both could be stored."""
    heads = ("序号", "存在问题", "整改时限", "责任单位", "整改状态")
    seven = "城东污水处理厂进水浓度偏低，管网雨污混接严重，长期溢流"
    app = chosen(
        empty_screen("upload"), book(heads, (7, seven, "2021年12月底前", "市水务局", "整改中"))
    )
    app.button(key="commit").click().run()
    again = empty_screen("upload")
    data = book(heads, (22, seven, "2021年12月底前", "市水务局", "整改中"))
    chosen(again, data)
    assert "新增 1 条，变化 0 条，不变 0 条，清单中缺失 1 条" in told(again)
    grid_of = again.session_state[f"m-{hashlib.sha256(data).hexdigest()}"]
    grid_of.update(begun={*grid_of["keys"]}, round=1)
    again.run()
    assert "新增 0 条，变化 1 条，不变 0 条，清单中缺失 0 条" in told(again)
    assert "确认撤销" not in told(again)


def test_the_same_file_again_still_offers_its_missing_tasks(empty_screen: Screen) -> None:
    """Who had forgotten to tick them found neither the tasks nor a button."""
    heads = ("序号", "存在问题", "整改时限", "责任单位", "整改状态")
    rows = [(n, f"河道有污水{n}", "2021年12月底前", "市水务局", "整改中") for n in (1, 2, 3)]
    chosen(empty_screen("upload"), book(heads, *rows)).button(key="commit").click().run()
    data = book(heads, *rows[:1])
    chosen(empty_screen("upload"), data).button(key="commit").click().run()
    again = chosen(empty_screen("upload"), data)
    assert "（第 2 次上传），内容没有变化；清单中缺失的任务还可以确认撤销。" in told(again)
    assert "新增 0 条，变化 0 条，不变 1 条，清单中缺失 2 条" in told(again)
    assert "没有勾选“确认撤销”，再次提交不会有任何变化。" in told(again)
    assert [row["编号"] for row in grid(again, "确认撤销")] == ["第2项", "第3项"]
    assert not [b for b in again.button if b.key == "commit"]

    ticks = again.session_state[f"w-{hashlib.sha256(data).hexdigest()}"]
    ticks.update(begun={ticks["keys"][0]}, round=1)
    again.run()
    again.button(key="commit").click().run()
    assert "已入库：任务清单 1 条，确认撤销 1 项（第 3 次上传）。" in told(again)
    with board.store().cursor() as cur:
        state = "select item_no from task_state('2021-06-30') order by item_no"
        assert cur.execute(state).fetchall() == [("1",), ("3",)]
    assert upkeep.verify(board.store(), {})["output"]["differences"] == []

    third = chosen(empty_screen("upload"), data)
    assert [row["编号"] for row in grid(third, "确认撤销")] == ["第3项"]
    assert "（第 3 次上传），内容没有变化" in told(third)


def test_a_list_that_goes_to_the_source_of_another_inspection_is_told(
    empty_screen: Screen,
) -> None:
    heads = ("序号", "存在问题", "整改时限", "责任单位", "整改状态")
    rows = [
        (n, f"第{n}条河道有污水直排", "2021年12月底前", "市水务局", "整改中") for n in (1, 2, 3)
    ]
    first = book(heads, *rows, title="青崖市第二轮中央生态环境保护督察整改任务清单")
    chosen(empty_screen("upload"), first).button(key="commit").click().run()
    other = book(heads, *rows, title="青崖市2026年省生态环境警示片整改任务清单")
    words = told(chosen(empty_screen("upload"), other))
    assert (
        "工作表“任务”写的是“青崖市2026年省生态环境警示片”，现在要记在“青崖市第二轮中央生态环境保护督察”下"
    ) in words
    short = book(heads, *rows, title="中央环保督察整改清单")
    words = told(chosen(empty_screen("upload"), short))
    assert "任务 → 青崖市第二轮中央生态环境保护督察" in words
    assert "可能是另一次督察" not in words
