"""Closing ends a stream wherever it waits: for bytes, for the next try, for an answer's header, for the run's status."""

from __future__ import annotations

import signal
import threading

import pytest

from langgraph_client import Client, RetryPolicy, StreamInterrupted
from tests.local_server import PATIENCE, RUN, RUN_PATH, THREAD, LocalServer, answer, event, stream

METADATA = event("metadata", {"run_id": RUN, "attempt": 1}, "5-0")
CREATED = {"location": RUN_PATH + "/stream", "content_location": RUN_PATH}
FOR_EVER = 1e6
"""Seconds. What is not woken fails the test by its patience."""


class Silent:
    """A step of a script that lets its request wait, and says so."""

    def __init__(self):
        self.waits, self.over = threading.Event(), threading.Event()

    def __call__(self, wire):
        """Serve a request so."""
        self.waits.set()
        assert self.over.wait(PATIENCE)
        wire.close()


def closed_while(client, waits):
    """Read a stream in a thread, close it when it waits, and see that it just ends."""
    parts, outcome = client.runs.stream(THREAD, "agent"), []

    def read():
        try:
            outcome.append(list(parts))
        except BaseException as error:  # noqa: BLE001 - any would be a bug
            outcome.append(error)

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    assert waits.wait(PATIENCE)
    parts.close()
    reader.join(PATIENCE)
    assert not reader.is_alive()
    assert len(outcome[0]) == 1, outcome
    assert parts.status is None


def patient(server):
    """A client that waits for ever."""
    retry = RetryPolicy(initial_backoff=FOR_EVER, max_backoff=FOR_EVER)
    return Client(server.url, api_key=None, retry=retry, stall_timeout=FOR_EVER)


def test_while_it_waits_for_the_next_try():
    """The server refuses for a while; nobody waits for it any more."""
    refused = threading.Event()

    def refuse(wire):
        answer(status=503)(wire)
        refused.set()

    with LocalServer(stream(METADATA, end="cut", **CREATED), refuse) as server, patient(server) as client:
        closed_while(client, refused)


@pytest.mark.parametrize("what", ["the new connection", "the run's status"])
def test_while_it_waits_for_an_answer(what):
    """The server took the request and says nothing."""
    silent = Silent()
    before = [answer({"run_id": RUN, "thread_id": THREAD, "status": "running"})] * (what == "the new connection")
    with LocalServer(stream(METADATA, **CREATED), *before, silent) as server, patient(server) as client:
        closed_while(client, silent.waits)
        silent.over.set()


def test_from_a_signal_handler():
    """As a worker that is told to stop."""
    silent, waiting = Silent(), threading.main_thread()
    with LocalServer(stream(METADATA, **CREATED), silent) as server, patient(server) as client:
        parts = client.runs.stream(THREAD, "agent")
        before = signal.signal(signal.SIGUSR1, lambda *_: parts.close())
        try:
            killer = threading.Thread(
                target=lambda: silent.waits.wait(PATIENCE) and signal.pthread_kill(waiting.ident, signal.SIGUSR1)
            )
            killer.start()
            assert len(list(parts)) == 1
        finally:
            signal.signal(signal.SIGUSR1, before)
            silent.over.set()
            killer.join(PATIENCE)


def test_the_client_goes_on():
    """The connection that was hung up is not used again."""
    silent = Silent()
    script = [stream(METADATA, **CREATED), silent, answer({"version": "1"})]
    with LocalServer(*script) as server, patient(server) as client:
        closed_while(client, silent.waits)
        silent.over.set()
        assert client.system.info()["version"] == "1"


class Stop(BaseException):
    """What a signal handler raises, as KeyboardInterrupt and the time limits of job queues."""


def test_an_iteration_that_a_signal_ended_says_so_when_it_is_iterated_again():
    """Python can't go on with it. The bookmark can, where it was."""
    silent, waiting = Silent(), threading.main_thread()
    resumed = stream(METADATA, event("values", {"a": 1}, "5-1"))

    def stop(*_):
        raise Stop

    with LocalServer(stream(METADATA, **CREATED), silent, resumed) as server, patient(server) as client:
        parts = client.runs.stream(THREAD, "agent")
        before = signal.signal(signal.SIGUSR1, stop)
        killer = threading.Thread(
            target=lambda: silent.waits.wait(PATIENCE) and signal.pthread_kill(waiting.ident, signal.SIGUSR1)
        )
        try:
            killer.start()
            with pytest.raises(Stop):
                list(parts)
        finally:
            signal.signal(signal.SIGUSR1, before)
            silent.over.set()
            killer.join(PATIENCE)
        with pytest.raises(StreamInterrupted, match="Stop ended its iteration; `bookmark` says") as caught:
            list(parts)
        assert (caught.value.delivered, caught.value.run_id) == (1, RUN)
        assert next(client.runs.resume(caught.value.bookmark)).event == "values"


def test_an_iteration_that_a_generator_closed_says_so_when_it_is_iterated_again():
    """`yield from` closes it with its own generator, as a WSGI server does: what follows is not the end of the stream."""
    script = stream(METADATA, event("values", {"a": 1}, "5-1"), **CREATED)
    with LocalServer(script) as server, patient(server) as client:
        parts = client.runs.stream(THREAD, "agent")

        def passed_on():
            yield from parts

        body = passed_on()
        assert next(body).event == "metadata"
        body.close()
        with pytest.raises(StreamInterrupted, match="GeneratorExit ended its iteration; `bookmark` says") as caught:
            next(parts)
        assert (caught.value.delivered, parts.status, parts.closed) == (1, None, False)
        parts.close()
        assert list(parts) == []


def test_an_iteration_that_its_caller_left_goes_on():
    """What is raised between two parts leaves the stream alone."""
    script = stream(METADATA, event("values", {"a": 1}, "5-1"), **CREATED)
    with LocalServer(script) as server, patient(server) as client:
        parts = client.runs.stream(THREAD, "agent")
        with pytest.raises(Stop):
            for _ in parts:
                raise Stop
        for part in parts:
            assert part.event == "values"
            break
