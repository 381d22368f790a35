"""What is fuzzed: each reader of foreign bytes, with the exceptions that it documents. Any other exception is a fault."""

from __future__ import annotations

import base64
import contextlib
import pickle
import socket
import zlib
from types import SimpleNamespace

from hypothesis import strategies as st

from langgraph_client.config import Settings
from langgraph_client.errors import APIStatusError, LangGraphError, ProtocolError
from langgraph_client.protocol import bookmark, events, thread_events
from langgraph_client.protocol.assemble import MessageAssembler
from langgraph_client.protocol.commands import Command
from langgraph_client.protocol.position import Position
from langgraph_client.protocol.projections.messages import Messages
from langgraph_client.protocol.projections.plain import Extension, Payloads
from langgraph_client.protocol.projections.subgraphs import Subgraphs
from langgraph_client.protocol.projections.tools import ToolCalls
from langgraph_client.protocol.run_log import ConnectionLog, event_key
from langgraph_client.protocol.sse import EventParser
from langgraph_client.protocol.verdicts import Verdict
from langgraph_client.transport.deadline import Deadline
from langgraph_client.transport.http_transport import Transport
from langgraph_client.transport.status import status_error
from langgraph_client.transport.websocket import WebSocket
from langgraph_client.web.webhooks import InvalidWebhook, RunCompletion, parse_webhook
from tests.fuzz.inputs import SCALARS, TEXTS, damaged, in_chunks, objects, text_of, values
from tests.transport.frames import frame

SECRET = "s3cret-key"

NAMES = [
    "values",
    "updates|a:1",
    "messages",
    "messages/partial",
    "messages/metadata",
    "metadata",
    "error",
    "end",
    "debug",
    "tasks",
    "",
]
MESSAGES = st.tuples(objects("message", "type"), objects("message")).map(list)
BLOCKS = st.tuples(st.sampled_from(NAMES), objects("run") | MESSAGES | values("run"), TEXTS | st.none()).map(
    lambda three: (
        f"event: {three[0]}\ndata: {text_of(three[1])}\n" + ("" if three[2] is None else f"id: {three[2]}\n") + "\n"
    )
)
STREAMS = st.lists(BLOCKS, max_size=6).map(lambda some: "".join(some).encode("utf-8", "surrogatepass"))


@st.composite
def event_streams(draw):
    """The bodies of two connections in chunks, the second of which may replay the first."""
    first = draw(STREAMS.flatmap(damaged))
    second = draw(st.one_of(st.just(first), STREAMS.map(lambda more: first + more), STREAMS.flatmap(damaged)))
    return [in_chunks(body, draw(st.lists(st.integers(0, 300), max_size=4))) for body in (first, second)]


def read_events(bodies):
    """As a run's stream reads them: events, their place, parts, messages and interrupts."""
    position, assembler = Position(), MessageAssembler()
    for chunks in bodies:
        parser = EventParser(max_event_bytes=5000, last_event_id=position.last_event_id.removeprefix("-"))
        with contextlib.suppress(ProtocolError):
            for event in (one for chunk in chunks for one in parser.feed(chunk)):
                verdict = position.verdict(event) if position.replaying else Verdict.NEW
                if verdict is Verdict.AMBIGUOUS:
                    break
                if verdict is not Verdict.OLD:
                    read_part(events.decode(event), assembler)
                    position.mark_delivered(event)
        position.for_bookmark()[1]
        position.resume_from()
        position.begin_replay()
    assembler.flush()


def read_part(part, assembler):
    """What a stream, and its views, learn from a part."""
    events.interrupts_of(part)
    events.is_run_not_found(part)
    list(events.as_v2([part]))
    for message in assembler.add(part):
        _ = message.text, message.tool_calls, message.reasoning, repr(message)[:10]


FRAMES = st.tuples(values("thread").map(text_of) | TEXTS, st.integers(0, 15), st.booleans()).map(
    lambda three: frame(three[0].encode("utf-8", "surrogatepass"), three[1], fin=three[2])
)
TALK = st.lists(FRAMES, max_size=8).map(b"".join).flatmap(damaged)


def read_frames(data):
    """As a WebSocket reads them from a connection that ends behind them."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        raw = SimpleNamespace(
            connection=SimpleNamespace(sock=ours), _fp=SimpleNamespace(fp=SimpleNamespace(peek=bytes))
        )
        response = SimpleNamespace(raw=raw, request=None, close=lambda: None)
        websocket = WebSocket(TRANSPORT, response, "/x", deadline=Deadline(10), max_size=1000)
        theirs.sendall(data)
        theirs.shutdown(socket.SHUT_WR)
        with contextlib.suppress(LangGraphError):
            while True:
                assert all(isinstance(text, str) for text in websocket.receive_many())
        websocket.close()


TRANSPORT = Transport(Settings(url="http://server.test"))


def forged(fields):
    """A bookmark with these fields and the right checksum, as anybody can write it."""
    content = zlib.compress(text_of(fields).encode("utf-8", "surrogatepass"))
    checked = zlib.crc32(content).to_bytes(4, "big") + content
    return "lg1." + base64.urlsafe_b64encode(checked).decode().rstrip("=")


FIELDS = st.one_of(SCALARS, st.lists(SCALARS, max_size=3), st.sampled_from(["run", "thread", "-", "values"]))
BOOKMARKS = st.one_of(
    TEXTS,
    TEXTS.map(lambda text: "lg1." + text),
    st.lists(FIELDS, max_size=8).map(forged),
    st.tuples(
        st.just("run"), TEXTS, TEXTS, TEXTS, st.lists(TEXTS, max_size=3), st.lists(TEXTS, max_size=3) | st.none(), TEXTS
    )
    .map(list)
    .map(forged),
    values("run").map(forged),
)


def read_bookmark(text):
    """As `resume` does: it is one, and can be written again, or it is refused."""
    try:
        found = bookmark.parse(text, "run")
    except ValueError:
        return
    assert bookmark.parse(str(found), "run") == found
    position = Position(found.last_event_id, found.delivered_digests, found.live_only_id or "")
    assert isinstance(position.resume_from(), str)
    position.for_bookmark()[1]


BODIES = st.one_of(
    values("run").map(lambda value: text_of(value).encode("utf-8", "surrogatepass")),
    TEXTS.map(lambda text: f'{{"detail": "{SECRET} {text}"}}'.encode("utf-8", "surrogatepass")),
    TEXTS.map(lambda text: f"<html><title>{SECRET}{text}</title>".encode("utf-8", "surrogatepass")),
    st.binary(max_size=40),
).flatmap(damaged)
HEADERS = st.dictionaries(
    st.sampled_from(["x-request-id", "retry-after", "location", "content-type", f"x-{SECRET}"]),
    TEXTS | st.just(SECRET),
    max_size=4,
)


def read_error(given):
    """As every call does: an error with the status, that can be shown, pickled and asked, without the secret."""
    status, headers, content = given
    error = status_error(
        status, headers, content, method="GET", path="/x", redact=lambda text: text.replace(SECRET, "***")
    )
    assert isinstance(error, APIStatusError)
    again = pickle.loads(pickle.dumps(error))
    assert (
        (again.status_code, again.body) == (status, error.body) or error.body != error.body or "nan" in repr(error.body)
    )
    with contextlib.suppress(ValueError):
        error.response.json()
    shown = [
        str(error),
        repr(error),
        repr(error.body),
        error.response.text,
        repr(error.response.headers),
        error.code,
        error.type,
    ]
    assert SECRET not in "".join(map(str, shown))


ODD_HEADERS = st.dictionaries(
    st.sampled_from(["x-webhook-secret", "X-Webhook-Secret", "other"]) | SCALARS,
    SCALARS | st.just(SECRET) | st.binary(),
    max_size=3,
)
CALLBACKS = st.tuples(values("webhook") | st.binary(max_size=20) | TEXTS, ODD_HEADERS, st.booleans())


def read_callback(given):
    """As a handler does: what comes is typed as it says, from whoever knows the secret, or it is refused."""
    body, headers, checked = given
    text = body if isinstance(body, (bytes, str)) else text_of(body)
    try:
        done = parse_webhook(text, headers, secret=SECRET if checked else None)
    except (InvalidWebhook, ValueError):
        return
    assert isinstance(done, RunCompletion)
    repr(done)
    texts = (done.run_id, done.thread_id, done.status, done.assistant_id, done.error, done.message, done.created_at)
    assert all(isinstance(one, (str, type(None))) for one in texts)
    assert isinstance(done.metadata, dict)
    assert not checked or SECRET in headers.values()


METHODS = ["values", "messages", "tools", "lifecycle", "input.requested", "custom", "updates", "tasks"]
PARAMS = st.fixed_dictionaries(
    {"data": st.one_of(objects("thread", "event"), objects("thread", "event"), values("thread"))},
    optional={"namespace": st.lists(TEXTS, max_size=2), "timestamp": SCALARS, "node": SCALARS},
)
EVENTS = st.fixed_dictionaries(
    {"type": st.just("event"), "method": st.sampled_from(METHODS), "params": PARAMS},
    optional={"event_id": st.sampled_from(["synth:r:lc", "5-0.1"]) | TEXTS, "seq": SCALARS},
)
KINDS = [
    "message-start",
    "content-block-start",
    "content-block-delta",
    "content-block-finish",
    "message-finish",
    "error",
]
SAYS = st.tuples(st.sampled_from(KINDS), objects("thread")).map(
    lambda two: {"type": "event", "method": "messages", "params": {"data": {**two[1], "event": two[0]}}}
)
OTHERS = st.fixed_dictionaries(
    {"type": st.sampled_from(["event", "success", "error"])},
    optional={
        "method": SCALARS,
        "params": values("thread"),
        "event_id": SCALARS,
        "id": SCALARS,
        "result": values("thread"),
    },
)
THREADS = st.lists(st.one_of(EVENTS, SAYS, SAYS, OTHERS).map(text_of) | TEXTS, max_size=8)


def read_thread(frames):
    """As a thread's stream does: frames, the log of a run, its projections, and answers to commands."""
    log = ConnectionLog(5)
    folds = [Messages(), ToolCalls(), Subgraphs(), Payloads("values"), Extension("x")]
    wanted = thread_events.Filter(["values", "custom:x"], [["a"]], 1)
    for text in frames:
        try:
            raw = thread_events.decode(text.encode("utf-8", "surrogatepass"))
        except ProtocolError:
            continue
        if raw["type"] != "event":
            with contextlib.suppress(LangGraphError):
                Command(1, "run.start").result(raw)
            continue
        event = thread_events.BufferedEvent(raw, len(text))
        log.add(event, "run")
        wanted(event)
        assert len(event_key(event)) == 16
        shown = event.to_event()
        assert shown == raw
        assert [shown.data] == [event.data]  # NaN is not equal to itself; in a list it is
        _ = event.name, event.live_only, event.is_stored, event.phase, shown.node, shown.channel, shown.extra
        for builder in [builder for fold in folds for builder in fold.add(event)]:
            if hasattr(builder, "message"):
                _ = builder.message(), builder.text()
    for fold in folds:
        fold.end()
    for run in log.runs():
        run.before(run.dropped + len(run.events))


TARGETS = {
    "events": (event_streams(), read_events),
    "WebSocket frames": (TALK, read_frames),
    "bookmarks": (BOOKMARKS, read_bookmark),
    "error bodies": (st.tuples(st.integers(300, 599), HEADERS, BODIES), read_error),
    "webhooks": (CALLBACKS, read_callback),
    "thread events": (THREADS, read_thread),
}
"""Name → the inputs, and the reader."""
