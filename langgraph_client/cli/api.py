"""`langgraph-client api METHOD PATH`: call any route of the server with the client's key, retries and errors."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from langgraph_client.cli import arguments, params
from langgraph_client.cli.acts import results
from langgraph_client.cli.params import Param
from langgraph_client.cli.selection import Selection
from langgraph_client.cli.settings import Settings
from langgraph_client.cli.table import Command

if TYPE_CHECKING:
    from langgraph_client import Client


class Method(str, Enum):
    """The HTTP methods."""

    GET = "GET"
    POST = "POST"
    PUT = "PUT"
    PATCH = "PATCH"
    DELETE = "DELETE"


def api(settings: Settings, *, method: Method, path: str, input: Any, stream: bool, select: Selection | None) -> None:
    """Send a request, and print the response."""
    out = results(select)
    with settings.client() as client:
        if stream:
            for part in client.http.stream(path, method.value, json=input):
                out.object({"event": part.event, "data": part.data, "id": part.id})
            return
        answer = _call(client, method, path, input)
    if isinstance(answer, str) and select is None:
        out.line(answer.removesuffix("\n"))
    elif answer is not None:
        out.document(answer)


def _call(client: Client, method: Method, path: str, content: Any) -> Any:
    if method is Method.GET:
        if content is not None:
            raise ValueError("GET takes no --input: what is asked for stands in the path, as /threads?limit=5")
        return client.http.get(path)
    if method is not Method.DELETE:
        return getattr(client.http, method.value.lower())(path, json=content)
    bodies: list[Any] = []
    client.http.delete(path, json=content, on_response=bodies.append)
    return bodies[-1].json() if bodies[-1].content else None


COMMAND = Command(
    name="api",
    summary="Send a request to any route of the server, and print the answer.",
    more="The key, --header, the retries and the exit codes are those of every command. Prints JSON, or the text of a plain "
    "answer; with --stream, a line of JSON for each server-sent event.",
    examples=(
        "api GET /info --select version",
        """api POST /threads/search --input '{"limit": 5}' --select 0.thread_id""",
        "api DELETE /threads/1f0c…",
        """api POST /runs/stream --stream --input '{"assistant_id": "agent", "input": {"topic": "tea"}}'""",
    ),
    params=(
        Param("method", Annotated[Method, typer.Argument(help="The method.", case_sensitive=False)]).required(),
        params.positional("path", "PATH", "The path under the server's URL, such as /threads/1f0c…/state; it may have a query."),
        params.parsed("input", "JSON", "The body: JSON, @FILE, or - for standard input.", arguments.json_value),
        params.flag("stream", "The answer is a stream of server-sent events."),
        params.SELECT,
    ),
    act=api,
)  # fmt: skip
