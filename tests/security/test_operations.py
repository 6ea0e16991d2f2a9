"""What a running board tells whoever runs it, after real use, and what it keeps to itself."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.requests import Request

from app import by_itself, healthz
from commands.browser import NO_BROWSER, find_browser
from commands.screen import PATIENCE, browser
from pages import board as pages
from tests.browser.server import Screen
from tests.browser.test_upload import chosen, made_list
from tests.security.conftest import PASSWORD, ROLES, House, Visitor, house_over, prepare

WATCHER = "198.51.100.7"
FILE = "某区秘密清单.xlsx"
SECRETS = (
    *ROLES, "没有此人", PASSWORD, "wrong-password-123", "127.0.0.1", WATCHER, "203.0.113.9", FILE, "某区秘密",
    "试验问题", "整改时限", "存在问题", "市水务局", "明年夏天", "嘉峪关市", "秘密边界", "evil.example",
)  # fmt: skip


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A board that somebody has used: signed in, failed to, uploaded, downloaded, met an error."""
    folder = tmp_path_factory.mktemp("operations")
    prepare(folder / "data", **ROLES)
    settings = {
        "require_sign_in": "true", "trusted_proxy": "127.0.0.1", "metrics_from": WATCHER,
        "districts_geojson": str(folder / "秘密边界.geojson"),
    }  # fmt: skip
    with house_over(folder / "data", **settings) as running:
        for name, password in (("张管理", "wrong-password-123"), ("没有此人", PASSWORD)):
            assert Visitor(running).sign_in(name, password).status_code == 401
        if find_browser() is not None:
            use(
                running,
                made_list(folder / FILE, ["整改中", "完成整改", "整改中"], "明年夏天到来之前"),
            )
        yield running


def use(house: House, file: Path) -> None:
    """Sign in with a browser, upload the list, download another, open a page that fails."""
    with browser() as chromium:
        page = chromium.new_page()
        page.set_default_timeout(PATIENCE)
        screen = Screen(page)
        sent: list[bytes] = []
        page.on("websocket", lambda s: s.on("framesent", lambda frame: sent.append(_bytes(frame))))
        page.goto(f"{house.address}/upload")
        page.get_by_label("账号").fill("张管理")
        page.get_by_label("密码").fill(PASSWORD)
        page.get_by_role("button", name="登录").click()
        page.wait_for_url("**/upload")
        screen.finished()
        chosen(page, screen, file)
        page.get_by_role("button", name="提交入库").click()
        page.get_by_text("已入库：任务清单 3 条").wait_for()
        screen.open(house.board, "history")
        with page.expect_download():
            page.get_by_role("button", name="下载 Excel").click()
        page.wait_for_timeout(1_000)
        sent.clear()
        page.wait_for_timeout(4_500)
        assert len(sent) >= 2
        assert all(map(by_itself, sent))
        page.get_by_role("link", name="趋势").click()
        page.wait_for_url("**/trends**")
        assert not all(map(by_itself, sent))
        page.goto(f"{house.address}/site_map?cell=evil.example")
        page.locator('[data-testid="stException"]').wait_for()


def _bytes(frame: str | bytes) -> bytes:
    return frame.encode() if isinstance(frame, str) else frame


Figures = dict[tuple[str, tuple[tuple[str, str], ...]], float]


@pytest.fixture(scope="module")
def figures(house: House) -> Figures:
    """Name and labels → value, as Prometheus would read it."""
    answer = Visitor(house).get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/plain; version=")
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


needs_browser = pytest.mark.skipif(find_browser() is None, reason=NO_BROWSER)


@pytest.mark.browser
@needs_browser
def test_the_figures_tell_of_what_happened(figures: Figures, house: House) -> None:
    def value(name: str, **labels: str) -> float:
        return figures[(name, tuple(sorted(labels.items())))]

    assert value("zgkb_requests_total", kind="account", status="401") == 2
    assert value("zgkb_requests_total", kind="account", status="303") == 1
    assert value("zgkb_requests_total", kind="socket", status="101") >= 3
    assert value("zgkb_requests_total", kind="download", status="200") >= 1
    assert value("zgkb_request_seconds_count", kind="upload") >= 1
    for page in ("upload", "history", "site_map"):
        assert value("zgkb_script_seconds_count", page=page) >= 1
        assert 0 < value("zgkb_script_seconds_sum", page=page) < 60
    assert value("zgkb_upload_read_seconds_count", outcome="read") >= 1
    assert 0 < value("zgkb_upload_read_seconds_sum", outcome="read") < 60
    assert value("zgkb_upload_commit_seconds_count", outcome="stored") == 1
    found = {key[1]: n for key, n in figures.items() if key[0] == "zgkb_findings_total"}
    assert found[(("code", "deadline_unclear"), ("severity", "warning"))] >= 3
    assert value("zgkb_sessions") == 1
    assert value("zgkb_screens") >= 0
    assert value("zgkb_data_version") == 1
    assert value("zgkb_reading") == 0
    assert value("zgkb_database_bytes") > 100_000
    kept = [f for f in (house.folder / "archive").rglob("*") if f.is_file()]
    assert value("zgkb_archive_bytes") == sum(f.stat().st_size for f in kept) > 5_000
    assert value("process_resident_memory_bytes") > 0


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"X-Forwarded-For": WATCHER}, 200),
        ({"X-Forwarded-For": f"203.0.113.9, {WATCHER}"}, 200),
        ({"X-Forwarded-For": "203.0.113.9"}, 403),
        ({"X-Forwarded-For": f"{WATCHER}, 203.0.113.9"}, 403),
        ({"X-Forwarded-For": "127.0.0.1"}, 403),
        ({"X-Forwarded-For": "nonsense"}, 403),
        ({"X-Real-IP": WATCHER}, 403),
        ({"Forwarded": f"for={WATCHER}"}, 403),
        ({"Via": "1.1 proxy"}, 403),
        ({"Host": "zg.example.gov.cn"}, 403),
    ],
)
def test_the_figures_are_for_this_machine_and_the_addresses_named(
    house: House, headers: dict[str, str], status: int
) -> None:
    answer = Visitor(house).get("/metrics", headers=headers)
    assert answer.status_code == status
    assert (b"zgkb_" in answer.content) is (status == 200)


def test_the_figures_and_the_log_name_nobody_and_nothing_of_a_list(house: House) -> None:
    told = Visitor(house).get("/metrics").text
    log = (house.folder / "logs" / "board.log").read_text("utf-8")
    for secret in SECRETS:
        assert secret not in told
        assert secret not in log
        assert json.dumps(secret)[1:-1] not in log


@pytest.mark.browser
@needs_browser
def test_the_log_is_a_line_of_json_an_event(house: House) -> None:
    text = (house.folder / "logs" / "board.log").read_text("utf-8")
    lines: list[dict[str, Any]] = [json.loads(line) for line in text.splitlines()]
    assert all({"at", "level", "event"} <= line.keys() for line in lines)
    assert lines[0]["event"] == "started"
    events = {line["event"] for line in lines}
    assert {"started", "request", "socket_opened", "socket_closed"} <= events
    asked = {(line["kind"], line["status"]) for line in lines if line["event"] == "request"}
    assert {("account", 401), ("account", 303), ("upload", 204), ("download", 200)} <= asked
    failed = [line for line in lines if line["level"] == "error"]
    assert failed
    assert {"FileNotFoundError"} == {line.get("error") for line in failed}
    assert any("pages/site_map.py" in place for line in failed for place in line["places"])


def test_a_board_whose_store_does_not_answer_is_not_ready(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZGKB_DATA", str(tmp_path / "data"))
    request = Request({"type": "http"})
    try:
        answer = asyncio.run(healthz(request))
        assert (answer.status_code, answer.body) == (200, b'{"status":"ok","data_version":0}')
        pages.store().close()
        database = tmp_path / "data" / "board.duckdb"
        database.rename(tmp_path / "elsewhere")
        database.mkdir()
        answer = asyncio.run(healthz(request))
        assert (answer.status_code, answer.body) == (503, b'{"status":"store does not answer"}')
    finally:
        pages.close()
