"""A schema as a Python type hint, and as the decoder that makes such a value."""

from __future__ import annotations

from typing import Any

import attrs

Schema = dict[str, Any]
Schemas = dict[str, Schema]

_SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}


@attrs.frozen
class Answer:
    """What a function returns: its hint, and the expression that decodes it."""

    hint: str
    decoder: str


def hint(schema: Schema) -> str:
    """The annotation of a parameter: sequences and mappings in their widest form."""
    if "$ref" in schema:
        return _name(schema)
    if "const" in schema or "enum" in schema:
        return f"Literal[{', '.join(map(repr, schema.get('enum', [schema.get('const')])))}]"
    options = schema.get("anyOf") or schema.get("oneOf")
    if options:
        return " | ".join(dict.fromkeys(hint(option) for option in options))
    kind = schema.get("type")
    if isinstance(kind, list):
        return " | ".join(dict.fromkeys(hint({**schema, "type": one}) for one in kind))
    if kind == "array":
        return f"Sequence[{hint(schema.get('items', {}))}]"
    if kind == "object":
        return "Mapping[str, Any]"
    return _SCALARS.get(str(kind), "Any")


def answer(contents: list[Schema], schemas: Schemas, *, empty: bool) -> Answer:
    """The answer of an operation, given the schemas of its successes; `empty`: one of them has no body."""
    if not contents:
        return Answer("None", "nothing")
    answers = [_answer(schema, schemas) for schema in contents]
    if len(answers) > 1:
        return Answer(" | ".join(sorted({one.hint for one in answers})), "anything")
    return _optional(answers[0]) if empty else answers[0]


def _answer(schema: Schema, schemas: Schemas) -> Answer:
    if "$ref" in schema:
        name = _name(schema)
        target = schemas[name]
        return Answer(name, f"model({name})") if is_model(target) else _answer(target, schemas)
    options = schema.get("anyOf") or schema.get("oneOf")
    if options:
        return _union(options, schemas)
    kind = schema.get("type")
    if kind == "array":
        item = _answer(schema.get("items", {}), schemas)
        return Answer(f"builtins.list[{item.hint}]", f"many({item.decoder})")
    if kind == "object":
        inner = schema.get("additionalProperties")
        if isinstance(inner, dict):
            item = _answer(inner, schemas)
            return Answer(f"dict[str, {item.hint}]", f"mapping({item.decoder})")
        return Answer("dict[str, Any]", "kind(dict)")
    if kind in _SCALARS:
        return Answer(_SCALARS[kind], f"kind({_SCALARS[kind]})")
    return Answer("Any", "anything")


def _union(options: list[Schema], schemas: Schemas) -> Answer:
    some = [option for option in options if option != {"type": "null"}]
    if len(some) == 1:
        return _optional(_answer(some[0], schemas))
    names = [_name(option) for option in some]
    cases = ", ".join(f"{schemas[name]['properties']['type']['const']!r}: {name}" for name in names)
    return Answer(" | ".join(names), f"tagged('type', {{{cases}}})")


def _optional(inner: Answer) -> Answer:
    if inner.hint == "Any":
        return inner
    return Answer(f"{inner.hint} | None", f"optional({inner.decoder})")


def is_model(schema: Schema) -> bool:
    """Whether the schema becomes a class, and not an alias."""
    return "properties" in schema or "allOf" in schema


def _name(schema: Schema) -> str:
    return str(schema["$ref"]).removeprefix("#/components/schemas/")
