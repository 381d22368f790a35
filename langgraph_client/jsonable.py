"""Converts Python objects to what JSON can hold. A value without a JSON form is refused, with its path."""

from __future__ import annotations

import dataclasses
import datetime
import enum
import json
import math
import reprlib
import uuid
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from langgraph_client.types import UNSET, Json

_INT_OR_NONE = frozenset({int, bool, type(None)})
_SCALARS = (str, int, float, datetime.date, datetime.time, uuid.UUID)
_FLOAT64 = 8
_RECORDS = ("model_dump", "__dataclass_fields__", "__attrs_attrs__", "dict")


def to_jsonable(value: Any, name: str = "value") -> Json:
    """Return a copy of `value` in which every mapping is a dict, every sequence or set a list, and every leaf a JSON scalar.

    These become JSON, alone or in one another:

    - mappings, lists, tuples and sets. A key that is not a str becomes the JSON text of its value: `1`, `true`, `null`.
    - pydantic models and other objects with `model_dump()` or `dict()`; dataclasses, without the fields whose names begin
      with an underscore; attrs classes. Members that are UNSET are left out.
    - members of an Enum (their values), UUIDs, dates and times (ISO 8601, without a time zone too).
    - numpy arrays and scalars: booleans, integers, floats, str, objects, and datetime64 in microseconds.
    - NaN and infinite floats: null.

    Args:
        value: What to convert. It is not changed.
        name: The first part of the path in error messages, such as `input` in `input.messages[0].when`.

    Raises:
        TypeError: Something in it, or a key, has no JSON form.
        ValueError: A str contains a lone surrogate, two keys of a mapping have the same JSON text, or it is nested too
            deeply.
    """
    try:
        return _convert(value)
    except _Unsupported as error:
        raise error.kind(f"{name}{''.join(reversed(error.path))}: {error.problem}") from None
    except RecursionError as error:
        raise ValueError(f"{name} is nested too deeply, or contains itself") from error


class _Unsupported(Exception):
    """A value without a JSON form. The path is collected on the way out, so that it costs nothing when all is well."""

    def __init__(self, kind: type[Exception], problem: str) -> None:
        super().__init__(problem)
        self.kind = kind
        self.problem = problem
        self.path: list[str] = []


def _convert(value: Any) -> Json:
    kind = type(value)
    if kind is str:
        return value if value.isascii() else _text(value)
    if kind in _INT_OR_NONE:
        return value
    if kind is dict:
        return _members(value.items())
    if kind is list:
        return _items(value)
    if kind is float:
        return value if math.isfinite(value) else None
    return _convert_other(value)


def _convert_other(value: Any) -> Json:
    """Convert what is not of JSON's own types; subclasses of these included."""
    if isinstance(value, enum.Enum) and value is not UNSET:
        return _convert(value.value)
    if isinstance(value, _SCALARS):
        return _convert_scalar(value)
    if isinstance(value, Mapping):
        return _members((key, value[key]) for key in value)  # `items` may be the name of a member
    if isinstance(value, (list, tuple, AbstractSet)):
        return _items(value)
    if isinstance(value, type):
        raise _unsupported(value)
    return _convert_object(value)


def _convert_scalar(value: Any) -> Json:
    if isinstance(value, str):
        return _text(str.__str__(value))
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        return _convert(float(value))
    return str(value) if isinstance(value, uuid.UUID) else value.isoformat()


def _convert_object(value: Any) -> Json:
    if is_numpy(value):
        return _convert_array(value)
    if callable(getattr(value, "model_dump", None)):
        return _convert_model(value)
    if dataclasses.is_dataclass(value):
        names = [field.name for field in dataclasses.fields(value) if not field.name.startswith("_")]
        return _members((name, getattr(value, name)) for name in names)
    if hasattr(value, "__attrs_attrs__"):
        return _members((field.name, getattr(value, field.name)) for field in value.__attrs_attrs__)
    if callable(getattr(value, "dict", None)):  # pydantic 1
        return _convert(value.dict())
    raise _unsupported(value)


def _convert_model(model: Any) -> Json:
    """Convert a pydantic model as pydantic does; where it has no JSON form for a member, member by member."""
    try:
        members = model.model_dump(mode="json")
    except (TypeError, ValueError):  # it does not take a mode, or holds something that only `_convert` knows
        members = model.model_dump()
    return _convert(members)


def _convert_array(array: Any) -> Json:
    """Convert a numpy array or scalar, without importing numpy."""
    kind, size = array.dtype.kind, array.dtype.itemsize
    if kind == "f" and size != _FLOAT64:
        array = array.astype(str).astype(float)  # the shortest text: a float32 of 0.1 would be 0.10000000149011612
    elif kind == "M":
        array = array.astype("datetime64[us]")  # nanoseconds would become integers
    elif kind not in "biufUO":
        raise _Unsupported(TypeError, f"a numpy {array.dtype} has no JSON form, got {reprlib.repr(array)}")
    return _convert(array.tolist())


def is_numpy(value: Any) -> bool:
    """Return whether `value` is an array or a scalar of numpy, without importing it."""
    # Its type is asked, because the value may be a class of numpy, or have any attribute.
    return hasattr(type(value), "__array_interface__") and hasattr(value, "dtype")


def is_record(value: Any) -> bool:
    """Return whether `value` is an object with members, which JSON has as an object; a mapping is not meant."""
    return not isinstance(value, type) and any(hasattr(value, name) for name in _RECORDS)


def _items(values: Iterable[Any]) -> list[Any]:
    result: list[Any] = []
    try:
        for value in values:
            result.append(_convert(value))  # noqa: PERF401 - its length is the index of the value that failed
    except _Unsupported as error:
        error.path.append(f"[{len(result)}]")
        raise
    return result


def _members(pairs: Iterable[tuple[Any, Any]]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key, value in pairs:
        if value is UNSET:
            continue
        text = key if type(key) is str and key.isascii() else _key(key)
        if text in result:
            raise _Unsupported(ValueError, f"the key {key!r}: another key is {text!r} in JSON, too")
        try:
            result[text] = _convert(value)
        except _Unsupported as error:
            error.path.append(f".{text}")
            raise
    return result


def _key(key: Any) -> str:
    """The text of a key in JSON: that of its value, such as `1`, `true` or `null`."""
    try:
        scalar = _convert(key)
    except _Unsupported as error:
        raise _Unsupported(error.kind, f"the key {key!r}: {error.problem}") from None
    if isinstance(scalar, (list, dict)):
        raise _Unsupported(TypeError, f"the key {key!r}: a {type(key).__name__} cannot be a key in JSON")
    return scalar if isinstance(scalar, str) else json.dumps(scalar)


def _text(value: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError as error:
        problem = f"the str contains a lone surrogate, {value[error.start]!r} at index {error.start}"
        raise _Unsupported(ValueError, problem) from None
    return value


def _unsupported(value: Any) -> _Unsupported:
    return _Unsupported(
        TypeError, f"a value of type {type(value).__name__} has no JSON form, got {reprlib.repr(value)}"
    )
