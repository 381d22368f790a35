"""Text and messages are in the parts of some modes only; a stream that was not asked for one of them says so."""

from __future__ import annotations

import pytest

from langgraph_client import Client
from tests.local_server import RUN, RUN_PATH, THREAD, LocalServer, stream

CREATED = {"location": RUN_PATH + "/stream", "content_location": RUN_PATH}


@pytest.mark.parametrize(
    ("modes", "method", "needed"),
    [
        (["values", "custom"], "tokens", r"tokens\(\) needs stream_mode='messages-tuple'; .* asked for values, custom"),
        ("messages", "tokens", r"tokens\(\) needs stream_mode='messages-tuple'; .* asked for messages"),
        ("values", "messages", "needs stream_mode='messages-tuple' or stream_mode='messages'; .* asked for values"),
        ("messages", "messages", None),
        (["values", "messages-tuple"], "tokens", None),
        (["values", "messages-tuple"], "messages", None),
    ],
)
@pytest.mark.parametrize("how", ["stream", "join_stream", "resume"])
def test_text_needs_a_mode_that_has_it(how, modes, method, needed):
    """Otherwise there would be none, silently."""
    with LocalServer(*[stream(**CREATED)] * 2) as server, Client(server.url, api_key=None) as client:
        if how == "stream":
            parts = client.runs.stream(THREAD, "agent", stream_mode=modes)
        else:
            parts = client.runs.join_stream(THREAD, RUN, stream_mode=modes)
        parts.close()
        if how == "resume" and modes != "messages":  # there would be a gap
            parts = client.runs.resume(parts.bookmark)
            parts.close()
        if needed is None:
            assert list(getattr(parts, method)()) == []
        else:
            with pytest.raises(ValueError, match=needed):
                getattr(parts, method)()


@pytest.mark.parametrize("method", ["tokens", "messages"])
def test_nobody_knows_the_modes_of_a_run_that_was_joined_without_any(method):
    """It may have them."""
    with LocalServer(stream()) as server, Client(server.url, api_key=None) as client:
        parts = client.runs.join_stream(THREAD, RUN)
        parts.close()
        assert list(getattr(parts, method)()) == []
