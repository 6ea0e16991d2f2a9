"""The board as a process of its own: is the port free, start it, wait until it answers, stop it."""

import contextlib
import errno
import http.client
import json
import os
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from access.caller import is_loopback
from commands import ROOT, Refusal, door
from commands.environment import clean
from commands.loopback import EVERYWHERE, connection
from data.settings import SettingError, Settings, load

# A board with large data opens its database and warms up before it answers.
PATIENCE = 120.0
DATA = "ZGKB_DATA"
"""Environment variable naming the data folder to the board."""
NO_ACCOUNTS = (
    "还没有账号，看板不能在 {host} 上让其他电脑访问：请先用 start.py user add 账号 --role admin "
    "建立管理员，再启动看板。"
)


@dataclass(frozen=True)
class Board:
    """One running server: where it answers and the process that does."""

    host: str
    port: int
    process: "subprocess.Popen[bytes]"
    certificate: str = ""
    """The file of the certificate it shows, empty for a board without HTTPS."""

    @property
    def address(self) -> str:
        """What to type into a browser on this machine."""
        return address(self.host, self.port, self.certificate)

    def wait(self, patience: float = PATIENCE) -> None:
        """Return once it answers; raises Refusal when it ended or said nothing for too long."""
        until = time.monotonic() + patience
        while time.monotonic() < until:
            if (code := self.process.poll()) is not None:
                raise Refusal(f"看板没有启动成功（退出码 {code}），原因见上面的输出。")
            if answers(self.host, self.port, self.certificate):
                return
            time.sleep(0.1)
        raise Refusal(f"看板启动后 {patience:.0f} 秒内没有响应。")

    def stop(self, patience: float = 0) -> None:
        """End it, gently first: after `patience` seconds in which it may end by itself."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=patience)
        if self.process.poll() is None:
            self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def start(python: Path, host: str, port: int, data: Path, **options: str) -> Board:
    """Start a board over the data folder; `options` are further Streamlit options.

    An option is written `server_fileWatcherType="none"`. Returns at once: see `Board.wait`. Raises
    Refusal when a setting cannot be used.
    """
    try:
        settings = load()
    except SettingError as error:
        raise Refusal(str(error)) from error
    named = {
        "server.address": host,
        "server.port": str(port),
        "server.headless": "true",
        "server.maxUploadSize": str(settings.upload_mb),
        "browser.gatherUsageStats": "false",
        "logger.hideWelcomeMessage": "true",
        "logger.level": "error",
    } | {name.replace("_", ".", 1): value for name, value in options.items()}
    certificate, key = _tls(settings)
    if certificate:
        named |= {"server.sslCertFile": certificate, "server.sslKeyFile": key}
    command = [str(python), "-m", "streamlit", "run", str(ROOT / "app.py")]
    command += [f"--{name}={value}" for name, value in named.items()]
    environ = clean(os.environ) | {DATA: str(data), door.HOST: host, door.PORT: str(port)}
    environ[door.CERTIFICATE] = certificate
    # What a proxy says of its visitors is judged at the gate, not by the web server.
    environ["FORWARDED_ALLOW_IPS"] = ""
    process = subprocess.Popen(command, cwd=ROOT, env=environ, stdin=subprocess.DEVNULL)
    return Board(host, port, process, certificate)


@contextlib.contextmanager
def running(python: Path, data: Path, host: str = "127.0.0.1") -> Iterator[Board]:
    """A board on a free port for the length of a `with` block, answering; then stopped."""
    board = start(python, host, free_port(host), data)
    try:
        board.wait()
        yield board
    finally:
        board.stop()


def _tls(settings: Settings) -> tuple[str, str]:
    """The files of certificate and key, empty without HTTPS; raises Refusal for half of it."""
    given = (settings.tls_certificate, settings.tls_key)
    if not any(given):
        return "", ""
    if not all(given):
        raise Refusal("tls_certificate 和 tls_key 要一起设置。")
    certificate, key = (ROOT / file for file in given)
    try:
        ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(certificate, key, "")
    except (OSError, ValueError) as cause:
        raise Refusal(
            f"HTTPS 证书无法使用：{certificate} 和 {key} 应是一对没有密码的 PEM 证书和私钥。"
        ) from cause
    return str(certificate), str(key)


def address(host: str, port: int, certificate: str = "") -> str:
    """`http://127.0.0.1:8501` for a board listening there or everywhere, `https://` with TLS."""
    here, scheme = EVERYWHERE.get(host, host), "https" if certificate else "http"
    return f"{scheme}://[{here}]:{port}" if ":" in here else f"{scheme}://{here}:{port}"


def answers(host: str, port: int, certificate: str = "", timeout: float = 2.0) -> bool:
    """Whether a board listens there and is ready."""
    try:
        with contextlib.closing(connection(host, port, certificate, timeout)) as asked:
            asked.request("GET", "/_stcore/health")
            return asked.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False


def need_free(host: str, port: int) -> None:
    """Raises Refusal, naming a free port, when the port is taken or not ours to take."""
    try:
        _bind(host, port)
    except OSError as cause:
        if isinstance(cause, socket.gaierror) or cause.errno == errno.EADDRNOTAVAIL:
            raise Refusal(f"地址 {host} 不是本机的地址，请检查 --host。") from cause
        reason = "没有权限使用" if isinstance(cause, PermissionError) else "已被占用"
        other = f"python3 start.py --port {_next(host, port)}"
        raise Refusal(f"{host} 的端口 {port} {reason}，请换一个端口：{other}") from cause


def need_accounts(python: Path, host: str, data: Path) -> None:
    """Raises Refusal where other machines could reach the board and there is no account yet."""
    if is_loopback(host):
        return
    command = [str(python), str(ROOT / "start.py"), "--inside", "user", "list", "--json"]
    told = subprocess.run(
        [*command, "--data", str(data)], env=clean(os.environ), capture_output=True, check=False
    )
    try:
        accounts = json.loads(told.stdout)["accounts"]
    except (ValueError, KeyError, TypeError) as cause:
        said = told.stdout.decode(errors="replace") + told.stderr.decode(errors="replace")
        raise Refusal(f"看不到账号：{said.strip()}") from cause
    if not accounts:
        raise Refusal(NO_ACCOUNTS.format(host=host))


def free_port(host: str = "127.0.0.1") -> int:
    """A port nobody listens on, chosen by the system."""
    return _bind(host, 0)


def _next(host: str, port: int) -> int:
    for candidate in range(max(port + 1, 1024), min(port + 100, 65536)):
        with contextlib.suppress(OSError):
            return _bind(host, candidate)
    return free_port(host)


def _bind(host: str, port: int) -> int:
    family, *_ = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if sys.platform == "win32":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            # A port whose last connections are still fading is free for a new server.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))
        return int(probe.getsockname()[1])
