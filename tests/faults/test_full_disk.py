"""A disk that is full and an archive that cannot be written: a sentence, nothing half, reading goes on."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb
import pytest

import loaders
from commands.on_store import alone, run_command
from data import archive, audit, journal, questions, taking_back, uploads
from data.opening import BACKING_UP, VERIFYING, open_store
from data.questions import Filters
from data.records import ReadContext, Reading
from data.store import Store
from data.upload_errors import UploadError
from tests.faults.committer import BOOKS, book, request
from tests.faults.disks import Disk, disk_at, read_only

FULL = "保存失败，数据库没有任何改变：磁盘空间不足。请稍后重试。"
UNWRITABLE = "保存失败，数据库没有任何改变：数据目录不可写。请稍后重试。"
KB, PAGE = 1024, 4096


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    with disk_at(tmp_path / "disk", 30) as mounted:
        yield mounted


@pytest.fixture
def store(disk: Disk) -> Iterator[Store]:
    with open_store(disk.path / "board") as opened:
        for number in range(2):
            send(opened, number)
        yield opened
        disk.make_room()


@cache
def read(number: int) -> Reading:
    name = request(number).file_name
    return loaders.read(book(number), name, ReadContext(as_of=request(number).as_of))


def send(store: Store, number: int) -> uploads.Receipt:
    data = book(number)
    reading = replace(read(number % len(BOOKS)), sha256=sha256(data).hexdigest())
    return uploads.commit(store, reading, data, request(number))


def refused(store: Store, number: int) -> str:
    with pytest.raises(UploadError) as told:
        send(store, number)
    return str(told.value)


def rows(store: Store) -> dict[str, int]:
    """Rows of every table."""

    def counted(cur: duckdb.DuckDBPyConnection) -> dict[str, int]:
        tables = cur.execute("select table_name from duckdb_tables() where not temporary")
        names = sorted(name for (name,) in tables.fetchall())
        each = " union all ".join(f"select '{n}', count(*) from {n}" for n in names)
        return dict(cur.execute(each).fetchall())

    return store.asked(counted)


def answers(store: Store) -> list[dict[str, Any]]:
    """What the screens show of the newest period."""
    filters = Filters(request(1).as_of)
    found = store.asked(lambda cur: questions.completion(cur, filters, by="source"))
    return [dict(row._asdict()) for row in found.itertuples(index=False)]


def originals(store: Store) -> dict[str, int]:
    """Everything in the archive with its size."""
    kept = (f for f in store.archive.rglob("*") if f.is_file())
    return {str(f.relative_to(store.archive)): f.stat().st_size for f in kept}


def lines(store: Store) -> list[dict[str, Any]]:
    return list(journal.entries(store.archive))


def is_whole(store: Store, number: int) -> bool:
    return archive.original(store.archive, sha256(book(number)).hexdigest()) == book(number)


def test_no_room_for_the_original(store: Store, disk: Disk) -> None:
    before = rows(store), answers(store), originals(store), store.version()
    disk.leave(8 * KB)
    assert refused(store, 2) == FULL
    assert (rows(store), answers(store), originals(store), store.version()) == before
    disk.make_room()
    assert send(store, 2).upload_id == 3
    assert is_whole(store, 2)


def test_no_room_for_the_database(store: Store, disk: Disk) -> None:
    before = rows(store), answers(store)
    disk.leave(len(book(2)) + 12 * KB)
    assert refused(store, 2) == FULL
    assert is_whole(store, 2)
    assert (rows(store), answers(store)) == before
    disk.make_room()
    assert send(store, 2).upload_id == 3


def test_no_room_for_a_checkpoint_and_readers_notice_nothing(store: Store, disk: Disk) -> None:
    """DuckDB then answers nothing until its file is opened anew: the store does so by itself, and
    an upload that stands in spite of it is acknowledged."""
    use_up(store)
    before, first = rows(store), store._connection._con
    little_at_once(store)
    disk.leave(250 * KB)
    seen: list[object] = []
    ended = threading.Event()

    def look() -> None:
        while not ended.wait(0.005):
            try:
                seen.append(len(answers(store)))
            except Exception as error:
                seen.append(error)

    readers = [threading.Thread(target=look) for _ in range(3)]
    for reader in readers:
        reader.start()
    sent = range(2, 2 + len(BOOKS))
    try:
        told = [outcome(store, number) for number in sent]
    finally:
        ended.set()
        for reader in readers:
            reader.join()
    assert store._connection._con is not first
    assert FULL in told
    assert set(told) <= {FULL, ""}
    assert set(seen) == {2}
    stand = [number for number, words in zip(sent, told, strict=True) if not words]
    assert rows(store)["uploads"] == before["uploads"] + len(stand)
    disk.make_room()
    assert {number: send(store, number).already_known for number in sent} == {
        number: number in stand for number in sent
    }
    assert rows(store)["uploads"] == before["uploads"] + len(sent)


def outcome(store: Store, number: int) -> str:
    """Why an upload was refused; nothing where it was stored."""
    try:
        send(store, number)
    except UploadError as error:
        return str(error)
    return ""


def use_up(store: Store) -> None:
    """Fill the file of the database, so that the next checkpoint needs more of the disk."""
    cur = store.cursor()
    cur.execute("create table filling (text varchar)")
    free = True
    while free:
        cur.execute("insert into filling select random()::varchar from range(20_000)")
        cur.execute("checkpoint")
        free = bool(cur.execute("select free_blocks from pragma_database_size()").fetchall()[0][0])


def little_at_once(store: Store) -> None:
    """Have DuckDB write a checkpoint with every upload, not after hundreds of them."""
    store.cursor().execute("set global checkpoint_threshold = '1KB'")


@pytest.mark.parametrize("checkpoints", [True, False])
def test_whatever_room_there_is_an_upload_is_whole_or_absent(
    store: Store, disk: Disk, checkpoints: bool
) -> None:
    if checkpoints:
        little_at_once(store)
    before, told = rows(store), set()
    for pages in range(8, 1000, 40 if checkpoints else 2):
        disk.leave(pages * PAGE)
        try:
            send(store, 3)
            break
        except UploadError as error:
            told.add(str(error))
            assert rows(store) == before
    assert told == {FULL}
    assert rows(store)["uploads"] == 3
    disk.make_room()
    assert send(store, 3).already_known


def test_whatever_room_there_is_a_roll_back_is_whole_or_absent(store: Store, disk: Disk) -> None:
    """A roll-back that could not be written ended the whole process once."""
    told = []
    for size in range(0, PAGE, 512):
        disk.make_room()
        audit.record(store, "张三", "127.0.0.1", "export", "x" * size)
        before, shown = rows(store), answers(store)
        disk.leave(0)
        try:
            taking_back.roll_back(store, 2)
        except UploadError as error:
            told.append(str(error))
            assert (rows(store), answers(store)) == (before, shown)
        else:
            disk.make_room()
            taking_back.restore(store, 2)
            assert answers(store) == shown
    assert set(told) == {FULL}
    assert audit.verify(store.cursor()) is None


def test_no_room_for_a_line_in_the_audit(store: Store, disk: Disk) -> None:
    disk.leave(0)
    with pytest.raises(duckdb.Error):
        audit.record(store, "张三", "127.0.0.1", "sign_in", "张三" * PAGE)
    before = rows(store)
    assert len(answers(store)) == 2
    disk.make_room()
    audit.record(store, "张三", "127.0.0.1", "sign_in", "张三")
    assert rows(store) == before | {"audit": before["audit"] + 1}
    assert audit.verify(store.cursor()) is None


def test_no_room_for_a_backup(store: Store, disk: Disk, tmp_path: Path) -> None:
    before = rows(store)
    options = {"file": str(tmp_path / "a.zip")}
    disk.leave(600 * KB)
    told = run_command(store, "backup", options)
    assert (told["exit"], told["error"]) == (2, "磁盘空间不足，没有完成。")
    assert rows(store) == before
    assert [p.name for p in store.folder.iterdir() if p.is_dir()] == ["archive"]
    disk.make_room()
    assert run_command(store, "backup", options)["exit"] == 0


def test_an_archive_that_cannot_be_written(tmp_path: Path) -> None:
    with open_store(tmp_path / "board") as store:
        send(store, 0)
        send(store, 1)
        before = rows(store), answers(store), originals(store)
        with read_only(store.archive):
            assert refused(store, 2) == UNWRITABLE
            assert (rows(store), answers(store), originals(store)) == before
        assert send(store, 2).upload_id == 3
        assert is_whole(store, 2)


def test_a_journal_that_cannot_be_written_is_caught_up(tmp_path: Path) -> None:
    """The original is there already, so the upload stands; its line follows with the next."""
    with open_store(tmp_path / "board") as store:
        send(store, 0)
        archive.keep(store.archive, sha256(book(1)).hexdigest(), book(1))
        with read_only(store.archive):
            assert send(store, 1).upload_id == 2
            assert len(lines(store)) == 1
        send(store, 2)
        assert [line["number"] for line in lines(store)] == [1, 2, 3]


def test_what_a_killed_process_had_begun_is_taken_away(tmp_path: Path) -> None:
    with open_store(tmp_path / "board") as store:
        send(store, 0)
        kept = originals(store)
    half = tmp_path / "board" / "archive" / "ab" / f"{'ab' * 32}.0a1b2c3d.part"
    half.parent.mkdir(exist_ok=True)
    half.write_bytes(b"half")
    own = "backup-2026年11月"
    for name in (f"{VERIFYING}x1", f"{BACKING_UP}x2", own):
        (tmp_path / "board" / name).mkdir()
        (tmp_path / "board" / name / "here.duckdb").write_bytes(b"half")
    with open_store(tmp_path / "board") as store:
        assert originals(store) == kept
        assert {p.name for p in store.folder.iterdir() if p.is_dir()} == {"archive", own}
        assert (store.folder / own / "here.duckdb").read_bytes() == b"half"


def test_the_same_file_kept_by_many_at_once(tmp_path: Path) -> None:
    data = book(0)
    digest = sha256(data).hexdigest()
    with ThreadPoolExecutor(16) as pool:
        for kept in [pool.submit(archive.keep, tmp_path, digest, data) for _ in range(64)]:
            kept.result()
    assert [f.name for f in tmp_path.rglob("*") if f.is_file()] == [digest]


def test_an_original_that_was_damaged_is_kept_anew(tmp_path: Path) -> None:
    digest = sha256(book(0)).hexdigest()
    archive.keep(tmp_path, digest, book(0))
    archive.path_of(tmp_path, digest).write_bytes(bytes(len(book(0))))
    archive.keep(tmp_path, digest, book(0))
    assert archive.original(tmp_path, digest) == book(0)


def test_a_board_starts_and_answers_on_a_full_disk(disk: Disk) -> None:
    folder = disk.path / "board"
    with open_store(folder) as store:
        send(store, 0)
        send(store, 1)
        before = rows(store), answers(store)
    disk.leave(0)
    with open_store(folder) as store:
        assert (rows(store), answers(store)) == before
        assert refused(store, 2) == FULL
    disk.make_room()
    with open_store(folder) as store:
        assert send(store, 2).upload_id == 3


def test_no_room_for_a_rebuild_leaves_the_database_with_its_accounts(disk: Disk) -> None:
    """It once began again without what only the old database has."""
    folder = disk.path / "board"
    with open_store(folder) as store:
        send(store, 0)
        send(store, 1)
        before = rows(store), answers(store)
    disk.leave(64 * KB)
    told = alone("rebuild", {"data": str(folder)})
    assert (told["exit"], "磁盘空间不足" in told["error"]) == (2, True)
    disk.make_room()
    with open_store(folder) as store:
        assert (rows(store), answers(store)) == before
