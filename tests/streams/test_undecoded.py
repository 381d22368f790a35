"""Parts for somebody who passes them on: the bytes as the server wrote them, and what the stream reads itself decoded."""

from __future__ import annotations

import pytest

from tests.local_server import event
from tests.web.upstreams import END, METADATA, VALUES, join, status, told, upstream

ASKED = event("updates", {"__interrupt__": [{"id": "9", "value": "?"}]}, "90-0")
CUSTOM = event("custom", {"n": 1}, "80-0")


@pytest.mark.parametrize("decoded", [False, True])
def test_what_nobody_reads_stays_undecoded(decoded):
    """Unless it is asked for; a part without data has none in either form."""
    empty = b"event: custom\r\ndata:\r\nid: 81-0\r\n\r\n"
    with upstream(told(*VALUES[:1], CUSTOM, empty, ASKED, END), status("success")) as (_, client):
        stream = join(client)
        parts = [(part.event, part.data) for part in stream.undecoded(lambda name: decoded and name == "custom")]
        assert stream.interrupts == [{"id": "9", "value": "?"}]
        assert (stream.status, stream.delivered) == ("success", 6)
    assert [name for name, _ in parts] == ["metadata", "values", "custom", "custom", "updates", "end"]
    assert parts[1][1] == b'{"number": 0}'
    assert parts[2][1] == ({"n": 1} if decoded else b'{"n": 1}')
    assert parts[3][1] is None
    assert isinstance(parts[4][1], dict)


def test_it_goes_on_where_an_iteration_stopped():
    """The parts are the stream's own."""
    with upstream(told(*VALUES, END), status("success")) as (_, client):
        stream = join(client)
        assert [next(stream).event, next(stream).data] == ["metadata", {"number": 0}]
        assert next(part.data for part in stream.undecoded() if part.event == "values") == b'{"number": 1}'


def test_a_disconnect_loses_nothing():
    """What was delivered is known again by its bytes, decoded or not."""
    again = told(*VALUES, END)
    with upstream(told(*VALUES[:3], end="cut"), again, status("success"), reconnects=1) as (_, client):
        stream = join(client)
        numbers = [part.data for part in stream.undecoded() if part.event == "values"]
        assert (numbers, stream.reconnects) == ([b'{"number": %d}' % number for number in range(5)], 1)


def test_a_stream_says_whether_it_was_closed():
    """Its end is no closing."""
    with upstream(told(*VALUES, END), status("success"), told(METADATA)) as (_, client):
        stream = join(client)
        list(stream)
        assert not stream.closed
        stream.close()
        assert stream.closed
        client.close()
