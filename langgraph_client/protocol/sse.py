"""Parses an event stream: bytes in any chunking become complete events, or nothing.

It follows the WHATWG HTML standard, 9.2.5 "Parsing an event stream" and 9.2.6 "Interpreting an event stream":

* Lines end with LF, CR or CRLF, nothing else; a CR ends its line at once and a LF that comes later belongs to it.
* One byte order mark at the very start is dropped. Invalid UTF-8 becomes U+FFFD and never swallows a line end.
* A field is cut at its first colon, and one space after the colon is dropped. Unknown fields are ignored.
* A blank line ends a block. The block's `data` lines, joined by LF, are its event's payload; a block without any is
  dropped and its name is forgotten, but its `id` counts.
* An `id` stays in force until the next one; an empty one clears it and one with a NUL in it is ignored.
* `retry` counts if its value is ASCII digits only (at most 18 here), and as soon as its line is complete.
* An incomplete event at EOF is discarded, and so is its `id`.

Two paths through this module give the same result. Blocks as the server writes them (`event`, `data`, perhaps
`id`, one line each) take a fast path, many at once; `blocks` finds them. All others are framed here and their fields are
read by sseclient-py, one complete block at a time. Every byte is read and copied a bounded number of times, however large
an event is and however small the chunks are.
"""

from __future__ import annotations

from io import SEEK_END, BytesIO
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, Union, overload

import sseclient

from langgraph_client.errors import ProtocolError
from langgraph_client.protocol.blocks import LONG_CHUNK, block_at, end_of_block, has_short_lines, may_wait, split_lines
from langgraph_client.protocol.columns import split_columns
from langgraph_client.protocol.echo import Echo
from langgraph_client.protocol.items import Batch, Comment, Event, SSEItem, new_event

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DEFAULT_MAX_EVENT_BYTES: Final = 256 * 1024 * 1024

_BOM: Final = b"\xef\xbb\xbf"
_LF: Final = 10
_CR: Final = 13
_NUL: Final = 0
_DEFAULT_NAME: Final = "message"
_DATA: Final = b"data: "
_MAX_RETRY_DIGITS: Final = 18
_MAX_NAMES: Final = 256  # The maximum number of remembered names, and the maximum length of each.

_Items: TypeAlias = Union[list[SSEItem], Batch]


@overload
def iter_events(
    chunks: Iterable[bytes],
    *,
    max_event_bytes: int = ...,
    comments: Literal[False] = ...,
    last_event_id: str = ...,
) -> Iterator[Event]: ...


@overload
def iter_events(
    chunks: Iterable[bytes],
    *,
    max_event_bytes: int = ...,
    comments: bool,
    last_event_id: str = ...,
) -> Iterator[SSEItem]: ...


def iter_events(
    chunks: Iterable[bytes],
    *,
    max_event_bytes: int = DEFAULT_MAX_EVENT_BYTES,
    comments: bool = False,
    last_event_id: str = "",
) -> Iterator[SSEItem]:
    """Read a whole event stream.

    Args:
        chunks: The stream's bytes, cut anywhere.
        max_event_bytes: Maximum size of an event in bytes, including names and comments; a line end counts as one.
        comments: Whether comments are yielded as well, as `Comment`.
        last_event_id: The last event ID before the first event.

    Raises:
        TypeError: `max_event_bytes` is not an integer.
        ValueError: `max_event_bytes` is not positive.
        ProtocolError: An event is larger than `max_event_bytes`.
    """
    parser = EventParser(max_event_bytes=max_event_bytes, comments=comments, last_event_id=last_event_id)
    return (item for chunk in chunks for item in parser.feed(chunk))


class EventParser:
    """Parses one event stream from its chunks, as they arrive.

    Args:
        known: A large payload that is expected to be replayed; see `Echo`. The other arguments are those of `iter_events`.

    Attributes:
        last_event_id: The last event ID after the last complete block, which a reconnect sends.
        retry: The reconnection time that the server requested last, in milliseconds.
    """

    def __init__(
        self,
        *,
        max_event_bytes: int = DEFAULT_MAX_EVENT_BYTES,
        comments: bool = False,
        last_event_id: str = "",
        known: bytes | None = None,
    ) -> None:
        if not isinstance(max_event_bytes, int) or isinstance(max_event_bytes, bool):
            raise TypeError(f"max_event_bytes must be an integer, not {type(max_event_bytes).__name__}")
        if max_event_bytes <= 0:
            raise ValueError(f"max_event_bytes must be positive, not {max_event_bytes}")
        self.last_event_id = last_event_id
        self.retry: int | None = None
        self._comments = comments
        self._limit = max_event_bytes
        self._short_cut_limit = max_event_bytes  # Below it no event is too large. Tests set 0: always the slow path.
        self._fields = _FieldReader()
        self._names = _Names()
        # Bytes that only make sense together with the next chunk: a CR, or a line's first few bytes.
        self._held: bytes | None = b""
        self._begun = b""  # a block whose beginning came in a long chunk
        self._starting = True
        # The incomplete block: its size with each line end counted as one byte, its unfinished line,
        # its payload so far, and those of its other lines that will count.
        self._size = 0
        self._line: BytesIO | Echo | None = None
        self._data: BytesIO | Echo | None = None
        self._known = known
        self._head: dict[bytes, bytes] = {}

    @property
    def unfinished(self) -> bool:
        """Whether a block has begun and not ended."""
        return self._size > 0 or bool(self._begun) or self._held not in (None, b"", b"\r")

    def feed(self, chunk: bytes) -> Iterable[SSEItem]:
        """Read the next bytes, and return the items that they complete, in order: a `Batch` if the chunk is long.

        Raises:
            ProtocolError: An event is larger than `max_event_bytes`. Items that were complete before it
                are yielded first, and the iteration raises. After that, more bytes raise again.
        """
        if self._begun:
            chunk = self._with_begun(chunk)
        if self._held is not None:
            chunk = self._resume(chunk)
        if not chunk:
            return []
        items: _Items = [] if len(chunk) < LONG_CHUNK else Batch()
        try:
            self._read(chunk, items)
        except ProtocolError as error:
            if not items:
                raise
            return _then_raise(items, error)
        return items

    def _read(self, chunk: bytes, items: _Items) -> None:
        """Process a chunk, with the fast path for complete blocks in the server's own form."""
        start = 0
        if self._size + len(chunk) > self._short_cut_limit:
            self._grow(0)  # A stream that raised once raises again.
            self._read_lines(chunk, items)
            return
        if self._size:  # A block is open.
            start = end_of_block(chunk, 0, within_line=self._line is not None)
            self._read_lines(chunk[:start], items)
        if (
            type(items) is Batch
            and has_short_lines(chunk)
            and (found := split_columns(chunk[start:], self._names.__getitem__))
        ):
            names, payloads, ids, rest = found
            items.names += names
            items.payloads += payloads
            items.ids += ids or [self.last_event_id] * len(names)
            self.last_event_id = items.ids[-1]
            if may_wait(rest):
                self._begun = rest
                return
            start = len(chunk) - len(rest)
        while start < len(chunk):
            if block := block_at(chunk, start):
                name, payload, event_id, start = block
                if event_id is not None:
                    self.last_event_id = str(event_id, "utf-8", "replace")
                items.append(new_event(Event, (self._names[name], payload, self.last_event_id)))
            else:
                stop = end_of_block(chunk, start)
                self._read_lines(chunk[start:stop], items)
                start = stop

    def _with_begun(self, chunk: bytes) -> bytes:
        """Prepend the beginning of a block to a long chunk. If the chunk is short, read its lines separately."""
        if not chunk:
            return chunk
        begun, self._begun = self._begun, b""
        if len(chunk) >= LONG_CHUNK:
            return begun + chunk
        self._read_lines(begun, [])
        return chunk

    def _read_lines(self, chunk: bytes, items: _Items) -> None:
        """Process lines one after another, and the beginning of the next one: the slow path."""
        lines = split_lines(chunk)
        rest = b""
        if chunk[-1] == _CR:
            self._held = b"\r"
        elif chunk[-1] != _LF:
            rest = lines.pop()
        if self._size:
            self._end_open_line(lines, items)
        self._fold(lines, items)
        if rest:
            self._open_line(rest)

    def _fold(self, lines: list[bytes], items: _Items) -> None:
        """Process complete lines one after another: the slow path."""
        for line in lines:
            if line:
                self._grow(len(line) + 1)
                self._add_line(line, items)
            else:
                self._end_block(items)

    def _add_line(self, line: bytes, items: _Items) -> None:
        if line.startswith(_DATA):
            self._add_data(line[6:])
        elif line.startswith(b":"):
            if self._comments:
                items.append(Comment(line[1:].removeprefix(b" ").decode("utf-8", "replace")))
        else:
            self._add_field(line)

    def _add_field(self, line: bytes) -> None:
        name = line.partition(b":")[0]
        if name == b"data":
            self._add_data(line[5:])  # Not `data: `, so there is no space to drop.
        elif name == b"event" or (name == b"id" and _NUL not in line):
            self._head[name] = line  # The last one counts.
        elif name == b"retry":
            value = self._fields.read([line]).retry or ""
            if value.isascii() and value.isdigit() and len(value) <= _MAX_RETRY_DIGITS:
                self.retry = int(value)

    def _add_data(self, value: bytes) -> BytesIO | Echo:
        """Begin the payload's next line; a payload of one line is never copied."""
        if self._data is None and self._known is not None:
            self._data = Echo(self._known)
            self._data.write(value)
        elif self._data is None:
            self._data = BytesIO(value)
            self._data.seek(0, SEEK_END)
        else:
            self._data.write(b"\n")
            self._data.write(value)
        return self._data

    def _end_block(self, items: _Items) -> None:
        head, data = self._head, self._data
        self._size, self._data, self._head = 0, None, {}
        if not head and data is None:
            return
        fields = self._fields.read(head.values())
        if fields.id is not None:
            self.last_event_id = fields.id
        if data is not None:
            items.append(Event(fields.event, data.getvalue(), self.last_event_id))

    def _open_line(self, rest: bytes) -> None:
        """Keep the beginning of a line, or more of it, until its end arrives."""
        if self._line is not None:
            self._line.write(rest)
        elif len(rest) < len(_DATA):
            self._held = rest  # Too short to tell whether it is payload.
            return
        elif rest.startswith(_DATA):
            self._line = self._add_data(rest[6:])  # Directly to its place: payload is copied once.
        else:
            self._line = BytesIO()
            self._line.write(rest)
        self._grow(len(rest))

    def _end_open_line(self, lines: list[bytes], items: _Items) -> None:
        """Complete the line kept by `_open_line` with the first of the lines that have arrived."""
        line = self._line
        if line is None or not lines:
            return
        self._line = None
        end = lines.pop(0)
        self._grow(len(end) + 1)
        line.write(end)
        if line is not self._data:
            self._add_line(line.getvalue(), items)

    def _grow(self, size: int) -> None:
        """Count bytes of the unfinished block, and raise if it is too large."""
        self._size += size
        if self._size > self._limit:
            self._held, self._line, self._data, self._head = None, None, None, {}
            raise ProtocolError(
                f"An event of the stream is larger than max_event_bytes={self._limit}: "
                f"{self._size} bytes were buffered and its end had not come."
            )

    def _resume(self, chunk: bytes) -> bytes:
        """Prepend the bytes that were held back to a chunk."""
        held = self._held
        if not chunk or held is None:
            return chunk
        self._held = None
        if held == b"\r":
            return chunk.removeprefix(b"\n")
        chunk = held + chunk
        if self._starting:
            if len(chunk) < len(_BOM) and _BOM.startswith(chunk):
                self._held = chunk
                return b""
            self._starting = False
            chunk = chunk.removeprefix(_BOM)
        return chunk


class _Names(dict[bytes, str]):
    """The names of events, decoded. Remembered because streams use few."""

    def __missing__(self, name: bytes) -> str:
        decoded = name.decode("utf-8", "replace") or _DEFAULT_NAME
        if len(self) < _MAX_NAMES and len(name) < _MAX_NAMES:
            self[name] = decoded
        return decoded


class _FieldReader:
    """sseclient-py, persistent and synchronous: one complete block goes in, its fields come out.

    Its input is always valid: LF only, valid UTF-8, few lines, and one empty `data` line, without which it would
    stay silent. Payloads don't pass through it: their bytes are to stay as they are, and it copies per line.
    """

    __slots__ = ("_blocks", "_events")

    def __init__(self) -> None:
        self._blocks: list[bytes] = []
        self._events: Iterator[sseclient.Event] | None = None  # most streams never need it

    def read(self, lines: Iterable[bytes]) -> sseclient.Event:
        if self._events is None:
            self._events = sseclient.SSEClient(iter(self._blocks.pop, None)).events()
        block = b"\n".join([*lines, b"data", b"\n"])
        self._blocks.append(block.decode("utf-8", "replace").encode())
        return next(self._events)


def _then_raise(items: _Items, error: ProtocolError) -> Iterator[SSEItem]:
    yield from items
    raise error
