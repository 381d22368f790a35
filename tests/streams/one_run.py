"""What a scripted server answers about one run, and a client that hardly waits."""

from __future__ import annotations

from langgraph_client import Client, RetryPolicy
from tests.local_server import RUN, THREAD, answer, raw, stream

OTHER = "33333333-3333-4333-8333-333333333333"
MADE = answer({"run_id": RUN, "thread_id": THREAD, "status": "pending"})
JOKE = {"joke": "x"}
LOST = raw(b"")
JSON = {"content_type": "application/json"}
EMPTY = stream(**JSON)
HEARTBEATS_AND_NOTHING = stream(b"\n", b"\n", **JSON)
NOT_FOUND = {"__error__": {"error": "HTTPException", "message": "404: Run not found"}}
INTERRUPT = {"id": "i1", "value": "sure?"}
ADVICE = rf"`client\.runs\.join\('{THREAD}', '{RUN}'\)` waits for the run's result$"


def listed(*statuses, newer=()):
    """The thread's latest runs: those that are newer, ours with its status, an older one."""
    rows = [{"run_id": OTHER, "status": one} for one in newer]
    return answer(
        [*rows, *({"run_id": RUN, "status": one} for one in statuses), {"run_id": "older", "status": "error"}]
    )


def state(values, run_id=RUN, tasks=(), checkpoint="c1", graph="agent"):
    """A state of the thread's history, as the server has it."""
    return {
        "values": values,
        "next": [],
        "tasks": list(tasks),
        "interrupts": [],
        "metadata": {"run_id": run_id, "graph_id": graph},
        "checkpoint": {"thread_id": THREAD, "checkpoint_ns": "", "checkpoint_id": checkpoint},
    }


def the_thread(graph="agent"):
    """The thread, whose latest run was one of this graph."""
    return answer({"thread_id": THREAD, "metadata": {"graph_id": graph}})


def client_of(server, **policy):
    """A client that hardly waits between tries."""
    return Client(
        server.url, api_key=None, retry=RetryPolicy(**{"initial_backoff": 0.001, "max_backoff": 0.002, **policy})
    )


def requests_of(server):
    """Method and path of each request, the thread's own path left out."""
    place = f"/threads/{THREAD}"
    return [f"{seen.method} {seen.target.partition('?')[0].removeprefix(place)}" for seen in server.seen]


JOIN, LIST, GET = f"GET /runs/{RUN}/join", "GET /runs", f"GET /runs/{RUN}"
BOOM = {"error": "ValueError", "message": "boom"}
FAILED_TASK = state(JOKE, tasks=[{"id": "t", "name": "a", "error": "ValueError('boom')"}])
