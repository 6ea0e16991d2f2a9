"""The time as it is stored: UTC without a zone, as DuckDB keeps a timestamp."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
