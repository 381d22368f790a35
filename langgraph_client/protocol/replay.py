"""Compares the events of a connection that replays with earlier ones. The table in `verdicts` decides which are old.

Servers send stored events first and then live ones. What is published in between arrives twice, and if IDs
repeat within a millisecond, a second event of one ID may be a replay of the first or an equal event of its own.
"""

from __future__ import annotations

import hashlib
from binascii import b2a_base64
from collections import Counter, OrderedDict
from collections.abc import Container, Mapping
from typing import Final, TypeAlias

from langgraph_client.protocol.dialect import Dialect, dialect_of, milliseconds
from langgraph_client.protocol.items import Event
from langgraph_client.protocol.recent import MAX_ID, MAX_REMEMBERED, short
from langgraph_client.protocol.verdicts import TABLE, Phase, Relation, Verdict

OPTIONAL: Final[Mapping[str, str]] = {"error": "!", "end": "."}
"""Events that need not be replayed, and the prefix of their digests. Only some servers store a run's error."""
LARGE: Final = "large"
"""Instead of the digest of a large event, which is compared itself: hashing it takes longer than receiving it."""
_WINDOW: Final = MAX_REMEMBERED
"""The maximum number of a connection's events that are remembered, to recognise repeated ones."""
URL_SAFE: Final = bytes.maketrans(b"+/", b"-_")
"""Translates base64 to its URL-safe form; `base64.urlsafe_b64encode` takes three more calls."""
_SHORT: Final = 4096
"""The size in bytes up to which a copy is cheaper than a second call."""
_SURELY_STORED_MS: Final = 3000
"""An event that was published this long before the server's response was stored before the server began to listen."""

Mark: TypeAlias = tuple[str, int]
"""An event's ID in the form to remember, and its hash. A hash alone may have 32 bits, too few for 20,000 events."""

_REPLAY, _NEW = Phase.REPLAY, Verdict.NEW  # accessing an enumeration's attribute costs as much as a call


class Replay:
    """The events of a connection that can replay old ones.

    Args:
        resume_id: The ID that it resumes from; `-` is the start.
        owed: How often each event with that ID was delivered, by digest; None if all of them count as delivered.
        counted: The event because of which the previous connection was given up as ambiguous.
        large: A large event with that ID that was delivered; `owed` has `LARGE` in place of its digest.
        known: IDs of delivered events, in the form to remember, if the server never uses an ID twice.

    Attributes:
        phase: What the connection can bring.
        responded: When the server responded, in milliseconds by its own clock; None if it did not say.
    """

    def __init__(
        self,
        resume_id: str,
        owed: Counter[str] | None,
        counted: Event | None = None,
        known: Container[str] = (),
        large: Event | None = None,
    ) -> None:
        self.phase = Phase.REPLAY
        self.responded: int | None = None
        self._resume_id = resume_id
        self._resume: Dialect = dialect_of(resume_id)
        self._owed = owed
        self._missing = self._proof()
        self._large = large
        self._counted = counted and self._mark(counted)
        self._known = known
        self._came: OrderedDict[Mark, int] = OrderedDict()  # how often each was delivered, minus its replays
        self._newest = resume_id

    def _proof(self) -> Counter[str] | None:
        """Return what must be replayed; None if nothing can prove that the server still stores the stream."""
        if self._owed is None:
            return Counter("*")
        proving = self._owed if self._resume.proves else {}
        return Counter({one: count for one, count in proving.items() if one[:1] not in OPTIONAL.values()}) or None

    @property
    def proven(self) -> bool:
        """Whether everything that had to be replayed was, so that the server still stores the stream."""
        return self._missing is not None and not self._missing

    def verdict(self, event: Event, dialect: Dialect) -> Verdict:
        """Return what to do with an event, and record it.

        Args:
            event: The event, which has an ID.
            dialect: The server's kind of IDs.
        """
        event_id, came, resume_id = event.id, self._came, self._resume_id
        kept_id, _ = mark = self._mark(event)
        beyond = self.phase is _REPLAY and self._newest != resume_id != event_id
        if beyond and mark not in came and kept_id not in self._known:  # FRESH, by far the most frequent
            self._newest, verdict = event_id, _NEW
            came[mark] = 1
        else:
            verdict = self._judge(event, mark, self._relation(event, mark, dialect))
        if len(came) > _WINDOW:
            came.popitem(last=False)
        return verdict

    def _mark(self, event: Event) -> Mark:
        kept_id = event.id if len(event.id) <= MAX_ID else short(event.id)
        return kept_id, -1 if event == self._large else hash(event)  # no hash is -1

    def _judge(self, event: Event, mark: Mark, relation: Relation) -> Verdict:
        verdict, self.phase = TABLE[self.phase, relation]
        if relation not in (Relation.OWED, Relation.PASSED):
            self._came[mark] = self._came.get(mark, 0) + (1 if verdict is _NEW else -1)
        if relation is Relation.FRESH:
            self._newest = event.id
            if self._owed is not None and self._missing and event.id != self._resume_id:
                self._missing = None
                return Verdict.GAP
        return verdict

    def _relation(self, event: Event, mark: Mark, dialect: Dialect) -> Relation:
        seen, known = self._came.get(mark, 0) > 0, mark[0] in self._known and event.id != self._newest
        if event.id == self._resume_id:
            if self._is_owed(event, dialect):
                return Relation.OWED
            known = event.id != self._newest
        elif self._newest == self._resume_id and self._is_passed(event.id):
            return Relation.PASSED
        if not seen and not known:
            return Relation.FRESH
        if self.phase is Phase.OVERLAP or event.id != self._newest or dialect.unique:
            return Relation.BACK
        return Relation.COUNTED if mark == self._counted or self._is_surely_stored(event.id) else Relation.TWIN

    def _is_owed(self, event: Event, dialect: Dialect) -> bool:
        if self._owed is None:
            self._missing = Counter()
            return True
        fingerprint = LARGE if event == self._large else digest(event)
        if fingerprint not in self._owed:  # version 0.1 did not mark any
            fingerprint = fingerprint.lstrip("".join(OPTIONAL.values()))
        if self._owed[fingerprint] <= 0:
            return dialect.unique and fingerprint in self._owed
        self._owed[fingerprint] -= 1
        if self._missing is not None:
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


def digest(event: Event) -> str:
    """Return a short fingerprint of an event's name and data, marked if it is optional."""
    name, data, _ = event
    if len(data) < _SHORT:
        content = hashlib.blake2b(b"%b\n%b" % (name.encode(), data), digest_size=6)
    else:
        content = hashlib.blake2b(name.encode() + b"\n", digest_size=6)
        content.update(data)
    fingerprint = str(b2a_base64(content.digest(), newline=False).translate(URL_SAFE), "ascii")
    return OPTIONAL[name] + fingerprint if name in OPTIONAL else fingerprint
