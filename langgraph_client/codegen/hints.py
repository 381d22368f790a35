"""Converts schemas to Python: type hints, decoders of responses, and expressions that decode a model's fields."""

from __future__ import annotations

from typing import Any

import attrs

from langgraph_client.codegen.naming import referred

Schema = dict[str, Any]
Schemas = dict[str, Schema]
Within = frozenset[str]
"""The aliases that are being expanded, so that a recursive one ends."""

_SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}


@attrs.frozen
class Answer:
    """What a function returns: its type hint, and the expression that decodes it."""

    hint: str
    decoder: str


@attrs.frozen
class Case:
    """How to decode a value of one JSON type (`dict` or `list`), if it has the `tag`."""

    kind: str
    expression: str
    tag: str = ""


_ANYTHING = Answer("Any", "anything")
_NOTHING = Answer("None", "nothing")


def hint(schema: Schema) -> str:
    """Return the annotation of a parameter, with sequences and mappings in their widest form."""
    if "$ref" in schema:
        return referred(schema)
    if "const" in schema or "enum" in schema:
        return f"Literal[{', '.join(map(repr, schema.get('enum', [schema.get('const')])))}]"
    if options := _options(schema):
        return " | ".join(dict.fromkeys(hint(option) for option in options))
    if schema.get("type") == "array":
        return f"Sequence[{hint(schema.get('items', {}))}]"
    if schema.get("type") == "object":
        return "Mapping[str, Any]"
    return _SCALARS.get(str(schema.get("type")), "Any")


def answer(contents: list[Schema], schemas: Schemas, *, empty: bool) -> Answer:
    """Return how to decode an operation's responses; `empty`: one of the successful ones has no body."""
    if not contents:
        return _NOTHING
    answers = [_answer(schema, schemas) for schema in contents]
    if len(answers) > 1:
        return Answer(" | ".join(sorted({one.hint for one in answers})), "anything")
    return _optional(answers[0]) if empty else answers[0]


def _answer(schema: Schema, schemas: Schemas) -> Answer:
    if "$ref" in schema:
        name = referred(schema)
        return Answer(name, f"model({name})") if is_model(schemas[name]) else _answer(schemas[name], schemas)
    if options := _options(schema):
        return _union(options, schemas)
    kind = schema.get("type")
    if kind == "array":
        item = _answer(schema.get("items", {}), schemas)
        decoder = f"models({item.hint})" if item.decoder == f"model({item.hint})" else f"many({item.decoder})"
        return Answer(f"builtins.list[{item.hint}]", decoder)
    if kind == "object":
        inner = _answer(_values(schema), schemas)
        return Answer(f"dict[str, {inner.hint}]", "kind(dict)" if inner == _ANYTHING else f"mapping({inner.decoder})")
    if kind == "number":  # JSON may write it as an integer
        return Answer("float", "anything")
    return Answer(_SCALARS[kind], f"kind({_SCALARS[kind]})") if kind in _SCALARS else _ANYTHING


def _union(options: list[Schema], schemas: Schemas) -> Answer:
    some = [option for option in options if option.get("type") != "null"]
    if len(some) < len(options):
        return _optional(_union(some, schemas)) if some else _NOTHING
    if len(some) == 1:
        return _answer(some[0], schemas)
    if all(_json_type(option, schemas) == "dict" for option in some):
        tag, cases = _tagged(some, schemas)
        return Answer(" | ".join(cases.values()), f"tagged({tag!r}, {_dict(cases)})") if cases else _answer(
            {"type": "object"}, schemas)  # fmt: skip
    return _ANYTHING


def _optional(inner: Answer) -> Answer:
    if inner.hint in ("Any", "None") or inner.hint.endswith("| None"):
        return inner
    return Answer(f"{inner.hint} | None", f"optional({inner.decoder})")


def _dict(cases: dict[str, str]) -> str:
    return "{" + ", ".join(f"{value!r}: {name}" for value, name in cases.items()) + "}"


def field(schema: Schema, schemas: Schemas) -> str:
    """Return the expression that decodes the models in the value `raw` of a field; empty if there are none."""
    cases = _cases(schema, schemas, "raw", 0)
    return _chosen(cases, "raw") if cases else ""


def _chosen(cases: list[Case], value: str) -> str:
    """Return the expression that decodes `value` by its JSON type. Types that are not documented stay undecoded."""
    chain = (f"{case.expression} if isinstance({value}, {case.kind}){case.tag} else " for case in cases)
    return "".join(chain) + value


def _cases(schema: Schema, schemas: Schemas, value: str, depth: int, within: Within = frozenset()) -> list[Case]:
    """Return the cases in which a value of this schema is decoded; none unless the schema contains a model.

    A recursive alias, such as one for any JSON, is not decoded beyond its own name.
    """
    if "$ref" in schema:
        name = referred(schema)
        if is_model(schemas[name]):
            return [Case("dict", f"{name}.from_dict({value})")]
        return [] if name in within else _cases(schemas[name], schemas, value, depth, within | {name})
    if options := _options(schema):
        return _union_cases(options, schemas, value, depth, within)
    kind = _json_type(schema, schemas)
    inner, item = (_values(schema) if kind == "dict" else schema.get("items", {})), f"v{depth}"
    if not kind or not (cases := _cases(inner, schemas, item, depth + 1, within)):
        return []
    one = _chosen(cases, item)
    if kind == "dict":
        return [Case(kind, f"{{k{depth}: {one} for k{depth}, {item} in {value}.items()}}")]
    return [Case(kind, f"[{one} for {item} in {value}]")]


def _union_cases(options: list[Schema], schemas: Schemas, value: str, depth: int, within: Within) -> list[Case]:
    """Return the cases of a union. Several options of one JSON type can only be distinguished by a model's tag."""
    some = [option for option in options if option.get("type") != "null"]
    if len(some) == 1:
        return _cases(some[0], schemas, value, depth, within)
    result: list[Case] = []
    for kind in ("dict", "list"):
        alike = [option for option in some if _json_type(option, schemas) == kind]
        if len(alike) == 1:
            result += _cases(alike[0], schemas, value, depth, within)
        else:
            tag, cases = _tagged(alike, schemas)
            result += [
                Case(kind, f"{name}.from_dict({value})", f" and {value}.get({tag!r}) == {text!r}")
                for text, name in cases.items()
            ]
    return result


def _tagged(options: list[Schema], schemas: Schemas) -> tuple[str, dict[str, str]]:
    """Return the property whose constant distinguishes the models, and constant → model; empty if there is none."""
    names = [referred(option) for option in options if "$ref" in option]
    constants = [
        {key: value["const"] for key, value in schemas[name].get("properties", {}).items() if "const" in value}
        for name in names
    ]
    for key in constants[0] if constants and len(names) == len(options) else ():
        tags = [one.get(key) for one in constants]
        if all(isinstance(tag, str) for tag in tags) and len(set(tags)) == len(tags):
            return key, dict(zip(map(str, tags), names, strict=True))
    return "", {}


def _options(schema: Schema) -> list[Schema]:
    """Return the members of a union; none for any other schema."""
    kinds = schema.get("type")
    if isinstance(kinds, list):
        return [{**schema, "type": kind} for kind in kinds]
    options: list[Schema] = schema.get("anyOf") or schema.get("oneOf") or []
    return options


def _json_type(schema: Schema, schemas: Schemas) -> str:
    """Return `dict` or `list`; empty for a scalar, a union or an unrestricted value."""
    if "$ref" in schema:
        return _json_type(schemas[referred(schema)], schemas)
    return {"object": "dict", "array": "list"}.get(str(schema.get("type")), "")


def _values(schema: Schema) -> Schema:
    """Return the schema of an object's values."""
    inner = schema.get("additionalProperties")
    return inner if isinstance(inner, dict) else {}


def is_model(schema: Schema) -> bool:
    """Return whether a named schema becomes a class rather than an alias."""
    typed = isinstance(schema.get("additionalProperties"), dict)
    return "properties" in schema or (schema.get("type") == "object" and not typed)
