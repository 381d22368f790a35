"""From the exceptions of requests and urllib3 to ours. Nothing of theirs escapes but as a cause."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import requests
import urllib3.exceptions as u3

from langgraph_client.errors import APIConnectionError, APITimeoutError, LangGraphError, ProtocolError

FAILURES = (requests.RequestException, u3.HTTPError, OSError)
"""What requests, urllib3 and the sockets under them raise; SSLError and socket.timeout are OSErrors."""

_REFUSALS = (
    requests.exceptions.InvalidURL,
    requests.exceptions.InvalidHeader,
    requests.exceptions.InvalidSchema,
    u3.LocationValueError,
)


@contextlib.contextmanager
def translated(what: str) -> Iterator[None]:
    """Raise requests' and urllib3's failures as ours.

    Args:
        what: The call, for the message, as `GET /threads/…`.

    Raises:
        APITimeoutError: There was no answer in time.
        APIConnectionError: There was no answer.
        ProtocolError: The answer's body can't be decompressed.
        ValueError: requests refused to send it: the URL, a header or a setting is wrong.
    """
    try:
        yield
    except LangGraphError:  # some are OSErrors as well
        raise
    except FAILURES as error:
        raise translate(error, what) from error


def translate(error: Exception, what: str) -> Exception:
    """The exception of ours that says the same."""
    causes = list(_causes(error))
    if _any(causes, *_REFUSALS):
        return ValueError(f"{what}: {type(error).__name__}: it can't be sent")
    if _any(causes, requests.exceptions.ContentDecodingError, u3.DecodeError):
        return ProtocolError(f"{what}: the answer can't be decompressed: {_innermost(causes)}")
    sent = not _any(causes, requests.ConnectTimeout, u3.NewConnectionError, u3.ConnectTimeoutError)
    if _any(causes, requests.Timeout, u3.TimeoutError, TimeoutError) and not _any(causes, u3.NewConnectionError):
        return APITimeoutError(f"{what}: no {'answer' if sent else 'connection'} in time", request_sent=sent)
    if _any(causes, requests.exceptions.SSLError, u3.SSLError):
        return APIConnectionError(f"{what}: TLS failed: {_innermost(causes)}", repeatable=False)
    if not isinstance(error, (requests.RequestException, u3.HTTPError, ConnectionError)):
        # As a CA bundle or a client certificate that is not there: it failed before anything was sent, and will again.
        return APIConnectionError(f"{what}: {_innermost(causes)}", request_sent=False, repeatable=False)
    reason = "could not connect" if not sent else "the connection was lost"
    return APIConnectionError(f"{what}: {reason}: {_innermost(causes)}", request_sent=sent)


def _any(causes: list[BaseException], *kinds: type[BaseException]) -> bool:
    return any(isinstance(cause, kinds) for cause in causes)


def _innermost(causes: list[BaseException]) -> str:
    last = causes[-1]
    text = str(last).strip() or type(last).__name__
    return text if len(text) <= 200 else text[:199] + "…"  # noqa: PLR2004


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and what it wraps: urllib3 keeps it in attributes, requests in `args`."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        members = (getattr(current, "reason", None), getattr(current, "original_error", None), *current.args[:1])
        inner = next((one for one in members if isinstance(one, BaseException)), None)
        current = inner or current.__cause__ or current.__context__
