"""The garbage collector at rest while many rows are made.

Half a million new objects make Python search them for cycles again and again, a quarter of the
time of a long list (measured at 10,000 rows × 16 columns); there are no cycles among them.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """No cyclic collection inside the block; other threads only notice that memory waits."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
