"""The stream of one run, as users get it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from langgraph_client.errors import ConflictError, NotFoundError
from langgraph_client.protocol import assemble
from langgraph_client.protocol.events import resume_value
from langgraph_client.protocol.message import Message
from langgraph_client.protocol.position import Position
from langgraph_client.streams.interrupts import open_interrupts
from langgraph_client.streams.plan import RunPlan
from langgraph_client.streams.run_loop import RunLoop
from langgraph_client.transport.http_transport import Transport
from langgraph_client.types import CallOptions, Json

if TYPE_CHECKING:
    from collections.abc import Callable

    from langgraph_client import models


class RunStream(RunLoop):
    """The parts of one run, to its end.

    An iterator of StreamPart and a context manager. It reconnects automatically, loses nothing and repeats nothing, as
    long as the server stores the run's events (`stream_resumable`, the default of `client.runs.stream`).

    Attributes:
        thread_id: The run's thread; None for a stateless run whose events are not stored.
        run_id: The run; None until the server names it.
        status: The run's status, once the stream has ended: `success`, `error`, `interrupted`, `timeout`; None before, and
            if nothing can prove it: the run is not found any more, or the server never named its thread.
        gap: Whether parts may be missing (`on_gap="warn"`): the connection was lost, and the server does not store the
            run's parts, or those of mode `messages`, or no longer stores the part to resume after.
        reconnects: Connections made after the first one.

    Raises:
        StreamInterrupted: While iterating: the stream was lost before the run's end. The error has a bookmark.
        NotFoundError: While iterating: there is no such run.
        RunFailed: At the end, when the run failed and `raise_error` is True.
        ProtocolError: A part is not JSON.

    Examples:
        >>> with client.runs.stream(None, "agent", input={"topic": "tea"}) as stream:
        ...     for part in stream:
        ...         state = part.data
        >>> stream.status, state["joke"]
        ('success', 'This is a joke about tea and cats')
    """

    def __init__(
        self,
        transport: Transport,
        plan: RunPlan,
        options: CallOptions,
        position: Position | None = None,
        on_run_created: Callable[[Any], object] | None = None,
        answer: Callable[..., RunStream] | None = None,
    ) -> None:
        super().__init__(transport, plan, options, position, on_run_created)
        self._answer = answer

    def __repr__(self) -> str:
        return f"<RunStream run_id={self.run_id} thread_id={self.thread_id} delivered={self.delivered} status={self.status}>"

    @property
    def interrupts(self) -> list[models.Interrupt]:
        """The open interrupts, each with `id` and `value`, as far as parts have shown them.

        Modes `values`, `updates`, `tasks` and `debug` show them. Otherwise, once the stream has ended, fetches those that
        are open from the thread.

        `GET /threads/{thread_id}`
        """
        if self._interrupts is None and self.status is not None and self.thread_id is not None:
            self._interrupts = open_interrupts(self._transport, self.thread_id, self._options)
        from langgraph_client import models

        shown = self._interrupts or []
        return [models.Interrupt.from_dict(one if isinstance(one, dict) else {"value": one}) for one in shown]

    def tokens(self, node: str | Sequence[str] | None = None, tags: str | Sequence[str] | None = None) -> Iterator[str]:
        """Yield the text that models generate, chunk by chunk: `for text in stream.tokens(): print(text, end="")`.

        Consumes the stream's parts, as iterating it does: a part that one of the two read, the other does not get. Yields
        the text of those that `stream_mode="messages-tuple"` brings, of models only: no text of people or tools, and
        no reasoning.

        Args:
            node: Only of this node of the graph, or of any of these.
            tags: Only of models with this tag, or with any of these.

        Raises:
            ValueError: The stream's modes don't include `messages-tuple`.

        Examples:
            >>> question = {"messages": [{"role": "user", "content": "Hello there"}]}
            >>> stream = client.runs.stream(
            ...     None, "chat", input=question, stream_mode="messages-tuple"
            ... )
            >>> list(stream.tokens())
            ['You ', 'said: ', 'Hello ', 'there']
        """
        self._require_mode("tokens()", ("messages-tuple",))
        return assemble.tokens(self, node, tags)

    def messages(
        self, node: str | Sequence[str] | None = None, tags: str | Sequence[str] | None = None
    ) -> Iterator[Message]:
        """Yield whole messages, assembled from their chunks, each as soon as it is complete; tool calls included.

        Consumes the stream's parts, as iterating it does: a part that one of the two read, the other does not get. Reads
        those that `stream_mode="messages-tuple"` or `"messages"` brings. Unfinished messages are yielded when the stream ends or
        fails; in mode `messages` the server does not say when a message of several chunks is complete, so
        that those come at the end.

        Args:
            node: Only of this node of the graph, or of any of these.
            tags: Only of models with this tag, or with any of these.

        Raises:
            ValueError: The stream's modes include neither.

        Examples:
            >>> question = {"messages": [{"role": "user", "content": "Hello there"}]}
            >>> stream = client.runs.stream(
            ...     None, "chat", input=question, stream_mode="messages-tuple"
            ... )
            >>> [message.text for message in stream.messages()]
            ['You said: Hello there']
        """
        self._require_mode("messages()", ("messages-tuple", "messages"))
        return assemble.messages(self, node, tags)

    def _require_mode(self, method: str, wanted: Sequence[str]) -> None:
        modes = self._plan.modes
        if modes is not None and not set(wanted).intersection(modes):
            needed = " or ".join(f"stream_mode={one!r}" for one in wanted)
            raise ValueError(f"{method} needs {needed}; this stream was asked for {', '.join(modes)}")

    def respond(self, response: Json, interrupt_id: str | None = None, **options: Any) -> RunStream:
        """Resume the graph with the response to an interrupt, and stream the run that resumes.

        Args:
            response: The resume value, which the graph's `interrupt()` returns.
            interrupt_id: Which of the `interrupts` it is for; may be left out when there is one. The others stay pending,
                and the new run raises them again.
            **options: As in `client.runs.stream`, instead of those that this stream was started with.

        Raises:
            ValueError: There is no open interrupt, or there are several and `interrupt_id` does not say which.

        Examples:
            >>> thread = client.threads.create()
            >>> stream = client.runs.stream(
            ...     thread.thread_id, "approval", input={"request": "buy tea"}
            ... )
            >>> parts = list(stream)
            >>> stream.interrupts[0]["value"]
            {'question': 'Shall I buy tea?'}
            >>> [part.data for part in stream.respond("yes")][-1]
            {'request': 'buy tea', 'answer': 'yes'}

        `POST /threads/{thread_id}/runs/stream`
        """
        if self._answer is None or self.thread_id is None:
            raise ValueError("the server did not name the thread of this stateless run: it can't be responded to")
        command = {"resume": resume_value(self.interrupts, response, interrupt_id)}
        return self._answer(self.thread_id, self.run_id, command, options)

    def close(self) -> None:
        """End the stream, from any thread; a waiting iteration ends. The run itself continues, unless
        `cancel_on_close` is True.

        Examples:
            >>> stream = client.runs.stream(None, "agent", input={"topic": "tea"})
            >>> next(stream).event
            'metadata'
            >>> stream.close()
        """  # noqa: D205
        early = not self._closed and self.status is None
        super().close()
        if early and self._plan.cancel_on_close and self.thread_id and self.run_id:
            self.cancel()

    def cancel(self) -> None:
        """Cancel the run, from any thread; its stream then ends. A finished run is not changed.

        Raises:
            ValueError: The server did not name the run and its thread.

        Examples:
            >>> thread = client.threads.create()
            >>> stream = client.runs.stream(
            ...     thread.thread_id, "slow", input={"steps": 600, "delay": 0.1}
            ... )
            >>> for part in stream:
            ...     stream.cancel()
            >>> stream.status
            'interrupted'

        `POST /threads/{thread_id}/runs/{run_id}/cancel`
        """
        if self.thread_id is None or self.run_id is None:
            raise ValueError("the server did not name the run and its thread: it can't be cancelled")
        from langgraph_client._generated.endpoints import runs as endpoints

        with contextlib.suppress(NotFoundError, ConflictError):  # it was finished already
            self._transport.send(endpoints.cancel(self.thread_id, self.run_id), self._options)
            self._cancelled = True
