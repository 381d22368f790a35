"""Transports of a conversation: events and commands over server-sent events or a WebSocket.

A connection brings the events of its channels from the thread's start. Other modules interpret them.
"""

from __future__ import annotations

import abc
from collections.abc import Iterable
from typing import Any, Final, NoReturn

import attrs

from langgraph_client import codec
from langgraph_client.errors import APIConnectionError, StreamInterrupted
from langgraph_client.protocol import thread_events
from langgraph_client.protocol.commands import SUBSCRIBE, Command
from langgraph_client.protocol.items import Comment
from langgraph_client.protocol.sse import EventParser
from langgraph_client.protocol.thread_events import BufferedEvent
from langgraph_client.request import path
from langgraph_client.transport.body import Body
from langgraph_client.transport.clock import monotonic
from langgraph_client.transport.deadline import Deadline
from langgraph_client.transport.http_transport import Transport
from langgraph_client.types import CallOptions, Json

QUIET: Final = 1.0
"""Seconds of waiting that distinguish an idle server from heartbeats that a slow reader reads late."""
_SUBSCRIPTION = 0
"""The number of the command that subscribes; a session's own begin at 1."""


class Connection(abc.ABC):
    """An open connection to a thread.

    Attributes:
        answers: The responses to commands that were sent over it, by their number.
        idle: Whether the server sent only heartbeats for `QUIET` seconds. Only time spent waiting counts: a heartbeat that had
            already arrived may have events behind it.
    """

    def __init__(self) -> None:
        self.idle = False
        self.answers: dict[int, Json] = {}
        self._quiet = 0.0

    def send(self, command: Command) -> None:
        """Send a command over this connection, from any thread. Raises APIConnectionError.

        Only where `Connector.in_band` is True.
        """
        raise NotImplementedError

    @abc.abstractmethod
    def read(self) -> list[BufferedEvent] | None:
        """Return the next events, possibly none; None at EOF.

        Raises:
            APIConnectionError: The connection broke, or was silent for too long.
            StreamInterrupted: The server reports a gap, or another error.
            ProtocolError: A frame can't be read.
            DeadlineExceeded: The deadline passed.
        """

    @abc.abstractmethod
    def close(self) -> None:
        """Close the connection, from any thread. Wakes a waiting reader."""

    def _observe(self, came: object, since: float) -> None:
        """Record whether something arrived, and after how long a wait."""
        if came:
            self._quiet, self.idle = 0.0, False
        else:
            self._quiet += monotonic() - since
            self.idle = self._quiet >= QUIET


class Connector(abc.ABC):
    """Connects to a thread.

    Args:
        transport: Sends all requests.
        thread_id: The thread.
        options: The options of every request.
        deadline: The limit of the conversation.

    Attributes:
        in_band: Whether commands go over the connection that brings the events.
    """

    in_band = False

    def __init__(self, transport: Transport, thread_id: str, options: CallOptions, deadline: Deadline) -> None:
        self.transport = transport
        self.thread_id = thread_id
        self.options = options
        self.deadline = deadline

    @abc.abstractmethod
    def open(self, channels: Iterable[str], *, attempts: int | None = None) -> Connection:
        """Open a connection with the events of these channels, from the thread's start.

        Args:
            channels: The channels.
            attempts: Tries in total, instead of the policy's.

        Raises:
            LangGraphError: The connection can't be opened.
        """

    def send(self, command: Command) -> Json:
        """Send a command as a separate request, and return its response.

        Raises:
            LangGraphError: It did not arrive, or got no response.
        """
        from langgraph_client import models
        from langgraph_client._generated.endpoints import threads as endpoints

        body = models.ProtocolCommand(id=command.id, method=command.method, params=command.params)
        request = attrs.evolve(endpoints.send_command(self.thread_id, body), idempotent=command.repeatable)
        return self.transport.exchange(request, self.options, deadline=self.deadline).value


class SSEConnector(Connector):
    """Receives events as server-sent events; each command is a separate request."""

    def open(self, channels: Iterable[str], *, attempts: int | None = None) -> Connection:
        """Open a connection. See `Connector`."""
        from langgraph_client import models
        from langgraph_client._generated.endpoints import threads as endpoints

        body = models.ProtocolEventStreamRequest(channels=sorted(channels))
        request = attrs.evolve(endpoints.stream_events(self.thread_id, body), idempotent=True)
        return _SSEConnection(self.transport.open(request, self.options, attempts=attempts, deadline=self.deadline))


class WebSocketConnector(Connector):
    """Receives events and sends commands on one WebSocket.

    Raises:
        ImportError: The extra `websocket` is not installed.
    """

    in_band = True

    def __init__(self, transport: Transport, thread_id: str, options: CallOptions, deadline: Deadline) -> None:
        from langgraph_client.transport import websocket

        websocket.require()
        super().__init__(transport, thread_id, options, deadline)
        self._path = path("/threads/{thread_id}/stream/events", thread_id=thread_id)

    def open(self, channels: Iterable[str], *, attempts: int | None = None) -> Connection:
        """Open a connection. See `Connector`."""
        from langgraph_client.transport import websocket

        socket = websocket.connect(self.transport, self._path, self.options, attempts=attempts, deadline=self.deadline)
        try:
            return _WebSocketConnection(socket, channels)
        except BaseException:
            socket.close()
            raise


class _SSEConnection(Connection):
    def __init__(self, body: Body) -> None:
        super().__init__()
        self._body = body
        self._chunks = iter(body)
        self._parser = EventParser(comments=True)

    def read(self) -> list[BufferedEvent] | None:
        began = monotonic()
        for chunk in self._chunks:
            if items := self._parser.feed(chunk):
                frames = [
                    BufferedEvent(frame, len(one.data)) if frame["type"] == "event" else _refuse(frame)
                    for one in items
                    if not isinstance(one, Comment) and (frame := thread_events.decode(one.data))
                ]
                self._observe(frames, began)
                return frames
        if self._parser.unfinished:
            raise APIConnectionError("the body ended within an event")
        return None

    def close(self) -> None:
        self._body.close()


class _WebSocketConnection(Connection):
    def __init__(self, socket: Any, channels: Iterable[str]) -> None:
        super().__init__()
        self._socket = socket
        self._awaited: set[int] = set()  # commands without a response yet; responses to others are dropped
        self._subscription = Command(_SUBSCRIPTION, SUBSCRIBE, {"channels": sorted(channels)})
        self.send(self._subscription)

    def read(self) -> list[BufferedEvent] | None:
        began = monotonic()
        texts = self._socket.receive_some()
        self._observe(texts, began)
        events = []
        for text in texts:
            frame = thread_events.decode(text)
            if frame["type"] == "event":
                events.append(BufferedEvent(frame, len(text)))
            elif not self._is_answer(frame):
                _refuse(frame)
        return events

    def send(self, command: Command) -> None:
        self._awaited.add(command.id)
        self._socket.send(codec.dumps(command.to_dict()).decode())

    def close(self) -> None:
        self._socket.close()

    def _is_answer(self, frame: dict[str, Any]) -> bool:
        number = frame.get("id")
        if not isinstance(number, int):
            return False
        if number == _SUBSCRIPTION:
            self._subscription.result(frame)  # so that a rejection raises
        elif number in self._awaited:
            self._awaited.discard(number)
            self.answers[number] = frame
        return True


def _refuse(frame: dict[str, Any]) -> NoReturn:
    raise StreamInterrupted(f"the server reports {frame.get('error')}: {frame.get('message')}")
