"""Follows redirects only within the server's own origin: the key goes nowhere else, and no POST becomes a GET."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

import requests
from requests.models import REDIRECT_STATI

from langgraph_client.errors import ProtocolError

MAX_REDIRECTS = 5
_KEEP_METHOD = frozenset({307, 308})
_PORTS = {"http": 80, "https": 443}


def send_following_redirects(
    send: Callable[[requests.PreparedRequest], requests.Response], prepared: requests.PreparedRequest
) -> requests.Response:
    """Return the last response of a chain of redirects. A redirect that must not be followed is returned as it is.

    Args:
        send: Sends one request without following redirects.
        prepared: The first request.
    """
    response = send(prepared)
    for _ in range(MAX_REDIRECTS):
        target = _target(prepared, response)
        if target is None:
            return response
        response.close()
        prepared = prepared.copy()
        prepared.url = target
        response = send(prepared)
    return response


def _target(prepared: requests.PreparedRequest, response: requests.Response) -> str | None:
    if not _is_redirect(response) or not prepared.url:
        return None
    target = _address(prepared.url, response)
    keeps_method = response.status_code in _KEEP_METHOD or prepared.method == "GET"
    return target if keeps_method and origin(target) == origin(prepared.url) else None


def _is_redirect(response: requests.Response) -> bool:
    # The status first: a header lookup costs ten times as much, for each response.
    return response.status_code in REDIRECT_STATI and response.is_redirect


def _address(base: str, response: requests.Response) -> str:
    location: str = response.headers["location"]
    return urljoin(base, location.encode("latin-1").decode())  # like requests: http.client decoded it as Latin-1


def check_location(response: requests.Response, **_: object) -> None:
    """Raise if an address can't be parsed, before requests parses it, which it does even if it does not follow it.

    Raises:
        ProtocolError: The address is not a URL.
    """
    if _is_redirect(response):
        try:
            origin(_address(response.url, response))
        except ValueError as error:
            response.close()
            raise ProtocolError(f"redirected to an address that can't be read: {error}") from error


def origin(url: str) -> tuple[str, str | None, int | None]:
    """Return scheme, host and port (RFC 6454)."""
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or _PORTS.get(parts.scheme)
