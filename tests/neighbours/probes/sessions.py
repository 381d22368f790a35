"""Sessions of other packages, and what they plug into one: caches, limits, Unix sockets, the system's certificates."""

from __future__ import annotations

import os
import ssl
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from langgraph_client import Client
from langgraph_client.testing import custom, gate
from tests.neighbours.cases import Case, neighbour, scripted
from tests.neighbours.gates import gate as served

KIND = "Sessions"


def _is_current(case: Case, client: Client, script: object) -> None:
    """See that a run's status is not that of an earlier question, and that parts come while the run goes on."""
    held = gate()
    script("agent", [custom(1), held, custom(2)])  # type: ignore[operator]
    thread = client.threads.create()
    if case.stream:
        parts = client.runs.stream(thread.thread_id, "agent", input={}, stream_mode="custom")
        assert [next(parts).event, next(parts).data] == ["metadata", 1]
        held.set()
        assert [part.data for part in parts] == [2]
        return
    run = client.runs.create(thread.thread_id, "agent", input={})
    assert client.runs.get(thread.thread_id, run.run_id).status in ("pending", "running")
    held.set()
    client.runs.join(thread.thread_id, run.run_id)
    assert client.runs.get(thread.thread_id, run.run_id).status == "success"


@contextmanager
def _cached(case: Case, url: str) -> Iterator[Client]:
    import requests_cache

    if case.own:
        requests_cache.install_cache(backend="memory")
        try:
            with case.client(url) as client:
                yield client
        finally:
            requests_cache.uninstall_cache()
        return
    with case.client(url, lambda: requests_cache.CachedSession(backend="memory")) as client:
        yield client


@neighbour("requests-cache", KIND)
def requests_cache(case: Case) -> None:
    """A run's status is never cached, and parts are not delayed; `install_cache()` for the client's own session."""
    with scripted() as server, _cached(case, server.url) as client:
        _is_current(case, client, server.script)


@neighbour("requests-ratelimiter", KIND)
def requests_ratelimiter(case: Case) -> None:
    """It counts requests, and parts are not delayed; as an adapter of the client's own session."""
    from requests_ratelimiter import LimiterAdapter, LimiterSession

    with scripted() as server, case.client(server.url, lambda: LimiterSession(per_second=1000)) as client:
        limiter = client.session
        if case.own:
            limiter = LimiterAdapter(per_second=1000)
            client.session.mount("http://", limiter)
        _is_current(case, client, server.script)
        counted = sum(bucket.count() for bucket in limiter.limiter.bucket_factory.buckets.values())
        assert counted == len(server.requests)


@neighbour("requests-unixsocket", KIND, only="user")
def requests_unixsocket(case: Case) -> None:
    """A server on a Unix socket: `url="http+unix://…"` with its session."""
    import requests_unixsocket

    with (
        tempfile.TemporaryDirectory() as folder,
        served(unix=str(Path(folder) / "server.sock")) as path,
        case.client(f"http+unix://{quote(path, safe='')}", requests_unixsocket.Session) as client,
    ):
        case.ask(client)


@neighbour("truststore", KIND)
def truststore(case: Case) -> None:
    """It verifies a certificate whose authority is only in the system's store."""
    import trustme
    import truststore

    authority, context = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    with tempfile.TemporaryDirectory() as folder, served(tls=context) as url:
        bundle = Path(folder) / "system.pem"
        authority.cert_pem.write_to_path(str(bundle))
        os.environ["SSL_CERT_FILE"] = str(bundle)
        truststore.inject_into_ssl()
        try:
            with case.client(url) as client:
                case.ask(client)
        finally:
            truststore.extract_from_ssl()
