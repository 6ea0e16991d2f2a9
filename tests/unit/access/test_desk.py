"""Signing in and out: sessions and their ends, delays after failures, who a visitor is."""

import pytest
from argon2 import PasswordHasher

from access import Refused, changes
from access.desk import WRONG, Access, Locked
from access.lockout import delay
from access.tokens import digest
from data import accounts as kept
from data import audit, audit_head
from data.visitor import Visitor
from tests.unit.access.conftest import HERE, OFFICE, PASSWORD, Clock, NewDesk


def actions(desk: Access) -> list[tuple[str, str, str]]:
    with desk.store.cursor() as cur:
        return cur.execute("select who, action, target from audit order by audit_id").fetchall()


def test_a_session_says_who_the_visitor_is(desk: Access) -> None:
    token = desk.sign_in("李填报", PASSWORD, OFFICE)
    assert desk.visitor(token, OFFICE) == Visitor(
        "李填报", "reporter", ("市水务局",), address="10.1.2.3"
    )
    assert actions(desk)[-1] == ("李填报", "sign_in", "李填报")


def test_the_store_knows_no_token_and_no_password(desk: Access) -> None:
    token = desk.sign_in("李填报", PASSWORD, OFFICE)
    with desk.store.cursor() as cur:
        rows = str([cur.execute(f"from {t}").fetchall() for t in (*kept.TABLES, "audit")])
    assert digest(token) in rows
    assert token not in rows
    assert PASSWORD not in rows


def test_every_sign_in_has_a_token_of_its_own(desk: Access) -> None:
    first, second = (desk.sign_in("李填报", PASSWORD, OFFICE) for _ in range(2))
    assert first != second
    assert len(first) == 43
    desk.sign_out(first, OFFICE)
    assert desk.visitor(first, OFFICE) is None
    assert desk.visitor(second, OFFICE) is not None


def test_sessions_outlive_the_process(desk: Access, new_desk: NewDesk) -> None:
    token = desk.sign_in("李填报", PASSWORD, OFFICE)
    again = new_desk().visitor(token, OFFICE)
    assert again is not None
    assert again.name == "李填报"


@pytest.mark.parametrize("token", [None, "", "x" * 43, digest("x")])
def test_a_made_up_token_is_nobody(desk: Access, token: str | None) -> None:
    assert desk.visitor(token, OFFICE) is None


def test_a_session_ends_after_its_hours_even_in_use(desk: Access, clock: Clock) -> None:
    token = desk.sign_in("李填报", PASSWORD, OFFICE)
    for _ in range(11):
        clock.forward(hours=1)
        session = desk.sessions.find(token)
        assert session is not None
        desk.sessions.touch(session)
    clock.forward(hours=1)
    assert desk.visitor(token, OFFICE) is None


def test_a_session_nobody_uses_ends_earlier(desk: Access, clock: Clock) -> None:
    token = desk.sign_in("李填报", PASSWORD, OFFICE)
    clock.forward(minutes=119)
    assert desk.visitor(token, OFFICE) is not None
    clock.forward(minutes=1)
    assert desk.visitor(token, OFFICE) is None
    desk.sweep()
    with desk.store.cursor() as cur:
        assert kept.all_sessions(cur) == []


@pytest.mark.parametrize(
    ("name", "password"), [("李填报", "wrong password"), ("没有此人", PASSWORD), ("", "")]
)
def test_whatever_is_wrong_the_sentence_is_the_same(desk: Access, name: str, password: str) -> None:
    with pytest.raises(Refused) as refused:
        desk.sign_in(name, password, OFFICE)
    assert str(refused.value) == WRONG


def test_a_name_nobody_has_is_not_kept_anywhere(desk: Access) -> None:
    with pytest.raises(Refused):
        desk.sign_in("my-secret-password", "李填报", OFFICE)
    assert actions(desk)[-1] == ("", "sign_in_failed", "没有这个账号")
    with desk.store.cursor() as cur:
        rows = str([cur.execute(f"from {t}").fetchall() for t in (*kept.TABLES, "audit")])
    assert "my-secret-password" not in rows


def test_a_closed_account_cannot_sign_in_and_is_signed_out(desk: Access) -> None:
    token = desk.sign_in("李填报", PASSWORD, OFFICE)
    assert changes.disable(desk, "李填报", "张管理", "127.0.0.1") == 1
    assert desk.visitor(token, OFFICE) is None
    with pytest.raises(Refused, match=WRONG):
        desk.sign_in("李填报", PASSWORD, OFFICE)
    changes.enable(desk, "李填报", "张管理", "127.0.0.1")
    assert desk.visitor(desk.sign_in("李填报", PASSWORD, OFFICE), OFFICE) is not None
    assert desk.visitor(token, OFFICE) is None


def test_the_end_of_the_record_is_noted_whoever_added_to_it(desk: Access) -> None:
    def noted() -> int:
        head = audit_head.read(desk.store.folder)
        return head.number if head else 0

    assert noted() == 2
    desk.sign_in("李填报", PASSWORD, OFFICE)
    assert noted() == 3
    with desk.store.writing() as cur:
        audit.record(cur, "李填报", "10.1.2.3", "commit", "清单.xlsx")
    desk.sweep()
    assert noted() == 4


def fail(desk: Access, times: int, name: str = "李填报") -> None:
    for _ in range(times):
        with pytest.raises(Refused, match=WRONG):
            desk.sign_in(name, "wrong password", OFFICE)


def test_failures_make_the_next_attempt_wait_longer_and_longer(desk: Access, clock: Clock) -> None:
    waits = []
    fail(desk, 5)
    for _ in range(8):
        fail(desk, 1)
        with pytest.raises(Locked) as locked:
            desk.sign_in("李填报", PASSWORD, OFFICE)
        waits.append(locked.value.seconds)
        clock.forward(seconds=locked.value.seconds)
    assert waits == [15, 30, 60, 120, 240, 480, 900, 900]
    assert desk.visitor(desk.sign_in("李填报", PASSWORD, OFFICE), OFFICE) is not None
    fail(desk, 5)


def test_a_wait_is_told_in_words(desk: Access) -> None:
    fail(desk, 6)
    with pytest.raises(Locked, match=r"^失败次数太多，请在 15 秒后再试。$"):
        desk.sign_in("李填报", PASSWORD, OFFICE)
    assert str(Locked(180)) == "失败次数太多，请在 3 分钟后再试。"


def test_delays_outlive_the_process(desk: Access, new_desk: NewDesk) -> None:
    fail(desk, 6)
    with pytest.raises(Locked):
        new_desk().sign_in("李填报", PASSWORD, OFFICE)


def test_one_address_trying_many_names_has_to_wait(desk: Access) -> None:
    for n in range(21):
        fail(desk, 1, f"name{n}")
    with pytest.raises(Locked):
        desk.sign_in("张管理", PASSWORD, OFFICE)
    desk.sign_in("张管理", PASSWORD, HERE)


def test_a_failed_name_does_not_shut_out_another(desk: Access) -> None:
    fail(desk, 6)
    assert desk.visitor(desk.sign_in("张管理", PASSWORD, OFFICE), OFFICE) is not None


def test_a_new_password_lifts_the_delay(desk: Access) -> None:
    fail(desk, 6)
    changes.set_password(desk, "李填报", "another good password", "张管理", "127.0.0.1")
    desk.sign_in("李填报", "another good password", OFFICE)


def test_delays_grow_to_a_quarter_of_an_hour() -> None:
    assert [int(delay(n).total_seconds()) for n in (-1, 0, 1, 2, 7, 1000)] == [
        0,
        0,
        15,
        30,
        900,
        900,
    ]


def test_a_password_kept_with_older_parameters_is_kept_anew(desk: Access) -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    with desk.changing() as cur:
        account = desk.accounts.changed(desk.accounts.get("李填报"), password_hash=weak)
        kept.save_account(cur, account)
    desk.sign_in("李填报", PASSWORD, OFFICE)
    assert "m=64," in (desk.accounts.get("李填报").password_hash or "")
    desk.sign_in("李填报", PASSWORD, OFFICE)


def test_a_sign_in_under_way_does_not_survive_a_new_password(desk: Access) -> None:
    """The password was right when it was checked and is another one when the session is made."""
    checked = desk.accounts.get("李填报")
    changes.set_password(desk, "李填报", "another good password", "张管理", "127.0.0.1")
    with pytest.raises(Refused, match=WRONG):
        desk.let_in(checked, OFFICE)


def test_without_accounts_this_machine_reads_and_others_see_nothing(new_desk: NewDesk) -> None:
    desk = new_desk(open_uploads=False)
    visitor = desk.visitor(None, HERE)
    assert visitor == Visitor("", "viewer", (), True, "127.0.0.1", True)
    assert (visitor.can_upload, visitor.can_see_audit) == (False, True)
    assert desk.visitor(None, OFFICE) is None


def test_a_setting_lets_this_machine_upload_without_accounts(new_desk: NewDesk) -> None:
    visitor = new_desk(open_uploads=True).visitor(None, HERE)
    assert visitor is not None
    assert visitor.can_upload
    assert visitor.signature == "本机用户"


def test_with_accounts_this_machine_reads_unless_a_setting_forbids(
    desk: Access, new_desk: NewDesk
) -> None:
    visitor = desk.visitor(None, HERE)
    assert visitor is not None
    assert (visitor.can_upload, visitor.can_see_audit, visitor.can_roll_back) == (False,) * 3
    assert desk.visitor(None, OFFICE) is None
    assert new_desk(require_sign_in=True).visitor(None, HERE) is None
    assert new_desk(open_uploads=True).visitor(None, HERE) == visitor


def test_what_happened_stands_in_the_audit(desk: Access) -> None:
    token = desk.sign_in("李填报", PASSWORD, OFFICE)
    fail(desk, 1)
    desk.sign_out(token, OFFICE)
    changes.change(desk, "李填报", "viewer", [], "张管理", "127.0.0.1")
    assert actions(desk) == [
        ("（命令行）", "account_added", "张管理"),
        ("张管理", "account_added", "李填报"),
        ("李填报", "sign_in", "李填报"),
        ("李填报", "sign_in_failed", "李填报"),
        ("李填报", "sign_out", "李填报"),
        ("张管理", "account_changed", "李填报"),
    ]
    with desk.store.cursor() as cur:
        assert audit.verify(cur) is None
