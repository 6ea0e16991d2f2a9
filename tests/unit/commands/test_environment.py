"""Making `.venv`: once, from what is pinned, and one sentence for everything in the way."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from commands import Refusal
from commands.environment import RUN, Environment, clean
from commands.progress import Printer


def wheel(folder: Path, name: str, version: str) -> None:
    """Write an installable package of one module that knows its version."""
    info = f"{name}-{version}.dist-info"
    files = {
        f"{name}.py": f"version = {version!r}\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{path},,\n" for path in [*files, f"{info}/RECORD"])
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as archive:
        for path, text in {**files, f"{info}/RECORD": record}.items():
            archive.writestr(path, text)


def version_in(python: Path) -> str:
    asked = [str(python), "-c", "import zgkb_sample; print(zgkb_sample.version)"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()


def test_a_fresh_clone_is_set_up_once_and_again_when_a_pin_moves(tmp_path: Path) -> None:
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    wheel(wheels, "zgkb_sample", "1.0")
    wheel(wheels, "zgkb_sample", "1.1")
    (tmp_path / RUN).write_text("# the only one\nzgkb_sample==1.0\n", "utf-8")
    environment, said = Environment(tmp_path), io.StringIO()

    python = environment.prepare(RUN, wheels=wheels, printer=Printer(said))
    assert version_in(python) == "1.0"
    assert said.getvalue().splitlines() == [
        "第一次运行：正在建立 .venv ……",
        "正在安装 1 个包（只在第一次运行或版本更新后需要）",
        "获取 1/1（100%） zgkb_sample 1.0",
        *[line for line in said.getvalue().splitlines() if line.startswith("安装 ")],
        "安装完成",
    ]

    # The second start installs nothing: not even the wheels are there any more.
    again = io.StringIO()
    assert environment.prepare(RUN, wheels=tmp_path, printer=Printer(again)) == python
    assert again.getvalue() == ""

    (tmp_path / RUN).write_bytes(b"# the only one\r\nzgkb_sample==1.0\r\n")
    assert environment.lacking((RUN,)) == ()

    (tmp_path / RUN).write_text("zgkb_sample==1.1\n", "utf-8")
    assert environment.lacking((RUN,)) == (RUN,)
    environment.prepare(RUN, wheels=wheels, printer=Printer(again))
    assert version_in(python) == "1.1"

    # A failed installation leaves no stamp behind, so the next start tries again.
    (tmp_path / RUN).write_text("zgkb_sample==9.9\n", "utf-8")
    with pytest.raises(Refusal, match=r"目录 .* 里没有适合本机的 zgkb_sample==9\.9。"):
        environment.prepare(RUN, wheels=wheels, printer=Printer(again))
    assert environment.lacking((RUN,)) == (RUN,)


def test_a_python_without_venv_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / RUN).write_text("zgkb_sample==1.0\n", "utf-8")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(Refusal) as refused:
        Environment(tmp_path).prepare(RUN, printer=Printer(io.StringIO()))
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    assert str(refused.value) == (
        "这个 Python 缺少 venv、ensurepip 模块，无法建立运行环境："
        f"Debian、Ubuntu 上请先运行 sudo apt install python{version}-venv，"
        "其他系统请安装完整的 Python，然后再运行本命令。"
    )


def test_an_environment_whose_python_is_gone_counts_as_none(tmp_path: Path) -> None:
    environment = Environment(tmp_path)
    (tmp_path / RUN).write_text("", "utf-8")
    environment.python.parent.mkdir(parents=True)
    environment.python.symlink_to(tmp_path / "uninstalled")
    assert environment.lacking((RUN,)) == (RUN,)


def test_a_place_where_nothing_can_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / RUN).write_text("", "utf-8")
    (tmp_path / ".venv").write_text("a file is in the way", "utf-8")
    with pytest.raises(Refusal, match=r"^无法在 .*\.venv 建立运行环境：.+$"):
        Environment(tmp_path).prepare(RUN, printer=Printer(io.StringIO()))


def test_nothing_of_another_python_reaches_ours() -> None:
    given = {"PATH": "/bin", "PYTHONHOME": "/x", "PYTHONPATH": "/y", "PIP_INDEX_URL": "mirror"}
    assert clean(given) == {
        "PATH": "/bin",
        "PIP_INDEX_URL": "mirror",
        "PYTHONUTF8": "1",
        "PYTHONUNBUFFERED": "1",
    }
