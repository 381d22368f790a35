"""A connection of urllib3 that sends an ordinary request, and creates its response, in fewer steps.

For every request, urllib3 handles bodies of unknown length, omitted headers and defaults, and sends header and body
separately. All of that is a tenth of a small call. Requests that are not ordinary use urllib3's own path.
"""

from __future__ import annotations

import http.client
import logging
import re
from collections.abc import Mapping
from types import FunctionType
from typing import Any, Final

import urllib3.connection
from urllib3 import HTTPHeaderDict
from urllib3.connection import HTTPConnection
from urllib3.exceptions import HeaderParsingError
from urllib3.response import HTTPResponse
from urllib3.util import SKIP_HEADER
from urllib3.util.response import assert_header_parsing

from langgraph_client.transport.final_response import FinalResponse
from langgraph_client.transport.headers import RawHeaders
from langgraph_client.transport.options import EVENT_STREAM

_log = logging.getLogger("langgraph_client.transport")
_ONE_PACKET: Final = 16384
"""The size of a body in bytes up to which it is sent together with its header, by one system call."""
_FOLD: Final = re.compile(r"\r\n[ \t]+")
_VERSIONS: Final = {10: "HTTP/1.0", 11: "HTTP/1.1"}
_OPTIONS: Final = ("preload_content", "decode_content", "enforce_content_length")
_END: Final = b"\r\n"
_NAME: Final = re.compile(rb"[^:\s][^:\r\n]*")
_VALUE: Final = re.compile(rb"[^\r\n]*")
_MAX_LINES: Final = 64
_OF_HTTP_CLIENT: Final = vars(http.client)
_OF_URLLIB3: Final = vars(urllib3.connection)


class _Pieces(list[bytes]):
    """The bytes to send. The repr does not show the key."""

    def __repr__(self) -> str:
        return f"<{len(self)} pieces>"


class _Lines(dict[tuple[str, str], bytes]):
    """The lines of headers that one connection has sent: most are the same in each request. The repr does not show the key."""

    def of(self, headers: RawHeaders) -> _Pieces:
        """Return the lines of headers; none if one of them is to be encoded, or refused, by http.client."""
        try:
            return _Pieces(map(self.__getitem__, headers.items()))
        except (AttributeError, TypeError, ValueError):  # bytes or a number, not hashable, not plain
            return _Pieces()

    def __missing__(self, header: tuple[str, str]) -> bytes:
        encoded = _Pieces([header[0].encode("ascii"), header[1].encode("latin-1")])
        if not (_NAME.fullmatch(encoded[0]) and _VALUE.fullmatch(encoded[1])):
            raise ValueError("it is not plain")
        if len(self) == _MAX_LINES:
            self.clear()
        self[header] = b": ".join(encoded) + _END
        return self[header]

    def __repr__(self) -> str:
        return f"<{len(self)} lines>"


class DirectConnection(HTTPConnection):
    """Sends and receives with the public methods of `http.client` if the request is an ordinary one of ours.

    Attributes:
        for_stream: Whether the last request was for an event stream.
    """

    for_stream = False
    _known: _Lines | None = None
    _asked: dict[str, Any] | None = None  # how to create the response to the request that was sent

    def request(  # type: ignore[override]
        self, method: str, url: str, body: Any = None, headers: Mapping[str, str] | None = None, **options: Any
    ) -> None:
        """Send a request. Called by urllib3."""
        self._asked = None
        self.for_stream = headers is not None and EVENT_STREAM in headers.values()
        if not isinstance(headers, RawHeaders) or SKIP_HEADER in headers.values() or not _is_urllib3s_own():
            super().request(method, url, body, headers, **options)
            return
        names = {name.lower() for name in headers}
        has_length = body is None or (isinstance(body, bytes) and "content-length" in names)
        if not has_length or "transfer-encoding" in names or "user-agent" not in names or options.get("chunked"):
            super().request(method, url, body, headers, **options)
            return
        if self.sock is not None:
            self.sock.settimeout(self.timeout)
        self.putrequest(method, url, skip_host="host" in names, skip_accept_encoding="accept-encoding" in names)
        lines = self._lines_of(headers)
        if not lines:
            for name, value in headers.items():
                http.client.HTTPConnection.putheader(self, name, value)
        asked: dict[str, Any] = {name: options[name] for name in _OPTIONS if name in options}
        self._asked = {**asked, "request_method": method, "request_url": url}  # a response may come before all is sent
        self._send_rest(lines, body)

    def _lines_of(self, headers: RawHeaders) -> _Pieces:
        if not _is_of(_OF_HTTP_CLIENT, http.client.HTTPConnection.putheader):
            return _Pieces()
        if self.for_stream:  # it may stay open for hours
            self._known = None
            return _Lines().of(headers)
        if self._known is None:
            self._known = _Lines()
        return self._known.of(headers)

    def _send_rest(self, lines: _Pieces, body: bytes | None) -> None:
        separate = body if body and len(body) > _ONE_PACKET else None
        pieces = _Pieces()
        vars(self)["send"] = pieces.append  # what `endheaders` would send piece by piece
        try:
            self.endheaders(None if separate else body or None)
        finally:
            del vars(self)["send"]
        if lines:
            pieces[:1] = [pieces[0].removesuffix(_END), *lines, _END]
        self.send(b"".join(pieces))
        if separate:
            self.send(separate)

    def getresponse(self) -> Any:
        """Return the response. Called by urllib3."""
        asked, self._asked = self._asked, None
        if asked is None:
            return super().getresponse()
        sock: Any = self.sock
        sock.settimeout(self.timeout)
        shutdown = getattr(sock, "shutdown", None)  # the response may detach the socket
        received = http.client.HTTPConnection.getresponse(self)
        fields = received.plain_fields if isinstance(received, FinalResponse) else None
        if fields is None:
            _tell_of_defects(received.msg)
            fields = [(name, _unfolded(value)) for name, value in received.msg.items()]
        headers = HTTPHeaderDict()
        for name, value in fields:
            headers.add(name, value)
        return HTTPResponse(
            body=received,
            headers=headers,
            status=received.status,
            version=received.version,
            version_string=_VERSIONS.get(received.version, "HTTP/?"),
            reason=received.reason,
            original_response=received,
            sock_shutdown=shutdown,
            **asked,
        )


def _is_urllib3s_own() -> bool:
    """Return whether none of the methods bypassed here was replaced, such as by a tracer or a test double."""
    return all(_is_of(_OF_URLLIB3, method) for method in (HTTPConnection.request, HTTPConnection.getresponse))


def _is_of(module: dict[str, Any], method: Any) -> bool:
    """Return whether a method is a module's own function. A proxy of it, as of wrapt, has its attributes and another type."""
    return type(method) is FunctionType and method.__globals__ is module


def _unfolded(value: str) -> str:
    return value if "\r" not in value else _FOLD.sub(" ", value)


def _tell_of_defects(message: http.client.HTTPMessage) -> None:
    """Log what urllib3 logs for a header that can't be parsed completely."""
    if message.defects or message.get_payload():
        try:
            assert_header_parsing(message)
        except HeaderParsingError as error:
            _log.warning("a response's header can't be read whole: %s", error)
