"""A board with a certificate of its own: encrypted everywhere, its commands included."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from commands import Refusal
from commands.board import Board, start
from commands.door import find_door, through_door
from tests.security.certificates import self_signed
from tests.security.conftest import ROLES, House, Visitor, house_over, prepare, run_page

HTML = {"Accept": "text/html"}
PAIR = "HTTPS 证书无法使用：.+应是一对没有密码的 PEM 证书和私钥。"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return self_signed(tmp_path_factory.mktemp("tls"))


@pytest.fixture(scope="module")
def secure(
    certificate: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[House]:
    """A board with HTTPS where everybody must sign in."""
    folder = tmp_path_factory.mktemp("secure") / "data"
    prepare(folder, **ROLES)
    names = {"tls_certificate": str(certificate[0]), "tls_key": str(certificate[1])}
    with house_over(folder, require_sign_in="true", **names) as running:
        yield running


def test_pages_forms_and_websocket_are_encrypted(
    secure: House, certificate: tuple[Path, Path]
) -> None:
    assert secure.address.startswith("https://127.0.0.1:")
    visitor = Visitor(secure, certificate=certificate[0])
    shown = visitor.get("/signin")
    assert shown.headers["Strict-Transport-Security"] == "max-age=31536000"
    answer = visitor.sign_in("王查看")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    for line in (
        *shown.raw.headers.getlist("Set-Cookie"),
        *answer.raw.headers.getlist("Set-Cookie"),
    ):
        assert {"Secure", "HttpOnly", "SameSite=lax"} <= set(line.split("; ")), line
    with visitor.socket() as socket:
        assert "王查看".encode() in run_page(socket, "")


def test_plain_http_gets_nothing(secure: House) -> None:
    with pytest.raises(requests.exceptions.ConnectionError):
        requests.get(f"http://{secure.network}/healthz", timeout=10)
    with pytest.raises(requests.exceptions.SSLError):
        Visitor(secure).get("/healthz")


def test_commands_go_through_the_encrypted_door(secure: House) -> None:
    door = find_door(secure.folder)
    assert door is not None
    assert door.certificate
    told = through_door(secure.folder, "user", {"action": "list"})
    assert told is not None
    assert [a["name"] for a in told["output"]["accounts"]] == sorted(ROLES)


def test_a_board_shown_under_another_certificate_is_not_spoken_to(
    secure: House, tmp_path: Path
) -> None:
    """Whoever takes the port of a board that ended does not get the token."""
    other, _ = self_signed(tmp_path)
    stranger = Board("127.0.0.1", secure.board.port, secure.board.process, str(other))
    with pytest.raises(Refusal, match="没有响应"):
        stranger.wait(patience=0.5)


@pytest.mark.parametrize(
    ("which", "sentence"),
    [
        ({"tls_certificate": 0}, "tls_certificate 和 tls_key 要一起设置。"),
        ({"tls_key": 1}, "tls_certificate 和 tls_key 要一起设置。"),
        ({"tls_certificate": 1, "tls_key": 0}, PAIR),
        ({"tls_certificate": 0, "tls_key": 2}, PAIR),
        ({"tls_certificate": 3, "tls_key": 1}, PAIR),
    ],
    ids=["half", "other half", "swapped", "another key", "no such file"],
)
def test_half_a_pair_or_a_wrong_one_is_told(
    certificate: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    which: dict[str, int], sentence: str,
) -> None:  # fmt: skip
    files = (*certificate, self_signed(tmp_path)[1], tmp_path / "missing.pem")
    for name, number in which.items():
        monkeypatch.setenv(f"ZGKB_{name.upper()}", str(files[number]))
    with pytest.raises(Refusal, match=sentence):
        start(Path("python"), "127.0.0.1", 1, tmp_path)
