"""A deadline ends a call wherever it is: connecting, waiting to try again, or draining a trickle."""

from __future__ import annotations

import threading

import pytest

from langgraph_client._generated.endpoints import runs, system
from langgraph_client.config import RetryPolicy
from langgraph_client.errors import APIConnectionError, DeadlineExceeded, StreamInterrupted
from langgraph_client.transport.deadline import Deadline, Watchdog
from langgraph_client.transport.retry import call_with_retries
from tests.local_server import PATIENCE, RUN, THREAD, LocalServer, stream

HEARTBEAT = b": heartbeat\r\n\r\n"


class Clock:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """The time."""
        return self.now


def test_a_deadline_counts_down():
    """What is left shrinks to 0, and bounds every time-out."""
    clock = Clock()
    deadline = Deadline(5, clock)
    assert (deadline.remaining(), deadline.clamp(None), deadline.clamp(3), deadline.clamp(9)) == (5, 5, 3, 5)
    clock.now += 4
    assert deadline.clamp(3) == 1
    clock.now += 4
    assert deadline.remaining() == 0
    with pytest.raises(DeadlineExceeded, match="deadline of 5 seconds passed"):
        deadline.clamp(3)


def test_no_deadline_never_comes():
    """None leaves all as it is."""
    assert (Deadline(None).remaining(), Deadline(None).clamp(None), Deadline(None).clamp(3)) == (None, None, 3)


def test_the_shortest_wait_ends():
    """Before 3.13 CPython waits for ever on a new SimpleQueue when the time passes within `get`; a backoff may be so short."""

    def wait():
        for number in range(20_000):
            Deadline(None).sleep(number % 100 * 1e-8)

    waiting = threading.Thread(target=wait, daemon=True)
    waiting.start()
    waiting.join(PATIENCE)
    assert not waiting.is_alive()


@pytest.mark.parametrize(("seconds", "error"), [("5", TypeError), (True, TypeError), (0, ValueError), (-1, ValueError)])
def test_a_deadline_is_a_positive_number(seconds, error):
    """The message names the argument."""
    with pytest.raises(error, match=r"^deadline must be"):
        Deadline(seconds)


def test_no_wait_goes_beyond_the_deadline():
    """A wait that would is not begun."""
    slept = []

    def fail() -> None:
        raise APIConnectionError("refused", request_sent=False)

    with pytest.raises(DeadlineExceeded):
        call_with_retries(
            fail,
            policy=RetryPolicy(attempts=50, initial_backoff=8, max_backoff=8),
            idempotent=True,
            sleep=slept.append,
            description="GET /x",
            deadline=Deadline(1e-6),
        )
    assert slept == []


@pytest.mark.parametrize(
    ("idle", "passed", "left", "error"),
    [
        (None, 0, 5, DeadlineExceeded),
        (3, 0, 3, StreamInterrupted),
        (3, 2, 1, StreamInterrupted),
        (30, 2, 3, DeadlineExceeded),
        (3, 9, -6, StreamInterrupted),
    ],
)
def test_the_watchdog_waits_for_the_nearer_end(idle, passed, left, error):
    """The deadline or the idle time-out, whichever comes first; an event puts the second off."""
    clock = Clock()
    watchdog = Watchdog(lambda _: None, Deadline(5, clock), idle, clock)
    clock.now += passed
    seconds, what = watchdog._next()
    assert (seconds, type(what)) == (left, error)
    watchdog.reset_idle_timer()
    if idle == 3:
        assert watchdog._next()[0] in (3, 0)


def test_a_stopped_watchdog_ends_nothing():
    """Its thread is over, and the body is left alone."""
    ended = []
    watchdog = Watchdog(ended.append, Deadline(1000))
    watchdog.start()
    watchdog.stop()
    watchdog.join(PATIENCE)
    assert (watchdog.is_alive(), ended) == (False, [])


@pytest.mark.parametrize("how", ["chunked", "close"])
@pytest.mark.parametrize(
    ("limits", "error"),
    [
        ({"deadline": 0.3}, DeadlineExceeded),
        ({"idle_timeout": 0.3}, StreamInterrupted),
        ({"deadline": 0.3, "idle_timeout": 60}, DeadlineExceeded),
    ],
)
def test_a_stream_of_heartbeats_is_ended(how, limits, error):
    """Bytes keep coming, so that no read time-out would end it; no thread is left behind."""
    never = threading.Event()
    limits = {**limits, "deadline": Deadline(limits.get("deadline"))}
    with LocalServer(stream(HEARTBEAT, HEARTBEAT, never, how=how)) as server:
        body = server.transport().open(runs.join_stream(THREAD, RUN), **limits)
        with pytest.raises(error):
            list(body)
        never.set()
    assert not [one for one in threading.enumerate() if isinstance(one, Watchdog) and one.is_alive() and one.stop()]


@pytest.mark.parametrize("how", ["chunked", "close"])
def test_a_read_time_out_that_ends_with_the_deadline(monkeypatch, how):
    """The time left limits the wait for each byte, so that it may end before the watchdog does; the error is the deadline's."""
    monkeypatch.setattr(Watchdog, "run", lambda _: None)
    never = threading.Event()
    with LocalServer(stream(HEARTBEAT, never, how=how)) as server:
        body = server.transport().open(runs.join_stream(THREAD, RUN), deadline=Deadline(0.3))
        with pytest.raises(DeadlineExceeded, match="deadline of 0.3 seconds passed"):
            list(body)
        never.set()


def test_a_long_answer_is_given_up():
    """A wait that is kept alive by line breaks ends at its deadline."""
    never = threading.Event()
    with LocalServer(stream(b"\n", b"\n", never, content_type="application/json")) as server:
        with pytest.raises(DeadlineExceeded, match="deadline of 0.3 seconds"):
            server.transport().exchange(runs.join(THREAD, RUN), deadline=Deadline(0.3))
        never.set()


def test_an_answer_that_never_begins_is_given_up():
    """The deadline bounds the wait for the headers too."""
    never = threading.Event()

    def silent(_wire: object) -> None:
        never.wait(PATIENCE)

    with LocalServer(silent) as server:
        with pytest.raises(DeadlineExceeded):
            server.transport().exchange(system.ok(), deadline=Deadline(0.3))
        never.set()


def test_a_deadline_that_passed_sends_nothing():
    """Not even a first try."""
    clock = Clock()
    deadline = Deadline(5, clock)
    clock.now += 6
    with LocalServer() as server, pytest.raises(DeadlineExceeded):
        server.transport().exchange(system.ok(), deadline=deadline)
    assert server.seen == []
