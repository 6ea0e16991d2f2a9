"""Asking for a password at the terminal, without showing it."""

import getpass
import sys

from commands import Refusal


def new_password() -> str:
    """The password typed twice, or one line of what is piped in; Refusal when they differ."""
    if not sys.stdin.isatty():
        piped = sys.stdin.readline().rstrip("\r\n")
        if not piped:
            raise Refusal("没有读到密码：请在终端里运行，或把密码从标准输入传进来。")
        return piped
    first = getpass.getpass("密码（不显示）：")
    if getpass.getpass("再输入一次：") != first:
        raise Refusal("两次输入的密码不一样，没有任何改变。")
    return first
