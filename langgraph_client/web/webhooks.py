"""What the Agent Server calls back at the end of a run, as a value, from a caller that knows the secret.

The server signs nothing. It sends the headers that its `langgraph.json` lists, with values from its environment::

    "webhooks": {"headers": {"x-webhook-secret": "${{ env.LG_WEBHOOK_SECRET }}"}}

It calls once, and not again when it is answered with an error or nobody is there: look after the runs that never called.
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
    """How a run ended, as the server tells it. Times are ISO strings.

    Attributes:
        run_id: The run.
        thread_id: Its thread; that of a stateless run is gone.
        status: `success`, `error`, `interrupted` (it was cancelled), `timeout`, or `rollback`. A run that stopped with a
            question to a person is a `success`: ask `client.threads.get(thread_id).interrupts`.
        assistant_id: Whose run it is.
        error: The name of the error in the graph, as `ValueError`; of a cancelled run `UserInterrupt`; else None.
        message: Its text.
        values: The state at the end; None for a stateless run, and after a rollback.
        metadata: The run's own.
        created_at: When the run was asked for.
        run_started_at: When it began.
        run_ended_at: When it was over.
        webhook_sent_at: When the server called.
        raw: All that the server sent, as the run's `kwargs`, in which there may be secrets: it is not in the repr.
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
    """Read a callback. In Django: `parse_webhook(request.body, request.headers, secret=…)`; in Flask
    `request.get_data()` takes the place of `request.body`.

    Args:
        body: The request's body, or its decoded JSON.
        headers: The request's headers, their names in any case.
        secret: What the header must hold; compared in constant time, before the body is looked at. None checks nothing:
            then somebody else has to have done so.
        header: The header's name.

    Raises:
        InvalidWebhook: The header is missing or holds something else, also if that is not a str.
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
    if headers is None or not hasattr(headers, "items"):  # werkzeug's are no Mapping
        raise TypeError(
            f"headers must be the request's headers where there is a secret, got a {type(headers).__name__}"
        )
    given = [value for name, value in headers.items() if str(name).lower() == header.lower()]
    known = secret.encode()
    # All are compared, so that a second header of the name neither helps nor harms.
    equal = [isinstance(one, str) and hmac.compare_digest(one.encode("utf-8", "surrogatepass"), known) for one in given]
    if not equal or not all(equal):
        raise InvalidWebhook(f"the header {header} is missing or wrong")
