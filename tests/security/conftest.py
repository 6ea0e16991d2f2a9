"""Real boards with and without accounts, and visitors who speak HTTP and websockets to them."""

import os
import re
import ssl
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

import pytest
import requests
from requests.adapters import HTTPAdapter
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from access import changes
from access.cookies import SESSION
from access.desk import Access
from commands.board import Board, running
from data.opening import open_store
from data.settings import Settings

PASSWORD = "正确 马 电池 订书钉"
PUBLIC = "https://zg.example.gov.cn"
ROLES = {"张管理": "admin", "李填报": "reporter", "王查看": "viewer"}


@dataclass
class House:
    """A running board with its folder and everything it printed."""

    board: Board
    folder: Path
    log: Path

    @property
    def address(self) -> str:
        return self.board.address

    @property
    def network(self) -> str:
        return f"127.0.0.1:{self.board.port}"


@dataclass
class Visitor:
    """A browser without a window: cookies, forms, websockets."""

    house: House
    cookies: dict[str, str] = field(default_factory=dict)
    certificate: Path | None = None
    """What the board's HTTPS must show."""
    source: str = "127.0.0.1"
    """The address of this machine the visitor comes from."""

    def get(self, path: str, **options: Any) -> requests.Response:
        return self._ask("GET", path, **options)

    def post(self, path: str, **options: Any) -> requests.Response:
        return self._ask("POST", path, **options)

    def put(self, path: str, **options: Any) -> requests.Response:
        return self._ask("PUT", path, **options)

    def form(self, path: str, action: str, **fields: str) -> requests.Response:
        """Fill in the form of a page as a browser would and send it."""
        shown = self.get(path).text
        form = re.search(rf'action="{action}">(.*?)</form>', shown, re.DOTALL)
        assert form is not None, shown
        hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form[1]))
        return self.post(action, data=hidden | fields, headers={"Origin": self.house.address})

    def sign_in(self, name: str, password: str = PASSWORD) -> requests.Response:
        return self.form("/signin", "/signin", name=name, password=password)

    @property
    def session(self) -> str | None:
        return self.cookies.get(SESSION)

    @contextmanager
    def socket(self, origin: str | None = "", **headers: str) -> Iterator[ClientConnection]:
        """An open websocket as Streamlit's page opens it; raises InvalidStatus when refused."""
        trusted = ssl.create_default_context(cafile=self.certificate) if self.certificate else None
        with connect(
            f"{self.house.address.replace('http', 'ws', 1)}/_stcore/stream",
            ssl=trusted,
            origin=Origin(self.house.address if origin == "" else origin)
            if origin is not None
            else None,
            additional_headers={"Cookie": self._cookie(), **headers},
            subprotocols=[Subprotocol("streamlit")],
            proxy=None,
        ) as opened:
            yield opened

    def is_refused_a_socket(self, origin: str | None = "", **headers: str) -> bool:
        """Whether the board answers 403 instead of opening a websocket."""
        try:
            with self.socket(origin, **headers):
                return False
        except InvalidStatus as refused:
            return refused.response.status_code == 403

    def _cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def _ask(self, method: str, path: str, **options: Any) -> requests.Response:
        with requests.Session() as http:
            http.trust_env = False
            http.mount(self.house.address, _From(self.source))
            prepared = http.prepare_request(requests.Request(method, "http://board/", **options))
            # The path goes out exactly as it is written.
            prepared.url = self.house.address + path
            if self.cookies:
                prepared.headers["Cookie"] = self._cookie()
            answer = http.send(
                prepared,
                allow_redirects=False,
                timeout=30,
                verify=str(self.certificate) if self.certificate else True,
            )
        for line in answer.raw.headers.getlist("Set-Cookie"):
            (name, cookie), *_ = SimpleCookie(line).items()
            if cookie["max-age"] == "0":
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = cookie.value
        return answer


class _From(HTTPAdapter):
    """Connects from one address of this machine."""

    def __init__(self, source: str) -> None:
        self._source = source
        super().__init__()

    def init_poolmanager(self, *args: Any, **options: Any) -> Any:
        return super().init_poolmanager(*args, source_address=(self._source, 0), **options)


def hear_the_end(socket: ClientConnection) -> int | None:
    """The code with which the board closes the websocket, whatever it says before."""
    try:
        while True:
            socket.recv(timeout=10)
    except ConnectionClosed as closed:
        return closed.rcvd.code if closed.rcvd else None


def run_page(socket: ClientConnection, name: str) -> bytes:
    """Ask for a page as the browser does; all the board says until its script has finished."""
    asked = BackMsg()
    asked.rerun_script.page_name = name
    socket.send(asked.SerializeToString())
    said = b""
    while b"FINISHED" not in said:
        said += _told(socket.recv(timeout=30))
    return said


def _told(message: str | bytes) -> bytes:
    assert isinstance(message, bytes)
    read = ForwardMsg()
    read.ParseFromString(message)
    ended = read.WhichOneof("type") == "script_finished"
    return str(read).encode("utf-8") + (b"FINISHED" if ended else b"") + message


@contextmanager
def house_over(folder: Path, **settings: str) -> Iterator[House]:
    """A board over the folder with these settings, what it prints kept in a file beside it."""
    log = folder.parent / f"{folder.name}.log"
    names = {f"ZGKB_{name.upper()}": value for name, value in settings.items()}
    kept = dict(os.environ)
    os.environ.update(names)
    out, err = os.dup(1), os.dup(2)
    try:
        with log.open("wb") as file:
            os.dup2(file.fileno(), 1)
            os.dup2(file.fileno(), 2)
            starting = running(Path(sys.executable), folder)
            board = starting.__enter__()
    finally:
        os.dup2(out, 1)
        os.dup2(err, 2)
        os.environ.clear()
        os.environ.update(kept)
    try:
        yield House(board, folder, log)
    finally:
        starting.__exit__(None, None, None)


def prepare(folder: Path, **accounts: str) -> None:
    """Make the accounts, each name with its role, in a store nobody has open."""
    with open_store(folder) as store:
        desk = Access(store, Settings())
        for name, role in accounts.items():
            units = ["市水务局"] if role == "reporter" else []
            changes.add(desk, name, role, units, PASSWORD, "（命令行）", "127.0.0.1")  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A board where everybody must sign in; tests leave no account locked or changed behind."""
    folder = tmp_path_factory.mktemp("house") / "data"
    prepare(folder, **ROLES)
    with house_over(folder, require_sign_in="true") as running_house:
        yield running_house


@pytest.fixture(scope="session")
def second_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A board that anybody may read on this machine, behind a proxy for others; tests may lock and
    close accounts."""
    folder = tmp_path_factory.mktemp("second") / "data"
    prepare(folder, **ROLES, 赵查看="viewer")
    proxy = {"trusted_proxy": "127.0.0.1", "allowed_origins": PUBLIC}
    with house_over(folder, **proxy) as running_house:
        yield running_house


@pytest.fixture
def stranger(house: House) -> Visitor:
    """Somebody without a session."""
    return Visitor(house)


@pytest.fixture
def signed_in(house: House) -> Callable[[str], Visitor]:
    """Signs an account in: `signed_in("李填报")`."""

    def sign_in(name: str) -> Visitor:
        visitor = Visitor(house)
        assert visitor.sign_in(name).status_code == 303
        return visitor

    return sign_in
