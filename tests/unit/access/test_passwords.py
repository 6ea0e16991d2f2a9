"""Passwords: what is accepted, and how what is kept is checked."""

import pytest
from argon2 import PasswordHasher

from access import Refused, passwords


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("123456789", "密码至少要 10 个字符。"),
        ("长" * 257, "密码最多 256 个字符。"),
        ("ZhangGuanLi", "密码不能与账号名相同。"),
        ("Password123", "这个密码太常见，很容易被猜中，请换一个。"),
        ("8888888888", "这个密码太常见，很容易被猜中，请换一个。"),
        ("ababababab", "这个密码太常见，很容易被猜中，请换一个。"),
        ("3456789012", "这个密码太常见，很容易被猜中，请换一个。"),
        ("poiuytrewq", "这个密码太常见，很容易被猜中，请换一个。"),
        ("１２３４５６７８９０", "这个密码太常见，很容易被猜中，请换一个。"),
    ],
)
def test_a_bad_password_is_refused_with_the_reason(password: str, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        passwords.need_good("zhangguanli", password)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    "password", ["一二三四五六七八九十", "correct horse battery", "p" + "长" * 255]
)
def test_a_long_enough_password_is_accepted(password: str) -> None:
    passwords.need_good("zhangguanli", password)


def test_only_the_password_itself_fits_what_is_kept() -> None:
    kept = passwords.hashed("correct horse battery")
    assert kept.startswith("$argon2id$")
    assert "correct" not in kept
    assert kept != passwords.hashed("correct horse battery")
    assert passwords.fits(kept, "correct horse battery")
    assert passwords.fits(kept, "ｃorrect horse battery")  # the same letter, full width
    assert not passwords.fits(kept, "correct horse batterY")
    assert not passwords.fits(kept, "")


@pytest.mark.parametrize("kept", [None, "", "not a hash"])
def test_nothing_fits_what_is_no_hash(kept: str | None) -> None:
    assert not passwords.fits(kept, "nobody")


def test_older_parameters_are_noticed() -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("correct horse")
    assert passwords.fits(weak, "correct horse")
    assert passwords.outdated(weak)
    assert not passwords.outdated(passwords.hashed("correct horse"))
