"""The figures of a running board, in the form Prometheus collects."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from time import perf_counter

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.exposition import CONTENT_TYPE_LATEST

PATH = "/metrics"
CONTENT_TYPE = CONTENT_TYPE_LATEST
REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)
PlatformCollector(registry=REGISTRY)

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)

REQUESTS = Counter(
    "zgkb_requests_total",
    "HTTP requests answered and websockets opened, by kind and status.",
    ["kind", "status"],
    registry=REGISTRY,
)
REQUEST_SECONDS = Histogram(
    "zgkb_request_seconds", "Time to answer an HTTP request.", ["kind"],
    buckets=_SECONDS, registry=REGISTRY,
)  # fmt: skip
SCRIPT_SECONDS = Histogram(
    "zgkb_script_seconds", "Time of one run of a page's script.", ["page"],
    buckets=_SECONDS, registry=REGISTRY,
)  # fmt: skip
READ_SECONDS = Histogram(
    "zgkb_upload_read_seconds", "Time to read and understand an uploaded file.", ["outcome"],
    buckets=_SECONDS, registry=REGISTRY,
)  # fmt: skip
COMMIT_SECONDS = Histogram(
    "zgkb_upload_commit_seconds", "Time to store an upload.", ["outcome"],
    buckets=_SECONDS, registry=REGISTRY,
)  # fmt: skip
FINDINGS = Counter(
    "zgkb_findings_total", "Findings on uploaded files, each reading counted.",
    ["code", "severity"], registry=REGISTRY,
)  # fmt: skip
_GAUGES: Mapping[str, Gauge] = {
    "sessions": Gauge("zgkb_sessions", "Signed-in sessions that are alive.", registry=REGISTRY),
    "screens": Gauge("zgkb_screens", "Open websockets, one a screen.", registry=REGISTRY),
    "database": Gauge("zgkb_database_bytes", "Size of the database file.", registry=REGISTRY),
    "archive": Gauge("zgkb_archive_bytes", "Size of all kept originals.", registry=REGISTRY),
    "version": Gauge("zgkb_data_version", "Number of the last commit.", registry=REGISTRY),
    "readers": Gauge("zgkb_reading", "Files being read right now.", registry=REGISTRY),
}


def watch(**figures: Callable[[], float]) -> None:
    """Where the gauges get their figures, asked each time they are collected: sessions, screens,
    database, archive, version, readers."""
    for name, figure in figures.items():
        _GAUGES[name].set_function(figure)


@contextmanager
def timed(histogram: Histogram, **labels: str) -> Iterator[dict[str, str]]:
    """Time a block, however it ends; the block may set other labels than these."""
    begun = perf_counter()
    try:
        yield labels
    finally:
        histogram.labels(**labels).observe(perf_counter() - begun)


def collected() -> bytes:
    """Everything, in Prometheus' text format."""
    return generate_latest(REGISTRY)
