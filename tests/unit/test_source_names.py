"""The name of a source where nobody has said one: the inspection, whatever list speaks of it."""

import pytest

from data.records import Table
from data.source_names import source_in
from data.vocabulary import Kind


def named(
    title: str | None, sheet: str = "Sheet1", file: str = "a.xlsx", kind: Kind = "tasks"
) -> str:
    return source_in(Table(sheet, kind, title, (1,), {}, frozenset(), ()), file)


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (
            "tasks",
            "临澜市贯彻落实2025年省生态环境保护督察反馈问题整改任务清单（截至2026年8月31日）",
        ),
        ("tasks", "2026年贯彻落实临澜市2025年省生态环境保护督察报告整改方案进展情况表"),
        ("petitions", "临澜市2025年省生态环境保护督察交办信访件办理情况清单"),
        ("petitions", "临澜市2025年省生态环境保护督察群众信访举报转办和边督边改公开情况一览表"),
        ("indicators", "临澜市2025年省生态环境保护督察整改指标调度表"),
    ],
)
def test_lists_of_one_inspection_have_one_source_with_its_year(kind: Kind, title: str) -> None:
    assert named(title, kind=kind) == "临澜市2025年省生态环境保护督察"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        # The year of an inspection stays, also where it comes every year.
        ("2023年长江经济带生态环境警示片披露问题整改清单", "2023年长江经济带生态环境警示片"),
        ("2024年度省级生态环境保护督察反馈问题整改台帐", "2024年度省级生态环境保护督察"),
        # The day, month or quarter a list speaks of does not.
        ("临澜市2026年8月省生态环境保护督察整改进展表", "临澜市省生态环境保护督察"),
        ("中央生态环境保护督察整改情况月报表（2026年8月）", "中央生态环境保护督察"),
        ("2024年农村黑臭水体整治清单", "农村黑臭水体整治"),
        ("2023-2024年秋冬季大气攻坚任务清单", "秋冬季大气攻坚"),
        # Nor do the words in which a list says what it is.
        ("江北省第三轮中央生态环境保护督察整改任务月调度表", "江北省第三轮中央生态环境保护督察"),
        ("关于报送省生态环境保护督察整改进展的函附表", "省生态环境保护督察"),
        (
            "双桥乡中央环保督察“回头看”及省环保督察反馈问题整改情况报表",
            "双桥乡中央环保督察“回头看”及省环保督察",
        ),
        ("2023年黄河流域生态环境警示片反映问题整改措施清单", "2023年黄河流域生态环境警示片"),
        # Two lists of one inspection that number their tasks each from 1 stay apart.
        ("某市中央环保督察反馈问题整改任务清单", "某市中央环保督察"),
        ("某市中央环保督察交办重点问题整改清单", "某市中央环保督察交办重点"),
        ("表1  中央督察“回头看”反馈问题整改情况", "中央督察“回头看”"),
    ],
)
def test_the_title_of_a_task_list(title: str, name: str) -> None:
    assert named(title) == name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("云澜市2026年第三季度各县（市、区）PM2.5浓度", "云澜市各县PM2.5浓度"),
        ("云澜市1-9月PM10浓度排名表", "云澜市PM10浓度排名"),
        ("云澜市2024年PM10月均浓度统计表", "云澜市PM10月均浓度"),
    ],
)
def test_the_period_of_indicators_is_no_part_of_their_source(title: str, name: str) -> None:
    """The table of the next quarter once was a source of its own."""
    assert named(title, kind="indicators") == name


def test_batches_of_petitions_that_may_lack_numbers_stay_apart() -> None:
    title = "某市中央环保督察第二批交办件清单"
    assert named(title, kind="petitions") == "某市中央环保督察第二批交办件"


@pytest.mark.parametrize(
    "sheet",
    [
        "任务清单", "清单", "台账", "整改台帐", "信访件", "信访举报件", "指标", "指标表", "8月",
        "2026年8月", "附件1", "Sheet1",
    ],
)  # fmt: skip
def test_a_sheet_named_like_any_other_never_wins_over_a_title(sheet: str) -> None:
    assert named("临澜市整改任务清单（截至2026年8月31日）", sheet) == "临澜市整改任务清单"
    assert named("临澜市2025年省督察整改清单", sheet) == "临澜市2025年省督察"


def test_a_sheet_that_says_which_inspection_it_is_wins_over_a_short_title() -> None:
    assert named("临澜市整改任务清单", "中央第二轮") == "中央第二轮"


@pytest.mark.parametrize(
    ("sheet", "file", "name"),
    [
        ("任务清单", "3.临澜市2025年省生态环境保护督察整改任务清单（8月）.xlsx", "临澜市2025年省生态环境保护督察"),
        ("任务清单", "水源地问题.xlsx", "水源地问题"),
        ("任务清单", "1任务清单8月.xlsx", "任务清单"),
        ("Sheet1", "1任务清单8月.xlsx", "1任务清单8月"),
        ("突出问题", "1任务清单8月.xlsx", "突出问题"),
    ],
)  # fmt: skip
def test_without_a_title_the_file_or_the_sheet_names_the_source(
    sheet: str, file: str, name: str
) -> None:
    assert named(None, sheet, file) == name


def test_the_list_of_another_year_is_another_list() -> None:
    """Lists made every year number their tasks from 1 again."""
    assert named("某市2026年生态环境问题自查整改任务清单") == "某市2026年生态环境问题自查"
    assert named("2025年某市人大执法检查发现问题整改清单") == "2025年某市人大执法检查发现"
