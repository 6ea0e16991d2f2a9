"""The door of a running board: it holds the database, so commands go through it.

The board listens on `POST /_door/<command>` and writes `<data>/door.json` (host, port, token),
readable by its owner only. A command posts its options as JSON with the token and gets the result
of `on_store.run_command`. Files are named by absolute path: both sides are on one machine.
"""

import contextlib
import hmac
import http.client
import ipaddress
import json
import os
import secrets
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commands import Refusal
from commands.loopback import EVERYWHERE, connection
from data.upload_errors import cause

if TYPE_CHECKING:
    from starlette.routing import Route

    from data.store import Store

FILE = "door.json"
HOST, PORT, CERTIFICATE = "ZGKB_HOST", "ZGKB_PORT", "ZGKB_CERTIFICATE"
HEADER = "X-Board-Token"
ROUTE = "/_door/{command}"
CLOSED = "{reason}：看板照常显示，但不能上传，import、ask、backup 等命令也要等处理好以后重新启动看板才能用。"
# A whole province's lists in one command, on a slow disk.
PATIENCE = 900.0


@dataclass(frozen=True)
class Door:
    """Where a running board takes commands, and the token that opens it; with HTTPS the file of the
    certificate it shows."""

    host: str
    port: int
    token: str
    certificate: str = ""


@contextlib.contextmanager
def opened(store: "Store", environ: Mapping[str, str]) -> Iterator[Door | None]:
    """The board's door for as long as it serves; for the lifespan of the server.

    Where it listens is told by `start.py` in the environment; a server started without it (plain
    `streamlit run app.py`) has no door, nor has one whose disk is full.
    """
    door: Door | None = None
    if environ.get(PORT):
        host, certificate = environ.get(HOST, "127.0.0.1"), environ.get(CERTIFICATE, "")
        try:
            door = open_door(store.folder, host, int(environ[PORT]), certificate)
        except OSError as error:
            with contextlib.suppress(OSError):  # what the board says may go to the same disk
                print(CLOSED.format(reason=cause(error)), file=sys.stderr, flush=True)
    try:
        yield door
    finally:
        if door is not None:
            close_door(store.folder, door)


def routes(store: "Callable[[], Store]") -> "list[Route]":
    """The one route of the door, for the server; `store` gives the open store."""
    from starlette.concurrency import run_in_threadpool
    from starlette.requests import Request
    from starlette.responses import JSONResponse, Response
    from starlette.routing import Route

    from commands.on_store import run_command

    async def carry_out(request: Request) -> Response:
        door = find_door(store().folder)
        client = request.client.host if request.client else None
        if door is None or not admits(door, request.headers.get(HEADER), client):
            return Response(status_code=404)
        name, options = request.path_params["command"], await request.json()
        return JSONResponse(await run_in_threadpool(run_command, store(), name, options))

    return [Route(ROUTE, carry_out, methods=["POST"])]


def open_door(data: Path, host: str, port: int, certificate: str = "") -> Door:
    """Make a door and tell it to its owner in `<data>/door.json`."""
    door = Door(EVERYWHERE.get(host, host), port, secrets.token_hex(32), certificate)
    data.mkdir(parents=True, exist_ok=True)
    aside = data / f"{FILE}.{os.getpid()}"
    aside.unlink(missing_ok=True)
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(asdict(door), file)
    aside.replace(data / FILE)
    return door


def close_door(data: Path, door: Door) -> None:
    """Take the door's file away, unless another board has put its own there."""
    if find_door(data) == door:
        (data / FILE).unlink(missing_ok=True)


def find_door(data: Path) -> Door | None:
    """The door that stands in `<data>/door.json`; nobody may be behind it any more."""
    with contextlib.suppress(OSError, ValueError, TypeError):
        return Door(**json.loads((data / FILE).read_text("utf-8")))
    return None


def admits(door: Door, token: str | None, client: str | None) -> bool:
    """Whether a request with this token header from this address is the owner's on this machine."""
    if token is None or client is None:
        return False
    here = client == door.host
    with contextlib.suppress(ValueError):
        here = here or ipaddress.ip_address(client).is_loopback
    return here and hmac.compare_digest(token.encode(), door.token.encode())


def through_door(data: Path, command: str, options: dict[str, Any]) -> dict[str, Any] | None:
    """The result of a command given to the board running over `data`; None when none is running.

    The result is that of `on_store.run_command`. Raises Refusal when the board took the command
    and did not answer: nobody knows then whether it was carried out.
    """
    door = find_door(data)
    if door is None:
        return None
    try:
        to_board = connection(door.host, door.port, door.certificate, PATIENCE)
        to_board.connect()
    except OSError:
        return None
    headers = {HEADER: door.token, "Content-Type": "application/json"}
    body = json.dumps(options, ensure_ascii=False).encode()
    try:
        to_board.request("POST", ROUTE.format(command=command), body, headers)
        response = to_board.getresponse()
        said = response.read()
        # Another program has the port of a board that ended without closing its door.
        return dict(json.loads(said)) if response.status == 200 else None
    except (OSError, http.client.HTTPException, ValueError, TypeError) as cause:
        raise Refusal("看板收到了命令但没有答复，请在看板的上传记录里核对是否已经执行。") from cause
    finally:
        to_board.close()
