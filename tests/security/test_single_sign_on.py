"""Signing in through the organisation's own server, over real HTTP."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from joserfc.jwk import RSAKey

from access import Refused
from access.provider import FAILED, SILENT, Provider
from commands.door import through_door
from tests.security.conftest import House, Visitor, house_over, prepare
from tests.security.provider import CLIENT, SECRET, Claims, ProviderServer, provider_running

WANG = {"sub": "1001", "preferred_username": "王处长", "roles": ["管理", "other"], "units": []}


@pytest.fixture(scope="module")
def provider() -> Iterator[ProviderServer]:
    with provider_running() as running:
        yield running


@pytest.fixture(scope="module")
def office(provider: ProviderServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A board that knows the provider, with one account of its own."""
    folder = tmp_path_factory.mktemp("office") / "data"
    prepare(folder, 张管理="admin")
    settings = {
        "oidc_issuer": provider.issuer, "oidc_client_id": CLIENT, "oidc_client_secret": SECRET,
        "require_sign_in": "true",
    }  # fmt: skip
    with house_over(folder, **settings) as running:
        yield running


@pytest.fixture(autouse=True)
def honest(provider: ProviderServer) -> None:
    """Every test begins with 王处长 before an honest provider."""
    provider.person, provider.twist, provider.signing_key = dict(WANG), dict, provider.key


def way_out(visitor: Visitor, onward: str = "") -> str:
    """Where the board sends the browser."""
    answer = visitor.get(f"/signin/oidc{onward}")
    assert answer.status_code == 303
    return answer.headers["Location"]


def way_back(out: str) -> str:
    """Where the provider sends it back to, as a path of the board."""
    answer = requests.get(out, allow_redirects=False, timeout=10)
    assert answer.status_code == 302
    parts = urlsplit(answer.headers["Location"])
    return f"{parts.path}?{parts.query}"


def sign_in(visitor: Visitor) -> requests.Response:
    return visitor.get(way_back(way_out(visitor)))


def test_a_person_of_the_provider_comes_in_with_role_and_name(office: House) -> None:
    visitor = Visitor(office)
    assert "用单位统一登录" in visitor.get("/signin").text
    out = way_out(visitor, "?next=/trends")
    asked = parse_qs(urlsplit(out).query)
    assert asked["redirect_uri"] == [f"{office.address}/signin/oidc/back"]
    assert asked["scope"] == ["openid profile"]
    assert asked["code_challenge_method"] == ["S256"]
    assert len(asked["nonce"][0]) == 32
    answer = visitor.get(way_back(out))
    assert (answer.status_code, answer.headers["Location"]) == (303, "/trends")
    account = visitor.get("/account").text
    assert "<dd>王处长</dd>" in account
    assert "<dd>管理</dd>" in account
    assert "/password" not in account


def test_role_and_units_are_those_of_the_last_sign_in(
    office: House, provider: ProviderServer
) -> None:
    provider.person = {"sub": "1002", "preferred_username": "李科员", "roles": "reporter",
                       "units": ["市水务局", "市住建局"]}  # fmt: skip
    first = Visitor(office)
    assert sign_in(first).status_code == 303
    assert "<dd>市水务局、市住建局</dd>" in first.get("/account").text
    provider.person |= {"roles": ["viewer"]}
    second = Visitor(office)
    assert sign_in(second).status_code == 303
    assert "<dd>查看</dd>" in second.get("/account").text
    assert first.get("/account").status_code == 401


def test_a_namesake_is_another_account(office: House, provider: ProviderServer) -> None:
    provider.person = {"sub": "1003", "preferred_username": "张管理", "roles": ["viewer"]}
    visitor = Visitor(office)
    assert sign_in(visitor).status_code == 303
    account = visitor.get("/account").text
    assert "<dd>张管理-" in account
    assert "<dd>查看</dd>" in account


@pytest.mark.parametrize(
    ("person", "sentence"),
    [
        ({"roles": []}, "您在统一登录里没有看板的角色，请联系管理员。"),
        ({"roles": ["root"]}, "您在统一登录里没有看板的角色，请联系管理员。"),
        ({"roles": {"admin": True}}, "您在统一登录里没有看板的角色，请联系管理员。"),
        ({"roles": ["填报"]}, "您在统一登录里没有填报单位，请联系管理员。"),
    ],
)
def test_without_a_role_one_stays_outside(
    office: House, provider: ProviderServer, person: Claims, sentence: str
) -> None:
    provider.person = {"sub": "1004", "preferred_username": "外人", **person}
    visitor = Visitor(office)
    answer = sign_in(visitor)
    assert answer.status_code == 401
    assert sentence in answer.text
    assert visitor.session is None


def test_a_closed_account_stays_closed(office: House, provider: ProviderServer) -> None:
    provider.person = {"sub": "1005", "preferred_username": "赵某", "roles": ["viewer"]}
    visitor = Visitor(office)
    assert sign_in(visitor).status_code == 303
    told = through_door(office.folder, "user", {"action": "disable", "name": "赵某"})
    assert told is not None
    assert told["exit"] == 0
    assert visitor.get("/account").status_code == 401
    assert sign_in(Visitor(office)).status_code == 401


def other_key(provider: ProviderServer) -> None:
    provider.signing_key = RSAKey.generate_key(2048, {"kid": "one"})


def twisted(**changes: Any) -> Callable[[ProviderServer], None]:
    def apply(provider: ProviderServer) -> None:
        provider.twist = lambda claims: {**claims, **changes}

    return apply


@pytest.mark.parametrize(
    "spoil",
    [
        other_key,
        twisted(aud="another client"),
        twisted(iss="http://127.0.0.1:1"),
        twisted(nonce="of another sign-in"),
        twisted(exp=1_000_000_000),
        twisted(sub="1001-of-somebody-else", exp=1_000_000_000),
        twisted(azp="another client", aud=[CLIENT, "another client"]),
    ],
    ids=["key", "audience", "issuer", "nonce", "expired", "subject", "party"],
)
def test_a_token_that_is_not_for_this_sign_in_is_refused(
    office: House, provider: ProviderServer, spoil: Callable[[ProviderServer], None]
) -> None:
    spoil(provider)
    visitor = Visitor(office)
    answer = sign_in(visitor)
    assert answer.status_code == 401
    assert FAILED in answer.text
    assert visitor.session is None


def test_the_way_back_is_good_once_and_for_one_browser(office: House) -> None:
    mine, theirs = Visitor(office), Visitor(office)
    back = way_back(way_out(mine))
    theirs.get("/signin")
    assert theirs.get(back).status_code == 401
    # Trying it with the wrong browser used it up; a fresh one works once.
    assert mine.get(back).status_code == 401
    back = way_back(way_out(mine))
    assert mine.get(back).status_code == 303
    assert mine.get(back).status_code == 401


@pytest.mark.parametrize("query", ["", "?state=x&code=y", "?code=y", "?error=access_denied"])
def test_a_way_back_nobody_went_out_for_leads_nowhere(office: House, query: str) -> None:
    assert Visitor(office).get(f"/signin/oidc/back{query}").status_code == 401


def test_a_provider_that_does_not_answer_is_told() -> None:
    for issuer, sentence in (
        ("http://127.0.0.1:9", SILENT),
        ("http://sso.example.gov.cn", FAILED),  # not encrypted, not this machine
        ("ftp://127.0.0.1", FAILED),
    ):
        with pytest.raises(Refused, match=sentence):
            Provider(issuer, CLIENT, SECRET).begin("http://127.0.0.1:8501/signin/oidc/back")


def test_the_secret_is_in_no_log(office: House) -> None:
    assert SECRET not in office.log.read_text("utf-8")
