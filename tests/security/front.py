"""The real nginx in front of a board, run with the example in docs/nginx.conf."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from commands import ROOT
from commands.board import answers, free_port
from tests.security.certificates import self_signed
from tests.security.conftest import House

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
NO_NGINX = "没有找到 nginx"
_AROUND = """
daemon off; worker_processes 1; {user} pid {folder}/nginx.pid; error_log {folder}/error.log info;
events {{ worker_connections 256; }}
http {{
    access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    include {folder}/zgkb.conf;
}}
"""


@dataclass
class Front(House):
    """A board as those see it who come through nginx."""

    port: int = 0
    certificate: Path = Path()

    @property
    def address(self) -> str:
        return f"https://{self.network}"

    @property
    def network(self) -> str:
        return f"127.0.0.1:{self.port}"


@contextmanager
def nginx_before(house: House, folder: Path) -> Iterator[Front]:
    """nginx with its files in the folder, passing on to the board of the house."""
    assert NGINX is not None
    certificate, key = self_signed(folder)
    port, plain = free_port(), free_port()
    example = (ROOT / "docs" / "nginx.conf").read_text("utf-8")
    for written, here in {
        "listen 443 ssl;": f"listen 127.0.0.1:{port} ssl;",
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "/etc/ssl/zgkb/fullchain.pem": str(certificate),
        "/etc/ssl/zgkb/privkey.pem": str(key),
        "http://127.0.0.1:8501;": f"http://127.0.0.1:{house.board.port};",
    }.items():
        assert example.count(written) == 1
        example = example.replace(written, here)
    (folder / "zgkb.conf").write_text(example, "utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(_AROUND.format(folder=folder, user=user), "utf-8")
    command = [NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf")]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    try:
        until = time.monotonic() + 20
        while not answers("127.0.0.1", port, str(certificate)) and time.monotonic() < until:
            if process.poll() is not None:
                assert process.stderr is not None
                raise AssertionError(process.stderr.read().decode())
            time.sleep(0.05)
        yield Front(house.board, house.folder, house.log, port, certificate)
    finally:
        process.terminate()
        process.wait(timeout=20)
        if process.stderr is not None:
            process.stderr.close()
