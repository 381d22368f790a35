"""UNSET, and the type aliases of the public signatures."""

from __future__ import annotations

import enum
import linecache
import re
import sys
import uuid
from collections.abc import Callable, Mapping, Sequence
from types import FrameType
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol, TypeAlias, TypedDict, Union

_NAME: Final = r"[^\W\d]\w*(?:\.[^\W\d]\w*)*"
_BRACKET: Final = r"\["


class Unset(enum.Enum):
    """The type of UNSET. An enumeration, so that `is UNSET` narrows types and a copy or a pickle stays the same object."""

    UNSET = "UNSET"

    def __repr__(self) -> str:
        return "UNSET"

    def __bool__(self) -> Literal[False]:
        return False

    if not TYPE_CHECKING:  # a type checker says so before

        def __getitem__(self, key: object) -> Any:
            raise TypeError(f"{_left_out(_BRACKET)}, so that there is no {key!r} in it")

        def __iter__(self) -> Any:
            raise TypeError(f"{_left_out('')}, so that there is nothing to iterate over")

        def __getattr__(self, name: str) -> Any:
            if name.startswith("_"):  # a protocol asks, such as copy or inspect
                raise AttributeError(name)
            raise AttributeError(f"{_left_out('[.]' + name)}, so that it has no attribute {name!r}")


def _left_out(use: str) -> str:
    """What the server left out, as the caller's line names it. Without its source, as in a shell, no name is known.

    Args:
        use: What stands behind the name there, as a regular expression.
    """
    frame = sys._getframe(2)  # noqa: SLF001 - the only way to the line that is to be shown
    line = linecache.getline(frame.f_code.co_filename, frame.f_lineno, frame.f_globals)
    names = [name for name in dict.fromkeys(re.findall(rf"({_NAME}){use}", line)) if _is_unset(name, frame)]
    names = names or re.findall(rf"\)\.(\w+){use}", line)[:1]  # of what a call returned
    return f"the server left out {' and '.join(names) or 'this field'} (it is UNSET)"


def _is_unset(name: str, frame: FrameType) -> bool:
    """Return whether a dotted name is UNSET where a frame is. Only answers, which are dicts, are asked for attributes."""
    first, *rest = name.split(".")
    value = frame.f_locals.get(first, frame.f_globals.get(first))
    for attribute in rest:
        value = getattr(value, attribute, None) if isinstance(value, dict) else None
    return value is UNSET and name != "UNSET"


UNSET: Final = Unset.UNSET
"""A value that is left out. In a request it is not sent (None is sent as null); in a response the key is absent."""

Id: TypeAlias = Union[str, uuid.UUID]
"""The id of a thread, a run, an assistant or a cron. A UUID is sent as its text."""

Json: TypeAlias = Any
"""A JSON value: None, bool, int, float, str, and lists and dicts of these."""

OnGap: TypeAlias = Literal["raise", "warn"]
"""What a stream does when parts may be missing."""

Scalar: TypeAlias = Union[str, int, float, bool]

Headers: TypeAlias = Mapping[str, str]
HeaderSource: TypeAlias = Union[Headers, Callable[[], Headers]]
"""Headers, or a function that returns them and is called before every request and reconnect."""

QueryParams: TypeAlias = Union[
    Mapping[str, Union[Scalar, Sequence[Union[Scalar, None]], None]], Sequence[tuple[str, Union[Scalar, None]]], str
]
"""Extra query parameters: a mapping (a sequence as its value repeats the key), a sequence of pairs, or a query such as
`a=1&b=2`. None is sent as an empty value."""


class TimeoutParts(Protocol):
    """Time-outs in seconds as attributes, such as httpx.Timeout. None means no limit. `write` and `pool` have no effect."""

    @property
    def connect(self) -> float | None:
        """For connecting."""

    @property
    def read(self) -> float | None:
        """For each read."""

    @property
    def write(self) -> float | None:
        """Not used: sending is bounded by `connect`."""

    @property
    def pool(self) -> float | None:
        """Not used: no call waits for a connection of the pool."""


_Seconds: TypeAlias = Union[float, None]
Timeout: TypeAlias = Union[
    float, tuple[_Seconds, _Seconds], tuple[_Seconds, _Seconds, _Seconds, _Seconds], TimeoutParts, None
]
"""Seconds for connecting and for each read, or the two as a pair. None waits without limit.

Also (connect, read, write, pool), as a tuple or as an object with these attributes; `write` and `pool` have no effect.
"""


class CallOptions(TypedDict, total=False):
    """Options of every method."""

    headers: Headers | None
    """Extra headers for this call. They replace those of the client, including its key (`x-api-key`)."""
    params: QueryParams | None
    """Extra query parameters for this call."""
    timeout: Timeout
    """Seconds, (connect, read) or another form of `Timeout`, instead of the client's for this call."""
