"""What is explored: every kind of server, call and end, within bounds."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from tests.model.scenario import Dialect, Door, Kind, Outcome, Scenario

TWINS = "equal twins of one millisecond"
NOTHING_KEPT = "a run that keeps nothing, and a clean end"
_DOORS: tuple[Door, ...] = ("stateless", "post", "join X")
_LATE = 10_000
"""Milliseconds after which an event is far from the server's answer."""


def scenarios(kind: Kind, *, small: bool = False) -> list[Scenario]:
    """All of a group."""
    made = {"position": _positions, "run": _runs, "feed": _feeds}[kind](small=small)
    return list(dict.fromkeys(made))


def _times(events: int) -> list[tuple[int, ...]]:
    """Every way in which events can share milliseconds."""
    return list(itertools.product((0, 1), repeat=events - 1))


def _positions(*, small: bool) -> Iterator[Scenario]:
    """What comes again, what does not, and what of it is old."""
    events, faults = (3, 1) if small else (4, 3)
    base: dict[str, Any] = {"kind": "position", "faults": faults, "fault_kinds": ("cut", "handover")}
    even, same, mixed = (1,) * (events - 1), (0,) * (events - 1), (0, 1, 0)[: events - 1]
    for times in _times(events):
        yield Scenario(**base, times=times)
    for door, times in itertools.product(("post", "join X"), (even, same, mixed)):
        yield Scenario(**base, door=door, times=times)
    for door in _DOORS:
        yield Scenario(**base, dialect="redis", door=door, times=mixed)
        yield Scenario(**base, dialect="redis", seam="exact", door=door, times=mixed)
        yield Scenario(**base, dialect="opaque", seam="exact", door=door, times=even)
    yield from _odd_positions(base, even, small=small)


def _odd_positions(base: dict[str, Any], even: tuple[int, ...], *, small: bool) -> Iterator[Scenario]:
    """Servers that stall, are slow, forget or don't listen; equal events; clean ends."""
    base = {**base, "faults": 1 if small else 2}
    late = (*even[:-1], _LATE)
    for times in (even, (0,) * len(even), late):
        yield Scenario(**{**base, "fault_kinds": ("cut", "stall")}, times=times, heartbeats=True)
        yield Scenario(**{**base, "fault_kinds": ("cut", "clean")}, times=times)
        yield Scenario(**base, door="join -", times=times)
    for dialect in ("ms", "redis", "opaque"):
        for door in ("stateless", "post"):
            more: dict[str, Any] = {**base, "dialect": dialect, "door": door, "times": even, "seam": "exact"}
            yield Scenario(**more, ignores_position=True)
            yield Scenario(**more, keeps=1)
    for dialect in ("redis", "ms"):
        for door in ("stateless", "post"):
            apart = TWINS if dialect == "ms" else ""
            yield Scenario(**base, dialect=dialect, door=door, times=(1, 0, *even[2:]), twins=True, apart=apart)


def _runs(*, small: bool) -> Iterator[Scenario]:
    """How runs end, and what the caller is told: a stateless run is deleted, another one's store expires."""
    faults, times = (1, (1,)) if small else (3, (1, 0))
    base: dict[str, Any] = {"kind": "run", "times": times}
    often: list[tuple[Dialect, Outcome]] = [("ms", "success"), ("ms", "error unstored"), ("redis", "error")]
    often += [("opaque", "success"), ("opaque", "error")]
    seldom: list[tuple[Dialect, Outcome]] = [("redis", "success"), ("ms", "deleted")]
    for (dialect, outcome), door in itertools.product([*often, *seldom], ("stateless", "post")):
        seam = "exact" if dialect == "opaque" else "overlap"
        more = {"dialect": dialect, "outcome": outcome, "door": door, "seam": seam, "expires": door == "post"}
        yield Scenario(**base, **more, faults=faults if (dialect, outcome) in often else min(faults, 2))
    yield from _odd_runs({**base, "faults": min(faults, 2)})
    yield from _runs_that_keep_nothing({**base, "faults": min(faults, 2)})


def _odd_runs(base: dict[str, Any]) -> Iterator[Scenario]:
    """Handovers, cancelling, errors of the server's own, another worker, a store that goes with the run."""
    doors: tuple[Door, ...] = ("stateless", "join -")
    for dialect, outcome in (("ms", "error unstored"), ("redis", "error"), ("ms", "success"), ("opaque", "error")):
        for door in doors:
            seam = "exact" if dialect == "opaque" else "overlap"
            more = {**base, "dialect": dialect, "outcome": outcome, "door": door, "seam": seam}
            yield Scenario(**more, fault_kinds=("cut", "clean", "handover"))
            often = {"faults": 2} if door == "stateless" else {}  # the second connection of a finished run may fail too
            yield Scenario(**{**more, **often}, fault_kinds=("cut", "server error"), raise_error=True)
    for dialect, outcome in (("ms", "deleted"), ("redis", "interrupted"), ("opaque", "interrupted")):
        yield Scenario(**base, dialect=dialect, outcome=outcome, door="join -")
    for dialect, outcome in (("ms", "success"), ("ms", "error unstored"), ("redis", "error")):
        more = {**base, "dialect": dialect, "outcome": outcome, "expires": True}
        yield Scenario(**{**more, "faults": 1}, fault_kinds=("cut", "clean", "handover"))
        yield Scenario(**more, door="join")
    for door in ("stateless", "post", "keyed"):
        yield Scenario(**base, door=door, fault_kinds=("cut", "clean", "cancel"))
    for at, door in itertools.product(range(len(base["times"])), ("stateless", "post")):
        yield Scenario(**base, dialect="redis", door=door, takeover=at)


def _runs_that_keep_nothing(base: dict[str, Any]) -> Iterator[Scenario]:
    """Of these nothing comes again."""
    doors: tuple[Door, ...] = ("plain", "plain stateless")
    outcomes: tuple[Outcome, ...] = ("success", "error unstored", "deleted")
    for door, outcome in itertools.product(doors, outcomes):
        more = {**base, "door": door, "outcome": outcome}
        yield Scenario(**more, fault_kinds=("cut",))
        yield Scenario(**more, fault_kinds=("cut",), on_gap="warn")
        apart = NOTHING_KEPT if door == "plain" else ""
        yield Scenario(**more, fault_kinds=("clean",), apart=apart)


def _feeds(*, small: bool) -> Iterator[Scenario]:
    """Feeds of threads."""
    events, faults = (2, 1) if small else (3, 2)
    base: dict[str, Any] = {"kind": "feed", "faults": faults, "heartbeats": True}
    doors: tuple[Door, ...] = ("join -", "join", "join X")
    fault_kinds = ("cut", "clean", "handover")
    late = (*((0,) * (events - 2)), _LATE)
    for times, door in itertools.product([*_times(events), late], doors):
        yield Scenario(**base, seam="gap", door=door, times=times, fault_kinds=fault_kinds)
    even = (1,) * (events - 1)
    for seam, door in itertools.product(("overlap", "exact", "gap"), doors):
        yield Scenario(**base, dialect="redis", seam=seam, door=door, times=even, fault_kinds=fault_kinds)
    yield Scenario(**base, seam="exact", door="join -", times=even, keeps=0)
    yield Scenario(**base, seam="exact", door="join -", times=(1, 1), keeps=1)
