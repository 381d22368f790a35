"""Executes a run's script: each step becomes events on the thread, checkpoints and, finally, the run's end.

One worker for each thread executes its runs in order, so that a script may wait at a gate while others continue.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

from langgraph_client import StreamPart
from langgraph_client.testing.checkpoints import Checkpoints
from langgraph_client.testing.kinds import Kinds
from langgraph_client.testing.messages import Message
from langgraph_client.testing.scripts import Failure, FlatScript, Question, ScriptedRun, Step, Tokens, flat
from langgraph_client.testing.state import Kind, Run, State, Thread, as_stored, new_id, now

_CANCELLED = {
    "error": "UserInterrupt",
    "message": "interrupt requested via POST /threads/{thread_id}/runs/{run_id}/cancel",
}
_LOOK = 0.02
"""Seconds between two checks whether a run that waits at a gate was cancelled."""


class ScriptRunner:
    """Executes the runs of a server.

    Args:
        state: The server's tables.
        script_for: Returns the script of a graph's next run.
    """

    def __init__(self, state: State, script_for: Callable[[str], FlatScript]) -> None:
        self._state = state
        self._script_for = script_for
        self.workers: list[threading.Thread] = []

    def start(self, thread: Thread, run: Run) -> None:
        """Start a run once the runs before it have finished. Called with the lock held."""
        thread.queue.append(run)
        if not thread.working:
            thread.working = True
            worker = threading.Thread(target=self._work, args=(thread,), name="fake-agent-server run", daemon=True)
            self.workers.append(worker)
            worker.start()

    def _work(self, thread: Thread) -> None:
        while True:
            with self._state.changed:
                if not thread.queue or self._state.closed:
                    thread.working = False
                    return
                run = thread.queue.pop(0)
                if run.over:
                    continue
            RunExecution(self._state, thread, run).play(self._script_for(run.graph_id))


class Stopped(Exception):
    """The run was cancelled, or the server was closed."""


class RunExecution:
    """One execution of a run."""

    def __init__(self, state: State, thread: Thread, run: Run) -> None:
        self._state = state
        self._thread = thread
        self._run = run
        self._checkpoints = Checkpoints(thread, run)
        self._frames = 0
        self._kinds = Kinds(run)

    def play(self, script: FlatScript) -> None:
        """Execute the script to its end, to its first interrupt or failure, or until the run is cancelled."""
        with self._state.changed:
            self._begin()
        end: Failure | Question | None = None
        try:
            for step in self._steps(script):
                end = self._take(step)
                if end is not None:
                    break
        except Stopped:
            pass
        except Exception as error:  # noqa: BLE001 - like a node that raises
            end = Failure(type(error).__name__, str(error), "script")
        with self._state.changed:
            self._finish(end)

    def _steps(self, script: FlatScript) -> Iterator[Step]:
        if not callable(script):
            return iter(script)
        body, record = self._run.body, self._run.record
        given = ScriptedRun(
            input=as_stored(body.get("input")),
            command=as_stored(body.get("command")),
            config=as_stored(body.get("config") or {}),
            context=as_stored(body.get("context") or {}),
            metadata=as_stored(record["metadata"]),
            values=as_stored(self._thread.values),
            thread_id=self._thread.thread_id,
            run_id=self._run.run_id,
            assistant_id=record["assistant_id"],
        )
        return flat(script(given))

    def _take(self, step: Step) -> Failure | Question | None:
        """Execute a step; return it if it ends the run."""
        with self._state.lock:  # of the condition, which is slower to enter
            if self._run.stop or self._state.closed:
                raise Stopped
            if isinstance(step, StreamPart):
                return self._show(step.event, as_stored(step.data))  # the script may go on with its dict
            if isinstance(step, Tokens):
                self._speak(step)
                return None
        if isinstance(step, threading.Event):
            self._wait(step)
            return None
        return step

    def _wait(self, gate: threading.Event) -> None:
        with self._state.changed:
            self._run.at_gate = not gate.is_set()
            self._state.changed.notify_all()
        while not gate.wait(_LOOK):
            if self._run.stop or self._state.closed:
                raise Stopped
        self._run.at_gate = False

    def _begin(self) -> None:
        self._run.record.update(status="running", updated_at=now())
        self._checkpoints.begin()
        self._thread.questions = []
        self._publish("metadata", {"run_id": self._run.run_id, "attempt": 1}, shown=True)
        self._lifecycle("running")

    def _show(self, event: str, data: Any) -> Failure | None:
        """Publish a part of a script on the streams of its mode, and in the state; return the failure that it reports."""
        kind = self._kinds[event]
        mode = kind.mode
        if mode == "error":
            told = data if isinstance(data, dict) else {"message": str(data)}
            return Failure(str(told.get("error", "Error")), str(told.get("message", "")), "agent")
        if mode in {"metadata", "end", "heartbeat"}:  # from a recorded stream; this run has its own
            return None
        if mode == event and isinstance(data, dict):  # of the graph itself
            questions = data.get("__interrupt__")
            if questions:
                self._thread.questions = list(questions)
            if mode == "values":
                self._checkpoints.values(_without_questions(data))
            elif mode == "updates" and not questions:
                self._checkpoints.updates(data)
        self._emit(kind, data)
        return None

    def _emit(self, kind: Kind, data: Any) -> None:
        if kind.mode == "values" and self._run.uses_thread_protocol:
            self._frame("values", _without_questions(data), kind.name.split("|")[1:], interrupts=_questions(data))
        elif kind.shown or kind.method:
            self._state.publish(self._thread.log, kind, data, _without_questions(data) if kind.method else None)

    def _speak(self, tokens: Tokens) -> None:
        """Publish a message in the formats of all modes."""
        message = Message(tokens, self._checkpoints.metadata, self._run.run_id)
        if self._run.uses_thread_protocol:
            for payload in message.pieces():
                self._frame("messages", payload, [])
        else:
            for event, data in message.parts(self._run.modes):
                self._emit(self._kinds[event], data)
        if tokens.kept:
            said = message.whole()
            self._show("updates", {tokens.node: {"messages": [said]}})
            before = self._thread.values
            self._show("values", {**before, "messages": [*before.get("messages", []), said]})

    def _finish(self, end: Failure | Question | None) -> None:
        run, thread = self._run, self._thread
        self._checkpoints.settle()
        if isinstance(end, Question):
            asked = {"value": end.value, "id": end.interrupt_id or new_id().replace("-", ""), "response_schema": None}
            self._checkpoints.waits(end.node, asked)
            thread.questions = [asked]
            self._emit(self._kinds["updates"], {"__interrupt__": [asked]})
            self._requested(asked)
            self._lifecycle("interrupted")
            self._emit(self._kinds["values"], {**thread.values, "__interrupt__": [asked]})
        elif isinstance(end, Failure):
            run.error = {"error": end.error, "message": end.message}
            self._checkpoints.failed(end)
            self._publish("error", run.error, shown=True, kept=False)
            self._lifecycle("failed", error=end.message)
        elif run.stop:
            run.error = dict(_CANCELLED)
            self._lifecycle("interrupted")
        else:
            for one in thread.questions:  # from a recorded stream
                self._checkpoints.waits("agent", one)
                self._requested(one)
            self._lifecycle("interrupted" if thread.questions else "completed")
        self._settle(run, thread)

    def _settle(self, run: Run, thread: Thread) -> None:
        if run.stop == "rollback":
            roll_back(thread, run)
        status = "interrupted" if run.stop else "error" if run.error else "success"
        asked = [{**one, "response_schema": None} for one in thread.questions]
        run.questions = [{"id": one["id"], "value": one["value"]} for one in asked]
        result = {**thread.values, **({"__interrupt__": asked} if asked else {})}
        run.result = {} if run.stop == "rollback" else result
        run.record.update(status=status, updated_at=now())
        thread.record.update(
            status="interrupted" if run.stop or (asked and not run.error) else "error" if run.error else "idle",
            updated_at=now(),
            state_updated_at=now(),
            values=thread.values,
            error=run.error,
            interrupts={new_id(): run.questions} if asked else {},
        )
        self._publish("metadata", {"status": "run_done", "run_id": run.run_id})
        if run.record["kwargs"]["temporary"]:
            self._state.threads.pop(thread.thread_id, None)
            self._state.deleted_threads[thread.thread_id] = thread
        elif thread.queue:
            thread.record["status"] = "busy"

    def _frame(self, method: str, payload: Any, namespace: list[str], **more: Any) -> None:
        """Publish an event of the thread protocol in the form that the run's own stream has it."""
        self._frames += 1
        params = {"namespace": namespace, "timestamp": int(time.time() * 1000), "data": payload, **more}
        frame = {"type": "event", "method": method, "params": params, "seq": self._frames}
        self._publish(method, frame, payload, shown=True, method=None if namespace else method)

    def _lifecycle(self, phase: str, **more: str) -> None:
        payload = {"event": phase, "graph_name": self._run.graph_id, **more}
        self._publish(method="lifecycle", payload=payload, synthetic=f"synth:{self._run.run_id}:lc||{phase}")

    def _requested(self, asked: dict[str, Any]) -> None:
        payload = {"interrupt_id": asked["id"], "payload": asked["value"]}
        name = f"synth:{self._run.run_id}:input||{asked['id']}"
        self._publish(method="input.requested", payload=payload, synthetic=name)

    def _publish(self, name: str = "", data: Any = None, payload: Any = None, **more: Any) -> None:
        self._state.publish(self._thread.log, self._kinds.made(name, **more), data, payload)


def roll_back(thread: Thread, run: Run) -> None:
    """Delete a run and the states that it wrote."""
    thread.runs.pop(run.run_id, None)
    thread.history = [one for one in thread.history if one["metadata"].get("run_id") != run.run_id]
    thread.questions = []


def _questions(data: Any) -> list[Any]:
    return list(data.get("__interrupt__") or ()) if isinstance(data, dict) else []


def _without_questions(data: Any) -> Any:
    if not isinstance(data, dict) or "__interrupt__" not in data:
        return data
    return {name: value for name, value in data.items() if name != "__interrupt__"}
