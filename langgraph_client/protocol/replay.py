"""Which events of one connection are old: what each is to those before it. The table in `verdicts` says the rest.

Servers send stored events first and then live ones. What is published while they change over comes twice, and where IDs
repeat within a millisecond, a second event of one ID may be a replay of the first or an equal event of its own.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from collections import Counter, OrderedDict
from collections.abc import Mapping
from typing import Final, TypeAlias

from langgraph_client.protocol.dialect import FROM_START, Dialect, dialect_of, milliseconds
from langgraph_client.protocol.sse import Event
from langgraph_client.protocol.verdicts import TABLE, Phase, Relation, Verdict

OPTIONAL: Final[Mapping[str, str]] = {"error": "!", "end": "."}
"""Events that need not be replayed, and what stands in front of their digests: only some servers store a run's error."""
_WINDOW: Final = 20_000
"""Events of a connection that are remembered, in order to recognise one that comes again."""
_SURELY_STORED_MS: Final = 3000
"""An event that was published so long before the server's response was stored before the server began to listen."""

Mark: TypeAlias = tuple[str, str, int]


class Replay:
    """The events of one connection that can bring old ones.

    Args:
        resume_id: The ID that it resumes from; `-` is the start.
        owed: How often each event with that ID was delivered, by digest; None if all of them count as delivered.
        counted: The event that the connection before was given up for, as ambiguous.

    Attributes:
        phase: What the connection can bring.
        responded: When the server responded, in milliseconds by its own clock; None if it did not say.
    """

    def __init__(self, resume_id: str, owed: Counter[str] | None, counted: Event | None = None) -> None:
        self.phase = Phase.REPLAY
        self._resume_id = resume_id
        self._resume: Dialect = dialect_of(resume_id)
        self._owed = owed
        proving = owed if owed and self._resume.proves else {}
        self._missing = Counter({one: count for one, count in proving.items() if one[:1] not in OPTIONAL.values()})
        self._provable = bool(self._missing) or owed is None
        self._proven = False
        self._ordered = self._resume.order is not None and resume_id != FROM_START
        self._came: OrderedDict[Mark, int] = OrderedDict()
        self._stored: Mapping[Mark, int] = {}  # how often each came before the overlap
        self._newest = ""
        self._counted = counted and _mark(counted)
        self.responded: int | None = None

    @property
    def proven(self) -> bool:
        """Whether all that had to be replayed came, so that the server still stores the stream."""
        return self._provable and not self._missing and (self._proven or self._owed is not None)

    def verdict(self, event: Event, dialect: Dialect, *, known: bool = False) -> Verdict:
        """Return what to do with an event, and note that it came.

        Args:
            event: The event, which has an ID.
            dialect: The server's kind of IDs.
            known: Whether an event with this ID was delivered before, where the server never gives an ID twice.
        """
        relation = self._relation(event, dialect, known=known)
        verdict, phase = TABLE[self.phase, relation]
        if phase is not self.phase:
            self.phase = phase
            if phase is Phase.OVERLAP:
                self._stored, self._came = self._came, OrderedDict({_mark(event): 1})
        if relation is Relation.FRESH and event.id != self._newest:
            self._newest = event.id
            if event.id != self._resume_id:
                self._ordered = False
                if self._missing:
                    self._missing.clear()
                    self._provable = False
                    return Verdict.GAP
        return verdict

    def _relation(self, event: Event, dialect: Dialect, *, known: bool) -> Relation:
        known = known and event.id not in (self._resume_id, self._newest)
        if event.id == self._resume_id:
            if self._is_owed(event, dialect):
                return Relation.OWED
            known = known or self._newest not in ("", event.id)
        elif self._ordered and self._is_passed(event.id):
            return Relation.PASSED
        came, mark = self._came, (event.id, event.event, hash(event.data))
        count = came[mark] = came.get(mark, 0) + 1
        if len(came) > _WINDOW:
            came.popitem(last=False)
        if self.phase is Phase.OVERLAP:
            return Relation.BACK if known or count <= self._stored.get(mark, 0) else Relation.FRESH
        if count == 1 and not known:
            return Relation.FRESH
        if event.id != self._newest or dialect.unique:
            return Relation.BACK
        return Relation.COUNTED if mark == self._counted or self._is_surely_stored(event.id) else Relation.TWIN

    def _is_owed(self, event: Event, dialect: Dialect) -> bool:
        if self._owed is None:
            self._proven = True
            return True
        fingerprint = digest(event)
        if fingerprint not in self._owed:  # version 0.1 marked none
            fingerprint = fingerprint.lstrip("".join(OPTIONAL.values()))
        if self._owed[fingerprint] <= 0:
            return dialect.unique and fingerprint in self._owed
        self._owed[fingerprint] -= 1
        self._missing -= Counter([fingerprint])
        return True

    def _is_passed(self, event_id: str) -> bool:
        order = self._resume.order
        if order is None or dialect_of(event_id).order is not order:
            return False
        return order(event_id) < order(self._resume_id)

    def _is_surely_stored(self, event_id: str) -> bool:
        when = milliseconds(event_id)
        return when is not None and self.responded is not None and when < self.responded - _SURELY_STORED_MS


def _mark(event: Event) -> Mark:
    return event.id, event.event, hash(event.data)


def digest(event: Event) -> str:
    """Return a short fingerprint of an event's name and data, marked if it is optional."""
    content = hashlib.blake2b(event.event.encode() + b"\n", digest_size=6)
    content.update(event.data)
    return OPTIONAL.get(event.event, "") + urlsafe_b64encode(content.digest()).decode()
