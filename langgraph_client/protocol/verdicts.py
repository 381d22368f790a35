"""Decides about the events of a connection that replays: a table of phase and relation → verdict and next phase."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final


class Phase(Enum):
    """What a connection can bring."""

    __hash__ = object.__hash__  # a third of the cost of Enum's own hash, for each event

    REPLAY = "stored events, and live ones behind them"
    OVERLAP = "live events that were replayed before"
    LIVE = "new events only"


class Relation(Enum):
    """How an event relates to those before it."""

    __hash__ = object.__hash__

    OWED = "delivered before this connection, under the ID that it resumes from"
    PASSED = "its ID is before the one that was resumed from"
    FRESH = "not seen on this connection"
    BACK = "seen on this connection, and newer IDs have come since, or the server never gives an ID twice"
    TWIN = "equal to one of the newest ID, which the server may give twice"
    COUNTED = "the same, but stored before the server began to listen: it is there as often as it was published"


class Verdict(Enum):
    """What to do with an event."""

    NEW = "deliver it"
    OLD = "drop it"
    AMBIGUOUS = "reconnect: the store has it as often as it was published"
    GAP = "events between the last one delivered and this one are missing"


TABLE: Final[Mapping[tuple[Phase, Relation], tuple[Verdict, Phase]]] = {
    (Phase.REPLAY, Relation.OWED): (Verdict.OLD, Phase.REPLAY),
    (Phase.REPLAY, Relation.PASSED): (Verdict.OLD, Phase.REPLAY),
    (Phase.REPLAY, Relation.FRESH): (Verdict.NEW, Phase.REPLAY),
    (Phase.REPLAY, Relation.BACK): (Verdict.OLD, Phase.OVERLAP),
    (Phase.REPLAY, Relation.TWIN): (Verdict.AMBIGUOUS, Phase.REPLAY),
    (Phase.REPLAY, Relation.COUNTED): (Verdict.NEW, Phase.REPLAY),
    (Phase.OVERLAP, Relation.OWED): (Verdict.OLD, Phase.OVERLAP),
    (Phase.OVERLAP, Relation.PASSED): (Verdict.OLD, Phase.OVERLAP),
    (Phase.OVERLAP, Relation.BACK): (Verdict.OLD, Phase.OVERLAP),
    (Phase.OVERLAP, Relation.FRESH): (Verdict.NEW, Phase.LIVE),
}
