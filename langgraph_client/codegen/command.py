"""Implements `langgraph-client generate` and the commands for Django and Flask: write or check a module."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs

from langgraph_client import Client, get_client
from langgraph_client.codegen import check, generator
from langgraph_client.codegen.classes import Classes
from langgraph_client.codegen.deployment import Deployment, Graph, ask, load
from langgraph_client.codegen.embedded import Options, read_options
from langgraph_client.codegen.naming import CodegenError

Tell = Callable[[str], object]

OPTIONS: Mapping[str, tuple[str, bool]] = {
    "output": ("The module.", False),
    "url": ("The server; else LANGGRAPH_API_URL, else http://localhost:2024.", False),
    "assistant": ("A graph's name, an assistant's UUID or its name; else each graph's own assistant.", True),
    "schemas": ("Read this file in place of asking the server.", False),
    "save-schemas": ("Write what the server says to this file.", False),
    "style": ("What the types are: typeddict (plain dicts), or attrs (classes).", False),
    "prefix": ("What the name of each class begins with.", False),
}
"""Option → its help, and whether it may be repeated."""


@attrs.frozen(kw_only=True)
class Task:
    """A module to write or check.

    Attributes:
        output: The module.
        client: Creates a client of the deployment; not called when there is a file of schemas.
        schemas: The file to read instead of requesting the schemas from a server.
        save_schemas: The file to write the server's schemas to.
        changes: The options that were given; the others stay as in the existing module, or else are the defaults.
    """

    output: Path
    client: Callable[[], contextlib.AbstractContextManager[Client]]
    schemas: Path | None = None
    save_schemas: Path | None = None
    changes: dict[str, Any] = attrs.field(factory=dict)

    @property
    def options(self) -> Options:
        """The module's options."""
        before = read_options(check.read(self.output)) if self.output.exists() else Options()
        return attrs.evolve(before, **self.changes)

    def deployment(self) -> Deployment:
        """Return the deployment to generate from."""
        wanted = self.options.assistants
        if self.schemas is not None:
            found = load(self.schemas, wanted)
        else:
            with self.client() as client:
                found = ask(client, wanted)
        if self.save_schemas is not None:
            found.save(self.save_schemas)
        return _usable(found)


def _usable(found: Deployment) -> Deployment:
    """Return the deployment without the graphs whose schemas are invalid, which are listed as problems."""
    told = {name: _problem_of(name, graph) for name, graph in found.graphs.items()}
    problems = found.problems | {name: problem for name, problem in told.items() if problem}
    return attrs.evolve(
        found, problems=problems, graphs={name: one for name, one in found.graphs.items() if name not in problems}
    )


def task_of(said: Mapping[str, Any], setting: str, folder: Path) -> Task:
    """Return the task that a framework's settings and command line describe.

    Args:
        said: Option → value; see OPTIONS.
        setting: The setting's name, for messages.
        folder: What paths are relative to.

    Raises:
        CodegenError: There is an option that is not known, or no `output`.
    """
    if unknown := sorted(said.keys() - OPTIONS):
        raise CodegenError(f"{setting}[{unknown[0]!r}] is not known; known are {', '.join(OPTIONS)}")
    if not said.get("output"):
        raise CodegenError(f"{setting}['output'] must name the module, or --output")
    paths = {name: folder / said[name] for name in ("output", "schemas", "save-schemas") if said.get(name)}
    changes = {name: said[name] for name in ("style", "prefix") if name in said}
    if "assistant" in said:
        changes["assistants"] = said["assistant"]
    return Task(
        output=paths["output"],
        client=partial(get_client, said.get("url")),
        schemas=paths.get("schemas"),
        save_schemas=paths.get("save-schemas"),
        changes=changes,
    )


def _problem_of(name: str, graph: Graph) -> str:
    """Return why no classes can be generated from a graph's schemas; empty if they can."""
    try:
        Classes(Deployment(version="", graphs={name: graph}))
    except CodegenError as error:
        return str(error)
    return ""


def write(task: Task, tell: Tell) -> int:
    """Write the module.

    Args:
        task: What to do.
        tell: Called with each line for the user.

    Returns:
        0, or 1 when an assistant's schemas could not be had; the others are written.

    Raises:
        CodegenError: Something is wrong with the options, a file or the schemas.
        LangGraphError: A request to the server failed.
    """
    module = _generator()
    options, deployment = task.options, task.deployment()
    for name, problem in deployment.problems.items():
        tell(f"warning: {name} is left out: {problem}")
    if not deployment.graphs:
        raise CodegenError("there is no graph to generate anything for")
    task.output.write_text(module.generate(deployment, options), encoding="utf-8")
    tell(f"{task.output}: {', '.join(deployment.graphs)}")
    return 1 if deployment.problems else 0


def verify(task: Task, tell: Tell) -> int:
    """Check the module: compare its schemas with the deployment's, and its code with the code that would be generated.

    Returns:
        0, or 1 when it differs; then what differs was told.
    """
    module = _generator()
    text, deployment = check.read(task.output), task.deployment()
    found = check.differences(text, deployment)
    if not found:
        found = check.edits(text, module.generate(deployment, task.options))
    if not found:
        tell(f"{task.output} is up to date")
        return 0
    again = f"If that is right, generate it again: langgraph-client generate --output {task.output}"
    for line in [f"{task.output} does not fit the deployment:", *found, again]:
        tell(line)
    return 1


def _generator() -> ModuleType:
    """Return the generator. Raises when the extra is missing."""
    generator.require()
    from langgraph_client.codegen import module  # it needs the extra

    return module


def outdated(task: Task) -> list[str]:
    """Return the changes of the deployment since the module was generated, a line each. Does not need the extra."""
    return check.differences(check.read(task.output), task.deployment())
