"""Requests of the resource `assistants`: one pure function an operation. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

import builtins
import uuid

from langgraph_client._generated import sent
from langgraph_client._generated.models import (
    Assistant,
    AssistantGraph,
    AssistantVersion,
    GraphSchema,
    GraphSchemaNoId,
)
from langgraph_client.decoders import kind, mapping, model, models, nothing
from langgraph_client.request import Request, path, query
from langgraph_client.request import body as as_json
from langgraph_client.types import UNSET, Unset


def create(
    body: sent.AssistantCreate,
) -> Request[Assistant]:
    """Create an assistant.

    An assistant is a graph together with a configuration. Its first version has the number 1.

    Args:
        body: What is sent, an AssistantCreate.

    Returns:
        The new assistant, or the one that already has the id when if_exists is do_nothing.

    Raises:
        NotFoundError: 404 Not Found.
        ConflictError: 409 Conflict.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `POST /assistants`
    """
    return Request(
        operation="assistants.create",
        method="POST",
        path=path("/assistants"),
        json=as_json(body, sent.AssistantCreate),
        idempotent=False,
        decode=model(Assistant),
    )


def search(
    body: sent.AssistantSearchRequest,
) -> Request[builtins.list[Assistant]]:
    """Search assistants.

    Without sort_by the newest come first. Every graph of the server has one assistant of its own, which is found
    too.

    Args:
        body: What is sent, an AssistantSearchRequest.

    Returns:
        One page of the assistants that match.

    Raises:
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `POST /assistants/search`
    """
    return Request(
        operation="assistants.search",
        method="POST",
        path=path("/assistants/search"),
        json=as_json(body, sent.AssistantSearchRequest),
        idempotent=True,
        decode=models(Assistant),
    )


def count(
    body: sent.AssistantCountRequest,
) -> Request[int]:
    """Count assistants.

    Args:
        body: What is sent, an AssistantCountRequest.

    Returns:
        How many assistants match.

    Raises:
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `POST /assistants/count`
    """
    return Request(
        operation="assistants.count",
        method="POST",
        path=path("/assistants/count"),
        json=as_json(body, sent.AssistantCountRequest),
        idempotent=True,
        decode=kind(int),
    )


def get(
    assistant_id: str | uuid.UUID,
) -> Request[Assistant]:
    """Get an assistant.

    The id must be a UUID: a graph's name is refused.

    Args:
        assistant_id: The assistant's UUID.

    Returns:
        The assistant in its latest version.

    Raises:
        NotFoundError: 404 Not Found.

    `GET /assistants/{assistant_id}`
    """
    return Request(
        operation="assistants.get",
        method="GET",
        path=path("/assistants/{assistant_id}", assistant_id=assistant_id),
        idempotent=True,
        decode=model(Assistant),
    )


def update(
    assistant_id: str | uuid.UUID,
    body: sent.AssistantPatch,
) -> Request[Assistant]:
    """Change an assistant, which makes a new version of it.

    What is left out stays as it is. Metadata are merged into the present ones; a description cannot be set back to
    null.

    Args:
        assistant_id: The assistant's UUID.
        body: What is sent, an AssistantPatch.

    Returns:
        The assistant in its new version.

    Raises:
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `PATCH /assistants/{assistant_id}`
    """
    return Request(
        operation="assistants.update",
        method="PATCH",
        path=path("/assistants/{assistant_id}", assistant_id=assistant_id),
        json=as_json(body, sent.AssistantPatch),
        idempotent=False,
        decode=model(Assistant),
    )


def delete(
    assistant_id: str | uuid.UUID,
    *,
    delete_threads: bool | Unset = UNSET,
) -> Request[None]:
    """Delete an assistant with all its versions.

    Args:
        assistant_id: The assistant's UUID.
        delete_threads: Whether the threads that belong to the assistant are deleted too. The server's default is
            `false`.

    Returns:
        Nothing.

    Raises:
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `DELETE /assistants/{assistant_id}`
    """
    return Request(
        operation="assistants.delete",
        method="DELETE",
        path=path("/assistants/{assistant_id}", assistant_id=assistant_id),
        query=query(
            ("delete_threads", delete_threads, bool),
        ),
        idempotent=True,
        decode=nothing,
    )


def get_graph(
    assistant_id: str | uuid.UUID,
    *,
    xray: bool | int | Unset = UNSET,
) -> Request[AssistantGraph]:
    """Get the nodes and edges of an assistant's graph.

    The only operation on an assistant that also takes a graph's name.

    Args:
        assistant_id: The assistant's UUID or a graph's name.
        xray: Whether subgraphs are drawn as well; a number above 0 says how deep. The server's default is `false`.

    Returns:
        The graph, as plain objects that can be drawn.

    Raises:
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `GET /assistants/{assistant_id}/graph`
    """
    return Request(
        operation="assistants.get_graph",
        method="GET",
        path=path("/assistants/{assistant_id}/graph", assistant_id=assistant_id),
        query=query(
            ("xray", xray, bool | int),
        ),
        idempotent=True,
        decode=model(AssistantGraph),
    )


def get_schemas(
    assistant_id: str | uuid.UUID,
) -> Request[GraphSchema]:
    """Get the JSON Schemas of an assistant's graph.

    Args:
        assistant_id: The assistant's UUID.

    Returns:
        The schemas; each may be null when the server can't work it out.

    Raises:
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `GET /assistants/{assistant_id}/schemas`
    """
    return Request(
        operation="assistants.get_schemas",
        method="GET",
        path=path("/assistants/{assistant_id}/schemas", assistant_id=assistant_id),
        idempotent=True,
        decode=model(GraphSchema),
    )


def get_subgraphs(
    assistant_id: str | uuid.UUID,
    *,
    recurse: bool | Unset = UNSET,
) -> Request[dict[str, GraphSchemaNoId]]:
    """Get the schemas of an assistant's subgraphs.

    Args:
        assistant_id: The assistant's UUID.
        recurse: Whether the subgraphs of subgraphs are included. The server's default is `false`.

    Returns:
        The schemas by the subgraph's namespace; an empty mapping for a graph without subgraphs.

    Raises:
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `GET /assistants/{assistant_id}/subgraphs`
    """
    return Request(
        operation="assistants.get_subgraphs",
        method="GET",
        path=path("/assistants/{assistant_id}/subgraphs", assistant_id=assistant_id),
        query=query(
            ("recurse", recurse, bool),
        ),
        idempotent=True,
        decode=mapping(model(GraphSchemaNoId)),
    )


def get_subgraphs_at(
    assistant_id: str | uuid.UUID,
    namespace: str | uuid.UUID,
    *,
    recurse: bool | Unset = UNSET,
) -> Request[dict[str, GraphSchemaNoId]]:
    """Get the schemas of one of an assistant's subgraphs.

    Args:
        assistant_id: The assistant's UUID.
        namespace: The subgraph's namespace.
        recurse: Whether the subgraphs of the subgraph are included. The server's default is `false`.

    Returns:
        The schemas by namespace.

    Raises:
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `GET /assistants/{assistant_id}/subgraphs/{namespace}`
    """
    return Request(
        operation="assistants.get_subgraphs_at",
        method="GET",
        path=path("/assistants/{assistant_id}/subgraphs/{namespace}", assistant_id=assistant_id, namespace=namespace),
        query=query(
            ("recurse", recurse, bool),
        ),
        idempotent=True,
        decode=mapping(model(GraphSchemaNoId)),
    )


def get_versions(
    assistant_id: str | uuid.UUID,
    body: sent.AssistantVersionsSearchRequest,
) -> Request[builtins.list[AssistantVersion]]:
    """List the versions of an assistant.

    The latest comes first. Metadata that no version has are an error 404, not an empty list.

    Args:
        assistant_id: The assistant's UUID.
        body: What is sent, an AssistantVersionsSearchRequest.

    Returns:
        One page of the versions.

    Raises:
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `POST /assistants/{assistant_id}/versions`
    """
    return Request(
        operation="assistants.get_versions",
        method="POST",
        path=path("/assistants/{assistant_id}/versions", assistant_id=assistant_id),
        json=as_json(body, sent.AssistantVersionsSearchRequest),
        idempotent=True,
        decode=models(AssistantVersion),
    )


def set_latest(
    assistant_id: str | uuid.UUID,
    body: sent.AssistantVersionChange,
) -> Request[Assistant]:
    """Make a version of an assistant its latest one.

    The other versions are kept, so that this goes back as well as forth.

    Args:
        assistant_id: The assistant's UUID.
        body: What is sent, an AssistantVersionChange.

    Returns:
        The assistant in that version.

    Raises:
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `POST /assistants/{assistant_id}/latest`
    """
    return Request(
        operation="assistants.set_latest",
        method="POST",
        path=path("/assistants/{assistant_id}/latest", assistant_id=assistant_id),
        json=as_json(body, sent.AssistantVersionChange),
        idempotent=False,
        decode=model(Assistant),
    )
