"""Bodies of the real server's streams: of threads, of conversations, and cut anywhere."""

from __future__ import annotations

import pytest

from langgraph_client.web.sse import sse_body
from tests.web.conftest import Browser, comes_true, readers


def test_a_conversation(client, browser):
    """All that happens in its run, with the question at its end."""
    with client.threads.stream(assistant_id="approval") as stream:
        stream.run.start(input={"request": "buy cats"})
        browser.read(sse_body(stream))
    assert {"lifecycle", "values", "input.requested"} < set(browser.names)
    (end,) = browser.data("end")
    assert (end["status"], [one["value"] for one in end["interrupts"]]) == (
        "interrupted", [{"question": "Shall I buy cats?"}],
    )  # fmt: skip


def test_some_channels_of_a_conversation(client, browser):
    """As somebody subscribed to them; a failed run's text stays here."""
    with client.threads.stream(assistant_id="failing") as stream:
        stream.run.start(input={"topic": "x"})
        browser.read(sse_body(stream.subscribe(["lifecycle"])))
    assert set(browser.names) == {"lifecycle", "end"}
    assert browser.data("end") == [{"status": "error", "interrupts": []}]
    assert "boom" not in repr(browser.events)


@pytest.mark.parametrize("what", ["a conversation", "a feed", "a run"])
def test_leaving_in_silence(what, client, thread_id):
    """The reader is woken wherever it waits."""
    plan = {"steps": 2, "delay": 1000}
    if what == "a conversation":
        stream = client.threads.stream(thread_id, assistant_id="slow")
        stream.run.start(input=plan)
    elif what == "a feed":
        client.runs.create(thread_id, "slow", input=plan, stream_resumable=True)
        stream = client.threads.join_stream(thread_id, last_event_id="-")
    else:
        stream = client.runs.stream(thread_id, "slow", input=plan)
    body = sse_body(stream)
    assert Browser().read(body, lambda one: one.names).names
    body.close()
    assert comes_true(lambda: not readers())
    assert list(body) == []
    client.runs.cancel_many(thread_id=thread_id, run_ids=[run.run_id for run in client.runs.list(thread_id)])


def test_a_feed_goes_on_where_it_was_cut(client, thread_id, browser):
    """By the last id, as a browser comes again: each part of two runs once, in order."""
    for _ in range(2):
        list(client.runs.stream(thread_id, "custom", input={"count": 5}, stream_mode="custom"))
    feed = client.threads.join_stream(thread_id, last_event_id="-")
    while len(browser.data("custom")) < 10:
        seen = len(browser.events)
        body = sse_body(feed)
        browser.read(body, lambda one, seen=seen: len(one.events) == seen + 2)
        body.close()
        feed = client.threads.resume(browser.last_event_id, thread_id=thread_id)
    feed.close()
    assert [one["step"] for one in browser.data("custom")] == [*range(1, 6)] * 2
