"""One model that is sent. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

from typing import Any

import attrs

from langgraph_client._generated.models import (
    CheckpointConfig,
    Config,
    Durability,
    IfNotExists,
    InterruptNodes,
    MultitaskStrategy,
    OnCompletion,
    StreamMode,
)
from langgraph_client._generated.sent.command import Command
from langgraph_client._generated.sent.langsmithtracer import LangSmithTracer
from langgraph_client.request_model import RequestModel
from langgraph_client.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False)
class RunCreateStateless(RequestModel):
    """A new run on a thread that the server makes for it.

    Attributes:
        assistant_id: The assistant's UUID, or a graph's name for that graph's own assistant.
        input: The graph's input. Null goes on from the thread's present state.
        command: A command to the graph in place of an input. Resuming needs a thread and is an error 400.
        metadata: Key-value pairs for the caller's own use, which searches can filter by.
        config: How the graph is run: tags, the limit of steps, and values that the graph declares configurable.
        context: Values for the graph's context schema, fixed for a run. Not to be combined with
            config.configurable.
        webhook: A URL that is called with a POST when the run is over; a path is one of the server itself. Loopback
            addresses are refused.
        stream_mode: What the run's stream consists of: one mode or several. The server's default is `["values"]`.
        feedback_keys: Keys for which the server asks LangSmith for URLs to which feedback can be sent.
        stream_subgraphs: Whether the events of subgraphs are streamed too. The server's default is `false`.
        stream_resumable: Whether the events are stored and get ids, so that the stream can be joined later or
            resumed. The server's default is `false`.
        on_completion: What happens to the thread that the server made for the run. Of no effect on a thread of
            one's own. The server's default is `"delete"`.
        after_seconds: How many seconds to wait before the run starts.
        checkpoint_during: Deprecated: use durability. True is the same as async, false as exit.
        durability: When checkpoints are written. The server's default is `"async"`.
        checkpoint: The checkpoint to start from. A new thread has none to offer.
        checkpoint_id: The UUID of the checkpoint to start from. The latest when left out.
        interrupt_before: The nodes to interrupt before, or * for every node.
        interrupt_after: The nodes to interrupt after, or * for every node.
        multitask_strategy: What happens when the thread already has a run.
        if_not_exists: Of little use here: the server always makes the thread.
        langsmith_tracer: Where LangSmith files the run's trace.
        strict_resume: Whether an answer to an interrupt that isn't waiting fails the run. Older servers ignore it;
            GET /info has a flag for it.
    """

    assistant_id: str
    input: dict[str, Any] | list[Any] | str | float | bool | None | Unset = UNSET
    command: Command | None | Unset = UNSET
    metadata: dict[str, Any] | Unset = UNSET
    config: Config | Unset = UNSET
    context: dict[str, Any] | Unset = UNSET
    webhook: str | Unset = UNSET
    stream_mode: list[StreamMode] | StreamMode | Unset = UNSET
    feedback_keys: list[str] | Unset = UNSET
    stream_subgraphs: bool | Unset = UNSET
    stream_resumable: bool | Unset = UNSET
    on_completion: OnCompletion | Unset = UNSET
    after_seconds: float | Unset = UNSET
    checkpoint_during: bool | Unset = UNSET
    durability: Durability | Unset = UNSET
    checkpoint: CheckpointConfig | Unset = UNSET
    checkpoint_id: str | Unset = UNSET
    interrupt_before: InterruptNodes | Unset = UNSET
    interrupt_after: InterruptNodes | Unset = UNSET
    multitask_strategy: MultitaskStrategy | Unset = UNSET
    if_not_exists: IfNotExists | Unset = UNSET
    langsmith_tracer: LangSmithTracer | Unset = UNSET
    strict_resume: bool | Unset = UNSET
