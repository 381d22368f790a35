"""Requests that start a run, for `create`, `wait` and `stream`. `streams.start` sends them."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any, Final

from langgraph_client import models
from langgraph_client._generated.endpoints import runs as endpoints
from langgraph_client.checks import canonical_id, check
from langgraph_client.request import StreamRequest
from langgraph_client.resources.run_options import run_body
from langgraph_client.streams.start import METADATA_KEY, RunStart
from langgraph_client.types import Id

KEYS: Final = uuid.UUID("6a2f4f4e-6a8f-4c53-9d27-0b1f9b7a6c11")
"""Namespace of the thread ids that an assistant and an idempotency key determine. It must never change."""


def background_start(thread_id: Id | None, assistant_id: Id, fields: Mapping[str, Any], *, followed: bool) -> RunStart:
    """Return how to start a run in the background.

    Args:
        thread_id: The thread's UUID. None starts a stateless run; with a key, a run on the thread whose id the key and
            the assistant determine.
        assistant_id: The assistant, or a graph's name.
        fields: The options of the body as far as they were given, `idempotency_key` and `on_disconnect` among them.
        followed: Whether the caller follows the run to its end. A stateless run that is followed is kept by the server
            (`on_completion="keep"`) unless `on_completion` is among the fields: otherwise its parts, its result and its
            status would be deleted at the moment it ends.

    Raises:
        TypeError: An option has the wrong type, or is unknown.
        ValueError: An option has a value that is not allowed.
    """
    key, fields = _move_key_to_metadata(fields)
    _check_on_disconnect(fields)
    cancel = fields.pop("on_disconnect", None) == "cancel"
    if key is not None and thread_id is None:
        thread_id, fields = str(uuid.uuid5(KEYS, f"{assistant_id}\n{key}")), _for_thread_of_key(fields)
    vanishes = fields.get("on_completion") == "delete"
    if thread_id is not None:
        create = endpoints.create(thread_id, run_body(models.RunCreateStateful, assistant_id, fields))
        return RunStart(
            create=create, thread_id=canonical_id(thread_id), key=key, vanishes=vanishes, cancel_on_disconnect=cancel
        )
    temporary = followed and "on_completion" not in fields
    kept = {"on_completion": "keep"} if temporary else {}
    create = endpoints.create_stateless(run_body(models.RunCreateStateless, assistant_id, {**fields, **kept}))
    return RunStart(create=create, thread_id=None, temporary=temporary, vanishes=vanishes, cancel_on_disconnect=cancel)


def streaming_start(thread_id: Id | None, assistant_id: Id, fields: Mapping[str, Any]) -> StreamRequest:
    """Return the request that starts and streams a run.

    Args:
        thread_id: The thread's UUID; None starts a stateless run, whose thread the server does not name.
        assistant_id: The assistant, or a graph's name.
        fields: The options of the body as far as they were given.

    Raises:
        TypeError: An option has the wrong type, or is unknown.
        ValueError: An option has a value that is not allowed.
    """
    _check_on_disconnect(fields)
    fields = {"on_disconnect": "continue", **fields}  # always sent: without it Aegra cancels
    if thread_id is None:
        return endpoints.stream_stateless(run_body(models.RunCreateStreamingStateless, assistant_id, fields))
    return endpoints.stream(thread_id, run_body(models.RunCreateStreamingStateful, assistant_id, fields))


def _check_on_disconnect(fields: Mapping[str, Any]) -> None:
    """Refuse a typo, which the server would take for the default: it would cancel the run, or not, unexpectedly."""
    check("on_disconnect", fields.get("on_disconnect"), models.OnDisconnect | None)


def _move_key_to_metadata(fields: Mapping[str, Any]) -> tuple[str | None, dict[str, Any]]:
    """Return the idempotency key, and the fields with the key moved to their metadata.

    Raises:
        TypeError: The key is not a str.
        ValueError: It is empty, or the metadata has another one.
    """
    key = fields.get("idempotency_key")
    if key is None:
        return None, dict(fields)
    check("idempotency_key", key, str)
    if not key:
        raise ValueError("idempotency_key must not be empty")
    metadata = fields.get("metadata") or {}
    if metadata.get(METADATA_KEY, key) != key:
        raise ValueError(
            f"metadata[{METADATA_KEY!r}] must be the idempotency_key {key!r}, got {metadata[METADATA_KEY]!r}"
        )
    rest = {name: value for name, value in fields.items() if name != "idempotency_key"}
    return key, {**rest, "metadata": {**metadata, METADATA_KEY: key}}


def _for_thread_of_key(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a run on the thread of its key, which is created with the run and kept.

    Raises:
        ValueError: `on_completion` is `delete`: a deleted run can't be found again.
    """
    if fields.get("on_completion", "keep") != "keep":
        raise ValueError(
            f"on_completion must be 'keep' with idempotency_key, got {fields['on_completion']!r}: a run is found again "
            "on its thread"
        )
    rest = {name: value for name, value in fields.items() if name != "on_completion"}
    return {"if_not_exists": "create", **rest}
