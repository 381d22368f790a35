"""From what users hold to what JSON can hold. What has no JSON form is refused, with the place where it stands."""

from __future__ import annotations

import dataclasses
import datetime
import enum
import math
import uuid
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from langgraph_client.types import UNSET, Json


def plain(value: Any, name: str = "value") -> Json:
    """`value` with every mapping a dict, every sequence or set a list, and every leaf a JSON scalar.

    Models, attrs classes, dataclasses, pydantic models (by `model_dump`), enumerations, UUIDs, dates and times are
    converted. Members that are UNSET are left out.

    Args:
        value: What to convert. It is not changed.
        name: What it is called in error messages; members are named below it, as `input.messages[0]`.

    Raises:
        TypeError: Something in it has no JSON form, or a key isn't a string.
        ValueError: A float is NaN or infinite.
    """
    if isinstance(value, enum.Enum):
        return plain(value.value, name)
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, float):
        return _finite(value, name)
    if isinstance(value, Mapping):
        return _mapping(value, name)
    if isinstance(value, (list, tuple, AbstractSet)):
        return [plain(item, f"{name}[{index}]") for index, item in enumerate(value)]
    return _object(value, name)


def _mapping(value: Mapping[Any, Any], name: str) -> dict[str, Any]:
    result = {}
    for key in value:
        if not isinstance(key, str):
            raise TypeError(f"{name}: a key must be a str, got {key!r} ({type(key).__name__})")
        item = value[key]
        if item is not UNSET:
            result[str(key)] = plain(item, f"{name}.{key}")
    return result


def _finite(value: float, name: str) -> float:
    if not math.isfinite(value):
        raise ValueError(f"{name}: JSON has no {value!r}")
    return value


def _object(value: Any, name: str) -> Json:
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, uuid.UUID):
        return str(value)
    if not isinstance(value, type):
        if hasattr(value, "model_dump"):
            return plain(value.model_dump(), name)
        if dataclasses.is_dataclass(value):
            members = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
            return _mapping(members, name)
        if hasattr(value, "__attrs_attrs__"):
            return _mapping({field.name: getattr(value, field.name) for field in value.__attrs_attrs__}, name)
    raise TypeError(f"{name}: a {type(value).__name__} has no JSON form, got {value!r}")
