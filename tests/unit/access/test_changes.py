"""Accounts: what can be made and changed, and the one-time link of the first administrator."""

import pytest

from access import Refused, changes
from access.desk import Access
from tests.unit.access.conftest import HERE, OFFICE, PASSWORD, Clock, NewDesk

BY = ("张管理", "127.0.0.1")


@pytest.mark.parametrize(
    ("name", "role", "units", "sentence"),
    [
        ("", "admin", [], "账号名只能用汉字、字母、数字和 . _ - @，最多 32 个字符。"),
        ("a b", "admin", [], "账号名只能用汉字、字母、数字和 . _ - @，最多 32 个字符。"),
        ("<b>", "admin", [], "账号名只能用汉字、字母、数字和 . _ - @，最多 32 个字符。"),
        ("长" * 33, "admin", [], "账号名只能用汉字、字母、数字和 . _ - @，最多 32 个字符。"),
        ("李填报", "admin", [], "已经有“李填报”这个账号。"),
        ("王填报", "reporter", [], "填报账号要用 --unit 写明填报单位，可以写几次。"),
        ("王填报", "owner", [], "角色只能是 viewer、reporter、admin。"),
    ],
)
def test_an_account_that_cannot_be_is_refused(
    desk: Access, name: str, role: str, units: list[str], sentence: str
) -> None:
    with pytest.raises(Refused) as refused:
        changes.add(desk, name, role, units, PASSWORD, *BY)  # type: ignore[arg-type]
    assert str(refused.value) == sentence


def test_names_that_look_the_same_are_the_same(desk: Access) -> None:
    changes.add(desk, "Wang", "viewer", [], PASSWORD, *BY)
    with pytest.raises(Refused, match=r"^已经有“ＷＡＮＧ|^已经有“WANG”这个账号。$"):
        changes.add(desk, "ＷＡＮＧ", "viewer", [], PASSWORD, *BY)
    desk.sign_in(" wang ", PASSWORD, OFFICE)


def test_a_new_password_ends_the_other_sessions(desk: Access) -> None:
    here, there = (desk.sign_in("李填报", PASSWORD, OFFICE) for _ in range(2))
    other = desk.sign_in("张管理", PASSWORD, OFFICE)
    changed = "another good password"
    assert changes.set_password(desk, "李填报", changed, "李填报", "10.1.2.3", keep=here) == 1
    assert [desk.visitor(t, OFFICE) is not None for t in (here, there, other)] == [
        True,
        False,
        True,
    ]
    with pytest.raises(Refused):
        desk.sign_in("李填报", PASSWORD, OFFICE)


def test_signing_out_everywhere_ends_all_sessions_of_one_account(desk: Access) -> None:
    tokens = [desk.sign_in("李填报", PASSWORD, OFFICE) for _ in range(3)]
    other = desk.sign_in("张管理", PASSWORD, OFFICE)
    assert changes.sign_out_everywhere(desk, "李填报", *BY) == 3
    assert [desk.visitor(t, OFFICE) for t in tokens] == [None] * 3
    assert desk.visitor(other, OFFICE) is not None


def test_another_role_ends_the_sessions_and_holds_from_then_on(desk: Access) -> None:
    token = desk.sign_in("李填报", PASSWORD, OFFICE)
    assert changes.change(desk, "李填报", "admin", [], *BY) == 1
    assert desk.visitor(token, OFFICE) is None
    visitor = desk.visitor(desk.sign_in("李填报", PASSWORD, OFFICE), OFFICE)
    assert visitor is not None
    assert visitor.can_roll_back


def test_the_last_administrator_stays(desk: Access) -> None:
    with pytest.raises(Refused, match=r"^这是最后一个管理账号"):
        changes.disable(desk, "张管理", *BY)
    with pytest.raises(Refused, match=r"^这是最后一个管理账号"):
        changes.change(desk, "张管理", "viewer", [], *BY)
    changes.change(desk, "李填报", "admin", [], *BY)
    changes.disable(desk, "张管理", *BY)
    with pytest.raises(Refused, match=r"^这是最后一个管理账号"):
        changes.disable(desk, "李填报", *BY)


def test_an_account_nobody_has_is_told_so(desk: Access) -> None:
    with pytest.raises(Refused, match=r"^没有“王填报”这个账号。$"):
        changes.disable(desk, "王填报", *BY)


def test_a_link_makes_the_first_administrator_once(new_desk: NewDesk) -> None:
    desk = new_desk()
    link = changes.new_first_link(desk)
    assert link is not None
    token = changes.create_first(desk, link, "张管理", PASSWORD, HERE)
    visitor = desk.visitor(token, HERE)
    assert visitor is not None
    assert (visitor.name, visitor.role) == ("张管理", "admin")
    with pytest.raises(Refused, match=r"^这个链接已经用过或者过期了。$"):
        changes.create_first(desk, link, "王管理", PASSWORD, HERE)
    assert not changes.first_link_lives(desk, link)
    assert changes.new_first_link(desk) is None


def test_a_link_lives_a_day(new_desk: NewDesk, clock: Clock) -> None:
    desk = new_desk()
    link = changes.new_first_link(desk) or ""
    clock.forward(hours=24, seconds=-1)
    assert changes.first_link_lives(desk, link)
    clock.forward(seconds=1)
    assert not changes.first_link_lives(desk, link)
    with pytest.raises(Refused):
        changes.create_first(desk, link, "张管理", PASSWORD, HERE)


def test_a_new_link_makes_the_older_one_void(new_desk: NewDesk) -> None:
    desk = new_desk()
    older, newer = changes.new_first_link(desk) or "", changes.new_first_link(desk) or ""
    assert [changes.first_link_lives(desk, link) for link in (older, newer, "", "x")] == [
        False, True, False, False,
    ]  # fmt: skip


def test_a_password_refused_leaves_the_link_alive(new_desk: NewDesk) -> None:
    desk = new_desk()
    link = changes.new_first_link(desk) or ""
    with pytest.raises(Refused, match="太常见"):
        changes.create_first(desk, link, "张管理", "1234567890", HERE)
    assert changes.first_link_lives(desk, link)
    assert not desk.accounts.any()
