"""Typed graphs of a deployment. DO NOT EDIT: written by `langgraph-client generate`.

Assistants: SCHEMAS, class, other-shop, other_shop, recursive, words
Schemas: sha256 95e34c783de04441
Options: {"style": "typeddict", "prefix": "", "assistants": []}
"""

from __future__ import annotations

from typing import Any, Literal, Optional, TypeAlias, TypedDict, Union
from typing import Any as Any_aliased

from langgraph_client import Client
from langgraph_client.typed import TypedGraph, read_schemas

SCHEMASInput: TypeAlias = "dict[str, Any]"
"""The server has no schema for it."""


SCHEMASOutput: TypeAlias = "dict[str, Any]"
"""The server has no schema for it."""


SCHEMASState: TypeAlias = "dict[str, Any]"
"""The server has no schema for it."""


SCHEMASContext: TypeAlias = "dict[str, Any]"
"""The server has no schema for it."""


_ClassInputRequiredKeys = TypedDict(
    "_ClassInputRequiredKeys",
    {
        "class": "int",
    },
)


class _ClassInputRequired(TypedDict):
    """What ClassInput needs."""

    _single: int
    Item: int


_ClassInputOptionalKeys = TypedDict(
    "_ClassInputOptionalKeys",
    {
        "two words": "int",
        "1st": "int",
        "__private": "int",
        "__dunder__": "int",
        "int": "int",
        "Any": "int",
        "a-b": "int",
    },
    total=False,
)


class ClassInput(
    _ClassInputRequiredKeys, _ClassInputRequired, _ClassInputOptionalKeys, total=False
):
    """ClassInput."""

    self: int
    größe: int
    a_c: int
    items: int
    keys: int
    values: int
    get: int


_ClassOutputRequiredKeys = TypedDict(
    "_ClassOutputRequiredKeys",
    {
        "class": "int",
    },
)


class _ClassOutputRequired(TypedDict):
    """What ClassOutput needs."""

    _single: int
    Item: int


_ClassOutputOptionalKeys = TypedDict(
    "_ClassOutputOptionalKeys",
    {
        "two words": "int",
        "1st": "int",
        "__private": "int",
        "__dunder__": "int",
        "int": "int",
        "Any": "int",
        "a-b": "int",
    },
    total=False,
)


class ClassOutput(
    _ClassOutputRequiredKeys,
    _ClassOutputRequired,
    _ClassOutputOptionalKeys,
    total=False,
):
    """ClassOutput."""

    self: int
    größe: int
    a_c: int
    items: int
    keys: int
    values: int
    get: int


_ClassStateRequiredKeys = TypedDict(
    "_ClassStateRequiredKeys",
    {
        "class": "int",
    },
)


class _ClassStateRequired(TypedDict):
    """What ClassState needs."""

    _single: int
    Item: int


_ClassStateOptionalKeys = TypedDict(
    "_ClassStateOptionalKeys",
    {
        "two words": "int",
        "1st": "int",
        "__private": "int",
        "__dunder__": "int",
        "int": "int",
        "Any": "int",
        "a-b": "int",
    },
    total=False,
)


class ClassState(
    _ClassStateRequiredKeys, _ClassStateRequired, _ClassStateOptionalKeys, total=False
):
    """ClassState."""

    self: int
    größe: int
    a_c: int
    items: int
    keys: int
    values: int
    get: int


ClassContext: TypeAlias = "dict[str, Any]"
"""The server has no schema for it."""


class OtherShopItem(TypedDict):
    """OtherShopItem."""

    price: str


class OtherShopInput(TypedDict, total=False):
    """OtherShopInput."""

    item: OtherShopItem


class OtherShopOutput(TypedDict, total=False):
    """OtherShopOutput."""

    item: OtherShopItem


class OtherShopState(TypedDict, total=False):
    """OtherShopState."""

    item: OtherShopItem


OtherShopContext: TypeAlias = "dict[str, Any]"
"""The server has no schema for it."""


Json: TypeAlias = "Union[str, list[Json], dict[str, Json]]"


OtherShop2Context: TypeAlias = "dict[str, Any]"
"""The server has no schema for it."""


class Any2(TypedDict, total=False):
    """Any2."""

    any: Any2


TypedDict2: TypeAlias = "dict[str, Any]"


WordsInput2: TypeAlias = "str"


RecursiveContext: TypeAlias = "dict[str, Any]"
"""The server has no schema for it."""


class WordsInputTypedObjectOption1(TypedDict, total=False):
    """WordsInputTypedObjectOption1."""

    a: str


class ClassItem(TypedDict):
    """ClassItem."""

    price: float


class WordsInputInnerDeep(TypedDict, total=False):
    """WordsInputInnerDeep."""

    x: int


class WordsInputInner(TypedDict, total=False):
    """WordsInputInner."""

    deep: WordsInputInnerDeep


class WordsInputInnersItem(TypedDict):
    """WordsInputInnersItem."""

    y: int


class WordsInputOneOfInnerOption1(TypedDict, total=False):
    """WordsInputOneOfInnerOption1."""

    z: Any_aliased


class WordsInputDependent(TypedDict, total=False):
    """WordsInputDependent."""

    q: int


class _WordsInputRequired(TypedDict):
    """What WordsInput needs."""

    null: None
    missing: Any_aliased


_WordsInputOptionalKeys = TypedDict(
    "_WordsInputOptionalKeys",
    {
        "nothing said": "Any_aliased",
        "list": "list[Any_aliased]",
    },
    total=False,
)


class WordsInput(_WordsInputRequired, _WordsInputOptionalKeys, total=False):
    """All that can be said."""

    true: Any_aliased
    false: Any_aliased
    types: str | int | None
    typed_object: WordsInputTypedObjectOption1 | None
    nullable: str | None
    open_tuple: list[Any_aliased]
    closed_tuple: list[str]
    longer_tuple: list[str | bool]
    set: list[str]
    map: dict[str, list[ClassItem]]
    closed_map: dict[str, Any_aliased]
    patterns: dict[str, Any_aliased]
    mixed: Literal["a", 1, True] | float | list[Any_aliased] | dict[str, Any_aliased] | None
    quotes: Literal["it's", 'a "b"', "back\\slash", "line\nbreak", "'''", '"""']
    constant: Literal["c"]
    number: float
    all_of_one: ClassItem
    """One part."""
    all_of_two: str
    one_of: int | bool
    any_of_true: Any_aliased
    any_of_any: Any_aliased
    inner: WordsInputInner
    inners: list[WordsInputInnersItem]
    one_of_inner: WordsInputOneOfInnerOption1 | str
    when: str
    dependent: WordsInputDependent
    described: str
    """Ends in a "quote\""""
    backslash: str
    """A \\d and a \""" within."""
    only_required: dict[str, Any_aliased]


class WordsOutputTypedObjectOption1(TypedDict, total=False):
    """WordsOutputTypedObjectOption1."""

    a: str


class WordsOutputInnerDeep(TypedDict, total=False):
    """WordsOutputInnerDeep."""

    x: int


class WordsOutputInner(TypedDict, total=False):
    """WordsOutputInner."""

    deep: WordsOutputInnerDeep


class WordsOutputInnersItem(TypedDict):
    """WordsOutputInnersItem."""

    y: int


class WordsOutputOneOfInnerOption1(TypedDict, total=False):
    """WordsOutputOneOfInnerOption1."""

    z: Any_aliased


class WordsOutputDependent(TypedDict, total=False):
    """WordsOutputDependent."""

    q: int


class _WordsOutputRequired(TypedDict):
    """What WordsOutput needs."""

    null: None
    missing: Any_aliased


_WordsOutputOptionalKeys = TypedDict(
    "_WordsOutputOptionalKeys",
    {
        "nothing said": "Any_aliased",
        "list": "list[Any_aliased]",
    },
    total=False,
)


class WordsOutput(_WordsOutputRequired, _WordsOutputOptionalKeys, total=False):
    """All that can be said."""

    true: Any_aliased
    false: Any_aliased
    types: str | int | None
    typed_object: WordsOutputTypedObjectOption1 | None
    nullable: str | None
    open_tuple: list[Any_aliased]
    closed_tuple: list[str]
    longer_tuple: list[str | bool]
    set: list[str]
    map: dict[str, list[ClassItem]]
    closed_map: dict[str, Any_aliased]
    patterns: dict[str, Any_aliased]
    mixed: Literal["a", 1, True] | float | list[Any_aliased] | dict[str, Any_aliased] | None
    quotes: Literal["it's", 'a "b"', "back\\slash", "line\nbreak", "'''", '"""']
    constant: Literal["c"]
    number: float
    all_of_one: ClassItem
    """One part."""
    all_of_two: str
    one_of: int | bool
    any_of_true: Any_aliased
    any_of_any: Any_aliased
    inner: WordsOutputInner
    inners: list[WordsOutputInnersItem]
    one_of_inner: WordsOutputOneOfInnerOption1 | str
    when: str
    dependent: WordsOutputDependent
    described: str
    """Ends in a "quote\""""
    backslash: str
    """A \\d and a \""" within."""
    only_required: dict[str, Any_aliased]


class WordsStateTypedObjectOption1(TypedDict, total=False):
    """WordsStateTypedObjectOption1."""

    a: str


class WordsStateInnerDeep(TypedDict, total=False):
    """WordsStateInnerDeep."""

    x: int


class WordsStateInner(TypedDict, total=False):
    """WordsStateInner."""

    deep: WordsStateInnerDeep


class WordsStateInnersItem(TypedDict):
    """WordsStateInnersItem."""

    y: int


class WordsStateOneOfInnerOption1(TypedDict, total=False):
    """WordsStateOneOfInnerOption1."""

    z: Any_aliased


class WordsStateDependent(TypedDict, total=False):
    """WordsStateDependent."""

    q: int


class _WordsStateRequired(TypedDict):
    """What WordsState needs."""

    null: None
    missing: Any_aliased


_WordsStateOptionalKeys = TypedDict(
    "_WordsStateOptionalKeys",
    {
        "nothing said": "Any_aliased",
        "list": "list[Any_aliased]",
    },
    total=False,
)


class WordsState(_WordsStateRequired, _WordsStateOptionalKeys, total=False):
    """All that can be said."""

    true: Any_aliased
    false: Any_aliased
    types: str | int | None
    typed_object: WordsStateTypedObjectOption1 | None
    nullable: str | None
    open_tuple: list[Any_aliased]
    closed_tuple: list[str]
    longer_tuple: list[str | bool]
    set: list[str]
    map: dict[str, list[ClassItem]]
    closed_map: dict[str, Any_aliased]
    patterns: dict[str, Any_aliased]
    mixed: Literal["a", 1, True] | float | list[Any_aliased] | dict[str, Any_aliased] | None
    quotes: Literal["it's", 'a "b"', "back\\slash", "line\nbreak", "'''", '"""']
    constant: Literal["c"]
    number: float
    all_of_one: ClassItem
    """One part."""
    all_of_two: str
    one_of: int | bool
    any_of_true: Any_aliased
    any_of_any: Any_aliased
    inner: WordsStateInner
    inners: list[WordsStateInnersItem]
    one_of_inner: WordsStateOneOfInnerOption1 | str
    when: str
    dependent: WordsStateDependent
    described: str
    """Ends in a "quote\""""
    backslash: str
    """A \\d and a \""" within."""
    only_required: dict[str, Any_aliased]


WordsContext: TypeAlias = "dict[str, Any]"
"""The server has no schema for it."""


class Even(TypedDict, total=False):
    """Even."""

    odd: Odd | None


_OddOptionalKeys = TypedDict(
    "_OddOptionalKeys",
    {
        "x y": "Optional[Odd]",
    },
    total=False,
)


class Odd(_OddOptionalKeys, total=False):
    """Odd."""

    even: Even
    json: Json


OtherShop2Input: TypeAlias = "Even"


OtherShop2Output: TypeAlias = "Even"


OtherShop2State: TypeAlias = "Even"


_RecursiveInputOptionalKeys = TypedDict(
    "_RecursiveInputOptionalKeys",
    {
        "dict": "TypedDict2",
    },
    total=False,
)


class RecursiveInput(_RecursiveInputOptionalKeys, total=False):
    """RecursiveInput."""

    even: Even
    any: Any2
    clash: WordsInput2


_RecursiveOutputOptionalKeys = TypedDict(
    "_RecursiveOutputOptionalKeys",
    {
        "dict": "TypedDict2",
    },
    total=False,
)


class RecursiveOutput(_RecursiveOutputOptionalKeys, total=False):
    """RecursiveOutput."""

    even: Even
    any: Any2
    clash: WordsInput2


_RecursiveStateOptionalKeys = TypedDict(
    "_RecursiveStateOptionalKeys",
    {
        "dict": "TypedDict2",
    },
    total=False,
)


class RecursiveState(_RecursiveStateOptionalKeys, total=False):
    """RecursiveState."""

    even: Even
    any: Any2
    clash: WordsInput2


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
