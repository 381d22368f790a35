"""The base of all that is sent: attrs classes that check their fields, and can be read as a mapping.

The classes themselves are generated; see `langgraph_client.models`.
"""

from __future__ import annotations

import functools
import typing
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

import attrs

from langgraph_client.checks import check, check_sent, fitting_types
from langgraph_client.jsonable import to_jsonable
from langgraph_client.types import UNSET

if typing.TYPE_CHECKING:
    from typing_extensions import Self


@attrs.define(kw_only=True, eq=False, repr=False)
class RequestModel(Mapping[str, Any]):
    """A model that is sent. Its fields are checked when it is created.

    A field that is UNSET is not sent and is absent as a key; None is sent as null. Keys without a field of their own
    are in `additional_properties` and are sent as well.

    Raises:
        TypeError: A field is of a type that the server would refuse.
        ValueError: A field is a misspelling of a value that is allowed.
    """

    additional_properties: dict[str, Any] = attrs.field(factory=dict)

    KEYS: ClassVar[dict[str, str]] = {}
    """Field name → key, where the two differ."""

    def __attrs_post_init__(self) -> None:
        for name, hint, fitting in _checks(type(self)):
            value = getattr(self, name)
            if value is not UNSET and type(value) not in fitting:
                check_sent(name, value, hint)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return plain data as a model. Unknown keys are kept.

        Raises:
            TypeError: A field is of a type that the server would refuse, or a required one is missing.
            ValueError: A field is a misspelling of a value that is allowed.
        """
        rest = dict(data)
        known = {name: rest.pop(key) for key, name in _fields(cls).items() if key in rest}
        return cls(**known, additional_properties=rest)

    def check_known(self) -> None:
        """Refuse a str that the interface this client was generated from does not list. A newer server may accept it.

        Raises:
            ValueError: There is one.
        """
        for name, hint in _hints(type(self)).items():
            check(name, getattr(self, name), hint)

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON data, without what is UNSET."""
        result: dict[str, Any] = to_jsonable(self, type(self).__name__)
        return result

    def __getitem__(self, key: str) -> Any:
        field = _fields(type(self)).get(key)
        if field is None:
            return self.additional_properties[key]
        value = getattr(self, field)
        if value is UNSET:
            raise KeyError(key)
        return value

    def __iter__(self) -> Iterator[str]:
        for key, field in _fields(type(self)).items():
            if getattr(self, field) is not UNSET:
                yield key
        yield from self.additional_properties

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, key: object) -> bool:
        return any(key == known for known in self)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Mapping):
            return NotImplemented
        return {key: self[key] for key in self} == {key: other[key] for key in other}

    __hash__ = None  # type: ignore[assignment]  # it can be changed, as a dict can

    def __repr__(self) -> str:
        fields = _fields(type(self))
        shown = [f"{fields[key]}={self[key]!r}" for key in self if key in fields]
        if self.additional_properties:
            shown.append(f"additional_properties={self.additional_properties!r}")
        return f"{type(self).__name__}({', '.join(shown)})"


@functools.cache
def _fields(cls: type[RequestModel]) -> dict[str, str]:
    """Key → field name."""
    names = [field.name for field in attrs.fields(cls) if field.name != "additional_properties"]
    return {cls.KEYS.get(name, name): name for name in names}


@functools.cache
def _hints(cls: type[RequestModel]) -> dict[str, Any]:
    hints = typing.get_type_hints(cls)
    return {name: hints[name] for name in _fields(cls).values()}


@functools.cache
def _checks(cls: type[RequestModel]) -> list[tuple[str, Any, frozenset[type]]]:
    """Field name, hint, and the types that need no check."""
    return [(name, hint, fitting_types(hint)) for name, hint in _hints(cls).items()]
