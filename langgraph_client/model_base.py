"""The base of all answers: a dict whose known keys are attributes as well.

The classes themselves are generated; see `langgraph_client.models`.
"""

from __future__ import annotations

import typing
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from langgraph_client.types import UNSET

if typing.TYPE_CHECKING:
    from typing_extensions import Self


class _Key:
    """One key of a dict as an attribute."""

    __slots__ = ("key",)

    def __init__(self, key: str) -> None:
        self.key = key

    def __get__(self, model: dict[str, Any] | None, owner: type) -> Any:
        return self if model is None else dict.get(model, self.key, UNSET)

    def __set__(self, model: dict[str, Any], value: Any) -> None:
        if value is UNSET:
            dict.pop(model, self.key, None)
        else:
            model[self.key] = value

    def __delete__(self, model: dict[str, Any]) -> None:
        try:
            del model[self.key]
        except KeyError:
            raise AttributeError(self.key) from None


class _ModelType(type):
    """Makes an attribute of each annotation without a value, and leaves no room for others, such as misspelt names."""

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> _ModelType:
        # Not written in each class, where type checkers would read it as the list of what can be assigned.
        made = super().__new__(cls, name, bases, {"__slots__": (), **namespace})
        renamed = namespace.get("KEYS", {})
        for field in namespace.get("__annotations__", ()):
            if field not in namespace:
                setattr(made, field, _Key(renamed.get(field, field)))
        return made


class Model(dict[str, Any], metaclass=_ModelType):
    """A dict, as the server sent it, with an attribute for each key that the class knows.

    Key and attribute are one value: `thread["status"]` and `thread.status`. A key that the server left out is absent
    from the dict, and UNSET as an attribute; setting an attribute to UNSET removes the key. Keys that the class does
    not know, from a newer server, are read by key. Nested answers are models too. Times stay ISO 8601 strings.

    An attribute named like a method of `dict` ends in an underscore, such as `items_` of the key `items`, with one
    exception: `thread.values` is the thread's state, the key `values`. To list the values of such an answer, call
    `dict.values(thread)`.
    """

    KEYS: ClassVar[dict[str, str]] = {}
    """Attribute → key, where the two differ."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return `data` as a model, with nested models. `data` is not changed.

        Never raises on content: missing keys are UNSET, unknown keys and values of another type are kept.
        """
        made = cls(data)
        made._make_nested()
        return made

    @classmethod
    def from_dicts(cls, page: Iterable[Mapping[str, Any]]) -> list[Self]:
        """Return each item of a page as a model, as `from_dict` does."""
        made = list(map(cls, page))
        for one in made:
            one._make_nested()  # noqa: SLF001 - its own class's
        return made

    def _make_nested(self) -> None:
        """Replace the objects that the class has models for with these. Generated for each class that has any."""

    def to_dict(self) -> dict[str, Any]:
        """Return a deep copy of plain dicts and lists: `from_dict(data).to_dict() == data`."""
        result: dict[str, Any] = deep_copy(self)
        return result

    def copy(self) -> Self:
        """Return a shallow copy, of the same class."""
        return type(self)(self)

    # repr() is the dict's: printing an answer shows what the server sent, and pprint can lay it out.

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: FBT001 - as IPython calls it
        """Show the class's name around the dict in IPython."""
        name = type(self).__name__
        with printer.group(len(name) + 1, f"{name}(", ")"):
            printer.text("...") if cycle else printer.pretty(dict(self))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> dict[str, Any]:
        """Let pydantic take any object for a field of this type, make it a model, and dump it as a dict."""
        return {
            "type": "function-wrap",
            "function": {"type": "no-info", "function": cls._validate},
            "schema": {"type": "dict", "keys_schema": {"type": "str"}},
        }

    @classmethod
    def _validate(cls, value: Any, validate: Any) -> Self:
        return value if isinstance(value, cls) else cls.from_dict(validate(value))


def deep_copy(value: Any) -> Any:
    """Return a deep copy of JSON, in plain dicts and lists. It can be nested deeper than a recursive function could go."""
    root = [value]
    rest: list[Any] = [root]
    while rest:
        copied = rest.pop()
        for key, item in copied.items() if isinstance(copied, dict) else enumerate(copied):
            if isinstance(item, (dict, list)):
                copied[key] = dict(item) if isinstance(item, dict) else list(item)
                rest.append(copied[key])
    return root[0]
