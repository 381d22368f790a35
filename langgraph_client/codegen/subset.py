"""Reduces JSON Schema to the subset from which models are generated: it omits everything that a type can't express.

A schema of the subset has one of these forms. An omission only makes it accept more:

- `{}`: anything; `{"$ref": …}`: a named schema; `{"anyOf": […]}`: one of several
- `{"enum": […]}`: one of some strings, integers and booleans
- `{"type": …}`: `null`, `boolean`, `integer`, `number`, `string`; `array` with `items`; `object` with `additionalProperties`
- `{"type": "object", "properties": …, "required": …}`, only as a named schema
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from langgraph_client.codegen.naming import Schema, describe

ANYTHING: Schema = {}
_SCALARS = frozenset({"null", "boolean", "integer", "number", "string"})
_LITERALS = (str, bool, int)

Refer = Callable[[str], str]
"""Returns the class for the name in a reference."""
Hoist = Callable[[Schema, tuple[str, ...]], Schema]
"""Names an object, or a union of messages, and returns the reference to it."""


def simplify(  # noqa: PLR0911 - one for each kind of schema
    schema: Any, refer: Refer, hoist: Hoist, at: tuple[str, ...] = (), *, top: bool = False
) -> Schema:
    """Return a schema reduced to the subset.

    Args:
        schema: Any JSON Schema.
        refer: Resolves references.
        hoist: Names objects with properties that have no name yet.
        at: The path of names to it, from which its own name is made.
        top: Whether it gets a name itself.
    """
    if not isinstance(schema, dict):  # True and False
        return ANYTHING
    if "$ref" in schema:
        return {"$ref": refer(str(schema["$ref"]))}
    if "enum" in schema or "const" in schema:
        return _choice(schema["enum"] if "enum" in schema else [schema["const"]])
    if is_object(schema):
        return _record(schema, refer, hoist, at) if top else hoist(schema, at)
    for options in (_types(schema), schema.get("anyOf"), schema.get("oneOf")):
        if options:
            return _union(options, schema, refer, hoist, at, top=top)
    if "allOf" in schema:
        return _all_of(schema["allOf"], refer, hoist, at, top=top)
    return _by_type(schema, refer, hoist, at)


def is_object(schema: Schema) -> bool:
    """Return whether it is an object with properties, which becomes a class."""
    return bool(schema.get("properties")) and schema.get("type", "object") == "object"


def message_union(schema: Schema) -> bool:
    """Return whether it is LangChain's union of all message types."""
    options = [one for one in schema.get("oneOf") or schema.get("anyOf") or () if isinstance(one, dict)]
    names = {str(one.get("$ref", "")).rpartition("/")[2] for one in options}
    return {"AIMessage", "HumanMessage", "ToolMessage"} <= names and all(
        name.removesuffix("Chunk").endswith("Message") for name in names
    )


def _types(schema: Schema) -> list[Schema]:
    """Return the options that `type: [a, b]` and OpenAPI's `nullable: true` stand for."""
    kinds = schema.get("type")
    if isinstance(kinds, list):
        return [{**schema, "type": kind} for kind in kinds]
    if schema.get("nullable") is True:
        return [{key: value for key, value in schema.items() if key != "nullable"}, {"type": "null"}]
    return []


def _union(
    options: Iterable[Any], schema: Schema, refer: Refer, hoist: Hoist, at: tuple[str, ...], *, top: bool
) -> Schema:
    if not top and message_union(schema):
        return hoist(schema, at)
    several = [simplify(option, refer, hoist, (*at, f"option{number}")) for number, option in enumerate(options, 1)]
    return _any_of(several)


def _any_of(options: Iterable[Schema]) -> Schema:
    """Return a union without duplicates; anything if one of its options is that."""
    flat = [inner for option in options for inner in option.get("anyOf", [option])]
    distinct = list({json.dumps(option, sort_keys=True): option for option in flat}.values())
    if not distinct or ANYTHING in distinct:
        return ANYTHING
    return distinct[0] if len(distinct) == 1 else {"anyOf": distinct}


def _choice(values: list[Any]) -> Schema:
    """Return a schema for a choice of values: those that Python's Literal can hold, and the types of the others."""
    literal = [value for value in values if isinstance(value, _LITERALS)]
    rest = [value for value in values if not isinstance(value, _LITERALS)]
    options: list[Schema] = [{"enum": _distinct(literal)}] if literal else []
    return _any_of([*options, *map(_kind_of, rest)])


def _distinct(values: list[Any]) -> list[Any]:
    return list({json.dumps(value): value for value in values}.values())


def _kind_of(value: Any) -> Schema:
    if value is None:
        return {"type": "null"}
    if isinstance(value, float):
        return {"type": "number"}
    return {"type": "array", "items": {}} if isinstance(value, list) else _map(ANYTHING)


def _map(values: Schema) -> Schema:
    return {"type": "object", "additionalProperties": values or True}


def _all_of(parts: list[Any], refer: Refer, hoist: Hoist, at: tuple[str, ...], *, top: bool) -> Schema:
    """Return the first of several conditions that is not empty: a value that meets them all meets it."""
    said = (simplify(part, refer, hoist, at, top=top) for part in parts)
    return next((part for part in said if part), ANYTHING)


def _by_type(schema: Schema, refer: Refer, hoist: Hoist, at: tuple[str, ...]) -> Schema:
    kind = schema.get("type")
    if kind in _SCALARS:
        return {"type": kind}
    if kind == "array":
        return {"type": "array", "items": _items(schema, refer, hoist, at)}
    if kind == "object":
        inner = schema.get("additionalProperties", True)
        closed = inner is False or "patternProperties" in schema
        return _map(ANYTHING if closed else simplify(inner, refer, hoist, (*at, "value")))
    return ANYTHING


def _items(schema: Schema, refer: Refer, hoist: Hoist, at: tuple[str, ...]) -> Schema:
    """Return the schema of an array's items. JSON has no tuples: a tuple becomes a list of the union of its types."""
    first = schema.get("prefixItems", [])
    rest = [schema["items"]] if "items" in schema else []
    if not first:
        return simplify(rest[0] if rest else True, refer, hoist, (*at, "item"))
    kinds = [simplify(one, refer, hoist, (*at, f"item{number}")) for number, one in enumerate(first, 1)]
    full = schema.get("items") is False or schema.get("maxItems", len(first) + 1) <= len(first)
    return _any_of([*kinds, *([] if full else [simplify(one, refer, hoist, (*at, "item")) for one in rest or [True]])])


def _record(schema: Schema, refer: Refer, hoist: Hoist, at: tuple[str, ...]) -> Schema:
    required = [key for key in schema.get("required", []) if isinstance(key, str)]
    properties = {**schema["properties"], **{key: True for key in required if key not in schema["properties"]}}
    return {
        "type": "object",
        "properties": {key: _property(key, value, refer, hoist, at) for key, value in properties.items()},
        "required": sorted(set(required), key=list(properties).index),
        **_described(schema),
    }


def _property(key: str, value: Any, refer: Refer, hoist: Hoist, at: tuple[str, ...]) -> Schema:
    return {**simplify(value, refer, hoist, (*at, key)), **(_described(value) if isinstance(value, dict) else {})}


def _described(schema: Mapping[str, Any]) -> Schema:
    text = describe(dict(schema))
    return {"description": text} if text else {}
