"""A place in a stream as a short printable string, for another process, or another host.

Format, version 1: `lg1.` and URL-safe base64 of the JSON fields below, compressed, with a CRC-32 in front.
"""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any, Literal

import attrs

_PREFIX = "lg1."
_LARGEST = 1 << 20
_NOT_IN_IDS = frozenset("\r\n\0")  # nor in a header


@attrs.frozen(kw_only=True)
class Bookmark:
    """Where to go on.

    Attributes:
        kind: `run` for the stream of one run, `thread` for a thread's.
        thread_id: The thread.
        run_id: The run; None for a thread's stream.
        last_event_id: The id in force at the last part that was handed out; `-` for the start.
        handed_out: Digests of the parts of that id that were handed out.
        stream_mode: The modes asked for; None for all.
        fleeting: Of a stream that has parts that the server may not keep, the id of the last one that was handed out, or
            nothing; else None. Written only where it is so: the format was without it at first.
    """

    kind: Literal["run", "thread"]
    thread_id: str
    run_id: str | None = None
    last_event_id: str = "-"
    handed_out: list[str] = attrs.field(factory=list)
    stream_mode: list[str] | None = None
    fleeting: str | None = None

    def __str__(self) -> str:
        fields = attrs.astuple(self)[: -1 if self.fleeting is None else None]
        content = zlib.compress(json.dumps(fields, separators=(",", ":")).encode(), 9)
        checked = zlib.crc32(content).to_bytes(4, "big") + content
        return _PREFIX + base64.urlsafe_b64encode(checked).decode().rstrip("=")


def parse(text: str | None, kind: Literal["run", "thread"]) -> Bookmark:
    """The bookmark that a string is.

    Raises:
        TypeError: It is no str.
        ValueError: It is damaged, of another version, or of the other kind of stream.
    """
    if not isinstance(text, str):
        hint = ": a stream without a bookmark can't be resumed" if text is None else ""
        raise TypeError(f"bookmark must be a str, got {text!r}{hint}")
    if not text.startswith(_PREFIX):
        raise ValueError(f"bookmark must begin with {_PREFIX!r} (version 1), got {text[:20]!r}")
    bookmark = Bookmark(**dict(zip(attrs.fields_dict(Bookmark), _fields(text[len(_PREFIX) :]), strict=False)))
    if not _has_types(bookmark):  # whoever can write a checksum can write anything
        raise ValueError("bookmark is damaged: a field can't be what it is")
    if bookmark.kind != kind:
        raise ValueError(f"bookmark must be of a {kind}'s stream, got one of a {bookmark.kind}'s")
    return bookmark


def _fields(text: str) -> list[Any]:
    try:
        fields = json.loads(_content(text))
    except (ValueError, RecursionError, zlib.error) as error:
        raise ValueError(f"bookmark is damaged: {error}") from error
    if not isinstance(fields, list) or len(attrs.fields(Bookmark)) - len(fields) not in (0, 1):
        raise ValueError("bookmark is damaged: it has the wrong fields")
    return fields


def _has_types(bookmark: Bookmark) -> bool:
    names = [bookmark.thread_id, bookmark.last_event_id, *([bookmark.run_id] if bookmark.kind == "run" else [])]
    lists = [bookmark.handed_out, [] if bookmark.stream_mode is None else bookmark.stream_mode]
    return (
        all(isinstance(name, str) for name in names)
        and all(isinstance(one, list) and all(isinstance(item, str) for item in one) for one in lists)
        and isinstance(bookmark.fleeting, (str, type(None)))
        and _NOT_IN_IDS.isdisjoint(bookmark.last_event_id)
    )


def _content(text: str) -> bytes:
    checked = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    if base64.urlsafe_b64encode(checked).decode().rstrip("=") != text:  # bits that base64 does not look at
        raise ValueError("it is written otherwise")
    if zlib.crc32(checked[4:]) != int.from_bytes(checked[:4], "big"):
        raise ValueError("its checksum is wrong")
    return zlib.decompressobj().decompress(checked[4:], _LARGEST)
