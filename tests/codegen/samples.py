"""JSON made to fit a type hint, and the strict question whether a value fits one."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Union

from langgraph_client.model_base import Model
from langgraph_client.request_model import RequestModel
from langgraph_client.types import Unset

_SCALARS = {Any: {"free": [1, None]}, str: "text", int: 3, float: 0.5, bool: True, types.NoneType: None, None: None}
_UNIONS = (Union, types.UnionType)
_DEEP = 3


AnyModel = Union[type[Model], type[RequestModel]]


def models_of(module: types.ModuleType) -> list[AnyModel]:
    """The classes of a generated module."""
    found = [getattr(module, name) for name in module.__all__]
    return [cls for cls in found if _is_model(cls)]


def _is_model(hint: Any) -> bool:
    return typing.get_origin(hint) is None and isinstance(hint, type) and issubclass(hint, (Model, RequestModel))


def samples(cls: AnyModel, depth: int = 0) -> list[dict[str, Any]]:
    """JSON objects for a model: nothing, what is required, everything, and everything in each of its alternatives."""
    hints = hints_of(cls)
    choices = {key: alternatives(hint, depth) for key, hint in hints.items()}
    full = [
        {key: values[min(number, len(values) - 1)] for key, values in choices.items() if values}
        for number in range(max(map(len, choices.values()), default=1))
    ]
    required = {key: value for key, value in full[0].items() if Unset not in typing.get_args(hints[key])}
    return [{}, required, *full, full[0] | {"unknown": {"key": [None]}}]


def hints_of(cls: AnyModel) -> dict[str, Any]:
    """JSON key → type hint."""
    hints = typing.get_type_hints(cls)
    names = [name for name, hint in hints.items() if name != "additional_properties" and not _is_class_variable(hint)]
    return {cls.KEYS.get(name, name): hints[name] for name in names}


def _is_class_variable(hint: Any) -> bool:
    return hint is ClassVar or typing.get_origin(hint) is ClassVar


def alternatives(hint: Any, depth: int = 0) -> list[Any]:  # noqa: PLR0911 - one for each kind of hint
    """JSON values that fit the hint, at least one of each member of a union."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint is Unset:
        return []
    if origin is Literal:
        return list(arguments)
    if origin in _UNIONS:
        return [value for option in arguments for value in alternatives(option, depth)]
    if origin is list:
        return [alternatives(arguments[0], depth), []]
    if origin is dict:
        return [{f"key {number}": value for number, value in enumerate(alternatives(arguments[1], depth))}, {}]
    if _is_model(hint):
        return samples(hint, depth + 1)[-1:] if depth < _DEEP else [{}]
    return [_SCALARS[hint]]


def fits(value: Any, hint: Any) -> bool:  # noqa: PLR0911 - as above
    """Whether the value is what the hint says: a model where a model is promised, and no mapping in its place."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint is Any:
        return True
    if origin is Literal:
        return value in arguments
    if origin in _UNIONS:
        return any(fits(value, option) for option in arguments)
    if origin is list:
        return isinstance(value, list) and all(fits(item, arguments[0]) for item in value)
    if origin is dict:
        return type(value) is dict and all(fits(item, arguments[1]) for item in value.values())
    if _is_model(hint):
        return isinstance(value, hint)
    return isinstance(value, hint) if isinstance(hint, type) else value is None


def misfits(model: Model, but: tuple[str, ...] = ()) -> dict[str, Any]:
    """The members that are set and not what their hints say."""
    hints = hints_of(type(model))
    return {key: model[key] for key in hints if key in model and key not in but and not fits(model[key], hints[key])}


def is_plain(value: Any) -> bool:
    """Whether there is nothing in the value but what `json.loads` makes."""
    if isinstance(value, Mapping):
        return type(value) is dict and all(map(is_plain, value.values()))
    return all(map(is_plain, value)) if type(value) is list else value is None or type(value) in {str, int, float, bool}
