"""The interface's models. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

from builtins import int as int_aliased
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias, overload

from langgraph_client.model_base import Model
from langgraph_client.types import Unset

Anything: TypeAlias = Any


Colour: TypeAlias = Literal["red", "", "light blue", "it's", "grün"]


class Leaf(Model):
    """Leaf."""

    name: str | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["name"], /) -> str: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


LeafMap: TypeAlias = dict[str, Leaf]


Leaves: TypeAlias = list[Leaf]


class Open(Model):
    """Open."""


class Plain(Model):
    """Nothing but a "mapping\""""


class Base(Model):
    """Base."""

    kind: str
    in_: Leaf | Unset

    KEYS: ClassVar[dict[str, str]] = {"in_": "in"}

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["kind"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["in"], /) -> Leaf: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    def _make_nested(self) -> None:
        if (raw := self.get("in")) is not None:
            self["in"] = Leaf.from_dict(raw) if isinstance(raw, dict) else raw


class Cat(Model):
    """Cat."""

    kind: Literal["cat"]
    lives: int_aliased
    in_: Leaf | Unset

    KEYS: ClassVar[dict[str, str]] = {"in_": "in"}

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["kind"], /) -> Literal["cat"]: ...
        @overload
        def __getitem__(self, key: Literal["lives"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["in"], /) -> Leaf: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    def _make_nested(self) -> None:
        if (raw := self.get("in")) is not None:
            self["in"] = Leaf.from_dict(raw) if isinstance(raw, dict) else raw


class Dog(Model):
    """Dog."""

    kind: Literal["dog"]
    in_: Leaf | Unset
    owner: Leaf | Unset

    KEYS: ClassVar[dict[str, str]] = {"in_": "in"}

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["kind"], /) -> Literal["dog"]: ...
        @overload
        def __getitem__(self, key: Literal["in"], /) -> Leaf: ...
        @overload
        def __getitem__(self, key: Literal["owner"], /) -> Leaf: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    def _make_nested(self) -> None:
        if (raw := self.get("in")) is not None:
            self["in"] = Leaf.from_dict(raw) if isinstance(raw, dict) else raw
        if (raw := self.get("owner")) is not None:
            self["owner"] = Leaf.from_dict(raw) if isinstance(raw, dict) else raw


Animal: TypeAlias = Cat | Dog


class Branch(Model):
    """Branch."""

    leaves: Leaves | Unset
    parent: Twig | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["leaves"], /) -> Leaves: ...
        @overload
        def __getitem__(self, key: Literal["parent"], /) -> Twig: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    def _make_nested(self) -> None:
        if raw := self.get("leaves"):
            self["leaves"] = (
                [Leaf.from_dict(v0) if isinstance(v0, dict) else v0 for v0 in raw] if isinstance(raw, list) else raw
            )
        if (raw := self.get("parent")) is not None:
            self["parent"] = Twig.from_dict(raw) if isinstance(raw, dict) else raw


class Thing(Model):
    """A "thing" whose text has a \\backslash and \"""three quotes\""" in it."""

    id: str
    class_: str
    nothing: None
    from_: int_aliased | Unset
    import_: bool | Unset
    a_b: str | Unset
    ref_like: str | Unset
    x_y: Leaf | Unset
    x_2nd: float | Unset
    values: list[int_aliased] | Unset  # type: ignore[assignment]
    items_: list[Leaf] | Unset
    keys_: list[str] | Unset
    get_: str | Unset
    title: str | Unset
    description: str | None | Unset
    old_null: str | None | Unset
    old_null_model: Leaf | None | Unset
    old_null_enum: Literal["on", "off"] | None | Unset
    new_null: int_aliased | None | Unset
    colour: Colour | Unset
    level: Literal[1, 2, 3] | Unset
    ratio: float | Unset
    always: Literal[True] | Unset
    leaf: Leaf | Unset
    maybe_leaf: Leaf | None | Unset
    one_or_many: Leaf | list[Leaf] | Unset
    leaf_or_branch: Leaf | Branch | Unset
    leaf_or_free: Leaf | dict[str, Any] | Unset
    leaf_or_text: Leaf | str | Unset
    animal: Animal | Unset
    maybe_animal: Animal | None | Unset
    animals: list[Animal] | Unset
    matrix: list[list[Leaf]] | Unset
    groups: dict[str, list[Leaf]] | Unset
    free: dict[str, Any] | Unset
    named_free: Open | Unset
    open: dict[str, Any] | Unset
    anything: Any
    graph_id: str | Unset
    limit: int_aliased | Unset

    KEYS: ClassVar[dict[str, str]] = {
        "class_": "class",
        "from_": "from",
        "import_": "import",
        "a_b": "a-b",
        "ref_like": "$ref-like",
        "x_y": "x.y",
        "x_2nd": "2nd",
        "items_": "items",
        "keys_": "keys",
        "get_": "get",
    }

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["id"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["class"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["nothing"], /) -> None: ...
        @overload
        def __getitem__(self, key: Literal["from"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["import"], /) -> bool: ...
        @overload
        def __getitem__(self, key: Literal["a-b"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["$ref-like"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["x.y"], /) -> Leaf: ...
        @overload
        def __getitem__(self, key: Literal["2nd"], /) -> float: ...
        @overload
        def __getitem__(self, key: Literal["values"], /) -> list[int]: ...
        @overload
        def __getitem__(self, key: Literal["items"], /) -> list[Leaf]: ...
        @overload
        def __getitem__(self, key: Literal["keys"], /) -> list[str]: ...
        @overload
        def __getitem__(self, key: Literal["get"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["title"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["description"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: Literal["old_null"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: Literal["old_null_model"], /) -> Leaf | None: ...
        @overload
        def __getitem__(self, key: Literal["old_null_enum"], /) -> Literal["on", "off"] | None: ...
        @overload
        def __getitem__(self, key: Literal["new_null"], /) -> int | None: ...
        @overload
        def __getitem__(self, key: Literal["colour"], /) -> Colour: ...
        @overload
        def __getitem__(self, key: Literal["level"], /) -> Literal[1, 2, 3]: ...
        @overload
        def __getitem__(self, key: Literal["ratio"], /) -> float: ...
        @overload
        def __getitem__(self, key: Literal["always"], /) -> Literal[True]: ...
        @overload
        def __getitem__(self, key: Literal["leaf"], /) -> Leaf: ...
        @overload
        def __getitem__(self, key: Literal["maybe_leaf"], /) -> Leaf | None: ...
        @overload
        def __getitem__(self, key: Literal["one_or_many"], /) -> Leaf | list[Leaf]: ...
        @overload
        def __getitem__(self, key: Literal["leaf_or_branch"], /) -> Leaf | Branch: ...
        @overload
        def __getitem__(self, key: Literal["leaf_or_free"], /) -> Leaf | dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["leaf_or_text"], /) -> Leaf | str: ...
        @overload
        def __getitem__(self, key: Literal["animal"], /) -> Animal: ...
        @overload
        def __getitem__(self, key: Literal["maybe_animal"], /) -> Animal | None: ...
        @overload
        def __getitem__(self, key: Literal["animals"], /) -> list[Animal]: ...
        @overload
        def __getitem__(self, key: Literal["matrix"], /) -> list[list[Leaf]]: ...
        @overload
        def __getitem__(self, key: Literal["groups"], /) -> dict[str, list[Leaf]]: ...
        @overload
        def __getitem__(self, key: Literal["free"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["named_free"], /) -> Open: ...
        @overload
        def __getitem__(self, key: Literal["open"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["anything"], /) -> Any: ...
        @overload
        def __getitem__(self, key: Literal["graph_id"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["limit"], /) -> int: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    def _make_nested(self) -> None:
        if (raw := self.get("x.y")) is not None:
            self["x.y"] = Leaf.from_dict(raw) if isinstance(raw, dict) else raw
        if raw := self.get("items"):
            self["items"] = (
                [Leaf.from_dict(v0) if isinstance(v0, dict) else v0 for v0 in raw] if isinstance(raw, list) else raw
            )
        if (raw := self.get("old_null_model")) is not None:
            self["old_null_model"] = Leaf.from_dict(raw) if isinstance(raw, dict) else raw
        if (raw := self.get("leaf")) is not None:
            self["leaf"] = Leaf.from_dict(raw) if isinstance(raw, dict) else raw
        if (raw := self.get("maybe_leaf")) is not None:
            self["maybe_leaf"] = Leaf.from_dict(raw) if isinstance(raw, dict) else raw
        if (raw := self.get("one_or_many")) is not None:
            self["one_or_many"] = (
                Leaf.from_dict(raw)
                if isinstance(raw, dict)
                else [Leaf.from_dict(v0) if isinstance(v0, dict) else v0 for v0 in raw]
                if isinstance(raw, list)
                else raw
            )
        if (raw := self.get("leaf_or_text")) is not None:
            self["leaf_or_text"] = Leaf.from_dict(raw) if isinstance(raw, dict) else raw
        if (raw := self.get("animal")) is not None:
            self["animal"] = (
                Cat.from_dict(raw)
                if isinstance(raw, dict) and raw.get("kind") == "cat"
                else Dog.from_dict(raw)
                if isinstance(raw, dict) and raw.get("kind") == "dog"
                else raw
            )
        if (raw := self.get("maybe_animal")) is not None:
            self["maybe_animal"] = (
                Cat.from_dict(raw)
                if isinstance(raw, dict) and raw.get("kind") == "cat"
                else Dog.from_dict(raw)
                if isinstance(raw, dict) and raw.get("kind") == "dog"
                else raw
            )
        if raw := self.get("animals"):
            self["animals"] = (
                [
                    Cat.from_dict(v0)
                    if isinstance(v0, dict) and v0.get("kind") == "cat"
                    else Dog.from_dict(v0)
                    if isinstance(v0, dict) and v0.get("kind") == "dog"
                    else v0
                    for v0 in raw
                ]
                if isinstance(raw, list)
                else raw
            )
        if raw := self.get("matrix"):
            self["matrix"] = (
                [
                    [Leaf.from_dict(v1) if isinstance(v1, dict) else v1 for v1 in v0] if isinstance(v0, list) else v0
                    for v0 in raw
                ]
                if isinstance(raw, list)
                else raw
            )
        if raw := self.get("groups"):
            self["groups"] = (
                {
                    k0: [Leaf.from_dict(v1) if isinstance(v1, dict) else v1 for v1 in v0]
                    if isinstance(v0, list)
                    else v0
                    for k0, v0 in raw.items()
                }
                if isinstance(raw, dict)
                else raw
            )
        if (raw := self.get("named_free")) is not None:
            self["named_free"] = Open.from_dict(raw) if isinstance(raw, dict) else raw


class Twig(Model):
    """Twig."""

    branch: Branch | Unset
    twigs: list[Twig] | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["branch"], /) -> Branch: ...
        @overload
        def __getitem__(self, key: Literal["twigs"], /) -> list[Twig]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    def _make_nested(self) -> None:
        if (raw := self.get("branch")) is not None:
            self["branch"] = Branch.from_dict(raw) if isinstance(raw, dict) else raw
        if raw := self.get("twigs"):
            self["twigs"] = (
                [Twig.from_dict(v0) if isinstance(v0, dict) else v0 for v0 in raw] if isinstance(raw, list) else raw
            )


__all__ = [
    "Animal",
    "Anything",
    "Base",
    "Branch",
    "Cat",
    "Colour",
    "Dog",
    "Leaf",
    "LeafMap",
    "Leaves",
    "Open",
    "Plain",
    "Thing",
    "Twig",
]
