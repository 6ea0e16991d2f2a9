"""HTTP to a board on this machine, encrypted where the board is."""

import http.client
import ssl

EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 (looked up, not bound)
"""Where on this machine a board answers that listens everywhere."""


def connection(
    host: str, port: int, certificate: str, timeout: float
) -> http.client.HTTPConnection:
    """A connection not opened yet; `certificate` is the file the board's HTTPS must show, empty
    for a board without. Raises OSError where that file cannot be read or is no certificate."""
    host = EVERYWHERE.get(host, host)
    if not certificate:
        return http.client.HTTPConnection(host, port, timeout=timeout)
    context = ssl.create_default_context(cafile=certificate)
    # This very certificate is wanted, whatever name stands in it and whoever signed it.
    context.check_hostname = False
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    return http.client.HTTPSConnection(host, port, timeout=timeout, context=context)
