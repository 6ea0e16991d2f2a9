"""A backup carries how far the audit had come; a board taken from one lets nobody in who had left."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from access.caller import THIS_MACHINE
from access.desk import Access
from access.tokens import digest
from commands.on_store import alone, run_command
from data import accounts, audit, audit_head, backup, journal, taking_back, uploads
from data.incoming import Request
from data.opening import open_store
from data.records import ReadContext
from data.settings import Settings
from data.store import DATABASE, Store
from loaders import read
from tests.unit.loaders.workbooks import Tab, xlsx

LIST: list[list[object]] = [["某市整改任务清单"], ["序号", "问题", "整改时限", "责任单位", "整改状态"],
        [1, "河道有污水", "2021年6月底前", "市水务局", "整改中"]]  # fmt: skip


def upload(store: Store) -> None:
    data = xlsx(Tab(LIST))
    request = Request("清单.xlsx", date(2021, 1, 31), "甲")
    uploads.commit(store, read(data, request.file_name, ReadContext(request.as_of)), data, request)


def restored(file: Path, folder: Path) -> Path:
    told = alone("restore", {"file": str(file), "data": str(folder)})
    assert told["exit"] == 0, told
    return folder


def trouble(folder: Path) -> str | None:
    with open_store(folder) as store:
        return audit.trouble(store)


def test_a_session_or_link_that_ended_since_does_not_live_again(tmp_path: Path) -> None:
    now = datetime(2026, 3, 1)
    with open_store(tmp_path / "data") as store:
        desk = Access(store, Settings(), lambda: now)
        account = desk.accounts.new("张管理", "admin", (), "正确 马 电池 订书钉")
        with desk.changing() as cur:
            accounts.save_account(cur, account)
            accounts.add_link(cur, digest("link"), "purpose", now, now + timedelta(hours=24))
        token = desk.let_in(account, THIS_MACHINE)
        run_command(store, "backup", {"file": str(tmp_path / "备份.zip")})
        desk.sign_out(token, THIS_MACHINE)
    with open_store(restored(tmp_path / "备份.zip", tmp_path / "again")) as store:
        desk = Access(store, Settings(), lambda: now)
        assert desk.accounts.find("张管理") == account
        assert desk.account_of(token) is None
        with store.cursor() as cur:
            assert accounts.all_sessions(cur) == []
            assert not accounts.live_link(cur, digest("link"), "purpose", now)
            assert list(audit.entries(cur)["操作"]) == ["从备份恢复", "登录"]
        assert audit.trouble(store) is None
        noted = audit_head.read(store.folder)
        assert noted is not None
        assert noted.number == 2


def test_an_end_that_was_missing_is_missing_after_a_restore(tmp_path: Path) -> None:
    with open_store(tmp_path / "data") as store:
        for n in range(3):
            audit.record(store, "张管理", "10.1.2.3", "export", f"{n}")
        with store.writing() as cur:
            cur.execute("delete from audit where audit_id = 3")
        run_command(store, "backup", {"file": str(tmp_path / "备份.zip")})
    told = trouble(restored(tmp_path / "备份.zip", tmp_path / "again"))
    assert told == "第 3 条记录被改动过，或前面有记录被删除：操作记录不再完整。"


def test_a_folder_that_had_a_board_once_takes_a_backup_whole(tmp_path: Path) -> None:
    with open_store(tmp_path / "data") as store:
        audit.record(store, "张管理", "10.1.2.3", "export", "1")
        run_command(store, "backup", {"file": str(tmp_path / "备份.zip")})
    again = tmp_path / "again"
    again.mkdir()
    (again / audit_head.FILE).write_text('{"number": 500, "chain": "x"}', "utf-8")
    assert trouble(restored(tmp_path / "备份.zip", again)) is None


def test_a_backup_of_an_older_version_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(tmp_path / "data") as store:
        upload(store)
        with store.writing() as cur:
            cur.execute("drop table sessions; drop table links; drop table audit")
            cur.execute("delete from schema_steps where number = 3")
        (store.folder / audit_head.FILE).unlink()
        monkeypatch.setattr(audit, "keep_head", lambda _: None)
        backup.write_backup(store, tmp_path / "备份.zip")
        monkeypatch.undo()
    assert trouble(restored(tmp_path / "备份.zip", tmp_path / "again")) is None


def test_a_backup_of_a_board_in_use_is_in_step_with_what_lies_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lines of the audit and of the journal are added just before and just after the copy is made."""
    with open_store(tmp_path / "data") as store:
        upload(store)
        copy = store.copy_to

        def change() -> None:
            taking_back.roll_back(store, 1)
            taking_back.restore(store, 1)
            audit.record(store, "张管理", "10.1.2.3", "export", "1")

        def copied_in_use(file: Path) -> set[str]:
            change()
            digests = copy(file)
            change()
            return digests

        monkeypatch.setattr(store, "copy_to", copied_in_use)
        backup.write_backup(store, tmp_path / "备份.zip")
    folder = restored(tmp_path / "备份.zip", tmp_path / "again")
    assert trouble(folder) is None
    with open_store(folder) as store, store.cursor() as cur:
        commits = cur.execute("select commit_id from commits order by 1").fetchall()
        lines = [entry["number"] for entry in journal.entries(store.archive)]
        assert ([(number,) for number in lines], len(lines)) == (commits, 3)


def test_a_rebuild_takes_the_record_and_its_end_along(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with open_store(folder) as store:
        upload(store)
        audit.record(store, "张管理", "10.1.2.3", "export", "1")
    assert alone("rebuild", {"data": str(folder)})["exit"] == 0
    noted = audit_head.read(folder)
    assert noted is not None
    assert noted.number == 3
    assert trouble(folder) is None


@pytest.mark.parametrize("database", ["kept", "gone"])
def test_a_rebuild_hides_no_missing_end(tmp_path: Path, database: str) -> None:
    folder = tmp_path / "data"
    with open_store(folder) as store:
        upload(store)
        for n in range(3):
            audit.record(store, "张管理", "10.1.2.3", "export", f"{n}")
        with store.writing() as cur:
            cur.execute("delete from audit where audit_id >= 3")
    if database == "gone":
        (folder / DATABASE).unlink()
    assert alone("rebuild", {"data": str(folder)})["exit"] == 0
    # Of the database that is kept two lines are left, and the rebuild adds its own.
    first_missing = 4 if database == "kept" else 1
    assert trouble(folder) == f"第 {first_missing} 条起的记录被删除：操作记录不再完整。"


def test_a_command_notes_how_far_the_record_has_come(tmp_path: Path) -> None:
    (tmp_path / "清单.xlsx").write_bytes(xlsx(Tab(LIST)))
    with open_store(tmp_path / "data") as store:
        options = {"files": [str(tmp_path / "清单.xlsx")], "as_of": "2021-01-31", "source": "甲"}
        assert run_command(store, "import", options)["exit"] == 0
        noted = audit_head.read(store.folder)
        assert noted is not None
        assert noted.number == 1
