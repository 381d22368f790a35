"""`langgraph-client generate`: write or check the typed module of a deployment's graphs."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from langgraph_client.cli.params import Param, flag, text, texts
from langgraph_client.cli.screen import Plain, standard_output
from langgraph_client.cli.settings import Settings, tell, visible
from langgraph_client.cli.table import Command


class _Style(str, Enum):
    typeddict = "typeddict"
    attrs = "attrs"


def _file(name: str, what: str) -> Param:
    return Param(name.replace("-", "_"), Annotated[Path | None, typer.Option(f"--{name}", metavar="FILE", help=what)])


def generate(settings: Settings, *, output: Path, check: bool, assistant: list[str] | None, schemas: Path | None,
             save_schemas: Path | None, style: Enum | None, prefix: str | None) -> None:  # fmt: skip
    """Write a module, or check the existing one."""
    from langgraph_client.codegen import command

    said = {"assistants": assistant, "style": None if style is None else style.value, "prefix": prefix}
    task = command.Task(
        output=output,
        client=settings.client,
        schemas=schemas,
        save_schemas=save_schemas,
        changes={name: value for name, value in said.items() if value is not None},
    )
    if check:
        out = Plain(standard_output())
        code = command.verify(task, lambda line: out.line(visible(line)))
    else:
        code = command.write(task, tell if not settings.quiet else lambda _: None)
    if code:
        raise typer.Exit(code)


COMMAND = Command(
    name="generate",
    summary="Write a Python module with the types of the deployment's graphs.",
    more="Needs the extra codegen. What is not said is as in the module that is there: its style, its prefix, its "
    "assistants. Exits with 1 when the schemas of an assistant can't be had (the others are written), and with --check when "
    "the module does not fit the deployment any more: then the differences are on standard output.",
    examples=(
        "generate --url https://agents.example.com --output shop/agents.py",
        "generate --output shop/agents.py --check",
        "generate --output shop/agents.py --save-schemas agents.json",
        "generate --output shop/agents.py --schemas agents.json --check",
    ),
    params=(
        Param("output", Annotated[Path, typer.Option("--output", metavar="FILE", help="The module.")]).required(),
        flag("check", "Write nothing, and say what has changed since."),
        texts("assistant", "NAME", "A graph's name, an assistant's UUID or its name; else each graph's own assistant."),
        _file("schemas", "Read this file in place of asking the server."),
        _file("save-schemas", "Write what the server says to this file."),
        Param(
            "style",
            Annotated[_Style | None, typer.Option("--style", help="What the types are: plain dicts, or classes.")],
        ),
        text("prefix", "NAME", "What the name of each class begins with."),
    ),
    act=generate,
)
