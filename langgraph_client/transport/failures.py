"""Maps exceptions of requests and urllib3 to this package's. The original is kept as `__cause__`.

What an exception means is read from the exception itself and from what it wraps. Its `__context__` says nothing: that is
whatever the calling thread was handling, such as the failure of another server from which the caller fails over.
"""

from __future__ import annotations

import http.client
import re
import ssl
from collections.abc import Callable, Iterator

import requests
import urllib3.exceptions as u3

from langgraph_client import errors
from langgraph_client.errors import APIConnectionError, APITimeoutError, LangGraphError, ProtocolError
from langgraph_client.http_messages import HTTPResponse
from langgraph_client.transport.route import Route
from langgraph_client.transport.status import status_error

FAILURES = (requests.RequestException, u3.HTTPError, OSError)
"""What requests, urllib3 and the sockets under them raise; SSLError and socket.timeout are OSErrors."""

_REFUSALS = (
    requests.exceptions.InvalidURL,
    requests.exceptions.InvalidHeader,
    requests.exceptions.InvalidSchema,
    u3.LocationValueError,
)
_CONNECTING = (requests.ConnectTimeout, u3.NewConnectionError, u3.ConnectTimeoutError)
_NO_CONNECTION = (u3.ClosedPoolError, u3.EmptyPoolError)
_TIMEOUTS = (requests.Timeout, u3.TimeoutError, TimeoutError)
_TLS = (requests.exceptions.SSLError, u3.SSLError, ssl.SSLError)
_TRUNCATIONS = (u3.IncompleteRead, http.client.IncompleteRead)
_ENDED_EARLY = "Response ended prematurely"  # urllib3's message, for which it has no class
_TUNNEL = re.compile(r"^Tunnel connection failed: (\d{3})\b\s*(.*)", re.DOTALL)  # of http.client
_GAVE_UP = re.compile(r"^too many (\d{3}) error responses$")  # urllib3's ResponseError.SPECIFIC_ERROR
_FINAL_OF_TUNNEL = frozenset({401, 403, 407})
_TOO_MANY, _REQUEST_TIMEOUT, _SERVER_ERROR = 429, 408, 500
_MAX_REASON = 200


class map_exceptions:  # noqa: N801 - a context manager, used like a function
    """Raise failures of requests and urllib3 as this package's exceptions.

    Args:
        what: The call, for the message, such as `GET /threads/…`.
        route: Returns the route to the server, for the message.

    Raises:
        APITimeoutError: There was no response in time.
        APIConnectionError: There was no response.
        APIStatusError: A proxy rejected the tunnel, or the session's adapter gave up after its own retries.
        ProtocolError: The response's body can't be decompressed, or its headers contradict one another.
        ValueError: requests refused to send it: the URL, a header or a setting is wrong.
    """

    __slots__ = ("_route", "_what")

    def __init__(self, what: str, route: Callable[[], Route] | None = None) -> None:
        self._what, self._route = what, route

    def __enter__(self) -> None:
        """Do nothing."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Raise the package's exception in place of another."""
        if isinstance(error, FAILURES) and not isinstance(error, LangGraphError):  # some of ours are OSErrors as well
            ours = map_exception(error, self._what, self._route)
            raise ours from (None if type(ours) is ValueError or _shows_secret(error, self._route) else error)


def map_exception(error: Exception, what: str, route: Callable[[], Route] | None = None) -> Exception:
    """Return the corresponding exception of this package. The arguments are those of `map_exceptions`."""
    causes = list(_causes(error))
    if _any(causes, *_REFUSALS) and not _any(causes, u3.InvalidHeader):
        return _refusal(error, causes, what, route)
    way = route() if route is not None else None
    if _any(causes, u3.InvalidHeader):  # of the response; a header that can't be sent is requests' own exception alone
        return ProtocolError(f"{what}: the response can't be read: {_innermost(causes, way)}")
    if _any(causes, requests.exceptions.ContentDecodingError, u3.DecodeError):
        return ProtocolError(f"{what}: the answer can't be decompressed: {_innermost(causes, way)}")
    return (
        _of_adapter(causes, what)
        or _of_tunnel(causes, what, way)
        or _of_timeout(causes, what, way)
        or _of_tls(causes, what, way)
        or _of_connection(error, causes, what, way)
    )


def _refusal(error: Exception, causes: list[BaseException], what: str, route: Callable[[], Route] | None) -> ValueError:
    try:
        way = route() if route is not None else None
    except ValueError as malformed:
        return ValueError(f"{what}: {malformed}")
    setting = f"the proxy of {way.setting}" if way is not None and way.setting else "a proxy"
    if "SOCKS" in str(error):
        return ValueError(f"{what}: {setting} needs PySocks: pip install 'requests[socks]'")
    if _any(causes, requests.exceptions.InvalidProxyURL, u3.ProxySchemeUnknown):
        return ValueError(f"{what}: {setting} must be an http, https or socks URL (its value is not shown here)")
    return ValueError(f"{what}: {type(error).__name__}: it can't be sent")


def _of_adapter(causes: list[BaseException], what: str) -> Exception | None:
    """Return the error for a status that the session's own adapter stopped retrying (urllib3's `Retry(status_forcelist=…)`)."""
    response_error = next((one for one in causes if isinstance(one, u3.ResponseError)), None)
    if response_error is None:
        return None
    told = "the session's adapter gave up after its own retries"
    found = _GAVE_UP.match(str(response_error))
    if found is None:
        return APIConnectionError(f"{what}: {told}: {response_error}", retryable=False)
    return _status_error(int(found[1]), told, what, request_sent=True)


def _of_tunnel(causes: list[BaseException], what: str, way: Route | None) -> Exception | None:
    """Return the error for a tunnel (CONNECT) that the proxy rejected: nothing was sent to the server."""
    # Of OSErrors alone: the text of an http.client exception can be the server's.
    found = next((found for one in causes if type(one) is OSError and (found := _TUNNEL.match(str(one)))), None)
    if found is None:
        return None
    status, phrase = int(found[1]), " ".join(found[2].split())
    proxy, server = (way.proxy or "", f" to {way.server}") if way is not None else ("", "")
    phrase = _redacted(phrase, way)[:_MAX_REASON]
    told = f"the proxy {proxy}".rstrip() + f" rejected the tunnel{server}: {status} {phrase}".rstrip()
    if status in _FINAL_OF_TUNNEL:
        return _status_error(status, told, what, request_sent=False)
    passing = status >= _SERVER_ERROR or status in (_TOO_MANY, _REQUEST_TIMEOUT)
    return APIConnectionError(f"{what}: {told}", request_sent=False, retryable=passing)


def _status_error(status: int, told: str, what: str, *, request_sent: bool) -> errors.APIStatusError:
    method, _, path = what.partition(" ")
    error = status_error(status, {}, told.encode(), method=method, path=path)
    error.body, error.response = None, HTTPResponse(status)
    error.request_sent, error.retryable = request_sent, False
    return error


def _of_timeout(causes: list[BaseException], what: str, way: Route | None) -> Exception | None:
    if not _any(causes, *_TIMEOUTS) or _any(
        causes, u3.NewConnectionError
    ):  # urllib3's NewConnectionError is a time-out
        return None
    if _is_unsent(causes):
        return APITimeoutError(f"{what}: no connection in time to {_peer(causes, way)}", request_sent=False)
    server = "" if way is None else f" from {way}"
    hint = "a proxy may be buffering the response, or the time limit is too short: see `timeout` and `stall_timeout`"
    return APITimeoutError(f"{what}: no response in time{server}: {hint}")


def _of_tls(causes: list[BaseException], what: str, way: Route | None) -> Exception | None:
    if not _any(causes, *_TLS):
        return None
    ended = _any(causes, ssl.SSLEOFError, ssl.SSLZeroReturnError)  # without TLS's own farewell, as a cut is
    told = f"{what}: TLS failed: {_innermost(causes, way)} ({_peer(causes, way)})"
    return APIConnectionError(told, request_sent=not _is_unsent(causes), retryable=ended)


def _of_connection(error: Exception, causes: list[BaseException], what: str, way: Route | None) -> Exception:
    unsent = _is_unsent(causes)
    if not isinstance(error, (requests.RequestException, u3.HTTPError, ConnectionError)):
        # Such as a CA bundle or a client certificate that is not there: it failed before anything was sent, and will again.
        return APIConnectionError(f"{what}: {_innermost(causes, way)}", request_sent=False, retryable=False)
    if unsent:
        told = f"could not connect to {_peer(causes, way)}: {_innermost(causes, way)}"
        return APIConnectionError(f"{what}: {told}", request_sent=False)
    truncated = _any(causes, *_TRUNCATIONS) or any(_ENDED_EARLY in str(one) for one in causes)
    reason = "the response body was truncated" if truncated else _innermost(causes, way)
    server = "" if way is None else f" (server {way})"
    return APIConnectionError(f"{what}: the connection was lost: {reason}{server}")


def _peer(causes: list[BaseException], way: Route | None) -> str:
    """Return the peer of a failed connection: the proxy or the server."""
    if way is None:
        return "the server"
    if way.proxy is None:
        return way.server
    to_proxy = _any(causes, u3.ProxyError) or (not way.socks and _any(causes, *_CONNECTING))
    if to_proxy or any(type(one).__name__ == "ProxyConnectionError" for one in causes):  # the latter of PySocks
        return f"the proxy {way.proxy} (for {way.server})"
    return str(way)


def _is_unsent(causes: list[BaseException]) -> bool:
    """Return whether connecting failed, including the tunnel and TLS, so that nothing of the request was sent."""
    certain = (*_CONNECTING, *_NO_CONNECTION, ssl.SSLCertVerificationError)
    return _any(causes, *certain) or any(_is_of_connect(one) for one in causes)


def _is_of_connect(error: BaseException) -> bool:
    """Return whether it was raised by `connect` of one of urllib3's connections."""
    trace = error.__traceback__
    while trace is not None:
        frame = trace.tb_frame
        if frame.f_code.co_name == "connect" and frame.f_globals.get("__name__") == "urllib3.connection":
            return True
        trace = trace.tb_next
    return False


def _any(causes: list[BaseException], *kinds: type[BaseException]) -> bool:
    return any(isinstance(cause, kinds) for cause in causes)


def _shows_secret(error: Exception, route: Callable[[], Route] | None) -> bool:
    """Return whether its traceback would show a secret, for example in a status line that repeats the key."""
    way = route() if route is not None else None
    return way is not None and any(_redacted(str(one), way) != str(one) for one in _causes(error))


def _redacted(text: str, way: Route | None) -> str:
    return text if way is None else way.redacted(text)


def _innermost(causes: list[BaseException], way: Route | None) -> str:
    last = causes[-1]
    text = _redacted(str(last).strip() or type(last).__name__, way)
    return text if len(text) <= _MAX_REASON else text[: _MAX_REASON - 1] + "…"


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield the error and what it wraps: urllib3 keeps it in attributes, requests in `args`, and both in `__cause__`."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        members = (getattr(current, "reason", None), getattr(current, "original_error", None), *current.args)
        inner = next((one for one in members if isinstance(one, BaseException)), None)
        current = inner or current.__cause__
