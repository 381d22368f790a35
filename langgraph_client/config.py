"""A client's settings: frozen and checked. Their repr does not show the key."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Mapping
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

import attrs

from langgraph_client.deprecation import renamed_attribute, renamed_keywords
from langgraph_client.types import UNSET, Headers, HeaderSource, Timeout, Unset

DEFAULT_URL: Final = "http://localhost:2024"
DEFAULT_TIMEOUT: Final = (5.0, 300.0)
"""Seconds for connecting and for each read."""
DEFAULT_STALL_TIMEOUT: Final = 15.0
"""Seconds without a byte on a stream. The server sends a heartbeat every 5."""
DEFAULT_MAX_RESPONSE_BYTES: Final = 256 * 1024 * 1024
"""Decoded bytes of one response; events of a stream have the same default of their own, `max_event_bytes`."""
DEFAULT_BUFFER: Final = 100_000
"""Events that a thread's stream keeps for its readers."""
KEY_HEADER: Final = "x-api-key"

MAX_SECONDS: Final = 2_147_483
"""Almost 25 days, the longest that a socket waits: it counts milliseconds in 32 bits."""

_HEADER_NAME: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_FRAMING: Final = frozenset({"content-length", "transfer-encoding"})
_LAST_OF_LATIN_1 = "\xff"
_TIMEOUT_PARTS = ("connect", "read", "write", "pool")
_TIMEOUT_LENGTHS = (2, len(_TIMEOUT_PARTS))
_KEY_VARIABLES = ("LANGGRAPH_API_KEY", "LANGSMITH_API_KEY", "LANGCHAIN_API_KEY")


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _positive(_: object, attribute: attrs.Attribute[float], value: float) -> None:
    if not _is_number(value):
        raise TypeError(f"{attribute.name} must be a number, got {value!r}")
    if not 0 < value <= MAX_SECONDS:
        raise ValueError(
            f"{attribute.name} must be a finite number, more than 0 and at most {MAX_SECONDS}, got {value!r}"
        )


def _at_least(least: int) -> Callable[[object, attrs.Attribute[int], int], None]:
    """Return a validator of an int that is at least this."""

    def validate(_: object, attribute: attrs.Attribute[int], value: int) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            raise TypeError(f"{attribute.name} must be an int, got {value!r}")
        if value < least:
            raise ValueError(f"{attribute.name} must be at least {least}, got {value!r}")

    return validate


def _policy(_: object, attribute: attrs.Attribute[RetryPolicy], value: RetryPolicy) -> None:
    if not isinstance(value, RetryPolicy):
        raise TypeError(f"{attribute.name} must be a RetryPolicy, got {value!r}")


@renamed_keywords(initial="initial_backoff", maximum="max_backoff", reconnects="reconnect_attempts")
@attrs.frozen(kw_only=True)
class RetryPolicy:
    """How often a failed call is retried, and after which delay. The policy does not decide what is safe to retry.

    The delay before try n+1 is random, between 0 and `initial_backoff * 2**(n-1)` seconds ("full jitter") and at most
    `max_backoff`. A `Retry-After` of the server takes precedence.

    Attributes:
        attempts: Tries in total, including the first; 1 disables retries.
        initial_backoff: Upper limit of the first delay, in seconds.
        max_backoff: Longest delay, in seconds.
        max_retry_after: Longest `Retry-After` that is honoured, in seconds; a longer one raises at once.
        reconnect_attempts: Consecutive tries to reconnect a stream; the count starts again after each event. The default is
            higher than for a call, because a server that restarts is unavailable for some time.
    """

    attempts: int = attrs.field(default=4, validator=_at_least(1))
    initial_backoff: float = attrs.field(default=0.5, validator=_positive)
    max_backoff: float = attrs.field(default=8.0, validator=_positive)
    max_retry_after: float = attrs.field(default=60.0, validator=_positive)
    reconnect_attempts: int = attrs.field(default=10, validator=_at_least(0))

    initial = renamed_attribute("initial", "initial_backoff")
    maximum = renamed_attribute("maximum", "max_backoff")
    reconnects = renamed_attribute("reconnects", "reconnect_attempts")


@attrs.frozen(kw_only=True)
class Settings:
    """The settings of a client.

    Attributes:
        url: The server's base URL, without a slash at the end, without credentials and query.
        credentials: User name and password of the URL, sent as basic authentication.
        query: Query parameters of the URL, sent with each request.
        api_key: Sent as `x-api-key`; None sends none.
        headers: The user's headers, or a function that returns them.
        timeout: Seconds for connecting and for each read.
        stall_timeout: Seconds without a byte after which a stream's connection counts as dead.
        retry: How failed calls are retried.
        max_response_bytes: Bytes that the body of a response may have once it is decompressed.
    """

    url: str
    credentials: tuple[str, str] | None = attrs.field(default=None, repr=False)
    query: tuple[tuple[str, str], ...] = attrs.field(default=(), repr=False)
    api_key: str | None = attrs.field(default=None, repr=False)
    headers: HeaderSource = attrs.field(factory=dict, repr=False)
    timeout: tuple[float | None, float | None] = DEFAULT_TIMEOUT
    stall_timeout: float = attrs.field(default=DEFAULT_STALL_TIMEOUT, validator=_positive)
    retry: RetryPolicy = attrs.field(factory=RetryPolicy, validator=_policy)
    max_response_bytes: int = attrs.field(default=DEFAULT_MAX_RESPONSE_BYTES, validator=_at_least(1))

    def current_headers(self) -> dict[str, str]:
        """Return the user's current headers; calls the function, if there is one. Raises ValueError on a second key."""
        if not callable(self.headers):
            return checked_headers(self.headers)
        headers = checked_headers(self.headers())
        if self.api_key and (name := _key_header(headers)):
            raise ValueError(
                f"headers() must not give {name!r} beside api_key, which is given or in the environment: "
                "pass api_key=None to the client"
            )
        return headers


@attrs.frozen
class ServerURL:
    """A server's URL in its parts.

    Attributes:
        base: Scheme, host, port and path, without a slash at the end.
        credentials: User name and password, decoded.
        query: Query parameters.
    """

    base: str
    credentials: tuple[str, str] | None = attrs.field(default=None, repr=False)
    query: tuple[tuple[str, str], ...] = attrs.field(default=(), repr=False)


def server_url(url: str | None, more_schemes: Collection[str] = ()) -> ServerURL:
    """The server's URL: the argument, else `LANGGRAPH_API_URL`, else `http://localhost:2024`.

    Args:
        url: The argument.
        more_schemes: Schemes that are allowed beside `http` and `https`.

    Raises:
        TypeError: It is not a str.
        ValueError: It is not a URL of these schemes, or has a fragment. The message says what is wrong and does not show the URL:
            any part of it may be a secret, as when the key is given in its place.
    """
    if url is None:
        url = os.environ.get("LANGGRAPH_API_URL", "").strip() or DEFAULT_URL
    if not isinstance(url, str):
        raise TypeError(f"url must be a str, got a {type(url).__name__}")
    if (fault := _fault_of(url, ("http", "https", *more_schemes))) is not None:
        raise ValueError(
            "url must be like 'https://user:password@host:port/prefix?name=value', with another scheme only if `session` "
            f"has an adapter for it; but {fault} (it is not shown here, since it may hold a secret)"
        )
    parts = urlsplit(url)
    userinfo, _, host = parts.netloc.rpartition("@")
    user, _, password = userinfo.partition(":")
    return ServerURL(
        base=f"{url.partition(':')[0]}://{host}{parts.path}".rstrip("/"),
        credentials=(unquote(user), unquote(password)) if userinfo else None,
        query=tuple(parse_qsl(parts.query, keep_blank_values=True)),
    )


def _fault_of(url: str, schemes: Collection[str]) -> str | None:
    """What is wrong with a server's URL; None when nothing is."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:  # as for a port that is no number
        return "its host or its port can't be read"
    faults = {
        "it has a space or an unprintable character": not url.isprintable() or " " in url,
        "it does not begin with http:// or https://": parts.scheme not in schemes,
        "it has no host": not parts.hostname,
        "its port is 0": port == 0,
        "it has a fragment (#…)": bool(parts.fragment),
    }
    return next((fault for fault, is_there in faults.items() if is_there), None)


def key_and_headers(given: str | Unset | None, headers: HeaderSource | None) -> tuple[str | None, HeaderSource]:
    """The key and the other headers of a client. An `x-api-key` among the headers is the key, and not the environment's.

    Raises:
        TypeError: One of them is of the wrong type.
        ValueError: Both give a key, or one can't be sent.
    """
    if callable(headers):
        return api_key(given), headers
    checked = checked_headers(headers)
    name = _key_header(checked)
    if name is None:
        return api_key(given), checked
    if given:
        raise ValueError(f"api_key and headers[{name!r}] both give the key: pass one of them")
    return _checked_key(checked.pop(name), f"headers[{name!r}]"), checked


def _key_header(headers: Mapping[str, str]) -> str | None:
    """The name under which a key is among the headers, in any case of letters."""
    names = [name for name in headers if name.lower() == KEY_HEADER]
    if len(names) > 1:
        raise ValueError(f"headers must have the key once, got it as {names[0]!r} and {names[1]!r}")
    return names[0] if names else None


def api_key(given: str | Unset | None) -> str | None:
    """The key: the argument; else, when it is left out, the first that is set of `LANGGRAPH_API_KEY`,
    `LANGSMITH_API_KEY` and `LANGCHAIN_API_KEY`. None sends none.

    Raises:
        TypeError: It is not a str.
        ValueError: It can't be sent in a header. The message does not show it.
    """  # noqa: D205
    key = given
    if key is UNSET:
        found = next((value for name in _KEY_VARIABLES if (value := os.environ.get(name))), None)
        key = found.strip().strip("\"'").strip() if found else None
    return _checked_key(key, "api_key")


def _checked_key(key: object, name: str) -> str | None:
    if key is None or key == "":
        return None
    if not isinstance(key, str):
        raise TypeError(f"{name} must be a str or None, got a {type(key).__name__}")
    if not (key.isascii() and key.isprintable()) or key != key.strip():
        raise ValueError(
            f"{name} must be printable ASCII, without line breaks and without spaces around it (it is not shown here)"
        )
    return key


def checked_auth(auth: Any) -> Any:
    """Return what requests authenticates with.

    Raises:
        TypeError: It is neither a pair of str (or bytes), nor callable, nor None. The message does not show it.
    """
    is_pair = isinstance(auth, tuple) and list(map(type, auth)) in ([str, str], [bytes, bytes])
    if not (auth is None or is_pair or callable(auth)):
        raise TypeError(
            "auth must be a pair (user, password) of str, a function such as HTTPDigestAuth, or None, "
            f"got a {type(auth).__name__} (it is not shown here)"
        )
    return auth


def timeout_pair(given: Timeout | Unset) -> tuple[float | None, float | None]:
    """(connect, read) in seconds. One number is both; UNSET is the default.

    The official client's forms are taken as well: (connect, read, write, pool), and an object that has these attributes,
    such as httpx.Timeout. The last two are checked and have no effect: sending is bounded by `connect`, and no call waits
    for a connection of the pool.

    Raises:
        TypeError: It is neither a number, nor a tuple of two or four, nor such an object, nor None.
        ValueError: A number is not positive.
    """
    if given is UNSET:
        return DEFAULT_TIMEOUT
    times = _times(given)
    if len(times) not in _TIMEOUT_LENGTHS or not all(time is None or _is_number(time) for time in times):
        raise TypeError(
            "timeout must be seconds, a pair (connect, read), or (connect, read, write, pool) as a tuple or as an object "
            f"with these attributes, got {given!r}"
        )
    if not all(time is None or 0 < time <= MAX_SECONDS for time in times):
        raise ValueError(
            f"timeout must be a finite number of seconds, more than 0 and at most {MAX_SECONDS}, got {given!r}: "
            "(5, None) waits forever for a response"
        )
    return times[0], times[1]


def _times(given: Any) -> tuple[Any, ...]:
    if isinstance(given, tuple):
        return given
    if all(hasattr(given, name) for name in _TIMEOUT_PARTS):
        return tuple(getattr(given, name) for name in _TIMEOUT_PARTS)
    return (given, given)


def checked_headers(headers: Headers | None) -> dict[str, str]:
    """A copy of the user's headers.

    Raises:
        TypeError: It is not a mapping of str to str.
        ValueError: A name or value can't be sent, or belongs to the body of each request (`Content-Length`).
    """
    if headers is None:
        return {}
    if not isinstance(headers, Mapping):
        raise TypeError(f"headers must be a mapping of str to str, got a {type(headers).__name__}")
    for name, value in headers.items():
        if not isinstance(name, str) or not isinstance(value, str):
            raise TypeError(f"headers must be a mapping of str to str, got a {type(value).__name__} for {name!r}")
        if not _HEADER_NAME.fullmatch(name):
            raise ValueError(f"headers must have names of ASCII letters, digits and hyphens, got {name!r}")
        if name.lower() in _FRAMING:
            raise ValueError(f"headers must not give {name!r}, which each request has of its own")
        clean = value.isprintable() and max(value, default="") <= _LAST_OF_LATIN_1
        if not clean or value.startswith(" "):
            raise ValueError(
                f"headers[{name!r}] must be printable Latin-1, without line breaks and without a space in front "
                "(its value is not shown here)"
            )
    return dict(headers)
