"""The pool that a client of ours remembers: the right one for each request, and never a closed one."""

from __future__ import annotations

import socket

import pytest
import requests
import urllib3

from langgraph_client import Client
from langgraph_client.request import StreamRequest
from langgraph_client.transport.deadline import Deadline
from langgraph_client.transport.final_response import ANSWER_BUFFER, STREAM_BUFFER
from langgraph_client.transport.pool import CancellableAdapter, CancellableConnection
from tests.local_server import RUN, THREAD, LocalServer, answer, event, stream


def pool(adapter, url, *, verify=True, cert=None):
    """The pool that the adapter takes for a request."""
    request = requests.Request("GET", url).prepare()
    return adapter.get_connection_with_tls_context(request, verify, proxies={}, cert=cert)


def test_a_pool_is_remembered_for_its_origin():
    """For every path, and not for another port, scheme or host."""
    adapter = CancellableAdapter()
    first = pool(adapter, "http://a.test:1/x")
    assert pool(adapter, "http://a.test:1/y?z=/") is first
    for url in ("http://a.test:11/x", "https://a.test:1/x", "http://b.test:1/x", "http://a.test/x"):
        other = pool(adapter, url)
        assert (other.scheme, other.host, other.port) != (first.scheme, first.host, first.port)
    assert pool(adapter, "http://a.test:1/x") is first


def test_a_pool_is_that_of_its_certificates(tmp_path):
    """Another bundle or client certificate has a pool of its own."""
    adapter, url = CancellableAdapter(), "https://a.test/x"
    bundle = tmp_path / "bundle.pem"
    pools = [pool(adapter, url), pool(adapter, url, verify=str(bundle)), pool(adapter, url, cert=("c.pem", "k.pem"))]
    assert len({id(one) for one in pools}) == 3
    assert pool(adapter, url) is pools[0]


def test_a_closed_pool_is_replaced():
    """That of urllib3, which may close it to make room, and those of a closed adapter."""
    adapter = CancellableAdapter()
    first = pool(adapter, "http://a.test:1/x")
    first.close()
    adapter.poolmanager.clear()
    second = pool(adapter, "http://a.test:1/x")
    assert second.pool is not None
    adapter.close()
    assert pool(adapter, "http://a.test:1/x").pool is not None


def test_another_class_of_connections_is_used_while_urllib3s_pools_have_it(monkeypatch):
    """So a recorder replaces all connections for a while."""
    usual = CancellableAdapter()
    for scheme, kind in (("http", urllib3.HTTPConnectionPool), ("https", urllib3.HTTPSConnectionPool)):
        ours = pool(usual, f"{scheme}://a.test/x")
        before = ours.ConnectionCls
        recorder = type("Recorder", (kind.ConnectionCls,), {})
        with monkeypatch.context() as patch:
            patch.setattr(kind, "ConnectionCls", recorder)
            assert ours.ConnectionCls is recorder
        assert ours.ConnectionCls is before
        assert issubclass(before, CancellableConnection)


def test_a_guard_of_connect_is_met_by_streams_too(monkeypatch):
    """A test that may reach no network gets its guard's own error, and no connection is made."""
    stream = StreamRequest(operation="x", method="GET", path="/x", idempotent=True)

    def guard(self, address):
        raise RuntimeError("the network is off")

    with LocalServer() as server:
        transport = server.transport()
        with monkeypatch.context() as patch:
            patch.setattr(socket.socket, "connect", guard)
            with pytest.raises(RuntimeError, match="the network is off"):
                transport.open(stream, deadline=Deadline(None))
        transport.close()
        assert not server.seen


def test_only_a_stream_has_a_small_buffer(monkeypatch):
    """It may wait for hours. A call is read in one step, its header and its body."""
    sizes = []
    makefile = socket.socket.makefile

    def noted(self, mode="r", buffering=None, **options):
        if self.getpeername()[1] == server.port:
            sizes.append(buffering)
        return makefile(self, mode, buffering, **options)

    monkeypatch.setattr(socket.socket, "makefile", noted)
    thread = answer({"thread_id": THREAD})
    with LocalServer(thread, stream(event("metadata", {"run_id": RUN}, "5-0")), thread) as server:
        client = Client(server.url, api_key=None)
        client.threads.get(THREAD)
        client.runs.stream(THREAD, "agent", input={}).close()
        client.threads.get(THREAD)
        client.close()
    assert sizes == [ANSWER_BUFFER, STREAM_BUFFER, ANSWER_BUFFER]
