"""Whether a list's own name means the inspection of a source, or another one."""

import pytest

from data.inspections import says_another

CENTRAL = "青崖市第二轮中央生态环境保护督察"


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("青崖市第二轮中央环保督察", CENTRAL),
        ("中央环保督察", CENTRAL),
        ("第2轮中央环保督查", CENTRAL),
        ("督察反馈问题清单", CENTRAL),
        ("中央环保督察整改督办台账", CENTRAL),
        ("青崖市生态环境保护督察", CENTRAL),
        # A year beside the same round, a place more, a place less, a county of the place.
        ("2026年青崖市第二轮中央生态环境保护督察", CENTRAL),
        ("青崖市第二轮中央生态环境保护督察", "第二轮中央生态环境保护督察"),
        ("2025年省生态环境保护督察", "临澜市2025年省生态环境保护督察"),
        ("盐津县第二轮中央生态环境保护督察", "昭通市第二轮中央生态环境保护督察"),
        ("白石县中央环保督察", CENTRAL),
        ("贵州省生态环境保护督察", "省生态环境保护督察"),
        ("临澜市省生态环境保护督察", "临澜市2025年省生态环境保护督察"),
        # Sources as people shorten them themselves.
        ("嘉峪关市第二轮中央生态环境保护督察", "嘉峪关·中央第二轮"),
        ("第四批省督察", "茂名·省第四批督察"),
        ("毕节市七星关区中央环境保护督察反馈突出环境问题", "七星关·中央督察反馈"),
        ("中央环境保护督察“回头看”", "茂名·中央回头看"),
        ("湖州市省生态环境保护专项督察", "湖州·2022年省专项督察"),
        (CENTRAL, f"{CENTRAL}·清单"),
        ("长江经济带生态环境警示片", "2025年长江经济带生态环境警示片"),
        # Names of no inspection.
        ("整改任务清单", CENTRAL),
        ("Sheet1", CENTRAL),
        ("农村黑臭水体整治", CENTRAL),
        ("某市生态环境问题自查", CENTRAL),
        ("市委督查室任务清单", CENTRAL),
    ],
)
def test_a_name_that_says_less_means_the_same(name: str, source: str) -> None:
    assert says_another(name, source) is False


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("青崖市2026年省生态环境警示片", CENTRAL),
        ("第三轮中央生态环境保护督察", CENTRAL),
        ("省生态环境保护督察", CENTRAL),
        ("内蒙古自治区生态环境保护督察", "第二轮中央环保督察"),
        ("市级督察", CENTRAL),
        ("市督察", CENTRAL),
        ("中央督察“回头看”", CENTRAL),
        ("第二轮中央生态环境保护督察及省生态环境保护督察", CENTRAL),
        ("自然资源督察", CENTRAL),
        ("中央环境保护专项督察", "中央环境保护督察"),
        ("水利部督查", CENTRAL),
        ("省委巡视", CENTRAL),
        ("经济责任审计", CENTRAL),
        ("省级挂牌督办问题", CENTRAL),
        (CENTRAL, "甲"),
        # Said of one only: it may be the next one.
        ("2026年中央环保督察", "中央环保督察"),
        ("某市中央环保督察交办重点", "某市中央环保督察"),
        ("中央环保督察典型案例", "某市中央环保督察"),
        (CENTRAL, "青崖市中央生态环境保护督察"),
        # Of the same kind, in another year, about another river, in another city.
        ("临澜市2026年省生态环境保护督察", "临澜市2025年省生态环境保护督察"),
        ("2025年长江经济带生态环境警示片", "2025年黄河流域生态环境警示片"),
        ("2026年某市生态环境问题自查", "2025年某市生态环境问题自查"),
        ("茂名市第二轮中央生态环境保护督察", "昭通市第二轮中央生态环境保护督察"),
    ],
)
def test_a_name_that_says_something_else_means_another(name: str, source: str) -> None:
    assert says_another(name, source) is True


def test_batches_of_petitions_are_of_one_inspection() -> None:
    names = ("某市中央环保督察第二批交办件", "某市中央环保督察第一批")
    assert (says_another(*names, "petitions"), says_another(*names)) == (False, True)
    assert says_another("第三轮中央环保督察第二批", "第二轮中央环保督察第二批", "petitions") is True
