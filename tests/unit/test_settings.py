"""Settings: the environment wins over the file, the file over the default; mistakes are told."""

from pathlib import Path

import pytest

from data.settings import MEANINGS, SettingError, Settings, load


def test_defaults_hold_without_a_file(tmp_path: Path) -> None:
    assert load(tmp_path / "none.toml", {}) == Settings()


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('place = "昭通市"\ndue_soon_days = 15\n', encoding="utf-8")
    found = load(file, {"ZGKB_DUE_SOON_DAYS": "20", "ZGKB_COUNT_CONTINUOUS": "是"})
    assert (found.place, found.due_soon_days, found.count_continuous) == ("昭通市", 20, True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("dues = 3\n", "设置文件中有不认识的项：dues。"),
        ('due_soon_days = "三十"\n', "设置项 due_soon_days 的值“三十”无法使用"),
        ("place = \n", "不是有效的 TOML"),
    ],
)
def test_a_mistake_is_told_in_a_sentence(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingError, match=told):
        load(file, {})


def test_every_setting_has_its_meaning() -> None:
    assert set(MEANINGS) == set(vars(Settings()))
