"""Parts of mode `messages`, which no server keeps: whoever may have missed some is told, and nobody else."""

from __future__ import annotations

import contextlib
import warnings

import pytest

from langgraph_client import Client, RetryPolicy, StreamGapWarning, StreamInterrupted
from langgraph_client.protocol import bookmark as bookmarks
from tests.local_server import RUN, RUN_PATH, THREAD, LocalServer, answer, event, stream

METADATA = event("metadata", {"run_id": RUN, "attempt": 1}, "5-0")
PARTIALS = [event("messages/partial", [{"id": "m", "content": "x" * number}], f"{5 + number}-0") for number in range(4)]
VALUES = event("values", 1, "20-0")
CREATED = {"location": RUN_PATH + "/stream", "content_location": RUN_PATH}
RUNNING, OVER = (answer({"run_id": RUN, "thread_id": THREAD, "status": status}) for status in ("running", "success"))
SAID = r"the server keeps no parts of mode 'messages'"
LOST, EARLY = rf"the connection was lost, and {SAID}", rf"the connection ended before the run, and {SAID}"


@contextlib.contextmanager
def served(*script):
    """A scripted server, and a client of it that hardly waits between tries."""
    quick = RetryPolicy(initial_backoff=0.001, max_backoff=0.002)
    with LocalServer(*script) as server, Client(server.url, api_key=None, retry=quick) as client:
        yield server, client


def started(client, mode="messages", **options):
    """The stream of a run that keeps what the server keeps."""
    return client.runs.stream(THREAD, "agent", stream_mode=mode, **options)


def asked_after(server):
    """The `Last-Event-ID` of each connection."""
    return [seen.headers.get("last-event-id") for seen in server.seen if seen.target.partition("?")[0] != RUN_PATH]


@pytest.mark.parametrize("before", [[METADATA, *PARTIALS[:2]], [METADATA], []])
def test_a_cut_raises(before):
    """Where parts came, and where they were only asked for; with the cause, what to do, and the bookmark."""
    with served(stream(*before, end="cut", **CREATED)) as (_, client):
        parts = started(client)
        with pytest.raises(StreamInterrupted, match=f"{LOST}; use .*messages-tuple.* or on_gap=") as caught:
            list(parts)
        assert (caught.value.delivered, parts.gap, parts.status) == (len(before), False, None)
        assert caught.value.bookmark == parts.bookmark
        assert bookmarks.parse(caught.value.bookmark, "run").last_event_id == ("5-0" if before else "-")


def test_a_cut_is_a_warning_and_a_mark():
    """It goes on after the last part that the server keeps, by which the end is verified, too."""
    confirmed = [OVER, *[stream(METADATA)] * 2]
    script = [stream(METADATA, *PARTIALS[:2], end="cut", **CREATED), stream(METADATA, PARTIALS[3])]
    with served(*script, *confirmed) as (server, client):
        parts = started(client, on_gap="warn")
        first = [next(parts) for _ in range(3)]
        with pytest.warns(StreamGapWarning, match=f"{LOST}: parts of run {RUN} may be missing after the 3 ") as caught:
            rest = list(parts)
        assert [part.data[0]["content"] for part in first[1:] + rest] == ["", "x", "xxx"]
        assert (len(caught), caught[0].filename) == (1, __file__)
        assert (parts.gap, parts.status) == (True, "success")
        assert set(asked_after(server)[1:]) == {"4-18446744073709551615"}


def test_each_gap_is_told_once():
    """A connection that is cut before it brought something new belongs to the gap before it."""
    script = [
        stream(METADATA, PARTIALS[0], end="cut", **CREATED),
        stream(METADATA, end="cut"),
        stream(METADATA, PARTIALS[2], end="cut"),
    ]
    with served(*script, stream(METADATA), OVER, *[stream(METADATA)] * 2) as (_, client):
        parts = started(client, on_gap="warn")
        with pytest.warns(StreamGapWarning) as caught:
            list(parts)
        assert [str(one.message)[-21:] for one in caught] == ["after the 2 that came", "after the 3 that came"]


@pytest.mark.parametrize("on_gap", ["raise", "warn"])
@pytest.mark.parametrize("mode", ["messages", ["messages", "values"]])
def test_a_normal_end_is_no_gap(mode, on_gap):
    """The run is finished, and the second connection brings nothing new."""
    last = VALUES if "values" in mode else METADATA
    script = [stream(METADATA, *PARTIALS, *[VALUES] * ("values" in mode), **CREATED), OVER, stream(last)]
    with served(*script) as (_, client), warnings.catch_warnings():
        warnings.simplefilter("error")
        parts = started(client, mode, on_gap=on_gap)
        assert len(list(parts)) == len(PARTIALS) + 1 + ("values" in mode)
        assert (parts.gap, parts.status, parts.reconnects) == (False, "success", 1)


@pytest.mark.parametrize("rest", [[PARTIALS[3]], [VALUES]])
def test_a_clean_end_that_was_none(rest):
    """New parts after the run was finished prove that it was early; it is reported before they are delivered."""
    script = [stream(METADATA, PARTIALS[0], **CREATED), OVER, stream(METADATA, *rest)]
    with served(*script) as (_, client):
        with pytest.raises(StreamInterrupted, match=EARLY) as caught:
            list(started(client, ["messages", "values"]))
        assert caught.value.delivered == 2
    confirmed = [stream(VALUES if rest == [VALUES] else METADATA)]
    with served(*script, *confirmed * 2) as (_, client):
        parts = started(client, ["messages", "values"], on_gap="warn")
        with pytest.warns(StreamGapWarning, match=f"{EARLY}: .* after the 2 that came") as caught:
            assert len(list(parts)) == 3
        assert (len(caught), caught[0].filename) == (1, __file__)
        assert (parts.gap, parts.status) == (True, "success")


def test_a_clean_end_while_the_run_is_under_way():
    """The run's status proves that it was early."""
    script = [stream(METADATA, PARTIALS[0], **CREATED), RUNNING]
    with served(*script) as (_, client), pytest.raises(StreamInterrupted, match=EARLY):
        list(started(client))
    confirmed = [OVER, *[stream(METADATA)] * 2]
    with served(*script, stream(METADATA, PARTIALS[3]), *confirmed) as (_, client):
        parts = started(client, on_gap="warn")
        with pytest.warns(StreamGapWarning, match=EARLY) as caught:
            assert len(list(parts)) == 3
        assert (len(caught), parts.gap, parts.status) == (1, True, "success")


@pytest.mark.parametrize("mode", ["messages-tuple", ["messages", "messages-tuple"], "values"])
def test_other_modes_go_on(mode):
    """The server keeps their parts; beside `messages-tuple` it sends none of mode `messages`."""
    name = "values" if mode == "values" else "messages"
    said = [event(name, [number], f"{number}-0") for number in (6, 7)]
    end = [OVER, *[stream(said[1])] * 2]
    with served(stream(METADATA, said[0], end="cut", **CREATED), stream(*said), *end) as (_, client):
        parts = started(client, mode)
        assert [part.data for part in parts][1:] == [[6], [7]]
        assert (parts.gap, parts.status) == (False, "success")


def test_a_join_without_modes_knows_them_by_their_parts():
    """Until one shows, nobody knows whether any was missed."""
    values = event("values", 0, "5-1")
    script = [stream(values, end="cut"), stream(values, VALUES), OVER, *[stream(VALUES)] * 2]
    with served(*script) as (_, client):
        assert len(list(client.runs.join_stream(THREAD, RUN))) == 2
    for cut in ([values, PARTIALS[1]], [values]):
        with served(stream(*cut, end="cut"), stream(values, PARTIALS[2])) as (_, client):
            with pytest.raises(StreamInterrupted, match=LOST) as caught:
                list(client.runs.join_stream(THREAD, RUN))
            assert caught.value.delivered == len(cut)


def test_a_join_with_modes():
    """What was asked for counts, as in `stream`."""
    cut = stream(METADATA, end="cut")
    with served(cut) as (_, client), pytest.raises(StreamInterrupted, match=LOST):
        list(client.runs.join_stream(THREAD, RUN, stream_mode="messages"))
    script = [cut, stream(METADATA, VALUES), OVER, *[stream(VALUES)] * 2]
    with served(*script) as (_, client):
        assert len(list(client.runs.join_stream(THREAD, RUN, stream_mode=["values"]))) == 2


def test_a_join_that_shows_nothing_else():
    """From now on and filtered, so that there is no part to go on from: the end is believed all the same."""
    script = [stream(*PARTIALS[:2], end="cut"), stream(PARTIALS[3]), OVER, *[stream()] * 3]
    with served(*script) as (_, client):
        parts = client.runs.join_stream(THREAD, RUN, stream_mode="messages", on_gap="warn")
        with pytest.warns(StreamGapWarning, match=LOST):
            assert len(list(parts)) == 3
    assert (parts.gap, parts.status) == (True, "success")


def bookmark_of(mode="messages", *events):
    """The bookmark of a stream that was left after its first parts."""
    with served(stream(METADATA, *events, **CREATED)) as (_, client):
        parts = started(client, mode)
        for _ in range(len(events) + 1):
            next(parts)
        parts.close()
        return parts.bookmark


def test_a_bookmark_goes_on_with_a_gap():
    """What came since then is gone: that is said at once, before anything is sent."""
    at = bookmark_of("messages", *PARTIALS[:2])
    with served() as (server, client):
        with pytest.raises(StreamInterrupted, match=f"goes on from a bookmark, and {SAID}; use .* on_gap=") as caught:
            client.runs.resume(at)
        assert (caught.value.bookmark, server.seen) == (at, [])
    with served(stream(METADATA, PARTIALS[3]), OVER, stream(METADATA)) as (_, client):
        with pytest.warns(StreamGapWarning, match=f"from a bookmark, and {SAID}") as caught:
            parts = client.runs.resume(at, on_gap="warn")
        assert (len(caught), caught[0].filename, parts.gap) == (1, __file__, True)
        assert [part.data[0]["content"] for part in parts] == ["xxx"]
        assert parts.status == "success"


def test_a_bookmark_without_such_parts_goes_on():
    """As ever; and where such a part shows all the same, some may have been missed."""
    at = bookmark_of("values")
    with served(stream(METADATA, VALUES), OVER, stream(VALUES)) as (_, client):
        assert len(list(client.runs.resume(at))) == 1
    with (
        served(stream(METADATA, PARTIALS[3])) as (_, client),
        pytest.raises(StreamInterrupted, match=f"goes on from a bookmark, and {SAID}"),
    ):
        list(client.runs.resume(at))
    with served() as (server, client), pytest.raises(ValueError, match="on_gap must be one of"):
        client.runs.resume(at, on_gap="ignore")
    assert server.seen == []


def test_a_bookmark_of_the_modes_is_as_good():
    """Those of before had no mark for such parts."""
    at = bookmarks.Bookmark(kind="run", thread_id=THREAD, run_id=RUN, stream_mode=["messages"])
    with served() as (_, client), pytest.raises(StreamInterrupted, match=SAID):
        client.runs.resume(str(at))


def test_a_run_that_keeps_nothing_says_that():
    """It is the wider reason."""
    with (
        served(stream(METADATA, PARTIALS[0], end="cut", **CREATED)) as (_, client),
        pytest.raises(StreamInterrupted, match="the run keeps no events"),
    ):
        list(started(client, stream_resumable=False))
