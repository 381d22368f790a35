"""A pytest plugin: the tests of this session run on replicas. `make test-replicas` is `pytest -p` of it.

The suites of the one server find the replicas' address where they look for a server's; those of the replicas get the
cluster itself, and are collected with this plugin alone.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.replicas.cluster import Cluster


@pytest.fixture(scope="session", autouse=True)
def cluster() -> Iterator[Cluster]:
    """Two replicas on one Postgres and one Redis, for all tests."""
    with Cluster() as cluster:
        os.environ["AGENT_SERVER_URL"] = cluster.url
        yield cluster
