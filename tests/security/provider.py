"""A small OpenID Connect provider over real HTTP: one person at a time, as the test says."""

import base64
import hashlib
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from commands.board import free_port

CLIENT, SECRET = "board", "client-secret-of-the-board"
Claims = dict[str, Any]


class ProviderServer:
    """Signs in `person` without asking; `twist` may change the ID token before it is signed."""

    def __init__(self, port: int) -> None:
        self.issuer = f"http://127.0.0.1:{port}"
        self.person: Claims = {}
        self.twist: Callable[[Claims], Claims] = dict
        self.key = RSAKey.generate_key(2048, {"kid": "one"})
        self.signing_key = self.key
        self._codes: dict[str, dict[str, str]] = {}
        self._tokens: dict[str, Claims] = {}

    def routes(self) -> list[Route]:
        """The endpoints."""
        return [
            Route("/.well-known/openid-configuration", self._description),
            Route("/authorize", self._authorize),
            Route("/token", self._token, methods=["POST"]),
            Route("/keys", self._keys),
            Route("/userinfo", self._userinfo),
        ]

    async def _description(self, _: Request) -> Response:
        here = self.issuer
        return JSONResponse(
            {
                "issuer": here, "authorization_endpoint": f"{here}/authorize",
                "token_endpoint": f"{here}/token", "jwks_uri": f"{here}/keys",
                "userinfo_endpoint": f"{here}/userinfo",
                "id_token_signing_alg_values_supported": ["RS256"],
            }
        )  # fmt: skip

    async def _authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        if asked["client_id"] != CLIENT or asked["code_challenge_method"] != "S256":
            return Response(status_code=400)
        code = secrets.token_urlsafe()
        self._codes[code] = asked
        back = {"code": code, "state": asked["state"], "iss": self.issuer}
        return RedirectResponse(f"{asked['redirect_uri']}?{urlencode(back)}", 302)

    async def _token(self, request: Request) -> Response:
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        given = {k: v[0] for k, v in parse_qs((await request.body()).decode()).items()}
        asked = self._codes.pop(given.get("code", ""), None)
        proof = hashlib.sha256(given.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(proof).decode().rstrip("=")
        if (
            request.headers.get("authorization") != f"Basic {basic}"
            or asked is None
            or asked["code_challenge"] != challenge
            or asked["redirect_uri"] != given.get("redirect_uri")
        ):
            return JSONResponse({"error": "invalid_grant"}, 400)
        now = int(time.time())
        claims = self.twist(
            {
                "iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300,
                "sub": self.person["sub"], "nonce": asked["nonce"],
            }
        )  # fmt: skip
        signed = jwt.encode({"alg": "RS256", "kid": "one"}, claims, self.signing_key)
        token = secrets.token_urlsafe()
        self._tokens[token] = dict(self.person)
        return JSONResponse({"access_token": token, "token_type": "Bearer", "id_token": signed})

    async def _keys(self, _: Request) -> Response:
        return JSONResponse({"keys": [self.key.as_dict(private=False)]})

    async def _userinfo(self, request: Request) -> Response:
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        found = self._tokens.get(token)
        return JSONResponse(found) if found else Response(status_code=401)


@contextmanager
def provider_running() -> Iterator[ProviderServer]:
    """The provider on a free port, for the length of a `with` block."""
    port = free_port()
    provider = ProviderServer(port)
    app = Starlette(routes=provider.routes())
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield provider
    finally:
        server.should_exit = True
        thread.join()
