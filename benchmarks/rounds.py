"""Rounds: each measures every client once, in a shuffled order, and a ratio is taken inside a round.

So a machine that slows down for some seconds, or caches that one client leaves to the next, favour none of them.
"""

from __future__ import annotations

import random
import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Spread:
    """A median with its extremes."""

    median: float
    low: float
    high: float

    def text(self, digits: int = 2) -> str:
        """As it stands in a table."""
        return f"{self.median:,.{digits}f} [{self.low:,.{digits}f}-{self.high:,.{digits}f}]"


class Rounds:
    """What the rounds of one measurement found.

    Args:
        title: What is shown while it lasts.
        count: How many rounds.
        names: The clients.
        measure: Measures one client.
    """

    def __init__(self, title: str, count: int, names: Sequence[str], measure: Callable[[str], dict[str, Any]]) -> None:
        self._rounds: list[dict[str, dict[str, Any]]] = []
        for number in range(1, count + 1):
            print(f"{title}: round {number} of {count}", file=sys.stderr, flush=True)
            order = random.sample(names, len(names))
            self._rounds.append({name: measure(name) for name in order})

    def value(self, name: str, field: str, scale: float = 1) -> Spread:
        """One client's value."""
        return _spread([found[name][field] * scale for found in self._rounds])

    def ratio(self, name: str, field: str, other: str, other_field: str = "") -> Spread:
        """One client's value as a multiple of another's in the same round."""
        return _spread([found[name][field] / found[other][other_field or field] for found in self._rounds])

    def ratio_above(self, base: str, name: str, field: str, other: str) -> Spread:
        """The same for what the two have beyond what `base` has, which is no client."""
        beyond = [{one: found[one][field] - found[base][field] for one in (name, other)} for found in self._rounds]
        return _spread([found[name] / found[other] for found in beyond])


def _spread(values: Sequence[float]) -> Spread:
    return Spread(statistics.median(values), min(values), max(values))
