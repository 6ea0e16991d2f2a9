"""The command `user` with what it can do to accounts, explained in Chinese."""

from argparse import SUPPRESS
from collections.abc import Callable
from pathlib import Path

from commands.chinese_parser import ChineseParser as Parser

ACTIONS = {
    "add": "新建账号，密码会询问两次（也可以从标准输入读一行）",
    "list": "列出全部账号",
    "change": "修改账号的角色或单位，已登录的会退出",
    "password": "重新设置密码，已登录的会退出",
    "disable": "停用账号，已登录的会退出",
    "enable": "重新启用账号",
    "signout": "让账号在所有地方退出",
}
ROLES = ("viewer", "reporter", "admin")


def add_user(door: Parser, add_data: Callable[[Parser], None]) -> None:
    """Give the command its actions; `add_data` adds the option that names the data folder."""
    actions = door.add_subparsers(
        title="操作", dest="action", metavar="操作", parser_class=Parser, required=True
    )
    for name, told in ACTIONS.items():
        action = actions.add_parser(name, help=told, description=told)
        if name == "list":
            action.add_argument("--json", action="store_true", help="打印 JSON，供程序读取")
        else:
            action.add_argument("name", metavar="账号", help="账号名：汉字、字母、数字和 . _ - @")
        if name in ("add", "change"):
            action.add_argument(
                "--role",
                choices=ROLES,
                required=name == "add",
                metavar="角色",
                help="viewer 查看，reporter 填报（只能上传本单位的内容），admin 管理",
            )
            action.add_argument(
                "--unit", action="append", metavar="单位", help="填报单位的全称，可以写几次"
            )
        add_data(action)
        action.add_argument("--wheels", type=Path, help=SUPPRESS)
