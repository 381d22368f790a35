"""The small words that every other module uses: UNSET, and the aliases of the public signatures."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeAlias, TypedDict, Union


class Unset(enum.Enum):
    """The type of UNSET. An enumeration, so that `is UNSET` narrows types and a copy or a pickle stays the same object."""

    UNSET = "UNSET"

    def __repr__(self) -> str:
        return "UNSET"

    def __bool__(self) -> bool:
        return False


UNSET: Final = Unset.UNSET
"""Left out. In a request it is not sent (None is sent as null); in an answer the server did not send the key."""

Json: TypeAlias = Any
"""What JSON can hold: None, bool, int, float, str, and lists and dicts of these."""

Scalar: TypeAlias = Union[str, int, float, bool]

Headers: TypeAlias = Mapping[str, str]
HeaderSource: TypeAlias = Union[Headers, Callable[[], Headers]]
"""Headers, or a function that is asked for them before every request and every reconnect."""

QueryParams: TypeAlias = Union[
    Mapping[str, Union[Scalar, Sequence[Union[Scalar, None]], None]], Sequence[tuple[str, Union[Scalar, None]]], str
]
"""Extra query parameters: a mapping (a sequence as its value repeats the key), a sequence of pairs, or a query such as
`a=1&b=2`. None is sent as an empty value."""

Timeout: TypeAlias = Union[float, tuple[Union[float, None], Union[float, None]], None]
"""Seconds for connecting and for each read, or the two as a pair. None waits for ever."""


class CallOptions(TypedDict, total=False):
    """What every method takes beside its own parameters."""

    headers: Headers | None
    """Extra headers for this call. They go over the client's own. `x-api-key` can't be set here."""
    params: QueryParams | None
    """Extra query parameters for this call."""
    timeout: Timeout
    """Seconds, or (connect, read), instead of the client's for this call."""
