"""What a board keeps is its owner's alone: argon2 digests, petitions, who did what.

Windows keeps such folders apart by the rights of the folder they lie in; nothing is done there.
"""

import os
import stat
from contextlib import suppress
from pathlib import Path

from data.store import DATABASE

OTHERS = stat.S_IRWXG | stat.S_IRWXO
_INSIDE = ("board*.duckdb*", "archive", "logs", "audit.head")


def keep_private(folder: Path) -> None:
    """Whatever this process and its children make from now on is for its owner alone; so becomes a
    data folder that is there already."""
    if os.name != "posix":
        return
    os.umask(OTHERS)
    if (folder / DATABASE).exists():
        for path in (folder, *(found for what in _INSIDE for found in folder.glob(what))):
            _close(path)


def _close(path: Path) -> None:
    """Take the rights of others away, but for a folder all share as they do /tmp. What is not ours
    to change stays as it is."""
    with suppress(OSError):
        mode = path.stat().st_mode
        if mode & OTHERS and not mode & stat.S_ISVTX:
            path.chmod(stat.S_IMODE(mode) & ~OTHERS)
