"""What each server streams, as it was recorded: its kind of IDs, and that a cut anywhere loses nothing and repeats nothing.

`python -m tests.servers.record` writes the recordings.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from langgraph_client.protocol.assemble import messages, tokens
from langgraph_client.protocol.dialect import COUNTED, FROM_START, IN_MEMORY, OPAQUE, dialect_of
from langgraph_client.protocol.events import decode, is_run_not_found
from langgraph_client.protocol.position import Position
from langgraph_client.protocol.sse import EventParser
from langgraph_client.protocol.verdicts import Verdict

FOLDER = Path(__file__).with_name("streams")
RECORDED = {path.stem: json.loads(path.read_text()) for path in sorted(FOLDER.glob("*.json"))}
DIALECTS = {"aegra": OPAQUE, "0.2.125": COUNTED}
"""Of all others the IDs are those of a server in memory."""
SERVERS = pytest.mark.parametrize("name", RECORDED)
ENDS = {"aegra"}
"""Servers that say that a stream ends."""


def events_of(name, kind):
    """The events of a recording."""
    parser = EventParser()
    events = list(parser.feed(RECORDED[name][kind].encode()))
    assert not parser.unfinished
    return events


def replayed(events, after, dialect):
    """What a server replays after an ID."""
    if after in (FROM_START, "-1"):
        return events
    if dialect.order is not None:
        return [one for one in events if dialect.order(one.id) > dialect.order(after)]
    return events[[one.id for one in events].index(after) + 1 :]


def delivered(position, events):
    """The events that are new to a stream at this position."""
    new = []
    for event in events:
        if not position.replaying or position.verdict(event) is Verdict.NEW:
            position.mark_delivered(event)
            new.append(event)
    return new


@SERVERS
def test_the_kind_of_ids(name):
    """Every event of a run whose parts are stored has one."""
    kinds = {dialect_of(event.id) for kind in ("live", "replay", "failing", "burst") for event in events_of(name, kind)}
    assert kinds == {DIALECTS.get(name, IN_MEMORY)}


@SERVERS
def test_a_replay_is_what_was_streamed(name):
    """Event by event, IDs included."""
    assert events_of(name, "replay") == events_of(name, "live")


@SERVERS
@pytest.mark.parametrize("kind", ["live", "failing", "burst"])
def test_a_cut_anywhere(name, kind):
    """After each event the connection breaks, and another one replays what the server stores from there."""
    events = events_of(name, kind)
    for cut in range(len(events) + 1):
        position = Position()
        came = delivered(position, events[:cut])
        after = position.resume_from()
        position.begin_replay()
        came += delivered(position, replayed(events, after, DIALECTS.get(name, IN_MEMORY)))
        assert came == events
        owes = cut > 0 and events[cut - 1].event != "error"  # which not every server stores
        assert position.proven is (owes and dialect_of(events[0].id).proves)


@SERVERS
def test_the_end(name):
    """Some say it, with the run's status; the others just stop."""
    last = decode(events_of(name, "live")[-1])
    assert (last.event == "end") is (name in ENDS)
    assert name not in ENDS or last.data == {"status": "success"}


@SERVERS
def test_a_late_join(name):
    """There is nothing to wait for, and the end is all that may be said."""
    assert {event.event for event in events_of(name, "late join")} <= {"end"}


@SERVERS
def test_a_failed_run(name):
    """Its error has an ID of its own, so that it is the run's."""
    [error] = [event for event in events_of(name, "failing") if event.event == "error"]
    assert decode(error).data["error"] == "ValueError"
    assert error.id


@SERVERS
def test_an_unknown_run(name):
    """A 404, or an error of the server's own, which has no ID and is told from that of a run."""
    if RECORDED[name]["unknown run"].startswith("404 "):
        return
    [error] = events_of(name, "unknown run")
    assert not error.id
    assert is_run_not_found(decode(error))


@SERVERS
def test_messages(name):
    """The text comes piece by piece, and as one message."""
    parts = [decode(event) for event in events_of(name, "messages")]
    assert "".join(tokens(parts)) == "You said: tea"
    assert [message.text for message in messages(parts)] == ["You said: tea"]
