"""`langgraph-client assistants …`: the commands for assistants."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from langgraph_client.cli import params
from langgraph_client.cli.acts import LIST, PAGE, Group, does, lists, names, results, shows
from langgraph_client.cli.columns import Column, identity, since, whole
from langgraph_client.cli.mermaid import mermaid
from langgraph_client.cli.params import Param
from langgraph_client.cli.selection import Selection
from langgraph_client.cli.settings import Settings
from langgraph_client.cli.table import Command

if TYPE_CHECKING:
    from langgraph_client import Client

ASSISTANT = params.positional("assistant_id", "ASSISTANT", "The assistant's UUID.")
AGENT = params.positional("assistant_id", "AGENT", "A graph's name, or an assistant's UUID.")
CONFIG = params.json_object("config", "tags, recursion_limit and configurable values")
CONTEXT = params.json_object("context", "Values for the graph's context schema")
METADATA = params.json_object("metadata", "Key-value pairs of your own")
FILTER = params.json_object("metadata", "Key-value pairs that the metadata must have")
NAME = params.text("name", "NAME", "What to call it.")
DESCRIPTION = params.text("description", "TEXT", "What it is for.")


def _versions(client: Client, assistant_id: str, page_size: int = PAGE) -> Iterator[Any]:
    offset = 0
    while page := client.assistants.get_versions(assistant_id, limit=page_size, offset=offset):
        yield from page
        offset += len(page)


def _graph(
    settings: Settings, *, assistant_id: str, xray: int | None, as_mermaid: bool, select: Selection | None
) -> None:
    """Print an assistant's graph."""
    out = results(select)
    with settings.client() as client:
        graph = client.assistants.get_graph(assistant_id, xray=xray or False)
    if as_mermaid:
        out.line(mermaid(graph))
    else:
        out.document(graph)


GROUP = Group("Assistants: graphs with a configuration.", (
    Command(
        name="list", summary="List assistants.", examples=("assistants list", "assistants list --graph agent --output json"),
        params=(params.text("graph", "GRAPH", "Only those of this graph."), FILTER, *LIST),
        act=lists("assistants", (identity("assistant_id"), Column("graph_id", "graph"), Column("name"), whole("version")),
                  lambda c, graph=None, **o: c.assistants.iter(graph_id=graph, **o)),
    ),
    Command(
        name="get", summary="Print one assistant as JSON.", examples=("assistants get 1f0a…",), params=(ASSISTANT, params.SELECT),
        act=shows(lambda c, assistant_id: c.assistants.get(assistant_id)),
    ),
    Command(
        name="create", summary="Make an assistant of a graph, and print its id.",
        examples=("""assistants create agent --name short --config '{"configurable": {"length": 3}}'""",),
        params=(params.positional("graph_id", "GRAPH", "The graph's name."), NAME, DESCRIPTION, CONFIG, CONTEXT, METADATA),
        act=names("assistant_id", lambda c, graph_id, **o: c.assistants.create(graph_id, **o)),
    ),
    Command(
        name="update", summary="Make a new version of an assistant, and print its number. What is not given stays.",
        examples=("""assistants update 1f0a… --context '{"length": 5}'""",),
        params=(ASSISTANT, NAME, DESCRIPTION, CONFIG, CONTEXT, METADATA),
        act=names("version", lambda c, assistant_id, **o: c.assistants.update(assistant_id, **o)),
    ),
    Command(
        name="versions", summary="List the versions of an assistant, the latest first.", examples=("assistants versions 1f0a…",),
        params=(ASSISTANT, *LIST),
        act=lists("versions", (whole("version"), since("created_at", "created"), Column("name"), Column("config"), Column("context")),
                  _versions),
    ),
    Command(
        name="graph", summary="Print the graph of an assistant: its nodes and edges.",
        examples=("assistants graph agent", "assistants graph agent --mermaid > agent.mmd"),
        params=(AGENT, Param("xray", Annotated[int | None, typer.Option("--xray", help="Show subgraphs, so many levels deep.", min=1)]),
                Param("as_mermaid", Annotated[bool, typer.Option("--mermaid", help="As Mermaid, to be drawn.")], False), params.SELECT),
        act=_graph,
    ),
    Command(
        name="schemas", summary="Print the JSON schemas of an assistant: input, output, state, config, context.",
        examples=("assistants schemas 1f0a…", "assistants schemas 1f0a… --select input_schema.required"), params=(ASSISTANT, params.SELECT),
        act=shows(lambda c, assistant_id: c.assistants.get_schemas(assistant_id)),
    ),
    Command(
        name="delete", summary="Delete an assistant.", examples=("assistants delete 1f0a…",), params=(ASSISTANT,),
        act=does(lambda c, assistant_id: c.assistants.delete(assistant_id)),
    ),
))  # fmt: skip
