"""Fetches the server's OpenAPI document, and reduces it to the facts of the interface.

`openapi/agent-server.json` has this form: no prose, sorted, with the server's version and the original's hash.
"""

from __future__ import annotations

import hashlib
import http
import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from langgraph_client.codegen.naming import CodegenError, referred

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).resolve().parent.parent
SPEC = ROOT / "openapi" / "agent-server.json"
NAMES = ROOT / "openapi" / "names.toml"
PACKAGE = "langgraph-api"
VERBS = ("get", "put", "post", "delete", "patch", "head", "options")

_PROSE = frozenset({"title", "description", "summary", "example", "examples"})
_DEPLOYMENT = frozenset({"servers", "security", "tags", "operationId"})
"""Keys that describe one deployment, or nothing at all, instead of the interface."""

_PHRASES = {413: "Content Too Large", 422: "Unprocessable Entity"}
"""Phrases that Python 3.13 renamed, in the document's wording."""

Document = dict[str, Any]
SpecError = CodegenError
"""The document, the names and the overlay are inconsistent."""


def fetch(version: str | None = None) -> tuple[bytes, str]:
    """Return the document in the wheel of `langgraph-api`, and the wheel's version. None: the newest supported one."""
    wanted = f"{PACKAGE}=={version}" if version else PACKAGE
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, wanted]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        wheels = list(Path(folder).glob("*.whl"))
        if done.returncode or len(wheels) != 1:
            raise SpecError(f"could not download {wanted}:\n{done.stderr.strip()}")
        with zipfile.ZipFile(wheels[0]) as wheel:
            return wheel.read("openapi.json"), wheels[0].name.split("-")[1]


def normalise(source: bytes, version: str) -> Document:
    """Return a published document without prose and one deployment's particulars, its keys sorted."""
    document = json.loads(source)
    clean: Document = _clean({"components": document["components"], "paths": document["paths"]})
    for _, operation in operations(clean):
        for status, response in operation["responses"].items():
            response["description"] = phrase(int(status))
    origin = {"package": PACKAGE, "sha256": hashlib.sha256(source).hexdigest()}
    info = {"title": "LangGraph Agent Server", "version": version, "x-origin": origin}
    return {"openapi": document["openapi"], "info": info, **clean}


def phrase(status: int) -> str:
    """Return a status's reason phrase, the same under every version of Python."""
    return _PHRASES.get(status) or http.HTTPStatus(status).phrase


def _clean(node: Any, *, names: bool = False) -> Any:
    """Return a copy without prose. Under `properties` the keys are `names`, not keywords, and keep their order."""
    if isinstance(node, list):
        return [_clean(item) for item in node]
    if not isinstance(node, dict):
        return node
    if names:
        return {key: _field(key, value) for key, value in node.items()}
    if "$ref" in node:
        return {"$ref": node["$ref"]}
    kept = {key: value for key, value in node.items() if key not in _PROSE | _DEPLOYMENT}
    if kept.pop("nullable", False):
        kept = _nullable(kept)
    if kept.keys() == {"allOf"} and len(kept["allOf"]) == 1:
        return _clean(kept["allOf"][0])
    return {key: _clean(kept[key], names=key == "properties") for key in sorted(kept)}


def _nullable(schema: dict[str, Any]) -> dict[str, Any]:
    """Replace OpenAPI 3.0's `nullable: true` with its form in 3.1."""
    if isinstance(schema.get("type"), str) and "enum" not in schema:
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def _field(name: str, schema: Any) -> Any:
    clean = _clean(schema)
    if name == "graph_id":
        clean.pop("enum", None)  # the graphs of the deployment that published the document
    return clean


def write(document: Document, path: Path = SPEC) -> None:
    path.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def load(path: Path = SPEC) -> Document:
    document: Document = json.loads(path.read_text(encoding="utf-8"))
    return document


def load_names(path: Path = NAMES) -> dict[str, dict[str, str]]:
    names: dict[str, dict[str, str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return names


def operations(document: Document) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each operation with its key, such as `POST /threads`."""
    for path, item in document["paths"].items():
        for verb in VERBS:
            if verb in item:
                yield f"{verb.upper()} {path}", item[verb]


def resolve(document: Document, pointer: str) -> Any:
    """Return the value that a JSON pointer (RFC 6901, as a fragment) refers to."""
    node: Any = document
    for part in pointer.removeprefix("#/").split("/"):
        key = part.replace("~1", "/").replace("~0", "~")
        try:
            node = node[int(key)] if isinstance(node, list) else node[key]
        except (KeyError, IndexError, ValueError) as error:
            raise SpecError(f"pointer {pointer} leads nowhere: no {key!r}") from error
    return node


def name_schemas(document: Document, pointers: dict[str, str]) -> Document:
    """Return the document with each schema that equals a named one, apart from its default, replaced by a reference."""
    named = {_identity(resolve(document, pointer)): name for name, pointer in pointers.items()}
    if len(named) != len(pointers):
        raise SpecError("names.toml: two names for one schema")
    schemas = document["components"]["schemas"]
    added = {name: _refer(_bare(resolve(document, at)), named, top=True) for name, at in pointers.items()}
    schemas = {name: _refer(schema, named, top=True) for name, schema in schemas.items()} | added
    components = {**document["components"], "schemas": dict(sorted(schemas.items()))}
    return {**document, "components": components, "paths": _refer(document["paths"], named)}


def _bare(schema: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in schema.items() if key not in ("default", "deprecated")}


def _identity(schema: dict[str, Any]) -> str:
    return json.dumps(_strip_defaults(schema), sort_keys=True)


def _strip_defaults(node: Any) -> Any:
    if isinstance(node, list):
        return [_strip_defaults(item) for item in node]
    if isinstance(node, dict):
        return {key: _strip_defaults(value) for key, value in node.items() if key != "default"}
    return node


def _refer(node: Any, named: dict[str, str], *, top: bool = False) -> Any:
    if isinstance(node, list):
        return [_refer(item, named) for item in node]
    if not isinstance(node, dict):
        return node
    name = None if top else named.get(_identity(node))
    if name is None:
        return {key: _refer(value, named) for key, value in node.items()}
    beside = {"default": node["default"]} if "default" in node else {}
    return {"$ref": f"#/components/schemas/{name}", **beside}


def flatten(document: Document) -> Document:
    """Return the document with every named `allOf` written as one object."""
    schemas = document["components"]["schemas"]
    flat = {name: _flat(schema, schemas) for name, schema in schemas.items()}
    return {**document, "components": {**document["components"], "schemas": flat}}


def _flat(schema: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    if "allOf" not in schema:
        return schema
    own = {key: value for key, value in schema.items() if key != "allOf"}
    parts = [_flat(schemas[referred(part)] if "$ref" in part else part, schemas) for part in schema["allOf"]]
    parts.append(own)
    properties = {key: value for part in parts for key, value in part.get("properties", {}).items()}
    required = [key for part in parts for key in part.get("required", [])]
    return {"type": "object", **own, "properties": properties, "required": required}
