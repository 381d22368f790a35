"""What every model can do: be read by attribute and by key, keep what it does not know, and go back to plain data.

The classes themselves are generated; see `langgraph_client.models`.
"""

from __future__ import annotations

import functools
import typing
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

import attrs

from langgraph_client.checks import check_sent
from langgraph_client.jsonable import to_jsonable
from langgraph_client.types import UNSET

if typing.TYPE_CHECKING:
    from typing_extensions import Self


@attrs.define(kw_only=True, eq=False, repr=False)
class Model(Mapping[str, Any]):
    """An attrs class that is a read-only mapping as well.

    A field that the server left out is UNSET as an attribute and absent as a key. A key that the class does not know,
    as a newer server sends it, is in `additional_properties` and readable by key. Times stay ISO 8601 strings.

    A field's name beats a method of the mapping: `thread.values` is the thread's state, not the method `values()`.
    """

    additional_properties: dict[str, Any] = attrs.field(factory=dict)

    KEYS: ClassVar[dict[str, str]] = {}
    """Field name → key, where the two differ since the key is no Python name."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """A model from plain data; what is unknown is kept.

        What the server answers with never raises on content: what is missing is UNSET. What is sent is checked.
        """
        rest = dict(data)
        known = {name: rest.pop(key) for key, name in _fields(cls).items() if key in rest}
        return cls(**known, additional_properties=rest)

    def to_dict(self) -> dict[str, Any]:
        """The model as plain JSON data, without what is UNSET: `from_dict(data).to_dict() == data`."""
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


@attrs.define(kw_only=True, eq=False, repr=False)
class RequestModel(Model):
    """A model that is sent: its fields are checked when it is made.

    Raises:
        TypeError: A field is of a type that the server would refuse.
        ValueError: A field is not among the values that are allowed.
    """

    def __attrs_post_init__(self) -> None:
        for name, hint in _hints(type(self)).items():
            check_sent(name, getattr(self, name), hint)


@functools.cache
def _fields(cls: type[Model]) -> dict[str, str]:
    """Key → field name."""
    names = [field.name for field in attrs.fields(cls) if field.name != "additional_properties"]
    return {cls.KEYS.get(name, name): name for name in names}


@functools.cache
def _hints(cls: type[Model]) -> dict[str, Any]:
    hints = typing.get_type_hints(cls)
    return {name: hints[name] for name in _fields(cls).values()}
