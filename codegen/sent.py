"""Finds the schemas of what is sent: those that operations use in their bodies and never in their responses."""

from __future__ import annotations

from typing import Any

from codegen.spec import Document, operations
from langgraph_client.codegen import hints
from langgraph_client.codegen.naming import referred


def models(document: Document) -> set[str]:
    """Return the models that are only sent, and what is only sent and refers to one."""
    schemas = document["components"]["schemas"]
    names = only_sent(document)
    classes = {name for name in names if hints.is_model(schemas[name])}
    return {name for name in names if classes & {name, *_reached(schemas[name], schemas)}}


def only_sent(document: Document) -> set[str]:
    """Return the schemas that operations use in their bodies and never in their responses."""
    schemas = document["components"]["schemas"]
    found = [operation for _, operation in operations(document)]
    sent = _reached([operation.get("requestBody") for operation in found], schemas)
    return sent - _reached([operation["responses"] for operation in found], schemas)


def _reached(node: Any, schemas: dict[str, Any]) -> set[str]:
    seen = set[str]()
    _reach(node, schemas, seen)
    return seen


def _reach(node: Any, schemas: dict[str, Any], seen: set[str]) -> None:
    if isinstance(node, list):
        for item in node:
            _reach(item, schemas, seen)
    elif isinstance(node, dict):
        if "$ref" in node and (name := referred(node)) not in seen:
            seen.add(name)
            _reach(schemas[name], schemas, seen)
        for value in node.values():
            _reach(value, schemas, seen)
