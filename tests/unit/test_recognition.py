"""The latest list of a source is known by what is in it, whatever its title says."""

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data import uploads
from data.incoming import Request
from data.opening import open_store
from data.recognition import understand
from data.records import ReadContext, Reading, Table
from data.store import Store
from data.upload_errors import Outdated

JAN, FEB = date(2021, 1, 31), date(2021, 2, 28)
PROBLEMS = [
    "污水处理厂未按期提标改造",
    "砂石矿山未复绿",
    "工地扬尘管控不到位",
    "垃圾填埋场渗滤液外排",
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path) as opened:
        yield opened


def numbered(problems: list[str], **more: Any) -> tuple[dict[str, Any], ...]:
    return tuple(
        {"item_no": str(n), "item_no_text": str(n), "problem": p, "row": n + 1, **more}
        for n, p in enumerate(problems, 1)
    )


def reader(rows: tuple[dict[str, Any], ...], title: str, seen: list[str]) -> Any:
    """A stand-in for the loaders that gives these rows and notes which unit names it was given."""

    def read(data: bytes, name: str, context: ReadContext) -> Reading:
        seen.append(context.directory.names.get("市环保局", ""))
        table = Table(
            "Sheet1", "tasks", title, (1,), {"item_no": "A"}, frozenset(rows[0]) - {"row"}, rows
        )
        return Reading(name, hashlib.sha256(data).hexdigest(), (table,))

    return read


def first_list(store: Store) -> None:
    read = reader(numbered(PROBLEMS, status="behind"), "昭通市清单", [])
    request = Request("a.xlsx", JAN, source="昭通·督察", place="昭通市")
    uploads.commit(store, read(b"1", "a.xlsx", ReadContext()), b"1", request)


def test_a_list_of_known_tasks_belongs_to_their_source_and_place(store: Store) -> None:
    first_list(store)
    read = reader(numbered(PROBLEMS, status="done"), "整改进展情况表", [])
    _, request = understand(store, read, b"2", Request("二月.xlsx", FEB))
    assert (request.sources, request.place) == ({"Sheet1": "昭通·督察"}, "昭通市")


def test_a_list_with_the_same_numbers_but_other_problems_is_another_source(store: Store) -> None:
    first_list(store)
    others = ["河道采砂", "医疗废物", "噪声扰民", "秸秆焚烧"]
    read = reader(numbered(others, status="done"), "省级督察整改任务清单", [])
    _, request = understand(store, read, b"2", Request("二月.xlsx", FEB))
    assert request.sources == {"Sheet1": "省级督察"}


def test_what_the_uploader_says_wins(store: Store) -> None:
    first_list(store)
    read = reader(numbered(PROBLEMS, status="done"), "整改进展情况表", [])
    _, request = understand(store, read, b"2", Request("二月.xlsx", FEB, source="新来源"))
    assert request.sources == {"Sheet1": "新来源"}


def test_unit_names_are_those_of_the_place_found_in_the_first_reading(store: Store) -> None:
    for place in ("昭通市", "茂名市"):
        rows = ({"name": f"{place}生态环境局", "aliases": ["市环保局"], "row": 2},)
        table = Table("S", "directory", None, (1,), {}, frozenset({"name", "aliases"}), rows)
        data = place.encode()
        reading = Reading("d", hashlib.sha256(data).hexdigest(), (table,))
        uploads.commit(store, reading, data, Request("d", JAN, place=place))
    seen: list[str] = []
    read = reader(numbered(PROBLEMS), "茂名市督察整改清单", seen)
    understand(store, read, b"3", Request("清单.xlsx", FEB))
    assert seen == ["", "茂名市生态环境局"]


def test_a_list_without_numbers_is_known_by_its_texts_in_any_order(store: Store) -> None:
    """Rows the loader only counted must not swap tasks when the clerk sorts the list."""

    def counted(problems: list[str], status: str) -> Reading:
        rows = tuple(
            {"item_no": str(n), "item_no_text": None, "problem": p, "status": status, "row": n}
            for n, p in enumerate(problems, 1)
        )
        table = Table("S", "tasks", None, (1,), {}, frozenset({"problem", "status"}), rows)
        return Reading("a", hashlib.sha256(repr(rows).encode()).hexdigest(), (table,))

    for day, problems, status in ((JAN, PROBLEMS, "behind"), (FEB, PROBLEMS[::-1], "done")):
        reading = counted(problems, status)
        rows = reading.tables[0].rows
        uploads.commit(store, reading, repr(rows).encode(), Request("a", day, source="甲"))
    states = store.cursor().execute(
        "select problem, status from task_state($day) order by problem", {"day": FEB}
    )
    assert states.fetchall() == [(p, "done") for p in sorted(PROBLEMS)]


def test_a_list_read_before_the_directory_changed_is_read_again_first(store: Store) -> None:
    """Else a rebuild, which reads with the names of that moment, would give other figures."""
    read = reader(numbered(PROBLEMS), "昭通市清单", [])
    reading, request = understand(store, read, b"2", Request("a.xlsx", JAN, place="昭通市"))
    rows = ({"name": "昭通市生态环境局", "aliases": ["市环保局"], "kind": "department", "row": 2},)
    names = Table(
        "名录", "directory", None, (1,), {"name": "A"}, frozenset(rows[0]) - {"row"}, rows
    )
    known = Reading("名录.xlsx", hashlib.sha256(b"3").hexdigest(), (names,))
    uploads.commit(store, known, b"3", Request("名录.xlsx", JAN, place="昭通市"))
    with pytest.raises(Outdated, match="单位名录刚刚有了更新"):
        uploads.commit(store, reading, b"2", request)
    again, request = understand(store, read, b"2", request)
    assert uploads.commit(store, again, b"2", request).records == {"tasks": 4}


def test_petitions_without_the_name_of_the_place_belong_to_its_inspection(store: Store) -> None:
    """They came apart from the tasks of the inspection, and choosing it showed no petition."""

    def petitions(data: bytes, name: str, context: ReadContext) -> Reading:
        rows = ({"receipt_no": "X1", "problem": "臭味扰民", "row": 3},)
        fields = frozenset(("receipt_no", "problem"))
        title = "第三轮中央生态环境保护督察群众信访举报件办理情况"
        table = Table("Sheet1", "petitions", title, (2,), {"receipt_no": "A"}, fields, rows)
        return Reading(name, hashlib.sha256(data).hexdigest(), (table,))

    asked = Request("信访台账.xlsx", JAN)
    assert understand(store, petitions, b"2", asked)[1].sources == {
        "Sheet1": "第三轮中央生态环境保护督察"
    }
    read = reader(numbered(PROBLEMS, status="behind"), "云澜市清单", [])
    for place in ("云澜市", "嘉峪关市"):
        request = Request("a.xlsx", JAN, source=f"{place}第三轮中央生态环境保护督察", place=place)
        uploads.commit(store, read(b"1", "a.xlsx", ReadContext()), b"1", request)
        found = understand(store, petitions, b"2", asked)[1]
        if place == "云澜市":
            assert found.sources == {"Sheet1": "云澜市第三轮中央生态环境保护督察"}
            assert found.place == "云澜市"
    # Two inspections could be meant: nobody is taken for the other.
    assert found.sources == {"Sheet1": "第三轮中央生态环境保护督察"}


CENTRAL = "青崖市第二轮中央生态环境保护督察"
STOCK = ["{}污水管网雨污混接雨天溢流直排内河", "{}畜禽养殖场粪污贮存池防渗不到位", "{}矿山开采边坡未及时复绿",
         "{}建筑垃圾临时堆场未落实覆盖措施", "{}集镇污水处理站进水浓度偏低长期低负荷运行"]  # fmt: skip


def stock(*towns: str) -> list[str]:
    return [text.format(town) for town, text in zip(towns, STOCK, strict=True)]


HERE = stock("云溪镇", "白鹿镇", "石门镇", "东岭乡", "枫林镇")
ELSEWHERE = stock("柳河镇", "南浦镇", "云溪镇", "白鹿镇", "石门镇")
EDITED = [f"{text}，群众反映强烈。" for text in HERE]


@pytest.mark.parametrize(
    ("title", "problems", "source"),
    [
        # Another inspection that words its problems alike is another source, whatever differs.
        ("青崖市2026年省生态环境警示片反馈问题整改任务清单", ELSEWHERE, "青崖市2026年省生态环境警示片"),
        ("青崖市第三轮中央生态环境保护督察整改清单", ELSEWHERE, "青崖市第三轮中央生态环境保护督察"),
        ("青崖市省生态环境保护督察整改清单", ELSEWHERE, "青崖市省生态环境保护督察"),
        ("青崖市中央督察“回头看”反馈问题整改情况", ELSEWHERE, "青崖市中央督察“回头看”"),
        # Half of it new, the rest the same: still what it says.
        ("青崖市2026年省生态环境警示片清单", [*HERE[:3], *ELSEWHERE[3:]], "青崖市2026年省生态环境警示片"),
        # Practically the same, after the usual edits, is the same list under a wrong title.
        ("青崖市2026年省生态环境警示片清单", HERE, CENTRAL),
        ("青崖市2026年省生态环境警示片清单", EDITED, CENTRAL),
        ("青崖市2026年省生态环境警示片清单", [*HERE, "新增的一个问题"], CENTRAL),
        # What merely shortens the source, or names none, is known by what is in it, as ever.
        ("青崖市第二轮中央环保督察", ELSEWHERE, CENTRAL),
        ("中央环保督察整改清单", ELSEWHERE, CENTRAL),
        ("督察反馈问题清单", ELSEWHERE, CENTRAL),
        ("2026年青崖市第二轮中央生态环境保护督察反馈问题整改任务清单", ELSEWHERE, CENTRAL),
        ("整改任务清单", ELSEWHERE, CENTRAL),
        ("", ELSEWHERE, CENTRAL),
    ],
)  # fmt: skip
def test_a_title_that_names_another_inspection_is_believed(
    store: Store, title: str, problems: list[str], source: str
) -> None:
    """Twenty tasks of one inspection were overwritten by another's, for half of them sounded alike."""
    read = reader(numbered(HERE, status="behind"), f"{CENTRAL}反馈问题整改任务清单", [])
    uploads.commit(store, read(b"1", "a.xlsx", ReadContext()), b"1", Request("a.xlsx", JAN))
    read = reader(numbered(problems, status="done"), title, [])
    reading, request = understand(store, read, b"2", Request("二月.xlsx", FEB))
    seen = uploads.preview(store, reading, request)
    assert {batch.source for batch in seen.batches} == {source}
    told = source == CENTRAL and "警示片" in title
    assert seen.otherwise == (("Sheet1", "青崖市2026年省生态环境警示片", CENTRAL),) * told


def test_a_title_is_held_against_the_source_that_was_chosen(store: Store) -> None:
    read = reader(numbered(HERE), f"{CENTRAL}整改清单", [])
    reading = read(b"1", "a.xlsx", ReadContext())
    for chosen, told in ((CENTRAL, 0), ("中央第二轮督察", 0), ("2025年省生态环境保护督察", 1)):
        seen = uploads.preview(store, reading, Request("a.xlsx", JAN, source=chosen))
        assert seen.otherwise == (("Sheet1", CENTRAL, chosen),) * told


def test_petitions_of_another_inspection_with_the_same_numbers_stay_apart(store: Store) -> None:
    def petitions(round_: str, text: str) -> Any:
        def read(data: bytes, name: str, context: ReadContext) -> Reading:
            rows = tuple(
                {"receipt_no": str(n), "problem": f"{text}{n}号院臭味扰民", "row": n}
                for n in (1, 2, 3)
            )
            title = f"青崖市第{round_}轮中央生态环境保护督察群众信访举报件办理情况"
            fields = frozenset(("receipt_no", "problem"))
            table = Table("Sheet1", "petitions", title, (2,), {"receipt_no": "A"}, fields, rows)
            return Reading(name, hashlib.sha256(data).hexdigest(), (table,))

        return read

    first = petitions("二", "云溪镇")(b"1", "a.xlsx", ReadContext())
    uploads.commit(store, first, b"1", Request("a.xlsx", JAN))
    for round_, town, source in (
        ("三", "白鹿镇", "三"),
        ("二", "白鹿镇", "二"),
        ("三", "云溪镇", "二"),
    ):
        asked = understand(store, petitions(round_, town), b"2", Request("b.xlsx", FEB))[1]
        assert asked.sources["Sheet1"] == f"青崖市第{source}轮中央生态环境保护督察"
