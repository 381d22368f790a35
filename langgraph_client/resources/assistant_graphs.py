"""The graph of an assistant: its nodes and edges, its schemas, its subgraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langgraph_client import models
from langgraph_client._generated.endpoints import assistants as endpoints
from langgraph_client.resources.base import Resource
from langgraph_client.resources.keywords import document_kwargs
from langgraph_client.types import CallOptions, Id

if TYPE_CHECKING:
    from typing_extensions import Unpack


class AssistantGraphs(Resource):
    """The methods of `client.assistants` for graphs."""

    @document_kwargs(CallOptions)
    def get_graph(
        self, assistant_id: Id, *, xray: int | bool = False, **options: Unpack[CallOptions]
    ) -> models.AssistantGraph:
        """Return the nodes and edges of an assistant's graph.

        Args:
            assistant_id: The assistant's UUID, or a graph's name.
            xray: Whether to include subgraphs; a number, from 1, is the number of levels.
            **options: `headers`, `params` and `timeout` of this call.

        Raises:
            NotFoundError: There is no such assistant.

        Examples:
            >>> graph = client.assistants.get_graph("agent")
            >>> [node["id"] for node in graph.nodes]
            ['__start__', 'refine_topic', 'generate_joke', '__end__']

        `GET /assistants/{assistant_id}/graph`
        """
        return self._send(endpoints.get_graph(assistant_id, xray=xray), options)

    @document_kwargs(CallOptions)
    def get_schemas(self, assistant_id: Id, **options: Unpack[CallOptions]) -> models.GraphSchema:
        """Return the JSON Schemas of the input, state and output of an assistant's graph.

        Args:
            assistant_id: The assistant's UUID.
            **options: `headers`, `params` and `timeout` of this call.

        Raises:
            NotFoundError: There is no such assistant.

        Examples:
            >>> joker = client.assistants.search(graph_id="agent")[0]
            >>> schemas = client.assistants.get_schemas(joker.assistant_id)
            >>> list((schemas["input_schema"] or {})["properties"])
            ['topic', 'joke']

        `GET /assistants/{assistant_id}/schemas`
        """
        return self._send(endpoints.get_schemas(assistant_id), options)

    @document_kwargs(CallOptions)
    def get_subgraphs(
        self,
        assistant_id: Id,
        namespace: str | None = None,
        recurse: bool = False,  # noqa: FBT001, FBT002  # may be given by position, as in the official client
        **options: Unpack[CallOptions],
    ) -> dict[str, models.GraphSchemaNoId]:
        """Return the JSON Schemas of the subgraphs of an assistant's graph.

        Args:
            assistant_id: The assistant's UUID.
            namespace: The subgraph to return; None returns all of them.
            recurse: Whether to include the subgraphs of subgraphs.
            **options: `headers`, `params` and `timeout` of this call.

        Returns:
            The schemas by the subgraph's namespace.

        Raises:
            NotFoundError: There is no such assistant.

        Examples:
            >>> nested = client.assistants.search(graph_id="nested")[0]
            >>> list(client.assistants.get_subgraphs(nested.assistant_id, recurse=True))
            ['middle', 'middle|inner']

        `GET /assistants/{assistant_id}/subgraphs`, `GET /assistants/{assistant_id}/subgraphs/{namespace}`
        """
        if namespace is not None:
            return self._send(endpoints.get_subgraphs_at(assistant_id, namespace, recurse=recurse), options)
        return self._send(endpoints.get_subgraphs(assistant_id, recurse=recurse), options)
