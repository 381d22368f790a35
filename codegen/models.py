"""Models of the interface: which schemas there are, and which of them are only sent. `langgraph_client.codegen` writes them."""

from __future__ import annotations

from typing import Any

from codegen.spec import Document, operations
from langgraph_client.codegen import attrs_models
from langgraph_client.codegen.naming import referred

HEADER = '"""The interface\'s models. DO NOT EDIT: written by `python -m codegen`."""'


def generate(document: Document) -> str:
    """The module of models, as text."""
    schemas = document["components"]["schemas"]
    return attrs_models.generate(schemas, _only_sent(document), HEADER) + _exports(sorted(schemas))


def _exports(names: list[str]) -> str:
    return "\n\n__all__ = [\n" + "".join(f'    "{name}",\n' for name in names) + "]\n"


def _only_sent(document: Document) -> set[str]:
    """The schemas that operations reach from their bodies and never from their answers."""
    sent, received = set[str](), set[str]()
    schemas = document["components"]["schemas"]
    for _, operation in operations(document):
        _reach(operation.get("requestBody"), schemas, sent)
        _reach(operation["responses"], schemas, received)
    return sent - received


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
