"""Models: datamodel-code-generator with our template: dicts with attributes for answers, attrs classes for requests.

It is given schemas alone, without defaults (it would send them) and without bounds (the server checks them).
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from codegen import hints
from codegen.spec import Document, SpecError, identifier, operations, referred

TEMPLATES = Path(__file__).parent / "templates"
HEADER = '"""The interface\'s models. DO NOT EDIT: written by `python -m codegen`."""'

_IGNORED = frozenset({"default", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "maxProperties",
                      "pattern", "deprecated", "description"})  # fmt: skip
_DICT_METHODS = frozenset(name for name in dir(dict) if not name.startswith("_"))
_STATE = "values"
"""The one key that keeps the name of a dict's method as its attribute: a thread's state is in all users' code."""
_MAPPING_METHODS = frozenset({"items", "values", "get"})
"""What a field of a request hides."""
_TAKEN = ("additional_properties", "KEYS", "from_dict", "self", "to_dict")
_IMPORTS = (
    "attrs",
    "collections.abc.Mapping",
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
_OPTIONS = (
    "--ignore-pyproject",
    "--input-file-type=openapi",
    "--openapi-scopes=schemas",
    "--output-model-type=dataclasses.dataclass",
    "--target-python-version=3.10",
    "--enum-field-as-literal=all",
    "--use-standard-collections",
    "--use-union-operator",
    "--strict-nullable",
    "--disable-timestamp",
    "--formatters=ruff-format",
    f"--custom-file-header={HEADER}",
    f"--custom-template-dir={TEMPLATES}",
    f"--additional-imports={','.join(_IMPORTS)}",
)
_SELF = "\nif TYPE_CHECKING:\n    from typing_extensions import Self\n"


def generate(document: Document) -> str:
    """The module of models, as text."""
    schemas = document["components"]["schemas"]
    only_sent = _only_sent(document)
    for name, schema in schemas.items():
        _refuse_nameless(name, schema)
    extra = {
        name: _template_data(name, schema, schemas, "RequestModel" if name in only_sent else "Model")
        for name, schema in schemas.items()
    }
    with tempfile.TemporaryDirectory() as folder:
        source, data, target = (Path(folder) / name for name in ("spec.json", "extra.json", "models.py"))
        source.write_text(json.dumps({"openapi": "3.1.0", "info": document["info"], "paths": {},
                                      "components": {"schemas": _bare(schemas)}}))  # fmt: skip
        data.write_text(json.dumps(extra))
        _run_generator(source, data, target)
        return _with_self(target.read_text(encoding="utf-8")) + _exports(sorted(schemas))


def _run_generator(source: Path, data: Path, target: Path) -> None:
    command = [sys.executable, "-m", "datamodel_code_generator", *_OPTIONS,
               f"--input={source}", f"--extra-template-data={data}", f"--output={target}"]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SpecError(f"datamodel-code-generator failed:\n{done.stderr}")


def _with_self(text: str) -> str:
    """`Self` is for type checkers alone: it must not make typing_extensions a requirement."""
    head, separator, rest = text.partition("\n\n\n")
    return head + "\n" + _SELF + separator + rest


def _exports(names: list[str]) -> str:
    return "\n\n__all__ = [\n" + "".join(f'    "{name}",\n' for name in names) + "]\n"


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


def _template_data(name: str, schema: dict[str, Any], schemas: dict[str, Any], base: str) -> dict[str, Any]:
    properties = schema.get("properties", {})
    methods, hidden = (_DICT_METHODS - {_STATE}, {_STATE}) if base == "Model" else ({"keys"}, _MAPPING_METHODS)
    names = _field_names(name, properties, methods)
    own = {
        key: {"key": repr(key), "name": names[key], "remark": "  # type: ignore[assignment]" if key in hidden else ""}
        for key in properties
    }
    nested = {repr(key): hints.field(value, schemas) for key, value in properties.items()} if base == "Model" else {}
    renamed = {field: key for key, field in names.items() if field != key}
    return {"base": base, "doc": _doc(name, schema, names), "own": own, "renamed": str(renamed or ""),
            "nested": {key: value for key, value in nested.items() if value}}  # fmt: skip


def _field_names(model: str, properties: dict[str, Any], methods: Collection[str]) -> dict[str, str]:
    """JSON key → field name. What C code calls on a dict (`items`, `keys`) stays a method."""
    names = {key: f"{key}_" if key in methods else identifier(key) for key in properties}
    for key, name in names.items():
        if name in _TAKEN:
            raise SpecError(f"{model}.{key}: every model has a member of that name; rename it in the overlay")
    if len(set(names.values())) != len(names):
        raise SpecError(f"{model}: two properties of one name in Python: {', '.join(names)}")
    return names


def _doc(name: str, schema: dict[str, Any], names: dict[str, str]) -> str:
    parts = [describe(schema) or f"{name}."]
    if names:
        lines = [line(names[key], value) for key, value in schema["properties"].items()]
        parts.append("\n".join(["Attributes:", *lines]))
    return docstring(parts)


def docstring(parts: list[str]) -> str:
    """The text between a docstring's quotes, one level in; of more than one part, the quotes stand on a line below."""
    text = textwrap.indent("\n\n".join(parts), "    ").strip().replace("\\", r"\\")
    return re.sub(r'"(?=""|$)', r"\"", text) + ("\n    " if len(parts) > 1 else "")


def line(name: str, schema: dict[str, Any]) -> str:
    """One entry of a docstring's list, with what the document says of defaults and bounds."""
    text = " ".join([describe(schema), *_bounds(schema)]).strip()
    return textwrap.fill(f"{name}: {text}", 112, initial_indent="    ", subsequent_indent="        ")


def describe(schema: dict[str, Any]) -> str:
    return " ".join(str(schema.get("description", "")).split())


def _bounds(schema: dict[str, Any]) -> Iterator[str]:
    low, high = schema.get("minimum"), schema.get("maximum")
    if low is not None and high is not None:
        yield f"From {low} to {high}."
    elif low is not None:
        yield f"At least {low}."
    if "default" in schema:
        yield f"The server's default is `{json.dumps(schema['default'])}`."


def _refuse_nameless(name: str, schema: dict[str, Any]) -> None:
    """Every class is of a name that we chose: none is made up for an object within an object."""
    if identifier(name) != name:
        raise SpecError(f"the schema {name!r}: no name for a class; rename it in the overlay")
    for key, value in schema.get("properties", {}).items():
        if _has_properties(value):
            raise SpecError(f"{name}.{key}: an object with properties needs a name in names.toml")


def _has_properties(node: Any) -> bool:
    if isinstance(node, list):
        return any(map(_has_properties, node))
    return isinstance(node, dict) and ("properties" in node or any(map(_has_properties, node.values())))


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
