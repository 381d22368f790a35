"""One model that is sent. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

from typing import Any

import attrs

from langgraph_client._generated.models import (
    Config,
    Durability,
    InterruptNodes,
    MultitaskStrategy,
    OnCompletion,
    StreamMode,
)
from langgraph_client.request_model import RequestModel
from langgraph_client.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False)
class CronCreate(RequestModel):
    """A new cron whose every run gets a thread of its own.

    Attributes:
        schedule: When to run, as five cron fields: minute, hour, day of month, month, day of week.
        timezone: The IANA name of the time zone in which the schedule is read, such as Europe/Berlin. UTC when left
            out.
        end_time: When the cron stops.
        assistant_id: The assistant's UUID, or a graph's name for that graph's own assistant.
        input: The input of every run.
        metadata: Key-value pairs for the caller's own use, which searches can filter by.
        config: How the graph is run: tags, the limit of steps, and values that the graph declares configurable.
        context: Values for the graph's context schema, fixed for a run. Not to be combined with
            config.configurable.
        webhook: A URL that is called with a POST when the run is over; a path is one of the server itself. Loopback
            addresses are refused.
        interrupt_before: The nodes to interrupt before, or * for every node.
        interrupt_after: The nodes to interrupt after, or * for every node.
        on_run_completed: What happens to the thread that a run was given when the run is over. The server's default
            is `"delete"`.
        enabled: Whether the cron is active. The server's default is `true`.
        stream_mode: What the run's stream consists of: one mode or several. The server's default is `["values"]`.
        stream_subgraphs: Whether the events of subgraphs are streamed too. The server's default is `false`.
        stream_resumable: Whether the events are stored and get ids, so that the stream can be joined later or
            resumed. The server's default is `false`.
        durability: When checkpoints are written. The server's default is `"async"`.
        multitask_strategy: What happens when the thread already has a run.
        checkpoint_during: Deprecated: use durability. True is the same as async, false as exit.
    """

    schedule: str
    assistant_id: str
    timezone: str | Unset = UNSET
    end_time: str | Unset = UNSET
    input: list[dict[str, Any]] | dict[str, Any] | Unset = UNSET
    metadata: dict[str, Any] | Unset = UNSET
    config: Config | Unset = UNSET
    context: dict[str, Any] | Unset = UNSET
    webhook: str | Unset = UNSET
    interrupt_before: InterruptNodes | Unset = UNSET
    interrupt_after: InterruptNodes | Unset = UNSET
    on_run_completed: OnCompletion | Unset = UNSET
    enabled: bool | Unset = UNSET
    stream_mode: list[StreamMode] | StreamMode | Unset = UNSET
    stream_subgraphs: bool | Unset = UNSET
    stream_resumable: bool | Unset = UNSET
    durability: Durability | Unset = UNSET
    multitask_strategy: MultitaskStrategy | Unset = UNSET
    checkpoint_during: bool | Unset = UNSET
