"""A position in a stream as a short printable string, for another process or host.

Format, version 1: `lg1.` and URL-safe base64 of the JSON fields below, compressed, with a CRC-32 in front.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import struct
import zlib
from collections.abc import Sequence
from json.encoder import encode_basestring_ascii as _quoted
from typing import Any, Final, Literal

import attrs

from langgraph_client.protocol.replay import URL_SAFE

_PREFIX = "lg1."
MAX_BOOKMARK_BYTES: Final = 1 << 20
_LARGEST_BLOCK: Final = 0xFFFF
_LAST_BLOCK: Final = struct.Struct("<BHH").pack
"""The head of a last, uncompressed block of DEFLATE (RFC 1951, 3.2.4): its type, its size and the complement."""
MAX_ID_LENGTH: Final = 1024
MAX_MODES: Final = 32
"""The maximum length of IDs and number of modes: both go into a request, and anyone can forge a bookmark."""
_MODE: Final = re.compile(r"[\w-]{1,64}")
_NOT_IN_IDS = frozenset("\r\n\0")  # nor in a header


@attrs.frozen(kw_only=True)
class Bookmark:
    """Where to resume a stream.

    Attributes:
        kind: `run` for the stream of one run, `thread` for a thread's.
        thread_id: The thread.
        run_id: The run; None for a thread's stream.
        last_event_id: The last event ID at the last part that was delivered; `-` for the start.
        delivered_digests: Digests of the parts with that ID that were delivered.
        stream_mode: The requested modes; None for all.
        live_only_id: For a stream with live-only parts, the ID of the last one that was delivered, or an
            empty string; else None. It is left out if None, because the first version of the format did not have it.
    """

    kind: Literal["run", "thread"]
    thread_id: str
    run_id: str | None = None
    last_event_id: str = "-"
    delivered_digests: list[str] = attrs.field(factory=list)
    stream_mode: list[str] | None = None
    live_only_id: str | None = None

    def __str__(self) -> str:
        fields = attrs.astuple(self)[: -1 if self.live_only_id is None else None]
        content = zlib.compress(json.dumps(fields, separators=(",", ":")).encode(), 9)
        return _written(content, zlib.crc32(content))


class BookmarkWriter:
    """Writes the bookmarks of one stream at a fraction of the usual cost, because a relay needs one for each part.

    What all of them share is compressed once. The rest follows as an uncompressed DEFLATE block, so that every reader
    of bookmarks can read these, too.

    Args:
        kind: As in `Bookmark`, like the other arguments.
        thread_id: The thread.
        run_id: The run.
        stream_mode: The modes.
    """

    def __init__(
        self, kind: Literal["run", "thread"], thread_id: str, run_id: str | None, stream_mode: Sequence[str] | None
    ) -> None:
        modes = None if stream_mode is None else list(stream_mode)
        self._start = Bookmark(kind=kind, thread_id=thread_id, run_id=run_id, stream_mode=modes)
        beginning = json.dumps([kind, thread_id, run_id], separators=(",", ":")).encode()[:-1] + b","
        self._modes = json.dumps(stream_mode, separators=(",", ":"))
        packer = zlib.compressobj(9)
        self._beginning = packer.compress(beginning) + packer.flush(zlib.Z_FULL_FLUSH)
        self._adler, self._crc = zlib.adler32(beginning), zlib.crc32(self._beginning)

    def write(self, last_event_id: str, delivered_digests: Sequence[str], live_only_id: str | None = None) -> str:
        """Return the bookmark of a position in the stream."""
        digests = (
            _quoted(delivered_digests[0]) if len(delivered_digests) == 1 else ",".join(map(_quoted, delivered_digests))
        )
        more = "" if live_only_id is None else "," + _quoted(live_only_id)
        rest = f"{_quoted(last_event_id)},[{digests}],{self._modes}{more}]".encode()
        size = len(rest)
        if size > _LARGEST_BLOCK:
            start = self._start
            return str(
                attrs.evolve(
                    start,
                    last_event_id=last_event_id,
                    delivered_digests=list(delivered_digests),
                    live_only_id=live_only_id,
                )
            )
        block = _LAST_BLOCK(1, size, size ^ _LARGEST_BLOCK) + rest + zlib.adler32(rest, self._adler).to_bytes(4, "big")
        return _written(self._beginning + block, zlib.crc32(block, self._crc))


def _written(content: bytes, checksum: int) -> str:
    text = binascii.b2a_base64(checksum.to_bytes(4, "big") + content, newline=False).translate(URL_SAFE)
    return _PREFIX + str(text, "ascii").rstrip("=")


def parse(text: str | None, kind: Literal["run", "thread"]) -> Bookmark:
    """Return the bookmark that a string contains.

    Raises:
        TypeError: It is not a str.
        ValueError: It is damaged, of another version, or of the other kind of stream.
    """
    if not isinstance(text, str):
        hint = ": a stream without a bookmark can't be resumed" if text is None else ""
        raise TypeError(f"bookmark must be a str, got {text!r}{hint}")
    if not text.startswith(_PREFIX):
        raise ValueError(f"bookmark must begin with {_PREFIX!r} (version 1), got {text[:20]!r}")
    bookmark = Bookmark(**dict(zip(attrs.fields_dict(Bookmark), _fields(text[len(_PREFIX) :]), strict=False)))
    if not _has_types(bookmark):  # the checksum does not protect against forgery
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
    lists = [bookmark.delivered_digests, [] if bookmark.stream_mode is None else bookmark.stream_mode]
    return (
        all(isinstance(name, str) for name in names)
        and all(isinstance(one, list) and all(isinstance(item, str) for item in one) for one in lists)
        and isinstance(bookmark.live_only_id, (str, type(None)))
        and _NOT_IN_IDS.isdisjoint(bookmark.last_event_id)
        and all(len(str(name)) <= MAX_ID_LENGTH for name in [*names, bookmark.live_only_id])
        and all(map(_MODE.fullmatch, lists[1]))
        and len(lists[1]) <= MAX_MODES
    )


def _content(text: str) -> bytes:
    checked = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    if base64.urlsafe_b64encode(checked).decode().rstrip("=") != text:  # bits that base64 ignores
        raise ValueError("it is written otherwise")
    if zlib.crc32(checked[4:]) != int.from_bytes(checked[:4], "big"):
        raise ValueError("its checksum is wrong")
    return zlib.decompressobj().decompress(checked[4:], MAX_BOOKMARK_BYTES)
