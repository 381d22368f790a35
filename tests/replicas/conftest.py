"""Clients of single replicas. Without the plugin of `make test-replicas` there are none, and nothing is collected."""

from __future__ import annotations

import pytest

from tests.faults.conftest import client_of, direct  # noqa: F401  # fixtures


def pytest_ignore_collect(config: pytest.Config) -> bool | None:
    """Whether a file here is left out."""
    return None if config.pluginmanager.has_plugin("tests.replicas.plugin") else True


@pytest.fixture(autouse=True)
def _mended(cluster):
    """After each test all replicas run and have connections."""
    yield
    cluster.mend()
