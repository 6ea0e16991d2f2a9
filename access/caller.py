"""Where a request comes from: address, scheme, whether from this very machine, which origin."""

import ipaddress
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

HEADER = "x-board-caller"
"""Set by the gate alone: the caller as JSON, for the pages; what a client sends is taken away."""
FORWARDED = frozenset(
    ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip")
)
Headers = Sequence[tuple[str, str]]
"""Names in lower case, as often as they were sent."""


@dataclass(frozen=True)
class Caller:
    """`local`: a program on this machine, through no proxy, by a name of this machine, on a board
    that nobody else can reach. `secure`: the browser's side of the way is encrypted. `here`: a
    program on this machine, through no proxy, whoever else can reach the board."""

    address: str
    local: bool
    secure: bool = False
    here: bool = False

    def as_text(self) -> str:
        """For the header to the pages."""
        return json.dumps(asdict(self))


THIS_MACHINE = Caller("127.0.0.1", local=True, here=True)


def from_text(text: str | None) -> Caller:
    """The caller the gate noted; without a gate (a page run by itself) it is this machine."""
    return Caller(**json.loads(text)) if text else THIS_MACHINE


def caller_of(
    headers: Headers, peer: str | None, scheme: str, bound: str, proxies: Sequence[str]
) -> Caller:
    """Who calls. `peer` is the other end of the connection, `bound` the address the board listens
    on; what a proxy says is believed only of the `proxies`."""
    peer = _plain(peer or "")
    forwarded = any(name in FORWARDED for name, _ in headers)
    address, secure = peer, scheme in ("https", "wss")
    if peer in proxies:
        address = _client(headers, proxies) or peer
        secure = secure or _last(headers, "x-forwarded-proto") == "https"
    here = not forwarded and is_loopback(peer) and is_loopback(host_name(_first(headers, "host")))
    return Caller(address, here and is_loopback(bound), secure, here)


def is_loopback(host: str) -> bool:
    """Whether this name or address means this machine to itself."""
    try:
        return ipaddress.ip_address(_plain(host)).is_loopback
    except ValueError:
        return host.casefold().rstrip(".") == "localhost"


def host_name(host: str) -> str:
    """The name in a Host header, without its port."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def same_origin(headers: Headers, allowed: Sequence[str], *, socket: bool = False) -> bool:
    """Whether a request that may change something comes from a page of this board.

    A websocket must name an origin, equal to its host or `allowed`; anything else may leave it out
    where the browser does not say that it comes from another site.
    """
    origin = _first(headers, "origin")
    if origin:
        network = _network(origin)
        return origin in allowed or (
            bool(network) and network == _first(headers, "host").casefold()
        )
    return not socket and _first(headers, "sec-fetch-site") in ("", "same-origin", "none")


def _network(origin: str) -> str:
    try:
        parts = urlsplit(origin)
    except ValueError:
        return ""
    return parts.netloc.casefold() if parts.scheme in ("http", "https") else ""


def _client(headers: Headers, proxies: Sequence[str]) -> str:
    """The last address a trusted proxy noted that is not a trusted proxy itself."""
    chain = ",".join(value for name, value in headers if name == "x-forwarded-for").split(",")
    for one in reversed([_plain(part.strip()) for part in chain]):
        if one not in proxies:
            return one if _is_address(one) else ""
    return ""


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _plain(host: str) -> str:
    """An address in one form: no brackets, an IPv4 address inside IPv6 as itself."""
    host = host.strip("[]")
    return host.removeprefix("::ffff:") if host.casefold().startswith("::ffff:") else host


def _first(headers: Headers, name: str) -> str:
    return next((value for key, value in headers if key == name), "")


def _last(headers: Headers, name: str) -> str:
    """The last word in a header, in the last of several."""
    values = [value for key, value in headers if key == name]
    return values[-1].split(",")[-1].strip().casefold() if values else ""
