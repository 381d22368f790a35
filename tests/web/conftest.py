"""A client, and what a browser does with a body: it reads events and remembers the last id."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from langgraph_client import Client, get_client
from langgraph_client.protocol.items import Comment
from langgraph_client.protocol.sse import EventParser
from tests.local_server import KEY, PATIENCE

READER = "langgraph_client-sse"


@dataclass
class Browser:
    """What an EventSource has read, over all its connections."""

    events: list[tuple[str, Any]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    last_event_id: str | None = None
    retry: int | None = None
    ended: bool = False

    def read(self, body: Iterable[bytes], until: Callable[[Browser], bool] = lambda _: False) -> Browser:
        """Read one connection to its end, or until something is so. An event that was not complete never came."""
        parser = EventParser(comments=True, last_event_id=self.last_event_id or "")
        for chunk in body:
            for item in parser.feed(chunk):
                if isinstance(item, Comment):
                    self.comments.append(item.text)
                else:
                    self._note(item)
                if until(self):
                    return self
            self.retry = parser.retry
            if until(self):
                return self
        return self

    def _note(self, event: Any) -> None:
        self.events.append((event.event, json.loads(event.text)))
        self.last_event_id = event.id or None
        self.ended = self.ended or event.event == "end"

    @property
    def names(self) -> list[str]:
        """The events' names."""
        return [name for name, _ in self.events]

    def data(self, name: str) -> list[Any]:
        """What the events of a name said."""
        return [data for one, data in self.events if one == name]


@pytest.fixture
def browser() -> Browser:
    """A new one."""
    return Browser()


@pytest.fixture
def client(server_url: str) -> Iterator[Client]:
    """A client of the real server."""
    with get_client(server_url, api_key=KEY) as client:
        yield client


@pytest.fixture
def thread_id(client: Client) -> str:
    """A new thread on the real server."""
    return str(client.threads.create().thread_id)


@pytest.fixture(autouse=True)
def no_reader_is_left() -> Iterator[None]:
    """Whatever a test does, the threads that read for its bodies end."""
    yield
    assert comes_true(lambda: not readers()), readers()


def readers() -> list[threading.Thread]:
    """The threads that read for bodies."""
    return [one for one in threading.enumerate() if one.name == READER]


def comes_true(condition: Callable[[], object]) -> bool:
    """Whether it does, within a time that is long for what is waited for."""
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True
