"""A sign-in server of the organisation, spoken to by OpenID Connect (code flow with PKCE).

Everything here waits for the network: call it outside the event loop. The protocol is Authlib's,
signatures are joserfc's.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import requests
from authlib.common.security import generate_token
from authlib.integrations.base_client import OAuthError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from access import Refused
from access.caller import is_loopback

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
SILENT = "统一登录服务没有应答，请稍后再试。"
FAILED = "统一登录没有成功，请再试一次。"
_PATIENCE = 10.0
_LEEWAY = 60
_KNOWN_FOR = 3600.0


@dataclass(frozen=True)
class Started:
    """A sign-in that has gone off to the provider and may come back."""

    state: str
    nonce: str
    verifier: str


class Provider:
    """One sign-in server; raises Refused with a sentence when it does not do what it should."""

    def __init__(self, issuer: str, client_id: str, client_secret: str) -> None:
        self.issuer = issuer
        self._client_id, self._secret = client_id, client_secret
        self._told: dict[str, Any] = {}
        self._told_at = -_KNOWN_FOR

    def begin(self, callback: str) -> tuple[str, Started]:
        """Where to send the browser, and what to remember of it; `callback` is our own address."""
        nonce, verifier = generate_token(32), generate_token(48)
        address, state = self._session(callback).create_authorization_url(
            self._endpoint("authorization_endpoint"), nonce=nonce, code_verifier=verifier
        )
        return address, Started(state, nonce, verifier)

    def finish(self, callback: str, code: str, started: Started) -> Mapping[str, Any]:
        """What the provider says of the person who came back with this code, checked."""
        session = self._session(callback)
        try:
            token = session.fetch_token(
                self._endpoint("token_endpoint"), code=code, code_verifier=started.verifier,
                timeout=_PATIENCE,
            )  # fmt: skip
            claims = self._checked(token, started.nonce)
            if "userinfo_endpoint" in self._description():
                answer = session.get(self._endpoint("userinfo_endpoint"), timeout=_PATIENCE)
                more = answer.json() if answer.ok else {}
                # Only what is said of the same person; what was signed wins.
                claims = more | claims if more.get("sub") == claims["sub"] else claims
        except requests.RequestException as error:
            raise Refused(SILENT) from error
        except (OAuthError, JoseError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise Refused(FAILED) from error
        return claims

    def _checked(self, token: Mapping[str, Any], nonce: str) -> dict[str, Any]:
        told: Any = self._get(self._endpoint("jwks_uri"))
        keys = KeySet.import_key_set(told)
        read = jwt.decode(token["id_token"], keys, algorithms=ALGORITHMS)
        claims = CodeIDToken(
            read.claims,
            read.header,
            {
                "iss": {"essential": True, "value": self.issuer},
                "aud": {"essential": True, "value": self._client_id},
            },
            {"nonce": nonce, "client_id": self._client_id, "access_token": token["access_token"]},
        )
        claims.validate(leeway=_LEEWAY)
        return dict(claims)

    def _session(self, callback: str) -> OAuth2Session:
        return OAuth2Session(
            self._client_id, self._secret, scope="openid profile", redirect_uri=callback,
            code_challenge_method="S256",
        )  # fmt: skip

    def _endpoint(self, name: str) -> str:
        return _safe(str(self._description().get(name, "")))

    def _description(self) -> dict[str, Any]:
        """What the provider says of itself, asked once an hour."""
        if time.monotonic() - self._told_at > _KNOWN_FOR:
            address = f"{self.issuer.rstrip('/')}/.well-known/openid-configuration"
            told = self._get(_safe(address))
            if told.get("issuer") != self.issuer:
                raise Refused(FAILED)
            self._told, self._told_at = told, time.monotonic()
        return self._told

    def _get(self, address: str) -> dict[str, Any]:
        try:
            answer = requests.get(address, timeout=_PATIENCE)
            answer.raise_for_status()
            return dict(answer.json())
        except (requests.RequestException, ValueError, TypeError) as error:
            raise Refused(SILENT) from error


def _safe(address: str) -> str:
    """The address, where what goes there cannot be read on the way; raises Refused else."""
    parts = urlsplit(address)
    if parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname or "")):
        return address
    raise Refused(FAILED)
