"""The example graphs as scripts, and how two servers' answers are compared."""

from __future__ import annotations

import re
from typing import Any

from langgraph_client.testing import FakeAgentServer, ScriptedRun, fail, gate, interrupt, tokens, updates, values

HELLO = {"messages": [{"role": "user", "content": "Hello there"}]}
_ID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?:-0(?!\w))?|\b[0-9a-f]{32}\b")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+\+00:00")
FREE = frozenset({"metadata", "config", "context", "payload", "by_channel"})
"""What belongs to whoever asks: compared by its type alone."""
_MOST_STEPS = 10


def agent(run: ScriptedRun) -> Any:
    """The twin of examples/graphs/agent.py."""
    topic = run.input["topic"]
    better = f"{topic} and cats"
    joke = {"joke": f"This is a joke about {better}"}
    yield values({**run.values, "topic": topic})
    yield updates(refine_topic={"topic": better})
    yield values({**run.values, "topic": better})
    yield updates(generate_joke=joke)
    yield values({"topic": better, **joke})


def approval(run: ScriptedRun) -> Any:
    """The twin of examples/graphs/approval.py."""
    if run.command:
        answer = {"answer": run.command["resume"]}
        yield values(run.values)
        yield updates(ask=answer)
        yield values({**run.values, **answer})
        return
    request = {"request": run.input["request"]}
    yield values({**run.values, **request})
    yield interrupt({"question": f"Shall I {run.input['request']}?"}, node="ask")


def failing(run: ScriptedRun) -> Any:
    """The twin of examples/graphs/failing.py."""
    topic = {"topic": run.input["topic"]}
    yield values(topic)
    yield updates(succeed={"started": True})
    yield values({**topic, "started": True})
    yield fail("ValueError", "boom", node="fail")


def slow(run: ScriptedRun) -> Any:
    """The twin of examples/graphs/slow.py; many steps take until the run is cancelled."""
    state = {"steps": run.input["steps"], "delay": run.input["delay"]}
    yield values(state)
    for step in range(1, min(run.input["steps"], _MOST_STEPS) + 1):
        yield updates(work={"step": step})
        yield values({**state, "step": step})
    if run.input["steps"] > _MOST_STEPS:
        yield gate()


def chat(run: ScriptedRun) -> Any:
    """The twin of examples/graphs/chat.py."""
    text = run.input["messages"][-1]["content"]
    empty: dict[str, Any] = {"additional_kwargs": {}, "response_metadata": {}}
    human = {"content": text, **empty, "type": "human", "name": None, "id": "b21b265c-b04e-4e87-b650-a2e2a50fed0f"}
    message_id = "lc_run--01a21442-fd71-767e-9010-ba0ed14eb54c"
    calls = {"tool_calls": [], "invalid_tool_calls": [], "usage_metadata": None}
    said = {"content": f"You said: {text}", **empty, "type": "ai", "name": None, "id": message_id, **calls}
    yield values({"messages": [human]})
    yield tokens(f"You said: {text}", node="talk", message_id=message_id)
    yield updates(talk={"messages": [said]})
    yield values({"messages": [human, said]})


TWINS = {"agent": agent, "approval": approval, "failing": failing, "slow": slow, "chat": chat}


def scripted(server: FakeAgentServer) -> FakeAgentServer:
    """A server with all twins."""
    for name, script in TWINS.items():
        server.script(name, script)
    server.script("nested", [])
    return server


def shape(value: Any, key: str = "") -> Any:
    """The keys and the types of an answer; of a list those of its first item."""
    if isinstance(value, dict):
        return "object" if key in FREE else {name: shape(one, name) for name, one in sorted(value.items())}
    if isinstance(value, list):
        return [shape(one) for one in value[:1]]
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return "number"
    return type(value).__name__


def alike(value: Any) -> Any:
    """A value without what is different each time: ids, times, what the server notes of itself."""
    if isinstance(value, dict):
        return {_ID.sub("<id>", name): _noted(one) if name == "metadata" else alike(one) for name, one in value.items()}
    if isinstance(value, list) and len(value) == 2 and isinstance(value[1], dict) and "langgraph_node" in value[1]:
        return [alike(value[0]), _noted(value[1])]
    if isinstance(value, list):
        return [alike(one) for one in value]
    if isinstance(value, str):
        return _TIME.sub("<time>", _ID.sub("<id>", value))
    return value


def _noted(metadata: Any) -> Any:
    return sorted(metadata) if isinstance(metadata, dict) else metadata
