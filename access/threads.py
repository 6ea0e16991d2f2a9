"""Work that takes its time, outside the event loop."""

from collections.abc import Callable
from typing import Any

import anyio.to_thread
from anyio import CapacityLimiter

# Checking a password takes 64 MB: not more at once than this, however many ask.
_AT_ONCE = CapacityLimiter(2)


async def in_thread(work: Callable[[], Any]) -> Any:
    """The result of the work."""
    return await anyio.to_thread.run_sync(work, limiter=_AT_ONCE)
