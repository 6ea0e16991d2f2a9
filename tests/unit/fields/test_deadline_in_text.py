"""Deadlines within the texts of measures and goals."""

from datetime import date

import pytest

from loaders.fields.deadline_in_text import deadline_in


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对83个排污口开展溯源，2024年9月底前完成整治。", "2024-09-30"),
        ("2023年底前消除。", "2023-12-31"),
        ("2024年9月30日前，全面完成整改", "2024-09-30"),
        ("2024年12月31日之前完成", "2024-12-31"),
        ("于2024年12月底前整改完毕", "2024-12-31"),
        ("按照《2021-2025年规划》，到2025年建成污水处理厂。", "2025-12-31"),
        ("1.2024年3月已完成排查。2.2024年10月底前完成改造。", "2024-10-31"),
        ("2023年已完成一期，2025年6月30日前完成二期并投运", "2025-06-30"),
        ("2022年12月印发《方案》，2024年11月底前落实到位", "2024-11-30"),
        ("30日内完成清理；2024年8月底前完成复绿", "2024-08-31"),
        ("污水直排（整改时限：2024年10月底）", "2024-10-31"),
        ("牵头单位：市水利局；整改时限：2024年12月底", "2024-12-31"),
        ("整改时限：2024年底。2025年6月底前开展评估", "2024-12-31"),
        ("2024年三季度前完成拆除", "2024-09-30"),
        ("2024年3月至2024年12月，开展专项整治", "2024-12-31"),
        ("清淤3公里（2024年10月）", "2024-10-31"),
        ("2024.12.31", "2024-12-31"),
        ("立行立改，2024年底前完成", "2024-12-31"),
        ("建立常态化巡查机制，2024年底前完成", "2024-12-31"),
    ],
)
def test_the_day_by_which_the_work_is_to_be_finished(text: str, expected: str) -> None:
    found = deadline_in(text, 2024)
    assert found is not None
    assert (found.deadline.kind, found.deadline.day, found.days) == ("date", day(expected), 1)


@pytest.mark.parametrize(
    ("text", "expected", "days"),
    [
        ("2024年6月底前完成方案编制，2024年12月底前完成工程建设。", "2024-12-31", 2),
        ("2024年底前完成整治，其中2024年6月底前完成排查。", "2024-12-31", 2),
        ("2024年6月底前完成排查；9月底前完成整治；12月底前完成验收销号。", "2024-09-30", 2),
        ("2024年6月底前完成A；2024年6月30日前完成B。", "2024-06-30", 1),
        ("①2024年6月底前完成排查②2024年9月底前完成整治", "2024-09-30", 2),
        ("1.6月底前完成排查。2.9月底前完成整治。", "2024-09-30", 2),
        ("（一）2024年6月底前完成排查\n（二）2025年3月底前完成整治", "2025-03-31", 2),
    ],
)
def test_of_several_days_the_last_one_of_the_work(text: str, expected: str, days: int) -> None:
    found = deadline_in(text, 2024)
    assert found is not None
    assert (found.deadline.day, found.days) == (day(expected), days)


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("2025年12月底前完成流域治理，并长期坚持。", "date_then_continuous", "2025年12月底前完成流域治理"),
        ("立行立改，长期坚持。加强巡查。", "continuous", "长期坚持"),
        ("1.2024年9月底前完成整治。2.长期坚持巡查。", "date_then_continuous", "2024年9月底前完成整治"),
        ("加强巡查，持续推进", "continuous", "持续推进"),
        ("立行立改。加强巡查。", "immediate", "立行立改"),
        ("整改时限：立行立改；责任单位：县水利局", "immediate", "立行立改"),
    ],
)  # fmt: skip
def test_what_is_lasting_and_what_is_done_at_once(text: str, kind: str, words: str) -> None:
    found = deadline_in(text, 2024)
    assert found is not None
    assert (found.deadline.kind, found.words) == (kind, words)


@pytest.mark.parametrize(
    "text",
    [
        "加强日常巡查。", "较2020年下降10%。", "自2023年1月1日起，加强监管。", "截至2024年5月，已完成5公里",
        "根据2023年督察反馈意见，制定方案", "落实《2024年工作要点》", "立即停产，查明原因",
        "建立常态化巡查机制", "2024年汛期前完成", "每年12月底前完成清淤", "县政办〔2024〕12号文件要求", "", None,
    ],
)  # fmt: skip
def test_years_and_months_that_are_no_deadline(text: str | None) -> None:
    assert deadline_in(text, 2024) is None


def test_a_year_told_before_holds_for_the_months_after_it() -> None:
    found = deadline_in("2025年3月底前完成排查。9月底前完成整治。", 2024)
    assert found is not None
    assert (found.deadline.day, found.deadline.year_assumed) == (date(2025, 9, 30), False)
    alone = deadline_in("9月底前完成整治。", 2024)
    assert alone is not None
    assert (alone.deadline.day, alone.deadline.year_assumed) == (date(2024, 9, 30), True)
