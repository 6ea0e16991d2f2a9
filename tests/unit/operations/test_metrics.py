"""Figures in Prometheus' form, and what counts as which kind of request."""

import pytest
from prometheus_client import Histogram
from prometheus_client.parser import text_string_to_metric_families

from operations import metrics
from operations.counting import kind_of


def seconds(histogram: Histogram, **labels: str) -> tuple[float, float]:
    """How often, and the sum of the times."""
    name, read = histogram._name, {}
    for family in text_string_to_metric_families(metrics.collected().decode()):
        for sample in family.samples:
            if sample.name.startswith(name) and labels.items() <= sample.labels.items():
                read[sample.name] = sample.value
    return read.get(f"{name}_count", 0), read.get(f"{name}_sum", 0)


def test_a_block_is_timed_also_when_it_fails_and_says_how_it_ended() -> None:
    before = seconds(metrics.COMMIT_SECONDS, outcome="refused")[0]
    with pytest.raises(KeyError), metrics.timed(metrics.COMMIT_SECONDS, outcome="refused"):
        raise KeyError
    assert seconds(metrics.COMMIT_SECONDS, outcome="refused")[0] == before + 1
    before = seconds(metrics.COMMIT_SECONDS, outcome="known")[0]
    with metrics.timed(metrics.COMMIT_SECONDS, outcome="refused") as said:
        said["outcome"] = "known"
    count, total = seconds(metrics.COMMIT_SECONDS, outcome="known")
    assert count == before + 1
    assert 0 <= total < 1


def test_gauges_are_asked_when_they_are_collected() -> None:
    figures = [3.0]
    metrics.watch(sessions=lambda: figures[0])
    assert b"\nzgkb_sessions 3.0\n" in metrics.collected()
    figures[0] = 5.0
    assert b"\nzgkb_sessions 5.0\n" in metrics.collected()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "page"), ("/task", "page"), ("/市水务局", "page"), ("/signin", "account"), ("/signout", "account"),
        ("/account", "account"), ("/first", "account"), ("/healthz", "health"), ("/_stcore/health", "health"),
        ("/_stcore/stream", "socket"), ("/_stcore/upload_file/a/b", "upload"), ("/_stcore/host-config", "machinery"),
        ("/media/0123.xlsx", "download"), ("/static/js/index.js", "static"), ("/metrics", "metrics"),
        ("/_door/import", "door"),
    ],
)  # fmt: skip
def test_a_path_is_kept_as_its_kind_alone(path: str, kind: str) -> None:
    assert kind_of(path) == kind
