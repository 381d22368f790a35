"""A client survives a fork at any time: a child has connections of its own, and the parent's are left to the parent."""

from __future__ import annotations

import gc
import multiprocessing
import sys
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from langgraph_client import get_client
from tests.local_server import PATIENCE, RUN, RUN_PATH, THREAD, LocalServer, answer, event, stream
from tests.processes.conftest import forked, in_child
from tests.processes.crowd import ask

pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")

EVENTS = 10


def connection_of(client):
    """The number of the connection on which the client's next call goes."""
    return client.threads.get(str(uuid.uuid4())).metadata["connection"]


def streamed(client, **limits):
    """The numbers of the parts of a stream, and how often it was cut."""
    parts = client.runs.stream(str(uuid.uuid4()), "agent", input={"events": EVENTS}, **limits)
    return [part.data["number"] for part in parts if part.event == "values"] + [parts.reconnects]


WHOLE = [*range(EVENTS), 0]


@pytest.mark.parametrize("used", [False, True], ids=["before its first use", "after its first use"])
def test_a_forked_child_has_connections_of_its_own(used, client):
    """Several children, and the parent after them."""
    seen = [connection_of(client)] if used else []
    limits = {"deadline": 60, "idle_timeout": 60}
    for _ in range(3):
        one, again, parts, limited = in_child(
            lambda: [connection_of(client), connection_of(client), streamed(client), streamed(client, **limits)]
        )
        assert one == again
        assert (parts, limited) == (WHOLE, WHOLE)
        seen.append(one)
    seen.append(connection_of(client))
    assert len(set(seen)) == 4  # the parent's, and one of each child
    assert seen[0] == seen[-1] or not used


def gathering(client, workers):
    """Streams whose second part comes when as many as that have got their first one: all of them are at work at once."""
    plan = {"events": EVENTS, "gate": str(uuid.uuid4()), "after": 1, "gather": workers}

    def work():
        parts = client.runs.stream(str(uuid.uuid4()), "agent", input=plan)
        return [part.data["number"] for part in parts if part.event == "values"] + [parts.reconnects]

    return work


@pytest.mark.parametrize("used", [False, True], ids=["before its first use", "after its first use"])
def test_a_parent_that_forks_its_workers_first(used, client):
    """As gunicorn and Celery do: many children at work at once on what they inherited, and their parent with them."""
    if used:
        connection_of(client)
    work = gathering(client, workers=5)
    children = [forked(work) for _ in range(4)]
    assert [work()] + [result() for result in children] == [WHOLE] * 5


def test_forks_while_other_threads_are_at_work(client):
    """A thread that is in the middle of a request, or of a part, holds nothing that a child would wait for."""
    assert streamed(client) == WHOLE
    over = threading.Event()

    def go_on():
        while not over.is_set():
            assert streamed(client, deadline=60) == WHOLE

    with ThreadPoolExecutor(3) as pool:
        busy = [pool.submit(go_on) for _ in range(3)]
        try:
            got = [in_child(lambda: [streamed(client), streamed(client, deadline=60)]) for _ in range(20)]
        finally:
            over.set()
        assert [one.result(PATIENCE) for one in busy] == [None] * 3
    assert got == [[WHOLE, WHOLE]] * 20


def close(parts, client):
    """The child closes what it inherited."""
    parts.close()


def leave_the_block(parts, client):
    """A `with` block of the parent's is left in the child."""
    with parts:
        pass


def drop(parts, client):
    """The child's copy is collected, its generator with it."""
    parts._parts.close()
    gc.collect()


def close_the_client(parts, client):
    """The child has no use for it."""
    client.close()


def use_and_close(parts, client):
    """The child works with the client, then closes all."""
    assert streamed(client) == WHOLE
    parts.close()
    client.close()


def leave_by_exit(parts, client):
    """Python's own end, with all that is called at exit, instead of `os._exit`."""
    sys.exit(0)


def do_nothing(parts, client):
    """It ends at once."""


ENDS = [close, leave_the_block, drop, close_the_client, use_and_close, do_nothing]
LIMITS = [{}, {"deadline": 600, "idle_timeout": 600}]


def in_the_middle(client, **limits):
    """A stream of which two parts were read and the rest waits at a gate."""
    gate = str(uuid.uuid4())
    plan = {"events": EVENTS, "gate": gate, "after": 2}
    parts = client.runs.stream(str(uuid.uuid4()), "agent", input=plan, **limits)
    assert [next(parts).data["number"], next(parts).data["number"]] == [0, 1]
    return parts, gate


def goes_on(url, parts, gate):
    """Assert that a stream in the middle goes on to its end, on the connection that it has."""
    ask(url, "POST", f"/gates/{gate}")
    assert [part.data["number"] for part in parts if part.event == "values"] == list(range(2, EVENTS))
    assert (parts.reconnects, parts.status) == (0, "success")


@pytest.mark.parametrize("limits", LIMITS, ids=["free", "watched"])
@pytest.mark.parametrize("end", ENDS)
def test_a_fork_in_the_middle_of_a_stream(end, limits, client, crowd_url):
    """Whatever the child does with its copy of the stream, the parent's goes on."""
    parts, gate = in_the_middle(client, **limits)
    assert in_child(lambda: end(parts, client)) is None
    goes_on(crowd_url, parts, gate)


@pytest.mark.parametrize("limits", LIMITS, ids=["free", "watched"])
def test_a_fork_while_a_thread_reads(limits, client, crowd_url):
    """The child closes a stream whose reader, a thread of the parent's, is not there with it."""
    parts, gate = in_the_middle(client, **limits)
    got = []
    reader = threading.Thread(target=lambda: got.extend(parts))
    reader.start()
    assert in_child(lambda: [close(parts, client), streamed(client)][1]) == WHOLE
    ask(crowd_url, "POST", f"/gates/{gate}")
    reader.join(PATIENCE)
    assert [part.data["number"] for part in got if part.event == "values"] == list(range(2, EVENTS))
    assert (parts.reconnects, parts.status) == (0, "success")


@pytest.mark.parametrize("limits", LIMITS, ids=["free", "watched"])
def test_a_fork_while_a_thread_reconnects(limits):
    """A child that closes the stream does not hang up on the answer that its parent waits for."""
    asked, go_on = threading.Event(), threading.Event()
    metadata = event("metadata", {"run_id": RUN}, "5-0")
    rest = stream(metadata, event("values", 1, "6-0"), event("end", None))

    def answer_late(wire):
        asked.set()
        assert go_on.wait(PATIENCE)
        rest(wire)

    over = answer({"run_id": RUN, "thread_id": THREAD, "status": "success"})
    begin = stream(metadata, end="cut", location=RUN_PATH + "/stream", content_location=RUN_PATH)
    got = []
    with LocalServer(begin, answer_late, over) as server, get_client(server.url, api_key=None) as client:
        parts = client.runs.stream(THREAD, "agent", **limits)
        reader = threading.Thread(target=lambda: got.extend(parts))
        reader.start()
        assert asked.wait(PATIENCE)
        # The server may have read the request before the reader waits for its answer: later children find it waiting.
        assert [in_child(lambda: close(parts, client)) for _ in range(20)] == [None] * 20
        go_on.set()
        reader.join(PATIENCE)
    assert [part.event for part in got] == ["metadata", "values", "end"]
    assert (parts.reconnects, parts.status) == (1, "success")


def test_the_stream_of_a_parent_is_no_use_to_its_child(client, crowd_url):
    """Bytes that the child took would be missing in the parent."""
    parts, gate = in_the_middle(client)
    ask(crowd_url, "POST", f"/gates/{gate}")
    in_child(lambda: [part.data for part in parts])
    goes_on(crowd_url, parts, gate)


def _tell(queue, client, url):
    with client or get_client(url, api_key=None) as mine:
        queue.put(streamed(mine))


@pytest.mark.parametrize("end", [close, drop, leave_by_exit, do_nothing])
def test_a_process_of_multiprocessing_by_fork(end, client, crowd_url):
    """It ends with Python's own clean-up, which closes all that it inherited."""
    parts, gate = in_the_middle(client, deadline=600)
    process = multiprocessing.get_context("fork").Process(target=end, args=(parts, client))
    process.start()
    process.join(PATIENCE)
    assert process.exitcode == 0
    goes_on(crowd_url, parts, gate)


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_work_in_processes_of_multiprocessing(method, client, crowd_url):
    """A forked one uses its parent's client; the others make their own."""
    assert streamed(client) == WHOLE
    context = multiprocessing.get_context(method)
    queue = context.Queue()
    process = context.Process(target=_tell, args=(queue, client if method == "fork" else None, crowd_url))
    process.start()
    assert queue.get(timeout=PATIENCE) == WHOLE
    process.join(PATIENCE)
    assert process.exitcode == 0
    queue.close()
    assert streamed(client) == WHOLE


def test_a_child_of_a_child(client):
    """Each generation has connections of its own."""
    first = connection_of(client)
    inner = in_child(lambda: [connection_of(client), in_child(lambda: connection_of(client)), connection_of(client)])
    assert inner[0] == inner[2]
    assert len({first, inner[0], inner[1]}) == 3
    assert connection_of(client) == first
