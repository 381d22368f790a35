"""A call that makes something is sent once when its fate is unknown, whatever the caller is doing when it makes the call.

Python links an exception to the one that its thread is handling (`__context__`). That one is the caller's, such as the
refused connection of another server, and says nothing about the call.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import threading

import pytest
import requests
import urllib3.exceptions as u3

from langgraph_client import Client, RetryPolicy
from langgraph_client._generated import endpoints
from langgraph_client.errors import APIConnectionError, APITimeoutError
from langgraph_client.request import StreamRequest
from langgraph_client.transport.failures import map_exceptions
from tests.local_server import PATIENCE, RUN, THREAD, LocalServer, Wire, raw, refusing_port, stream

NOT_REPEATED = {
    "a2a.post": lambda c: c.a2a.post("agent", {}),
    "a2a.post_stream": lambda c: list(c.a2a.post_stream("agent", {})),
    "assistants.create": lambda c: c.assistants.create("agent", assistant_id=RUN),
    "assistants.update": lambda c: c.assistants.update(RUN, name="a"),
    "assistants.set_latest": lambda c: c.assistants.set_latest(RUN, 1),
    "crons.create": lambda c: c.crons.create("agent", schedule="* * * * *"),
    "crons.create_for_thread": lambda c: c.crons.create_for_thread(THREAD, "agent", schedule="* * * * *"),
    "crons.update": lambda c: c.crons.update(RUN, schedule="* * * * *"),
    "mcp.post": lambda c: c.mcp.post({}),
    "runs.create": lambda c: c.runs.create(THREAD, "agent"),
    "runs.stream": lambda c: list(c.runs.stream(THREAD, "agent")),
    "runs.wait": lambda c: c.runs.wait(THREAD, "agent"),
    "runs.cancel": lambda c: c.runs.cancel(THREAD, RUN),
    "runs.create_stateless": lambda c: c.runs.create(None, "agent"),
    "runs.stream_stateless": lambda c: list(c.runs.stream(None, "agent")),
    "runs.wait_stateless": lambda c: c.runs.wait(None, "agent"),
    "runs.create_batch": lambda c: c.runs.create_batch([{"assistant_id": "agent"}]),
    "runs.cancel_many": lambda c: c.runs.cancel_many(thread_id=THREAD, run_ids=[RUN]),
    "threads.create": lambda c: c.threads.create(thread_id=THREAD),
    "threads.prune": lambda c: c.threads.prune([THREAD]),
    "threads.update": lambda c: c.threads.update(THREAD, metadata={}),
    "threads.copy": lambda c: c.threads.copy(THREAD),
    "threads.update_state": lambda c: c.threads.update_state(THREAD, {}),
}
"""The public call of every operation that is not idempotent."""
COMMANDS = {"threads.send_command", "threads.stream_events"}
"""Of the thread protocol: the connection, which repeats nothing, says for each of them whether it may be sent again."""


def test_the_list_is_complete():
    """Every generated endpoint that does not say `idempotent=True` is called here."""
    found = set()
    for module in pkgutil.iter_modules(endpoints.__path__):
        functions = vars(importlib.import_module(f"{endpoints.__name__}.{module.name}"))
        for name, function in functions.items():
            written = inspect.isfunction(function) and function.__module__.endswith(f".endpoints.{module.name}")
            if written and "idempotent=True" not in inspect.getsource(function):
                found.add(f"{module.name}.{name}")
    assert found == NOT_REPEATED.keys() | COMMANDS


def refused():
    """What a caller handles whose first server refuses connections."""
    with refusing_port() as port:
        requests.get(f"http://127.0.0.1:{port}", timeout=5)


def ours_refused():
    """The same from a client of ours."""
    with refusing_port() as port, Client(f"http://127.0.0.1:{port}", retry=RetryPolicy(attempts=1)) as client:
        client.system.ok()


def raiser(error):
    """A function that raises."""

    def fail():
        raise error

    return fail


FOREIGN = {
    "refused": refused,
    "refused, by a client of ours": ours_refused,
    "urllib3's refusal": raiser(u3.NewConnectionError(None, "refused")),
    "time-out": raiser(TimeoutError("slow")),
    "requests' time-out": raiser(requests.ConnectTimeout("slow")),
    "OSError": raiser(OSError("no such device")),
    "TLS": raiser(requests.exceptions.SSLError("bad")),
    "an invalid URL": raiser(requests.exceptions.InvalidURL("bad")),
    "KeyError": raiser(KeyError("a")),
}


def in_except(fail, call):
    """Within the block that handles it."""
    try:
        fail()
    except Exception:  # noqa: BLE001 - whatever it is
        return call()


def in_finally(fail, call):
    """While it passes by."""
    try:
        fail()
    finally:
        call()


def in_exit(fail, call):
    """In a context manager that it leaves."""

    class Manager:
        def __enter__(self):
            return self

        def __exit__(self, *_):
            call()

    with Manager():
        fail()


def in_generator(fail, call):
    """In a generator that handles it, resumed by a caller that handles another."""

    def steps():
        try:
            fail()
        except Exception:  # noqa: BLE001 - whatever it is
            yield
            yield call()

    generator = steps()
    next(generator)
    return in_except(raiser(KeyError("another")), lambda: next(generator))


def in_callback(fail, call):
    """In a function that is called while another sorts."""
    try:
        fail()
    except Exception:  # noqa: BLE001 - whatever it is
        return sorted([1], key=lambda _: call())


def in_thread(fail, call):
    """In a thread of its own that handles it."""
    caught = []

    def run():
        try:
            in_except(fail, call)
        except BaseException as error:  # noqa: BLE001 - it is raised in the test
            caught.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(PATIENCE)
    raise caught[0]


PLACES = [in_except, in_finally, in_exit, in_generator, in_callback, in_thread]


def sent(call, fail, place, step, *, session=None):
    """How often a call was sent whose connection breaks, and what it raised."""
    with LocalServer(*[step] * 4) as server:
        client = Client(
            server.url, api_key=None, retry=RetryPolicy(initial_backoff=0.001, max_backoff=0.001), session=session
        )
        with pytest.raises(APIConnectionError) as caught:
            place(fail, lambda: call(client))
        client.close()
        posts = [seen for seen in server.seen if seen.method != "GET"]
    return len(posts), caught.value


@pytest.mark.parametrize("operation", NOT_REPEATED)
@pytest.mark.parametrize("end", [Wire.close, Wire.reset], ids=["closed", "reset"])
def test_each_operation_is_sent_once(operation, end):
    """In a block that handles a refused connection, as failover code does."""
    times, error = sent(NOT_REPEATED[operation], refused, in_except, raw(b"", end))
    assert times == 1
    assert error.request_sent
    assert not isinstance(error, APITimeoutError)


@pytest.mark.parametrize("foreign", FOREIGN)
@pytest.mark.parametrize("place", PLACES)
def test_a_start_is_sent_once_wherever_it_stands(place, foreign):
    """What the caller handles changes neither how often it is sent nor what is raised."""
    times, error = sent(NOT_REPEATED["runs.create"], FOREIGN[foreign], place, raw(b"", Wire.reset))
    assert times == 1
    assert type(error) is APIConnectionError
    assert error.request_sent


@pytest.mark.parametrize("place", PLACES)
def test_a_start_by_a_session_of_the_users_is_sent_once(place):
    """Its exceptions are read in the same way."""
    with requests.Session() as session:
        times, error = sent(NOT_REPEATED["runs.wait"], refused, place, raw(b""), session=session)
    assert times == 1
    assert error.request_sent


def test_a_body_that_is_read_while_another_error_is_handled():
    """A stream is opened in one place and read in another."""
    request = StreamRequest(operation="x", method="GET", path="/x")
    with LocalServer(stream(b"data: 1\n\n", end="cut")) as server:
        transport = server.transport()
        chunks = iter(transport.open(request))
        next(chunks)
        with pytest.raises(APIConnectionError) as caught:
            in_except(refused, lambda: list(chunks))
        transport.close()
    assert type(caught.value) is APIConnectionError
    assert caught.value.request_sent


def test_a_suppressed_context_does_not_count():
    """`raise … from None` says that what came before is not the reason."""
    with pytest.raises(APIConnectionError, match="the connection was lost: broken") as caught, map_exceptions("GET /x"):
        try:
            FOREIGN["urllib3's refusal"]()
        except u3.NewConnectionError:
            raise u3.ProtocolError("broken") from None
    assert caught.value.request_sent
