"""The state of a client as a value, without knowledge of its classes: what its frames and objects hold.

Two executions whose clients have the same value at a request behave the same from there on. What can't be read makes the
value unique, so that it is never taken for another one.
"""

from __future__ import annotations

import functools
import io
import itertools
import logging
import queue
import threading
import types
import uuid
import weakref
from collections import deque
from collections.abc import Callable, Hashable
from types import CodeType, FrameType
from typing import Any, TypeAlias

_unique = itertools.count()
_PLAIN = frozenset({int, str, bytes, bool, type(None), type(...)})
_CALLABLE = (types.FunctionType, types.ModuleType, type, weakref.ref, weakref.finalize)
_WITHOUT_STATE = (
    float,  # seconds
    logging.Logger,
    queue.SimpleQueue,
    threading.Condition,
    threading.Event,
    threading.Thread,
    type(threading.Lock()),
    type(threading.RLock()),
)
"""In an execution there is one thread and no time."""


def client_state(frame: FrameType | None, end: CodeType, skip: frozenset[str]) -> Hashable:
    """The value of all frames from `frame` up to the one that runs `end`.

    Args:
        frame: The innermost.
        end: The code of the one that drives the client; it is left out.
        skip: Modules whose frames are left out.
    """
    reader = _Reader()
    values: list[Hashable] = []
    while frame is not None and frame.f_code is not end:
        if frame.f_globals.get("__name__") not in skip:
            values.append(reader.frame(frame))
        frame = frame.f_back
    return tuple(values)


class _Reader:
    """Reads objects, each once: where one comes again, its number stands."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self._alive: list[Any] = []  # so that no id is given twice

    def frame(self, frame: FrameType) -> Hashable:
        """Code, place and local variables."""
        return id(frame.f_code), frame.f_lasti, self.pairs(frame.f_locals)

    def pairs(self, mapping: Any) -> Hashable:
        """Keys and values in order."""
        return self.several(mapping), self.several(mapping.values())

    def several(self, values: Any) -> Hashable:
        """Values in order."""
        read, plain = self.read, _PLAIN  # most values are plain ones: a call for each would take most of the time
        return tuple([value if type(value) in plain else read(value) for value in values])

    def read(self, value: Any) -> Hashable:
        """The value of an object."""
        kind = type(value)
        if kind in _PLAIN:
            return value
        numbers, key = self._numbers, id(value)
        if key in numbers:
            return "again", numbers[key]
        reader = _readers.get(kind) or _find_reader(kind)
        if reader is None:
            return kind
        numbers[key] = len(numbers)
        self._alive.append(value)
        return kind, reader(self, value)

    def set(self, value: Any) -> Hashable:
        """Values in any order."""
        return tuple(sorted(hash(self.read(one)) for one in value))

    def generator(self, value: types.GeneratorType[Any, Any, Any]) -> Hashable:
        """Where it stands."""
        if value.gi_running:
            return "running"
        return "over" if value.gi_frame is None else self.frame(value.gi_frame)


def _find_reader(kind: type) -> _Read | None:
    """How objects of a class are read, which is remembered; None for those that have no state."""
    if not issubclass(kind, _WITHOUT_STATE):
        _readers[kind] = next((read for kinds, read in _READERS if issubclass(kind, kinds)), None) or _by_members(kind)
        return _readers[kind]
    return None


def _by_members(kind: type) -> _Read:
    if hasattr(kind, "model_state"):
        return lambda _, value: value.model_state()
    slots = [getattr(cls, "__slots__", ()) for cls in kind.__mro__]
    names = [name for some in slots for name in ([some] if isinstance(some, str) else some)]
    names = [name for name in names if name not in {"__weakref__", "__dict__"}]
    if not names and not kind.__dictoffset__:
        return _read_iterator

    def read(reader: _Reader, value: Any) -> Hashable:
        slotted = reader.several([getattr(value, name, ...) for name in names])
        return slotted, reader.pairs(getattr(value, "__dict__", {}))

    return read


def _read_iterator(reader: _Reader, value: Any) -> Hashable:
    """What pickle would keep of it."""
    try:
        reduced = value.__reduce__()
    except TypeError:
        return "unknown", next(_unique)
    return reader.read(reduced[1:])


_Read: TypeAlias = Callable[[_Reader, Any], Hashable]
_READERS: tuple[tuple[Any, _Read], ...] = (
    ((list, tuple, deque), _Reader.several),
    (dict, _Reader.pairs),
    ((set, frozenset), _Reader.set),
    (types.GeneratorType, _Reader.generator),
    (BaseException, lambda reader, value: reader.read(value.args)),
    (_CALLABLE, lambda _, value: getattr(value, "__qualname__", "")),
    ((types.MethodType, types.BuiltinMethodType), lambda reader, value: (value.__name__, reader.read(value.__self__))),
    (functools.partial, lambda reader, value: reader.read((value.func, value.args, value.keywords))),
    (io.BytesIO, lambda _, value: (value.getvalue(), value.tell())),
    (uuid.UUID, lambda _, value: str(value)),
)
_readers: dict[type, _Read] = {}
