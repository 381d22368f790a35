"""Checks JSON values against the part of JSON Schema that graphs' schemas use. What it does not know allows everything.

`oneOf` is read as `anyOf`: schemas of messages tell their kinds apart by defaults, which a value may leave out.
"""

from __future__ import annotations

import json
import re
import reprlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Schema = Mapping[str, Any]
_TYPES: Mapping[str, Callable[[Any], bool]] = {
    "null": lambda value: value is None,
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: _is_number(value) and float(value).is_integer(),
    "number": lambda value: _is_number(value),  # noqa: PLW0108 - it stands below
    "string": lambda value: isinstance(value, str),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
}
_BOUNDS: Mapping[str, tuple[str, Callable[[Any, Any], bool], str]] = {
    "minimum": ("number", lambda value, bound: value >= bound, "at least"),
    "maximum": ("number", lambda value, bound: value <= bound, "at most"),
    "exclusiveMinimum": ("number", lambda value, bound: value > bound, "more than"),
    "exclusiveMaximum": ("number", lambda value, bound: value < bound, "less than"),
    "minLength": ("string", lambda value, bound: len(value) >= bound, "of a length of at least"),
    "maxLength": ("string", lambda value, bound: len(value) <= bound, "of a length of at most"),
    "minItems": ("array", lambda value, bound: len(value) >= bound, "of a length of at least"),
    "maxItems": ("array", lambda value, bound: len(value) <= bound, "of a length of at most"),
    "minProperties": ("object", lambda value, bound: len(value) >= bound, "of a length of at least"),
    "maxProperties": ("object", lambda value, bound: len(value) <= bound, "of a length of at most"),
    "pattern": ("string", lambda value, bound: re.search(bound, value) is not None, "a str that matches"),
}
"""Keyword → what it is about, whether a value is within it, and its words."""


def check_value(value: Any, schema: Schema, name: str, definitions: Schema | None = None) -> None:
    """Refuse a value that a schema does not allow.

    Args:
        value: What `json.loads` gives.
        schema: The schema.
        name: The first part of the path in the message, such as `input` in `input.items[0].price`.
        definitions: What `#/$defs/…` refers to; else the schema's own `$defs`.

    Raises:
        ValueError: The schema does not allow it. The message has the path to what is wrong.
    """
    known = schema.get("$defs", {}) if definitions is None else definitions
    problem = next(_problems(value, schema, name, known), None)
    if problem is not None:
        raise ValueError(problem)


def _problems(value: Any, schema: Any, at: str, known: Schema) -> Iterator[str]:
    """What is wrong with a value, the first thing first."""
    if isinstance(schema, bool):
        if not schema:
            yield f"{at} must not be there, got {_shown(value)}"
        return
    if "$ref" in schema:
        yield from _problems(value, known[schema["$ref"].rpartition("/")[2]], at, known)
    yield from _simple_problems(value, schema, at)
    for part in schema.get("allOf", ()):
        yield from _problems(value, part, at, known)
    for keyword in ("anyOf", "oneOf"):
        if keyword in schema:
            yield from _union_problems(value, schema[keyword], at, known)
    if isinstance(value, dict):
        yield from _object_problems(value, schema, at, known)
    elif isinstance(value, list):
        yield from _array_problems(value, schema, at, known)


def _simple_problems(value: Any, schema: Schema, at: str) -> Iterator[str]:
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(_TYPES[kind](value) for kind in kinds):
        yield f"{at} must be of type {' or '.join(kinds)}, got {_shown(value)}"
    choices = [schema["const"]] if "const" in schema else schema.get("enum")
    if choices is not None and not any(_equal(value, choice) for choice in choices):
        yield f"{at} must be {'one of ' if len(choices) > 1 else ''}{', '.join(map(json.dumps, choices))}, got {_shown(value)}"
    for keyword, (kind, within, words) in _BOUNDS.items():
        if keyword in schema and _TYPES[kind](value) and not within(value, schema[keyword]):
            yield f"{at} must be {words} {schema[keyword]}, got {_shown(value)}"


def _union_problems(value: Any, options: list[Any], at: str, known: Schema) -> Iterator[str]:
    """Of several options that all refuse it, the problem of the one that was probably meant."""
    first = [next(_problems(value, option, at, known), None) for option in options]
    if None not in first:
        inner = [problem for problem in first if problem and not problem.startswith(f"{at} must be")]
        if len(inner) == 1:
            yield inner[0]
        else:
            yield f"{at} fits none of what is allowed, got {_shown(value)}: {'; '.join(dict.fromkeys(filter(None, first)))}"


def _object_problems(value: dict[str, Any], schema: Schema, at: str, known: Schema) -> Iterator[str]:
    properties, patterns = schema.get("properties", {}), schema.get("patternProperties", {})
    for key in schema.get("required", ()):
        if key not in value:
            yield f"{_member(at, key)} is required"
    for key, item in value.items():
        matching = [inner for pattern, inner in patterns.items() if re.search(pattern, key)]
        if key in properties:
            matching.append(properties[key])
        elif not matching:
            other = schema.get("additionalProperties", True)
            if other is False:
                yield f"{_member(at, key)} is not known; known are {', '.join(properties) or 'none'}"
                continue
            matching.append(other)
        for inner in matching:
            yield from _problems(item, inner, _member(at, key), known)
        yield from _problems(key, schema.get("propertyNames", True), f"the key {key!r} of {at}", known)


def _array_problems(value: list[Any], schema: Schema, at: str, known: Schema) -> Iterator[str]:
    first = schema.get("prefixItems", [])
    for number, item in enumerate(value):
        inner = first[number] if number < len(first) else schema.get("items", True)
        yield from _problems(item, inner, f"{at}[{number}]", known)
    if schema.get("uniqueItems") and any(_equal(a, b) for number, a in enumerate(value) for b in value[:number]):
        yield f"{at} must not have an item twice, got {_shown(value)}"


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _equal(one: Any, other: Any) -> bool:
    """Whether two values are one in JSON, where `true` is not 1, and 1.0 is."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_equal, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_equal(one[key], other[key]) for key in one)
    return bool(one == other)


def _member(at: str, key: str) -> str:
    return f"{at}.{key}" if key.isidentifier() else f"{at}[{key!r}]"


def _shown(value: Any) -> str:
    return reprlib.repr(value)
