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
    OnDisconnect,
    StreamMode,
)
from langgraph_client._generated.sent.command import Command
from langgraph_client._generated.sent.langsmithtracer import LangSmithTracer
from langgraph_client.request_model import RequestModel
from langgraph_client.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False)
class RunCreateStreamingStateful(RequestModel):
    """A new run on a thread whose caller stays to listen.

    Attributes:
        assistant_id: The assistant's UUID, or a graph's name for that graph's own assistant.
        checkpoint: The checkpoint to start from, which may be a subgraph's. The latest when left out.
        input: The graph's input. Null goes on from the thread's present state.
        command: A command to the graph in place of an input: to resume after an interrupt, to update the state or
            to go to a node.
        metadata: Key-value pairs for the caller's own use, which searches can filter by.
        config: How the graph is run: tags, the limit of steps, and values that the graph declares configurable.
        context: Values for the graph's context schema, fixed for a run. Not to be combined with
            config.configurable.
        webhook: A URL that is called with a POST when the run is over; a path is one of the server itself. Loopback
            addresses are refused.
        interrupt_before: The nodes to interrupt before, or * for every node.
        interrupt_after: The nodes to interrupt after, or * for every node.
        stream_mode: What the run's stream consists of: one mode or several. The server's default is `["values"]`.
        stream_subgraphs: Whether the events of subgraphs are streamed too. The server's default is `false`.
        stream_resumable: Whether the events are stored and get ids, so that the stream can be joined later or
            resumed. The server's default is `false`.
        feedback_keys: Keys for which the server asks LangSmith for URLs to which feedback can be sent.
        multitask_strategy: What happens when the thread already has a run. The server's default is `"enqueue"`.
        if_not_exists: What happens when the thread doesn't exist. The server's default is `"reject"`.
        after_seconds: How many seconds to wait before the run starts.
        checkpoint_during: Deprecated: use durability. True is the same as async, false as exit.
        durability: When checkpoints are written. The server's default is `"async"`.
        checkpoint_id: The UUID of the checkpoint to start from. The latest when left out.
        langsmith_tracer: Where LangSmith files the run's trace.
        on_completion: Of no effect on a thread of one's own: it is always kept.
        strict_resume: Whether an answer to an interrupt that isn't waiting fails the run. Older servers ignore it;
            GET /info has a flag for it.
        on_disconnect: What happens to the run when this connection drops. The server's default is `"continue"`.
    """

    assistant_id: str
    checkpoint: CheckpointConfig | Unset = UNSET
    input: dict[str, Any] | list[Any] | str | float | bool | None | Unset = UNSET
    command: Command | None | Unset = UNSET
    metadata: dict[str, Any] | Unset = UNSET
    config: Config | Unset = UNSET
    context: dict[str, Any] | Unset = UNSET
    webhook: str | Unset = UNSET
    interrupt_before: InterruptNodes | Unset = UNSET
    interrupt_after: InterruptNodes | Unset = UNSET
    stream_mode: list[StreamMode] | StreamMode | Unset = UNSET
    stream_subgraphs: bool | Unset = UNSET
    stream_resumable: bool | Unset = UNSET
    feedback_keys: list[str] | Unset = UNSET
    multitask_strategy: MultitaskStrategy | Unset = UNSET
    if_not_exists: IfNotExists | Unset = UNSET
    after_seconds: float | Unset = UNSET
    checkpoint_during: bool | Unset = UNSET
    durability: Durability | Unset = UNSET
    checkpoint_id: str | Unset = UNSET
    langsmith_tracer: LangSmithTracer | Unset = UNSET
    on_completion: OnCompletion | Unset = UNSET
    strict_resume: bool | Unset = UNSET
    on_disconnect: OnDisconnect | Unset = UNSET
