"""Signed-in browsers: a random token in a cookie, its digest in the store, an end for each."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from access.tokens import digest, new_token
from data import accounts as kept
from data.accounts import Cursor, Session
from data.store import Store


class Sessions:
    """All sessions, held in memory; when one was last used is known to memory alone."""

    def __init__(
        self, store: Store, hours: float, idle_minutes: float, clock: Callable[[], datetime]
    ) -> None:
        self._lasting, self._idle = timedelta(hours=hours), timedelta(minutes=idle_minutes)
        self._clock = clock
        with store.cursor() as cur:
            self._by_digest = {s.token_sha256: s for s in kept.all_sessions(cur)}
        self._seen = dict.fromkeys(self._by_digest, clock())

    def open(self, cur: Cursor, account: str, address: str) -> str:
        """A new session within a transaction that may change sessions; its token.

        Memory has it at once: should the transaction fail, nobody ever learns the token.
        """
        token, now = new_token(), self._clock()
        session = Session(digest(token), account, now, now + self._lasting, address)
        kept.add_session(cur, session)
        self._by_digest[session.token_sha256] = session
        self._seen[session.token_sha256] = now
        return token

    def find(self, token: str | None) -> Session | None:
        """The live session of a token; None for a forged, ended or expired one."""
        session = self._by_digest.get(digest(token)) if token else None
        return session if session is not None and self._alive(session) else None

    def touch(self, session: Session) -> None:
        """Remember that the session has just been used."""
        if session.token_sha256 in self._by_digest:
            self._seen[session.token_sha256] = self._clock()

    def of(self, account: str) -> list[str]:
        """The digests of all sessions of an account."""
        return [d for d, s in list(self._by_digest.items()) if s.account == account]

    def expired(self) -> list[str]:
        """The digests of sessions that are over by their age or by nobody using them."""
        return [d for d, s in list(self._by_digest.items()) if not self._alive(s)]

    def drop(self, digests: Iterable[str]) -> None:
        """Let these sessions in no more; after they were removed from the store."""
        for one in digests:
            self._by_digest.pop(one, None)
            self._seen.pop(one, None)

    def __len__(self) -> int:
        return len(self._by_digest)

    def _alive(self, session: Session) -> bool:
        now = self._clock()
        seen = self._seen.get(session.token_sha256, session.created_at)
        return now < session.expires_at and now < seen + self._idle
