"""The module that is generated: its models, a function for each graph, and the schemas."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, get_args

import attrs
import jinja2

from langgraph_client.codegen import attrs_models, generator, typed_dicts
from langgraph_client.codegen.classes import Classes, Entry
from langgraph_client.codegen.deployment import PARTS, Deployment
from langgraph_client.codegen.naming import CodegenError, Schema, docstring

Style = Literal["typeddict", "attrs"]
_RUFF = ("--isolated", "--target-version=py310", "--line-length=100")
_MISSING = "The server has no schema for it."


@attrs.frozen(kw_only=True)
class Options:
    """How a module is generated. They stand in its docstring, so that it can be checked without them.

    Attributes:
        style: What the models are.
        prefix: In front of the name of each class.
        assistants: Which assistants; when empty, each graph's own.
    """

    style: Style = "typeddict"
    prefix: str = ""
    assistants: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.style not in get_args(Style):
            raise CodegenError(f"--style must be {' or '.join(get_args(Style))}, got {self.style!r}")


def generate(deployment: Deployment, options: Options) -> str:
    """The module's text, the same for the same deployment and options.

    Raises:
        CodegenError: A program of the extra `codegen` is missing, or a schema is not one.
    """
    generator.require()
    classes = Classes(deployment, options.prefix)
    models = _models(classes, options.style)
    environment = jinja2.Environment(  # noqa: S701 - it is no HTML
        loader=jinja2.FileSystemLoader(generator.TEMPLATES),
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )
    entries = [_described(name, entry, classes) for name, entry in classes.entries.items()]
    text = environment.get_template("module.jinja2").render(
        header=header(deployment, options),
        models=models,
        entries=entries,
        decoded=("output", "state") if options.style == "attrs" else (),
        schemas=_schemas(classes),
        names=sorted([*classes.schemas, *(entry.function for entry in classes.entries.values()), "SCHEMAS"]),
    )
    return _tidy(text)


def header(deployment: Deployment, options: Options) -> str:
    """What the module's docstring says of where it comes from; `read_header` reads it."""
    lines = {
        "Server": f"langgraph-api {deployment.version}",
        "Assistants": ", ".join(deployment.graphs),
        "Schemas": f"sha256 {deployment.digest}",
        "Options": json.dumps(attrs.asdict(options)),
    }
    return "\n".join(f"{name}: {text}" for name, text in lines.items()).replace("\\", r"\\")


def _models(classes: Classes, style: Style) -> str:
    """The models, without the docstring of their module."""
    missing = {entry.classes[part] for entry in classes.entries.values() for part in entry.missing}
    if style == "typeddict":
        text = typed_dicts.generate(classes.schemas, dict.fromkeys(missing, _MISSING))
    else:
        received = classes.reached(("output", "state"))
        only_sent = classes.reached(("input", "context")) - received
        text = attrs_models.generate(classes.schemas, only_sent, '"""Models."""')
    return text.partition('"""Models."""')[2].replace("from __future__ import annotations", "")


def _described(name: str, entry: Entry, classes: Classes) -> dict[str, Any]:
    what = [f"The graph `{entry.graph.graph_id}`, typed."]
    what += [f"The server has no schema of its {' and '.join(entry.missing)}."] if entry.missing else []
    what += entry.notes
    told = [
        "Args:\n    client: A client of the deployment.\n    validate: Whether what is sent and received is checked "
        "against the schemas."
    ]
    decodes = {part: "properties" in classes.schemas[entry.classes[part]] for part in PARTS}
    doc = docstring([" ".join(what), *told])
    return {"name": name, **attrs.asdict(entry, recurse=False), "doc": doc, "decodes": decodes}


def _schemas(classes: Classes) -> str:
    """The schemas as JSON, a line each, so that a changed one is a changed line. No quote in it ends the literal."""
    roots = {entry.classes[part]: None for entry in classes.entries.values() for part in PARTS}
    assistants = {
        name: {f"{part}_schema": classes.defs.get(entry.classes[part]) for part in PARTS}
        | {"graph_id": entry.graph.graph_id}
        for name, entry in classes.entries.items()
    }
    shared = {name: schema for name, schema in sorted(classes.defs.items()) if name not in roots}
    lines = [f'"assistants": {{\n{_lines(assistants, _two_levels)}}}', f'"$defs": {{\n{_lines(shared, _line)}}}']
    return "{\n" + ",\n".join(lines) + "\n}"


def _lines(members: Mapping[str, Any], write: Any) -> str:
    return ",\n".join(f" {_line(name)}: {write(value)}" for name, value in members.items()) + "\n"


def _two_levels(members: Mapping[str, Schema | None]) -> str:
    return "{\n" + ",\n".join(f"  {_line(key)}: {_line(value)}" for key, value in sorted(members.items())) + "\n }"


def _line(value: Any) -> str:
    return json.dumps(value).replace("'", r"\u0027")


def _tidy(text: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "module.py"
        path.write_text(text, encoding="utf-8")
        generator.tidy(path, *_RUFF)
        return path.read_text(encoding="utf-8")
