"""What is remembered of what a server said, in order to recognise it: bounded in number, and each in size."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable
from typing import Final, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

MAX_REMEMBERED: Final = 20_000
"""Entries of one memory. The oldest are forgotten first."""
MAX_ID: Final = 64
"""Characters of an ID that is remembered as it is; servers' own have up to 40."""


def short(event_id: str) -> str:
    """Return an ID as it is remembered: a long one as a fingerprint, so that no server chooses how much memory it takes."""
    if len(event_id) <= MAX_ID:
        return event_id
    return "#" + hashlib.blake2b(event_id.encode("utf-8", "surrogatepass"), digest_size=24).hexdigest()


def remember(memory: dict[K, V], key: K, value: V, limit: int = MAX_REMEMBERED) -> None:
    """Put something into a memory, and forget the oldest when there is more than `limit`."""
    memory[key] = value
    while len(memory) > limit:
        del memory[next(iter(memory))]
