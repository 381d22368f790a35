"""Redirects are followed within the server's own origin alone: the key goes nowhere else, and no POST becomes a GET."""

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
    """The last response of a chain of redirects. One that may not be followed is returned as it is.

    Args:
        send: Sends one request without following redirects.
        prepared: The first one.
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
    # The status first: looking a header up costs ten times as much, for each response.
    return response.status_code in REDIRECT_STATI and response.is_redirect


def _address(base: str, response: requests.Response) -> str:
    location: str = response.headers["location"]
    return urljoin(base, location.encode("latin-1").decode())  # as requests reads it: http.client took it for Latin-1


def check_location(response: requests.Response, **_: object) -> None:
    """Refuse an address that can't be read before requests looks at it, which it does even where it won't go there.

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
    """Scheme, host and port (RFC 6454)."""
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or _PORTS.get(parts.scheme)
