"""Memories for recognising what a server sent before: the number and the size of their entries are limited."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable
from typing import Final, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

MAX_REMEMBERED: Final = 20_000
"""The maximum number of entries. The oldest are forgotten first."""
MAX_ID: Final = 64
"""The maximum length of an ID that is remembered unchanged; servers' own have up to 40 characters."""


def short(event_id: str) -> str:
    """Return an ID in the form to remember: a long one as a fingerprint, so that no server controls the memory used."""
    if len(event_id) <= MAX_ID:
        return event_id
    return "#" + hashlib.blake2b(event_id.encode("utf-8", "surrogatepass"), digest_size=24).hexdigest()


def remember(memory: dict[K, V], key: K, value: V, limit: int = MAX_REMEMBERED) -> None:
    """Add an item to a memory, and forget the oldest if there are more than `limit`."""
    memory[key] = value
    while len(memory) > limit:
        del memory[next(iter(memory))]
