"""A server that is killed and started again in the midst of streams: they go on or say what is wrong."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

import pytest

from examples.agent_server import AgentServer
from langgraph_client import LangGraphError, NotFoundError, RetryPolicy, StreamInterrupted, get_client

PATIENCE = 60.0
STEPS = 200
SLOW = {"steps": STEPS, "delay": 0.05}
MODES = ["updates"]
# The server is away for some seconds.
UNTIL_IT_IS_BACK = RetryPolicy(initial_backoff=0.05, max_backoff=0.5, reconnect_attempts=120)


@dataclass
class Outcome:
    """What a stream gave, and how it ended."""

    stream: object = None
    parts: list = field(default_factory=list)
    error: BaseException | None = None
    begun: threading.Event = field(default_factory=threading.Event)

    def read(self, stream, enough=None):
        """Read a stream in this thread, to its end or its error."""
        self.stream = stream
        try:
            for part in stream:
                self.parts.append(part)
                if len(self.parts) == 5:
                    self.begun.set()
                if enough is not None and enough(part):
                    return
        except LangGraphError as error:
            self.error = error

    @property
    def steps(self):
        """The steps that were shown, in the order in which they came."""
        shown = [part.data for part in self.parts if part.event == "updates" and "work" in part.data]
        return [data["work"]["step"] for data in shown]


@pytest.fixture
def server():
    """A server of one's own."""
    with AgentServer() as one:
        yield one


def readers(client, patient):
    """A stream of each kind."""
    threads = [client.threads.create() for _ in range(4)]
    run = client.runs.create(threads[1].thread_id, "slow", input=SLOW, stream_mode=MODES, stream_resumable=True)
    return {
        "stream": patient.runs.stream(threads[0].thread_id, "slow", input=SLOW, stream_mode=MODES),
        "join": patient.runs.join_stream(threads[1].thread_id, run.run_id, last_event_id="-"),
        "stateless": patient.runs.stream(None, "slow", input=SLOW, stream_mode=MODES),
        "keeps nothing": patient.runs.stream(
            threads[2].thread_id, "slow", input=SLOW, stream_mode=MODES, stream_resumable=False
        ),
        "impatient": client.runs.stream(threads[3].thread_id, "slow", input=SLOW, stream_mode=MODES),
    }


def test_killed_and_restarted(server, tell):
    """No stream ends as if its run had succeeded without all of its steps."""
    hasty = RetryPolicy(initial_backoff=0.01, max_backoff=0.02, reconnect_attempts=3)
    with (
        get_client(url=server.url, api_key=None, retry=hasty, stall_timeout=8.0) as client,
        get_client(url=server.url, api_key=None, retry=UNTIL_IT_IS_BACK, stall_timeout=8.0) as patient,
    ):
        streams = readers(client, patient)
        outcomes = {name: Outcome() for name in streams}
        workers = [
            threading.Thread(target=outcomes[name].read, args=(stream,), daemon=True)
            for name, stream in streams.items()
        ]
        for worker in workers:
            worker.start()
        for outcome in outcomes.values():
            assert outcome.begun.wait(PATIENCE)
        server.kill()
        server.start()
        for worker in workers:
            worker.join(PATIENCE)
        stuck = [worker for worker in workers if worker.is_alive()]
        for stream in streams.values():
            stream.close()
        for name, one in outcomes.items():
            seen = f"{len(one.parts)} parts, steps to {one.steps[-1:]}, status {streams[name].status}"
            tell(f"{name}: {seen}, {type(one.error).__name__}: {str(one.error)[:110]}")
        assert not stuck
    for name, outcome in outcomes.items():
        assert_honest(outcome, streams[name])
    assert isinstance(outcomes["impatient"].error, StreamInterrupted)
    assert isinstance(outcomes["keeps nothing"].error, StreamInterrupted)


def assert_honest(outcome, stream):
    """Either the stream has all steps, or it says that it hasn't: by an error, or by the status and an `error` part."""
    if outcome.error is not None:
        assert isinstance(outcome.error, (StreamInterrupted, NotFoundError))
        assert stream.status is None
    elif stream.status == "success":
        assert sorted(set(outcome.steps)) == list(range(1, STEPS + 1))
    else:
        assert stream.status in ("error", "interrupted", "timeout")
        assert outcome.parts[-1].event == "error" or stream.status != "error"
