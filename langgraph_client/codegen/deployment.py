"""Reads a deployment's assistants and their JSON Schemas, from a server or from a file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from langgraph_client import Client, LangGraphError, models
from langgraph_client.codegen.naming import CodegenError, Schema
from langgraph_client.codegen.walk import reachable, without

PARTS = ("input", "output", "state", "context")
"""The parts of a graph that have a schema; the server's keys end in `_schema`."""
_PAGE_SIZE = 1000
_PROSE = ("title", "default", "example", "examples", "deprecated")


@attrs.frozen(kw_only=True)
class Graph:
    """One assistant's graph.

    Attributes:
        assistant_id: The ID to start runs with: the graph's name for its default assistant, else the assistant's UUID.
        graph_id: The graph.
        schemas: Part → JSON Schema; None or empty where the server has none.
    """

    assistant_id: str
    graph_id: str
    schemas: Mapping[str, Schema | None]


@attrs.frozen(kw_only=True)
class Deployment:
    """The assistants of a deployment, by name, in order.

    Attributes:
        version: The server's version; empty when the server does not report it.
        graphs: Name → graph.
        problems: Name → why its schemas could not be read.
    """

    version: str
    graphs: dict[str, Graph]
    problems: dict[str, str] = attrs.field(factory=dict)

    @property
    def digest(self) -> str:
        """A hash of the assistants and their schemas, without the server's version and descriptions."""
        text = json.dumps(without(_written(self.graphs), "description"), sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def save(self, path: Path) -> None:
        """Write the deployment to a file, for `load`."""
        pool = _shared(self.graphs.values())
        assistants = {
            name: {**one, "schemas": {part: _without_shared(schema, pool) for part, schema in one["schemas"].items()}}
            for name, one in _written(self.graphs).items()
        }
        data = {"server": self.version, "assistants": assistants, "$defs": dict(sorted(pool.items()))}
        path.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def load(path: Path, wanted: Sequence[str] = ()) -> Deployment:
    """Read what `Deployment.save` wrote.

    Args:
        path: The file.
        wanted: The names of the assistants; all when empty.

    Raises:
        CodegenError: The file can't be read, or `Deployment.save` did not write it.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        pool = data["$defs"]
        graphs = {
            name: Graph(
                **{**graph, "schemas": {part: _with_shared(one, pool) for part, one in graph["schemas"].items()}}
            )
            for name, graph in data["assistants"].items()
        }
        version = str(data["server"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CodegenError(f"{path} is not a file that --save-schemas wrote: {error}") from error
    names = sorted(wanted or graphs)
    problems = {name: "it is not in the file" for name in names if name not in graphs}
    return Deployment(
        version=version, graphs={name: graphs[name] for name in names if name in graphs}, problems=problems
    )


def ask(client: Client, wanted: Sequence[str] = ()) -> Deployment:
    """Read the deployment of a server.

    Args:
        client: A client of the server.
        wanted: Names of graphs, or UUIDs or names of assistants. When empty, each graph's default assistant.

    Raises:
        LangGraphError: The assistants can't be listed. One that is not found, or whose schemas can't be had, is one of
            `problems`.

    `GET /info`, `POST /assistants/search`, `GET /assistants/{assistant_id}/schemas` for each
    """
    version = client.system.info().get("version") or ""
    found = list(client.assistants.iter(page_size=_PAGE_SIZE))
    own = _own(found)
    graphs, problems = dict[str, Graph](), dict[str, str]()
    for name in sorted(wanted or own):
        try:
            assistant = _chosen(name, own, found)
            schemas = client.assistants.get_schemas(assistant.assistant_id)
        except (CodegenError, LangGraphError) as error:
            problems[name] = str(error)
            continue
        is_own = own.get(assistant.graph_id) is assistant
        graphs[name] = Graph(
            assistant_id=assistant.graph_id if is_own else assistant.assistant_id,
            graph_id=assistant.graph_id,
            schemas=parts_of(schemas),
        )
    return Deployment(version=version, graphs=graphs, problems=problems)


def parts_of(schemas: Mapping[str, Any]) -> dict[str, Schema | None]:
    """Return the four schemas in a `get_schemas` response. Older servers call `context_schema` `config_schema`."""
    context = "context_schema" if "context_schema" in schemas else "config_schema"
    keys = {part: f"{part}_schema" for part in PARTS} | {"context": context}
    return {part: without(schemas.get(key), *_PROSE) for part, key in keys.items()}


def _written(graphs: Mapping[str, Graph]) -> dict[str, Any]:
    return {name: attrs.asdict(graph, recurse=False) for name, graph in graphs.items()}


def _own(found: Iterable[models.Assistant]) -> dict[str, models.Assistant]:
    """Return graph → its default assistant, which the server created; the graph's oldest one if none is marked so."""
    oldest = sorted(found, key=lambda one: (not _is_system(one), str(one.get("created_at")), one.assistant_id))
    return {one.graph_id: one for one in reversed(oldest)}


def _is_system(assistant: models.Assistant) -> bool:
    return (assistant.get("metadata") or {}).get("created_by") == "system"


def _chosen(name: str, own: Mapping[str, models.Assistant], found: Sequence[models.Assistant]) -> models.Assistant:
    if name in own:
        return own[name]
    matching = [one for one in found if name in {one.assistant_id, one.get("name")}]
    if len(matching) > 1:
        raise CodegenError(f"{len(matching)} assistants have this name; give the UUID of one")
    if not matching:
        raise CodegenError(f"no assistant has this name; there are {', '.join(sorted(own)) or 'none'}")
    return matching[0]


def _shared(graphs: Iterable[Graph]) -> dict[str, Schema]:
    """Return the definitions that are equal wherever their name occurs, so that a file can store them once."""
    found: dict[str, list[Schema]] = {}
    for schema in (one for graph in graphs for one in graph.schemas.values() if one):
        for name, definition in schema.get("$defs", {}).items():
            found.setdefault(name, []).append(definition)
    return {name: several[0] for name, several in found.items() if all(one == several[0] for one in several)}


def _without_shared(schema: Schema | None, pool: Mapping[str, Schema]) -> Schema | None:
    if not schema or "$defs" not in schema:
        return schema
    return {**schema, "$defs": {name: one for name, one in schema["$defs"].items() if name not in pool}}


def _with_shared(schema: Schema | None, pool: Mapping[str, Schema]) -> Schema | None:
    if not schema or "$defs" not in schema:
        return schema
    return {**schema, "$defs": reachable(schema, {**pool, **schema["$defs"]})}
