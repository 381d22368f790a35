"""Generates the module: its models, a function for each graph, and the schemas."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import attrs
import jinja2

from langgraph_client.codegen import attrs_models, generator, typed_dicts
from langgraph_client.codegen.classes import Classes, Entry
from langgraph_client.codegen.deployment import PARTS, Deployment
from langgraph_client.codegen.embedded import Options, Style, header, schemas_of, write_schemas
from langgraph_client.codegen.naming import HINT_NAMES, docstring

_RUFF = ("--isolated", "--target-version=py310", "--line-length=100")
_MISSING = "The server has no schema for it."


def generate(deployment: Deployment, options: Options) -> str:
    """Return the module's text, which is the same for the same deployment and options.

    Raises:
        CodegenError: A program of the extra `codegen` failed, or a schema is invalid.
    """
    classes = Classes(deployment, options.prefix)
    models = _models(classes, options.style)
    environment = jinja2.Environment(  # noqa: S701 - the output is not HTML
        loader=jinja2.FileSystemLoader(generator.TEMPLATES),
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )
    entries = [_described(name, entry, classes) for name, entry in classes.entries.items()]
    text = environment.get_template("module.jinja2").render(
        header=docstring([header(deployment, options)]).replace("\n    ", "\n"),
        models=models,
        entries=entries,
        decoded=("output", "state") if options.style == "attrs" else (),
        schemas=write_schemas(schemas_of(classes)),
        names=sorted([*classes.schemas, *(entry.function for entry in classes.entries.values()), "SCHEMAS"]),
    )
    return _tidy(text)


def _models(classes: Classes, style: Style) -> str:
    """Return the models, without their module's docstring."""
    missing = {entry.classes[part] for entry in classes.entries.values() for part in entry.missing}
    if style == "typeddict":
        text = typed_dicts.generate(classes.schemas, dict.fromkeys(missing, _MISSING))
    else:
        received = classes.reached(("output", "state"))
        only_sent = classes.reached(("input", "context")) - received
        text = attrs_models.generate(classes.schemas, only_sent, '"""Models."""', HINT_NAMES)
    return text.partition('"""Models."""')[2].replace("from __future__ import annotations", "")


def _described(name: str, entry: Entry, classes: Classes) -> dict[str, Any]:
    what = [f"The graph `{entry.graph.graph_id}`, typed."]
    what += [f"The server has no schema of its {' and '.join(entry.missing)}."] if entry.missing else []
    what += entry.notes
    validate = "Whether what is sent and received is checked against the schemas."
    told = [f"Args:\n    client: A client of the deployment.\n    validate: {validate}"]
    decodes = {part: "properties" in classes.schemas[entry.classes[part]] for part in PARTS}
    doc = docstring([" ".join(what), *told])
    return {"name": name, **attrs.asdict(entry, recurse=False), "doc": doc, "decodes": decodes}


def _tidy(text: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "module.py"
        path.write_text(text, encoding="utf-8")
        generator.tidy(path, *_RUFF)
        return path.read_text(encoding="utf-8")
