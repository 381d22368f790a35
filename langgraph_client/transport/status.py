"""From a status that is no success to the error that says so, with the server's own words in it."""

from __future__ import annotations

import datetime
import http
import json
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Any

from langgraph_client import errors
from langgraph_client.types import Json

_BY_STATUS: Mapping[int, type[errors.APIStatusError]] = {
    400: errors.BadRequestError,
    401: errors.AuthenticationError,
    403: errors.PermissionDeniedError,
    404: errors.NotFoundError,
    409: errors.ConflictError,
    413: errors.PayloadTooLargeError,
    422: errors.UnprocessableEntityError,
    429: errors.RateLimitError,
}
_LONGEST_MESSAGE = 1000
_CLIENT_ERROR, _SERVER_ERROR = 400, 500


def status_error(
    status: int, headers: Mapping[str, str], content: bytes, *, method: str, path: str
) -> errors.APIStatusError:
    """The error for an answer.

    Args:
        status: The HTTP status, no success.
        headers: The answer's headers.
        content: The answer's body.
        method: The request's method.
        path: The request's path, without the query.
    """
    server_error = errors.InternalServerError if status >= _SERVER_ERROR else errors.APIStatusError
    body = _body(content)
    return _BY_STATUS.get(status, server_error)(
        _redirect(status, headers) or _message(body) or _phrase(status),
        status_code=status,
        body=body,
        request_id=headers.get("x-request-id"),
        method=method,
        path=path,
        retry_after=retry_after(headers.get("retry-after")),
    )


def retry_after(value: str | None) -> float | None:
    """Seconds from a `Retry-After` header (RFC 9110, 10.2.3): a number or a date. None when there is none to read."""
    if value is None:
        return None
    if value.strip().isdecimal():
        return float(value)
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=datetime.timezone.utc)
    return max(0.0, (when - datetime.datetime.now(datetime.timezone.utc)).total_seconds())


def _body(content: bytes) -> Json:
    if not content:
        return None
    try:
        return json.loads(content)
    except ValueError:
        return content.decode("utf-8", "replace")


def _message(body: Any) -> str:
    """The server's words: `{"detail": …}`, `{"error": …, "message": …}`, other JSON, or bare text."""
    if isinstance(body, Mapping):
        said = body.get("detail") or _named(body) or body
        body = said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
    elif body is not None and not isinstance(body, str):
        body = json.dumps(body, ensure_ascii=False)
    text = " ".join((body or "").split())
    return text if len(text) <= _LONGEST_MESSAGE else text[: _LONGEST_MESSAGE - 1] + "…"


def _named(body: Mapping[str, Any]) -> str:
    """`error` and `message`, as far as they are there."""
    return ": ".join(str(body[key]) for key in ("error", "message") if body.get(key))


def _redirect(status: int, headers: Mapping[str, str]) -> str:
    if status >= _CLIENT_ERROR or "location" not in headers:
        return ""
    return (
        "redirected, and not followed: only a few redirects are, within one origin and without a change of the method"
    )


def _phrase(status: int) -> str:
    try:
        return http.HTTPStatus(status).phrase
    except ValueError:
        return "no message"
