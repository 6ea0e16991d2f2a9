"""Passwords: what is accepted as one, and how it is kept and checked (argon2id)."""

import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from access import Refused

SHORTEST = 10
LONGEST = 256
# Long enough to pass, and among the first anybody tries.
_COMMON = frozenset(
    """
    1234567890 0123456789 12345678910 123456789a a123456789 a1234567890 1234567890a 123456789abc
    1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc qwertyuiop qwerty12345 qwerty123456 asdfghjkl; abcd123456
    abc1234567 abc123456789 aa12345678 aa123456789 a12345678910 password12 password123 password1234
    passw0rd123 p@ssw0rd123 p@ssword123 administrator admin12345 admin123456 admin@1234 admin@12345
    admin@123456 admin888888 admin666666 root123456 woaini1314 woaini520520 iloveyou123 5201314520
    1314520520 88888888aa zgkb123456 zhenggai123 zhenggaikanban huanbao12345 changeme123
    """.split()
)
_RUNS = ("01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm")

HASHER = PasswordHasher()
# What is checked where there is no such account, so that the time taken does not tell.
_nobody: dict[PasswordHasher, str] = {}


def need_good(name: str, password: str) -> None:
    """Raises Refused with the reason when this must not become the password of that account."""
    plain = _same(password)
    if len(plain) < SHORTEST:
        raise Refused(f"密码至少要 {SHORTEST} 个字符。")
    if len(plain) > LONGEST:
        raise Refused(f"密码最多 {LONGEST} 个字符。")
    low = plain.casefold()
    if low == name.casefold():
        raise Refused("密码不能与账号名相同。")
    run = any(low in row or low in row[::-1] for row in _RUNS)
    if low in _COMMON or run or (len(low) < 20 and len(set(low)) <= 2):
        raise Refused("这个密码太常见，很容易被猜中，请换一个。")


def hashed(password: str) -> str:
    """What is kept of a password."""
    return HASHER.hash(_same(password))


def fits(kept: str | None, password: str) -> bool:
    """Whether this is the password; without an account (None) it takes as long and is False."""
    if HASHER not in _nobody:
        _nobody[HASHER] = HASHER.hash("nobody")
    try:
        return HASHER.verify(kept or _nobody[HASHER], _same(password)[: LONGEST + 1]) and bool(kept)
    except (VerificationError, InvalidHashError):
        return False


def outdated(kept: str) -> bool:
    """Whether it was kept with other parameters than today's, and should be kept anew."""
    return HASHER.check_needs_rehash(kept)


def _same(password: str) -> str:
    """One form for what different keyboards make of the same characters."""
    return unicodedata.normalize("NFKC", password)
