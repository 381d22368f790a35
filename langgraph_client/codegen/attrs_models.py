"""Generates the client's models: dicts with attributes for what is received, attrs classes for what is only sent.

datamodel-code-generator gets the schemas without defaults, which the models would send, and without bounds, which the
server checks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet
from typing import Any

from langgraph_client.codegen import generator, hints
from langgraph_client.codegen.naming import Schema, describe, docstring, identifier, line, unique

_IGNORED = frozenset({"default", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "maxProperties",
                      "pattern", "deprecated", "description"})  # fmt: skip
_DICT_METHODS = frozenset(name for name in dir(dict) if not name.startswith("_"))
_STATE = "values"
"""The only key whose attribute keeps the name of a dict's method, because users' code reads a thread's `values`."""
_MAPPING_METHODS = frozenset({"items", "values", "get"})
"""Methods of a mapping that a field of a request would hide."""
TAKEN = ("additional_properties", "KEYS", "from_dict", "from_dicts", "self", "to_dict")
_IMPORTS = (
    "attrs",
    "typing.TYPE_CHECKING",
    "typing.Any",
    "typing.ClassVar",
    "typing.Literal",
    "typing.overload",
    "langgraph_client.model_base.Model",
    "langgraph_client.request_model.RequestModel",
    "langgraph_client.types.UNSET",
    "langgraph_client.types.Unset",
)


def generate(
    schemas: dict[str, Schema], only_sent: Collection[str], header: str, hidden: AbstractSet[str] = frozenset()
) -> str:
    """Return the module of models, as text.

    Args:
        schemas: Name → schema; they refer to one another by `#/components/schemas/…`.
        only_sent: The names of the schemas that are never received.
        header: The module's docstring, with its quotes.
        hidden: Names that attributes must not have.
    """
    extra = {
        name: _template_data(name, schema, schemas, "RequestModel" if name in only_sent else "Model", hidden)
        for name, schema in schemas.items()
    }
    options = (f"--custom-file-header={header}", f"--additional-imports={','.join(_IMPORTS)}")
    return generator.run(_bare(schemas), "attrs", "dataclasses.dataclass", extra, options)


def _bare(node: Any, *, names: bool = False) -> Any:
    if isinstance(node, list):
        return [_bare(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _bare(value, names=key == "properties" and not names)
        for key, value in node.items()
        if names or key not in _IGNORED
    }


def _template_data(
    name: str, schema: Schema, schemas: dict[str, Schema], base: str, hidden_names: AbstractSet[str]
) -> dict[str, Any]:
    properties = schema.get("properties", {})
    methods, hidden = (_DICT_METHODS - {_STATE}, {_STATE}) if base == "Model" else ({"keys"}, _MAPPING_METHODS)
    names = field_names(properties, methods | schemas.keys() | hidden_names)
    own = {
        key: {"key": repr(key), "name": names[key], "remark": "  # type: ignore[assignment]" if key in hidden else ""}
        for key in properties
    }
    nested = {repr(key): hints.field(value, schemas) for key, value in properties.items()} if base == "Model" else {}
    renamed = {field: key for key, field in names.items() if field != key}
    return {"base": base, "doc": _doc(name, schema, names), "own": own, "renamed": str(renamed or ""),
            "nested": {key: value for key, value in nested.items() if value}}  # fmt: skip


def field_names(properties: Iterable[str], taken: Collection[str]) -> dict[str, str]:
    """Return JSON key → field name. No name collides with a dict's methods, a model, or a member of every model."""
    names = dict[str, str]()
    for key in properties:
        name = f"{key}_" if key in taken else identifier(key)
        names[key] = unique(f"{name}_" if name in TAKEN else name, names.values())
    return names


def _doc(name: str, schema: dict[str, Any], names: dict[str, str]) -> str:
    parts = [describe(schema) or f"{name}."]
    lines = [line(names[key], value) for key, value in schema.get("properties", {}).items() if value.get("description")]
    if lines:
        parts.append("\n".join(["Attributes:", *lines]))
    return docstring(parts)
