"""The command line: every command with its options, explained in Chinese."""

import argparse
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from commands import ROOT
from commands.chinese_parser import ChineseParser as Parser
from commands.user_arguments import add_user
from data.vocabulary import DIMENSION_LABELS, PETITION_DIMENSION_LABELS

DEFAULT_PORT = 8501
COMMANDS = {
    "run": "启动看板（不写命令时就是它）",
    "check": "检查表格文件：读懂了什么，哪些单元格有问题；不入库",
    "import": "把表格文件直接导入看板，不经过浏览器",
    "ask": "向看板提问，打印表格或 JSON",
    "samples": "把示例数据导入空的看板",
    "rebuild": "用归档的原始文件重新生成数据库；--verify 只核对，不改动",
    "backup": "把看板的全部数据备份成一个文件（看板运行时也可以）",
    "restore": "把备份恢复到一个空的数据目录",
    "user": "管理登录看板的账号：新建、停用、设置密码、退出登录",
    "test": "安装测试用的包并运行全部检查和测试",
    "shots": "启动一个带示例数据的看板，把每个页面截图到 docs/images/",
}
QUESTIONS = (
    "totals", "completion", "overdue", "due_soon", "behind", "not_accepted", "trend", "curve",
    "sites", "indicators", "petitions", "changes", "task", "reporting",
)  # fmt: skip
DEFINITIONS = ("done", "basically_done", "on_schedule", "due", "closed")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The command and its options; without a command it is `run`. Exits with 2 on a mistake.

    `test` hands everything after it to pytest: as `pytest`, a list.
    """
    words = list(arguments)
    if not words or (words[0].startswith("-") and words[0] not in ("-h", "--help")):
        words.insert(0, "run")
    if words[0] == "test" and not {"-h", "--help"} & set(words[1:2]):
        return argparse.Namespace(command="test", pytest=words[1:], wheels=None)
    return _parser().parse_args(words)


def _parser() -> Parser:
    parser = Parser(
        prog="start.py",
        description="整改看板：第一次运行会建立 .venv 并安装所需的包，之后直接启动。",
        epilog="每个命令的说明：start.py 命令 --help",
    )
    commands = parser.add_subparsers(
        title="命令", dest="command", metavar="命令", parser_class=Parser, required=True
    )
    doors = {
        name: commands.add_parser(name, help=told, description=told)
        for name, told in COMMANDS.items()
    }
    doors["samples"].add_argument("--only-if-empty", action="store_true", help=argparse.SUPPRESS)
    doors["samples"].add_argument(
        "--remove", action="store_true", help="把示例数据移出看板（自己的数据不受影响）"
    )
    _run(doors["run"])
    _check(doors["check"])
    _import(doors["import"])
    _ask(doors["ask"])
    doors["rebuild"].add_argument(
        "--verify", action="store_true", help="只核对：另行生成一份，与现用数据库逐行比较"
    )
    for name, told in (("backup", "备份写到这个文件"), ("restore", "从这个备份文件恢复")):
        doors[name].add_argument("file", type=_absolute, metavar="文件", help=told)
    for name in ("rebuild", "backup", "restore"):
        _json(doors[name])
    add_user(doors["user"], _data)
    doors["test"].add_argument(
        "pytest",
        nargs="*",
        metavar="pytest参数",
        help="交给 pytest 的参数；写了就只运行 pytest，例如：test tests/unit -k deadline",
    )
    for name, door in doors.items():
        if name not in ("test", "shots", "user"):
            _data(door)
        if name not in ("test", "user"):
            door.add_argument("--wheels", type=Path, metavar="目录", help=_WHEELS)
    return parser


_WHEELS = "离线安装：从这个目录里的 wheel 文件安装，不联网"


def _data(door: Parser) -> None:
    door.add_argument(
        "--data",
        type=_absolute,
        default=ROOT / "data" / "local",
        metavar="目录",
        help="数据库和原始文件存放的目录（默认 data/local）",
    )


def _run(door: Parser) -> None:
    door.add_argument(
        "--port",
        type=_port,
        default=DEFAULT_PORT,
        metavar="端口",
        help=f"端口（默认 {DEFAULT_PORT}）",
    )
    door.add_argument(
        "--host", default="127.0.0.1", metavar="地址", help="监听的地址（默认只有本机能访问）"
    )
    door.add_argument("--no-browser", action="store_true", help="不自动打开浏览器")
    door.add_argument(
        "--no-samples", action="store_true", help="不要示例数据：不导入，已导入的移出看板"
    )


def _check(door: Parser) -> None:
    _files(door)
    _as_of(door, "截至日期，用来补全没有写年份的日期")
    door.add_argument("--place", metavar="地区", help="用哪个地区的单位名录认单位")
    _datum(door)
    _json(door)


def _import(door: Parser) -> None:
    _files(door)
    _as_of(door, "截至日期：这份清单说的是哪一天的情况", required=True)
    door.add_argument("--source", metavar="来源", help="督察来源（表里没有写明时必填）")
    door.add_argument("--place", metavar="地区", help="地区，单位名录按地区存放")
    _datum(door)
    door.add_argument(
        "--scope",
        choices=("whole", "part"),
        default="whole",
        help="whole 整份清单（默认），part 一个单位的部分",
    )
    door.add_argument("--unit", metavar="单位", help="填报单位（--scope part 时必填）")
    door.add_argument("--user", default="", metavar="姓名", help="记在上传记录里的上传人")
    _json(door)


def _dimensions(labels: Mapping[Any, str]) -> str:
    return "、".join(f"{label} {name}" for name, label in labels.items())


_BY = (
    "按什么分组，中文或英文都可以。"
    f"completion：{_dimensions(DIMENSION_LABELS)}；"
    f"petitions：{_dimensions(PETITION_DIMENSION_LABELS)}"
)


def _ask(door: Parser) -> None:
    door.add_argument("question", choices=QUESTIONS, metavar="问题", help="、".join(QUESTIONS))
    _as_of(door, "截至日期（默认是最近一期）")
    for option, meta, told in (
        ("--district", "区县", "只看这个区县"),
        ("--unit", "单位", "只看这个单位"),
        ("--category", "类别", "只看这个类别"),
        ("--by", "维度", _BY),
        ("--item", "序号", "task 的序号，例如 24、第二十四项（一）"),
    ):
        door.add_argument(option, metavar=meta, help=told)
    door.add_argument(
        "--source", action="append", metavar="来源", help="只看这个督察来源，可以写几次"
    )
    door.add_argument(
        "--definition",
        choices=DEFINITIONS,
        default="done",
        help="完成口径（默认 done）：" + "、".join(DEFINITIONS),
        metavar="口径",
    )
    door.add_argument(
        "--from", dest="start", type=_day, metavar="日期",
        help="changes 的开始日期；reporting 从哪一天的调度期列起（默认只列截至日期所在的一期）",
    )  # fmt: skip
    door.add_argument("--to", dest="end", type=_day, metavar="日期", help="changes 的结束日期")
    _json(door)


def _files(door: Parser) -> None:
    door.add_argument("files", nargs="+", type=_absolute, metavar="文件", help="一个或多个表格文件")


def _datum(door: Parser) -> None:
    door.add_argument(
        "--datum",
        choices=("wgs84", "gcj02", "bd09"),
        default="wgs84",
        metavar="坐标系",
        help="表中坐标取自：wgs84 国家坐标（默认），gcj02 高德、腾讯，bd09 百度",
    )


def _as_of(door: Parser, told: str, required: bool = False) -> None:
    door.add_argument("--as-of", type=_day, required=required, metavar="日期", help=told)


def _json(door: Parser) -> None:
    door.add_argument("--json", action="store_true", help="打印 JSON，供程序读取")


def _absolute(text: str) -> Path:
    return Path(text).expanduser().absolute()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as cause:
        raise argparse.ArgumentTypeError(f"{text} 不是日期，要写成 2020-12-31") from cause


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text} 不是端口号（1 到 65535）")
    return int(text)
