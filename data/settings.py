"""The board's settings: one table, read from `settings.toml` and the environment.

An environment variable `ZGKB_<NAME IN CAPITALS>` wins over the file, the file over the default.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any


class SettingError(ValueError):
    """A setting that cannot be used; carries one Chinese sentence."""


@dataclass(frozen=True)
class Settings:
    """Every setting with its default; the meaning of each stands in `MEANINGS`."""

    place: str = ""
    due_soon_days: int = 30
    accept_days: int = 30
    behind_points: int = 10
    count_continuous: bool = False
    districts_geojson: str = ""


MEANINGS: dict[str, str] = {
    "place": "本单位所在地区（如“昭通市”）；留空时从清单标题中识别",
    "due_soon_days": "距整改时限多少天以内算“即将到期”（蓝灯）",
    "accept_days": "完成整改后超过多少天未验收要列出提醒",
    "behind_points": "完成进度低于序时进度多少个百分点算“序时滞后”（黄灯）",
    "count_continuous": "没有期限的长期坚持任务是否计入完成率分母",
    "districts_geojson": "自备区县边界 GeoJSON 文件的路径；留空用内置边界",
}


def load(file: Path | None = None, environ: Mapping[str, str] = os.environ) -> Settings:
    """Settings from defaults, then `file` (default `settings.toml`), then the environment.

    Raises SettingError for an unknown name, a wrong type or a file that is not TOML.
    """
    file = Path("settings.toml") if file is None else file
    given: dict[str, Any] = {}
    if file.exists():
        try:
            given = tomllib.loads(file.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise SettingError(f"设置文件 {file.name} 不是有效的 TOML：{error}") from error
    for name in MEANINGS:
        if (text := environ.get(f"ZGKB_{name.upper()}")) is not None:
            given[name] = text
    known = {f.name: f.type for f in fields(Settings)}
    if unknown := sorted(set(given) - set(known)):
        raise SettingError(f"设置文件中有不认识的项：{'、'.join(unknown)}。")
    return replace(Settings(), **{n: _value(n, v, known[n]) for n, v in given.items()})


def _value(name: str, value: Any, wanted: Any) -> Any:
    """`value` as the type the setting wants; text (from the environment) is converted."""
    try:
        if wanted in (bool, "bool"):
            return value if isinstance(value, bool) else _truth(str(value))
        if wanted in (int, "int"):
            if isinstance(value, bool):
                raise ValueError(value)
            return int(value)
        return str(value)
    except ValueError as error:
        raise SettingError(f"设置项 {name} 的值“{value}”无法使用：{MEANINGS[name]}。") from error


def _truth(text: str) -> bool:
    if text.strip().lower() in {"1", "true", "yes", "是"}:
        return True
    if text.strip().lower() in {"0", "false", "no", "否", ""}:
        return False
    raise ValueError(text)
