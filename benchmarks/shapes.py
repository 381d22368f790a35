"""The bodies that are streamed: the same bytes on every run, rendered before anything is measured."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

THREAD = "0f1e2d3c-0000-4000-8000-{:012d}"
WARM_UP, STREAM, LATENCY_CHUNKED, LATENCY_UNCHUNKED, IDLE = (THREAD.format(number) for number in range(5))
"""What the server answers is a matter of the thread that is asked for."""
RUN = "0f1e2d3c-1111-4111-8111-000000000000"

FIRST_MILLISECOND = 1_795_360_000_000
WORDS = ("the", "of", "and", "to", "in", "that", "for", "as", "was", "with", "by", "on", "not", "but", "have", "from")


@dataclass(frozen=True)
class Shape:
    """One stream.

    Attributes:
        key: Its name on the command line.
        title: Its name in the tables.
        events: Events, not counting the `metadata` event that every run begins with.
        size: Bytes of JSON in each; 0 makes tokens of a chat model, of about 350.
        chunk: Bytes of each HTTP chunk; 0 sends each event in a chunk of its own, as the Agent Server does.
        emoji: Whether the text holds some; one in a document makes Python keep four bytes for each of its characters.
    """

    key: str
    title: str
    events: int
    size: int = 0
    chunk: int = 0
    emoji: bool = False

    def smaller(self) -> Shape:
        """About a tenth of it, for a first look."""
        return replace(self, events=max(1, self.events // 10), size=self.size if self.events > 1 else self.size // 10)


MB = 1_000_000
SHAPES = (
    Shape("tokens", "100,000 tokens of 350 B, a chunk each", 100_000),
    Shape("tokens-64k", "100,000 tokens in 64 KiB chunks", 100_000, chunk=65_536),
    Shape("50kb", "2,000 events of 50 KB", 2_000, 50_000),
    Shape("5mb", "20 events of 5 MB", 20, 5 * MB),
    Shape("100mb", "one event of 100 MB", 1, 100 * MB),
    Shape("100mb-emoji", "one event of 100 MB with emoji in it", 1, 100 * MB, emoji=True),
)
GROWTH = tuple(
    Shape(f"{size}mb-{chunk}", f"{16 // size} of {size} MB", 16 // size, size * MB, chunk=chunk)
    for chunk in (0, 65_536)
    for size in (1, 4, 16)
)
CONVERSATION = Shape("conversation", "50,000 pieces of text, in messages of 500", 50_000)
WARM = Shape("warm", "", 50)


def find(key: str, *, small: bool = False) -> Shape:
    """The shape of that key."""
    shape = next(shape for shape in (*SHAPES, *GROWTH, CONVERSATION, WARM) if shape.key == key)
    return shape.smaller() if small and shape in (*SHAPES, CONVERSATION) else shape


def event(name: str, data: bytes, number: int) -> bytes:
    """An event as the Agent Server writes it; the number is in its id."""
    return b"event: %b\r\ndata: %b\r\nid: %d-0\r\n\r\n" % (name.encode(), data, FIRST_MILLISECOND + number)


def number_of(event_id: str) -> int:
    """The number in an id; one less than that of the event after it."""
    return int(event_id.partition("-")[0]) - FIRST_MILLISECOND


def events(shape: Shape) -> Iterator[bytes]:
    """Every event of a run, `metadata` first."""
    yield event("metadata", b'{"run_id":"%b","attempt":1}' % RUN.encode(), 0)
    chance = random.Random(shape.key.partition("-")[0])
    if shape.size:
        messages = [_message(chance, emoji=shape.emoji) for _ in range(500)]
    for number in range(1, shape.events + 1):
        if shape.size:
            yield event("values", _state(messages, shape.size, number), number)
        else:
            yield event("messages", _token(chance, number), number)


def chunks(shape: Shape, rendered: list[bytes]) -> Iterator[bytes]:
    """The events in HTTP chunks, without the chunk that ends a body."""
    pieces = rendered
    if shape.chunk:
        body = b"".join(rendered)
        pieces = [body[start : start + shape.chunk] for start in range(0, len(body), shape.chunk)]
    return (b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces)


def _token(chance: random.Random, number: int) -> bytes:
    chunk: dict[str, object] = {
        "content": f" {chance.choice(WORDS)}",
        "additional_kwargs": {},
        "response_metadata": {},
        "type": "AIMessageChunk",
        "name": None,
        "id": "run--0f1e2d3c-2222-4222-8222-000000000000",
        "tool_calls": [],
        "usage_metadata": None,
        "tool_call_chunks": [],
    }
    about = {
        "langgraph_node": "model",
        "langgraph_step": 1 + number % 7,
        "langgraph_triggers": ["branch:to:model"],
        "run_attempt": 1,
        "ls_model_type": "chat",
        "ls_temperature": 0.7,
    }
    return _rendered([chunk, about])


def _message(chance: random.Random, *, emoji: bool) -> bytes:
    text = " ".join(chance.choices(WORDS, k=chance.randint(20, 100)))
    return _rendered(
        {
            "content": text + " \N{GRINNING FACE}" if emoji else text,
            "additional_kwargs": {},
            "response_metadata": {"model_name": "example", "finish_reason": "stop", "score": chance.random()},
            "type": chance.choice(("human", "ai")),
            "id": THREAD.format(chance.randrange(10**12)),
            "usage_metadata": {"input_tokens": chance.randrange(9999), "output_tokens": chance.randrange(999)},
        }
    )


def _state(messages: list[bytes], size: int, number: int) -> bytes:
    """A graph's state, a long conversation: messages until the size is reached."""
    parts, length, at = [], 0, number
    while length < size:
        parts.append(messages[at % len(messages)])
        length += len(parts[-1]) + 1
        at += 1
    return b'{"turn":%d,"messages":[%b]}' % (number, b",".join(parts))


def _rendered(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
