"""Uploaders and readers at one board at the same time, and what they know of each other.

Every uploader has a source of its own and sends list after list of it, each for the next day and
with one task more than the one before; how many of them are done follows from source and list. So
whoever sees the figures of a source can tell which list they are of, and whether they are whole.
"""

import re
import threading
import time
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from statistics import median, quantiles
from urllib.parse import urlencode

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.Common_pb2 import StringArray

from tests.faults.tab import Tab, tab
from tests.security.conftest import House, Visitor

UNITS = ("市水务局", "市住建局")
FIRST = date(2024, 1, 1)
_TILE = re.compile(r"(\d+)/(\d+) · 口径：已完成")
_RATE = re.compile(r"\*\*[\d.—]+%\*\*　(\d+)/(\d+)　")
_DAY = re.compile(r"数据截至 (\d+)年(\d+)月(\d+)日")


def source(number: int) -> str:
    return f"第{number:02}批督察"


def day(edition: int) -> date:
    return FIRST + timedelta(days=edition)


def tasks(number: int, edition: int) -> list[tuple[str, bool]]:
    """Unit of every task of a list, and whether it is done."""
    count = 10 + edition
    done = (7 * edition + 3 * number) % count
    return [(UNITS[n % 2], n < done) for n in range(count)]


def figures(number: int, edition: int, unit: str | None = None) -> tuple[int, int]:
    """Tasks done and tasks of a list, all or one unit's."""
    found = [done for u, done in tasks(number, edition) if unit in (None, u)]
    return sum(found), len(found)


def workbook(number: int, edition: int) -> bytes:
    """The list as a file."""
    rows = [
        f"{n},{source(number)}第{n}号点位污水直排,{unit},2030-12-31,{'完成整改' if done else '整改中'}"
        for n, (unit, done) in enumerate(tasks(number, edition), start=1)
    ]
    return "\n".join(["序号,问题,责任单位,整改时限,整改状态", *rows]).encode()


class Crowd:
    """What everybody has done and seen; `troubles` is what must not be."""

    def __init__(self, house: House, sources: int, seconds: float) -> None:
        self.house = house
        self.stored = [0] * sources
        """The newest list of every source that the board has acknowledged."""
        self.begun = [0] * sources
        self.took: dict[str, list[float]] = {}
        self.troubles: list[str] = []
        self._until = time.monotonic() + seconds

    def let_in(self, uploaders: int, readers: int) -> None:
        """Let them all work until the time is over."""
        everybody = [self._at_work(self._uploader, n) for n in range(uploaders)]
        everybody += [self._at_work(self._reader, n) for n in range(readers)]
        for one in everybody:
            one.start()
        for one in everybody:
            one.join()

    def told(self) -> str:
        """How often and how long, in words."""
        lines = [f"{sum(self.stored)} uploads acknowledged"]
        for name, took in sorted(self.took.items()):
            most = quantiles(took, n=20)[-1] if len(took) > 1 else took[0]
            lines.append(f"{name}: {len(took)}, median {median(took):.2f} s, 95 % {most:.2f} s")
        return "; ".join(lines)

    def _at_work(self, work: Callable[[int], None], number: int) -> threading.Thread:
        def carefully() -> None:
            try:
                work(number)
            except Exception as error:
                self.troubles.append(f"{work.__name__} {number}: {type(error).__name__} {error}")

        return threading.Thread(target=carefully)

    def _timed(self, name: str, do: Callable[[], None]) -> None:
        began = time.monotonic()
        do()
        self.took.setdefault(name, []).append(time.monotonic() - began)

    def _uploader(self, number: int) -> None:
        with tab(Visitor(self.house)) as page:
            self._timed("page upload", lambda: page.open("upload"))
            while not self.stored[number] or time.monotonic() < self._until:
                edition = self.stored[number] + 1
                self.begun[number] = edition
                self._timed("upload", lambda: self._upload(page, number, edition))  # noqa: B023
                self.stored[number] = edition

    def _upload(self, page: Tab, number: int, edition: int) -> None:
        name = f"{source(number)}{edition}.csv"
        written = StringArray(data=[f"{day(edition):%Y/%m/%d}"])
        page.fill("date_input", "截至日期", string_array_value=written)
        page.fill("selectbox", "督察来源", string_value=source(number))
        self._timed("file read", lambda: page.send("选择清单文件", name, workbook(number, edition)))
        self._timed("commit", lambda: page.press("提交入库"))
        stored = f"已入库：任务清单 {10 + edition} 条"
        told = page.said(Alert.SUCCESS)
        if page.wrong() or not any(stored in text for text in told):
            raise AssertionError(f"{name}: {told} {page.wrong()} {page.texts()}")

    def _reader(self, number: int) -> None:
        chance = Random(number)
        while time.monotonic() < self._until and not self.troubles:
            with tab(Visitor(self.house)) as page:
                name = chance.choice(["overview", "completion", "overdue", "trends"])
                looked = chance.randrange(len(self.stored)), chance.choice([None, *UNITS])
                for _ in range(chance.randint(1, 6)):
                    self._read(page, name, *looked)
                    if time.monotonic() > self._until:
                        return
                    time.sleep(chance.uniform(0, 3))

    def _read(self, page: Tab, name: str, number: int, unit: str | None) -> None:
        asked = {"source": source(number)} | ({"unit": unit} if unit else {})
        at_least = self.stored[number]
        self._timed(f"page {name}", lambda: page.open(name, urlencode(asked)))
        at_most = self.begun[number]
        where = f"{name} {asked}"
        texts = "\n".join(page.texts())
        if page.wrong():
            raise AssertionError(f"{where}: {page.wrong()}")
        shown = _DAY.search(texts)
        if shown is None:
            raise AssertionError(f"{where} shows no day: {texts}")
        edition = (date(*map(int, shown.groups())) - FIRST).days
        if not at_least <= edition <= at_most:
            raise AssertionError(f"{where}: list {edition}, not {at_least} to {at_most}")
        pattern = {"overview": _TILE, "completion": _RATE}.get(name)
        if pattern is None:
            return
        seen = pattern.search(texts)
        if seen is None or tuple(map(int, seen.groups())) != figures(number, edition, unit):
            raise AssertionError(f"{where}: not {figures(number, edition, unit)} in {texts}")
