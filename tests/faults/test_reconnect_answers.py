"""What a client may find when it reconnects: it goes on, or says what is wrong. It never just ends."""

from __future__ import annotations

import pytest

from langgraph_client import NotFoundError, ProtocolError, RetryPolicy, StreamInterrupted
from langgraph_client.errors import APIConnectionError, APIStatusError
from tests.faults.conftest import compared, run_truth
from tests.faults.proxy import FaultProxy, cut, dropped, rechunked, says

MODES = ["custom", "values"]
PASSING = [
    ("502", [says(502)] * 3),
    ("503", [says(503, retry_after="0")] * 3),
    ("504", [says(504)] * 2),
    ("429", [says(429, retry_after="0")] * 3),
    ("reset before the answer", [dropped()] * 3),
    ("truncated status", [dropped(b"HTT")]),
    ("empty body", [cut(0, "clean")] * 3),
    ("one byte at a time", [rechunked(0, most=1)]),
    ("chunks at random", [rechunked(1), rechunked(2)]),
]
HTML = b"<!doctype html><title>Sign in</title>"
LASTING = [
    ("page", says(200, HTML, content_type="text/html"), ProtocolError),
    ("elsewhere", says(307, b"", location="http://127.0.0.2:9/elsewhere"), APIStatusError),
    ("400", says(400), APIStatusError),
    ("404", says(404), NotFoundError),
    ("long wait asked for", says(503, retry_after="3600"), APIStatusError),
    ("always 503", says(503, retry_after="0"), APIStatusError),
    ("always reset", dropped(), APIConnectionError),
    # urllib3 takes what there is for a whole header.
    ("truncated header", dropped(b"HTTP/1.1 200 OK\r\ncontent-ty"), APIConnectionError),
]


def start(client, direct, count=40):
    """The stream of a new run."""
    thread = direct.threads.create()
    return client.runs.stream(thread.thread_id, "burst", input={"count": count}, stream_mode=MODES)


def assert_whole(stream, parts, url):
    """Nothing is lost, nothing is doubled, and the end is known."""
    truth = run_truth(url, stream.thread_id, stream.run_id)
    assert compared(parts, truth).in_order
    assert (stream.status, stream.delivered) == ("success", len(truth))


@pytest.mark.parametrize(("name", "answers"), PASSING, ids=[name for name, _ in PASSING])
def test_what_passes_is_waited_for(name, answers, server_url, direct, client_of):
    """After it the stream goes on, and is whole."""
    with FaultProxy(server_url, cut(700, "close"), *answers) as proxy, client_of(proxy.url) as client:
        stream = start(client, direct)
        assert_whole(stream, list(stream), server_url)
        assert not proxy.script
        assert len(proxy.seen) > len(answers)


@pytest.mark.parametrize("most", [1, 2, 3, 50])
def test_any_pieces_from_the_first_byte(most, server_url, direct, client_of):
    """However the body arrives, its events are the same."""
    with FaultProxy(server_url, rechunked(most, most)) as proxy, client_of(proxy.url, stall_timeout=5.0) as client:
        stream = start(client, direct)
        assert_whole(stream, list(stream), server_url)


@pytest.mark.parametrize(("name", "answer", "cause"), LASTING, ids=[one[0] for one in LASTING])
def test_what_lasts_is_an_error(name, answer, cause, server_url, direct, client_of):
    """The stream is lost, says why, and its bookmark brings the rest."""
    policy = RetryPolicy(initial_backoff=0.01, max_backoff=0.02, reconnect_attempts=4)
    proxied = FaultProxy(server_url, cut(700, "reset"), *[answer] * 4)
    with proxied as proxy, client_of(proxy.url, retry=policy) as client:
        stream = start(client, direct)
        parts = []
        with pytest.raises(StreamInterrupted) as caught:
            parts.extend(stream)
        assert isinstance(caught.value.__cause__, cause)
        assert (stream.status, caught.value.delivered) == (None, stream.delivered)
        assert list(stream) == []
        assert caught.value.bookmark
        proxy.script.clear()
        rest = client.runs.resume(caught.value.bookmark)
        assert stream.delivered + len(list(rest)) == len(run_truth(server_url, stream.thread_id, stream.run_id))


def test_elsewhere_is_never_asked(server_url, direct, client_of):
    """A Location on another origin is not followed."""
    with FaultProxy(server_url) as other:
        step = says(307, b"", location=f"{other.url}/threads")
        with FaultProxy(server_url, cut(700, "reset"), step) as proxy, client_of(proxy.url) as client:
            with pytest.raises(StreamInterrupted):
                list(start(client, direct))
            assert other.seen == []


def test_a_refused_port_is_waited_for(server_url, direct, client_of):
    """A server that is down for some tries is found again, and the stream is whole."""
    with FaultProxy(server_url, cut(700, "reset")) as proxy, client_of(proxy.url) as client:
        waits = []

        def sleep(seconds):
            waits.append(seconds)
            if len(waits) == 4:
                proxy.accept_again()

        client._transport._sleep = sleep
        stream = start(client, direct)
        proxy.refuse()
        assert_whole(stream, list(stream), server_url)
        assert len(waits) >= 4


def test_a_port_that_stays_refused_is_an_error(server_url, direct, client_of):
    """After as many tries as the policy has, the stream says that it could not go on."""
    policy = RetryPolicy(initial_backoff=0.01, max_backoff=0.02, reconnect_attempts=3)
    with FaultProxy(server_url, cut(700, "reset")) as proxy, client_of(proxy.url, retry=policy) as client:
        stream = start(client, direct)
        proxy.refuse()
        with pytest.raises(StreamInterrupted, match="could not reconnect") as caught:
            list(stream)
        assert caught.value.delivered == stream.delivered
        assert stream.status is None
