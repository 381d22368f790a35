"""Typed graphs of a deployment. DO NOT EDIT: written by `langgraph-client generate`.

Assistants: SCHEMAS, class, other-shop, other_shop, recursive, words
Schemas: sha256 95e34c783de04441
Options: {"style": "attrs", "prefix": "", "assistants": []}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias, Union, overload
from typing import Any as Any_aliased

import attrs

from langgraph_client import Client
from langgraph_client.model_base import Model
from langgraph_client.request_model import RequestModel
from langgraph_client.typed import TypedGraph, read_schemas
from langgraph_client.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False)
class SCHEMASInput(RequestModel):
    """SCHEMASInput."""


class SCHEMASOutput(Model):
    """SCHEMASOutput."""


class SCHEMASState(Model):
    """SCHEMASState."""


@attrs.define(kw_only=True, eq=False, repr=False)
class SCHEMASContext(RequestModel):
    """SCHEMASContext."""


@attrs.define(kw_only=True, eq=False, repr=False)
class ClassInput(RequestModel):
    """ClassInput."""

    class_: int
    single: int
    Item: int
    two_words: int | Unset = UNSET
    x_: int | Unset = UNSET
    x_1st: int | Unset = UNSET
    private: int | Unset = UNSET
    dunder__: int | Unset = UNSET
    int_: int | Unset = UNSET
    Any_: int | Unset = UNSET
    self_: int | Unset = UNSET
    größe: int | Unset = UNSET
    a_b: int | Unset = UNSET
    a_c: int | Unset = UNSET
    items: int | Unset = UNSET  # type: ignore[assignment]
    keys_: int | Unset = UNSET
    values: int | Unset = UNSET  # type: ignore[assignment]
    get: int | Unset = UNSET  # type: ignore[assignment]

    KEYS: ClassVar[dict[str, str]] = {
        "class_": "class",
        "two_words": "two words",
        "x_": "",
        "x_1st": "1st",
        "private": "__private",
        "dunder__": "__dunder__",
        "single": "_single",
        "int_": "int",
        "Any_": "Any",
        "self_": "self",
        "a_b": "a-b",
        "keys_": "keys",
    }


class ClassOutput(Model):
    """ClassOutput."""

    class_: int
    single: int
    Item: int
    two_words: int | Unset
    x_: int | Unset
    x_1st: int | Unset
    private: int | Unset
    dunder__: int | Unset
    int_: int | Unset
    Any_: int | Unset
    self_: int | Unset
    größe: int | Unset
    a_b: int | Unset
    a_c: int | Unset
    items_: int | Unset
    keys_: int | Unset
    values: int | Unset  # type: ignore[assignment]
    get_: int | Unset

    KEYS: ClassVar[dict[str, str]] = {
        "class_": "class",
        "two_words": "two words",
        "x_": "",
        "x_1st": "1st",
        "private": "__private",
        "dunder__": "__dunder__",
        "single": "_single",
        "int_": "int",
        "Any_": "Any",
        "self_": "self",
        "a_b": "a-b",
        "items_": "items",
        "keys_": "keys",
        "get_": "get",
    }

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["class"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["_single"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["Item"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["two words"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal[""], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["1st"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["__private"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["__dunder__"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["int"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["Any"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["self"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["größe"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["a-b"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["a_c"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["items"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["keys"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["values"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["get"], /) -> int: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class ClassState(Model):
    """ClassState."""

    class_: int
    single: int
    Item: int
    two_words: int | Unset
    x_: int | Unset
    x_1st: int | Unset
    private: int | Unset
    dunder__: int | Unset
    int_: int | Unset
    Any_: int | Unset
    self_: int | Unset
    größe: int | Unset
    a_b: int | Unset
    a_c: int | Unset
    items_: int | Unset
    keys_: int | Unset
    values: int | Unset  # type: ignore[assignment]
    get_: int | Unset

    KEYS: ClassVar[dict[str, str]] = {
        "class_": "class",
        "two_words": "two words",
        "x_": "",
        "x_1st": "1st",
        "private": "__private",
        "dunder__": "__dunder__",
        "single": "_single",
        "int_": "int",
        "Any_": "Any",
        "self_": "self",
        "a_b": "a-b",
        "items_": "items",
        "keys_": "keys",
        "get_": "get",
    }

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["class"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["_single"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["Item"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["two words"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal[""], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["1st"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["__private"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["__dunder__"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["int"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["Any"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["self"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["größe"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["a-b"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["a_c"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["items"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["keys"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["values"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["get"], /) -> int: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


@attrs.define(kw_only=True, eq=False, repr=False)
class ClassContext(RequestModel):
    """ClassContext."""


class OtherShopItem(Model):
    """OtherShopItem."""

    price: str

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["price"], /) -> str: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


@attrs.define(kw_only=True, eq=False, repr=False)
class OtherShopInput(RequestModel):
    """OtherShopInput."""

    item: OtherShopItem | Unset = UNSET


class OtherShopOutput(Model):
    """OtherShopOutput."""

    item: OtherShopItem | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["item"], /) -> OtherShopItem: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    def _make_nested(self) -> None:
        if (raw := self.get("item")) is not None:
            self["item"] = OtherShopItem.from_dict(raw) if isinstance(raw, dict) else raw


class OtherShopState(Model):
    """OtherShopState."""

    item: OtherShopItem | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["item"], /) -> OtherShopItem: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    def _make_nested(self) -> None:
        if (raw := self.get("item")) is not None:
            self["item"] = OtherShopItem.from_dict(raw) if isinstance(raw, dict) else raw


@attrs.define(kw_only=True, eq=False, repr=False)
class OtherShopContext(RequestModel):
    """OtherShopContext."""


Json: TypeAlias = Union[str, list["Json"], dict[str, "Json"]]


@attrs.define(kw_only=True, eq=False, repr=False)
class OtherShop2Context(RequestModel):
    """OtherShop2Context."""


class Any2(Model):
    """Any2."""

    any: Any2 | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["any"], /) -> Any2: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    def _make_nested(self) -> None:
        if (raw := self.get("any")) is not None:
            self["any"] = Any2.from_dict(raw) if isinstance(raw, dict) else raw


class TypedDict2(Model):
    """TypedDict2."""


WordsInput2: TypeAlias = str


@attrs.define(kw_only=True, eq=False, repr=False)
class RecursiveContext(RequestModel):
    """RecursiveContext."""


@attrs.define(kw_only=True, eq=False, repr=False)
class WordsInputTypedObjectOption1(RequestModel):
    """WordsInputTypedObjectOption1."""

    a: str | Unset = UNSET


class ClassItem(Model):
    """ClassItem."""

    price: float

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["price"], /) -> float: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


@attrs.define(kw_only=True, eq=False, repr=False)
class WordsInputInnerDeep(RequestModel):
    """WordsInputInnerDeep."""

    x: int | Unset = UNSET


@attrs.define(kw_only=True, eq=False, repr=False)
class WordsInputInner(RequestModel):
    """WordsInputInner."""

    deep: WordsInputInnerDeep | Unset = UNSET


@attrs.define(kw_only=True, eq=False, repr=False)
class WordsInputInnersItem(RequestModel):
    """WordsInputInnersItem."""

    y: int


@attrs.define(kw_only=True, eq=False, repr=False)
class WordsInputOneOfInnerOption1(RequestModel):
    """WordsInputOneOfInnerOption1."""

    z: Any_aliased | Unset = UNSET


@attrs.define(kw_only=True, eq=False, repr=False)
class WordsInputDependent(RequestModel):
    """WordsInputDependent."""

    q: int | Unset = UNSET


@attrs.define(kw_only=True, eq=False, repr=False)
class WordsInput(RequestModel):
    """All that can be said.

    Attributes:
        all_of_one: One part.
        described: Ends in a "quote"
        backslash: A \\d and a \""" within.
    """

    null: None
    missing: Any_aliased
    nothing_said: Any_aliased | Unset = UNSET
    true: Any_aliased | Unset = UNSET
    false: Any_aliased | Unset = UNSET
    types: str | int | None | Unset = UNSET
    typed_object: WordsInputTypedObjectOption1 | None | Unset = UNSET
    nullable: str | None | Unset = UNSET
    open_tuple: list[Any_aliased] | Unset = UNSET
    closed_tuple: list[str] | Unset = UNSET
    longer_tuple: list[str | bool] | Unset = UNSET
    list_: list[Any_aliased] | Unset = UNSET
    set: list[str] | Unset = UNSET
    map: dict[str, list[ClassItem]] | Unset = UNSET
    closed_map: dict[str, Any_aliased] | Unset = UNSET
    patterns: dict[str, Any_aliased] | Unset = UNSET
    mixed: (
        Literal["a", 1, True] | float | list[Any_aliased] | dict[str, Any_aliased] | None | Unset
    ) = UNSET
    quotes: Literal["it's", 'a "b"', "back\\slash", "line\nbreak", "'''", '"""'] | Unset = UNSET
    constant: Literal["c"] | Unset = UNSET
    number: float | Unset = UNSET
    all_of_one: ClassItem | Unset = UNSET
    all_of_two: str | Unset = UNSET
    one_of: int | bool | Unset = UNSET
    any_of_true: Any_aliased | Unset = UNSET
    any_of_any: Any_aliased | Unset = UNSET
    inner: WordsInputInner | Unset = UNSET
    inners: list[WordsInputInnersItem] | Unset = UNSET
    one_of_inner: WordsInputOneOfInnerOption1 | str | Unset = UNSET
    when: str | Unset = UNSET
    dependent: WordsInputDependent | Unset = UNSET
    described: str | Unset = UNSET
    backslash: str | Unset = UNSET
    only_required: dict[str, Any_aliased] | Unset = UNSET

    KEYS: ClassVar[dict[str, str]] = {"nothing_said": "nothing said", "list_": "list"}


class WordsOutputTypedObjectOption1(Model):
    """WordsOutputTypedObjectOption1."""

    a: str | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["a"], /) -> str: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class WordsOutputInnerDeep(Model):
    """WordsOutputInnerDeep."""

    x: int | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["x"], /) -> int: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class WordsOutputInner(Model):
    """WordsOutputInner."""

    deep: WordsOutputInnerDeep | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["deep"], /) -> WordsOutputInnerDeep: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    def _make_nested(self) -> None:
        if (raw := self.get("deep")) is not None:
            self["deep"] = WordsOutputInnerDeep.from_dict(raw) if isinstance(raw, dict) else raw


class WordsOutputInnersItem(Model):
    """WordsOutputInnersItem."""

    y: int

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["y"], /) -> int: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class WordsOutputOneOfInnerOption1(Model):
    """WordsOutputOneOfInnerOption1."""

    z: Any_aliased | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["z"], /) -> Any_aliased: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class WordsOutputDependent(Model):
    """WordsOutputDependent."""

    q: int | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["q"], /) -> int: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class WordsOutput(Model):
    """All that can be said.

    Attributes:
        all_of_one: One part.
        described: Ends in a "quote"
        backslash: A \\d and a \""" within.
    """

    null: None
    missing: Any_aliased
    nothing_said: Any_aliased | Unset
    true: Any_aliased | Unset
    false: Any_aliased | Unset
    types: str | int | None | Unset
    typed_object: WordsOutputTypedObjectOption1 | None | Unset
    nullable: str | None | Unset
    open_tuple: list[Any_aliased] | Unset
    closed_tuple: list[str] | Unset
    longer_tuple: list[str | bool] | Unset
    list_: list[Any_aliased] | Unset
    set: list[str] | Unset
    map: dict[str, list[ClassItem]] | Unset
    closed_map: dict[str, Any_aliased] | Unset
    patterns: dict[str, Any_aliased] | Unset
    mixed: Literal["a", 1, True] | float | list[Any_aliased] | dict[str, Any_aliased] | None | Unset
    quotes: Literal["it's", 'a "b"', "back\\slash", "line\nbreak", "'''", '"""'] | Unset
    constant: Literal["c"] | Unset
    number: float | Unset
    all_of_one: ClassItem | Unset
    all_of_two: str | Unset
    one_of: int | bool | Unset
    any_of_true: Any_aliased | Unset
    any_of_any: Any_aliased | Unset
    inner: WordsOutputInner | Unset
    inners: list[WordsOutputInnersItem] | Unset
    one_of_inner: WordsOutputOneOfInnerOption1 | str | Unset
    when: str | Unset
    dependent: WordsOutputDependent | Unset
    described: str | Unset
    backslash: str | Unset
    only_required: dict[str, Any_aliased] | Unset

    KEYS: ClassVar[dict[str, str]] = {"nothing_said": "nothing said", "list_": "list"}

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["null"], /) -> None: ...
        @overload
        def __getitem__(self, key: Literal["missing"], /) -> Any_aliased: ...
        @overload
        def __getitem__(self, key: Literal["nothing said"], /) -> Any_aliased: ...
        @overload
        def __getitem__(self, key: Literal["true"], /) -> Any_aliased: ...
        @overload
        def __getitem__(self, key: Literal["false"], /) -> Any_aliased: ...
        @overload
        def __getitem__(self, key: Literal["types"], /) -> str | int | None: ...
        @overload
        def __getitem__(
            self, key: Literal["typed_object"], /
        ) -> WordsOutputTypedObjectOption1 | None: ...
        @overload
        def __getitem__(self, key: Literal["nullable"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: Literal["open_tuple"], /) -> list[Any_aliased]: ...
        @overload
        def __getitem__(self, key: Literal["closed_tuple"], /) -> list[str]: ...
        @overload
        def __getitem__(self, key: Literal["longer_tuple"], /) -> list[str | bool]: ...
        @overload
        def __getitem__(self, key: Literal["list"], /) -> list[Any_aliased]: ...
        @overload
        def __getitem__(self, key: Literal["set"], /) -> list[str]: ...
        @overload
        def __getitem__(self, key: Literal["map"], /) -> dict[str, list[ClassItem]]: ...
        @overload
        def __getitem__(self, key: Literal["closed_map"], /) -> dict[str, Any_aliased]: ...
        @overload
        def __getitem__(self, key: Literal["patterns"], /) -> dict[str, Any_aliased]: ...
        @overload
        def __getitem__(
            self, key: Literal["mixed"], /
        ) -> Literal["a", 1, True] | float | list[Any_aliased] | dict[str, Any_aliased] | None: ...
        @overload
        def __getitem__(
            self, key: Literal["quotes"], /
        ) -> Literal["it's", 'a "b"', "back\\slash", "line\nbreak", "'''", '"""']: ...
        @overload
        def __getitem__(self, key: Literal["constant"], /) -> Literal["c"]: ...
        @overload
        def __getitem__(self, key: Literal["number"], /) -> float: ...
        @overload
        def __getitem__(self, key: Literal["all_of_one"], /) -> ClassItem: ...
        @overload
        def __getitem__(self, key: Literal["all_of_two"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["one_of"], /) -> int | bool: ...
        @overload
        def __getitem__(self, key: Literal["any_of_true"], /) -> Any_aliased: ...
        @overload
        def __getitem__(self, key: Literal["any_of_any"], /) -> Any_aliased: ...
        @overload
        def __getitem__(self, key: Literal["inner"], /) -> WordsOutputInner: ...
        @overload
        def __getitem__(self, key: Literal["inners"], /) -> list[WordsOutputInnersItem]: ...
        @overload
        def __getitem__(
            self, key: Literal["one_of_inner"], /
        ) -> WordsOutputOneOfInnerOption1 | str: ...
        @overload
        def __getitem__(self, key: Literal["when"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["dependent"], /) -> WordsOutputDependent: ...
        @overload
        def __getitem__(self, key: Literal["described"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["backslash"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["only_required"], /) -> dict[str, Any_aliased]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    def _make_nested(self) -> None:
        if (raw := self.get("typed_object")) is not None:
            self["typed_object"] = (
                WordsOutputTypedObjectOption1.from_dict(raw) if isinstance(raw, dict) else raw
            )
        if raw := self.get("map"):
            self["map"] = (
                {
                    k0: [ClassItem.from_dict(v1) if isinstance(v1, dict) else v1 for v1 in v0]
                    if isinstance(v0, list)
                    else v0
                    for k0, v0 in raw.items()
                }
                if isinstance(raw, dict)
                else raw
            )
        if (raw := self.get("all_of_one")) is not None:
            self["all_of_one"] = ClassItem.from_dict(raw) if isinstance(raw, dict) else raw
        if (raw := self.get("inner")) is not None:
            self["inner"] = WordsOutputInner.from_dict(raw) if isinstance(raw, dict) else raw
        if raw := self.get("inners"):
            self["inners"] = (
                [WordsOutputInnersItem.from_dict(v0) if isinstance(v0, dict) else v0 for v0 in raw]
                if isinstance(raw, list)
                else raw
            )
        if (raw := self.get("one_of_inner")) is not None:
            self["one_of_inner"] = (
                WordsOutputOneOfInnerOption1.from_dict(raw) if isinstance(raw, dict) else raw
            )
        if (raw := self.get("dependent")) is not None:
            self["dependent"] = (
                WordsOutputDependent.from_dict(raw) if isinstance(raw, dict) else raw
            )


class WordsStateTypedObjectOption1(Model):
    """WordsStateTypedObjectOption1."""

    a: str | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["a"], /) -> str: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class WordsStateInnerDeep(Model):
    """WordsStateInnerDeep."""

    x: int | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["x"], /) -> int: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class WordsStateInner(Model):
    """WordsStateInner."""

    deep: WordsStateInnerDeep | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["deep"], /) -> WordsStateInnerDeep: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    def _make_nested(self) -> None:
        if (raw := self.get("deep")) is not None:
            self["deep"] = WordsStateInnerDeep.from_dict(raw) if isinstance(raw, dict) else raw


class WordsStateInnersItem(Model):
    """WordsStateInnersItem."""

    y: int

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["y"], /) -> int: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class WordsStateOneOfInnerOption1(Model):
    """WordsStateOneOfInnerOption1."""

    z: Any_aliased | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["z"], /) -> Any_aliased: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class WordsStateDependent(Model):
    """WordsStateDependent."""

    q: int | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["q"], /) -> int: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class WordsState(Model):
    """All that can be said.

    Attributes:
        all_of_one: One part.
        described: Ends in a "quote"
        backslash: A \\d and a \""" within.
    """

    null: None
    missing: Any_aliased
    nothing_said: Any_aliased | Unset
    true: Any_aliased | Unset
    false: Any_aliased | Unset
    types: str | int | None | Unset
    typed_object: WordsStateTypedObjectOption1 | None | Unset
    nullable: str | None | Unset
    open_tuple: list[Any_aliased] | Unset
    closed_tuple: list[str] | Unset
    longer_tuple: list[str | bool] | Unset
    list_: list[Any_aliased] | Unset
    set: list[str] | Unset
    map: dict[str, list[ClassItem]] | Unset
    closed_map: dict[str, Any_aliased] | Unset
    patterns: dict[str, Any_aliased] | Unset
    mixed: Literal["a", 1, True] | float | list[Any_aliased] | dict[str, Any_aliased] | None | Unset
    quotes: Literal["it's", 'a "b"', "back\\slash", "line\nbreak", "'''", '"""'] | Unset
    constant: Literal["c"] | Unset
    number: float | Unset
    all_of_one: ClassItem | Unset
    all_of_two: str | Unset
    one_of: int | bool | Unset
    any_of_true: Any_aliased | Unset
    any_of_any: Any_aliased | Unset
    inner: WordsStateInner | Unset
    inners: list[WordsStateInnersItem] | Unset
    one_of_inner: WordsStateOneOfInnerOption1 | str | Unset
    when: str | Unset
    dependent: WordsStateDependent | Unset
    described: str | Unset
    backslash: str | Unset
    only_required: dict[str, Any_aliased] | Unset

    KEYS: ClassVar[dict[str, str]] = {"nothing_said": "nothing said", "list_": "list"}

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["null"], /) -> None: ...
        @overload
        def __getitem__(self, key: Literal["missing"], /) -> Any_aliased: ...
        @overload
        def __getitem__(self, key: Literal["nothing said"], /) -> Any_aliased: ...
        @overload
        def __getitem__(self, key: Literal["true"], /) -> Any_aliased: ...
        @overload
        def __getitem__(self, key: Literal["false"], /) -> Any_aliased: ...
        @overload
        def __getitem__(self, key: Literal["types"], /) -> str | int | None: ...
        @overload
        def __getitem__(
            self, key: Literal["typed_object"], /
        ) -> WordsStateTypedObjectOption1 | None: ...
        @overload
        def __getitem__(self, key: Literal["nullable"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: Literal["open_tuple"], /) -> list[Any_aliased]: ...
        @overload
        def __getitem__(self, key: Literal["closed_tuple"], /) -> list[str]: ...
        @overload
        def __getitem__(self, key: Literal["longer_tuple"], /) -> list[str | bool]: ...
        @overload
        def __getitem__(self, key: Literal["list"], /) -> list[Any_aliased]: ...
        @overload
        def __getitem__(self, key: Literal["set"], /) -> list[str]: ...
        @overload
        def __getitem__(self, key: Literal["map"], /) -> dict[str, list[ClassItem]]: ...
        @overload
        def __getitem__(self, key: Literal["closed_map"], /) -> dict[str, Any_aliased]: ...
        @overload
        def __getitem__(self, key: Literal["patterns"], /) -> dict[str, Any_aliased]: ...
        @overload
        def __getitem__(
            self, key: Literal["mixed"], /
        ) -> Literal["a", 1, True] | float | list[Any_aliased] | dict[str, Any_aliased] | None: ...
        @overload
        def __getitem__(
            self, key: Literal["quotes"], /
        ) -> Literal["it's", 'a "b"', "back\\slash", "line\nbreak", "'''", '"""']: ...
        @overload
        def __getitem__(self, key: Literal["constant"], /) -> Literal["c"]: ...
        @overload
        def __getitem__(self, key: Literal["number"], /) -> float: ...
        @overload
        def __getitem__(self, key: Literal["all_of_one"], /) -> ClassItem: ...
        @overload
        def __getitem__(self, key: Literal["all_of_two"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["one_of"], /) -> int | bool: ...
        @overload
        def __getitem__(self, key: Literal["any_of_true"], /) -> Any_aliased: ...
        @overload
        def __getitem__(self, key: Literal["any_of_any"], /) -> Any_aliased: ...
        @overload
        def __getitem__(self, key: Literal["inner"], /) -> WordsStateInner: ...
        @overload
        def __getitem__(self, key: Literal["inners"], /) -> list[WordsStateInnersItem]: ...
        @overload
        def __getitem__(
            self, key: Literal["one_of_inner"], /
        ) -> WordsStateOneOfInnerOption1 | str: ...
        @overload
        def __getitem__(self, key: Literal["when"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["dependent"], /) -> WordsStateDependent: ...
        @overload
        def __getitem__(self, key: Literal["described"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["backslash"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["only_required"], /) -> dict[str, Any_aliased]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    def _make_nested(self) -> None:
        if (raw := self.get("typed_object")) is not None:
            self["typed_object"] = (
                WordsStateTypedObjectOption1.from_dict(raw) if isinstance(raw, dict) else raw
            )
        if raw := self.get("map"):
            self["map"] = (
                {
                    k0: [ClassItem.from_dict(v1) if isinstance(v1, dict) else v1 for v1 in v0]
                    if isinstance(v0, list)
                    else v0
                    for k0, v0 in raw.items()
                }
                if isinstance(raw, dict)
                else raw
            )
        if (raw := self.get("all_of_one")) is not None:
            self["all_of_one"] = ClassItem.from_dict(raw) if isinstance(raw, dict) else raw
        if (raw := self.get("inner")) is not None:
            self["inner"] = WordsStateInner.from_dict(raw) if isinstance(raw, dict) else raw
        if raw := self.get("inners"):
            self["inners"] = (
                [WordsStateInnersItem.from_dict(v0) if isinstance(v0, dict) else v0 for v0 in raw]
                if isinstance(raw, list)
                else raw
            )
        if (raw := self.get("one_of_inner")) is not None:
            self["one_of_inner"] = (
                WordsStateOneOfInnerOption1.from_dict(raw) if isinstance(raw, dict) else raw
            )
        if (raw := self.get("dependent")) is not None:
            self["dependent"] = WordsStateDependent.from_dict(raw) if isinstance(raw, dict) else raw


@attrs.define(kw_only=True, eq=False, repr=False)
class WordsContext(RequestModel):
    """WordsContext."""


class Even(Model):
    """Even."""

    odd: Odd | None | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["odd"], /) -> Odd | None: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    def _make_nested(self) -> None:
        if (raw := self.get("odd")) is not None:
            self["odd"] = Odd.from_dict(raw) if isinstance(raw, dict) else raw


class Odd(Model):
    """Odd."""

    x_y: Odd | None | Unset
    even: Even | Unset
    json: Json | Unset

    KEYS: ClassVar[dict[str, str]] = {"x_y": "x y"}

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["x y"], /) -> Odd | None: ...
        @overload
        def __getitem__(self, key: Literal["even"], /) -> Even: ...
        @overload
        def __getitem__(self, key: Literal["json"], /) -> Json: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    def _make_nested(self) -> None:
        if (raw := self.get("x y")) is not None:
            self["x y"] = Odd.from_dict(raw) if isinstance(raw, dict) else raw
        if (raw := self.get("even")) is not None:
            self["even"] = Even.from_dict(raw) if isinstance(raw, dict) else raw


OtherShop2Input: TypeAlias = Even


OtherShop2Output: TypeAlias = Even


OtherShop2State: TypeAlias = Even


@attrs.define(kw_only=True, eq=False, repr=False)
class RecursiveInput(RequestModel):
    """RecursiveInput."""

    even: Even | Unset = UNSET
    any: Any2 | Unset = UNSET
    dict_: TypedDict2 | Unset = UNSET
    clash: WordsInput2 | Unset = UNSET

    KEYS: ClassVar[dict[str, str]] = {"dict_": "dict"}


class RecursiveOutput(Model):
    """RecursiveOutput."""

    even: Even | Unset
    any: Any2 | Unset
    dict_: TypedDict2 | Unset
    clash: WordsInput2 | Unset

    KEYS: ClassVar[dict[str, str]] = {"dict_": "dict"}

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["even"], /) -> Even: ...
        @overload
        def __getitem__(self, key: Literal["any"], /) -> Any2: ...
        @overload
        def __getitem__(self, key: Literal["dict"], /) -> TypedDict2: ...
        @overload
        def __getitem__(self, key: Literal["clash"], /) -> WordsInput2: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    def _make_nested(self) -> None:
        if (raw := self.get("even")) is not None:
            self["even"] = Even.from_dict(raw) if isinstance(raw, dict) else raw
        if (raw := self.get("any")) is not None:
            self["any"] = Any2.from_dict(raw) if isinstance(raw, dict) else raw
        if (raw := self.get("dict")) is not None:
            self["dict"] = TypedDict2.from_dict(raw) if isinstance(raw, dict) else raw


class RecursiveState(Model):
    """RecursiveState."""

    even: Even | Unset
    any: Any2 | Unset
    dict_: TypedDict2 | Unset
    clash: WordsInput2 | Unset

    KEYS: ClassVar[dict[str, str]] = {"dict_": "dict"}

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["even"], /) -> Even: ...
        @overload
        def __getitem__(self, key: Literal["any"], /) -> Any2: ...
        @overload
        def __getitem__(self, key: Literal["dict"], /) -> TypedDict2: ...
        @overload
        def __getitem__(self, key: Literal["clash"], /) -> WordsInput2: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    def _make_nested(self) -> None:
        if (raw := self.get("even")) is not None:
            self["even"] = Even.from_dict(raw) if isinstance(raw, dict) else raw
        if (raw := self.get("any")) is not None:
            self["any"] = Any2.from_dict(raw) if isinstance(raw, dict) else raw
        if (raw := self.get("dict")) is not None:
            self["dict"] = TypedDict2.from_dict(raw) if isinstance(raw, dict) else raw


def SCHEMAS2(
    client: Client, *, validate: bool = False
) -> TypedGraph[SCHEMASInput, SCHEMASOutput, SCHEMASState, SCHEMASContext]:
    """The graph `x`, typed. The server has no schema of its input and output and state and context.

    Args:
        client: A client of the deployment.
        validate: Whether what is sent and received is checked against the schemas.
    """
    return TypedGraph(
        client,
        "x",
        SCHEMAS["SCHEMAS"],
        validate=validate,
    )


def class_(
    client: Client, *, validate: bool = False
) -> TypedGraph[ClassInput, ClassOutput, ClassState, ClassContext]:
    """The graph `x`, typed. The server has no schema of its context.

    Args:
        client: A client of the deployment.
        validate: Whether what is sent and received is checked against the schemas.
    """
    return TypedGraph(
        client,
        "x",
        SCHEMAS["class"],
        validate=validate,
        output=ClassOutput.from_dict,
        state=ClassState.from_dict,
    )


def other_shop(
    client: Client, *, validate: bool = False
) -> TypedGraph[OtherShopInput, OtherShopOutput, OtherShopState, OtherShopContext]:
    """The graph `x`, typed. The server has no schema of its context.

    Args:
        client: A client of the deployment.
        validate: Whether what is sent and received is checked against the schemas.
    """
    return TypedGraph(
        client,
        "x",
        SCHEMAS["other-shop"],
        validate=validate,
        output=OtherShopOutput.from_dict,
        state=OtherShopState.from_dict,
    )


def other_shop2(
    client: Client, *, validate: bool = False
) -> TypedGraph[OtherShop2Input, OtherShop2Output, OtherShop2State, OtherShop2Context]:
    """The graph `x`, typed. The server has no schema of its context.

    Args:
        client: A client of the deployment.
        validate: Whether what is sent and received is checked against the schemas.
    """
    return TypedGraph(
        client,
        "x",
        SCHEMAS["other_shop"],
        validate=validate,
    )


def recursive(
    client: Client, *, validate: bool = False
) -> TypedGraph[RecursiveInput, RecursiveOutput, RecursiveState, RecursiveContext]:
    """The graph `x`, typed. The server has no schema of its context.

    Args:
        client: A client of the deployment.
        validate: Whether what is sent and received is checked against the schemas.
    """
    return TypedGraph(
        client,
        "x",
        SCHEMAS["recursive"],
        validate=validate,
        output=RecursiveOutput.from_dict,
        state=RecursiveState.from_dict,
    )


def words(
    client: Client, *, validate: bool = False
) -> TypedGraph[WordsInput, WordsOutput, WordsState, WordsContext]:
    """The graph `x`, typed. The server has no schema of its context.

    Args:
        client: A client of the deployment.
        validate: Whether what is sent and received is checked against the schemas.
    """
    return TypedGraph(
        client,
        "x",
        SCHEMAS["words"],
        validate=validate,
        output=WordsOutput.from_dict,
        state=WordsState.from_dict,
    )


SCHEMAS = read_schemas(
    r"""{
"assistants": {
 "SCHEMAS": {
 "graph_id": "x",
 "input_schema": null,
 "output_schema": null,
 "state_schema": null,
 "context_schema": null
 },
 "class": {
 "graph_id": "x",
 "input_schema": {"type": "object", "properties": {"class": {"type": "integer"}, "two words": {"type": "integer"}, "": {"type": "integer"}, "1st": {"type": "integer"}, "__private": {"type": "integer"}, "__dunder__": {"type": "integer"}, "_single": {"type": "integer"}, "Item": {"type": "integer"}, "int": {"type": "integer"}, "Any": {"type": "integer"}, "self": {"type": "integer"}, "gr\u00f6\u00dfe": {"type": "integer"}, "a-b": {"type": "integer"}, "a_c": {"type": "integer"}, "items": {"type": "integer"}, "keys": {"type": "integer"}, "values": {"type": "integer"}, "get": {"type": "integer"}}, "required": ["class", "_single", "Item"]},
 "output_schema": {"type": "object", "properties": {"class": {"type": "integer"}, "two words": {"type": "integer"}, "": {"type": "integer"}, "1st": {"type": "integer"}, "__private": {"type": "integer"}, "__dunder__": {"type": "integer"}, "_single": {"type": "integer"}, "Item": {"type": "integer"}, "int": {"type": "integer"}, "Any": {"type": "integer"}, "self": {"type": "integer"}, "gr\u00f6\u00dfe": {"type": "integer"}, "a-b": {"type": "integer"}, "a_c": {"type": "integer"}, "items": {"type": "integer"}, "keys": {"type": "integer"}, "values": {"type": "integer"}, "get": {"type": "integer"}}, "required": ["class", "_single", "Item"]},
 "state_schema": {"type": "object", "properties": {"class": {"type": "integer"}, "two words": {"type": "integer"}, "": {"type": "integer"}, "1st": {"type": "integer"}, "__private": {"type": "integer"}, "__dunder__": {"type": "integer"}, "_single": {"type": "integer"}, "Item": {"type": "integer"}, "int": {"type": "integer"}, "Any": {"type": "integer"}, "self": {"type": "integer"}, "gr\u00f6\u00dfe": {"type": "integer"}, "a-b": {"type": "integer"}, "a_c": {"type": "integer"}, "items": {"type": "integer"}, "keys": {"type": "integer"}, "values": {"type": "integer"}, "get": {"type": "integer"}}, "required": ["class", "_single", "Item"]},
 "context_schema": null
 },
 "other-shop": {
 "graph_id": "x",
 "input_schema": {"type": "object", "properties": {"item": {"$ref": "#/$defs/OtherShopItem"}}, "required": []},
 "output_schema": {"type": "object", "properties": {"item": {"$ref": "#/$defs/OtherShopItem"}}, "required": []},
 "state_schema": {"type": "object", "properties": {"item": {"$ref": "#/$defs/OtherShopItem"}}, "required": []},
 "context_schema": null
 },
 "other_shop": {
 "graph_id": "x",
 "input_schema": {"$ref": "#/$defs/Even"},
 "output_schema": {"$ref": "#/$defs/Even"},
 "state_schema": {"$ref": "#/$defs/Even"},
 "context_schema": null
 },
 "recursive": {
 "graph_id": "x",
 "input_schema": {"type": "object", "properties": {"even": {"$ref": "#/$defs/Even"}, "any": {"$ref": "#/$defs/Any2"}, "dict": {"$ref": "#/$defs/TypedDict2"}, "clash": {"$ref": "#/$defs/WordsInput2"}}, "required": []},
 "output_schema": {"type": "object", "properties": {"even": {"$ref": "#/$defs/Even"}, "any": {"$ref": "#/$defs/Any2"}, "dict": {"$ref": "#/$defs/TypedDict2"}, "clash": {"$ref": "#/$defs/WordsInput2"}}, "required": []},
 "state_schema": {"type": "object", "properties": {"even": {"$ref": "#/$defs/Even"}, "any": {"$ref": "#/$defs/Any2"}, "dict": {"$ref": "#/$defs/TypedDict2"}, "clash": {"$ref": "#/$defs/WordsInput2"}}, "required": []},
 "context_schema": null
 },
 "words": {
 "graph_id": "x",
 "input_schema": {"type": "object", "properties": {"nothing said": {}, "true": true, "false": false, "null": {"type": "null"}, "types": {"type": ["string", "integer", "null"]}, "typed_object": {"type": ["object", "null"], "properties": {"a": {"type": "string"}}}, "nullable": {"type": "string", "nullable": true}, "open_tuple": {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}]}, "closed_tuple": {"type": "array", "prefixItems": [{"type": "string"}], "items": false}, "longer_tuple": {"type": "array", "prefixItems": [{"type": "string"}], "items": {"type": "boolean"}}, "list": {"type": "array"}, "set": {"type": "array", "items": {"type": "string", "format": "uuid"}, "uniqueItems": true}, "map": {"type": "object", "additionalProperties": {"type": "array", "items": {"$ref": "#/$defs/ClassItem"}}}, "closed_map": {"type": "object", "additionalProperties": false}, "patterns": {"type": "object", "patternProperties": {"^a": {"type": "integer"}}}, "mixed": {"enum": ["a", 1, true, null, 2.5, ["x"], {"y": 1}]}, "quotes": {"enum": ["it\u0027s", "a \"b\"", "back\\slash", "line\nbreak", "\u0027\u0027\u0027", "\"\"\""]}, "constant": {"const": "c"}, "number": {"const": 1.5}, "all_of_one": {"allOf": [{"$ref": "#/$defs/ClassItem"}]}, "all_of_two": {"allOf": [{}, {"type": "string", "minLength": 1}]}, "one_of": {"oneOf": [{"type": "integer"}, {"type": "integer", "minimum": 3}, {"type": "boolean"}]}, "any_of_true": {"anyOf": [true, {"type": "string"}]}, "any_of_any": {"anyOf": [{"type": "integer"}, {}]}, "inner": {"type": "object", "properties": {"deep": {"type": "object", "properties": {"x": {"type": "integer"}}}}}, "inners": {"type": "array", "items": {"type": "object", "properties": {"y": {"type": "integer"}}, "required": ["y"]}}, "one_of_inner": {"anyOf": [{"type": "object", "properties": {"z": {}}}, {"type": "string"}]}, "when": {"type": "string", "format": "date-time", "pattern": "^2"}, "dependent": {"type": "object", "properties": {"q": {"type": "integer"}}, "if": {}, "then": {}, "not": {"type": "null"}}, "described": {"type": "string"}, "backslash": {"type": "string"}, "only_required": {"type": "object", "required": ["k"]}}, "required": ["null", "missing"]},
 "output_schema": {"type": "object", "properties": {"nothing said": {}, "true": true, "false": false, "null": {"type": "null"}, "types": {"type": ["string", "integer", "null"]}, "typed_object": {"type": ["object", "null"], "properties": {"a": {"type": "string"}}}, "nullable": {"type": "string", "nullable": true}, "open_tuple": {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}]}, "closed_tuple": {"type": "array", "prefixItems": [{"type": "string"}], "items": false}, "longer_tuple": {"type": "array", "prefixItems": [{"type": "string"}], "items": {"type": "boolean"}}, "list": {"type": "array"}, "set": {"type": "array", "items": {"type": "string", "format": "uuid"}, "uniqueItems": true}, "map": {"type": "object", "additionalProperties": {"type": "array", "items": {"$ref": "#/$defs/ClassItem"}}}, "closed_map": {"type": "object", "additionalProperties": false}, "patterns": {"type": "object", "patternProperties": {"^a": {"type": "integer"}}}, "mixed": {"enum": ["a", 1, true, null, 2.5, ["x"], {"y": 1}]}, "quotes": {"enum": ["it\u0027s", "a \"b\"", "back\\slash", "line\nbreak", "\u0027\u0027\u0027", "\"\"\""]}, "constant": {"const": "c"}, "number": {"const": 1.5}, "all_of_one": {"allOf": [{"$ref": "#/$defs/ClassItem"}]}, "all_of_two": {"allOf": [{}, {"type": "string", "minLength": 1}]}, "one_of": {"oneOf": [{"type": "integer"}, {"type": "integer", "minimum": 3}, {"type": "boolean"}]}, "any_of_true": {"anyOf": [true, {"type": "string"}]}, "any_of_any": {"anyOf": [{"type": "integer"}, {}]}, "inner": {"type": "object", "properties": {"deep": {"type": "object", "properties": {"x": {"type": "integer"}}}}}, "inners": {"type": "array", "items": {"type": "object", "properties": {"y": {"type": "integer"}}, "required": ["y"]}}, "one_of_inner": {"anyOf": [{"type": "object", "properties": {"z": {}}}, {"type": "string"}]}, "when": {"type": "string", "format": "date-time", "pattern": "^2"}, "dependent": {"type": "object", "properties": {"q": {"type": "integer"}}, "if": {}, "then": {}, "not": {"type": "null"}}, "described": {"type": "string"}, "backslash": {"type": "string"}, "only_required": {"type": "object", "required": ["k"]}}, "required": ["null", "missing"]},
 "state_schema": {"type": "object", "properties": {"nothing said": {}, "true": true, "false": false, "null": {"type": "null"}, "types": {"type": ["string", "integer", "null"]}, "typed_object": {"type": ["object", "null"], "properties": {"a": {"type": "string"}}}, "nullable": {"type": "string", "nullable": true}, "open_tuple": {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}]}, "closed_tuple": {"type": "array", "prefixItems": [{"type": "string"}], "items": false}, "longer_tuple": {"type": "array", "prefixItems": [{"type": "string"}], "items": {"type": "boolean"}}, "list": {"type": "array"}, "set": {"type": "array", "items": {"type": "string", "format": "uuid"}, "uniqueItems": true}, "map": {"type": "object", "additionalProperties": {"type": "array", "items": {"$ref": "#/$defs/ClassItem"}}}, "closed_map": {"type": "object", "additionalProperties": false}, "patterns": {"type": "object", "patternProperties": {"^a": {"type": "integer"}}}, "mixed": {"enum": ["a", 1, true, null, 2.5, ["x"], {"y": 1}]}, "quotes": {"enum": ["it\u0027s", "a \"b\"", "back\\slash", "line\nbreak", "\u0027\u0027\u0027", "\"\"\""]}, "constant": {"const": "c"}, "number": {"const": 1.5}, "all_of_one": {"allOf": [{"$ref": "#/$defs/ClassItem"}]}, "all_of_two": {"allOf": [{}, {"type": "string", "minLength": 1}]}, "one_of": {"oneOf": [{"type": "integer"}, {"type": "integer", "minimum": 3}, {"type": "boolean"}]}, "any_of_true": {"anyOf": [true, {"type": "string"}]}, "any_of_any": {"anyOf": [{"type": "integer"}, {}]}, "inner": {"type": "object", "properties": {"deep": {"type": "object", "properties": {"x": {"type": "integer"}}}}}, "inners": {"type": "array", "items": {"type": "object", "properties": {"y": {"type": "integer"}}, "required": ["y"]}}, "one_of_inner": {"anyOf": [{"type": "object", "properties": {"z": {}}}, {"type": "string"}]}, "when": {"type": "string", "format": "date-time", "pattern": "^2"}, "dependent": {"type": "object", "properties": {"q": {"type": "integer"}}, "if": {}, "then": {}, "not": {"type": "null"}}, "described": {"type": "string"}, "backslash": {"type": "string"}, "only_required": {"type": "object", "required": ["k"]}}, "required": ["null", "missing"]},
 "context_schema": null
 }
},
"$defs": {
 "Any2": {"type": "object", "properties": {"any": {"$ref": "#/$defs/Any2"}}},
 "ClassItem": {"type": "object", "properties": {"price": {"type": "number"}}, "required": ["price"]},
 "Even": {"type": "object", "properties": {"odd": {"anyOf": [{"$ref": "#/$defs/Odd"}, {"type": "null"}]}}},
 "Json": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"$ref": "#/$defs/Json"}}, {"type": "object", "additionalProperties": {"$ref": "#/$defs/Json"}}]},
 "Odd": {"type": "object", "properties": {"x y": {"anyOf": [{"$ref": "#/$defs/Odd"}, {"type": "null"}]}, "even": {"$ref": "#/$defs/Even"}, "json": {"$ref": "#/$defs/Json"}}},
 "OtherShopItem": {"type": "object", "properties": {"price": {"type": "string"}}, "required": ["price"]},
 "TypedDict2": {"type": "object", "additionalProperties": true},
 "WordsInput2": {"type": "string"}
}
}"""
)
"""Assistant → its JSON Schemas, as the server has them."""

__all__ = [
    "Any2",
    "ClassContext",
    "ClassInput",
    "ClassItem",
    "ClassOutput",
    "ClassState",
    "Even",
    "Json",
    "Odd",
    "OtherShop2Context",
    "OtherShop2Input",
    "OtherShop2Output",
    "OtherShop2State",
    "OtherShopContext",
    "OtherShopInput",
    "OtherShopItem",
    "OtherShopOutput",
    "OtherShopState",
    "RecursiveContext",
    "RecursiveInput",
    "RecursiveOutput",
    "RecursiveState",
    "SCHEMAS",
    "SCHEMAS2",
    "SCHEMASContext",
    "SCHEMASInput",
    "SCHEMASOutput",
    "SCHEMASState",
    "TypedDict2",
    "WordsContext",
    "WordsInput",
    "WordsInput2",
    "WordsInputDependent",
    "WordsInputInner",
    "WordsInputInnerDeep",
    "WordsInputInnersItem",
    "WordsInputOneOfInnerOption1",
    "WordsInputTypedObjectOption1",
    "WordsOutput",
    "WordsOutputDependent",
    "WordsOutputInner",
    "WordsOutputInnerDeep",
    "WordsOutputInnersItem",
    "WordsOutputOneOfInnerOption1",
    "WordsOutputTypedObjectOption1",
    "WordsState",
    "WordsStateDependent",
    "WordsStateInner",
    "WordsStateInnerDeep",
    "WordsStateInnersItem",
    "WordsStateOneOfInnerOption1",
    "WordsStateTypedObjectOption1",
    "class_",
    "other_shop",
    "other_shop2",
    "recursive",
    "words",
]
