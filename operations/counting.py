"""An ASGI middleware that counts and times every request, and logs it without saying whose."""

from time import perf_counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from operations import log, metrics

_KINDS = (
    ("/_stcore/upload_file", "upload"),
    ("/_stcore/stream", "socket"),
    ("/_stcore/health", "health"),
    ("/healthz", "health"),
    (metrics.PATH, "metrics"),
    ("/_stcore/", "machinery"),
    ("/static/", "static"),
    ("/component/", "static"),
    ("/media/", "download"),
    ("/_door/", "door"),
    ("/sign", "account"),
    ("/password", "account"),
    ("/account", "account"),
    ("/first", "account"),
)
_QUIET = {"health", "metrics", "static"}


class Counting:
    """Counts what comes out, refusals of the gate included; wraps everything else."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and note kind, status and time."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        kind, begun, status = kind_of(scope["path"]), perf_counter(), 0

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = int(message["status"])
            elif message["type"] == "websocket.accept":
                status = 101
                metrics.REQUESTS.labels(kind, "101").inc()
                log.tell("socket_opened")
            elif message["type"] == "websocket.close" and not status:
                status = 403
            await send(message)

        try:
            await self._app(scope, receive, noting)
        except Exception as error:
            log.trouble("request_failed", error, kind=kind)
            status = status or 500
            raise
        finally:
            took = perf_counter() - begun
            if status == 101:
                log.tell("socket_closed", seconds=round(took, 1))
            else:
                metrics.REQUESTS.labels(kind, str(status)).inc()
                metrics.REQUEST_SECONDS.labels(kind).observe(took)
                if kind not in _QUIET:
                    log.tell(
                        "request", kind=kind, method=scope.get("method", "GET"), status=status,
                        ms=round(took * 1000),
                    )  # fmt: skip


def kind_of(path: str) -> str:
    """What a path asks for, in a dozen words: paths hold names of tasks and are not kept."""
    return next((kind for start, kind in _KINDS if path.startswith(start)), "page")
