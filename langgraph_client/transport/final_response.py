"""A response that is read to its final status, its header parsed in fewer steps than http.client takes.

http.client passes each header to the parser for emails, which takes a tenth of a small call. It skips only 100, and takes
a 103 for the response, leaving the actual response for the next request on that connection.
"""

from __future__ import annotations

import http.client
import io
import re
from http.client import BadStatusLine, HTTPException, HTTPMessage, LineTooLong, RemoteDisconnected, UnknownProtocol
from typing import Any, Final

from urllib3.exceptions import InvalidHeader

from langgraph_client.transport.interim import MAX_INTERIM, is_interim

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

    headers: Any  # HTTPMessage; None before `begin`
    chunked: Any  # bool
    chunk_left: int | None

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

    def begin(self) -> None:
        """Read the header of the final response. Called by http.client."""
        if self.headers is not None:
            return
        for _ in range(MAX_INTERIM + 1):
            version, status, reason = self._next_status()
            message = self._next_message()
            if not is_interim(status):
                break
        else:
            raise BadStatusLine(f"more than {MAX_INTERIM} interim responses (1xx)")
        self.version = _VERSIONS.get(version, 11)
        self.code = self.status = status
        self.reason = reason
        self.headers = self.msg = message
        self.chunked = message.get("transfer-encoding", "").lower() == "chunked"
        self.chunk_left = None
        self.length = self._announced_length(message)
        if status < _FINAL or status in (_NO_CONTENT, _NOT_MODIFIED) or not self._has_body:
            self.length = 0
        kept_open = self._is_kept_open(message)
        self.will_close = not kept_open or (self.length is None and not self.chunked)

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

    def _next_message(self) -> HTTPMessage:
        """Read the fields after a status line."""
        lines = [line := self._line("header line")]
        while line not in (b"\r\n", b"\n", b""):
            if len(lines) == _MAX_LINES:
                raise HTTPException(f"got more than {_MAX_LINES} headers")
            lines.append(line := self._line("header line"))
        message = _message(lines)
        if self.debuglevel > 0:
            for name, value in message.items():
                print("header:", f"{name}:", value)  # noqa: T201 - as http.client does
        return message

    def _announced_length(self, message: HTTPMessage) -> int | None:
        lengths = {one.strip() for value in message.get_all("content-length", ()) for one in value.split(",")}
        if self.chunked or not lengths:
            return None
        if len(lengths) > 1:
            raise InvalidHeader(f"it has different lengths: {', '.join(sorted(lengths))}")
        try:
            length = int(lengths.pop())
        except ValueError:
            return None
        return length if length >= 0 else None

    def _is_kept_open(self, message: HTTPMessage) -> bool:
        """Return whether the server keeps the connection open; one of HTTP/1.0 has to say so."""
        said = message.get("connection", "").lower()
        if self.version == 11:  # noqa: PLR2004 - HTTP/1.1
            return "close" not in said
        by_proxy = message.get("proxy-connection", "").lower()
        return bool(message.get("keep-alive")) or "keep-alive" in said or "keep-alive" in by_proxy


class _Buffered:
    """A socket whose file has a buffer of another size."""

    __slots__ = ("_size", "_sock")

    def __init__(self, sock: Any, size: int) -> None:
        self._sock, self._size = sock, size

    def makefile(self, mode: str) -> Any:
        """Called by http.client."""
        return self._sock.makefile(mode, self._size)


def _message(lines: list[bytes]) -> HTTPMessage:
    message = HTTPMessage()
    for line in lines[:-1]:
        field = _FIELD.fullmatch(line)
        if field is None:
            return http.client.parse_headers(io.BytesIO(b"".join(lines)))
        message[str(field[1], "ascii")] = str(field[2], "ascii")
    message.set_payload("")
    return message
