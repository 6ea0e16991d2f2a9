"""The command `user`: on the store, through the door, with the password from the standard input."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from access.desk import for_store
from commands import ROOT, Refusal
from commands.board import NO_ACCOUNTS, need_accounts
from commands.door import Door, through_door
from commands.on_store import run_command
from commands.run import offer_first_account
from commands.telling import told
from data.opening import open_store
from data.store import Store
from tests.unit.commands.conftest import NewList
from tests.unit.commands.test_through_the_door import served as served

PASSWORD = "correct horse battery"


def user(store: Store, action: str, name: str = "", **options: Any) -> dict[str, Any]:
    return run_command(store, "user", {"action": action, "name": name, **options})


def add(store: Store, name: str, role: str = "admin", **options: Any) -> dict[str, Any]:
    return user(store, "add", name, role=role, password=PASSWORD, **options)


def lines(result: dict[str, Any]) -> list[str]:
    assert result["exit"] == 0, result
    return list(told("user", result["output"]))


def test_accounts_are_made_changed_and_closed(store: Store) -> None:
    assert lines(user(store, "list")) == ["还没有账号。"]
    assert lines(add(store, "张管理")) == ["账号“张管理”已建立（管理）。"]
    assert lines(add(store, "李填报", "reporter", unit=["市水务局"])) == [
        "账号“李填报”已建立（填报）。"
    ]
    changed = user(store, "change", "李填报", unit=["市水务局", "市住建局"], role=None)
    assert lines(changed) == ["账号“李填报”已修改。"]
    assert lines(user(store, "disable", "李填报")) == ["账号“李填报”已停用。"]
    assert lines(user(store, "list")) == [
        "账号    角色  单位                停用  登录",
        "张管理  管理                      否    0 处",
        "李填报  填报  市水务局、市住建局  是    0 处",
    ]
    assert lines(user(store, "enable", "李填报")) == ["账号“李填报”已重新启用。"]
    new = user(store, "password", "李填报", password="another good password")
    assert lines(new) == ["账号“李填报”的密码已重新设置。"]
    assert lines(user(store, "signout", "李填报")) == ["账号“李填报”已在 0 处退出。"]


def test_what_cannot_be_is_told_in_one_sentence(store: Store) -> None:
    add(store, "张管理")
    for result, sentence in (
        (add(store, "张管理"), "已经有“张管理”这个账号。"),
        (add(store, "李填报", "reporter"), "填报账号要用 --unit 写明填报单位，可以写几次。"),
        (user(store, "disable", "张管理"), "这是最后一个管理账号，不能停用或改成别的角色。"),
        (user(store, "password", "张管理", password="short"), "密码至少要 10 个字符。"),
        (user(store, "signout", "王查看"), "没有“王查看”这个账号。"),
    ):
        assert result == {"exit": 2, "error": sentence}


def test_a_unit_no_directory_has_is_noted(store: Store, new_list: NewList, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["单位名称", "别名", "类型"],
        ["市水务局", "水务局", "部门"],
        ["市住建局", "", "部门"],
    ):
        sheet.append(row)
    book.save(tmp_path / "单位名录.xlsx")
    options = {"files": [str(tmp_path / "单位名录.xlsx")], "as_of": "2021-01-31", "place": "某市"}
    assert run_command(store, "import", options)["exit"] == 0
    made = add(store, "李填报", "reporter", unit=["水务局", "市水利局"])
    assert lines(made)[1:] == [
        "注意：单位“市水利局”不在单位名录中。名录里补上之前，只有单位栏写的正是“市水利局”的行能入库，"
        "写简称、统称的不算；如果是写错了，请用 user change 改正。"
    ]


def inside(data: Path, *words: str, typed: str = "") -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-X", "utf8", str(ROOT / "start.py"), "--inside", "user", *words, "--data", str(data)],
        input=typed, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_the_password_can_be_piped_in_and_is_never_printed(tmp_path: Path) -> None:
    made = inside(tmp_path, "add", "张管理", "--role", "admin", typed=f"{PASSWORD}\n")
    assert (made.returncode, made.stdout, made.stderr) == (0, "账号“张管理”已建立（管理）。\n", "")
    listed = json.loads(inside(tmp_path, "list", "--json").stdout)
    assert [(a["name"], a["role"], a["disabled"]) for a in listed["accounts"]] == [
        ("张管理", "admin", False)
    ]
    nothing = inside(tmp_path, "password", "张管理")
    assert nothing.returncode == 2
    assert nothing.stderr == "没有读到密码：请在终端里运行，或把密码从标准输入传进来。\n"
    with open_store(tmp_path) as store:
        assert for_store(store).accounts.get("张管理").role == "admin"


def test_a_board_for_other_machines_needs_an_account(tmp_path: Path) -> None:
    need_accounts(Path(sys.executable), "127.0.0.1", tmp_path / "nowhere")
    with pytest.raises(Refusal) as refused:
        need_accounts(Path(sys.executable), "0.0.0.0", tmp_path)
    assert str(refused.value) == NO_ACCOUNTS.format(host="0.0.0.0")
    with open_store(tmp_path) as store:
        add(store, "张管理")
    need_accounts(Path(sys.executable), "0.0.0.0", tmp_path)


def test_the_link_of_the_first_administrator_is_printed_until_there_is_one(
    monkeypatch: pytest.MonkeyPatch, served: Door, store: Store,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setenv("ZGKB_OPEN_UPLOADS", "false")
    offer_first_account(store.folder, "http://127.0.0.1:8501")
    said = capsys.readouterr().out.splitlines()
    assert said[0] == (
        "还没有账号：现在只能在本机查看。要上传，请用下面的链接建立管理员（24 小时内有效，只能用一次）："
    )
    assert said[1].startswith("http://127.0.0.1:8501/first?link=")
    options = {"action": "add", "name": "张管理", "role": "admin", "password": PASSWORD}
    assert through_door(store.folder, "user", options) == {
        "exit": 0, "output": {"told": "账号“张管理”已建立（管理）。", "notes": []},
    }  # fmt: skip
    offer_first_account(store.folder, "http://127.0.0.1:8501")
    assert capsys.readouterr().out == ""
