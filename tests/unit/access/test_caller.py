"""Where a request comes from, and whether it comes from a page of this board."""

import pytest

from access.caller import Caller, caller_of, from_text, is_loopback, same_origin
from access.forms import inside

HOST = ("host", "localhost:8501")


def test_a_program_of_this_machine_is_local() -> None:
    assert caller_of([HOST], "127.0.0.1", "http", "127.0.0.1", ()) == Caller(
        "127.0.0.1", local=True, here=True
    )


def test_a_program_of_this_machine_is_here_whoever_else_reaches_the_board() -> None:
    found = caller_of([HOST], "127.0.0.1", "http", "0.0.0.0", ())
    assert (found.local, found.here) == (False, True)
    through = caller_of([HOST, ("x-forwarded-for", "10.0.0.9")], "127.0.0.1", "http", "0.0.0.0", ())
    assert (through.local, through.here) == (False, False)


@pytest.mark.parametrize(
    ("headers", "peer", "bound"),
    [
        ([HOST], "10.0.0.9", "127.0.0.1"),
        ([HOST], "127.0.0.1", "0.0.0.0"),
        ([HOST], None, "127.0.0.1"),
        ([("host", "board.example.gov.cn")], "127.0.0.1", "127.0.0.1"),  # DNS rebinding
        ([], "127.0.0.1", "127.0.0.1"),
        ([HOST, ("x-forwarded-for", "127.0.0.1")], "127.0.0.1", "127.0.0.1"),
        ([HOST, ("forwarded", "for=127.0.0.1")], "127.0.0.1", "127.0.0.1"),
        ([HOST, ("via", "1.1 proxy")], "127.0.0.1", "127.0.0.1"),
    ],
)
def test_everything_else_is_not_local(
    headers: list[tuple[str, str]], peer: str | None, bound: str
) -> None:
    assert not caller_of(headers, peer, "http", bound, ()).local


@pytest.mark.parametrize(
    ("forwarded", "proxies", "address"),
    [
        ("203.0.113.7", (), "10.0.0.1"),
        ("203.0.113.7", ("10.0.0.2",), "10.0.0.1"),
        ("203.0.113.7", ("10.0.0.1",), "203.0.113.7"),
        ("1.2.3.4, 203.0.113.7", ("10.0.0.1",), "203.0.113.7"),  # the first was the client's own
        ("203.0.113.7, 10.0.0.2", ("10.0.0.1", "10.0.0.2"), "203.0.113.7"),
        ("<script>", ("10.0.0.1",), "10.0.0.1"),
        ("", ("10.0.0.1",), "10.0.0.1"),
    ],
)
def test_only_a_trusted_proxy_is_believed(
    forwarded: str, proxies: tuple[str, ...], address: str
) -> None:
    headers = [("host", "a.b"), ("x-forwarded-for", forwarded), ("x-forwarded-proto", "https")]
    found = caller_of(headers, "10.0.0.1", "http", "0.0.0.0", proxies)
    assert found.address == address
    assert found.secure is ("10.0.0.1" in proxies)


def test_a_client_cannot_add_a_second_header_for_itself() -> None:
    headers = [("x-forwarded-for", "203.0.113.7"), ("x-forwarded-for", "198.51.100.1")]
    assert (
        caller_of(headers, "::ffff:10.0.0.1", "http", "::", ("10.0.0.1",)).address == "198.51.100.1"
    )


@pytest.mark.parametrize(
    ("host", "expected"),
    [("127.0.0.1", True), ("127.8.9.1", True), ("::1", True), ("[::1]", True), ("LOCALHOST", True),
     ("::ffff:127.0.0.1", True), ("0.0.0.0", False), ("::", False), ("10.0.0.1", False),
     ("localhost.example.com", False), ("127.0.0.1.example.com", False), ("", False)],
)  # fmt: skip
def test_loopback_is_this_machine_only(host: str, expected: bool) -> None:
    assert is_loopback(host) is expected


SAME = ("origin", "http://localhost:8501")


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ([HOST, SAME], True),
        ([HOST, ("origin", "HTTP://LOCALHOST:8501")], True),
        ([HOST, ("origin", "http://localhost:8502")], False),
        ([HOST, ("origin", "http://evil.example")], False),
        ([HOST, ("origin", "http://localhost:8501.evil.example")], False),
        ([HOST, ("origin", "http://evil.example/localhost:8501")], False),
        ([HOST, ("origin", "null")], False),
        ([HOST, ("origin", "file://localhost:8501")], False),
        ([HOST, ("origin", "http://[")], False),
        ([HOST, ("origin", "https://board.example.gov.cn")], True),
        ([HOST, SAME, ("sec-fetch-site", "same-origin")], True),
        ([HOST, ("sec-fetch-site", "cross-site")], False),
        ([HOST, ("sec-fetch-site", "same-site")], False),
        ([HOST, ("sec-fetch-site", "none")], True),
        ([HOST], True),
    ],
)
def test_a_post_must_come_from_this_board(headers: list[tuple[str, str]], expected: bool) -> None:
    assert same_origin(headers, ("https://board.example.gov.cn",)) is expected


def test_a_websocket_must_name_its_origin() -> None:
    assert same_origin([HOST, SAME], (), socket=True)
    assert not same_origin([HOST], (), socket=True)
    assert not same_origin([("origin", "http://")], (), socket=True)


def test_the_caller_travels_to_the_pages_as_text() -> None:
    caller = Caller("10.1.2.3", local=False, secure=True)
    assert from_text(caller.as_text()) == caller
    assert from_text(None).local


@pytest.mark.parametrize(
    ("wanted", "path"),
    [
        ("/trends?place=%E6%98%AD", "/trends?place=%E6%98%AD"),
        (None, "/"), ("", "/"), ("trends", "/"), ("//evil.example", "/"), ("/\\evil.example", "/"),
        ("https://evil.example", "/"), ("/a\r\nSet-Cookie: x", "/"), ("/\tevil", "/"),
        ("/signin?next=/x", "/"), ("/" + "a" * 3000, "/"), ("javascript:alert(1)", "/"),
    ],
)  # fmt: skip
def test_one_goes_on_to_pages_of_this_board_only(wanted: str | None, path: str) -> None:
    assert inside(wanted) == path
