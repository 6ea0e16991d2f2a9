"""Without accounts: this machine reads as ever, nobody else comes in, one link makes the first."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from commands import ROOT
from commands.board import DATA, NO_ACCOUNTS, free_port
from commands.door import through_door
from tests.security.conftest import PASSWORD, House, Visitor, house_over

HTML = {"Accept": "text/html"}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A board nobody has an account on."""
    with house_over(tmp_path / "data", open_uploads="false") as running_house:
        yield running_house


def test_a_board_without_accounts(house: House) -> None:
    visitor = Visitor(house)
    assert visitor.get("/", headers=HTML).status_code == 200
    assert visitor.get("/_stcore/host-config").status_code == 200
    with visitor.socket():
        pass
    assert "这个看板还没有账号" in visitor.get("/signin").text
    # Through a proxy, or by a name that is not this machine's, it is closed.
    proxied = {"X-Forwarded-For": "203.0.113.7"}
    assert visitor.get("/", headers={**HTML, **proxied}).status_code == 303
    assert visitor.get("/media/x", headers={"Host": "board.example"}).status_code == 401
    assert visitor.is_refused_a_socket(**proxied)
    assert through_door(house.folder, "user", {"action": "list"}) == {
        "exit": 0, "output": {"accounts": []},
    }  # fmt: skip

    found = through_door(house.folder, "first-link", {})
    assert found is not None
    link = found["output"]["link"]
    fields = {"name": "张管理", "new": PASSWORD, "again": PASSWORD}
    assert visitor.get("/first?link=guessed").status_code == 410
    late = Visitor(house)
    token = late.get(f"/first?link={link}").text.split('name="form" value="')[1][:64]
    answer = visitor.form(f"/first?link={link}", "/first", **fields)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert "<dd>管理</dd>" in visitor.get("/account").text
    # The link is spent, for whoever comes with it.
    assert visitor.get(f"/first?link={link}").status_code == 410
    replayed = {**fields, "form": token, "link": link, "name": "王管理"}
    assert late.post("/first", data=replayed).status_code == 410
    assert through_door(house.folder, "first-link", {}) == {"exit": 0, "output": {"link": None}}
    listed = through_door(house.folder, "user", {"action": "list"})
    assert listed is not None
    assert [a["name"] for a in listed["output"]["accounts"]] == ["张管理"]
    assert Visitor(house).get("/", headers=HTML).status_code == 200
    assert link not in house.log.read_text("utf-8")


def test_accounts_without_an_administrator_void_the_link_and_its_page_says_how_to_go_on(
    house: House,
) -> None:
    found = through_door(house.folder, "first-link", {})
    assert found is not None
    address = f"/first?link={found['output']['link']}"
    visitor = Visitor(house)
    assert visitor.get(address).status_code == 200
    account = {"action": "add", "name": "王查看", "role": "viewer", "password": PASSWORD}
    assert through_door(house.folder, "user", account) == {
        "exit": 0, "output": {"told": "账号“王查看”已建立（查看）。", "notes": []},
    }  # fmt: skip
    answer = visitor.get(address)
    assert answer.status_code == 410
    assert "还没有管理员" in answer.text
    assert "start.py user add 账号 --role admin" in answer.text


def test_other_machines_are_not_served_without_accounts(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.address=0.0.0.0",
         f"--server.port={free_port()}"],
        cwd=ROOT, env={**os.environ, DATA: str(tmp_path)}, capture_output=True, timeout=60,
        check=False,
    )  # fmt: skip
    assert told.returncode == 2
    said = told.stderr.decode()
    assert said.splitlines()[-1] == NO_ACCOUNTS.format(host="0.0.0.0")
    assert "Traceback" not in said
