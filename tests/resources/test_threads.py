"""Threads: every option is seen on the wire, every answer is read, and what can't be right is never sent."""

from __future__ import annotations

import uuid
from functools import partial

import pytest

from langgraph_client import models
from langgraph_client.config import Settings
from langgraph_client.errors import APIStatusError
from langgraph_client.protocol.bookmark import Bookmark
from langgraph_client.resources.threads import Threads
from langgraph_client.transport.http_transport import Transport
from tests.resources.wire import assert_refused, assert_sent, sent, server, transport

ID = "4f0c8b2e-37a5-4a8e-9d53-0a7d1f0b7a11"
CHECKPOINT = "1f0c8b2e-37a5-6a8e-8001-0a7d1f0b7a11"
BOOKMARK = str(Bookmark(kind="thread", thread_id=ID))
threads = Threads(transport())

THREAD = {
    "thread_id": ID,
    "created_at": "2026-11-22T17:43:44+00:00",
    "updated_at": "2026-11-22T17:43:44+00:00",
    "metadata": {"k": "v"},
    "status": "idle",
    "values": {"topic": "x"},
    "interrupts": {"task": [{"id": "i", "value": "Why?"}]},
}
STATE = {
    "values": {"topic": "x"},
    "next": ["node"],
    "checkpoint": {"checkpoint_id": CHECKPOINT, "checkpoint_ns": ""},
    "metadata": {},
    "created_at": "2026-11-22T17:43:44+00:00",
    "tasks": [{"id": "t", "name": "node", "state": None}],
}
FILTER = {
    "metadata": {"k": "v"},
    "values": {"topic": "x"},
    "ids": [ID],
    "status": "idle",
    "sort_by": "created_at",
    "sort_order": "asc",
    "select": ["thread_id"],
    "extract": {"first": "values.topic"},
}
NONE = dict.fromkeys(FILTER)
A_THREAD, A_STATE = models.Thread.from_dict(THREAD), models.ThreadState.from_dict(STATE)
SUPERSTEPS = [{"updates": [{"values": {"topic": "x"}, "as_node": "node"}]}]

# The call, what is sent (method and path, query, body), what the server answers, and what the call gives.
CALLS = [
    (
        partial(
            threads.create,
            metadata={"k": "v"},
            thread_id=ID,
            if_exists="raise",
            supersteps=SUPERSTEPS,
            graph_id="g",
            ttl=5,
        ),
        "POST /threads",
        [],
        {
            "metadata": {"k": "v", "graph_id": "g"},
            "thread_id": ID,
            "if_exists": "raise",
            "supersteps": SUPERSTEPS,
            "ttl": {"ttl": 5, "strategy": "delete"},
        },
        THREAD,
        A_THREAD,
    ),
    (
        partial(threads.create, thread_id=ID, ttl={"ttl": 7, "strategy": "keep_latest"}),
        "POST /threads",
        [],
        {"thread_id": ID, "ttl": {"ttl": 7, "strategy": "keep_latest"}},
        THREAD,
        A_THREAD,
    ),
    (partial(threads.get, ID), f"GET /threads/{ID}", [], None, THREAD, A_THREAD),
    (
        partial(threads.get, ID, include=["ttl", "x"]),
        f"GET /threads/{ID}",
        [("include", "ttl,x")],
        None,
        THREAD,
        A_THREAD,
    ),
    (
        partial(threads.update, ID, metadata={"a": 1}, ttl=3),
        f"PATCH /threads/{ID}",
        [],
        {"metadata": {"a": 1}, "ttl": {"ttl": 3, "strategy": "delete"}},
        THREAD,
        A_THREAD,
    ),
    (
        partial(threads.update, ID, metadata={}, return_minimal=True),
        f"PATCH /threads/{ID}",
        [],
        {"metadata": {}},
        "",
        None,
    ),
    (partial(threads.delete, ID), f"DELETE /threads/{ID}", [], None, "", None),
    (
        partial(threads.search, limit=5, offset=2, **FILTER),
        "POST /threads/search",
        [],
        {"limit": 5, "offset": 2, **FILTER},
        [THREAD],
        [A_THREAD],
    ),
    (partial(threads.search, **NONE), "POST /threads/search", [], {"limit": 10, "offset": 0}, [], []),
    (
        partial(threads.count, metadata={"k": "v"}, values={"topic": "x"}, status="busy"),
        "POST /threads/count",
        [],
        {"metadata": {"k": "v"}, "values": {"topic": "x"}, "status": "busy"},
        3,
        3,
    ),
    (partial(threads.count), "POST /threads/count", [], {}, 0, 0),
    (partial(threads.copy, ID), f"POST /threads/{ID}/copy", [], None, THREAD, A_THREAD),
    (
        partial(threads.get_storage, ID),
        f"GET /threads/{ID}/storage",
        [],
        None,
        {"thread_id": ID, "total_bytes": 9, "checkpoints": {"count": 1, "bytes": 9}},
        models.ThreadStorage.from_dict({"thread_id": ID, "total_bytes": 9, "checkpoints": {"count": 1, "bytes": 9}}),
    ),
    (partial(threads.get_state, ID), f"GET /threads/{ID}/state", [("subgraphs", "false")], None, STATE, A_STATE),
    (
        partial(threads.get_state, ID, checkpoint_id=CHECKPOINT, subgraphs=True, select=["values", "next"]),
        f"GET /threads/{ID}/state/{CHECKPOINT}",
        [("subgraphs", "true"), ("select", "values"), ("select", "next")],
        None,
        STATE,
        A_STATE,
    ),
    (
        partial(threads.get_state, ID, {"checkpoint_id": CHECKPOINT, "own": 1}, select=["values"]),
        f"POST /threads/{ID}/state/checkpoint",
        [],
        {"checkpoint": {"checkpoint_id": CHECKPOINT, "own": 1}, "subgraphs": False, "select": ["values"]},
        STATE,
        A_STATE,
    ),
    (
        partial(threads.update_state, ID, {"topic": "y"}, as_node="n", checkpoint={"checkpoint_id": CHECKPOINT}),
        f"POST /threads/{ID}/state",
        [],
        {"values": {"topic": "y"}, "as_node": "n", "checkpoint": {"checkpoint_id": CHECKPOINT}},
        {"checkpoint": {"checkpoint_id": CHECKPOINT}},
        models.ThreadStateUpdateResponse(checkpoint=models.CheckpointConfig(checkpoint_id=CHECKPOINT)),
    ),
    (
        partial(threads.update_state, ID, None, checkpoint_id=CHECKPOINT),
        f"POST /threads/{ID}/state",
        [],
        {"values": None, "checkpoint_id": CHECKPOINT},
        {},
        models.ThreadStateUpdateResponse(),
    ),
    (
        partial(
            threads.get_history,
            ID,
            limit=3,
            before=CHECKPOINT,
            metadata={"m": 1},
            checkpoint={"checkpoint_ns": "s"},
            select=["next"],
        ),
        f"POST /threads/{ID}/history",
        [],
        {
            "limit": 3,
            "before": {"configurable": {"checkpoint_id": CHECKPOINT}},
            "metadata": {"m": 1},
            "checkpoint": {"checkpoint_ns": "s"},
            "select": ["next"],
        },
        [STATE],
        [A_STATE],
    ),
    (
        partial(threads.get_history, ID, before={"configurable": {"checkpoint_id": CHECKPOINT}}),
        f"POST /threads/{ID}/history",
        [],
        {"limit": 10, "before": {"configurable": {"checkpoint_id": CHECKPOINT}}},
        [],
        [],
    ),
    (
        partial(threads.get_history, ID, before=models.CheckpointConfig(checkpoint_id=CHECKPOINT)),
        f"POST /threads/{ID}/history",
        [],
        {"limit": 10, "before": {"configurable": {"checkpoint_id": CHECKPOINT}}},
        [],
        [],
    ),
]


@pytest.mark.parametrize(("call", "where", "query", "body", "answer", "result"), CALLS)
def test_every_option_is_sent_and_the_answer_read(call, where, query, body, answer, result):
    """Each method sends its options, and those of the call, and decodes what comes."""
    got = assert_sent(call, where, query, body, answer=answer)
    assert got == result
    assert type(got) is type(result)


def test_create_makes_an_id_so_that_it_can_be_repeated():
    """Without an id of yours the thread gets one from here, and the same one when the request is made again."""
    mine = Threads(Transport(Settings(url="http://server"), sleep=lambda _: None))
    with server() as mock:
        mock.reset()
        mock.add("POST", "http://server/threads", status=503)
        mock.add("POST", "http://server/threads", json=THREAD)
        mine.create()
        first, second = (one.body for one in sent(mock))
    assert first == second
    assert first["if_exists"] == "do_nothing"
    assert str(uuid.UUID(first["thread_id"])) == first["thread_id"]


@pytest.mark.parametrize(
    ("given", "tries"), [({"thread_id": ID}, 1), ({"thread_id": ID, "if_exists": "do_nothing"}, 4), ({}, 4)]
)
def test_create_is_repeated_only_when_that_makes_no_second_thread(given, tries):
    """A thread that must not exist yet is not created again after a 503."""
    with server() as mock:
        mock.reset()
        mock.add("POST", "http://server/threads", status=503)
        with pytest.raises(APIStatusError):
            threads.create(**given)
        assert len(mock.calls) == tries


def test_minimal_is_asked_for_by_a_header():
    """`return_minimal` is the header `Prefer: return=minimal`."""
    with server("") as mock:
        threads.update(ID, metadata={}, return_minimal=True)
        assert sent(mock)[0].headers["prefer"] == "return=minimal"


def test_iter_walks_all_pages_with_the_same_filter():
    """`iter` asks for a page when it is needed, and stops when one is not full."""
    with server([THREAD], [THREAD], []) as mock:
        found = threads.iter(page_size=1, **FILTER)
        assert len(mock.calls) == 0
        assert len(list(found)) == 2
        assert [one.body for one in sent(mock)] == [{"limit": 1, "offset": at, **FILTER} for at in range(3)]


@pytest.mark.parametrize(
    ("modes", "sent_as"),
    [("lifecycle", "lifecycle"), (["lifecycle", "run_modes"], "lifecycle,run_modes"), (None, "run_modes")],
)
def test_a_feed_asks_for_its_modes_with_commas(modes, sent_as):
    """The server reads one value, `stream_modes`, separated by commas; and the id in a header."""
    given = {} if modes is None else {"stream_mode": modes}
    with server("", content_type="text/event-stream") as mock:
        threads.join_stream(ID, last_event_id="-", **given, params={"own": 1}, headers={"x-own": "1"}).close()
        (one,) = sent(mock)
    assert (one.method, one.path) == ("GET", f"/threads/{ID}/stream")
    assert one.query == [("stream_modes", sent_as), ("own", "1")]
    assert (one.headers["last-event-id"], one.headers["x-own"], one.headers["accept"]) == (
        "-",
        "1",
        "text/event-stream",
    )
    assert one.headers["accept-encoding"] == "identity"


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (partial(threads.get, None), TypeError, "thread_id must be a str or a UUID"),
        (partial(threads.get, ".."), ValueError, "thread_id must be a printable str"),
        (partial(threads.get, ID, include="ttl"), TypeError, "include must be a sequence"),
        (partial(threads.create, if_exists="raize"), ValueError, "if_exists must be one of"),
        (partial(threads.create, metadata=[1]), TypeError, "metadata must be a mapping"),
        (partial(threads.update, ID, metadata=None, ttl="soon"), TypeError, "ttl must be a mapping"),
        (partial(threads.search, limit="5"), TypeError, "limit must be an int"),
        (partial(threads.search, status="idlee"), ValueError, "status must be one of"),
        (partial(threads.search, ids=ID), TypeError, "ids must be a sequence"),
        (partial(threads.iter, ids=5), TypeError, "ids must be a sequence"),
        (partial(threads.iter, ids=[["x"]]), TypeError, "ids must be a sequence"),
        (partial(threads.iter, status=5), TypeError, "status must be"),
        (partial(threads.search, colour=None), TypeError, "unexpected keyword argument 'colour'"),
        (partial(threads.iter, page_size=1001), ValueError, "page_size must be from 1 to 1000"),
        (partial(threads.prune, None), TypeError, "thread_ids must be a sequence of"),
        (partial(threads.prune, [ID], strategy="delet"), ValueError, "strategy must be one of"),
        (partial(threads.get_state, ID, {}, CHECKPOINT), ValueError, "checkpoint and checkpoint_id"),
        (partial(threads.get_state, ID, checkpoint_id="../x/.."), None, ""),
        (
            partial(threads.update_state, ID, {"x": object()}),
            TypeError,
            "values.x: a value of type object has no JSON form",
        ),
        (partial(threads.get_history, ID, limit=2.5), TypeError, "limit must be an int"),
        (partial(threads.join_stream, ID, stream_mode="run_mode"), ValueError, "stream_modes must be"),
        (partial(threads.join_stream, ID, last_event_id="1\r\nx: y"), ValueError, "Last-Event-ID must be printable"),
        (partial(threads.join_stream, ID, last_event_id=5), TypeError, "last_event_id must be a str"),
        (
            partial(threads.stream, "", assistant_id="agent"),
            ValueError,
            "thread_id must be a UUID, or None for a new thread",
        ),
        (partial(threads.resume, "lg1.broken"), ValueError, "bookmark is damaged"),
        (partial(threads.resume, BOOKMARK, thread_id=CHECKPOINT), ValueError, "bookmark must be of thread "),
    ],
)
def test_bad_arguments_are_refused_before_anything_is_sent(call, error, message):
    """The message names the argument and what is allowed; what can be quoted is quoted."""
    if error is None:
        with server(STATE) as mock:
            call()
            assert "%2F" in mock.calls[0].request.url
    else:
        assert_refused(call, error, message)


def test_a_thread_has_one_id_however_it_is_spelled():
    """In what is sent, on the stream, and where a bookmark must be of the thread."""
    with server("", content_type="text/event-stream") as mock:
        feed = threads.resume(BOOKMARK, thread_id=ID.upper())
        assert feed.thread_id == threads.stream(ID.upper(), assistant_id="agent").thread_id == ID
        assert [one.path for one in sent(mock)] == [f"/threads/{ID}/stream"]
    with server({"thread_id": ID}) as mock:
        threads.create(thread_id=ID.upper())
        assert [one.body for one in sent(mock)] == [{"thread_id": ID}]
