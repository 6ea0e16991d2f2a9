"""What pip says, and what we make of it."""

from pathlib import Path

import pytest

from commands.installing import Fetched, failure, requirements

LOG = Path("install.log")
ROOT = Path(__file__).parents[3]


def test_progress_counts_packages_and_names_sizes() -> None:
    said = """\
Looking in links: wheels
Ignoring colorama: markers 'sys_platform == "win32"' don't match your environment
Collecting duckdb==1.5.5 (from -r requirements.txt (line 3))
  Downloading duckdb-1.5.5-cp311-cp311-manylinux_2_28_x86_64.whl.metadata (7 kB)
  Downloading duckdb-1.5.5-cp311-cp311-manylinux_2_28_x86_64.whl (21.5 MB)
Processing /my wheels/h11-0.16.0-py3-none-any.whl (from -r requirements.txt (line 17))
  Using cached idna-3.20-py3-none-any.whl (70 kB)
Requirement already satisfied: pluggy==1.7.0 in /x (from -r requirements-dev.txt (line 9)) (1.7.0)
Requirement already satisfied: packaging>=24 in /x (from pytest==9.2.0->-r dev.txt (line 3)) (26.3)
Installing collected packages: idna, h11, duckdb
"""
    seen = Fetched(5)
    assert list(seen.steps(said.splitlines())) == [
        "获取 1/4（25%） duckdb 1.5.5（21.5 MB）",
        "获取 2/4（50%） h11 0.16.0",
        "获取 3/4（75%） idna 3.20（70 kB）",
        "获取 4/4（100%） pluggy 已有",
    ]
    assert seen.to_install == 3


def test_a_slow_network_is_told_while_pip_tries_again() -> None:
    line = "WARNING: Retrying (Retry(total=1)) after connection broken by 'NewConnectionError(...)'"
    assert list(Fetched(1).steps([line])) == ["网络不畅，正在重试 ……"]


UNREACHABLE = (
    "安装失败：连不上软件包源。请检查网络或代理；有镜像的用环境变量 PIP_INDEX_URL 指定；"
    "不能上网的，在别处用 pip download -r requirements.txt -d wheels 备好文件，"
    "再加 --wheels wheels 运行。"
)


@pytest.mark.parametrize(
    "broken",
    [
        "NewConnectionError('<HTTPSConnection>: Failed to establish a new connection: [Errno 111]')",
        "NameResolutionError: [Errno -3] Temporary failure in name resolution",
        "ConnectTimeoutError: connection timed out",
        "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]'))",
        "ProxyError('Cannot connect to proxy.')",
    ],
)
def test_an_unreachable_index_is_not_blamed_on_the_package(broken: str) -> None:
    said = (
        f"WARNING: Retrying (Retry(total=0)) after connection broken by '{broken}': /simple/altair/\n"
        "ERROR: Could not find a version that satisfies the requirement altair==6.3.0\n"
        "ERROR: No matching distribution found for altair==6.3.0\n"
    )
    assert failure(said, LOG) == UNREACHABLE


def test_a_reachable_index_without_the_package_is_told_so() -> None:
    said = "ERROR: No matching distribution found for numpy==2.4.6 (from -r requirements.txt)\n"
    assert failure(said, LOG) == "安装失败：软件包源里没有适合本机 Python 的 numpy==2.4.6。"


def test_a_full_disk_is_told_so() -> None:
    said = "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device"
    assert failure(said, LOG) == "安装失败：磁盘空间不足，请腾出约 1 GB 后再运行本命令。"


def test_anything_else_gives_pips_last_error_and_the_log() -> None:
    said = "ERROR: first\nERROR: Invalid requirement: 'x=='\nsome more\n"
    assert failure(said, LOG) == ("安装失败：ERROR: Invalid requirement: 'x=='（详见 install.log）")
    assert failure("", LOG) == "安装失败：原因不明（详见 install.log）"


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned(name: str) -> None:
    loose = [line for line in requirements(ROOT / name) if "==" not in line.split(";")[0]]
    assert loose == []
