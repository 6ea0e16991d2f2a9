"""A browser in front of the board, and when its page is finished; for tests and screenshots."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

from commands import Refusal
from commands.browser import NO_BROWSER, find_browser

# Draws WebGL without a graphics card, but not the page itself, which takes two thirds less of the
# processor that way; works as root, asks the network for nothing of its own.
ARGUMENTS = (
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-gpu-compositing",
    "--disable-gpu-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PATIENCE = 60_000

# Finished: the script is idle, nothing is stale or a placeholder, every chart has its drawing, and
# all that has held for a while, longer with a map, whose layers come after its canvas. Every page looks
# for news every two seconds, so the while must be shorter than that.
_FINISHED = """() => {
    const all = (selector) => [...document.querySelectorAll(selector)];
    const app = document.querySelector('[data-testid="stApp"]');
    const drawn = (chart) => [...chart.querySelectorAll('canvas, svg')]
        .some((drawing) => drawing.getBoundingClientRect().width > 0);
    const charts = all('[data-testid="stVegaLiteChart"], [data-testid="stDeckGlJsonChart"]');
    const now = performance.now();
    const finished = app
        && app.dataset.testScriptState === 'notRunning'
        && app.dataset.testConnectionState === 'CONNECTED'
        && all('[data-testid="stMainBlockContainer"] [data-testid]').length > 0
        && all('[data-testid="stSkeleton"], [data-testid="stAppSkeleton"]').length === 0
        && all('[data-testid="stSpinner"]').length === 0
        && all('[data-stale="true"]').length === 0
        && charts.every(drawn)
        && document.fonts.status === 'loaded';
    if (!finished) { window.__finishedSince = null; return false; }
    window.__finishedSince ??= now;
    const hasMap = all('[data-testid="stDeckGlJsonChart"]').length > 0;
    return now - window.__finishedSince > (hasMap ? 1200 : 400);
}"""


@contextmanager
def browser() -> Iterator[Browser]:
    """A headless Chromium, Chrome or Edge; raises Refusal where none is installed."""
    program = find_browser()
    if program is None:
        raise Refusal(f"{NO_BROWSER}，无法打开页面。")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        try:
            yield opened
        finally:
            opened.close()


def wait_until_finished(page: Page, patience: float = PATIENCE) -> None:
    """Return when the board's page has run and drawn everything; `patience` in milliseconds.

    Raises Refusal when the page shows an error, and Playwright's TimeoutError.
    """
    page.evaluate("window.__finishedSince = null")
    page.wait_for_function(_FINISHED, timeout=patience, polling=100)
    broken = page.locator('[data-testid="stException"]')
    if broken.count():
        raise Refusal(f"页面 {page.url} 出错：{broken.first.inner_text()}")
