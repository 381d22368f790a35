"""A response that is read to its final status, its header parsed in fewer steps than http.client takes.

http.client passes each header to the parser for emails, which takes a tenth of a small call. It skips only 100, and takes
a 103 for the response, leaving the actual response for the next request on that connection.
"""

from __future__ import annotations

import http.client
import io
import re
from http.client import BadStatusLine, HTTPException, HTTPMessage, LineTooLong, RemoteDisconnected, UnknownProtocol
from typing import Any, Final, TypeAlias

from urllib3.exceptions import InvalidHeader

from langgraph_client.transport.interim import MAX_INTERIM, is_interim

Fields: TypeAlias = list[tuple[str, str]]

STREAM_BUFFER: Final = 1024
"""The size in bytes of the file's buffer in a response that may stay open for hours. It holds most headers; content is read
past it, in reads that are larger.
"""
ANSWER_BUFFER: Final = 65536
"""That of any other response: most of them are received by one system call, header and body, instead of by two for each 8 KiB."""
_MAX_LINE: Final = 65536
_MAX_LINES: Final = 100
_FIELD: Final = re.compile(rb"([!#-'*+\-.^_`|~0-9A-Za-z]+):[ \t]*((?:[!-~][\t -~]*)?)\r\n")
"""A field as servers send it. Any other one, such as a folded one, is left to the parser for emails. The value begins with
no blank, else a line of blanks would take quadratic time.
"""
_ENDS: Final = (b"\r\n", b"\n", b"")
_MIN_STATUS, _MAX_STATUS, _FINAL, _NO_CONTENT, _NOT_MODIFIED = 100, 999, 200, 204, 304
_VERSIONS: Final = {"HTTP/1.0": 10, "HTTP/0.9": 10}


class FinalResponse(http.client.HTTPResponse):
    """A response whose interim responses (1xx except 101) are skipped. For `response_class` of a connection.

    Args:
        sock: The socket. The next three are those of http.client.
        debuglevel: Whether to print the header.
        method: The request's method.
        url: The request's URL.
        buffering: The size in bytes of the file's buffer, as for `socket.makefile`; None is that of http.client, 8 KiB.

    Raises:
        BadStatusLine: There were more than `MAX_INTERIM` interim responses.
        InvalidHeader: It has two lengths that differ. urllib3 finds that as well, and leaves the socket open.
    """

    chunked: Any  # bool
    chunk_left: int | None
    _fields: Fields | None = None  # None before `begin`
    _message: HTTPMessage | None = None

    def __init__(
        self,
        sock: Any,
        debuglevel: int = 0,
        method: str | None = None,
        url: str | None = None,
        *,
        buffering: int | None = None,
    ) -> None:
        if buffering is not None:  # by its place: some stand-ins for a socket have another name for it
            sock = _Buffered(sock, buffering)
        super().__init__(sock, debuglevel, method, url)  # which only makes the file
        self._has_body = method != "HEAD"

    @property  # type: ignore[override]
    def headers(self) -> HTTPMessage | None:
        """The header, None before `begin`. It is made when somebody looks at it, which is seldom."""
        if self._message is None and self._fields is not None:
            self._message = HTTPMessage()
            for name, value in self._fields:
                self._message[name] = value
            self._message.set_payload("")
        return self._message

    @headers.setter
    def headers(self, message: HTTPMessage | None) -> None:
        self._message = message

    msg = headers  # type: ignore[assignment]

    @property
    def plain_fields(self) -> Fields | None:
        """The header's fields; None if they were left to the parser for emails, or somebody may have changed the header."""
        return self._fields if self._message is None else None

    def begin(self) -> None:
        """Read the header of the final response. Called by http.client."""
        if self._fields is not None:
            return
        for _ in range(MAX_INTERIM + 1):
            version, status, reason = self._next_status()
            fields, message = self._next_header()
            if not is_interim(status):
                break
        else:
            raise BadStatusLine(f"more than {MAX_INTERIM} interim responses (1xx)")
        self.version = _VERSIONS.get(version, 11)
        self.code = self.status = status
        self.reason = reason
        self._fields, self._message = fields, message
        first = {name.lower(): value for name, value in reversed(fields)}
        self.chunked = first.get("transfer-encoding", "").lower() == "chunked"
        self.chunk_left = None
        self.length = None if self.chunked or "content-length" not in first else _announced_length(fields)
        if status < _FINAL or status in (_NO_CONTENT, _NOT_MODIFIED) or not self._has_body:
            self.length = 0
        self.will_close = not self._is_kept_open(first) or (self.length is None and not self.chunked)

    def _line(self, what: str) -> bytes:
        line = self.fp.readline(_MAX_LINE + 1)
        if len(line) > _MAX_LINE:
            raise LineTooLong(what)
        return line

    def _next_status(self) -> tuple[str, int, str]:
        """Read a status line."""
        line = str(self._line("status line"), "iso-8859-1")
        if self.debuglevel > 0:
            print("reply:", repr(line))  # noqa: T201 - as http.client does
        if not line:
            raise RemoteDisconnected("Remote end closed connection without response")
        version, status, reason = (*line.split(None, 2), "", "", "")[:3]
        if not version.startswith("HTTP/") or not (status.isdecimal() and _MIN_STATUS <= int(status) <= _MAX_STATUS):
            raise BadStatusLine(line)
        if not version.startswith("HTTP/1.") and version not in _VERSIONS:
            raise UnknownProtocol(version)
        return version, int(status), reason.strip()

    def _next_header(self) -> tuple[Fields, HTTPMessage | None]:
        """Read the fields after a status line; with the message that they come from, if the parser for emails read them."""
        lines = [line := self._line("header line")]
        while line not in _ENDS:
            if len(lines) == _MAX_LINES:
                raise HTTPException(f"got more than {_MAX_LINES} headers")
            lines.append(line := self._line("header line"))
        fields, message = _plain_fields(lines[:-1]), None
        if fields is None:
            message = http.client.parse_headers(io.BytesIO(b"".join(lines)))
            fields = message.items()
        if self.debuglevel > 0:
            for name, value in fields:
                print("header:", f"{name}:", value)  # noqa: T201 - as http.client does
        return fields, message

    def _is_kept_open(self, first: dict[str, str]) -> bool:
        """Return whether the server keeps the connection open; one of HTTP/1.0 has to say so."""
        said = first.get("connection", "").lower()
        if self.version == 11:  # noqa: PLR2004 - HTTP/1.1
            return "close" not in said
        by_proxy = first.get("proxy-connection", "").lower()
        return bool(first.get("keep-alive")) or "keep-alive" in said or "keep-alive" in by_proxy


class _Buffered:
    """A socket whose file has a buffer of another size."""

    __slots__ = ("_size", "_sock")

    def __init__(self, sock: Any, size: int) -> None:
        self._sock, self._size = sock, size

    def makefile(self, mode: str) -> Any:
        """Called by http.client."""
        return self._sock.makefile(mode, self._size)


def _plain_fields(lines: list[bytes]) -> Fields | None:
    fields = []
    for line in lines:
        field = _FIELD.fullmatch(line)
        if field is None:
            return None
        fields.append((str(field[1], "ascii"), str(field[2], "ascii")))
    return fields


def _announced_length(fields: Fields) -> int | None:
    values = [value for name, value in fields if name.lower() == "content-length"]
    lengths = {one.strip() for value in values for one in value.split(",")}
    if len(lengths) > 1:
        raise InvalidHeader(f"it has different lengths: {', '.join(sorted(lengths))}")
    try:
        length = int(lengths.pop())
    except ValueError:
        return None
    return length if length >= 0 else None
