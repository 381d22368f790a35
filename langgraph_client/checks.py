"""Arguments are checked against their type hints before anything is sent: the message names the argument and what is allowed."""

from __future__ import annotations

import reprlib
import types
import typing
import uuid
from collections.abc import Mapping, Sequence
from typing import Any, Literal, Union

from langgraph_client.types import UNSET, Unset

_WORDS: dict[Any, str] = {
    Any: "anything",
    str: "a str",
    bool: "a bool",
    int: "an int",
    float: "a number",
    type(None): "None",
}
_UNIONS = (Union, types.UnionType)


def check(name: str, value: Any, hint: Any) -> None:
    """Refuse a value that does not fit a type hint.

    Understands Literal, unions, sequences, mappings, classes and Any. A mapping does for a model, a UUID for a str.
    UNSET always fits.

    Args:
        name: The argument's name, for the message.
        value: What the caller gave.
        hint: What is allowed, as `RunStatus | None`.

    Raises:
        TypeError: The value is of another type.
        ValueError: The type is right and the value is not among those allowed.
    """
    if value is UNSET or _fits(value, hint):
        return
    kind = ValueError if _of_right_type(value, hint) else TypeError
    raise kind(f"{name} must be {_describe(hint)}, got {reprlib.repr(value)}")


def _fits(value: Any, hint: Any) -> bool:
    if hint is Any:
        return True
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is Literal:
        return isinstance(value, (str, int)) and value in arguments
    if origin in _UNIONS:
        return any(_fits(value, option) for option in arguments)
    if origin is not None and issubclass(origin, Mapping):
        return isinstance(value, Mapping) and all(_fits(item, arguments[1]) for item in value.values())
    if origin is not None and issubclass(origin, Sequence):
        return _is_sequence(value) and all(_fits(item, arguments[0]) for item in value)
    return _is_instance(value, hint)


def _is_sequence(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, (str, bytes, bytearray))


def _is_instance(value: Any, hint: Any) -> bool:
    if hint is None:
        return value is None
    if hint is str:
        return isinstance(value, (str, uuid.UUID))
    if hint in (int, float):
        return isinstance(value, (int, float) if hint is float else int) and not isinstance(value, bool)
    return isinstance(value, hint) or (issubclass(hint, Mapping) and isinstance(value, Mapping))


def _of_right_type(value: Any, hint: Any) -> bool:
    kinds = tuple({type(option) for option in _literals(hint)})
    values = value if _is_sequence(value) else [value]
    return bool(values) and all(isinstance(one, kinds) for one in values)


def _literals(hint: Any) -> list[Any]:
    if typing.get_origin(hint) is Literal:
        return list(typing.get_args(hint))
    return [literal for argument in typing.get_args(hint) for literal in _literals(argument)]


def _describe(hint: Any) -> str:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is Literal:
        one_of = ", ".join(map(repr, arguments))
        return one_of if len(arguments) == 1 else f"one of {one_of}"
    if origin in _UNIONS:
        return " or ".join(_describe(option) for option in arguments if option is not Unset)
    if origin is not None and issubclass(origin, Mapping):
        return "a mapping"
    if origin is not None and issubclass(origin, Sequence):
        return f"a sequence of ({_describe(arguments[0])})"
    return _WORDS.get(hint) or ("a mapping" if issubclass(hint, Mapping) else f"a {hint.__name__}")
