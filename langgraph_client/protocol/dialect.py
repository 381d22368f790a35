"""Kinds of event IDs, one per row: how IDs are ordered, whether they are unique, and what a replay proves.

The IDs of a server show its kind. The code and the documentation share the table `DIALECTS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

import attrs

FROM_START: Final = "-"
"""The `Last-Event-ID` that requests everything from the start."""
START_OF_COUNTED: Final = "-1"
"""The same for servers that count events from 0 (langgraph-api 0.2)."""
_MAX_SEQUENCE: Final = 2**64 - 1


@attrs.frozen(kw_only=True)
class Dialect:
    """One kind of event IDs.

    Attributes:
        name: Its name in the documentation.
        example: An ID of this kind.
        previous_id: The ID just before another, so that a replay "after" it begins with the event itself.
        order: The key to compare IDs by; None if they have no order.
        unique: Whether the server never uses an ID twice.
        proves: Whether the server replays the event itself, which proves that it still stores the stream.
    """

    name: str
    example: str
    pattern: re.Pattern[str] = attrs.field(repr=False)
    previous_id: Callable[[str], str]
    order: Callable[[str], tuple[int, ...]] | None
    unique: bool
    proves: bool


def _numbers(event_id: str) -> tuple[int, ...]:
    return tuple(map(int, event_id.split("-")))


def _before_sequence(event_id: str) -> str:
    milliseconds, sequence = _numbers(event_id)
    if sequence > 0:
        return f"{milliseconds}-{sequence - 1}"
    return f"{milliseconds - 1}-{_MAX_SEQUENCE}" if milliseconds > 0 else FROM_START


IN_MEMORY: Final = Dialect(
    name="in memory",
    example="1445412480000-0",
    pattern=re.compile(r"\d{1,19}-0"),
    previous_id=_before_sequence,
    order=_numbers,
    unique=False,
    proves=True,
)
REDIS: Final = Dialect(
    name="Redis",
    example="1445412480000-7",
    pattern=re.compile(r"\d{1,19}-\d{1,20}"),
    previous_id=_before_sequence,
    order=_numbers,
    unique=True,
    proves=True,
)
COUNTED: Final = Dialect(
    name="counted",
    example="42",
    pattern=re.compile(r"\d{1,19}"),
    previous_id=lambda event_id: str(int(event_id) - 1),  # before 0 is -1, the start
    order=lambda event_id: (int(event_id),),
    unique=True,
    proves=True,
)
OPAQUE: Final = Dialect(
    name="opaque",
    example="1f0c…_event_7",
    pattern=re.compile(r".*", re.DOTALL),
    previous_id=lambda event_id: event_id,
    order=None,
    unique=True,
    proves=False,
)
DIALECTS: Final = (IN_MEMORY, REDIS, COUNTED, OPAQUE)
"""The dialects, in the order in which they are tried."""


def is_start_rejected(data: object) -> bool:
    """Return whether the data of an `error` event says that the server could not read `-` as an ID."""
    told = data.get("message") if isinstance(data, dict) else None
    return isinstance(told, str) and told.startswith("invalid literal for int()") and told.endswith(f"{FROM_START!r}")


def dialect_of(event_id: str) -> Dialect:
    """Return the first dialect that an ID matches. A Redis ID of sequence 0 matches that in memory: see `Position`."""
    return next(one for one in DIALECTS if one.pattern.fullmatch(event_id))


def previous_id(event_id: str) -> str:
    """Return the ID just before another; an opaque one is returned unchanged."""
    return dialect_of(event_id).previous_id(event_id)


def is_numbered(event_id: str) -> bool:
    """Return whether an ID has the form `milliseconds-sequence`, like those of the Agent Server."""
    return dialect_of(event_id) in (IN_MEMORY, REDIS)


def milliseconds(event_id: str) -> int | None:
    """Return when a `milliseconds-sequence` ID was created, by the server's clock; None for another ID."""
    return _numbers(event_id)[0] if is_numbered(event_id) else None
