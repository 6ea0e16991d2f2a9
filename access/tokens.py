"""Random tokens: given to the browser once, kept only as a digest."""

import hashlib
import secrets


def new_token() -> str:
    """256 random bits as text for a cookie or an address."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What is stored of a token: its SHA-256 as hex."""
    return hashlib.sha256(token.encode()).hexdigest()
