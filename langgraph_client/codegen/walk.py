"""Walks through JSON Schemas: distinguishes nested schemas from names and values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from langgraph_client.codegen.naming import Schema

_NAMED = frozenset({"properties", "$defs", "definitions", "patternProperties", "dependentSchemas"})
"""Keywords whose keys are names."""
_VALUES = frozenset({"enum", "const", "default", "required", "example", "examples"})
"""Keywords whose values are not schemas."""


def rewrite(node: Any, change: Callable[[Schema], Schema]) -> Any:
    """Return a copy with `change` applied to each schema, innermost first."""
    if isinstance(node, list):
        return [rewrite(item, change) for item in node]
    if not isinstance(node, dict):
        return node
    return change({key: _keyword(key, value, change) for key, value in node.items()})


def _keyword(key: str, value: Any, change: Callable[[Schema], Schema]) -> Any:
    if key in _VALUES:
        return value
    if key in _NAMED and isinstance(value, dict):
        return {name: rewrite(inner, change) for name, inner in value.items()}
    return rewrite(value, change)


def without(node: Any, *keywords: str) -> Any:
    """Return a copy without these keywords."""
    return rewrite(node, lambda schema: {key: value for key, value in schema.items() if key not in keywords})


def references(node: Any) -> Iterator[str]:
    """Yield the last segments of all references: the names of definitions."""
    if isinstance(node, list):
        for item in node:
            yield from references(item)
    elif isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"].rpartition("/")[2]
        for value in node.values():
            yield from references(value)


def reachable(node: Any, definitions: Mapping[str, Schema]) -> dict[str, Schema]:
    """Return the definitions that a schema refers to, directly or indirectly."""
    found: dict[str, Schema] = {}
    waiting = list(references(node))
    while waiting:
        name = waiting.pop()
        if name in definitions and name not in found:
            found[name] = definitions[name]
            waiting += references(definitions[name])
    return dict(sorted(found.items()))
