"""What an execution must not do. A verdict is a list of violations, by kind."""

from __future__ import annotations

from typing import Any

from langgraph_client.protocol.events import HEARTBEAT, StreamPart
from tests.model.drive import Outcome
from tests.model.scenario import Event
from tests.model.server import World

_MOST_BENIGN = 2
"""Interruptions through which a stream whose store lives must never be given up."""


def judge(world: World, outcome: Outcome) -> list[str]:
    """The kinds of the violations of one execution."""
    found = [*_of_parts(world), *_of_end(world, outcome)]
    return [f"{kind} (apart: {apart})" if (apart := _apart(world, kind)) else kind for kind in found]


def _apart(world: World, kind: str) -> str:
    """Why no client can avoid a violation here; empty where one can."""
    scenario = world.scenario
    lost, foreign = kind == "LOST", kind == "FOREIGN (server error)"
    only_error = lost and all(part.event == "error" for part in world.parts)
    reasons = {
        scenario.apart: scenario.twins or lost,
        "a clean end within the last replay": lost and world.last is not None and world.last.burst,
        "a join from now on, cut before its first stored part, of a run whose parts have expired": only_error
        and scenario.door == "join",
        "an event that is not stored, and was to be read from a connection that broke": lost and scenario.keeps == 0,
        "a feed from now on: an older part of the first part's millisecond": kind == "ORDER (of parts from before)"
        and scenario.door == "join",
        "opaque IDs have no order: older parts that are missing, or come again elsewhere, look like new ones": (
            scenario.dialect == "opaque" and _is_unordered(world, kind)
        ),
        "an error of the server's own in the stream of a run that failed": (lost or foreign)
        and _has_failed(world)
        and _may_be_its_own(world),
    }
    return next((reason for reason, holds in reasons.items() if reason and holds), "")


def _is_unordered(world: World, kind: str) -> bool:
    """Whether only the order of IDs could tell, and opaque ones have none."""
    bounded, deaf = world.scenario.keeps is not None, world.scenario.ignores_position
    return (kind == "LOST" and bounded) or (kind == "DOUBLED" and deaf and _is_elsewhere(world))


def _is_elsewhere(world: World) -> bool:
    """Whether another stream goes on from a bookmark."""
    return any("handover" in step for step in world.trace)


def _may_be_its_own(world: World) -> bool:
    """Whether the first `error` was the server's own, with an id that the run's can have: that of the part before."""
    first = next((part for part in world.parts if part.event == "error"), None)
    if first is None or world.scenario.dialect == "opaque" or not first.id:
        return False
    return _foreign(first) == "FOREIGN (server error)"


def _of_parts(world: World) -> list[str]:
    """What is wrong with the parts that were handed out."""
    found: list[str] = []
    last = -1
    handed: set[int] = set()
    for part in world.parts:
        if part.event in {HEARTBEAT, "end"}:
            continue
        index = _index(world, part, handed)
        if index is None:
            found.append(_foreign(part))
        elif index in handed:
            found.append("DOUBLED")
        else:
            if index < last:
                found.append("ORDER" if _is_due(world, world.published[index]) else "ORDER (of parts from before)")
            last = max(last, index)
            handed.add(index)
    return sorted(set(found))


def _foreign(part: StreamPart) -> str:
    data: Any = part.data
    error = data.get("error") if isinstance(data, dict) else None
    return {"HTTPException": "FOREIGN (404)", "OperationalError": "FOREIGN (server error)"}.get(error, "FOREIGN")


def _index(world: World, part: StreamPart, handed: set[int]) -> int | None:
    """Which event a part is; of equal ones the first that was not handed out."""
    data: Any = part.data
    number = data.get("n") if isinstance(data, dict) else None
    same = [
        event.index
        for event in world.published
        if event.name == part.event and event.data["n"] == number and event.id == (part.id or "")
    ]
    return next((index for index in same if index not in handed), same[0] if same else None)


def missing(world: World) -> list[Event]:
    """Events that were published, had to come, and did not."""
    handed: set[int] = set()
    for part in world.parts:
        index = _index(world, part, handed) if part.event not in {HEARTBEAT, "end"} else None
        if index is not None:
            handed.add(index)
    due = [event for event in world.published if _is_due(world, event)]
    if world.scenario.keeps is not None:  # nobody can know of what came before the first part
        due = [event for event in due if handed and event.index > min(handed)]
    return [event for event in due if event.index not in handed]


def _is_due(world: World, event: Event) -> bool:
    if event.name == "end" or world.due is None or event.index < world.due:
        return False
    if event.id and event.id == world.optional_id:
        return False
    return event.stored or not world.scenario.resumable  # the server in memory does not keep a run's error


def _of_end(world: World, outcome: Outcome) -> list[str]:
    """What is wrong with how it ended."""
    if outcome.end == "looped":
        return ["NO END"]
    if outcome.end == "crashed":
        return [f"CRASH ({type(outcome.error).__name__}: {str(outcome.error)[:60]})"]
    if outcome.end == "interrupted":
        return ["NEEDLESS LOSS"] * _is_benign(world)
    if outcome.end == "quiet":
        kind = "LOST" if world.store_lost else "HELD BACK"
        return [kind] * (bool(missing(world)) and not outcome.gap)
    return _of_finish(world, outcome)


def _of_finish(world: World, outcome: Outcome) -> list[str]:
    """What is wrong with a stream that says that the run is over."""
    if world.scenario.kind == "feed":
        return ["WRONG END (of a feed)"]
    found = []
    if missing(world) and not outcome.gap and not _says_unknown(world, outcome):
        found.append("LOST")
    if outcome.end == "failed" and not _has_failed(world):
        found.append("WRONG ERROR")
    elif not _is_true(world, outcome):
        found.append(f"WRONG END ({outcome.status})")
    elif outcome.status is None and world.scenario.resumable and not world.deleted:
        found.append("NO STATUS")
    return found


def _says_unknown(world: World, outcome: Outcome) -> bool:
    """A stateless run that keeps nothing can't be asked for: an end without a status claims nothing."""
    return outcome.status is None and not world.scenario.resumable


def _has_failed(world: World) -> bool:
    """Whether the run failed, or said so."""
    said = any(event.name == "error" for event in world.published)
    return world.outcome.startswith("error") and (world.over or said)


def _is_true(world: World, outcome: Outcome) -> bool:
    """Whether the status is what became of the run, or None, and an error was raised if that was asked for."""
    if not world.over:
        return _says_unknown(world, outcome) or (outcome.status == "error" and _has_failed(world))
    truth = {"deleted": "interrupted"}.get(world.outcome, world.outcome.split()[0])
    if outcome.status not in {None, truth}:
        return False
    return outcome.end == "failed" or outcome.status != "error" or not world.scenario.raise_error


def _is_benign(world: World) -> bool:
    """Whether nothing was in the way of going on: few interruptions, and a server that has it all."""
    scenario = world.scenario
    used = scenario.faults - world.faults
    if not scenario.resumable or world.store_lost or scenario.ignores_position or used > _MOST_BENIGN:
        return False
    if world.deleted and (scenario.dialect == "opaque" or world.outcome in {"deleted", "error unstored"}):
        return False
    return world.scenario.keeps is None
