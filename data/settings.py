"""The board's settings: one table, read from `settings.toml` and the environment.

An environment variable `ZGKB_<NAME IN CAPITALS>` wins over the file, the file over the default.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from data.dispatch import RHYTHMS

FILE = Path(__file__).parents[1] / "settings.toml"


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
    dispatch: str = "monthly"
    report_days: int = 5
    require_sign_in: bool = False
    open_uploads: bool = False
    session_hours: int = 12
    idle_minutes: int = 120
    cookie_secure: bool = False
    trusted_proxy: str = ""
    allowed_origins: str = ""
    metrics_from: str = ""
    tls_certificate: str = ""
    tls_key: str = ""
    oidc_issuer: str = ""
    oidc_client_id: str = ""
    oidc_client_secret: str = field(default="", repr=False)
    oidc_name_claim: str = "preferred_username"
    oidc_role_claim: str = "roles"
    oidc_unit_claim: str = "units"
    upload_mb: int = 50
    upload_unpacked_mb: int = 400
    upload_rows: int = 200_000
    upload_columns: int = 1_000
    upload_cells: int = 8_000_000
    upload_sheets: int = 200
    upload_seconds: int = 7
    upload_memory_mb: int = 1024
    upload_readers: int = 2


MEANINGS: dict[str, str] = {
    "place": "本单位所在地区（如“昭通市”）；留空时从清单标题中识别",
    "due_soon_days": "距整改时限多少天以内算“即将到期”（蓝灯，0 至 3660）",
    "accept_days": "完成整改后超过多少天未验收要列出提醒（0 至 3660）",
    "behind_points": "完成进度低于序时进度多少个百分点算“序时滞后”（黄灯，0 至 100）",
    "count_continuous": "没有期限的长期坚持任务是否计入完成率分母",
    "districts_geojson": "自备区县边界 GeoJSON 文件的路径；留空用内置边界",
    "dispatch": "调度周期：weekly 每周，twice_monthly 每月两次，monthly 每月，every_two_months 每两月，quarterly 每季",
    "report_days": "调度期结束后多少天以内报送清单不算迟报（0 至 3660）",
    "require_sign_in": "有账号以后，在本机查看是否也要登录（从其他电脑访问时总要登录）",
    "open_uploads": "还没有账号时，在本机是否不用登录就可以上传（只宜一人自用的电脑）",
    "session_hours": "登录一次最多用多少小时（1 至 8760）",
    "idle_minutes": "多少分钟没有操作就要重新登录（1 至 525600）",
    "cookie_secure": "登录凭证是否只经 HTTPS 发送；看板自己用 HTTPS 时总是如此",
    "trusted_proxy": "反向代理的 IP 地址，几个用逗号隔开；只相信它们写的访问者地址和协议",
    "allowed_origins": "反向代理改写了主机名时，浏览器里看到的地址，如 https://zg.example.gov.cn，几个用逗号隔开",
    "metrics_from": "除本机外，哪些 IP 地址可以读取运行指标 /metrics，几个用逗号隔开",
    "tls_certificate": "HTTPS 证书文件（PEM）的路径；与 tls_key 一起设置后看板自己用 HTTPS",
    "tls_key": "HTTPS 私钥文件（PEM）的路径",
    "oidc_issuer": "统一登录（OpenID Connect）服务的地址（issuer）；留空不用",
    "oidc_client_id": "看板在统一登录服务里的客户端编号",
    "oidc_client_secret": "客户端密钥；只能用环境变量 ZGKB_OIDC_CLIENT_SECRET 设置",
    "oidc_name_claim": "统一登录里哪一项是账号名",
    "oidc_role_claim": "统一登录里哪一项是角色（admin、reporter、viewer，或管理、填报、查看）",
    "oidc_unit_claim": "统一登录里哪一项是填报单位",
    "upload_mb": "上传文件最大多少 MB（至少 1）",
    "upload_unpacked_mb": "工作簿解压后最大多少 MB（至少 1）",
    "upload_rows": "一张工作表最多用到第几行（至少 1）",
    "upload_columns": "一张工作表最多用到第几列（至少 1）",
    "upload_cells": "各工作表的使用范围合计最多多少个单元格（至少 1）",
    "upload_sheets": "一个工作簿最多多少张工作表（至少 1）",
    "upload_seconds": "读取一个文件最多用多少秒处理器时间，超过就停止（至少 1）；电脑忙时最多等三倍",
    "upload_memory_mb": "读取一个文件最多用多少 MB 内存，超过就停止（至少 256，仅 Linux 有效）",
    "upload_readers": "最多同时读取几个文件，其余排队（至少 1）",
}
_LEAST: dict[str, int] = {
    name: 256 if name == "upload_memory_mb" else 1
    for name in MEANINGS
    if name.startswith("upload_")
} | {"session_hours": 1, "idle_minutes": 1}
_MOST: dict[str, int] = {
    "due_soon_days": 3_660, "accept_days": 3_660, "behind_points": 100, "report_days": 3_660,
    "session_hours": 8_760, "idle_minutes": 525_600,
}  # fmt: skip
_MOST_OF_ANY = 1_000_000_000
_CHOICES: dict[str, tuple[str, ...]] = {"dispatch": tuple(RHYTHMS)}


def load(file: Path | None = None, environ: Mapping[str, str] = os.environ) -> Settings:
    """Settings from defaults, then `file` (default: `settings.toml` in the program's folder, wherever
    the command is called), then the environment.

    Raises SettingError for an unknown name, a wrong type or a file that is not TOML.
    """
    file = FILE if file is None else file
    given: dict[str, Any] = {}
    if file.exists():
        try:
            given = tomllib.loads(file.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise SettingError(f"设置文件 {file.name} 不是有效的 TOML：{error}") from error
    if "oidc_client_secret" in given:
        raise SettingError(MEANINGS["oidc_client_secret"] + f"，请从 {file.name} 中删去。")
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
            if isinstance(value, bool) or (isinstance(value, float) and not value.is_integer()):
                raise ValueError(value)
            number = int(value)
            if not _LEAST.get(name, 0) <= number <= _MOST.get(name, _MOST_OF_ANY):
                raise ValueError(value)
            return number
        if str(value) not in _CHOICES.get(name, (str(value),)):
            raise ValueError(value)
        return str(value)
    except ValueError as error:
        raise SettingError(f"设置项 {name} 的值“{value}”无法使用：{MEANINGS[name]}。") from error


def _truth(text: str) -> bool:
    if text.strip().lower() in {"1", "true", "yes", "是"}:
        return True
    if text.strip().lower() in {"0", "false", "no", "否", ""}:
        return False
    raise ValueError(text)
