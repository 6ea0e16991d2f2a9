"""How screens put data into words: safe in Markdown, dates, moments, rates and addresses."""

import re
from datetime import UTC, date, datetime

import pandas as pd

from data.dispatch import BEIJING

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:@&])")
# Addresses become links whatever is escaped in them; a blank without width keeps them apart.
_ADDRESS = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?=@)", re.IGNORECASE)
# Signs that would turn the words after the text around, figures of ours among them.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def plain(text: object) -> str:
    """Text from the data as Markdown that shows it as it is: nothing in it formats, links, runs or
    turns around what stands beside it."""
    words = " ".join(_TURNING.sub("", str(text)).split())
    return _MARKDOWN.sub(r"\\\1", _ADDRESS.sub("\u200b", words))


def long_date(day: date) -> str:
    """2021年1月31日."""
    return f"{day.year}年{day.month}月{day.day}日"


def moment(stored: datetime) -> str:
    """2021-01-31 17:05, the time of the country for a moment stored in UTC."""
    return f"{stored.replace(tzinfo=UTC).astimezone(BEIJING):%Y-%m-%d %H:%M}"


def percent(rate: float | None) -> str:
    """67.3 with one decimal, or a dash where nothing counts."""
    return "—" if rate is None or pd.isna(rate) else f"{rate * 100:.1f}"


def task_address(source: str, item_no: str, sub_item: str) -> str:
    """One task as a part of the address."""
    return "~".join((source, item_no, sub_item))
