"""A live run whose parts the server does not keep is cut: its stream raises with a bookmark, or warns and goes on."""

from __future__ import annotations

import pytest

from langgraph_client import StreamGapWarning, StreamInterrupted
from tests.faults.proxy import WAYS, FaultProxy, cut

WORDS = {"messages": [{"role": "user", "content": "words:300"}]}
MODES = ["messages", "values"]


def texts(parts):
    """What the model had said, at each part that shows it."""
    return [part.data[0]["content"] for part in parts if part.event == "messages/partial"]


def on_postgres(client):
    """Whether the server is one of `make test-replicas`, which shows some of these parts again, and sometimes all."""
    return client.system.info().version.startswith("0.11.")


@pytest.mark.parametrize("way", WAYS)
def test_it_raises_and_its_bookmark_goes_on(way, server_url, direct, client_of):
    """With the cause, and no part twice; what is kept comes, to the run's end."""
    thread = direct.threads.create()
    with FaultProxy(server_url, cut(6_000, way)) as proxy, client_of(proxy.url, stall_timeout=5.5) as client:
        stream = client.runs.stream(thread.thread_id, "chat", input=WORDS, stream_mode=MODES)
        first = []
        with pytest.raises(StreamInterrupted, match="the server keeps no parts of mode 'messages'") as caught:
            first.extend(stream)
        assert proxy.cuts == 1
    with pytest.warns(StreamGapWarning, match="it goes on from a bookmark"):
        rest = direct.runs.resume(caught.value.bookmark, on_gap="warn")
    parts = first + list(rest)
    assert (rest.gap, rest.status) == (True, "success")
    assert [part.event for part in parts].count("values") == 2
    said = texts(parts)
    assert said == sorted(set(said), key=len)
    assert len(said) < 300 or on_postgres(direct)


@pytest.mark.parametrize("way", WAYS)
def test_it_warns_and_goes_on_to_the_end(way, server_url, direct, client_of):
    """Some of mode `messages` are missing, and of the other modes none is."""
    thread = direct.threads.create()
    with FaultProxy(server_url, cut(6_000, way)) as proxy, client_of(proxy.url, stall_timeout=5.5) as client:
        stream = client.runs.stream(thread.thread_id, "chat", input=WORDS, stream_mode=MODES, on_gap="warn")
        with pytest.warns(StreamGapWarning, match="the server keeps no parts of mode 'messages'") as caught:
            parts = list(stream)
        assert (proxy.cuts, len(caught)) == (1, 1)
    assert (stream.gap, stream.status) == (True, "success")
    assert [part.event for part in parts].count("values") == 2
    said = texts(parts)
    assert said == sorted(set(said), key=len)
    assert len(said) < 300 or on_postgres(direct)


@pytest.mark.parametrize("mode", ["messages", MODES])
def test_a_normal_end_is_none(mode, direct):
    """All parts come, without a word, and one connection more shows that they have."""
    thread = direct.threads.create()
    stream = direct.runs.stream(thread.thread_id, "chat", input=WORDS, stream_mode=mode)
    assert len(texts(stream)) == 300
    assert (stream.gap, stream.status, stream.reconnects) == (False, "success", 1)
