"""The body that goes to a browser: complete, alive in silence, gone with the browser, and with one end."""

from __future__ import annotations

import json
import logging
import threading

import pytest

from langgraph_client import StreamPart, ThreadEvent
from langgraph_client.web.sse import SSE_HEADERS, sse_body
from tests.local_server import KEY, PATIENCE, RUN, THREAD, answer, event, stream
from tests.web.conftest import Browser, comes_true, readers
from tests.web.upstreams import END, METADATA, VALUES, Held, join, status, told, upstream


def bookmarks_of(client, **options):
    """The bookmark after each part, as a user of the stream sees it."""
    parts = join(client, **options)
    return [(part.event, parts.bookmark) for part in parts]


def test_each_part_is_an_event_with_its_bookmark(browser):
    """The browser hears how long to wait first, and what the end was last."""
    script = [told(*VALUES, END), status("success")]
    with upstream(*script, *script) as (_, client):
        body = sse_body(join(client), retry=0.5)
        assert next(body) == b"retry: 500\n\n"
        ids = []
        browser.read(body, lambda one: ids.append(one.last_event_id))
        expected = bookmarks_of(client)
    assert browser.names == ["metadata", *["values"] * 5, "end"]
    assert browser.data("values") == [{"number": number} for number in range(5)]
    assert browser.data("end") == [{"status": "success", "interrupts": []}]
    assert [one for one in dict.fromkeys(ids) if one] == [mark for name, mark in expected if name != "end"]


def test_the_headers():
    """An EventSource takes nothing else; nothing keeps it or holds it back."""
    assert SSE_HEADERS == {
        "Content-Type": "text/event-stream", "Cache-Control": "no-store", "Content-Encoding": "identity",
        "X-Accel-Buffering": "no",
    }  # fmt: skip


def test_silence_is_filled(browser):
    """Also while the upstream says nothing at all."""
    go_on = threading.Event()
    with upstream(told(go_on, VALUES[0], END), status("success")) as (_, client):
        body = sse_body(join(client), 0.02)
        browser.read(body, lambda one: len(one.comments) == 3)
        go_on.set()
        browser.read(body)
    assert set(browser.comments) == {"heartbeat"}
    assert browser.names == ["metadata", "values", "end"]


def test_silence_is_filled_while_the_stream_reconnects(browser):
    """The server does not answer yet; the browser's connection stays."""
    go_on = threading.Event()

    def late(wire):
        assert go_on.wait(PATIENCE)
        stream(METADATA, *VALUES[:1], END)(wire)

    with upstream(told(end="cut"), late, status("success"), reconnects=1) as (_, client):
        body = sse_body(join(client), 0.02)
        browser.read(body, lambda one: len(one.comments) == 3)
        go_on.set()
        assert browser.read(body).names == ["metadata", "values", "end"]


def test_heartbeats_of_the_server_are_passed_on(browser):
    """As comments, when the stream hands them out."""
    with upstream(told(b": heartbeat\r\n\r\n", *VALUES[:1], END), status("success")) as (_, client):
        browser.read(sse_body(join(client, heartbeats=True)))
    assert browser.comments == ["heartbeat"]
    assert browser.names == ["metadata", "values", "end"]


def test_a_slow_browser_slows_the_upstream_down():
    """No more is read than a few parts ahead; leaving then ends a reader that waits for room."""
    stuck = threading.Event()

    def flood(wire):
        wire.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n")
        wire.connection.settimeout(0.5)
        try:
            for number in range(1000):
                wire.write(event("values", {"text": "x" * 100_000}, f"{number + 6}-0"))
        except TimeoutError:
            stuck.set()
        wire.close()

    with upstream(flood) as (_, client):
        parts = join(client)
        body = sse_body(parts)
        next(body)
        assert stuck.wait(PATIENCE)
        assert parts.delivered <= 18
        body.close()


def test_a_lost_stream_lets_the_browser_come_again(browser, caplog):
    """It brought something and has a bookmark: no `end`, and going on there has all the rest."""
    rest = stream(*VALUES[1:], END)
    with upstream(told(*VALUES[:2], end="cut"), rest, status("success")) as (_, client):
        browser.read(sse_body(join(client)))
        assert browser.names == ["metadata", "values", "values", "error"]
        assert browser.data("error") == [
            {"error": "StreamInterrupted", "message": "the connection to the run was lost", "retry": True}
        ]
        browser.read(sse_body(client.runs.resume(browser.last_event_id)))
    assert [one["number"] for one in browser.data("values")] == [0, 1, 2, 3, 4]
    assert browser.ended
    assert "ended early: the stream was lost after 3 parts" in caplog.text
    assert KEY not in caplog.text


@pytest.mark.parametrize(
    ("script", "options", "name"),
    [
        ([stream(end="cut")], {}, "StreamInterrupted"),
        ([told(event("tasks", 1)[:-6] + b"{\r\n\r\n")], {}, "ProtocolError"),
        ([Held(METADATA)], {"deadline": 0.2}, "DeadlineExceeded"),
    ],
    ids=["lost before it brought anything", "no JSON", "too late"],
)
def test_what_another_try_would_not_mend_has_an_end(script, options, name, browser):
    """Else the browser would come again for ever."""
    with upstream(*script) as (_, client):
        browser.read(sse_body(join(client, **options)))
    assert browser.names[-2:] == ["error", "end"]
    (said,) = browser.data("error")
    assert (said["error"], said["retry"]) == (name, False)
    assert browser.data("end") == [{"status": None, "interrupts": []}]


@pytest.mark.parametrize("raises", [False, True])
def test_a_failed_run_keeps_its_secrets(raises, browser):
    """The texts of exceptions stay here, however the stream was opened."""
    failed = event("error", {"error": "ValueError", "message": f"bad key {KEY}"}, "7-0")
    script = [told(*VALUES[:1], failed, END), status("error")]
    with upstream(*script) as (_, client):
        browser.read(sse_body(join(client, raise_error=raises)))
    assert browser.data("error") == [{"error": "RunFailed", "message": "the run failed", "run_id": RUN, "retry": False}]
    assert browser.data("end") == [{"status": "error", "interrupts": []}]
    assert browser.names == ["metadata", "values", "error", "end"]


def test_a_stream_that_is_closed_elsewhere_just_ends(browser):
    """As with its client: the run is not over, and the browser comes again."""
    with upstream(Held(METADATA)) as (_, client):
        parts = join(client)
        browser.read(sse_body(parts), lambda one: parts.close() if one.names else False)
    assert browser.names == ["metadata"]


def test_the_browser_sees_what_it_may_see(browser):
    """A part is left out, another one is renamed; the bookmark goes on over both."""

    def transform(part):
        if part.data == {"number": 1}:
            return None
        return part._replace(event="seen", data=part.data["number"]) if part.event == "values" else part

    script = [told(*VALUES, END), status("success")]
    with upstream(*script, *script) as (_, client):
        browser.read(sse_body(join(client), transform=transform))
        expected = bookmarks_of(client)
    assert browser.data("seen") == [0, 2, 3, 4]
    assert browser.last_event_id == expected[-2][1]


@pytest.mark.parametrize(
    "transform",
    [lambda part: part.data["secret"], lambda part: StreamPart("a\nb", None), lambda part: StreamPart("a", object())],
    ids=["raises", "writes a field", "gives no JSON"],
)
def test_a_transform_that_fails_ends_the_stream(transform, browser, caplog):
    """As an error that tells nothing; the log has it, and the upstream is closed."""
    held = Held(METADATA)
    with upstream(held) as (_, client):
        browser.read(sse_body(join(client), transform=transform))
        assert held.left.wait(PATIENCE)
    assert browser.data("error") == [{"error": "InternalError", "message": "the stream failed", "retry": False}]
    assert browser.data("end") == [{"status": None, "interrupts": []}]
    assert [record.exc_info is not None for record in caplog.records if record.levelno == logging.WARNING] == [True]


def test_data_is_passed_on_as_it_came():
    """Where nothing has to look at it: spaces, digits and escapes as the server wrote them, line by line."""
    data = b'data: {"n": 1.50, "s": "\\u00e9",\r\ndata: "e": "\xc3\xa9"}'
    sent = b"event: custom\r\n" + data + b"\r\nid: 7-0\r\n\r\n"
    with upstream(told(VALUES[0], sent, END), status("success")) as (_, client):
        said = b"".join(sse_body(join(client)))
    assert b"event: custom\n" + data.replace(b"\r", b"") + b"\n\n" in said


def test_interrupts_are_seen_in_what_is_passed_on(browser):
    """However the server writes the key; nothing more is asked for at the end."""
    asked = [{"id": "9", "value": "?"}]
    escaped = json.dumps({"__interrupt__": asked}).replace("_", "\\u005f").encode()
    sent = b"event: updates\r\ndata: " + escaped + b"\r\nid: 7-0\r\n\r\n"
    with upstream(told(VALUES[0], sent, END), status("success")) as (_, client):
        browser.read(sse_body(join(client)))
    assert browser.data("end") == [{"status": "success", "interrupts": asked}]


def test_many_small_parts_are_one_piece():
    """What came together wakes the server once, and goes out in one piece."""
    many = [event("values", {"number": number}, f"{number + 6}-0") for number in range(500)]
    with upstream(told(b"".join([*many, END])), status("success")) as (_, client):
        body = sse_body(join(client))
        next(body)
        assert comes_true(lambda: not readers())
        assert next(body).count(b"event: values") == 500


def test_an_end_whose_status_nobody_knows(browser):
    """As of a run that the server deletes as soon as it is over: the page need not come again."""
    with upstream(stream(METADATA, *VALUES, END), answer(None, 404)) as (_, client):
        parts = client.runs.stream(None, "agent", on_completion="delete", stream_resumable=False)
        browser.read(sse_body(parts))
        assert parts.status is None
    assert browser.names[-2:] == ["values", "end"]
    assert browser.data("end") == [{"status": None, "interrupts": []}]


def test_events_that_end_without_saying_how(browser):
    """As those of some channels alone."""
    browser.read(sse_body([thread_event("values", {"n": 1}, "1-0")]))
    assert browser.names == ["values", "end"]
    assert browser.data("end") == [{"status": None, "interrupts": []}]


def test_a_run_that_was_deleted(browser):
    """Is not a connection that was lost, and there is nothing to come again for."""
    script = [told(*VALUES[:1], end="cut"), answer({"detail": "no"}, 404), answer({"detail": "no"}, 404)]
    with upstream(*script, reconnects=1) as (server, client):
        browser.read(sse_body(join(client)))
        server.script.clear()
    (said,) = browser.data("error")
    assert said == {"error": "StreamInterrupted", "message": "the run was deleted", "retry": False}
    assert browser.data("end") == [{"status": None, "interrupts": []}]


def test_a_feed_goes_on_after_an_error(browser):
    """It is that of one run; the feed has no end."""
    failed = event("error", {"error": "E", "message": KEY}, "7-0")
    feed = stream(METADATA, failed, *VALUES[3:], date="Wed, 21 Oct 2015 07:28:00 GMT")
    with upstream(feed, answer({"detail": "gone"}, 404)) as (_, client):
        parts = client.threads.join_stream(THREAD, last_event_id="-")
        browser.read(sse_body(parts))
        assert browser.last_event_id == parts.bookmark
    assert browser.names == ["metadata", "error", "values", "values", "error", "end"]
    assert [one["message"] for one in browser.data("error")] == ["the run failed", "the thread was deleted"]
    assert browser.data("error")[1]["retry"] is False


def thread_event(method, data, event_id, namespace=()):
    """An event of the thread protocol."""
    params = {"namespace": list(namespace), "timestamp": 1, "data": data}
    return ThreadEvent({"type": "event", "event_id": event_id, "seq": 1, "method": method, "params": params})


def test_events_of_the_thread_protocol(browser):
    """With their own ids, whole; the root's last word is the end."""
    asked = {"interrupt_id": "9", "payload": {"question": "?"}}
    events = [
        thread_event("lifecycle", {"event": "completed"}, "1-0", ["outer:1"]),
        thread_event("input.requested", asked, "2-0"),
        thread_event("lifecycle", {"event": "interrupted"}, "3-0"),
    ]
    browser.read(sse_body(events))
    assert browser.names == ["lifecycle", "input.requested", "lifecycle", "end"]
    assert browser.events[1][1]["params"] == {"namespace": [], "timestamp": 1, "data": asked}
    assert browser.last_event_id == "3-0"
    assert browser.data("end") == [{"status": "interrupted", "interrupts": [{"id": "9", "value": {"question": "?"}}]}]


def test_a_generator_of_events_ends_at_its_next_one():
    """It can't be woken from outside; its reader leaves when it brings something."""
    more, seen = threading.Event(), []

    def events():
        yield thread_event("values", 1, "1-0")
        assert more.wait(PATIENCE)
        yield thread_event("values", 2, "2-0")
        seen.append("read on")

    body = sse_body(events())
    next(body), next(body)
    body.close()
    more.set()
    assert comes_true(lambda: not readers())
    assert seen == []


@pytest.mark.parametrize("bad", [None, 5, "text", b"", {"a": 1}])
def test_something_else_is_refused(bad):
    """At once, with what is allowed."""
    with pytest.raises(TypeError, match="stream must be a RunStream, a ThreadFeed, a ThreadStream or an iterable"):
        sse_body(bad)


def test_an_iterable_of_something_else_is_an_error(browser, caplog):
    """It shows when it is read."""
    browser.read(sse_body([StreamPart("values", 1)]))
    assert browser.names == ["error", "end"]
    assert "got an iterable of StreamPart" in caplog.text


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"heartbeat": 0}, ValueError, "heartbeat must be a number of seconds, above 0, got 0"),
        ({"heartbeat": float("nan")}, ValueError, "heartbeat must be"),
        ({"heartbeat": "15"}, TypeError, "heartbeat must be a number of seconds, got '15'"),
        ({"retry": True}, TypeError, "retry must be a number of seconds, got True"),
        ({"retry": -1}, ValueError, "retry must be a number of seconds, 0 or more, got -1"),
        ({"cancel_on_close": True}, TypeError, "cancel_on_close needs the stream of a run, a RunStream, got list"),
    ],
)
def test_bad_arguments_are_refused(options, error, message):
    """Before anything is read."""
    with pytest.raises(error, match=message):
        sse_body([], **options)


def test_two_bodies_are_two_threads():
    """And each has its own."""
    with upstream(Held(METADATA), Held(METADATA)) as (_, client):
        bodies = [sse_body(join(client)) for _ in range(2)]
        assert readers() == []
        for body in bodies:
            assert Browser().read(body, lambda one: one.names).names == ["metadata"]
        assert len(readers()) == 2
        for body in bodies:
            body.close()
