"""The waits after failures: whose they are, what ends them, and what the audit says of them."""

import pytest

from access import Refused, changes
from access.caller import Caller
from access.desk import WRONG, Access, Locked
from access.lockout import FADES, FREE
from data import audit, audit_head
from tests.unit.access.conftest import OFFICE, PASSWORD, Clock, NewDesk

ELSEWHERE = Caller("10.9.9.9", local=False)
SPELLINGS = ["vic", "VIC", "Ｖic", "vｉc", "ｖｉｃ", " vic ", "\u3000vi\uff43"]


@pytest.fixture
def desk(desk: Access) -> Access:
    changes.add(desk, "vic", "viewer", [], PASSWORD, "张管理", "127.0.0.1")
    return desk


def fail(desk: Access, name: str, caller: Caller = OFFICE) -> None:
    with pytest.raises(Refused, match=WRONG):
        desk.sign_in(name, "wrong password", caller)


def lines(desk: Access, action: str) -> list[tuple[str, str, str]]:
    with desk.store.cursor() as cur:
        return cur.execute(
            "select who, address, target from audit where action = $a order by audit_id",
            {"a": action},
        ).fetchall()


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_name_waits_however_it_is_written(desk: Access, spelling: str) -> None:
    assert desk.accounts.get(spelling).name == "vic"
    for n in range(FREE["name"] + 1):
        fail(desk, SPELLINGS[n % len(SPELLINGS)])
    for password in ("wrong password", PASSWORD):
        with pytest.raises(Locked):
            desk.sign_in(spelling, password, ELSEWHERE)


def test_whoever_has_an_account_cannot_guess_at_another_for_ever(desk: Access) -> None:
    for n in range(FREE["address"] + 1):
        if n % 4 == 0:
            desk.sign_in("李填报", PASSWORD, OFFICE)
        fail(desk, f"name{n}")
    with pytest.raises(Locked):
        desk.sign_in("李填报", PASSWORD, OFFICE)
    desk.sign_in("李填报", PASSWORD, ELSEWHERE)


def test_a_success_costs_the_address_nothing(desk: Access) -> None:
    for n in range(FREE["address"]):
        fail(desk, f"name{n}")
    for _ in range(3):
        desk.sign_in("李填报", PASSWORD, OFFICE)
        desk.need_password("李填报", PASSWORD, OFFICE)
    fail(desk, "another")
    with pytest.raises(Locked):
        desk.sign_in("李填报", PASSWORD, OFFICE)


def test_a_success_after_the_wait_takes_back_its_own_attempt_only(
    desk: Access, clock: Clock
) -> None:
    for n in range(FREE["address"] + 1):
        fail(desk, f"name{n}")
    clock.forward(seconds=15)
    desk.sign_in("李填报", PASSWORD, OFFICE)
    fail(desk, "another")
    with pytest.raises(Locked) as locked:
        desk.sign_in("李填报", PASSWORD, OFFICE)
    assert locked.value.seconds == 30


def test_who_is_let_in_without_a_password_takes_nothing_back(desk: Access) -> None:
    """The organisation's server signs in without an attempt being counted here."""
    for n in range(FREE["address"]):
        fail(desk, f"name{n}")
    for _ in range(FREE["address"]):
        desk.let_in(desk.accounts.get("李填报"), OFFICE)
    fail(desk, "another")
    with pytest.raises(Locked):
        desk.sign_in("李填报", PASSWORD, OFFICE)


def test_the_failures_of_an_address_fade_one_by_one(desk: Access, clock: Clock) -> None:
    for n in range(FREE["address"]):
        fail(desk, f"name{n}")
    clock.forward(seconds=FADES.total_seconds())
    fail(desk, "one more")
    fail(desk, "and another")
    with pytest.raises(Locked):
        desk.sign_in("and a third", "wrong password", OFFICE)
    clock.forward(hours=1, minutes=3)
    for n in range(FREE["address"]):
        fail(desk, f"later{n}")
    desk.sign_in("李填报", PASSWORD, OFFICE)


@pytest.mark.parametrize(("minutes", "waits"), [((2, 5), False), ((2, 2), True)])
def test_an_office_that_mistypes_now_and_then_never_waits(
    desk: Access, clock: Clock, minutes: tuple[int, int], waits: bool
) -> None:
    """A fraction of the time to fade is not lost with the next failure."""
    seen = False
    for n in range(100):
        clock.forward(minutes=minutes[n % 2])
        try:
            desk.sign_in(f"name{n}", "wrong password", OFFICE)
        except Locked:
            seen = True
        except Refused:
            pass
    assert seen is waits


def test_a_refused_attempt_leaves_one_line_for_each_wait(
    desk: Access, clock: Clock, new_desk: NewDesk
) -> None:
    for _ in range(FREE["name"] + 1):
        fail(desk, "vic")
    for n in range(30):
        with pytest.raises(Locked):
            desk.sign_in(SPELLINGS[n % len(SPELLINGS)], PASSWORD, ELSEWHERE)
    assert lines(desk, "sign_in_locked") == [("vic", "10.9.9.9", "vic")]
    clock.forward(seconds=15)
    fail(desk, "vic")
    for _ in range(30):
        with pytest.raises(Locked):
            desk.sign_in("vic", PASSWORD, OFFICE)
    assert lines(desk, "sign_in_locked")[1:] == [("vic", "10.1.2.3", "vic")]
    with desk.store.cursor() as cur:
        assert set(audit.entries(cur, actions=("sign_in_locked",))["操作"]) == {"等待期内登录"}
        assert audit.verify(cur, audit_head.read(desk.store.folder)) is None


def test_an_address_that_must_wait_leaves_one_line_whatever_names_it_tries(desk: Access) -> None:
    for n in range(FREE["address"] + 1):
        fail(desk, f"name{n}")
    for n in range(30):
        with pytest.raises(Locked):
            desk.sign_in(f"my-secret-password-{n}", "x", OFFICE)
    with pytest.raises(Locked):
        desk.sign_in("vic", PASSWORD, OFFICE)
    assert lines(desk, "sign_in_locked") == [("", "10.1.2.3", "没有这个账号")]


def test_two_spellings_are_no_two_accounts(desk: Access) -> None:
    with pytest.raises(Refused, match="已经有“Vic”这个账号"):
        changes.add(desk, "Ｖｉｃ", "viewer", [], PASSWORD, "张管理", "127.0.0.1")
