"""The interface's models. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

from builtins import int as int_aliased
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias

import attrs

from langgraph_client.model_base import Model, RequestModel
from langgraph_client.types import UNSET, Unset

if TYPE_CHECKING:
    from typing_extensions import Self


Anything: TypeAlias = Any


Colour: TypeAlias = Literal["red", "", "light blue", "it's", "grün"]


@attrs.define(kw_only=True, eq=False, repr=False)
class Free(RequestModel):
    """Free."""


@attrs.define(kw_only=True, eq=False, repr=False)
class Leaf(Model):
    """Leaf.

    Attributes:
        name:
    """

    name: str | Unset = UNSET

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        rest = dict(data)
        pop: Callable[..., Any] = rest.pop
        return cls(
            name=pop("name", UNSET),
            additional_properties=rest,
        )


LeafMap: TypeAlias = dict[str, Leaf]


Leaves: TypeAlias = list[Leaf]


@attrs.define(kw_only=True, eq=False, repr=False)
class Open(Model):
    """Open."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        rest = dict(data)
        return cls(
            additional_properties=rest,
        )


@attrs.define(kw_only=True, eq=False, repr=False)
class Plain(Model):
    """Nothing but a "mapping\""""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        rest = dict(data)
        return cls(
            additional_properties=rest,
        )


@attrs.define(kw_only=True, eq=False, repr=False)
class ThingInner(RequestModel):
    """ThingInner.

    Attributes:
        depth:
    """

    depth: int_aliased


@attrs.define(kw_only=True, eq=False, repr=False)
class ThingPatch(RequestModel):
    """ThingPatch.

    Attributes:
        class_:
        int:
        a_b:
        colours:
        leaf:
        inner:
        x_y:
    """

    class_: str
    int: int_aliased | Unset = UNSET
    a_b: str | None | Unset = UNSET
    colours: list[Colour] | Unset = UNSET
    leaf: Leaf | Unset = UNSET
    inner: ThingInner | Unset = UNSET
    x_y: bool | Unset = UNSET

    KEYS: ClassVar[dict[str, str]] = {"class_": "class", "a_b": "a-b", "x_y": "x.y"}


@attrs.define(kw_only=True, eq=False, repr=False)
class Base(Model):
    """Base.

    Attributes:
        kind:
        in_:
    """

    kind: str
    in_: Leaf | Unset = UNSET

    KEYS: ClassVar[dict[str, str]] = {"in_": "in"}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        rest = dict(data)
        pop: Callable[..., Any] = rest.pop
        return cls(
            kind=pop("kind", UNSET),
            in_=Leaf.from_dict(raw) if isinstance(raw := pop("in", UNSET), dict) else raw,
            additional_properties=rest,
        )


@attrs.define(kw_only=True, eq=False, repr=False)
class Cat(Model):
    """Cat.

    Attributes:
        kind:
        in_:
        lives:
    """

    kind: Literal["cat"]
    lives: int_aliased
    in_: Leaf | Unset = UNSET

    KEYS: ClassVar[dict[str, str]] = {"in_": "in"}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        rest = dict(data)
        pop: Callable[..., Any] = rest.pop
        return cls(
            kind=pop("kind", UNSET),
            lives=pop("lives", UNSET),
            in_=Leaf.from_dict(raw) if isinstance(raw := pop("in", UNSET), dict) else raw,
            additional_properties=rest,
        )


@attrs.define(kw_only=True, eq=False, repr=False)
class Dog(Model):
    """Dog.

    Attributes:
        kind:
        in_:
        owner:
    """

    kind: Literal["dog"]
    in_: Leaf | Unset = UNSET
    owner: Leaf | Unset = UNSET

    KEYS: ClassVar[dict[str, str]] = {"in_": "in"}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        rest = dict(data)
        pop: Callable[..., Any] = rest.pop
        return cls(
            kind=pop("kind", UNSET),
            in_=Leaf.from_dict(raw) if isinstance(raw := pop("in", UNSET), dict) else raw,
            owner=Leaf.from_dict(raw) if isinstance(raw := pop("owner", UNSET), dict) else raw,
            additional_properties=rest,
        )


@attrs.define(kw_only=True, eq=False, repr=False)
class ThingCreate(RequestModel):
    """ThingCreate.

    Attributes:
        class_:
        int:
        a_b:
        colours:
        leaf:
        inner:
    """

    class_: str
    int: int_aliased | Unset = UNSET
    a_b: str | None | Unset = UNSET
    colours: list[Colour] | Unset = UNSET
    leaf: Leaf | Unset = UNSET
    inner: ThingInner | Unset = UNSET

    KEYS: ClassVar[dict[str, str]] = {"class_": "class", "a_b": "a-b"}


Animal: TypeAlias = Cat | Dog


@attrs.define(kw_only=True, eq=False, repr=False)
class Branch(Model):
    """Branch.

    Attributes:
        leaves:
        parent:
    """

    leaves: Leaves | Unset = UNSET
    parent: Twig | Unset = UNSET

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        rest = dict(data)
        pop: Callable[..., Any] = rest.pop
        return cls(
            leaves=[Leaf.from_dict(v0) if isinstance(v0, dict) else v0 for v0 in raw]
            if isinstance(raw := pop("leaves", UNSET), list)
            else raw,
            parent=Twig.from_dict(raw) if isinstance(raw := pop("parent", UNSET), dict) else raw,
            additional_properties=rest,
        )


@attrs.define(kw_only=True, eq=False, repr=False)
class Thing(Model):
    """A "thing" whose text has a \\backslash and \"""three quotes\""" in it.

    Attributes:
        id:
        class_:
        from_:
        import_:
        a_b:
        ref_like:
        x_y:
        x_2nd:
        values:
        items:
        keys_:
        get:
        title:
        description:
        nothing:
        old_null:
        old_null_model:
        old_null_enum:
        new_null:
        colour:
        level:
        ratio:
        always:
        leaf:
        maybe_leaf:
        one_or_many:
        leaf_or_branch:
        leaf_or_free:
        leaf_or_text:
        animal:
        maybe_animal:
        animals:
        matrix:
        groups:
        free:
        named_free:
        open:
        anything:
        graph_id:
        limit: From 1 to 10. The server's default is `5`.
    """

    id: str
    class_: str
    nothing: None
    from_: int_aliased | Unset = UNSET
    import_: bool | Unset = UNSET
    a_b: str | Unset = UNSET
    ref_like: str | Unset = UNSET
    x_y: Leaf | Unset = UNSET
    x_2nd: float | Unset = UNSET
    values: list[int_aliased] | Unset = UNSET  # type: ignore[assignment]
    items: list[Leaf] | Unset = UNSET  # type: ignore[assignment]
    keys_: list[str] | Unset = UNSET
    get: str | Unset = UNSET  # type: ignore[assignment]
    title: str | Unset = UNSET
    description: str | None | Unset = UNSET
    old_null: str | None | Unset = UNSET
    old_null_model: Leaf | None | Unset = UNSET
    old_null_enum: Literal["on", "off"] | None | Unset = UNSET
    new_null: int_aliased | None | Unset = UNSET
    colour: Colour | Unset = UNSET
    level: Literal[1, 2, 3] | Unset = UNSET
    ratio: float | Unset = UNSET
    always: Literal[True] | Unset = UNSET
    leaf: Leaf | Unset = UNSET
    maybe_leaf: Leaf | None | Unset = UNSET
    one_or_many: Leaf | list[Leaf] | Unset = UNSET
    leaf_or_branch: Leaf | Branch | Unset = UNSET
    leaf_or_free: Leaf | dict[str, Any] | Unset = UNSET
    leaf_or_text: Leaf | str | Unset = UNSET
    animal: Animal | Unset = UNSET
    maybe_animal: Animal | None | Unset = UNSET
    animals: list[Animal] | Unset = UNSET
    matrix: list[list[Leaf]] | Unset = UNSET
    groups: dict[str, list[Leaf]] | Unset = UNSET
    free: dict[str, Any] | Unset = UNSET
    named_free: Open | Unset = UNSET
    open: dict[str, Any] | Unset = UNSET
    anything: Any | Unset = UNSET
    graph_id: str | Unset = UNSET
    limit: int_aliased | Unset = UNSET

    KEYS: ClassVar[dict[str, str]] = {
        "class_": "class",
        "from_": "from",
        "import_": "import",
        "a_b": "a-b",
        "ref_like": "$ref-like",
        "x_y": "x.y",
        "x_2nd": "2nd",
        "keys_": "keys",
    }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        rest = dict(data)
        pop: Callable[..., Any] = rest.pop
        return cls(
            id=pop("id", UNSET),
            class_=pop("class", UNSET),
            nothing=pop("nothing", UNSET),
            from_=pop("from", UNSET),
            import_=pop("import", UNSET),
            a_b=pop("a-b", UNSET),
            ref_like=pop("$ref-like", UNSET),
            x_y=Leaf.from_dict(raw) if isinstance(raw := pop("x.y", UNSET), dict) else raw,
            x_2nd=pop("2nd", UNSET),
            values=pop("values", UNSET),
            items=[Leaf.from_dict(v0) if isinstance(v0, dict) else v0 for v0 in raw]
            if isinstance(raw := pop("items", UNSET), list)
            else raw,
            keys_=pop("keys", UNSET),
            get=pop("get", UNSET),
            title=pop("title", UNSET),
            description=pop("description", UNSET),
            old_null=pop("old_null", UNSET),
            old_null_model=Leaf.from_dict(raw) if isinstance(raw := pop("old_null_model", UNSET), dict) else raw,
            old_null_enum=pop("old_null_enum", UNSET),
            new_null=pop("new_null", UNSET),
            colour=pop("colour", UNSET),
            level=pop("level", UNSET),
            ratio=pop("ratio", UNSET),
            always=pop("always", UNSET),
            leaf=Leaf.from_dict(raw) if isinstance(raw := pop("leaf", UNSET), dict) else raw,
            maybe_leaf=Leaf.from_dict(raw) if isinstance(raw := pop("maybe_leaf", UNSET), dict) else raw,
            one_or_many=Leaf.from_dict(raw)
            if isinstance(raw := pop("one_or_many", UNSET), dict)
            else [Leaf.from_dict(v0) if isinstance(v0, dict) else v0 for v0 in raw]
            if isinstance(raw, list)
            else raw,
            leaf_or_branch=pop("leaf_or_branch", UNSET),
            leaf_or_free=pop("leaf_or_free", UNSET),
            leaf_or_text=Leaf.from_dict(raw) if isinstance(raw := pop("leaf_or_text", UNSET), dict) else raw,
            animal=Cat.from_dict(raw)
            if isinstance(raw := pop("animal", UNSET), dict) and raw.get("kind") == "cat"
            else Dog.from_dict(raw)
            if isinstance(raw, dict) and raw.get("kind") == "dog"
            else raw,
            maybe_animal=Cat.from_dict(raw)
            if isinstance(raw := pop("maybe_animal", UNSET), dict) and raw.get("kind") == "cat"
            else Dog.from_dict(raw)
            if isinstance(raw, dict) and raw.get("kind") == "dog"
            else raw,
            animals=[
                Cat.from_dict(v0)
                if isinstance(v0, dict) and v0.get("kind") == "cat"
                else Dog.from_dict(v0)
                if isinstance(v0, dict) and v0.get("kind") == "dog"
                else v0
                for v0 in raw
            ]
            if isinstance(raw := pop("animals", UNSET), list)
            else raw,
            matrix=[
                [Leaf.from_dict(v1) if isinstance(v1, dict) else v1 for v1 in v0] if isinstance(v0, list) else v0
                for v0 in raw
            ]
            if isinstance(raw := pop("matrix", UNSET), list)
            else raw,
            groups={
                k0: [Leaf.from_dict(v1) if isinstance(v1, dict) else v1 for v1 in v0] if isinstance(v0, list) else v0
                for k0, v0 in raw.items()
            }
            if isinstance(raw := pop("groups", UNSET), dict)
            else raw,
            free=pop("free", UNSET),
            named_free=Open.from_dict(raw) if isinstance(raw := pop("named_free", UNSET), dict) else raw,
            open=pop("open", UNSET),
            anything=pop("anything", UNSET),
            graph_id=pop("graph_id", UNSET),
            limit=pop("limit", UNSET),
            additional_properties=rest,
        )


@attrs.define(kw_only=True, eq=False, repr=False)
class Twig(Model):
    """Twig.

    Attributes:
        branch:
        twigs:
    """

    branch: Branch | Unset = UNSET
    twigs: list[Twig] | Unset = UNSET

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        rest = dict(data)
        pop: Callable[..., Any] = rest.pop
        return cls(
            branch=Branch.from_dict(raw) if isinstance(raw := pop("branch", UNSET), dict) else raw,
            twigs=[Twig.from_dict(v0) if isinstance(v0, dict) else v0 for v0 in raw]
            if isinstance(raw := pop("twigs", UNSET), list)
            else raw,
            additional_properties=rest,
        )


__all__ = [
    "Animal",
    "Anything",
    "Base",
    "Branch",
    "Cat",
    "Colour",
    "Dog",
    "Free",
    "Leaf",
    "LeafMap",
    "Leaves",
    "Open",
    "Plain",
    "Thing",
    "ThingCreate",
    "ThingInner",
    "ThingPatch",
    "Twig",
]
