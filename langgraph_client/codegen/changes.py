"""Lists the differences between a generated module and a deployment: a readable line for each key."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from langgraph_client.codegen.naming import Schema


def changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """Return the differences between two sets of schemas from `embedded.schemas_of`; none when they are equal.

    Descriptions and the order of keys don't count as differences.
    """
    lines = []
    for name in sorted(old["assistants"].keys() | new["assistants"].keys()):
        before, after = old["assistants"].get(name), new["assistants"].get(name)
        if before is None or after is None:
            lines.append(
                f"{'+' if before is None else '-'} {name}: this graph is {'new' if before is None else 'not there any more'}"
            )
            continue
        parts = (_part(key, before.get(key), after.get(key)) for key in sorted(after) if key.endswith("_schema"))
        lines += _titled(name, [line for part in parts for line in part])
    for name in sorted(old["$defs"].keys() & new["$defs"].keys()):
        lines += _titled(f"{name}, wherever it is used", list(_compared(old["$defs"][name], new["$defs"][name], "")))
    return lines


def _titled(title: str, lines: list[str]) -> list[str]:
    return [title, *(f"  {line}" for line in lines)] if lines else []


def _part(key: str, old: Schema | None, new: Schema | None) -> Iterator[str]:
    part = key.removesuffix("_schema")
    if bool(old) is not bool(new):
        yield f"{'+' if new else '-'} {part}: {'the server has a schema of it now' if new else 'the server has no schema of it any more'}"
    elif old and new:
        yield from _compared(old, new, part)


def _compared(old: Schema, new: Schema, at: str) -> Iterator[str]:
    before, after = dict(_flat(old, at)), dict(_flat(new, at))
    for path in [*before, *(path for path in after if path not in before)]:
        if path not in after:
            yield f"- {path}: {before[path]}"
        elif path not in before:
            yield f"+ {path}: {after[path]}"
        elif before[path] != after[path]:
            yield f"~ {path}: {before[path]} → {after[path]}"


def _flat(schema: Any, at: str, *, required: bool = False) -> Iterator[tuple[str, str]]:
    """Yield path → description, for a schema and everything nested in it."""
    if at:
        yield at, _words(schema) + (", required" if required else "")
    if not isinstance(schema, dict):
        return
    for key, inner in schema.get("properties", {}).items():
        yield from _flat(inner, f"{at}.{key}".lstrip("."), required=key in schema.get("required", ()))
    for keyword, mark in (("items", "[]"), ("additionalProperties", "{}")):
        if isinstance(inner := schema.get(keyword), dict) and "properties" in inner:
            yield from _flat(inner, at + mark)


def _words(schema: Any) -> str:
    """Return a short description of a schema; keywords without a description appear as JSON."""
    if not isinstance(schema, dict) or not schema:
        return "nothing" if schema is False else "anything"
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    for keyword in ("anyOf", "oneOf"):
        if keyword in schema:
            return " or ".join(map(_words, schema[keyword]))
    if "enum" in schema or "const" in schema:
        return " or ".join(json.dumps(value) for value in schema.get("enum", [schema.get("const")]))
    kind = schema.get("type", "anything")
    text = " or ".join(kind) if isinstance(kind, list) else str(kind)
    if isinstance(schema.get("items"), dict):
        text += f" of {_words(schema['items'])}"
    elif isinstance(schema.get("additionalProperties"), dict):
        text += f" of {_words(schema['additionalProperties'])}"
    more = {
        key: value
        for key, value in schema.items()
        if key not in {"type", "items", "additionalProperties", "properties", "required"}
    }
    return f"{text} {json.dumps(more)}" if more else text
