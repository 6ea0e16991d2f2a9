"""Reading in another process: the same answers, and no file takes more than its share."""

import io
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from data.settings import Settings
from loaders import Limits, Unreadable, read, read_apart, reader_within
from loaders.apart import child
from loaders.apart import readers as apart
from loaders.apart.readers import Readers
from loaders.files.unreadable import Reason
from tests.unit.loaders.test_formats import HEAD, ROW, sentence
from tests.unit.loaders.workbooks import Tab, xlsx

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "data/samples/jiayuguan/嘉峪关市督察整改调度表（2020年12月）.xlsx"
SMALL = xlsx(Tab((HEAD, ROW)))
LINUX = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="内存上限只在 Linux 上有")


def monster() -> bytes:
    """A list long enough to outlast every limit of these tests: it takes half a minute to read."""
    heading = ",".join((*HEAD, "整改目标", "整改措施", "进展情况", "责任领导", "行政区域"))
    lines = (
        f"{i},污水直排第{i}处,2020年12月{i % 28 + 1}日前,某局{i},目标{i},措施{i},进展{i},张{i},{i}区"
        for i in range(1, 199_000)
    )
    return "\n".join((heading, *lines)).encode()


MONSTER = monster()
IMPATIENT = Limits(seconds=0.5)


@pytest.fixture
def readers(monkeypatch: pytest.MonkeyPatch) -> Iterator[Readers]:
    """Processes of the test's own in the place of the shared ones."""
    own = Readers()
    monkeypatch.setattr(apart, "READERS", own)
    yield own
    own.end()


def reason(data: bytes, limits: Limits) -> Reason:
    with pytest.raises(Unreadable) as caught:
        read_apart(data, "清单.csv", limits=limits)
    return caught.value.reason


def pid(readers: Readers) -> int:
    """The process that waits for the next file."""
    with readers.lent(9) as idle:
        return idle.process.pid


def gone(number: int) -> bool:
    """Whether the process is no more, a zombie nobody has asked about included."""
    try:
        state = Path(f"/proc/{number}/stat").read_text("ascii").rpartition(")")[2].split()[0]
    except OSError:
        return True
    return state == "Z"


def soon(condition: Callable[[], bool]) -> bool:
    until = time.monotonic() + 30
    while not condition() and time.monotonic() < until:
        time.sleep(0.05)
    return condition()


def test_a_reading_is_the_same_in_another_process() -> None:
    data = SAMPLE.read_bytes()
    assert read_apart(data, SAMPLE.name) == read(data, SAMPLE.name)


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n" + bytes(500), SMALL[:3000]])
def test_an_unreadable_file_gets_the_same_sentence(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        read_apart(data, "清单.xlsx")
    assert str(caught.value) == sentence(data)


def test_a_process_reads_one_file_after_another_and_ends_after_many(readers: Readers) -> None:
    read_apart(SMALL, "清单.xlsx")
    first = pid(readers)
    for _ in range(98):
        read_apart(SMALL, "清单.xlsx")
    assert pid(readers) == first
    read_apart(SMALL, "清单.xlsx")
    assert pid(readers) != first


def test_no_more_processes_wait_than_are_wanted(readers: Readers) -> None:
    readers.warm(1)
    first = pid(readers)
    readers.warm(1)
    assert (len(readers._idle), pid(readers)) == (1, first)
    with readers.lent(2):
        readers.warm(1)
        assert readers._idle == []
    assert pid(readers) == first


def test_a_file_that_takes_too_long_is_given_up(readers: Readers) -> None:
    readers.warm(1)
    first = pid(readers)
    with pytest.raises(Unreadable, match=r"^读取这个文件超过 0\.5 秒，.*拆成几个文件后再上传。$"):
        read_apart(MONSTER, "清单.csv", limits=IMPATIENT)
    assert pid(readers) != first
    assert read_apart(SMALL, "清单.xlsx") == read(SMALL, "清单.xlsx")


@LINUX
def test_a_file_that_needs_too_much_memory_is_given_up(readers: Readers) -> None:
    readers.warm(1)
    first = pid(readers)
    with pytest.raises(Unreadable, match=r"^读取这个文件需要的内存超过 100 MB，"):
        read_apart(MONSTER, "清单.csv", limits=Limits(memory_bytes=100 * 1024**2, seconds=60))
    assert pid(readers) != first
    assert read_apart(SMALL, "清单.xlsx") == read(SMALL, "清单.xlsx")


@LINUX
@pytest.mark.parametrize(
    ("number", "expected"),
    [(signal.SIGSEGV, "reader_failed"), (signal.SIGKILL, "too_much_memory")],
)
def test_a_process_that_dies_leaves_a_sentence(
    readers: Readers, number: signal.Signals, expected: Reason
) -> None:
    readers.warm(1)
    killer = threading.Timer(0.5, os.kill, (pid(readers), number))
    killer.start()
    assert reason(MONSTER, Limits(seconds=60)) == expected
    killer.join()
    assert read_apart(SMALL, "清单.xlsx") == read(SMALL, "清单.xlsx")


def test_a_process_that_died_while_it_waited_is_replaced(readers: Readers) -> None:
    readers.warm(1)
    first = pid(readers)
    os.kill(first, signal.SIGTERM)
    assert soon(lambda: gone(first))
    assert read_apart(SMALL, "清单.xlsx") == read(SMALL, "清单.xlsx")


def test_a_monster_keeps_nobody_waiting(readers: Readers) -> None:
    done: list[str] = []

    def upload(name: str, data: bytes, seconds: float = 60) -> None:
        try:
            read_apart(data, name, limits=Limits(seconds=seconds))
            done.append(name)
        except Unreadable as refused:
            done.append(refused.reason)

    with ThreadPoolExecutor(11) as clerks:
        list(clerks.map(lambda name: upload(name, SMALL), ("前一.xlsx", "前二.xlsx")))
        clerks.submit(upload, "怪兽.csv", MONSTER, 5)
        while not readers.busy:
            time.sleep(0.01)
        small = [f"{i}.xlsx" for i in range(10)]
        list(clerks.map(lambda name: upload(name, SMALL), small))
    assert sorted(done[2:12]) == small
    assert done[12:] == ["took_too_long"]


def test_no_more_files_are_read_at_once_than_allowed(readers: Readers) -> None:
    busy = most = 0
    lock = threading.Lock()

    def hold(_: int) -> None:
        nonlocal busy, most
        with readers.lent(2):
            with lock:
                busy += 1
                most = max(most, busy)
            time.sleep(0.02)
            with lock:
                busy -= 1

    with ThreadPoolExecutor(8) as clerks:
        list(clerks.map(hold, range(16)))
    assert most == 2


def test_a_file_over_the_size_is_not_even_sent() -> None:
    with pytest.raises(Unreadable, match=r"^文件有 2 MB，超过 1 MB 的上限，"):
        read_apart(bytes(2 * 1024**2), "清单.xlsx", limits=Limits(file_bytes=1024**2))


def test_the_settings_are_the_limits() -> None:
    assert Limits.of(vars(Settings())) == Limits()
    reader = reader_within(vars(Settings(upload_rows=1)))
    with pytest.raises(Unreadable, match=r"^工作表“清单”用到第 2 行，超过 1 行的上限，"):
        reader(SMALL, "清单.xlsx")


def test_an_answer_can_do_nothing() -> None:
    with pytest.raises(pickle.UnpicklingError, match="system"):
        child._Answer(io.BytesIO(pickle.dumps(os.system))).load()


SCRIPT = f"""
print("started", flush=True)
import sys, time
sys.path.insert(0, {str(ROOT)!r})
from loaders.apart import readers as apart
data = open(sys.argv[1], "rb").read()
print(len(apart.read_apart(data, "清单.xlsx").tables[0].rows), flush=True)
print(apart.READERS._idle[0].process.pid, flush=True)
time.sleep(float(sys.argv[2]))
"""


def script(folder: Path, seconds: float) -> "subprocess.Popen[str]":
    """A script that reads a file apart from wherever it stands, and says who read it."""
    (folder / "main.py").write_text(SCRIPT, encoding="utf-8")
    (folder / "a.xlsx").write_bytes(SMALL)
    command = [sys.executable, "main.py", "a.xlsx", str(seconds)]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True)


def test_the_other_process_does_not_run_the_script_again_and_ends_with_it(tmp_path: Path) -> None:
    told, _ = script(tmp_path, 0).communicate(timeout=60)
    started, rows, number = told.split()
    assert (started, rows) == ("started", "1")
    assert soon(lambda: gone(int(number)))


@LINUX
def test_the_other_process_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    with script(tmp_path, 600) as parent:
        assert parent.stdout
        number = int([parent.stdout.readline() for _ in range(3)][-1])
        assert not gone(number)
        parent.kill()
        assert soon(lambda: gone(number))
