"""The pool that a client of ours remembers: the right one for each request, and never a closed one."""

from __future__ import annotations

import requests

from langgraph_client.transport.pool import InterruptibleAdapter


def pool(adapter, url, *, verify=True, cert=None):
    """The pool that the adapter takes for a request."""
    request = requests.Request("GET", url).prepare()
    return adapter.get_connection_with_tls_context(request, verify, proxies={}, cert=cert)


def test_a_pool_is_remembered_for_its_origin():
    """For every path, and not for another port, scheme or host."""
    adapter = InterruptibleAdapter()
    first = pool(adapter, "http://a.test:1/x")
    assert pool(adapter, "http://a.test:1/y?z=/") is first
    for url in ("http://a.test:11/x", "https://a.test:1/x", "http://b.test:1/x", "http://a.test/x"):
        other = pool(adapter, url)
        assert (other.scheme, other.host, other.port) != (first.scheme, first.host, first.port)
    assert pool(adapter, "http://a.test:1/x") is first


def test_a_pool_is_that_of_its_certificates(tmp_path):
    """Another bundle or client certificate has a pool of its own."""
    adapter, url = InterruptibleAdapter(), "https://a.test/x"
    bundle = tmp_path / "bundle.pem"
    pools = [pool(adapter, url), pool(adapter, url, verify=str(bundle)), pool(adapter, url, cert=("c.pem", "k.pem"))]
    assert len({id(one) for one in pools}) == 3
    assert pool(adapter, url) is pools[0]


def test_a_closed_pool_is_replaced():
    """That of urllib3, which may close it to make room, and those of a closed adapter."""
    adapter = InterruptibleAdapter()
    first = pool(adapter, "http://a.test:1/x")
    first.close()
    adapter.poolmanager.clear()
    second = pool(adapter, "http://a.test:1/x")
    assert second.pool is not None
    adapter.close()
    assert pool(adapter, "http://a.test:1/x").pool is not None
