"""A run's stream is over when the run is: not at a clean end alone, not silently, and never with a part lost or doubled."""

from __future__ import annotations

import pytest

from langgraph_client import Client, RetryPolicy, RunStream, StreamPart, models
from langgraph_client._generated.endpoints import runs
from langgraph_client.errors import NotFoundError, RunFailed, StreamInterrupted
from langgraph_client.protocol.position import Position
from langgraph_client.streams.plan import RunPlan
from langgraph_client.streams.run_loop import run_ids
from langgraph_client.types import UNSET
from tests.local_server import RUN, RUN_PATH, THREAD, LocalServer, answer, event, stream

METADATA = event("metadata", {"run_id": RUN, "attempt": 1}, "5-0")
BURST = [event("custom", number, "6-0") for number in range(5)]
CREATED = {"location": RUN_PATH + "/stream", "content_location": RUN_PATH}
FIRST = runs.stream(THREAD, models.RunCreateStreamingStateful(assistant_id="agent", stream_resumable=True))


def status(value):
    """The run as the server tells it."""
    return answer({"run_id": RUN, "thread_id": THREAD, "status": value})


def run_stream(server, plan=None, position=None, **settings):
    """A stream that starts a run which keeps its events, unless the plan says otherwise."""
    plan = {"first": FIRST, "thread_id": THREAD, "resumable": True} | (plan or {})
    options = settings.pop("options", {})
    created = settings.pop("on_run_created", None)
    return RunStream(server.transport(**settings), RunPlan(**plan), options, position, created)


def requests_of(server):
    """What the server was asked: method, path and where to begin."""
    paths = {f"/threads/{THREAD}/runs/stream": "start", RUN_PATH + "/stream": "join", RUN_PATH: "ask"}
    return [
        (paths.get(seen.target.partition("?")[0], seen.target), seen.headers.get("last-event-id"))
        for seen in server.seen
    ]


def test_a_run_is_over_when_the_server_says_so():
    """After EOF the status is requested; one more connection, which was opened after that, proves the end."""
    script = [stream(METADATA, *BURST, **CREATED), status("success"), stream(*BURST)]
    with LocalServer(*script) as server:
        parts = run_stream(server)
        assert (parts.run_id, parts.thread_id, parts.status) == (RUN, THREAD, None)
        assert [part.data for part in parts][1:] == [0, 1, 2, 3, 4]
        assert (parts.status, parts.delivered, parts.reconnects) == ("success", 6, 1)
        assert requests_of(server) == [("start", None), ("ask", None), ("join", "5-18446744073709551615")]


def test_a_connection_that_brings_nothing_at_all_is_doubted():
    """It has to replay the last part: a proxy ended it before, or the server no longer stores the parts."""
    first = [stream(METADATA, **CREATED), status("success")]
    with LocalServer(*first, stream(), stream(METADATA)) as server:
        parts = run_stream(server)
        assert len(list(parts)) == 1
        assert parts.status == "success"
    with LocalServer(*first, stream(), stream(METADATA, BURST[0]), *[stream(BURST[0])] * 2) as server:
        parts = run_stream(server)
        assert len(list(parts)) == 2
        assert parts.status == "success"
    with LocalServer(*first, *[stream()] * 3) as server:
        parts = run_stream(server)
        with pytest.raises(StreamInterrupted, match="does not show its last parts again"):
            list(parts)
        assert parts.status is None


def test_after_a_cut_the_end_takes_two_connections():
    """The first one that brings nothing new may itself have ended right after what it replayed."""
    cut = [stream(METADATA, BURST[0], end="cut", **CREATED), stream(BURST[0]), status("success"), stream(BURST[0])]
    with LocalServer(*cut, stream(*BURST), *[stream(*BURST)] * 2) as server:
        assert [part.data for part in run_stream(server)][1:] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("published", [1, 2])
def test_a_join_asks_the_store_how_often_an_event_was_published(published):
    """What is published while the server reads its store can come twice, and looks like two equal events."""
    date = {"date": "Wed, 21 Oct 2015 07:28:00 GMT"}
    start, word, last = (event("custom", data, f"14454124800{at}-0") for data, at in ((0, "00"), (1, "20"), (2, "40")))
    whole = [*[word] * published, last]
    join = runs.join_stream(THREAD, RUN, last_event_id="-")
    plan = {"first": join, "run_id": RUN, "resumable": None}
    end = [status("success"), stream(last, **date)]
    with LocalServer(stream(start, word, word, last, **date), stream(*whole, **date), *end) as server:
        parts = run_stream(server, plan, Position("-"))
        assert [part.data for part in parts] == [0, *[1] * published, 2]
        assert requests_of(server)[:2] == [("join", "-"), ("join", "1445412480019-18446744073709551615")]


def test_a_run_that_never_showed_a_part_is_not_believed():
    """A resumable run has one at least: the one that names it."""
    with LocalServer(stream(**CREATED), status("success"), *[stream()] * 3) as server:
        parts = run_stream(server)
        with pytest.raises(StreamInterrupted, match="the server has none of its parts"):
            list(parts)


def test_an_error_that_the_server_does_not_keep():
    """It was the run's last part; the in-memory server does not replay it, also when it came after a disconnect."""
    failed = event("error", {"error": "ValueError", "message": "bad"}, "6-0")
    script = [stream(METADATA, end="cut", **CREATED), stream(METADATA, failed), status("error"), stream()]
    with LocalServer(*script) as server:
        parts = run_stream(server)
        assert [part.event for part in parts] == ["metadata", "error"]
        assert parts.status == "error"


def test_a_failed_run_that_is_joined_late_raises():
    """The in-memory server sends the error to live streams alone; that the run failed is known."""
    script = [stream(METADATA), status("error"), stream(METADATA)]
    with LocalServer(*script) as server:
        plan = {"first": runs.join_stream(THREAD, RUN, last_event_id="-"), "run_id": RUN, "raise_error": True}
        parts = run_stream(server, plan)
        with pytest.raises(RunFailed, match="error: the server does not show why"):
            list(parts)


def test_a_clean_end_while_the_run_goes_on_is_no_end():
    """As by a proxy's time limit: it reconnects as often as the run is active."""
    script = [
        stream(METADATA, **CREATED),
        status("running"),
        stream(),
        status("running"),
        stream(METADATA, BURST[0]),
        status("pending"),
        stream(*BURST),
        status("success"),
        *[stream(*BURST)] * 2,
    ]
    with LocalServer(*script) as server:
        parts = run_stream(server)
        assert [part.data for part in parts][1:] == [0, 1, 2, 3, 4]
        assert parts.status == "success"


@pytest.mark.parametrize("cut", range(6))
@pytest.mark.parametrize("end", ["clean", "cut"])
def test_ids_that_repeat_within_a_millisecond(cut, end):
    """After a disconnect anywhere in a burst of one ID, nothing is lost and nothing is delivered twice."""
    first = [stream(*[METADATA, *BURST][:cut], end=end, **CREATED), *[status("running")] * (end == "clean")]
    second = [stream(*[METADATA] * (cut < 2), *BURST, end=end), *[status("success")] * (end == "clean")]
    proof = [stream(*BURST), *[status("success")] * (end == "cut"), stream(*BURST), *[stream(*BURST)] * (end == "cut")]
    with LocalServer(*first, *second, *proof) as server:
        parts = run_stream(server)
        assert [part.data for part in parts][1:] == [0, 1, 2, 3, 4]
        expected = "-" if cut == 0 else "4-18446744073709551615" if cut == 1 else "5-18446744073709551615"
        assert requests_of(server)[len(first)] == ("join", expected)


def test_opaque_ids_are_sent_as_they_are():
    """Other servers number otherwise; they send an end event, too."""
    script = [
        stream(event("values", 0, "run_event_1"), end="cut", **CREATED),
        stream(event("values", 1, "run_event_2"), event("end", {}, "run_event_3")),
        status("success"),
    ]
    with LocalServer(*script) as server:
        parts = run_stream(server)
        assert [part.event for part in parts] == ["values", "values", "end"]
        assert requests_of(server) == [("start", None), ("join", "run_event_1"), ("ask", None)]


@pytest.mark.parametrize(
    ("asked", "events", "expected"),
    [
        (status("success"), [], "success"),
        (status("interrupted"), [], "interrupted"),
        (status("running"), [], None),
        (status("running"), [event("error", {"error": "E"}, "6-0")], "error"),
        (answer(status=404), [], None),
        (answer(status=404), [event("error", {"error": "E"}, "6-0")], "error"),
        (answer(status=404), [event("values", {"__interrupt__": [1]}, "6-0")], None),
        (answer(status=500), [event("error", {"error": "E"}, "6-0")], "error"),
        (answer({"run_id": RUN}), [], None),
    ],
)
def test_an_end_event_is_believed(asked, events, expected):
    """The status is the server's; where it does not say one, only an error among the parts proves it."""
    with LocalServer(stream(METADATA, *events, event("end", None), **CREATED), asked) as server:
        parts = run_stream(server)
        assert [part.event for part in parts][-1] == "end"
        assert parts.status == expected
        assert parts.reconnects == 0


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        ({"error": "ValueError", "message": "bad"}, "ValueError", "bad"),
        ({"message": "bad"}, "error", "bad"),
        ("bad", "error", "bad"),
    ],
)
def test_a_run_that_failed(data, error, message):
    """The part is delivered; after it RunFailed, where it was asked for."""
    last = event("error", data, "6-0")
    script = [stream(METADATA, last, **CREATED), status("error"), stream(last)]
    for raise_error in (False, True):
        with LocalServer(*script) as server:
            parts = run_stream(server, {"raise_error": raise_error})
            got = [next(parts), next(parts)]
            assert got[1].data == data
            if raise_error:
                with pytest.raises(RunFailed) as caught:
                    next(parts)
                failed = caught.value
                assert (failed.error, failed.message, failed.run_id, failed.thread_id) == (error, message, RUN, THREAD)
            else:
                assert list(parts) == []
            assert parts.status == "error"


def test_interrupts_are_collected():
    """Those of the graph itself, each once."""
    one, two = {"value": 1, "id": "a"}, {"value": 2, "id": "b"}
    events = [
        event("updates", {"__interrupt__": [one]}, "5-1"),
        event("values", {"a": 1, "__interrupt__": [one, two]}, "5-2"),
        event("values|sub:1", {"__interrupt__": [3]}, "5-3"),
    ]
    with LocalServer(stream(METADATA, *events, **CREATED), status("interrupted"), stream(events[-1])) as server:
        parts = run_stream(server)
        list(parts)
        assert parts.interrupts == [one, two]
        assert parts.status == "interrupted"


def test_modes_parameters_and_headers_are_kept():
    """By every connection as well as by the request for the status."""
    modes = {"stream_mode": ["values", "custom"], "cancel_on_disconnect": True}
    script = [stream(METADATA, **CREATED), status("success"), stream(METADATA)]
    with LocalServer(*script) as server:
        options = {"headers": {"a": "b"}, "params": {"extra": 1}}
        list(run_stream(server, modes, options=options, api_key="key"))
        assert server.seen[2].target == (
            RUN_PATH + "/stream?stream_mode=%5B%22values%22%2C+%22custom%22%5D&cancel_on_disconnect=true&extra=1"
        )
        for seen in server.seen:
            assert (seen.headers["a"], seen.headers["x-api-key"]) == ("b", "key")
            assert "extra=1" in seen.target


@pytest.mark.parametrize("parts_before", [0, 2])
def test_a_run_that_keeps_no_events_and_is_cut(parts_before):
    """It can't go on: it says so, how much came, and how to get the result."""
    events = [event("values", number) for number in range(parts_before)]
    with LocalServer(stream(*events, end="cut", **CREATED)) as server:
        parts = run_stream(server, {"resumable": False})
        with pytest.raises(StreamInterrupted, match=rf"after {parts_before} parts: .*client\.runs\.join") as caught:
            list(parts)
    assert (caught.value.bookmark, caught.value.delivered) == (None, parts_before)
    assert caught.value.__cause__ is not None


def test_a_run_that_keeps_no_events_and_ends():
    """The server is asked; at work it was interrupted."""
    for said in ("success", "running"):
        with LocalServer(stream(event("values", 1), **CREATED), status(said)) as server:
            parts = run_stream(server, {"resumable": False})
            assert next(parts) == StreamPart("values", 1)
            assert parts.bookmark is None
            if said == "success":
                assert next(parts, None) is None
                assert parts.status == "success"
            else:
                with pytest.raises(StreamInterrupted, match="ended before the run"):
                    next(parts)


def test_a_server_that_gives_no_ids_all_the_same():
    """Everything would come again: a cut is not taken up."""
    with LocalServer(stream(event("values", 1), end="cut", **CREATED)) as server:
        parts = run_stream(server)
        assert parts.bookmark is not None
        assert next(parts).id is None
        with pytest.raises(StreamInterrupted):
            next(parts)
        assert parts.bookmark is None


def test_a_server_that_is_away_when_it_is_asked():
    """Behind a proxy that ends the body in good order and then shows error pages: for as long as a stream reconnects."""
    pages = [answer(b"<html>", status, content_type="text/html") for status in (502, 503, 504, 500, 502, 502, 502)]
    script = [stream(METADATA, **CREATED), *pages, status("running"), stream(METADATA, *BURST), status("success")]
    with LocalServer(*script, stream(*BURST), stream(*BURST)) as server:
        parts = run_stream(server)
        assert [part.data for part in parts][1:] == [0, 1, 2, 3, 4]
        assert (parts.status, parts.reconnects) == ("success", 3)


def test_a_server_that_cannot_be_asked():
    """The stream is interrupted, with where to go on, and not silently over."""
    script = [stream(METADATA, **CREATED), answer({"detail": "oh"}, 500)]
    with LocalServer(*script) as server:
        parts = run_stream(server, retry=RetryPolicy(attempts=1, reconnect_attempts=1))
        next(parts)
        with pytest.raises(StreamInterrupted, match="could not ask whether the run is over: 500") as caught:
            next(parts)
        assert (caught.value.bookmark, caught.value.delivered) == (parts.bookmark, 1)


def test_a_run_that_is_not_found():
    """Somebody deleted it or rolled it back: that is no success."""
    with LocalServer(stream(METADATA, **CREATED), answer(status=404)) as server:
        parts = run_stream(server)
        with pytest.raises(StreamInterrupted, match="after 1 parts: the run is not found any more") as caught:
            list(parts)
        assert (parts.status, caught.value.delivered) == (None, 1)


def test_a_run_that_the_server_does_not_name():
    """Its metadata do; before them a stream can't reconnect."""
    for events, end in (([METADATA], "clean"), ([], "cut")):
        with LocalServer(stream(*events, end=end), *[status("success"), stream(METADATA)] * bool(events)) as server:
            parts = run_stream(server)
            assert parts.run_id is None
            if events:
                assert len(list(parts)) == 1
                assert parts.run_id == RUN
            else:
                with pytest.raises(StreamInterrupted):
                    list(parts)


def test_a_bookmark_goes_on_elsewhere():
    """In the middle of a millisecond, with the same modes; what was delivered is not delivered again."""
    script = [stream(METADATA, *BURST[:2], **CREATED), stream(*BURST), status("success"), stream(*BURST)]
    with LocalServer(*script) as server:
        parts = run_stream(server, {"stream_mode": ["custom"]})
        first = [next(parts) for _ in range(3)]
        bookmark = parts.bookmark
        parts.close()
        with Client(server.url, api_key=None) as client, client.runs.resume(bookmark) as resumed:
            rest = list(resumed)
        assert [part.data for part in first[1:] + rest] == [0, 1, 2, 3, 4]
        assert (resumed.run_id, resumed.thread_id, resumed.status) == (RUN, THREAD, "success")
        assert requests_of(server)[1:] == [("join", at := "5-18446744073709551615"), ("ask", None), ("join", at)]
        assert "custom" in server.seen[1].target


@pytest.mark.parametrize("reconnects", [0, 2])
def test_the_error_of_a_lost_run_can_be_taken_up(reconnects):
    """Its bookmark goes on where the stream was lost."""
    away = [answer(status=503)] * reconnects
    with LocalServer(stream(METADATA, *BURST[:3], end="cut", **CREATED), *away) as server:
        parts = run_stream(server, retry=RetryPolicy(reconnect_attempts=reconnects))
        with pytest.raises(StreamInterrupted) as caught:
            list(parts)
        assert caught.value.delivered == 4
        server.script = [stream(*BURST), status("success"), stream(*BURST)]
        with Client(server.url, api_key=None) as client:
            assert [part.data for part in client.runs.resume(caught.value.bookmark)] == [3, 4]


def test_a_listener_is_told_the_run():
    """As soon as the server names it."""
    told = []
    with LocalServer(stream(**CREATED)) as server:
        run_stream(server, on_run_created=told.append).close()
    assert told == [{"run_id": RUN, "thread_id": THREAD}]


def test_a_run_is_started_once():
    """A POST that was sent is not sent again."""
    with LocalServer(answer(status=503)) as server, pytest.raises(Exception, match="503"):
        run_stream(server)
    with LocalServer(answer({"detail": "no"}, 404)) as server, pytest.raises(NotFoundError):
        run_stream(server)


def test_joining_after_an_id():
    """Where nobody knows whether the run is resumable, IDs say so."""
    plan = {"first": runs.join_stream(THREAD, RUN), "run_id": RUN, "resumable": None, "stream_mode": UNSET}
    confirmed = [status("success"), stream(*BURST), stream(*BURST)]
    with LocalServer(stream(METADATA, end="cut"), stream(METADATA, *BURST), *confirmed) as server:
        assert len(list(run_stream(server, plan, Position("4-0")))) == 6


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"content-location": RUN_PATH}, (THREAD, RUN)),
        ({"location": RUN_PATH + "/stream"}, (THREAD, RUN)),
        ({"location": f"/runs/{RUN}/stream?a=b"}, (None, RUN)),
        ({"content-location": "/elsewhere", "location": f"https://x/prefix{RUN_PATH}#a"}, (THREAD, RUN)),
        ({"content-location": f"/runs/{RUN}"}, (None, RUN)),
        ({}, (None, None)),
    ],
)
def test_the_ids_in_an_answers_headers(headers, expected):
    """A prefix, a query and another host make no difference."""
    assert run_ids(headers) == expected
