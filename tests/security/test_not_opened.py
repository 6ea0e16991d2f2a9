"""A server that cannot use its data folder ends with one sentence, without a traceback."""

import os
import subprocess
import sys
from pathlib import Path

from commands import ROOT
from commands.board import DATA, free_port
from data.opening import open_store


def test_a_busy_folder_is_told_in_one_sentence(tmp_path: Path) -> None:
    with open_store(tmp_path):
        told = subprocess.run(
            [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"),
             "--server.address=127.0.0.1", f"--server.port={free_port()}"],
            cwd=ROOT, env={**os.environ, DATA: str(tmp_path)}, capture_output=True, timeout=60,
            check=False,
        )  # fmt: skip
    assert told.returncode == 2
    said = told.stderr.decode()
    assert said.splitlines()[-1] == (
        "看板启动时出错：数据库正被另一个程序使用：请先关闭正在运行的看板。"
    )
    assert "Traceback" not in said
