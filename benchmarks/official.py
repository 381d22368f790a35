"""The official client with the interface that the fault tests use of ours, so that the same runs measure both."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from langgraph_sdk import get_sync_client

from langgraph_client import Client, StreamPart

if TYPE_CHECKING:
    from typing_extensions import Self


class OfficialStream:
    """A stream of the official client, with what the tests ask of one of ours."""

    status = "success"  # it has none: its end is all that it says

    def __init__(self, parts: Iterator[Any], direct: Client, thread_id: str | None, mark: str | None) -> None:
        self._parts = parts
        self._direct = direct
        self._thread_id = thread_id
        self._mark = mark  # of a run; a feed has none

    @property
    def thread_id(self) -> str:
        """The run's thread; one of the server's making is found by the run's mark."""
        return self._thread_id or str(self._direct.threads.search(metadata={"mark": self._mark})[0].thread_id)

    @property
    def run_id(self) -> str:
        """The thread's only run."""
        return str(self._direct.runs.list(self.thread_id)[0].run_id)

    def __iter__(self) -> Iterator[StreamPart]:
        for part in self._parts:
            yield StreamPart(part.event, part.data, part.id)
        if self._mark is not None:  # what is compared with is read after the run's end, and this may be before it
            self._direct.runs.join(self.thread_id, self.run_id)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._parts.close()  # type: ignore[attr-defined]  # it is a generator


class OfficialClient:
    """The official client where the tests have ours. It is its own `runs` and its own `threads`."""

    def __init__(self, url: str, direct: Client) -> None:
        self._client = get_sync_client(url=url, api_key=None)
        self._direct = direct
        self.runs = self
        self.threads = self

    def stream(self, thread_id: str | None, graph: str, **given: Any) -> OfficialStream:
        """Stream a run from its making. A thread that the server makes is kept, to compare with."""
        mark = str(uuid.uuid4())
        if thread_id is None:
            given |= {"metadata": {"mark": mark}, "on_completion": "keep"}
        parts = self._client.runs.stream(thread_id, graph, stream_resumable=True, **given)
        return OfficialStream(parts, self._direct, thread_id, mark)

    def join_stream(self, thread_id: str, run_id: str | None = None, **given: Any) -> OfficialStream:
        """Join a run, or a thread's feed, without the time limits that only ours has."""
        given = {name: value for name, value in given.items() if name not in ("deadline", "idle_timeout")}
        place = self._client.threads if run_id is None else self._client.runs
        target = (thread_id,) if run_id is None else (thread_id, run_id)
        return OfficialStream(place.join_stream(*target, **given), self._direct, thread_id, run_id)

    def wait(self, thread_id: str, graph: str, **given: Any) -> Any:
        """Wait for the result of a run."""
        return self._client.runs.wait(thread_id, graph, **given)
