"""Reads and writes the metadata of a generated module: options and a hash in its docstring, and its source schemas."""

from __future__ import annotations

import ast
import json
from collections.abc import Callable, Mapping
from typing import Any, Literal, get_args

import attrs

from langgraph_client.codegen.classes import Classes
from langgraph_client.codegen.deployment import PARTS, Deployment
from langgraph_client.codegen.naming import CodegenError, Schema

Style = Literal["typeddict", "attrs"]
_OPTIONS = "Options: "


@attrs.frozen(kw_only=True)
class Options:
    """How a module is generated. The module's docstring records the options, so that a check needs no arguments.

    Attributes:
        style: The kind of models.
        prefix: The prefix of every class's name.
        assistants: Which assistants; when empty, each graph's default assistant.
    """

    style: Style = "typeddict"
    prefix: str = ""
    assistants: tuple[str, ...] = attrs.field(default=(), converter=tuple)

    def __attrs_post_init__(self) -> None:
        if self.style not in get_args(Style):
            raise CodegenError(f"--style must be {' or '.join(get_args(Style))}, got {self.style!r}")
        if self.prefix and not self.prefix.isidentifier():
            raise CodegenError(f"--prefix must be the beginning of a Python name, got {self.prefix!r}")


def header(deployment: Deployment, options: Options) -> str:
    """Return the part of a module's docstring that records where the module comes from."""
    server = f"Server: langgraph-api {deployment.version}\n" if deployment.version else ""
    return (
        f"{server}Assistants: {', '.join(deployment.graphs)}\nSchemas: sha256 {deployment.digest}\n"
        f"{_OPTIONS}{json.dumps(attrs.asdict(options))}"
    )


def read_options(text: str) -> Options:
    """Return the options that a generated module records.

    Raises:
        CodegenError: The module was not generated.
    """
    lines = (ast.get_docstring(_tree(text)) or "").splitlines()
    found = next((line.removeprefix(_OPTIONS) for line in lines if line.startswith(_OPTIONS)), None)
    if found is None:
        raise CodegenError("it is not a module that `langgraph-client generate` wrote")
    return Options(**json.loads(found))


def read_schemas(text: str) -> dict[str, Any]:
    """Return the schemas that a generated module contains.

    Raises:
        CodegenError: The module was not generated.
    """
    for node in _tree(text).body:
        match node:
            case ast.Assign(targets=[ast.Name(id="SCHEMAS")], value=ast.Call(args=[ast.Constant(value=str(found))])):
                schemas: dict[str, Any] = json.loads(found)
                return schemas
    raise CodegenError("it has no SCHEMAS: it is not a module that `langgraph-client generate` wrote")


def schemas_of(classes: Classes) -> dict[str, Any]:
    """Return the schemas for a module: the four of each assistant, and those that they refer to."""
    roots = {entry.classes[part] for entry in classes.entries.values() for part in PARTS}
    assistants = {
        name: {
            "graph_id": entry.graph.graph_id,
            **{f"{part}_schema": classes.defs.get(entry.classes[part]) for part in PARTS},
        }
        for name, entry in classes.entries.items()
    }
    return {
        "assistants": assistants,
        "$defs": {name: one for name, one in sorted(classes.defs.items()) if name not in roots},
    }


def write_schemas(schemas: Mapping[str, Any]) -> str:
    """Return the schemas as JSON, one per line, so that diffs are small. No quote in it ends a Python literal."""
    assistants = _members(schemas["assistants"], lambda parts: f"{{\n{_members(parts, _line)}\n }}")
    return f'{{\n"assistants": {{\n{assistants}\n}},\n"$defs": {{\n{_members(schemas["$defs"], _line)}\n}}\n}}'


def _members(members: Mapping[str, Schema], write: Callable[[Any], str]) -> str:
    return ",\n".join(f" {_line(name)}: {write(value)}" for name, value in members.items())


def _line(value: Any) -> str:
    return json.dumps(value).replace("'", r"\u0027")


def _tree(text: str) -> ast.Module:
    try:
        return ast.parse(text)
    except SyntaxError as error:
        raise CodegenError(f"not valid Python: {error}") from error
