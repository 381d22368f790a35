"""Options of a run, described once for `create`, `stream` and `wait`."""

from __future__ import annotations

import functools
import reprlib
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, TypeAlias, TypedDict, TypeVar, Union, cast

import attrs

from langgraph_client import models
from langgraph_client.checks import check, check_function
from langgraph_client.jsonable import to_jsonable
from langgraph_client.request_model import RequestModel
from langgraph_client.resources.base import omit_none
from langgraph_client.types import CallOptions, Id

B = TypeVar("B", bound=RequestModel)

Modes: TypeAlias = Union[models.StreamMode, Sequence[models.StreamMode]]
OnRunCreated: TypeAlias = Callable[["RunCreateMetadata"], object]


class RunCreateMetadata(TypedDict):
    """The argument of `on_run_created`."""

    run_id: str
    thread_id: str | None


class RunSettings(CallOptions, total=False):
    """RunOptions without `input` and `context`, which a typed graph has types for."""

    command: Mapping[str, Any] | models.Command | None
    metadata: Mapping[str, Any] | None
    config: Mapping[str, Any] | models.Config | None
    checkpoint: Mapping[str, Any] | models.CheckpointConfig | None
    checkpoint_id: str | None
    checkpoint_during: bool | None
    interrupt_before: Literal["*"] | Sequence[str] | None
    interrupt_after: Literal["*"] | Sequence[str] | None
    webhook: str | None
    multitask_strategy: models.MultitaskStrategy | None
    if_not_exists: models.IfNotExists | None
    on_completion: models.OnCompletion | None
    after_seconds: float | None
    langsmith_tracing: Mapping[str, Any] | None
    durability: models.Durability | None
    strict_resume: bool | None
    idempotency_key: str | None
    on_run_created: OnRunCreated | None


class RunOptions(RunSettings, total=False):
    """Options of a new run, and options of the call. None means left out.

    Attributes:
        input: The graph's input: any JSON value, including models and dataclasses.
        command: Instead of an input: `{"resume": …}` responds to an interrupt, `{"update": …}` writes to the state,
            `{"goto": …}` goes to a node.
        metadata: Your own key-value pairs.
        config: `tags`, `recursion_limit` and `configurable` values.
        context: Values for the graph's context schema.
        checkpoint: The checkpoint to start from, which may be a subgraph's.
        checkpoint_id: Its UUID, when it is the graph's own.
        checkpoint_during: Deprecated: use `durability`.
        interrupt_before: The nodes to interrupt before, or `*` for every node.
        interrupt_after: The nodes to interrupt after, or `*` for every node.
        webhook: A URL that the server calls with a POST when the run is finished.
        multitask_strategy: What to do when the thread has a run already: `reject` (ConflictError), `interrupt`,
            `rollback` or `enqueue` (the server's default).
        if_not_exists: What to do when the thread does not exist: `reject` (the server's default) or `create`.
        on_completion: What happens to a stateless run's thread at the end of the run: `delete` (the server's default) or `keep`.
            Left out, `wait` and `stream` have the server keep it, and delete it themselves when the run is finished.
        after_seconds: Seconds to wait before the run starts.
        langsmith_tracing: Where LangSmith files the trace: `project_name`, `example_id`.
        durability: When checkpoints are written: `sync`, `async` (the server's default) or `exit`.
        strict_resume: Whether a response to an interrupt that is not pending fails the run.
        idempotency_key: Your own name for this start. If the thread has a run that was started with the same key, the
            call joins that run and starts none, so that it is safe to repeat. The key is stored in the run's
            metadata. Two starts at the same instant can both start a run. Without a thread, the key and the
            assistant determine the thread's ID, and the thread is kept.
        on_run_created: Called with `{"run_id": …, "thread_id": …}` as soon as the server names the run.
    """

    input: Any
    context: Mapping[str, Any] | None


def run_body(cls: Callable[..., B], assistant_id: Id | None, options: Mapping[str, Any], **more: Any) -> B:
    """Return the body that starts a run, checked.

    Args:
        cls: The body's model.
        assistant_id: The assistant, or a graph's name.
        options: RunOptions without those of the call.
        **more: What one method has beyond them.

    Raises:
        TypeError: An option is unknown or of the wrong type, or something in the input has no JSON form.
        ValueError: An option is a misspelling of a value that is allowed, or a str contains a lone surrogate.
    """
    if "checkpoint_during" in options:
        warnings.warn("checkpoint_during is deprecated: use durability", DeprecationWarning, stacklevel=4)
    fields = {name: to_jsonable(value, name) for name, value in {**options, **omit_none(**more)}.items()}
    if "langsmith_tracing" in fields:
        check("langsmith_tracing", fields["langsmith_tracing"], Mapping[str, Any])  # before it is renamed
        fields["langsmith_tracer"] = fields.pop("langsmith_tracing")
    return cls(assistant_id=assistant_id, **fields)


def stateless_bodies(payloads: Iterable[Mapping[str, Any]]) -> list[models.RunCreateStateless]:
    """Return the bodies that make the stateless runs of a batch, checked.

    Args:
        payloads: One mapping per run: `assistant_id` and RunOptions without those of the call; a `thread_id` is sent
            unchanged, although the server's interface does not have it here.

    Raises:
        TypeError: One is not a mapping, has an unknown key, or a value of the wrong type; the message says which one.
        ValueError: One has a misspelling of a value that is allowed.
    """
    if isinstance(payloads, (str, bytes, Mapping)) or not isinstance(payloads, Iterable):
        raise TypeError(f"payloads must be a sequence of mappings, got {reprlib.repr(payloads)}")
    return [_stateless_body(f"payloads[{number}]", payload) for number, payload in enumerate(payloads)]


@functools.cache
def _batch_keys() -> frozenset[str]:
    """Return the keys of one payload of `create_batch`."""
    fields = attrs.fields_dict(models.RunCreateStateless).keys() - {"additional_properties"}
    return frozenset(fields | {"thread_id", "langsmith_tracing"})


def _stateless_body(name: str, payload: Mapping[str, Any]) -> models.RunCreateStateless:
    if not isinstance(payload, Mapping):
        raise TypeError(f"{name} must be a mapping, got {reprlib.repr(payload)}")
    unknown = [key for key, value in payload.items() if value is not None and key not in _batch_keys()]
    if unknown:
        raise TypeError(f"{name} has the unknown key {unknown[0]!r}; the keys are {', '.join(sorted(_batch_keys()))}")
    options = {key: value for key, value in payload.items() if key not in ("assistant_id", "thread_id")}
    extra = omit_none(thread_id=payload.get("thread_id"))
    try:
        return run_body(
            models.RunCreateStateless, payload.get("assistant_id"), omit_none(**options), additional_properties=extra
        )
    except (TypeError, ValueError) as error:
        kind = TypeError if isinstance(error, TypeError) else ValueError
        raise kind(f"{name}: {error}") from error


def take_on_run_created(fields: dict[str, Any]) -> OnRunCreated | None:
    """Remove the user's `on_run_created` from a method's keywords. Raises TypeError if it can't be called."""
    created = fields.pop("on_run_created", None)
    check_function("on_run_created", created)
    return cast("OnRunCreated | None", created)


def announce(created: OnRunCreated | None, run_id: str, thread_id: str | None) -> None:
    """Call the user's `on_run_created`, if there is one, with the IDs of the run."""
    if created is not None:
        created({"run_id": run_id, "thread_id": thread_id})
