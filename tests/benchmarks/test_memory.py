"""A very long list must not need more memory than a server has: 100,000 rows within 1.5 GB.

The bound grows with the rows, so that a shorter list, read in every run, guards the same slope;
`ZGKB_ROWS=100000` reads the whole hundred thousand.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.large_list import PIECE, large_list

ROWS = int(os.environ.get("ZGKB_ROWS", "10000"))
GOAL = 1.5e9
STANDING = 0.4e9
"""What libraries and an open store take before the first row."""
MOST = STANDING + (GOAL - STANDING) * ROWS / 100_000


@pytest.mark.skipif(sys.platform == "win32", reason="Windows 不报告内存峰值")
def test_a_very_long_list_is_read_and_compared_within_bounds(tmp_path: Path) -> None:
    file = tmp_path / "清单.xlsx"
    file.write_bytes(large_list(ROWS // PIECE))
    stored = _in_a_process("store", file, tmp_path / "data")
    assert stored["new"] == ROWS
    found = _in_a_process("read", file, tmp_path / "data")
    assert (found["new"], found["changed"], found["unchanged"]) == (0, 0, ROWS)
    print(
        f"{ROWS} rows: read and compared within {found['peak'] / 1e9:.2f} GB (bound "
        f"{MOST / 1e9:.2f} GB), stored within {stored['peak'] / 1e9:.2f} GB"
    )
    assert found["peak"] <= MOST


def _in_a_process(what: str, file: Path, folder: Path) -> dict[str, int]:
    command = [sys.executable, "-m", "tests.benchmarks.large_list", what, str(file), str(folder)]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, int] = json.loads(told.stdout.splitlines()[-1])
    return found
