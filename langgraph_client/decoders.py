"""How the decoded JSON of an answer becomes what the caller gets. Another shape than promised is a ProtocolError."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from langgraph_client.brief import brief
from langgraph_client.errors import ProtocolError
from langgraph_client.model_base import Model

T = TypeVar("T")
M = TypeVar("M", bound=Model)

Decoder = Callable[[Any], T]
_DICT = frozenset({dict})


def model(cls: type[M]) -> Decoder[M]:
    """An object as a model."""

    def decode(data: Any) -> M:
        return cls.from_dict(expect(data, dict, cls.__name__))

    return decode


def models(cls: type[M]) -> Decoder[list[M]]:
    """An array of objects, each as a model: a page of a search."""
    one = model(cls)

    def decode(data: Any) -> list[M]:
        items = expect(data, list, "an array")
        return cls.from_dicts(items) if _DICT.issuperset(map(type, items)) else [one(item) for item in items]

    return decode


def many(item: Decoder[T]) -> Decoder[list[T]]:
    """An array, each item decoded."""

    def decode(data: Any) -> list[T]:
        return [item(value) for value in expect(data, list, "an array")]

    return decode


def mapping(item: Decoder[T]) -> Decoder[dict[str, T]]:
    """An object, each member's value decoded."""

    def decode(data: Any) -> dict[str, T]:
        return {key: item(value) for key, value in expect(data, dict, "an object").items()}

    return decode


def optional(inner: Decoder[T]) -> Decoder[T | None]:
    """null, or no body at all, as None."""

    def decode(data: Any) -> T | None:
        return None if data is None else inner(data)

    return decode


def tagged(key: str, cases: Mapping[str, type[Model]]) -> Decoder[Any]:
    """An object as the model that its member `key` names."""

    def decode(data: Any) -> Model:
        tag = expect(data, dict, "an object").get(key)
        tag = tag if isinstance(tag, str) else brief(tag)
        if tag not in cases:
            raise ProtocolError(f"expected {key!r} to be one of {', '.join(map(repr, cases))}, got {brief(tag)}")
        return cases[tag].from_dict(data)

    return decode


def kind(cls: type[T]) -> Decoder[T]:
    """A value of one JSON type, as it is."""

    def decode(data: Any) -> T:
        return expect(data, cls, cls.__name__)

    return decode


def anything(data: Any) -> Any:
    """Whatever came."""
    return data


def nothing(data: Any) -> None:
    """No answer is expected; what a server says all the same is passed over."""


def expect(data: Any, cls: type[T], what: str) -> T:
    """`data`, which must be a `cls`.

    Raises:
        ProtocolError: It is something else.
    """
    if not isinstance(data, cls):
        raise ProtocolError(f"expected {what}, got {type(data).__name__}: {brief(data)}")
    return data
