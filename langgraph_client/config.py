"""A client's settings: frozen, checked once, and never shown with the key in them."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

import attrs

from langgraph_client.types import UNSET, Headers, HeaderSource, Timeout, Unset

DEFAULT_URL: Final = "http://localhost:2024"
DEFAULT_TIMEOUT: Final = (5.0, 300.0)
"""Seconds for connecting and for each read."""
DEFAULT_STALL_TIMEOUT: Final = 15.0
"""Seconds without a byte on a stream. The server sends a heartbeat every 5."""
RESERVED_HEADERS: Final = frozenset({"x-api-key"})

_LAST_OF_LATIN_1 = "\xff"
_KEY_VARIABLES = ("LANGGRAPH_API_KEY", "LANGSMITH_API_KEY", "LANGCHAIN_API_KEY")


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _positive(_: object, attribute: attrs.Attribute[float], value: float) -> None:
    if not _is_number(value):
        raise TypeError(f"{attribute.name} must be a number, got {value!r}")
    if not 0 < value < math.inf:
        raise ValueError(f"{attribute.name} must be a finite number of more than 0, got {value!r}")


@attrs.frozen(kw_only=True)
class RetryPolicy:
    """When a call is tried again. What may be tried again is not a matter of policy: see `langgraph_client.transport.retry`.

    The wait before try n+1 is random between 0 and `initial * 2**(n-1)` seconds ("full jitter"), at most `maximum`; a
    `Retry-After` of the server goes before it.

    Attributes:
        attempts: Tries in all, the first included; 1 never tries again.
        initial: Upper end of the first wait, in seconds.
        maximum: Longest wait, in seconds.
        max_retry_after: Longest `Retry-After` that is waited for, in seconds; a longer one raises at once.
        reconnects: Tries in a row to take up a stream that was cut; they count anew after each event. More than for a
            call, since a server that restarts is away for some time.
    """

    attempts: int = attrs.field(default=4, validator=[attrs.validators.instance_of(int), attrs.validators.ge(1)])
    initial: float = attrs.field(default=0.5, validator=_positive)
    maximum: float = attrs.field(default=8.0, validator=_positive)
    max_retry_after: float = attrs.field(default=60.0, validator=_positive)
    reconnects: int = attrs.field(default=10, validator=[attrs.validators.instance_of(int), attrs.validators.ge(0)])


@attrs.frozen(kw_only=True)
class Settings:
    """What a client was told.

    Attributes:
        url: The server's base URL, without a slash at the end.
        api_key: Sent as `x-api-key`; None sends none.
        headers: The user's headers, or a function that gives them.
        timeout: Seconds for connecting and for each read.
        stall_timeout: Seconds without a byte after which a stream's connection counts as dead.
        retry: When calls are tried again.
    """

    url: str
    api_key: str | None = attrs.field(default=None, repr=False)
    headers: HeaderSource = attrs.field(factory=dict, repr=False)
    timeout: tuple[float | None, float | None] = DEFAULT_TIMEOUT
    stall_timeout: float = attrs.field(default=DEFAULT_STALL_TIMEOUT, validator=_positive)
    retry: RetryPolicy = attrs.field(factory=RetryPolicy, validator=attrs.validators.instance_of(RetryPolicy))

    def current_headers(self) -> dict[str, str]:
        """The user's headers now; asks the function, when there is one. Raises ValueError on a reserved one."""
        return checked_headers(self.headers() if callable(self.headers) else self.headers)


def base_url(url: str | None) -> str:
    """The server's base URL: the argument, else `LANGGRAPH_API_URL`, else `http://localhost:2024`.

    Raises:
        TypeError: It is no str.
        ValueError: It is no http(s) URL, or has credentials, a query or a fragment.
    """
    if url is None:
        url = os.environ.get("LANGGRAPH_API_URL", "").strip() or DEFAULT_URL
    if not isinstance(url, str):
        raise TypeError(f"url must be a str, got {url!r}")
    if "@" in url:
        raise ValueError("url must have no credentials in it: pass auth=(user, password)")
    if not _is_base_url(url):
        raise ValueError(f"url must be like 'https://host:port/prefix', got {url!r}")
    return url.rstrip("/")


def _is_base_url(url: str) -> bool:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:  # as for a port that is no number
        return False
    clean = url.isprintable() and " " not in url and not parts.query and not parts.fragment
    return clean and parts.scheme in ("http", "https") and bool(parts.hostname) and port != 0


def api_key(given: str | Unset | None) -> str | None:
    """The key: the argument; else, when it is left out, the first that is set of `LANGGRAPH_API_KEY`,
    `LANGSMITH_API_KEY` and `LANGCHAIN_API_KEY`. None sends none.

    Raises:
        TypeError: It is no str.
        ValueError: It can't be sent in a header. The message does not show it.
    """  # noqa: D205
    key = given
    if key is UNSET:
        found = next((value for name in _KEY_VARIABLES if (value := os.environ.get(name))), None)
        key = found.strip().strip("\"'").strip() if found else None
    if key is None or key == "":
        return None
    if not isinstance(key, str):
        raise TypeError(f"api_key must be a str or None, got a {type(key).__name__}")
    if not (key.isascii() and key.isprintable()) or key != key.strip():
        raise ValueError(
            "api_key must be printable ASCII, without line breaks and without spaces around it (it is not shown here)"
        )
    return key


def timeout_pair(given: Timeout | Unset) -> tuple[float | None, float | None]:
    """(connect, read) in seconds. One number is both; UNSET is the default.

    Raises:
        TypeError: It is neither a number, nor a pair of them, nor None.
        ValueError: A number is not positive.
    """
    if given is UNSET:
        return DEFAULT_TIMEOUT
    pair = given if isinstance(given, tuple) else (given, given)
    if len(pair) != 2 or not all(part is None or _is_number(part) for part in pair):  # noqa: PLR2004
        raise TypeError(f"timeout must be seconds or a pair (connect, read), got {given!r}")
    if not all(part is None or 0 < part < math.inf for part in pair):
        raise ValueError(f"timeout must be a finite number of seconds, more than 0, got {given!r}")
    return pair[0], pair[1]


def checked_headers(headers: Headers | None) -> dict[str, str]:
    """A copy of the user's headers.

    Raises:
        TypeError: It is no mapping of str to str.
        ValueError: `x-api-key` is in it (use `api_key`), or a name or value has a line break in it.
    """
    if headers is None:
        return {}
    if not isinstance(headers, Mapping):
        raise TypeError(f"headers must be a mapping of str to str, got a {type(headers).__name__}")
    for name, value in headers.items():
        if not isinstance(name, str) or not isinstance(value, str):
            raise TypeError(f"headers must be a mapping of str to str, got a {type(value).__name__} for {name!r}")
        if name.lower() in RESERVED_HEADERS:
            raise ValueError(f"headers must not have {name!r}: pass api_key to the client")
        clean = name.isprintable() and value.isprintable() and max(value, default="") <= _LAST_OF_LATIN_1
        if not clean or value.startswith(" "):
            raise ValueError(
                f"headers[{name!r}] must be printable Latin-1, without line breaks and without a space in front "
                "(its value is not shown here)"
            )
    return dict(headers)
