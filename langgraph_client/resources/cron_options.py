"""Options of a cron, described once for `create`, `create_for_thread` and `update`."""

from __future__ import annotations

import datetime as dt
import re
import warnings
import zoneinfo
from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeAlias, TypeVar, Union

from langgraph_client import models
from langgraph_client.jsonable import to_jsonable
from langgraph_client.request_model import RequestModel
from langgraph_client.resources.base import omit_none
from langgraph_client.types import UNSET, CallOptions, Json

B = TypeVar("B", bound=RequestModel)

EndTime: TypeAlias = Union[dt.datetime, str]
TimeZone: TypeAlias = Union[str, dt.tzinfo]

# The server stores any text, and reads it only when the cron is due.
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[+-]\d\d(:?\d\d)?)?", re.ASCII)


class CronOptions(CallOptions, total=False):
    """Options of a cron's runs, and options of the call. None means left out.

    Attributes:
        input: The input of every run: an object or a list of objects, models and dataclasses included.
        metadata: Your own key-value pairs, which searches can filter by.
        config: `tags`, `recursion_limit` and `configurable` values.
        context: Values for the graph's context schema. Not together with `configurable` values.
        interrupt_before: The nodes to interrupt before, or `*` for every node.
        interrupt_after: The nodes to interrupt after, or `*` for every node.
        webhook: A URL that the server calls with a POST when a run is finished.
        enabled: Whether the cron is active; a new one is, by default.
        timezone: The schedule's time zone: an IANA name such as `Europe/Berlin`, a `zoneinfo.ZoneInfo` or
            `datetime.timezone.utc`. Default: UTC.
        stream_mode: The modes that `join_stream` can request, one or several.
        stream_subgraphs: Whether the parts of subgraphs are streamed too.
        stream_resumable: Whether the server stores a run's parts, for joining late and resuming after a disconnect.
        durability: When checkpoints are written: `sync`, `async` (the server's default) or `exit`.
    """

    input: Any
    metadata: Mapping[str, Any] | None
    config: Mapping[str, Any] | models.Config | None
    context: Mapping[str, Any] | None
    interrupt_before: Literal["*"] | Sequence[str] | None
    interrupt_after: Literal["*"] | Sequence[str] | None
    webhook: str | None
    enabled: bool | None
    timezone: TimeZone | None
    stream_mode: models.StreamMode | Sequence[models.StreamMode] | None
    stream_subgraphs: bool | None
    stream_resumable: bool | None
    durability: models.Durability | None


class NewCronOptions(CronOptions, total=False):
    """CronOptions, and what only a new cron takes.

    Attributes:
        end_time: When the cron stops: a datetime, or the same in ISO 8601. The server takes one without a time zone for
            UTC. None is never.
        multitask_strategy: What to do when the thread has a run already: `reject`, `interrupt`, `rollback` or `enqueue`
            (the server's default).
        checkpoint_during: Deprecated: use `durability`.
    """

    end_time: EndTime | None
    multitask_strategy: models.MultitaskStrategy | None
    checkpoint_during: bool | None


def cron_body(cls: type[B], options: Mapping[str, Any], **more: Any) -> B:
    """The body that makes or changes a cron, checked.

    Args:
        cls: The body's model.
        options: CronOptions without those of the call, and what else must be there. None is sent where it has a
            meaning, and refused elsewhere.
        **more: What else may be there. None is left out.

    Raises:
        TypeError: An option is unknown or of the wrong type, or something in the input has no JSON form.
        ValueError: An option is a misspelling of a value that is allowed, or a time is not in ISO 8601.
    """
    if "checkpoint_during" in options:
        warnings.warn("checkpoint_during is deprecated: use durability", DeprecationWarning, stacklevel=3)
    return cls(**{name: _written(name, value) for name, value in {**options, **omit_none(**more)}.items()})


def _written(name: str, value: Any) -> Json:
    if value is UNSET or value is None:
        return value
    if name == "end_time":
        return _moment(value)
    return _zone_name(value) if name == "timezone" else to_jsonable(value, name)


def _moment(end_time: EndTime) -> str:
    if isinstance(end_time, dt.datetime):
        return end_time.isoformat()
    if not isinstance(end_time, str):
        raise TypeError(f"end_time must be a datetime or a str in ISO 8601, got {end_time!r}")
    if not _MOMENT.fullmatch(end_time):
        raise ValueError(f"end_time must be in ISO 8601, such as '2030-12-31T23:59:00+01:00', got {end_time!r}")
    return end_time


def _zone_name(timezone: TimeZone) -> str:
    allowed = "timezone must be an IANA name, a zoneinfo.ZoneInfo with a key or datetime.timezone.utc"
    if isinstance(timezone, str):
        return timezone
    if not isinstance(timezone, dt.tzinfo):
        raise TypeError(f"{allowed}, got {timezone!r}")
    if timezone == dt.timezone.utc:
        return "UTC"
    if not isinstance(timezone, zoneinfo.ZoneInfo) or not timezone.key:
        raise ValueError(f"{allowed}, got {timezone!r}")
    return timezone.key
