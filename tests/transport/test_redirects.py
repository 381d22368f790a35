"""Redirects stay within the server's own origin and keep the method; the key goes nowhere else."""

from __future__ import annotations

import pytest

from langgraph_client.decoders import anything
from langgraph_client.errors import APIStatusError, LangGraphError, ProtocolError
from langgraph_client.request import Request, StreamRequest
from langgraph_client.transport.redirects import origin
from tests.local_server import KEY, LocalServer, answer, event, stream


def request(method, **more):
    """A request with a body, where its method has one."""
    body = {} if method in {"GET", "DELETE"} else {"json": {"a": 1}}
    return Request(operation="x", method=method, path="/from", decode=anything, **body, **more)


def redirect(to, status=307):
    """A step that redirects."""
    return answer(b"moved", status, location=to)


@pytest.mark.parametrize(
    ("method", "status"),
    [
        *((method, status) for method in ("GET", "POST", "PUT", "PATCH", "DELETE") for status in (307, 308)),
        *(("GET", status) for status in (301, 302, 303)),
    ],
)
@pytest.mark.parametrize("absolute", [True, False])
def test_a_redirect_within_the_origin_is_followed(method, status, absolute):
    """With the method, the body and the key."""
    with LocalServer() as server:
        server.script = [redirect((server.url if absolute else "") + "/to/?a=b", status), answer("there")]
        transport = server.transport(api_key=KEY)
        assert transport.send(request(method)) == "there"
        transport.close()
        first, second = server.seen
        assert (second.method, second.target, second.body) == (method, "/to/?a=b", first.body)
        assert second.headers["x-api-key"] == KEY


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("status", [301, 302, 303])
def test_nothing_else_becomes_a_get(method, status):
    """A redirect that would change the method is an error."""
    with LocalServer(redirect("/to", status)) as server:
        transport = server.transport()
        with pytest.raises(APIStatusError, match="not followed") as caught:
            transport.send(request(method))
        transport.close()
    assert caught.value.status_code == status


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "to", ["{other}/to", "//127.0.0.1:{port}/to", "http://localhost:{own}/to", "https://127.0.0.1:{own}/to"]
)
def test_another_origin_gets_nothing(to, status):
    """Another port, host or scheme: it is not even connected to, let alone told the key."""
    with LocalServer() as other, LocalServer() as server:
        server.script = [redirect(to.format(other=other.url, port=other.port, own=server.port), status)]
        transport = server.transport(api_key=KEY)
        with pytest.raises(APIStatusError, match="not followed"):
            transport.send(request("GET"))
        transport.close()
        assert len(server.seen) == 1
        assert not other.seen


def test_a_stream_follows_redirects_too():
    """By the same rules."""
    with LocalServer(redirect("/to"), stream(event("a", 1))) as server:
        transport = server.transport()
        body = transport.open(StreamRequest(operation="x", method="GET", path="/from"))
        assert b"".join(body) == event("a", 1)
        transport.close()


def test_a_loop_ends_in_an_error():
    """Five are followed."""
    with LocalServer(*[redirect("/from")] * 6) as server:
        transport = server.transport()
        with pytest.raises(APIStatusError, match="not followed"):
            transport.send(request("GET"))
        transport.close()


@pytest.mark.parametrize("status", [300, 302, 304])
def test_a_3xx_without_an_address_is_an_error(status):
    """It is no success."""
    with LocalServer(answer(b"", status)) as server:
        transport = server.transport()
        with pytest.raises(APIStatusError) as caught:
            transport.send(request("DELETE"))
        transport.close()
    assert caught.value.status_code == status


@pytest.mark.parametrize("to", ["http://[::1", "http://127.0.0.1:99999/", "http://127.0.0.1:x/", "//[/"])
def test_an_address_that_cannot_be_read_is_a_protocol_error(to):
    """It is the server's fault and no ValueError of the caller's."""
    with LocalServer(redirect(to)) as server:
        transport = server.transport()
        with pytest.raises(ProtocolError, match="can't be read"):
            transport.send(request("GET"))
        transport.close()


@pytest.mark.parametrize("to", ["http://", "http:///to", "mailto:a@b", "http://\x80.x/", "a b", "\\\\x", "?", ""])
def test_odd_addresses_raise_nothing_of_other_packages(to):
    """They are followed or an error of ours."""
    with LocalServer(*[redirect(to)] * 6) as server:
        transport = server.transport()
        with pytest.raises(LangGraphError):
            transport.send(request("GET"))
        transport.close()
        assert {seen.method for seen in server.seen} == {"GET"}


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://A.test/x", ("http", "a.test", 80)),
        ("HTTPS://a.test", ("https", "a.test", 443)),
        ("http://u:p@a.test:81", ("http", "a.test", 81)),
        ("/x", ("", None, None)),
    ],
)
def test_origin(url, expected):
    """Scheme, host and port, the port of the scheme when none is there."""
    assert origin(url) == expected
