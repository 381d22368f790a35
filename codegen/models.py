"""Models: datamodel-code-generator with our template, which turns its dataclasses into attrs classes.

It is given schemas alone, without defaults (it would send them) and without bounds (the server checks them).
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from codegen.spec import Document, SpecError, operations

TEMPLATES = Path(__file__).parent / "templates"
HEADER = '"""The interface\'s models. DO NOT EDIT: written by `python -m codegen`."""'

_IGNORED = frozenset({"default", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "maxProperties",
                      "pattern", "deprecated", "description"})  # fmt: skip
_MAPPING_METHODS = ("keys", "items", "values", "get")
_IMPORTS = (
    "attrs",
    "collections.abc.Callable",
    "collections.abc.Mapping",
    "typing.TYPE_CHECKING",
    "typing.ClassVar",
    "langgraph_client.model_base.Model",
    "langgraph_client.model_base.RequestModel",
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
    roles = _roles(document)
    _refuse_clashes(schemas)
    extra = {name: _template_data(name, schema, roles.get(name, "both")) for name, schema in schemas.items()}
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


def _template_data(name: str, schema: dict[str, Any], role: str) -> dict[str, Any]:
    names = [key for key, _ in _properties(schema)]
    return {"role": role, "doc": _doc(name, schema), "mapping_methods": _MAPPING_METHODS, "property_names": names}


def _doc(name: str, schema: dict[str, Any]) -> str:
    parts = [describe(schema) or f"{name}."]
    properties = dict(_properties(schema))
    if properties:
        lines = [line(key, value) for key, value in properties.items()]
        parts.append("\n".join(["Attributes:", *lines]))
    return textwrap.indent("\n\n".join(parts), "    ").strip() + ("\n    " if len(parts) > 1 else "")


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


def _properties(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from schema.get("properties", {}).items()
    for part in schema.get("allOf", []):
        yield from part.get("properties", {}).items()


def _refuse_clashes(schemas: dict[str, Any]) -> None:
    for name, schema in schemas.items():
        for key, _ in _properties(schema):
            if key in ("additional_properties", "KEYS", "from_dict", "to_dict"):
                raise SpecError(f"{name}.{key}: every model has a member of that name; rename it in the overlay")


def _roles(document: Document) -> dict[str, str]:
    """Schema → `request`, `response` or `both`, by what the operations reach."""
    sent, received = set[str](), set[str]()
    schemas = document["components"]["schemas"]
    for _, operation in operations(document):
        _reach(operation.get("requestBody"), schemas, sent)
        _reach(operation["responses"], schemas, received)
    both = sent & received
    return {name: "both" if name in both else "request" for name in sent} | {
        name: "response" for name in received - both
    }


def _reach(node: Any, schemas: dict[str, Any], seen: set[str]) -> None:
    if isinstance(node, list):
        for item in node:
            _reach(item, schemas, seen)
    elif isinstance(node, dict):
        name = str(node.get("$ref", "")).removeprefix("#/components/schemas/")
        if name and name not in seen:
            seen.add(name)
            _reach(schemas[name], schemas, seen)
        for value in node.values():
            _reach(value, schemas, seen)
