"""What scripts can say, and how a server plays them."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import uuid
from typing import Any

import pytest
import requests

from langgraph_client import (
    Client,
    InternalServerError,
    NotFoundError,
    RunCancelled,
    RunFailed,
    StreamPart,
    UnprocessableEntityError,
    get_client,
)
from langgraph_client.testing import (
    FakeAgentServer,
    ScriptedRun,
    custom,
    fail,
    gate,
    interrupt,
    reply,
    tokens,
    updates,
    values,
)

PATIENCE = 10.0


def _wait(client: Client, name: str = "agent", **options: Any) -> Any:
    return client.runs.wait(client.threads.create().thread_id, name, **{"input": {}, **options})


def test_modes_are_what_was_asked_for(server: FakeAgentServer, client: Client) -> None:
    """A script has parts of all modes; a stream shows those of its own, with the namespaces that were asked for."""
    inner = StreamPart("updates|inner:1", {"deep": {}})
    server.script("agent", [values({"n": 1}), updates(a={"n": 2}), custom("hm"), tokens("Hi"), inner, ("custom", 2)])
    seen = {}
    for mode in ("values", "updates", "custom", "messages-tuple"):
        seen[mode] = [part.event for part in client.runs.stream(None, "agent", stream_mode=mode)]
    deep = [part.event for part in client.runs.stream(None, "agent", stream_mode="updates", stream_subgraphs=True)]
    assert seen == {
        "values": ["metadata", "values"],
        "updates": ["metadata", "updates"],
        "custom": ["metadata", "custom", "custom"],
        "messages-tuple": ["metadata", "messages"],
    }
    assert deep == ["metadata", "updates", "updates|inner:1"]


def test_updates_alone_make_a_state(server: FakeAgentServer, client: Client) -> None:
    """Without `values` the thread's state takes over what nodes wrote."""
    server.script("agent", [updates(a={"x": 1}), updates(b={"y": 2})])
    assert _wait(client) == {"x": 1, "y": 2}


def test_updates_keep_what_a_test_writes_to_the_state_between_them(server: FakeAgentServer, client: Client) -> None:
    """Each update creates a state from the previous one, which the script or the test wrote."""
    opened = gate()
    server.script("agent", [updates(one={"a": 1}), updates(two={"b": 2}), opened, updates(three={"a": 3})])
    thread_id = client.threads.create().thread_id
    stream = client.runs.stream(thread_id, "agent", input={}, stream_mode="updates")
    assert [next(stream).event for _ in range(3)] == ["metadata", "updates", "updates"]
    assert client.threads.get_state(thread_id).values == {"a": 1}
    client.threads.update_state(thread_id, {"c": 4})
    opened.set()
    assert [part.data for part in stream] == [{"three": {"a": 3}}]
    states = [one.values for one in reversed(client.threads.get_history(thread_id))]
    assert states == [{}, {"a": 1}, {"a": 1, "c": 4}, {"a": 1, "b": 2, "c": 4}, {"a": 3, "b": 2, "c": 4}]
    assert client.threads.get(thread_id).values == states[-1]


def test_the_history_is_as_it_was(server: FakeAgentServer, client: Client) -> None:
    """Whatever the script does with its data afterwards, and however late the history is read."""

    def script(_run: ScriptedRun) -> Any:
        state: dict[str, Any] = {}
        for number in range(3):
            state["n"] = number
            yield values(state)
        for number in range(3, 5):
            state["n"] = number
            yield updates(agent=state)
            yield values(state)

    server.script("agent", script)
    thread = client.threads.create()
    result = client.runs.wait(thread.thread_id, "agent", input={})
    (run,) = client.runs.list(thread.thread_id)
    states = client.threads.get_history(thread.thread_id)
    assert [one.values.get("n") for one in states] == [4, 3, 2, 1, 0, None]
    assert result == states[0].values
    assert [one.next for one in states[:3]] == [[], ["agent"], ["agent"]]
    times = [one.created_at for one in states]
    assert times == sorted(times, reverse=True)
    assert run.created_at <= times[-1]
    assert times[0] <= run.updated_at
    assert client.threads.get_history(thread.thread_id) == states


def test_a_reply_is_tokens_and_a_message_in_the_state(server: FakeAgentServer, client: Client) -> None:
    """Token by token, and then as a whole; a second one comes after it."""
    server.script("chat", [reply("Hello there"), reply("Anything else?")])
    assert (
        "".join(client.runs.stream(None, "chat", stream_mode="messages-tuple").tokens()) == "Hello thereAnything else?"
    )
    assert [one["content"] for one in _wait(client, "chat")["messages"]] == ["Hello there", "Anything else?"]


def test_runs_have_their_scripts_in_turn(server: FakeAgentServer, client: Client) -> None:
    """The last one is for all runs after it."""
    server.script("agent", [values({"n": 1})], [values({"n": 2})])
    assert [_wait(client)["n"] for _ in range(3)] == [1, 2, 2]


def test_a_script_can_depend_on_the_run(server: FakeAgentServer, client: Client) -> None:
    """A function gets the input, the command, the context, the state before, and yields or returns the steps."""

    def script(run: ScriptedRun) -> Any:
        if run.command is None:
            return [values({"asked": run.input["q"]}), interrupt("sure?")]
        return [values({**run.values, "answer": run.command["resume"], "who": run.context.get("user")})]

    server.script("agent", script)
    stream = client.runs.stream(client.threads.create().thread_id, "agent", input={"q": 1}, context={"user": "ann"})
    list(stream)
    again = stream.respond("yes")
    assert list(again)[-1].data == {"asked": 1, "answer": "yes", "who": "ann"}


def test_a_script_that_raises_is_a_run_that_fails(server: FakeAgentServer, client: Client) -> None:
    """As a node that raises."""

    def script(run: ScriptedRun) -> Any:
        yield values({"n": 1})
        raise LookupError(f"nothing for {run.input}")

    server.script("agent", script)
    with pytest.raises(RunFailed, match="nothing for"):
        _wait(client)


def test_a_run_that_fails(server: FakeAgentServer, client: Client) -> None:
    """The stream tells it, `wait` raises it, and the thread shows it."""
    server.script("agent", [values({"n": 1}), fail("ValueError", "boom")])
    thread_id = client.threads.create().thread_id
    stream = client.runs.stream(thread_id, "agent", input={})
    assert list(stream)[-1].data == {"error": "ValueError", "message": "boom"}
    assert (stream.status, client.threads.get(thread_id).status) == ("error", "error")


def test_a_gate_holds_a_run(server: FakeAgentServer, client: Client) -> None:
    """The run is under way, its thread busy and its stream alive with heartbeats, until the test opens the gate."""
    opened = gate()
    server.script("agent", [values({"n": 1}), opened, values({"n": 2})])
    thread_id = client.threads.create().thread_id
    stream = client.runs.stream(thread_id, "agent", input={}, heartbeats=True)
    seen = [next(stream).event for _ in range(4)]
    assert seen == ["metadata", "values", "heartbeat", "heartbeat"]
    assert client.threads.get(thread_id).status == "busy"
    assert client.runs.get(thread_id, str(stream.run_id)).status == "running"
    opened.set()
    assert [part.data for part in stream if part.event == "values"] == [{"n": 2}]


def test_runs_of_a_thread_wait_for_each_other(server: FakeAgentServer, client: Client) -> None:
    """The second is pending until the first is over; another thread's go on."""
    opened = gate()
    server.script("agent", [opened, values({"n": 1})], [values({"n": 2})])
    thread_id = client.threads.create().thread_id
    first = client.runs.create(thread_id, "agent", input={})
    with client.runs.join_stream(thread_id, first.run_id, last_event_id="-") as stream:
        next(stream, None)  # it has begun, if only to wait
        second = client.runs.create(thread_id, "agent", input={})
        assert client.runs.get(thread_id, second.run_id).status == "pending"
        opened.set()
        assert client.runs.join(thread_id, second.run_id) == {"n": 2}
    assert client.runs.get(thread_id, first.run_id).status == "success"


def test_who_leaves_can_cancel(server: FakeAgentServer, client: Client) -> None:
    """By `on_disconnect`, and by the stream's own `cancel`."""
    server.script("agent", [values({"n": 1}), gate()])
    for options in ({"on_disconnect": "cancel", "stream_resumable": False}, {"cancel_on_close": True}):
        thread_id = client.threads.create().thread_id
        with client.runs.stream(thread_id, "agent", input={}, **options) as stream:
            next(stream)
        with pytest.raises(RunCancelled):
            client.runs.join(thread_id, str(stream.run_id), deadline=PATIENCE)
        assert client.runs.get(thread_id, str(stream.run_id)).status == "interrupted"


@pytest.mark.parametrize("strategy", ["interrupt", "rollback"])
def test_a_run_can_take_the_place_of_another(strategy: Any, server: FakeAgentServer, client: Client) -> None:
    """The one that waits at a gate ends, and the new one is played."""
    server.script("agent", [gate()], [values({"n": 2})])
    thread_id = client.threads.create().thread_id
    first = client.runs.create(thread_id, "agent", input={}, stream_resumable=True)
    next(client.runs.join_stream(thread_id, first.run_id, last_event_id="-"))
    assert client.runs.wait(thread_id, "agent", input={}, multitask_strategy=strategy) == {"n": 2}
    with pytest.raises(RunCancelled if strategy == "interrupt" else NotFoundError):
        client.runs.join(thread_id, first.run_id)
    assert len(client.runs.list(thread_id)) == (2 if strategy == "interrupt" else 1)


def test_a_pending_run_can_be_rolled_back(server: FakeAgentServer, client: Client) -> None:
    """It is deleted at once; what the run before it wrote stays."""
    waiting = gate()
    server.script("agent", [values({"n": 1}), waiting], [values({"n": 2})])
    thread_id = client.threads.create().thread_id
    first, second = (client.runs.create(thread_id, "agent", input={}) for _ in range(2))
    client.runs.cancel(thread_id, second.run_id, action="rollback")
    waiting.set()
    assert client.runs.join(thread_id, first.run_id) == {"n": 1}
    assert [one.run_id for one in client.runs.list(thread_id)] == [first.run_id]


def test_results_are_those_of_their_runs(server: FakeAgentServer, client: Client) -> None:
    """After another run, by a key without a thread, and without leaving a thread of a stateless run behind."""
    server.script("agent", [values({"n": 1})], [values({"n": 2})], [values({"n": 3})])
    told: list[Any] = []
    job: dict[str, Any] = {"input": {}, "idempotency_key": "k", "on_run_created": told.append}
    assert client.runs.wait(None, "agent", **job) == {"n": 1}
    thread_id = told[0]["thread_id"]
    assert client.runs.wait(thread_id, "agent", input={}) == {"n": 2}
    assert client.runs.wait(None, "agent", **job) == client.runs.join(thread_id, told[0]["run_id"]) == {"n": 1}
    assert client.runs.wait(None, "agent", input={}) == {"n": 3}
    assert [one.thread_id for one in client.threads.search()] == [thread_id]


def test_a_recorded_stream_is_a_script(server: FakeAgentServer, client: Client) -> None:
    """What one server said, `list(stream)`, another one says again."""
    server.script("agent", [values({"n": 1}), updates(a={"n": 2}), values({"n": 2})])
    said = list(client.runs.stream(None, "agent", input={}, stream_mode=["values", "updates"]))
    server.script("again", said)
    again = list(client.runs.stream(None, "again", input={}, stream_mode=["values", "updates"]))
    assert [tuple(part) for part in again[1:]] == [tuple(part) for part in said[1:]]


def test_a_recorded_question_is_asked_again(server: FakeAgentServer, client: Client) -> None:
    """The thread waits as it did when it was recorded, and can be answered."""
    server.script("agent", [values({"n": 1}), interrupt("sure?")])
    said = list(client.runs.stream(client.threads.create().thread_id, "agent", input={}))
    server.script("again", said, lambda run: [values({"said": run.command["resume"]})])
    with client.threads.stream(assistant_id="again") as stream:
        stream.run.start(input={})
        assert list(stream.values)[-1] == {"n": 1}
        assert [one.value for one in stream.interrupts] == ["sure?"]
        stream.run.respond("yes")
        assert stream.output == {"said": "yes"}


def test_a_script_may_go_on_with_its_dicts(server: FakeAgentServer, client: Client) -> None:
    """What has happened stays as it was, like on a server that stores bytes."""

    def grow(run: ScriptedRun) -> Any:
        run.values["old"] = run.input["old"] = "changed"
        state: dict[str, list[int]] = {"steps": []}
        for number in range(2):
            state["steps"].append(number)
            yield values(state)

    server.script("agent", [values({"steps": []})], grow)
    thread_id = client.threads.create().thread_id
    for _ in range(2):
        run = client.runs.create(thread_id, "agent", input={"a": 1}, stream_mode="values", stream_resumable=True)
        client.runs.join(thread_id, run.run_id)
    parts = client.runs.join_stream(thread_id, run.run_id, last_event_id="-")
    assert [part.data for part in parts if part.event == "values"] == [{"steps": [0]}, {"steps": [0, 1]}]
    history = client.threads.get_history(thread_id)
    assert [state.values for state in history][:3] == [{"steps": [0, 1]}, {"steps": [0]}, {"steps": []}]
    assert history[2].tasks[0].result == {"a": 1}


def test_a_client_that_waits_before_it_sends_a_body_is_told_to_go_on(server: FakeAgentServer) -> None:
    """As curl does with large bodies."""
    head = b"POST /threads HTTP/1.1\r\nHost: fake\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"
    with socket.create_connection(("127.0.0.1", int(server.url.rpartition(":")[2])), timeout=PATIENCE) as connection:
        connection.sendall(head)
        assert connection.recv(100) == b"HTTP/1.1 100 Continue\r\n\r\n"
        connection.sendall(b"{}")
        assert connection.recv(100).startswith(b"HTTP/1.1 200 OK\r\n")


def test_a_fake_that_stumbles_says_so(server: FakeAgentServer) -> None:
    """What nobody thought of is answered with 500 and its reason, not with a lost connection."""
    response = requests.post(f"{server.url}/threads/1/commands", json=[1], timeout=PATIENCE)
    assert response.status_code == 500
    assert "The fake Agent Server failed: AttributeError" in response.json()["detail"]


def test_what_is_not_scripted_is_refused(server: FakeAgentServer, client: Client) -> None:
    """The message names the graphs that there are, and says what to write."""
    server.script("agent", [])
    with pytest.raises(UnprocessableEntityError, match=r"agent.*server\.script\('nobody'"):
        _wait(client, "nobody")


@pytest.mark.parametrize("step", [3, None, {"n": 1}, ("custom",), "text"])
def test_a_wrong_step_is_refused_when_it_is_scripted(step: Any, server: FakeAgentServer) -> None:
    """Not when it is played."""
    with pytest.raises(TypeError, match="a script consists of StreamPart"):
        server.script("agent", [step])


@pytest.mark.parametrize(
    "option", [{"webhook": "https://example.org"}, {"interrupt_before": ["a"]}, {"after_seconds": 5}]
)
def test_what_a_script_cannot_follow_is_refused(option: Any, server: FakeAgentServer, client: Client) -> None:
    """With 501 and the option's name, never a wrong answer in silence."""
    server.script("agent", [])
    with pytest.raises(Exception, match=next(iter(option))) as caught:
        _wait(client, **option)
    assert caught.value.status_code == 501


def test_a_feed_shows_runs_as_they_come(server: FakeAgentServer, client: Client) -> None:
    """A thread is listened to before its runs are made, and even before it is there itself."""
    server.script("agent", [values({"n": 1})])
    thread_id = str(uuid.uuid4())
    with client.threads.join_stream(thread_id, stream_mode=["run_modes", "lifecycle"]) as feed:
        client.threads.create(thread_id=thread_id)
        client.runs.create(thread_id, "agent", input={}, stream_resumable=True)
        parts = [next(feed) for _ in range(3)]
    assert [part.event for part in parts] == ["metadata", "values", "metadata"]
    assert parts[-1].data["status"] == "run_done"


def test_a_websocket_is_refused(server: FakeAgentServer, client: Client) -> None:
    """In words that say what to do instead."""
    server.script("agent", [])
    stream = client.threads.stream(assistant_id="agent", transport="websocket")
    with stream, pytest.raises(InternalServerError, match='no WebSocket .*use transport="sse"'):
        stream.run.start(input={})


def test_requests_are_there_to_be_looked_at(server: FakeAgentServer, client: Client) -> None:
    """What was asked: method, path, query, headers and body."""
    server.script("agent", [])
    client.runs.create(None, "agent", input={"q": 1}, headers={"X-Tenant": "acme"}, params={"trace": "1"})
    (asked,) = server.requests
    assert (asked.method, asked.path, asked.query) == ("POST", "/runs", (("trace", "1"),))
    assert (asked.json["input"], asked.headers["x-tenant"]) == ({"q": 1}, "acme")
    assert "acme" not in repr(asked)


def test_closing_ends_what_waits(server: FakeAgentServer) -> None:
    """A stream at a gate ends when the server closes, from another thread, and so does its run."""
    server.script("agent", [values({"n": 1}), gate()])
    began = threading.Event()

    def read() -> None:
        with get_client(server.url, api_key=None, retry=None) as client:
            try:
                for part in client.runs.stream(client.threads.create().thread_id, "agent", stream_resumable=False):
                    began.set() if part.event == "values" else None
            except ConnectionError:
                pass
            except Exception:  # noqa: BLE001 - whatever it says: it ended
                pass

    reader = threading.Thread(target=read)
    reader.start()
    assert began.wait(PATIENCE)
    server.close()
    reader.join(PATIENCE)
    assert not reader.is_alive()


def test_the_plugin_costs_next_to_nothing() -> None:
    """It imports none of the fake's modules, since pytest loads it in every run."""
    code = (
        "import sys, langgraph_client, pytest; before = set(sys.modules); import langgraph_client.testing.plugin;"
        "print(sorted(set(sys.modules) - before))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "['langgraph_client.testing', 'langgraph_client.testing.plugin']"
