"""The log: one line of JSON an event, in a few files that never grow without end.

A line says when, how grave, which event, and its figures. Texts of exceptions are left out, because
they may quote what somebody wrote: the kind of the error and the places in the code are enough.
"""

import json
import logging
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

FOLDER, FILE = "logs", "board.log"
LARGEST, KEPT = 5_000_000, 5
_LOG = logging.getLogger("zgkb")
# The second tells of errors in a page's script.
_LIBRARIES = ("streamlit", "streamlit.error_util", "uvicorn.error", "asyncio")


class _Lines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        """The record as one line of JSON; what libraries say only by its name and place."""
        ours = record.name == _LOG.name
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage() if ours else "library",
        }
        if not ours:
            line |= {"logger": record.name, "place": f"{record.module}:{record.lineno}"}
        if record.exc_info and record.exc_info[1] is not None:
            line |= told(record.exc_info[1])
        line |= getattr(record, "figures", {})
        return json.dumps(line, ensure_ascii=False)


class _File(RotatingFileHandler):
    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """A disk that is full stops the log, not the board."""


class _Errors(logging.Handler):
    def __init__(self, file: _File) -> None:
        super().__init__(logging.ERROR)
        self._file = file

    def emit(self, record: logging.LogRecord) -> None:
        """Pass on to the file, once though loggers of a family share this."""
        if not getattr(record, "kept", False):
            record.kept = True
            self._file.handle(record)


def begin(folder: Path) -> None:
    """Write to `<folder>/logs/board.log` from now on; errors of the libraries too.

    Where no file can be made the board goes on without a log.
    """
    end()
    try:
        (folder / FOLDER).mkdir(exist_ok=True)
        handler = _File(
            folder / FOLDER / FILE, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8"
        )
    except OSError:
        return
    handler.setFormatter(_Lines())
    _LOG.setLevel(logging.INFO)
    _LOG.propagate = False
    _LOG.addHandler(handler)
    for logger in _libraries():
        logger.addHandler(_Errors(handler))


def _libraries() -> list[logging.Logger]:
    """The libraries' loggers, each by itself: Streamlit's pass nothing on to those above them."""
    below = tuple(f"{name}." for name in _LIBRARIES)
    known = [name for name in [*logging.root.manager.loggerDict] if name.startswith(below)]
    return [logging.getLogger(name) for name in {*_LIBRARIES, *known}]


def end() -> None:
    """Close the file."""
    for logger in (_LOG, *_libraries()):
        for handler in [h for h in logger.handlers if isinstance(h, _File | _Errors)]:
            logger.removeHandler(handler)
            # What could not be written before cannot be written now.
            with suppress(OSError):
                handler.close()


def tell(event: str, **figures: object) -> None:
    """One line: what happened, with figures; never a name, an address or a text from a list."""
    _LOG.info(event, extra={"figures": figures})


def trouble(event: str, error: BaseException, **figures: object) -> None:
    """One line about something that went wrong, with the kind of the error and where it arose."""
    _LOG.error(event, exc_info=error, extra={"figures": figures})


def told(error: BaseException) -> dict[str, object]:
    """The kind of an exception and the innermost places in the code, without its text."""
    frames = traceback.extract_tb(error.__traceback__)[-8:]
    places = [f"{Path(f.filename).parent.name}/{Path(f.filename).name}:{f.lineno}" for f in frames]
    return {"error": type(error).__name__, "places": places}
