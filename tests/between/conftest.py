"""Each proxy in turn, the real server behind it, and the comparison of what is seen with what is claimed."""

from __future__ import annotations

import contextlib
import http.client
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
import requests

from examples.processes import eventually
from langgraph_client import Client, RetryPolicy, get_client
from tests.between.claims import COMPLETE, CUT, Row, claimed
from tests.between.proxies import PROXIES, Proxy
from tests.faults.conftest import direct  # noqa: F401  # a fixture

PATIENCE = 20.0
"""Seconds after which a wait that should be over fails the test."""
QUICK = RetryPolicy(initial_backoff=0.2, max_backoff=0.5, reconnect_attempts=40)


@pytest.fixture(
    scope="session",
    params=[pytest.param(one, id=one.name, marks=pytest.mark.xdist_group(one.name)) for one in PROXIES],
)
def kind(request: pytest.FixtureRequest) -> type[Proxy]:
    """A kind of proxy. All tests of one kind run in one process."""
    return request.param


@pytest.fixture
def claim(kind: type[Proxy]) -> Callable[[Row, str], None]:
    """Compares what was seen with what the guide says."""

    def check(row: Row, seen: str) -> None:
        assert seen == claimed(row, kind.name), row.value

    return check


@pytest.fixture(scope="session")
def server_port(server_url: str) -> int:
    """Where the Agent Server is."""
    return urlsplit(server_url).port


class Watched(requests.Session):
    """A session that counts the statuses of errors.

    Attributes:
        errors: Those that came, in order.
    """

    def __init__(self) -> None:
        super().__init__()
        self.trust_env = False
        self.errors: list[int] = []
        self.hooks["response"].append(self._note)

    def _note(self, response: requests.Response, **_: object) -> None:
        if response.status_code >= 500:
            self.errors.append(response.status_code)


def client_of(proxy: Proxy, session: requests.Session | None = None) -> Client:
    """A client that finds the server through a proxy, and reconnects fast."""
    return get_client(proxy.url, api_key=None, retry=QUICK, session=session)


@contextlib.contextmanager
def opened(proxy: Proxy, path: str) -> Iterator[http.client.HTTPResponse]:
    """The response to a request for a stream, its body unread; without the client, which would mend what is wrong."""
    connection = http.client.HTTPConnection(urlsplit(proxy.url).netloc, timeout=PATIENCE)
    with contextlib.closing(connection):

        def is_open() -> bool:
            connection.request("GET", path, headers={"Accept": "text/event-stream"})
            nonlocal response
            response = connection.getresponse()
            return response.status == http.client.OK

        response = None
        assert eventually(is_open, PATIENCE)  # a short time-out may pass before a busy server responds
        with response:
            yield response


def end_of(response: http.client.HTTPResponse) -> str:
    """How a response's body ends."""
    try:
        response.read()
    except http.client.IncompleteRead:
        return CUT
    return COMPLETE
