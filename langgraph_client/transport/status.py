"""Maps a status that is not a success to its error, with the server's own words in the message."""

from __future__ import annotations

import contextlib
import datetime
import http
import json
import re
from collections.abc import Callable, Iterable, Mapping
from email.utils import parsedate_to_datetime
from typing import Any, Final

from langgraph_client import errors
from langgraph_client.http_messages import HTTPResponse
from langgraph_client.types import Json

_BY_STATUS: Mapping[int, type[errors.APIStatusError]] = {
    400: errors.BadRequestError,
    401: errors.AuthenticationError,
    403: errors.PermissionDeniedError,
    404: errors.NotFoundError,
    407: errors.ProxyAuthenticationRequired,
    409: errors.ConflictError,
    413: errors.PayloadTooLargeError,
    422: errors.UnprocessableEntityError,
    429: errors.RateLimitError,
}
MAX_ERROR_BYTES: Final = 1024 * 1024
"""Bytes of an error's body that are kept."""
MAX_LEVELS: Final = 100
"""Levels of nesting up to which an error's body is decoded. A deeper one stays text: to walk it takes a frame a level."""
_LONGEST_MESSAGE = 1000
_CLIENT_ERROR, _SERVER_ERROR = 400, 500
_MAX_HEAD = 16384
"""Characters of an HTML page that are searched for what it says."""
_PAGE = re.compile(r"\s*<(?:!doctype\s+html|\?xml|html|head|title|body)\b", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^<>]*>([^<]*)", re.IGNORECASE)
_HEADING = re.compile(r"<h1\b[^<>]*>([^<]*)", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|([\"\\/]))")
"""An escape of JSON for a character that a secret can have."""


def status_error(
    status: int,
    headers: Mapping[str, str],
    content: bytes,
    *,
    method: str,
    path: str,
    redact: Callable[[str], str] = str,
    before: str = "",
    after: str = "",
) -> errors.APIStatusError:
    """Return the error for a response.

    Args:
        status: The HTTP status, not a success.
        headers: The response's headers.
        content: The response's body; only the start, as text, if it is longer than `MAX_ERROR_BYTES`.
        method: The request's method.
        path: The request's path, without the query.
        redact: Removes secrets from a text.
        before: Put before the message.
        after: Put after it.
    """
    server_error = errors.InternalServerError if status >= _SERVER_ERROR else errors.APIStatusError
    told = _body(content)
    body = _redacted(told, redact)
    kept = _redacted_content(content, redact, changed=body != told, body=body)
    if len(content) > MAX_ERROR_BYTES and isinstance(body, str):  # cut now that no part of a secret can stay
        body, kept = body[:MAX_ERROR_BYTES], kept[:MAX_ERROR_BYTES]
    request_id = headers.get("x-request-id")
    return _BY_STATUS.get(status, server_error)(
        f"{before}{_redirect(status, headers) or _shortened(redact(_message(body))) or _phrase(status)}{after}",
        status_code=status,
        body=body,
        response=HTTPResponse(
            status,
            {redact(name): redact(value) for name, value in headers.items()},
            kept,
        ),
        request_id=None if request_id is None else redact(request_id),
        method=method,
        path=path,
        retry_after=retry_after(headers.get("retry-after")),
    )


def retry_after(value: str | None) -> float | None:
    """Return the seconds of a `Retry-After` header (RFC 9110, 10.2.3): a number or a date. None if it is missing or invalid."""
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
    if len(content) <= MAX_ERROR_BYTES:
        with contextlib.suppress(ValueError, RecursionError):
            body: Json = json.loads(content)
            if not _is_deeper(body, MAX_LEVELS):
                return body
    return content.decode("utf-8", "replace")


def _is_deeper(body: Json, levels: int) -> bool:
    """Return whether a value is nested more deeply than a limit, without recursion."""
    level: list[Any] = [body]
    for _ in range(levels + 1):
        level = [item for one in level if isinstance(one, (dict, list)) for item in _items(one)]
        if not level:
            return False
    return True


def _items(one: dict[str, Any] | list[Any]) -> Iterable[Any]:
    return one.values() if isinstance(one, dict) else one


def _message(body: Any) -> str:
    """Return the server's message: `{"detail": …}`, `{"error": …, "message": …}`, other JSON, or bare text.

    The first two keep their line breaks; `str(error)` is one line all the same.
    """
    if isinstance(body, Mapping):
        said = body.get("detail") or _named(body) or body
        if isinstance(said, str):
            return said.strip()
        body = json.dumps(said, ensure_ascii=False)
    elif isinstance(body, str):
        body = _heading(body) or body
    elif body is not None:
        body = json.dumps(body, ensure_ascii=False)
    return " ".join((body or "").split())


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_MESSAGE else text[: _LONGEST_MESSAGE - 1] + "…"


def _heading(text: str) -> str:
    """Return the title of an HTML page, such as a proxy's, else its first heading, else an empty string."""
    if not _PAGE.match(text[:_MAX_HEAD]):
        return ""
    found = (pattern.search(text[:_MAX_HEAD]) for pattern in (_TITLE, _HEADING))
    return next((said for one in found if one and (said := _unescape(one[1]).strip())), "")


def _unescape(text: str) -> str:
    import html  # a table of 2,000 names, and most programs see no error

    return html.unescape(text)


def _redacted(body: Json, redact: Callable[[str], str]) -> Json:
    """Return a body without secrets, including escaped ones in HTML and in JSON that was not parsed."""
    if isinstance(body, str):
        read = _unescape(_ESCAPE.sub(_unescaped, body))
        clean = redact(read)
        return redact(body) if clean == read else clean
    if isinstance(body, list):
        return [_redacted(one, redact) for one in body]
    if isinstance(body, dict):
        return {redact(key): _redacted(value, redact) for key, value in body.items()}
    return body


def _unescaped(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16)) if escape[1] else escape[2]


def _redacted_content(content: bytes, redact: Callable[[str], str], *, changed: bool, body: Json) -> bytes:
    """Return the bytes of a body without secrets.

    JSON that has escapes is written anew from what was read: an escape can hide a secret, even in a member that a later
    one of the same name replaced.
    """
    if isinstance(body, str) and changed:
        return body.encode("utf-8", "surrogatepass")
    if not isinstance(body, str) and body is not None and (changed or b"\\" in content):
        text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))  # as the server writes it
        return text.encode("utf-8", "surrogatepass")
    return redact(content.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")


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
