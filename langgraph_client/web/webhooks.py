"""Parses the webhook that the Agent Server calls at the end of a run, after checking its secret.

The server signs nothing. It sends the headers that its `langgraph.json` lists, with values from its environment::

    "webhooks": {"headers": {"x-webhook-secret": "${{ env.LG_WEBHOOK_SECRET }}"}}

It calls once, and does not retry after an error or a failed connection: check the runs whose webhook never arrived.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

import attrs

from langgraph_client.deprecation import renamed_members


class HasItems(Protocol):
    """Headers that are not a mapping, such as those of Flask's request."""

    def items(self) -> Iterable[tuple[str, str]]:
        """Names and values."""


class InvalidWebhook(Exception):
    """The caller does not know the secret: respond with 403."""


if not TYPE_CHECKING:
    __getattr__ = renamed_members(__name__, WebhookRefused="InvalidWebhook")


@attrs.frozen(kw_only=True)
class RunCompletion:
    """The body of a webhook: how a run ended. Times are ISO strings.

    Attributes:
        run_id: The run.
        thread_id: Its thread; that of a stateless run is already deleted.
        status: `success`, `error`, `interrupted` (it was cancelled), `timeout`, or `rollback`. A run that stopped
            at an interrupt is a `success`: see `client.threads.get(thread_id).interrupts`.
        assistant_id: Whose run it is.
        error: The class name of the graph's error, such as `ValueError`; of a cancelled run `UserInterrupt`; else None.
        message: Its text.
        values: The state at the end; None for a stateless run, and after a rollback.
        metadata: The run's own.
        created_at: When the run was asked for.
        run_started_at: When it began.
        run_ended_at: When it finished.
        webhook_sent_at: When the server called.
        raw: All that the server sent, including the run's `kwargs`, which may contain secrets; not in the repr.
    """

    run_id: str
    thread_id: str
    status: str
    assistant_id: str | None = None
    error: str | None = None
    message: str | None = None
    values: Any = attrs.field(default=None, repr=False)
    metadata: Mapping[str, Any] = attrs.field(factory=dict, repr=False)
    created_at: str | None = None
    run_started_at: str | None = None
    run_ended_at: str | None = None
    webhook_sent_at: str | None = None
    raw: Mapping[str, Any] = attrs.field(factory=dict, repr=False)


_REQUIRED = ("run_id", "thread_id", "status")
_TEXTS = ("assistant_id", "created_at", "run_started_at", "run_ended_at", "webhook_sent_at")


def parse_webhook(
    body: bytes | str | Mapping[str, Any],
    headers: Mapping[str, str] | HasItems | None = None,
    *,
    secret: str | None = None,
    header: str = "x-webhook-secret",
) -> RunCompletion:
    """Parse a webhook request. In Django: `parse_webhook(request.body, request.headers, secret=…)`; in Flask
    `request.get_data()` takes the place of `request.body`.

    Args:
        body: The request's body, or its decoded JSON.
        headers: The request's headers, their names in any case.
        secret: The value that the header must have; compared in constant time, before the body is parsed. None skips the
            check, for requests that were authenticated before.
        header: The header's name.

    Raises:
        InvalidWebhook: The header is missing or has another value.
        ValueError: The body is not a run's completion, one of its fields is of another type, or `secret` is empty or not
            ASCII.
        TypeError: There is a secret and no headers, or an argument is of another type.
    """  # noqa: D205
    if secret is not None:
        _check(headers, secret, header)
    if not isinstance(body, (bytes, str, Mapping)):
        raise TypeError(f"body must be bytes, a str or a mapping, got a {type(body).__name__}")
    try:
        told = body if isinstance(body, Mapping) else json.loads(body)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"body must be a run's completion in JSON: {error}") from error
    if not isinstance(told, Mapping):
        raise ValueError(f"body must be a run's completion, a JSON object, got {type(told).__name__}")  # noqa: TRY004 - data
    missing = [name for name in _REQUIRED if told.get(name) is None]
    if missing:
        raise ValueError(f"body must have {missing[0]}; does `allowed_fields` in the server's `webhooks` leave it out?")
    failure = told.get("error")
    named = failure if isinstance(failure, Mapping) else {"error": None, "message": failure}
    texts = {name: _text(told, name) for name in (*_REQUIRED, *_TEXTS)}
    metadata = told.get("metadata")
    if metadata is not None and not isinstance(metadata, Mapping):
        raise ValueError(f"body must have an object as metadata, got a {type(metadata).__name__}")
    return RunCompletion(
        error=_text(named, "error"),
        message=_text(named, "message"),
        values=told.get("values"),
        metadata=metadata or {},
        raw=dict(told),
        **texts,
    )


def _text(told: Mapping[str, Any], name: str) -> Any:
    """A member that is a str or null. Raises ValueError."""
    value = told.get(name)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"body must have a str as {name}, got a {type(value).__name__}")
    return value


def _check(headers: Mapping[str, str] | HasItems | None, secret: str, header: str) -> None:
    if not isinstance(secret, str):
        raise TypeError(f"secret must be a str, got a {type(secret).__name__}")
    if not secret or not secret.isascii():
        raise ValueError("secret must be ASCII text that is not empty; is it set in the environment?")
    if headers is None or not hasattr(headers, "items"):  # werkzeug's are not a Mapping
        raise TypeError(
            f"headers must be the request's headers where there is a secret, got a {type(headers).__name__}"
        )
    given = [value for name, value in headers.items() if str(name).lower() == header.lower()]
    known = secret.encode()
    # All headers with this name are compared, so that a second one makes no difference.
    equal = [isinstance(one, str) and hmac.compare_digest(one.encode("utf-8", "surrogatepass"), known) for one in given]
    if not equal or not all(equal):
        raise InvalidWebhook(f"the header {header} is missing or wrong")
