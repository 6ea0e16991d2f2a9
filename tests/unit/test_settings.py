"""Settings: the environment wins over the file, the file over the default; mistakes are told."""

import tomllib
from pathlib import Path

import pytest

from data.settings import MEANINGS, SettingError, Settings, load

ROOT = Path(__file__).parents[2]


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
        (
            "upload_rows = 0\n",
            "设置项 upload_rows 的值“0”无法使用：一张工作表最多用到第几行（至少 1）。",
        ),
        ("upload_memory_mb = 100\n", "设置项 upload_memory_mb 的值“100”无法使用：.*至少 256"),
        ("upload_seconds = 2.5\n", "设置项 upload_seconds 的值“2.5”无法使用"),
        ("report_days = 99999999999\n", "report_days 的值“99999999999”无法使用：.*0 至 3660"),
        ("session_hours = 999999999999\n", "session_hours 的值.*1 至 8760"),
        ("due_soon_days = -1\n", "due_soon_days 的值“-1”无法使用：.*0 至 3660"),
        ("upload_cells = 9999999999\n", "upload_cells 的值“9999999999”无法使用"),
        ("upload_mb = inf\n", "设置项 upload_mb 的值“inf”无法使用"),
    ],
)
def test_a_mistake_is_told_in_a_sentence(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingError, match=told):
        load(file, {})


def test_every_setting_has_its_meaning() -> None:
    assert set(MEANINGS) == set(vars(Settings()))


def test_a_secret_stands_in_the_environment_only(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('oidc_client_secret = "s3cret"', encoding="utf-8")
    with pytest.raises(SettingError, match=r"只能用环境变量 ZGKB_OIDC_CLIENT_SECRET 设置") as told:
        load(file, {})
    assert "s3cret" not in str(told.value)
    found = load(tmp_path / "none.toml", {"ZGKB_OIDC_CLIENT_SECRET": "s3cret"})
    assert found.oidc_client_secret == "s3cret"
    assert "s3cret" not in repr(found)


def test_a_rhythm_nobody_knows_is_told_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="dispatch 的值“daily”无法使用：调度周期：weekly 每周"):
        load(tmp_path / "none.toml", {"ZGKB_DISPATCH": "daily"})
    assert load(tmp_path / "none.toml", {"ZGKB_DISPATCH": "weekly"}).dispatch == "weekly"


def test_the_server_takes_files_as_large_as_the_setting_says() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert config["server"]["maxUploadSize"] == Settings().upload_mb
