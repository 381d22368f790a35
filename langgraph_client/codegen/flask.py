"""The command `flask agents generate`, which Flask discovers automatically.

::

    app.config["LANGGRAPH_AGENTS"] = {"output": "shop/agents.py", "url": "https://agents.example.com"}

`output` is the module, and `schemas` a file to read instead of requesting the schemas from the server at `url`. Both
paths are relative to the directory in which Flask runs.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from flask import current_app
from flask.cli import AppGroup

from langgraph_client import LangGraphError
from langgraph_client.codegen.command import OPTIONS, task_of, verify, write
from langgraph_client.codegen.naming import CodegenError

SETTING = "LANGGRAPH_AGENTS"

agents = AppGroup("agents", help="Typed modules of a deployment's graphs.")


@agents.command("generate", help=f"Write the module with the types of the graphs. What is not said is in {SETTING}.")
@click.option("--check", is_flag=True, help="Write nothing, and say what has changed since.")
def generate(*, check: bool, **given: Any) -> None:
    """Write the module, or check it."""
    said = {name.replace("_", "-"): value for name, value in given.items() if value not in {None, ()}}
    try:
        task = task_of({**current_app.config.get(SETTING, {}), **said}, SETTING, Path.cwd())
        code = (verify if check else write)(task, click.echo)
    except (CodegenError, LangGraphError) as error:
        raise click.ClickException(str(error)) from error
    if code:
        raise click.exceptions.Exit(code)


for _name, (_what, _several) in OPTIONS.items():
    generate.params.append(click.Option([f"--{_name}"], help=_what, multiple=_several))
