"""Generates endpoint stubs: a pure function for each operation, which returns a request."""

from __future__ import annotations

import keyword
import re
import textwrap
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import attrs
import jinja2

from codegen import sent
from codegen.spec import Document, SpecError, operations, phrase
from langgraph_client.codegen import hints
from langgraph_client.codegen.naming import describe, docstring, identifier, line

TEMPLATES = Path(__file__).parent / "templates"

_ERRORS = {
    400: "BadRequestError",
    401: "AuthenticationError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    409: "ConflictError",
    413: "PayloadTooLargeError",
    422: "UnprocessableEntityError",
    429: "RateLimitError",
}
_JSON, _SSE = "application/json", "text/event-stream"
_USED = ("anything", "as_json", "body", "builtins", "header", "kind", "many", "mapping", "model", "nothing", "optional",
         "path", "query", "sent", "tagged", "template", "uuid")  # fmt: skip
"""Names that the functions use themselves, so that parameters can't have them."""


@attrs.frozen(kw_only=True)
class Parameter:
    """One parameter; `hint` is its annotation, and what its value is checked against."""

    name: str
    python: str
    place: str
    hint: str
    required: bool
    style: str
    doc: str


@attrs.frozen(kw_only=True)
class Operation:
    """The template's data for one operation."""

    resource: str
    name: str
    method: str
    path: str
    parameters: list[Parameter]
    body: str
    result: str
    decode: str
    accept: str
    stream: bool
    idempotent: bool
    doc: str

    @property
    def keywords(self) -> list[Parameter]:
        keywords = [parameter for parameter in self.parameters if parameter.place != "path"]
        return sorted(keywords, key=lambda parameter: not parameter.required)

    @property
    def segments(self) -> list[Parameter]:
        return self._placed("path")

    @property
    def query(self) -> list[Parameter]:
        return self._placed("query")

    @property
    def headers(self) -> list[Parameter]:
        return self._placed("header")

    def _placed(self, place: str) -> list[Parameter]:
        return [parameter for parameter in self.parameters if parameter.place == place]


def generate(document: Document, names: dict[str, str], package: str) -> dict[str, str]:
    """Return file name → text, with one module for each resource."""
    _check_names(document, names)
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), keep_trailing_newline=True,
                                     undefined=jinja2.StrictUndefined)  # fmt: skip
    template = environment.get_template("endpoints.jinja2")
    order = list(names)
    found = sorted(operations(document), key=lambda pair: order.index(pair[0]))
    ready = [operation for key, spec in found for operation in _operations(key, spec, names[key], document)]
    ready.sort(key=lambda operation: operation.resource)
    files = {}
    for resource, group in groupby(ready, key=lambda operation: operation.resource):
        group_list = list(group)
        models = sorted(document["components"]["schemas"].keys() - sent.models(document))
        files[f"{resource}.py"] = template.render(
            resource=resource, operations=group_list, models=models, package=package
        )
    return files


def _check_names(document: Document, names: dict[str, str]) -> None:
    found = {key for key, _ in operations(document)}
    problems = [f"no name for {key}" for key in sorted(found - set(names))]
    problems += [f"a name for {key}, which is no operation" for key in sorted(set(names) - found)]
    if len(set(names.values())) != len(names):
        problems.append("two operations of one name")
    problems += [f"{name} is no `resource.method`" for name in names.values() if not _is_method(name)]
    if problems:
        raise SpecError("names.toml: " + "; ".join(problems))


def _is_method(name: str) -> bool:
    resource, _, method = name.partition(".")
    return all(part.isidentifier() and not keyword.iskeyword(part) for part in (resource, method))


def _operations(key: str, spec: dict[str, Any], full_name: str, document: Document) -> Iterator[Operation]:
    """Yield the operation and, if it can also respond with a stream, a second one called `…_stream`."""
    success = {status: spec["responses"][status] for status in spec["responses"] if status.startswith("2")}
    contents = [content for response in success.values() for content in response.get("content", {}).items()]
    plain = [(media, body) for media, body in contents if media != _SSE]
    if plain or not contents:
        yield _operation(key, spec, full_name, document, plain, empty=any("content" not in r for r in success.values()))
    if len(plain) < len(contents):
        yield _operation(key, spec, full_name + ("_stream" if plain else ""), document, None)


def _operation(
    key: str,
    spec: dict[str, Any],
    full_name: str,
    document: Document,
    contents: list[tuple[str, dict[str, Any]]] | None,
    *,
    empty: bool = False,
) -> Operation:
    """Return one function. `contents` are the response's media types and schemas; None means a stream."""
    method, path = key.split(" ")
    resource, name = full_name.split(".")
    schemas, apart = document["components"]["schemas"], sent.models(document)
    answer = hints.answer([body["schema"] for _, body in contents or []], schemas, empty=empty)
    parameters = _parameters(key, spec)
    stream = contents is None
    return Operation(
        resource=resource,
        name=name,
        method=method,
        path=_template(path, parameters),
        parameters=parameters,
        body=re.sub(r"\w+", lambda found: f"sent.{found[0]}" if found[0] in apart else found[0], _body(spec)),
        result="StreamRequest" if stream else f"Request[{answer.hint}]",
        decode=answer.decoder,
        accept=_accept(contents or []),
        stream=stream,
        idempotent=method in ("GET", "PUT", "DELETE") or spec.get("x-idempotent", False),
        doc=_doc(key, spec, parameters),
    )


def _accept(contents: list[tuple[str, dict[str, Any]]]) -> str:
    media = ", ".join(sorted(media for media, _ in contents))
    return "" if media in ("", _JSON) else media


def _body(spec: dict[str, Any]) -> str:
    content = spec.get("requestBody", {}).get("content", {})
    return hints.hint(content[_JSON]["schema"]) if content else ""


def _parameters(key: str, spec: dict[str, Any]) -> list[Parameter]:
    parameters = [_parameter(item) for item in spec.get("parameters", [])]
    if len({parameter.python for parameter in parameters}) != len(parameters):
        raise SpecError(f"{key}: two parameters of one name in Python")
    return parameters


def _parameter(spec: dict[str, Any]) -> Parameter:
    style, schema = _style(spec)
    python = identifier(spec["name"].lower())
    python += "_" if python in _USED else ""
    about = {"description": spec.get("description", "")}
    in_path = spec["in"] == "path"
    return Parameter(
        name=spec["name"],
        python=python,
        place=spec["in"],
        hint="str | uuid.UUID" if in_path else hints.hint(schema),
        required=spec.get("required", False),
        style=style,
        doc=line(python, about if in_path else {**schema, **about}),
    )


def _template(path: str, parameters: list[Parameter]) -> str:
    """Return the path with its parameters' Python names."""
    for parameter in parameters:
        path = path.replace(f"{{{parameter.name}}}", f"{{{parameter.python}}}")
    return path


def _style(spec: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return how a sequence is serialized, and its schema. A repeated key, OpenAPI's default, needs no mark."""
    if "content" in spec:
        return "json", spec["content"][_JSON]["schema"]
    if spec.get("x-style"):
        return spec["x-style"], spec["schema"]
    return ("comma" if spec.get("explode") is False else ""), spec["schema"]


def _doc(key: str, spec: dict[str, Any], parameters: list[Parameter]) -> str:
    parts = [spec.get("summary", key)]
    if spec.get("description"):
        parts.append(textwrap.fill(describe(spec), 112))
    if arguments := list(_arguments(spec, parameters)):
        parts.append("\n".join(["Args:", *arguments]))
    if spec.get("x-returns"):
        parts.append("\n".join(["Returns:", textwrap.fill(spec["x-returns"], 108, initial_indent="    ",
                                                          subsequent_indent="    ")]))  # fmt: skip
    if errors := list(_raises(spec)):
        parts.append("\n".join(["Raises:", *errors]))
    parts.append(f"`{key}`")
    return docstring(parts)


def _arguments(spec: dict[str, Any], parameters: list[Parameter]) -> Iterator[str]:
    yield from (parameter.doc for parameter in parameters if parameter.place == "path")
    if body := _body(spec):
        named = f"What is sent, {'an' if body[0] in 'AEIO' else 'a'} {body}."
        yield line("body", {"description": named if body.isidentifier() else "What is sent."})
    yield from (parameter.doc for parameter in parameters if parameter.place != "path")


def _raises(spec: dict[str, Any]) -> Iterator[str]:
    for status in sorted(spec["responses"]):
        if not status.startswith("2"):
            name = _ERRORS.get(int(status), "InternalServerError" if int(status) >= 500 else "APIStatusError")
            yield f"    {name}: {status} {phrase(int(status))}."
