"""Test doubles: they answer in the server's place, record it, or keep tests from the network."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from tests.neighbours.cases import Case, neighbour, scripted

KIND = "Tests"
NOWHERE = "http://server.invalid"


@neighbour("responses", KIND)
def responses(case: Case) -> None:
    """Its responses are used, and nothing reaches the network."""
    import responses

    path, kind, body = case.route
    with responses.RequestsMock() as mock, case.client(NOWHERE) as client:
        mock.get(NOWHERE + path, body=body, content_type=kind)
        case.ask(client)


@neighbour("requests-mock", KIND)
def requests_mock(case: Case) -> None:
    """Its responses are used, and nothing reaches the network."""
    import requests_mock

    path, kind, body = case.route
    with requests_mock.Mocker() as mock, case.client(NOWHERE) as client:
        mock.get(NOWHERE + path, content=body, headers={"Content-Type": kind})
        case.ask(client)
        assert mock.called


@neighbour("pook", KIND)
def pook(case: Case) -> None:
    """Its responses are used, and nothing reaches the network."""
    import pook

    path, kind, body = case.route
    with pook.use(), case.client(NOWHERE) as client:
        pook.get(NOWHERE + path).reply(200).header("content-type", kind).body(body)
        case.ask(client)


@neighbour("mocket", KIND)
def mocket(case: Case) -> None:
    """Its responses are used, and nothing reaches the network."""
    from mocket import Mocketizer
    from mocket.mockhttp import Entry

    path, kind, body = case.route
    with Mocketizer(strict_mode=True), case.client(NOWHERE) as client:
        Entry.single_register(Entry.GET, NOWHERE + path, body=body.decode(), headers={"Content-Type": kind})
        case.ask(client)


@neighbour("VCR.py", KIND, package="vcrpy")
def vcr(case: Case) -> None:
    """It replays a recorded run after the server has stopped."""
    import vcr

    with tempfile.TemporaryDirectory() as folder:
        cassette = str(Path(folder) / "cassette.yaml")
        with scripted() as server, vcr.use_cassette(cassette), case.client(server.url) as client:
            case.run(client)
            asked = len(server.requests)
        replayed = vcr.use_cassette(cassette, record_mode="none")
        with replayed as tape, case.client(server.url) as client:
            case.run(client)
            assert tape.play_count == asked


@neighbour("Betamax", KIND, package="betamax")
def betamax(case: Case) -> None:
    """It replays a recorded run after the server has stopped."""
    from betamax import Betamax

    with tempfile.TemporaryDirectory() as folder:
        with scripted() as server, case.client(server.url) as client:
            tape = Betamax(client.session, cassette_library_dir=folder)
            with tape.use_cassette("run"):
                case.run(client)
        with case.client(server.url) as client:
            tape = Betamax(client.session, cassette_library_dir=folder)
            with tape.use_cassette("run", record="none"):
                case.run(client)


@neighbour("pytest-socket", KIND)
def pytest_socket(case: Case) -> None:
    """The client connects only to the hosts that it allows."""
    import pytest_socket

    with scripted() as server:
        try:
            pytest_socket.socket_allow_hosts(["127.0.0.2"])
            with case.client(server.url) as client, pytest.raises(pytest_socket.SocketConnectBlockedError):
                case.run(client)
            assert not server.requests
            pytest_socket.socket_allow_hosts(["127.0.0.1"])
            with case.client(server.url) as client:
                case.run(client)
        finally:
            pytest_socket._remove_restrictions()
