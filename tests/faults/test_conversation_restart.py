"""A server that is killed and started again in the midst of conversations: what was lost is never called a success.

The in-memory server writes its runs down every few seconds, and what it said of them never. A run that it knows again goes
on from its last checkpoint; what it said before, perhaps to nobody, is gone.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Any

import pytest

from examples.agent_server import AgentServer
from langgraph_client import LangGraphError, RetryPolicy, StreamInterrupted, get_client

PATIENCE = 60.0
STEPS = 290
SLOW = {"steps": STEPS, "delay": 0.05}
TRANSPORTS = ["sse", "websocket"]
WRITTEN_DOWN = 230
"""A step after which the server has written the run down: it does so every ten seconds."""


@dataclass
class Outcome:
    """What a conversation gave, and how it ended."""

    stream: Any = None
    steps: list = field(default_factory=list)
    error: BaseException | None = None
    output: Any = None
    enough: int = 5
    begun: threading.Event = field(default_factory=threading.Event)

    def converse(self, stream):
        """Read a conversation in this thread, to its end or its error; then ask for what came of it."""
        self.stream = stream
        try:
            stream.run.start(input=SLOW)
            for event in stream.subscribe(["values"]):
                self.steps.append(event.data.get("step"))
                if len(self.steps) == self.enough:
                    self.begun.set()
        except LangGraphError as error:
            self.error = error
        finally:
            self.begun.set()
        try:
            self.output = stream.output
        except LangGraphError as error:
            self.output = error


def test_killed_and_restarted(tell):
    """Whoever read it gets an error that says so; the result of a run that goes on is the run's."""
    pytest.importorskip("websockets")
    hasty = RetryPolicy(initial_backoff=0.01, max_backoff=0.02, reconnect_attempts=3)
    patient = RetryPolicy(initial_backoff=0.05, max_backoff=0.5, reconnect_attempts=120)
    with (
        AgentServer() as server,
        get_client(url=server.url, api_key=None, retry=hasty, stall_timeout=8.0) as one,
        get_client(url=server.url, api_key=None, retry=patient, stall_timeout=8.0) as other,
    ):
        plans = {(how, transport): (client, WRITTEN_DOWN) for how, client in (("hasty", one), ("patient", other))
                 for transport in TRANSPORTS}  # fmt: skip
        outcomes = {name: Outcome(enough=enough) for name, (_, enough) in plans.items()}
        begin(plans, outcomes)
        # These begin when the server has written down what there was.
        late = {("lost", transport): (other, 5) for transport in TRANSPORTS}
        outcomes |= {name: Outcome(enough=enough) for name, (_, enough) in late.items()}
        begin(late, outcomes)
        server.kill()
        server.start()
        for worker in [one for one in threading.enumerate() if one.name.startswith("conversation")]:
            worker.join(PATIENCE)
            assert not worker.is_alive()
        for outcome in outcomes.values():
            outcome.stream.close()
    for name, outcome in outcomes.items():
        error, output = str(outcome.error)[:70], str(outcome.output)[:60]
        tell(f"{' '.join(name):20} steps to {outcome.steps[-1]}, {error!r}; output: {output}")
    for (how, _), outcome in outcomes.items():
        assert isinstance(outcome.error, StreamInterrupted)
        assert outcome.steps == [None, *range(1, len(outcome.steps))]
        assert isinstance(outcome.output, LangGraphError) or (how != "hasty" and outcome.output["step"] == STEPS)


def begin(plans, outcomes):
    """Begin conversations, and wait until each has come far enough."""
    for name, (client, _) in plans.items():
        stream = client.threads.stream(assistant_id="slow", transport=name[1])
        worker = threading.Thread(target=outcomes[name].converse, args=(stream,), daemon=True, name="conversation")
        worker.start()
    for name in plans:
        assert outcomes[name].begun.wait(PATIENCE)
