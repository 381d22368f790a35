"""Recognises replayed parts without IDs: some servers restart a stream from its first event."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from typing import Final

from langgraph_client.protocol.items import Event, SSEItem

MAX_PREFIX: Final = 1_000_000
"""The maximum number of parts that are remembered, at 8 bytes each. Later parts are not recognised in a replay."""


class PrefixFilter:
    """The parts that a stream without IDs has delivered, in order."""

    def __init__(self) -> None:
        self._marks = array("q")
        self._repeated = 0

    def skip_replayed(self, batches: Iterable[Iterable[SSEItem]]) -> Iterator[list[SSEItem]]:
        """Yield the batches of one connection without the events that an earlier one delivered."""
        self._repeated = 0
        repeating = bool(self._marks)
        for batch in batches:
            fresh = []
            for one in batch:
                if isinstance(one, Event):
                    mark = hash((one.event, one.data))
                    repeating = repeating and self._is_next(mark)
                    if repeating:
                        continue
                    if len(self._marks) < MAX_PREFIX:
                        self._marks.append(mark)
                fresh.append(one)
            yield fresh

    def _is_next(self, mark: int) -> bool:
        known = self._repeated < len(self._marks) and self._marks[self._repeated] == mark
        self._repeated += known
        return known
