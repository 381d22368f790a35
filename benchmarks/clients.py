"""The clients that are measured, and how each one opens a stream: the two have the same names for that."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

from benchmarks.shapes import RUN

OFFICIAL, OURS, OURS_FAST, LIMIT, LIMIT_FAST = "official", "ours", "ours-fast", "limit", "limit-fast"
URLLIB3, URLLIB3_FAST, REQUESTS_FAST = "urllib3", "urllib3-fast", "requests-fast"
"""`fast` is with orjson, as the official client always is. The limit is a socket and a JSON library, and no client."""

TITLES = {OFFICIAL: "official", OURS: "ours", OURS_FAST: "ours, orjson"}


def connect(name: str, port: int) -> Any:
    """A client of that name, with its defaults."""
    url = f"http://127.0.0.1:{port}"
    if name == OFFICIAL:
        from langgraph_sdk import get_sync_client

        return get_sync_client(url=url, api_key=None)
    if name == OURS:
        sys.modules["orjson"] = None  # type: ignore[assignment]  # as if it were not installed
    from langgraph_client import codec, get_client

    if (codec.try_loads.__module__ == "orjson") != (name == OURS_FAST):
        raise RuntimeError("this is not the JSON library that was to be measured")
    return get_client(url=url, api_key=None)


def stream(client: Any, thread: str) -> Iterator[Any]:
    """The parts of a run, resumable and therefore with ids: each with `event`, decoded `data` and `id`."""
    return iter(client.runs.stream(thread, "agent", input={}, stream_mode="messages-tuple", stream_resumable=True))


def conversation(client: Any, thread: str, transport: str) -> Iterator[str]:
    """The whole text of each message that is said in a run."""
    with client.threads.stream(thread, assistant_id="agent", transport=transport) as stream:
        stream.run.start(input={})
        for message in stream.messages:
            yield str(message.text)


def failure(name: str) -> type[Exception]:
    """What the client raises when it can't open a stream."""
    if name == OFFICIAL:
        from httpx import HTTPError

        return HTTPError
    from langgraph_client import LangGraphError

    return LangGraphError


def relayed(name: str, client: Any, thread: str) -> Iterator[bytes]:
    """What a web site sends of a run that was started before: by ours with its bookmarks, by hand over the official client."""
    run = (thread, RUN)
    if name == OFFICIAL:
        for part in client.runs.join_stream(*run, last_event_id="-", stream_mode="messages-tuple"):
            yield f"id: {part.id}\nevent: {part.event}\ndata: {json.dumps(part.data)}\n\n".encode()
        return
    from langgraph_client.web.sse import sse_body

    yield from sse_body(client.runs.join_stream(*run, last_event_id="-", stream_mode="messages-tuple"))
