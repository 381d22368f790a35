"""What the tests of a stream's promises have in common: a run's parts, errors of several kinds, and how a stream is read."""

from __future__ import annotations

from langgraph_client import Client, RetryPolicy
from tests.local_server import RUN, RUN_PATH, THREAD, LocalServer, answer, event, stream

CREATED = {"location": RUN_PATH + "/stream", "content_location": RUN_PATH}
DATE = {"date": "Wed, 21 Oct 2015 07:28:00 GMT"}
OPENED = 1445412480_000
HEARTBEAT = b": heartbeat\r\n\r\n"
METADATA = event("metadata", {"run_id": RUN, "attempt": 1}, "5-0")
E = [event("custom", number, f"{number + 6}-0") for number in range(6)]
FAILED = event("error", {"error": "ValueError", "message": "bad"}, "20-0")
NOT_STORED = event("error", {"error": "ValueError", "message": "bad"})
"""A run's error as the in-memory server sends it to live streams alone."""
GONE = event("error", {"error": "HTTPException", "message": "404: Run not found"})
OWN = event("error", {"error": "RuntimeError", "message": "the server's own stream failed"})
"""Errors of the server's stream; none of them is the run's."""
MISSING = answer(status=404)
DONE = answer(None)


def run_of(status):
    """The run as the server describes it."""
    return answer({"run_id": RUN, "thread_id": THREAD, "status": status, "assistant_id": "agent"})


RUNNING, SUCCESS, ERROR = map(run_of, ("running", "success", "error"))


def client_of(server, **policy):
    """A client that hardly waits between tries."""
    return Client(server.url, api_key=None, retry=RetryPolicy(initial_backoff=0.001, max_backoff=0.002, **policy))


def started(client, thread_id=THREAD, **options):
    """The stream of a new run."""
    return client.runs.stream(thread_id, "agent", stream_mode="custom", **options)


def numbers(parts):
    """The numbers of a stream's parts."""
    return [part.data for part in parts if part.event == "custom"]


def bookmark_after(*events):
    """A bookmark of a stream that delivered these."""
    with LocalServer(stream(*events, **CREATED)) as server, client_of(server) as client:
        parts = started(client)
        for _ in events:
            next(parts)
        parts.close()
        return parts.bookmark


def requested_after(server):
    """The `Last-Event-ID` of each connection of a stream."""
    return [
        seen.headers.get("last-event-id") for seen in server.seen if seen.target.partition("?")[0].endswith("/stream")
    ]
