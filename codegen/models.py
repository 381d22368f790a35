"""Selects the schemas to generate, and those that are only sent; `langgraph_client.codegen` generates the models."""

from __future__ import annotations

from typing import Any

from codegen.spec import Document, SpecError, operations
from langgraph_client.codegen import attrs_models
from langgraph_client.codegen.naming import identifier, referred

HEADER = '"""The interface\'s models. DO NOT EDIT: written by `python -m codegen`."""'


def generate(document: Document) -> str:
    """Return the module of models, as text."""
    schemas = document["components"]["schemas"]
    for name, schema in schemas.items():
        _refuse_nameless(name, schema)
        _refuse_taken(name, schema.get("properties", {}))
    return attrs_models.generate(schemas, _only_sent(document), HEADER) + _exports(sorted(schemas))


def _exports(names: list[str]) -> str:
    return "\n\n__all__ = [\n" + "".join(f'    "{name}",\n' for name in names) + "]\n"


def _refuse_nameless(name: str, schema: dict[str, Any]) -> None:
    """Raise if a class has no name that we chose, such as for an object within an object."""
    if identifier(name) != name:
        raise SpecError(f"the schema {name!r}: no name for a class; rename it in the overlay")
    for key, value in schema.get("properties", {}).items():
        if _has_properties(value):
            raise SpecError(f"{name}.{key}: an object with properties needs a name in names.toml")


def _has_properties(node: Any) -> bool:
    if isinstance(node, list):
        return any(map(_has_properties, node))
    return isinstance(node, dict) and ("properties" in node or any(map(_has_properties, node.values())))


def _refuse_taken(model: str, properties: dict[str, Any]) -> None:
    """Raise if a field can't have its property's name, or the closest Python identifier."""
    names = {key: identifier(key) for key in properties}
    for key, name in names.items():
        if name in attrs_models.TAKEN:
            raise SpecError(f"{model}.{key}: every model has a member of that name; rename it in the overlay")
    if len(set(names.values())) != len(names):
        raise SpecError(f"{model}: two properties of one name in Python: {', '.join(names)}")


def _only_sent(document: Document) -> set[str]:
    """Return the schemas that operations use in their bodies and never in their responses."""
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
