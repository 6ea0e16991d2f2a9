"""Messages written by hand over a viewer's websocket get no more than its pages show."""

from collections.abc import Callable

import pytest

from tests.security.conftest import Visitor, run_page

SignIn = Callable[[str], Visitor]


@pytest.mark.parametrize(("name", "sees"), [("王查看", False), ("李填报", False), ("张管理", True)])
def test_the_audit_is_for_administrators(signed_in: SignIn, name: str, sees: bool) -> None:
    with signed_in(name).socket() as socket:
        said = run_page(socket, "audit")
    assert ("操作记录只有管理账号可以查看".encode() in said) is not sees
    assert ("下载 Excel".encode() in said) is sees


def test_the_page_knows_the_account_and_no_header_of_the_client(signed_in: SignIn) -> None:
    visitor = signed_in("王查看")
    forged = {
        "X-Board-Caller": '{"address": "127.0.0.1", "local": true}',
        "X-Forwarded-User": "zhang",
    }
    with visitor.socket(**forged) as socket:
        said = run_page(socket, "")
    assert "王查看".encode() in said
    assert "张管理".encode() not in said
