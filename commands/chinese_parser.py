"""An argument parser that explains itself, and what is wrong, in Chinese."""

import argparse
import re
import unicodedata
from collections.abc import Iterable
from typing import Any, NoReturn

# What argparse says in English, and how we say it.
_SENTENCES = (
    (r"the following arguments are required: (.*)", r"缺少参数 \1"),
    (r"unrecognized arguments: (.*)", r"不认识的参数 \1"),
    (r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)", r"\1 不能是 \2，可选：\3"),
    (r"argument (.*?): expected (?:one|at least one) argument", r"\1 后面要有值"),
    (r"argument (.*?): (.*)", r"\1：\2"),
)


# What stays on one line: a word, or a character, with the punctuation that belongs to it.
_PIECE = re.compile(r"\s*[（“]*(?:[!-~]+|[^!-~\s])[、，。；：）”]*")


class _Formatter(argparse.HelpFormatter):
    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrapped(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in wrapped(text, width - len(indent)))

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of so many columns; Chinese breaks anywhere, other words stay whole."""
    lines = [""]
    for piece in _PIECE.findall(text):
        if lines[-1] and _columns(lines[-1] + piece) > width:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return lines


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


class ChineseParser(argparse.ArgumentParser):
    """Like `argparse.ArgumentParser`; a mistake is one sentence on stderr and exit code 2."""

    def __init__(self, **options: Any) -> None:
        options |= {"add_help": False, "allow_abbrev": False, "formatter_class": _Formatter}
        super().__init__(**options)
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这段说明")

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong in one sentence and exit with 2."""
        self.exit(2, f"{in_chinese(message)}（用 {self.prog} --help 查看说明）\n")


def in_chinese(message: str) -> str:
    """The Chinese sentence for one of argparse's own; any other message as it is."""
    for pattern, sentence in _SENTENCES:
        if re.fullmatch(pattern, message):
            return re.sub(f"^{pattern}$", sentence, message)
    return message
