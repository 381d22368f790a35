"""A response's header means what http.client reads in it."""

from __future__ import annotations

import http.client
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langgraph_client.transport.final_response import FinalResponse

OK = b"HTTP/1.1 200 OK\r\n"


class Sock:
    """A socket on which this has arrived."""

    def __init__(self, data: bytes) -> None:
        self.makefile = lambda _mode: io.BytesIO(data)


def read(kind: type[http.client.HTTPResponse], data: bytes, method: str = "GET") -> Any:
    """What a class of responses makes of it."""
    response: Any = kind(Sock(data), method=method)  # type: ignore[arg-type]
    try:
        response.begin()
    except http.client.HTTPException as error:
        return type(error)
    names = ("status", "code", "reason", "version", "length", "chunked", "will_close")
    return [getattr(response, name) for name in names], response.msg.items(), response.fp.read()


def same(data: bytes, method: str = "GET") -> None:
    """Both read the same, or raise the same."""
    assert read(FinalResponse, data, method) == read(http.client.HTTPResponse, data, method)


@pytest.mark.parametrize(
    "status",
    ["HTTP/1.1 200 OK", "HTTP/1.0 404 Not  Found ", "HTTP/0.9 200 x", "HTTP/1.1 204", "HTTP/1.1 304 Not Modified",
     "HTTP/1.1 101 Switching Protocols", "HTTP/1.7 200 OK", "HTTP/1.1\t200\tOK", "HTTP/1.1  500  a b", "HTTP/1.1 0200 OK",
     "HTTP/2 200", "HTTP/2.0 200 OK", "HTTP/1.1", "HTTP/1.1 ", "HTTP/1.1 \xb2\xb2\xb2 OK", "HTTP/1.1 99 x",
     "HTTP/1.1 1000 x", "HTTP/1.1 abc", "ICY 200 OK", "", "200 OK", "HTTP/1.1 -20 x"],
)  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_status_lines(status, method):
    """Also those that no server sends."""
    same(status.encode("latin-1") + b"\r\nContent-Length: 5\r\n\r\nhello", method)


@pytest.mark.parametrize("data", [b"", b"HTTP/1.1 200 OK\n\nx", b"HTTP/1.1 200 OK", OK, OK + b"A: b", OK + b"A: b\r\n"])
def test_headers_that_end_early(data):
    """A header counts as complete."""
    same(data)


@pytest.mark.parametrize(
    "fields",
    [[], ["A: b"], ["A:b", "a: \t c ", "A:"], ["A: b\r\n folded"], [" begins: folded"], ["no colon"], ["A : b"], [": b"],
     ["A: \xe4\x85"], ["A: b\x0bc"], ["A: b\rC: d"], ["A: b\n"], ["From me: you"], ["Content-Type: multipart/mixed"],
     ["Transfer-Encoding: chunked"], ["Transfer-Encoding: Chunked", "Content-Length: 3"],
     ["Transfer-Encoding: gzip, chunked"], ["Content-Length: 3"], ["Content-Length: -3"], ["Content-Length: x"],
     ["Content-Length:"], ["Content-Length: 3", "content-length: 3"], ["Connection: close", "Content-Length: 3"],
     ["Connection: Keep-Alive"], ["Keep-Alive: timeout=5"], ["Proxy-Connection: keep-alive", "Content-Length: 3"],
     ["A:" + " " * 60_000 + "\xe4"], ["A:" + " " * 60_000 + "\n"], ["A:" + "\t" * 60_000], ["Content-Type: message/rfc822"],
     ["X: y"] * 99, ["X: y"] * 100, ["X: " + "y" * 65000], ["X: " + "y" * 70000]],
)  # fmt: skip
@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_fields(fields, version):
    """Those that are parsed here, and those that are left to the parser for emails."""
    lines = [f"HTTP/{version} 200 OK", *fields, "", "body"]
    same("\r\n".join(lines).encode("latin-1"))


@given(st.lists(st.text("aB:; \t\r\n\x85\xe4\x00-9", max_size=12), max_size=5))
def test_any_fields(fields):
    """Anything but two lengths, which are refused."""
    same(OK + "\r\n".join([*fields, "", "body"]).encode("latin-1"))


def test_a_header_can_be_printed():
    """Though it says that an email follows."""
    response = FinalResponse(Sock(OK + b"Content-Type: message/rfc822\r\n\r\n"))
    response.begin()
    assert str(response.msg).strip() == "Content-Type: message/rfc822"


@pytest.mark.parametrize("kind", [FinalResponse, http.client.HTTPResponse])
def test_the_debug_level_prints_the_header(kind, capsys):
    """As many a user has it who looks for a fault."""
    kind(Sock(OK + b"A: b\r\n\r\n"), debuglevel=1).begin()
    assert capsys.readouterr().out == "reply: 'HTTP/1.1 200 OK\\r\\n'\nheader: A: b\n"


def test_a_stand_in_with_another_name_for_the_buffer():
    """As test doubles have it."""

    class Double:
        def makefile(self, mode: str, bufsize: int = -1) -> io.BufferedReader:
            assert mode == "rb"
            return io.BufferedReader(io.BytesIO(OK + b"\r\n"), bufsize)  # type: ignore[arg-type]

    response = FinalResponse(Double(), buffering=512)
    response.begin()
    assert response.status == 200


def test_the_header_is_made_when_it_is_looked_at():
    """Once, and a change to it is heeded from then on, since the fields alone no longer say what it is."""
    response = FinalResponse(Sock(OK + b"A: b\r\na: c\r\n\r\n"))
    assert (response.headers, response.msg, response.plain_fields) == (None, None, None)
    response.begin()
    assert response.plain_fields == [("A", "b"), ("a", "c")]
    assert response.headers is response.msg
    assert response.getheader("A") == "b, c"
    assert response.plain_fields is None


def test_what_the_parser_for_emails_read_is_not_plain():
    """It may have defects, which are logged."""
    response = FinalResponse(Sock(OK + b"A: b\r\n folded\r\n\r\n"))
    response.begin()
    assert response.plain_fields is None
    assert response.headers is not None
    assert response.headers.items() == [("A", "b\r\n folded")]
