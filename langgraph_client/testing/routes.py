"""Maps requests to operations: a table of method, path, function and the model that the body must match."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeAlias

import attrs

from langgraph_client.testing.http import Refused, Request, Response
from langgraph_client.testing.script_runner import ScriptRunner
from langgraph_client.testing.state import State


class Server(Protocol):
    """What operations use of the fake. `Fake` imports the operations, so they can't import it."""

    state: State
    runner: ScriptRunner
    schemas: dict[str, Mapping[str, Any]]

    @property
    def graphs(self) -> list[str]:
        """The names of the scripted graphs."""


@attrs.frozen(kw_only=True)
class Call:
    """A request for a known operation.

    Attributes:
        fake: The server.
        request: The request.
        ids: The values of the path's parameters, in order.
        body: The validated body; an empty dict if there is none.
    """

    fake: Server
    request: Request
    ids: tuple[str, ...]
    body: Any


Operation: TypeAlias = Callable[[Call], Response]
Route: TypeAlias = "tuple[str, str, Operation, type[Any] | None]"
"""Method, path, function, and the request model."""


class Router:
    """Finds the operation for a request."""

    def __init__(self, routes: list[Route]) -> None:
        self._routes = [
            (method, path.strip("/").split("/"), operation, model) for method, path, operation, model in routes
        ]

    def find(self, request: Request) -> tuple[Operation, tuple[str, ...], type[Any] | None]:
        """Return the operation, the values of its path's parameters, and its request model.

        Raises:
            Refused: 404 or 405.
        """
        segments = request.segments()
        fitting = [
            (sum("{" in part for part in path), method, path, operation, model)
            for method, path, operation, model in self._routes
            if len(path) == len(segments)
            and all("{" in part or part == given for part, given in zip(path, segments, strict=True))
        ]
        if not fitting:
            raise Refused(404, "Not Found")
        for _, method, path, operation, model in sorted(fitting, key=lambda one: one[0]):  # `/search` before `/{id}`
            if method == request.method:
                ids = tuple(given for part, given in zip(path, segments, strict=True) if "{" in part)
                return operation, ids, model
        raise Refused(405, "Method Not Allowed")


def checked(body: Any, model: type[Any] | None) -> Any:
    """Return a body that matches its model or a list of it. As on the real server, unknown fields are ignored.

    Raises:
        Refused: 422.
    """
    if model is None:
        return {} if body is None else body
    if isinstance(body, list):
        return [checked(one, model) for one in body]
    given = {} if body is None else body
    if not isinstance(given, dict):
        raise Refused(422, f'{given!r} is not of type "object"')
    try:
        model.from_dict(given).check_known()
    except (TypeError, ValueError) as error:
        raise Refused(422, _in_words(error, given)) from None
    limit = given.get("limit", 1)
    if not 1 <= limit <= _MOST:
        raise Refused(422, f"{limit} is not a limit between 1 and {_MOST}")
    return given


_MOST = 1000


def _in_words(error: Exception, body: Any) -> str:
    missing = str(error).partition("keyword-only argument")[2]
    if missing:
        name = missing.split("'")[1]
        return f'"{name}" is a required property\n\nFailed validating "required" in schema\n\nOn instance:\n    {body}'
    return str(error)


def unsupported(what: str, instead: str) -> Operation:
    """Return an operation that rejects every request with 501, because the fake does not support it."""

    def refuse(call: Call) -> Response:
        raise Refused(501, f"A fake Agent Server has no {what} ({call.request.method} {call.request.path}): {instead}.")

    return refuse
