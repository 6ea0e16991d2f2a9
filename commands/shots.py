"""`start.py shots`: every page of a board with the samples, as pictures in `docs/images/`."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote, urlencode

from playwright.sync_api import Browser

from commands import ROOT
from commands.board import running
from commands.progress import Printer
from commands.samples import load_samples
from commands.screen import browser, wait_until_finished
from data.opening import open_store

IMAGES = ROOT / "docs" / "images"
SIZES = ((1920, 1080), (1366, 768))


@dataclass(frozen=True)
class Shot:
    """One picture: the file's name, the page's path and its query as in the address."""

    name: str
    path: str
    query: tuple[tuple[str, str], ...] = ()


SHOTS = (
    Shot("overview", ""),
    Shot("completion", "completion"),
    Shot("overdue", "overdue"),
    Shot("site_map", "site_map"),
    Shot("trends", "trends"),
    Shot("indicators", "indicators"),
    Shot("petitions", "petitions", (("place", "七星关区"),)),
    Shot("changes", "changes"),
    Shot("reporting", "reporting"),
    Shot("task", "task", (("place", "嘉峪关市"), ("task", "嘉峪关·中央第二轮~16~"))),
    Shot("upload", "upload"),
    Shot("history", "history"),
)


def take_shots(printer: Printer, into: Path = IMAGES) -> int:
    """Take every picture at every size; `<name>-<width>x<height>.png`. Returns 0."""
    into.mkdir(parents=True, exist_ok=True)
    # The upload page as somebody sees it who may upload.
    os.environ["ZGKB_OPEN_UPLOADS"] = "true"
    with TemporaryDirectory() as folder:
        with open_store(Path(folder)) as store:
            load_samples(store, printer.step)
        with running(Path(sys.executable), Path(folder)) as board, browser() as opened:
            for size in SIZES:
                for shot in SHOTS:
                    printer.step(f"截图 {_name(shot, size)}")
                    _take(opened, board.address, shot, size, into)
    printer.line(f"已保存 {len(SHOTS) * len(SIZES)} 张截图到 {into}")
    return 0


def address_of(board: str, shot: Shot) -> str:
    """The shot's page on the board at this address."""
    query = urlencode(shot.query, quote_via=quote)
    return f"{board}/{shot.path}" + (f"?{query}" if query else "")


def _take(opened: Browser, board: str, shot: Shot, size: tuple[int, int], into: Path) -> None:
    width, height = size
    with opened.new_page(
        viewport={"width": width, "height": height}, locale="zh-CN", timezone_id="Asia/Shanghai"
    ) as page:
        page.goto(address_of(board, shot))
        wait_until_finished(page)
        page.screenshot(path=into / _name(shot, size))


def _name(shot: Shot, size: tuple[int, int]) -> str:
    return f"{shot.name}-{size[0]}x{size[1]}.png"
