"""Assistants: a graph together with a configuration, in versions that are all stored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, overload

import attrs

from langgraph_client import models
from langgraph_client._generated.endpoints import assistants as endpoints
from langgraph_client.checks import check
from langgraph_client.resources.assistant_graphs import AssistantGraphs
from langgraph_client.resources.base import PAGE_SIZE, omit_none, split_call_options
from langgraph_client.resources.filters import AssistantFilter
from langgraph_client.resources.keywords import document_kwargs
from langgraph_client.typed_dict import TypedDict
from langgraph_client.types import CallOptions, Id

if TYPE_CHECKING:
    from typing_extensions import Unpack


class AssistantsSearchResponse(TypedDict):
    """What `search` returns with `response_format="object"`.

    Attributes:
        assistants: One page of the assistants that match.
        next: The offset of the next page; None when this one is the last.
    """

    assistants: list[models.Assistant]
    next: str | None


class Assistants(AssistantGraphs):
    """Creates, changes and searches assistants: `client.assistants`."""

    @document_kwargs(CallOptions)
    def get(self, assistant_id: Id, **options: Unpack[CallOptions]) -> models.Assistant:
        """Return an assistant in its latest version.

        Args:
            assistant_id: The assistant's UUID; a graph's name is rejected here.
            **options: `headers`, `params` and `timeout` of this call.

        Raises:
            NotFoundError: There is no such assistant.
            UnprocessableEntityError: The ID is not a UUID.

        Examples:
            >>> joker = client.assistants.search(graph_id="agent")[0]
            >>> client.assistants.get(joker.assistant_id).graph_id
            'agent'

        `GET /assistants/{assistant_id}`
        """
        return self._send(endpoints.get(assistant_id), options)

    @document_kwargs(CallOptions)
    def create(
        self,
        graph_id: str,
        config: Mapping[str, Any] | None = None,
        *,
        context: Mapping[str, Any] | None = None,
        metadata: Mapping[str, Any] | None = None,
        assistant_id: Id | None = None,
        if_exists: models.OnConflict | None = None,
        name: str | None = None,
        description: str | None = None,
        **options: Unpack[CallOptions],
    ) -> models.Assistant:
        """Create an assistant.

        With an `assistant_id` and `if_exists="do_nothing"` it is safe to repeat, and is retried if the response is lost.

        Args:
            graph_id: The graph's name in the server's configuration.
            config: `tags`, `recursion_limit` and `configurable` values of its runs.
            context: Values for the graph's context schema. Not together with `configurable` values.
            metadata: Your own key-value pairs, which searches can filter by.
            assistant_id: The assistant's UUID; the server chooses one when it is None.
            if_exists: What to do when the assistant exists: `raise` (ConflictError, the server's default) or
                `do_nothing` (returns the existing assistant).
            name: Its name, which need not be unique.
            description: What it is for.
            **options: `headers`, `params` and `timeout` of this call.

        Raises:
            BadRequestError: There are both a `context` and `configurable` values.
            NotFoundError: There is no such graph.
            ConflictError: The assistant exists and `if_exists` is not `do_nothing`.
            UnprocessableEntityError: The server rejects a value.

        Examples:
            >>> brief = client.assistants.create("agent", {"tags": ["brief"]}, name="Brief")
            >>> client.runs.wait(None, brief.assistant_id, input={"topic": "tea"})["joke"]
            'This is a joke about tea and cats'

        `POST /assistants`
        """
        wanted = omit_none(config=config, context=context, metadata=metadata, name=name, description=description)
        named = omit_none(assistant_id=assistant_id, if_exists=if_exists)
        request = endpoints.create(models.AssistantCreate(graph_id=graph_id, **named, **wanted))
        repeatable = assistant_id is not None and if_exists == "do_nothing"
        return self._send(attrs.evolve(request, idempotent=repeatable), options)

    @document_kwargs(CallOptions)
    def update(
        self,
        assistant_id: Id,
        *,
        graph_id: str | None = None,
        config: Mapping[str, Any] | None = None,
        context: Mapping[str, Any] | None = None,
        metadata: Mapping[str, Any] | None = None,
        name: str | None = None,
        description: str | None = None,
        **options: Unpack[CallOptions],
    ) -> models.Assistant:
        """Change an assistant. The change creates a new version, which becomes the latest one.

        Args:
            assistant_id: The assistant's UUID.
            graph_id: The name of another graph.
            config: `tags`, `recursion_limit` and `configurable` values of its runs.
            context: Values for the graph's context schema. Not together with `configurable` values.
            metadata: Key-value pairs, merged into those that are there.
            name: Its name.
            description: What it is for.
            **options: `headers`, `params` and `timeout` of this call.

        Returns:
            The assistant in its new version.

        Raises:
            NotFoundError: There is no such assistant, or no such graph.
            UnprocessableEntityError: The server rejects a value.

        Examples:
            >>> brief = client.assistants.create("agent", name="Brief")
            >>> client.assistants.update(brief.assistant_id, description="Says little").version
            2

        `PATCH /assistants/{assistant_id}`
        """
        wanted = omit_none(config=config, context=context, metadata=metadata, name=name, description=description)
        body = models.AssistantPatch(**omit_none(graph_id=graph_id), **wanted)
        return self._send(endpoints.update(assistant_id, body), options)

    @document_kwargs(CallOptions)
    def delete(self, assistant_id: Id, *, delete_threads: bool = False, **options: Unpack[CallOptions]) -> None:
        """Delete an assistant with all of its versions.

        Args:
            assistant_id: The assistant's UUID.
            delete_threads: Whether to delete the threads that belong to it as well.
            **options: `headers`, `params` and `timeout` of this call.

        Raises:
            NotFoundError: There is no such assistant.

        Examples:
            >>> brief = client.assistants.create("agent", name="Brief")
            >>> client.assistants.delete(brief.assistant_id)

        `DELETE /assistants/{assistant_id}`
        """
        self._send(endpoints.delete(assistant_id, delete_threads=delete_threads), options)

    @overload
    def search(
        self,
        *,
        limit: int = 10,
        offset: int = 0,
        response_format: Literal["array"] = "array",
        **wanted: Unpack[AssistantFilter],
    ) -> list[models.Assistant]: ...

    @overload
    def search(
        self,
        *,
        limit: int = 10,
        offset: int = 0,
        response_format: Literal["object"],
        **wanted: Unpack[AssistantFilter],
    ) -> AssistantsSearchResponse: ...

    @document_kwargs(AssistantFilter)
    def search(
        self,
        *,
        limit: int = 10,
        offset: int = 0,
        response_format: Literal["array", "object"] = "array",
        **wanted: Unpack[AssistantFilter],
    ) -> list[models.Assistant] | AssistantsSearchResponse:
        """One page of the assistants that match. `iter` yields the items of all pages.

        Args:
            limit: Maximum number of assistants to return, 1 to 1000.
            offset: How many to skip.
            response_format: `array` returns the assistants, `object` an AssistantsSearchResponse, which has the
                offset of the next page.
            **wanted: What to look for, see AssistantFilter; and `headers`, `params` and `timeout` of this call.

        Raises:
            UnprocessableEntityError: The server rejects a value.

        Examples:
            >>> for assistant in client.assistants.search(graph_id="chat", limit=1):
            ...     print(assistant.name, assistant.version)
            chat 1

        `POST /assistants/search`
        """
        check("response_format", response_format, Literal["array", "object"])
        options, filters = split_call_options(wanted, AssistantFilter)
        request = endpoints.search(models.AssistantSearchRequest(limit=limit, offset=offset, **filters))
        answer = self._transport.exchange(request, options)
        if response_format == "array":
            return answer.value
        return AssistantsSearchResponse(assistants=answer.value, next=answer.headers.get("x-pagination-next"))

    @document_kwargs(AssistantFilter)
    def iter(self, *, page_size: int = PAGE_SIZE, **wanted: Unpack[AssistantFilter]) -> Iterator[models.Assistant]:
        """All assistants that match, page after page, each requested when it is needed.

        Pages are requested by offset: an item that is deleted, or no longer matches, shifts the next ones, and the next page
        skips one of them. An item that is created may show another one twice. Collect the assistants in a list before you change
        them.

        Args:
            page_size: Assistants per request, 1 to 1000.
            **wanted: What to look for, see AssistantFilter; and `headers`, `params` and `timeout` of each call.

        Examples:
            >>> names = [assistant.name for assistant in client.assistants.iter()]
            >>> "agent" in names
            True

        `POST /assistants/search`
        """
        options, filters = split_call_options(wanted, AssistantFilter)
        return self._pages(
            lambda limit, offset: endpoints.search(
                models.AssistantSearchRequest(limit=limit, offset=offset, **filters)
            ),
            page_size,
            options,
        )

    @document_kwargs(CallOptions)
    def count(
        self,
        *,
        metadata: Mapping[str, Any] | None = None,
        graph_id: str | None = None,
        name: str | None = None,
        **options: Unpack[CallOptions],
    ) -> int:
        """Return the number of matching assistants.

        Args:
            metadata: Key-value pairs that the assistant's metadata must have.
            graph_id: The name of their graph.
            name: A part of their name; case is ignored.
            **options: `headers`, `params` and `timeout` of this call.

        Examples:
            >>> client.assistants.count(graph_id="chat")
            1

        `POST /assistants/count`
        """
        body = models.AssistantCountRequest(**omit_none(metadata=metadata, graph_id=graph_id, name=name))
        return self._send(endpoints.count(body), options)

    @document_kwargs(CallOptions)
    def get_versions(
        self,
        assistant_id: Id,
        metadata: Mapping[str, Any] | None = None,
        limit: int = 10,
        offset: int = 0,
        **options: Unpack[CallOptions],
    ) -> list[models.AssistantVersion]:
        """One page of an assistant's versions, the latest first.

        Args:
            assistant_id: The assistant's UUID.
            metadata: Key-value pairs that the version's metadata must have.
            limit: Maximum number of versions to return, 1 to 1000.
            offset: How many to skip.
            **options: `headers`, `params` and `timeout` of this call.

        Raises:
            NotFoundError: There is no such assistant, or none of its versions has the metadata.

        Examples:
            >>> brief = client.assistants.create("agent", name="Brief")
            >>> brief = client.assistants.update(brief.assistant_id, name="Briefer")
            >>> [one.version for one in client.assistants.get_versions(brief.assistant_id)]
            [2, 1]

        `POST /assistants/{assistant_id}/versions`
        """
        body = models.AssistantVersionsSearchRequest(limit=limit, offset=offset, **omit_none(metadata=metadata))
        return self._send(endpoints.get_versions(assistant_id, body), options)

    @document_kwargs(CallOptions)
    def set_latest(self, assistant_id: Id, version: int, **options: Unpack[CallOptions]) -> models.Assistant:
        """Select the version of an assistant that runs use. The others are kept.

        Args:
            assistant_id: The assistant's UUID.
            version: The version's number.
            **options: `headers`, `params` and `timeout` of this call.

        Returns:
            The assistant in that version.

        Raises:
            NotFoundError: There is no such assistant or version.

        Examples:
            >>> brief = client.assistants.create("agent", name="Brief")
            >>> brief = client.assistants.update(brief.assistant_id, name="Briefer")
            >>> client.assistants.set_latest(brief.assistant_id, 1).name
            'Brief'

        `POST /assistants/{assistant_id}/latest`
        """
        return self._send(endpoints.set_latest(assistant_id, models.AssistantVersionChange(version=version)), options)
