"""A conversation with one thread: sends commands, and reads the thread's events.

Nothing runs in the background: the projection that you iterate reads for all. Each projection reads the run that is current
when the iteration begins: the one that was started or resumed here last, else the thread's latest.
"""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, Literal

from langgraph_client.errors import APIConnectionError, APITimeoutError, RunFailed, StreamInterrupted
from langgraph_client.jsonable import to_jsonable
from langgraph_client.model_base import deep_copy
from langgraph_client.observation import NOBODY, RunObserver
from langgraph_client.protocol.commands import INPUT_RESPOND, RUN_START, Command
from langgraph_client.protocol.run_log import RunLog
from langgraph_client.protocol.thread_events import ALWAYS, CHANNELS, BufferedEvent, Filter, Interrupt, ThreadEvent
from langgraph_client.streams.connectors import Connector, SSEConnector, WebSocketConnector
from langgraph_client.streams.projections import ProjectionSet
from langgraph_client.streams.shared_connection import Reader, SharedConnection
from langgraph_client.streams.thread_queries import ACTIVE_STATUSES, ThreadQueries
from langgraph_client.transport.deadline import Deadline
from langgraph_client.transport.http_transport import Transport
from langgraph_client.types import CallOptions

if TYPE_CHECKING:
    from types import TracebackType

    from typing_extensions import Self

    from langgraph_client.models import AssistantGraph

CONNECTORS: Final = {"sse": SSEConnector, "websocket": WebSocketConnector}
_RUN_START_TIMEOUT: Final = 30.0


class ThreadStream(ProjectionSet):
    """A conversation with one thread. It is a context manager.

    Attributes:
        thread_id: The thread.
        assistant_id: The assistant of its runs.
        run: Starts runs, and responds to their interrupts.
        agent: Information about the graph.
        values: The current state, then each change; `values.get()` waits for the run's end.
        messages: The messages, one handle each. Iterating a handle yields its text as it arrives.
        tool_calls: The tool calls, one handle each.
        subgraphs: The subgraphs, one level down, one handle each, with the same projections.
        extensions: The graph's own channels, by name.

    Examples:
        >>> with client.threads.stream(assistant_id="approval") as stream:
        ...     run = stream.run.start(input={"request": "buy tea"})
        ...     if stream.values.get() and stream.interrupted:
        ...         run = stream.run.respond("yes")
        ...     stream.output
        {'request': 'buy tea', 'answer': 'yes'}
    """

    def __init__(
        self,
        connector: Connector,
        assistant_id: str,
        *,
        run_start_timeout: float | None,
        limit: int,
        observer: RunObserver = NOBODY,
    ) -> None:
        super().__init__(self)
        self.thread_id = connector.thread_id
        self.assistant_id = assistant_id
        self._connector = connector
        connector.transport.register_stream(self)
        self._queries = ThreadQueries(connector)
        self.run = RunCommands(self._start, self._respond)
        self.agent = AgentInfo(self._queries, assistant_id)
        self._shared = SharedConnection(connector, limit, self._queries.confirm, observer)
        self._run_start_timeout = _RUN_START_TIMEOUT if run_start_timeout is None else run_start_timeout
        self._numbers = itertools.count(1)

    def __repr__(self) -> str:
        return (
            f"<ThreadStream thread_id={self.thread_id} assistant_id={self.assistant_id} reconnects={self.reconnects}>"
        )

    @property
    def events(self) -> Iterator[ThreadEvent]:
        """All events, as the server sends them."""
        return self.subscribe(CHANNELS)

    @property
    def reconnects(self) -> int:
        """Connections made because one was lost."""
        return self._shared.reconnects

    def subscribe(
        self,
        channels: Sequence[str],
        *,
        namespaces: Iterable[Sequence[str]] | None = None,
        depth: int | None = None,
    ) -> Iterator[ThreadEvent]:
        """Yield the events of some channels, as the server sends them.

        Args:
            channels: `values`, `updates`, `messages`, `tools`, `lifecycle`, `input`, `tasks`, `checkpoints`, `custom`, and
                `custom:<name>`. A graph has `values`, `messages`, `lifecycle` and `input`; the others are set when it
                is compiled (`transformers=[…]`).
            namespaces: Only these paths of subgraphs and those below; a step may omit its task's ID.
            depth: The maximum number of steps below.

        Raises:
            ValueError: There is no such channel.

        Examples:
            >>> with client.threads.stream(assistant_id="agent") as stream:
            ...     run = stream.run.start(input={"topic": "tea"})
            ...     for event in stream.subscribe(["values"]):
            ...         print(event.data)
            {'topic': 'tea'}
            {'topic': 'tea and cats'}
            {'topic': 'tea and cats', 'joke': 'This is a joke about tea and cats'}
        """
        wanted = Filter([channels] if isinstance(channels, str) else channels, namespaces, depth)
        return self._read(wanted)

    @property
    def interrupts(self) -> list[Interrupt]:
        """The pending interrupts of the current run. Requests them from the server, and never waits for the run."""
        run_id = self._known_run()
        if run_id is None:
            return []
        log = self._shared.log_with(frozenset(), run_id)
        seen = [] if log is None else [Interrupt(deep_copy(one)) for one in log.interrupts]
        if (log is None or not log.ended) and self._queries.status(run_id) in ACTIVE_STATUSES:
            return seen
        places = {one.interrupt_id: one.namespace for one in seen}
        open_now = self._queries.interrupts()
        return [Interrupt(one, namespace=places.get(one.interrupt_id, [])) for one in open_now]

    @property
    def interrupted(self) -> bool:
        """Whether the current run has a pending interrupt; see `interrupts`."""
        return bool(self.interrupts)

    @property
    def output(self) -> Any:
        """The state at the end of the current run; waits for it. Also when the run ends in an interrupt.

        Raises:
            RunFailed: The run failed.
            StreamInterrupted: The stream was lost, or closed before the end.
        """
        run_id = self.current_run()
        log = self._read_to_end(run_id)
        # Some servers report a cancelled run as failed.
        if log.status == "failed" and self._queries.settled(run_id) != "interrupted":
            name, message = self._queries.failure()
            raise RunFailed(name, log.error or message, run_id=run_id, thread_id=self.thread_id)
        return self.state()

    def close(self) -> None:
        """End the stream, from any thread: every iteration ends. The run continues.

        Examples:
            >>> stream = client.threads.stream(assistant_id="agent")
            >>> run = stream.run.start(input={"topic": "tea"})
            >>> stream.close()
        """
        self._shared.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def reader(self, wanted: Filter, run_id: str) -> Reader:
        """The reader factory of all projections."""
        return Reader(self._shared, run_id, wanted)

    def state(self) -> Any:
        """The thread's current values."""
        return self._queries.state().values

    def _read(self, wanted: Filter) -> Iterator[ThreadEvent]:
        for batch in self.reader(wanted, self.current_run()):
            yield from map(BufferedEvent.to_event, batch)

    def _read_to_end(self, run_id: str) -> RunLog:
        reader = self.reader(Filter(ALWAYS), run_id)
        for _ in reader:
            pass
        if reader.log is None or not reader.log.ended:
            raise StreamInterrupted("the stream was closed before the run's end")
        return reader.log

    def _known_run(self) -> str | None:
        """The current run, if there is one."""
        if not self._shared.current and (latest := self._queries.latest_run()):
            self._begin(latest)
        return self._shared.current or None

    def current_run(self) -> str:
        """Return the current run; wait if there is none, because another thread may start it. Empty when the stream is closed.

        Raises:
            APITimeoutError: No run was started in time.
        """
        shared = self._shared
        if shared.closed:
            return ""
        seconds = self._connector.deadline.clamp(self._run_start_timeout)
        if self._known_run() is None:
            with shared.condition:
                shared.condition.wait_for(lambda: shared.current or shared.closed, seconds)
        if not shared.current and not shared.closed:
            raise APITimeoutError(f"no run was started within {seconds:g} seconds: call `run.start(…)` first")
        return "" if shared.closed else shared.current

    def _start(self, params: Mapping[str, Any]) -> dict[str, Any]:
        result = self._send(RUN_START, {"assistant_id": self.assistant_id, **params})
        self._begin(str(result.get("run_id")))
        return result

    def _respond(self, response: Any, interrupt_id: str | None) -> dict[str, Any]:
        run_id = self._known_run()
        seen = [] if run_id is None else self._read_to_end(run_id).interrupts
        name = _only(self.interrupts) if interrupt_id is None else interrupt_id
        place = next((one.namespace for one in seen if one.interrupt_id == name), ())
        self._send(INPUT_RESPOND, {"interrupt_id": name, "namespace": list(place), "response": response})
        begun = str(self._queries.latest_run())  # the response does not say
        self._begin(begun)
        return {"run_id": begun}

    def _begin(self, run_id: str) -> None:
        with self._shared.condition:
            self._shared.current = run_id
            self._shared.condition.notify_all()

    def _send(self, method: str, params: Mapping[str, Any]) -> dict[str, Any]:
        """Send a command and return its result."""
        if self._shared.closed:
            raise APIConnectionError(f"{method}: the stream is closed", request_sent=False)
        command = Command(next(self._numbers), method, to_jsonable(params, "params"))
        return command.result((self._shared if self._connector.in_band else self._connector).send(command))


class RunCommands:
    """The commands of a conversation: `stream.run`."""

    def __init__(
        self,
        start: Callable[[Mapping[str, Any]], dict[str, Any]],
        respond: Callable[[Any, str | None], dict[str, Any]],
    ) -> None:
        self._start = start
        self._respond = respond

    def start(
        self,
        *,
        input: Any = None,
        config: Mapping[str, Any] | None = None,
        metadata: Mapping[str, Any] | None = None,
        multitask_strategy: str | None = None,
        langsmith_tracing: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Start a run, which becomes the current one. Creates the thread if it does not exist.

        Args:
            input: The graph's input. On a thread with a pending interrupt, or whose last run was cancelled, the server
                uses it as the resume value.
            config: The run's config, such as `{"configurable": {…}}`.
            metadata: Your own key-value pairs.
            multitask_strategy: What to do when the thread is busy: `enqueue` (the server's default), `reject`, `interrupt`
                or `rollback`.
            langsmith_tracing: `project_name` and `example_id` of a trace.

        Returns:
            A dict with `run_id`.

        Raises:
            CommandRefused: The server rejected it.

        Examples:
            >>> with client.threads.stream(assistant_id="agent") as stream:
            ...     run = stream.run.start(input={"topic": "tea"}, metadata={"customer": "7"})
            ...     stream.output["topic"]
            'tea and cats'
        """
        params = {
            "input": input,
            "config": config,
            "metadata": metadata,
            "multitaskStrategy": multitask_strategy,
            "langsmith_tracer": langsmith_tracing,
        }
        return self._start({name: value for name, value in params.items() if value is not None})

    def respond(self, response: Any, interrupt_id: str | None = None) -> dict[str, Any]:
        """Respond to an interrupt of the current run: a new run resumes, and becomes the current one.

        Waits until the run has stopped.

        Args:
            response: What the graph's `interrupt(…)` returns.
            interrupt_id: Which interrupt it is for; may be omitted when there is only one.

        Returns:
            A dict with the new run's `run_id`.

        Raises:
            ValueError: There is no pending interrupt, or there are several and `interrupt_id` is missing.
            CommandRefused: The server rejected it, such as because it does not know the interrupt (`no_such_interrupt`).

        Examples:
            >>> with client.threads.stream(assistant_id="approval") as stream:
            ...     run = stream.run.start(input={"request": "buy tea"})
            ...     run = stream.run.respond("yes")
            ...     stream.output["answer"]
            'yes'
        """
        return self._respond(response, interrupt_id)


class AgentInfo:
    """Information about the graph: `stream.agent`."""

    def __init__(self, queries: ThreadQueries, assistant_id: str) -> None:
        self._queries = queries
        self._assistant_id = assistant_id

    def get_tree(self, *, xray: int | bool = False) -> AssistantGraph:
        """Return the assistant's graph: its nodes and edges.

        Args:
            xray: How many levels of subgraphs to include; True includes all.

        Examples:
            >>> with client.threads.stream(assistant_id="agent") as stream:
            ...     [node["id"] for node in stream.agent.get_tree().nodes]
            ['__start__', 'refine_topic', 'generate_joke', '__end__']

        `GET /assistants/{assistant_id}/graph`
        """
        return self._queries.graph(self._assistant_id, xray)


def _only(interrupts: Sequence[Interrupt]) -> str:
    """Return the ID of the only interrupt."""
    if len(interrupts) == 1:
        return interrupts[0].interrupt_id
    if not interrupts:
        raise ValueError("the thread has no pending interrupt to respond to")
    asked = ", ".join(f"{one.interrupt_id} ({one.value!r})" for one in interrupts)
    raise ValueError(f"the thread has several pending interrupts: pass interrupt_id, one of {asked}")


def open_thread(
    transport: Transport,
    thread_id: str | None,
    assistant_id: str,
    *,
    transport_name: Literal["sse", "websocket"],
    options: CallOptions,
    run_start_timeout: float | None,
    deadline: Deadline,
    limit: int,
    observer: RunObserver = NOBODY,
) -> ThreadStream:
    """Return a conversation with a thread. Nothing is sent yet.

    Raises:
        ValueError: There is no such transport.
        ImportError: The transport's extra is not installed.
    """
    if transport_name not in CONNECTORS:
        raise ValueError(f"transport must be one of {', '.join(CONNECTORS)}, got {transport_name!r}")
    connector = CONNECTORS[transport_name](
        transport, str(uuid.uuid4()) if thread_id is None else thread_id, options, deadline
    )
    return ThreadStream(connector, assistant_id, run_start_timeout=run_start_timeout, limit=limit, observer=observer)
