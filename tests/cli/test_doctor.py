"""`doctor`: a line for each question, and the exit code of the first bad answer."""

from __future__ import annotations

from email.utils import formatdate
from typing import Any

import pytest

from tests.cli.shell import shell
from tests.local_server import KEY, LocalServer, answer, refusing_port


def line(out: str, subject: str) -> str:
    """The line about a subject."""
    return next(one for one in out.splitlines() if one.split()[1] == subject)


def test_a_good_server(server_url: str) -> None:
    """All is well, and the proxy's password is not told."""
    done = shell(server_url, "doctor", env={"http_proxy": "http://me:secret@proxy.test:3128", "no_proxy": "127.0.0.1"})
    assert done.code == 0
    assert line(done.out, "server").startswith("ok   server   http://127.0.0.1")
    assert line(done.out, "version").startswith("ok   version  langgraph-api 0.16")
    assert line(done.out, "lacks").endswith("nothing that this client can use")
    assert "given" in line(done.out, "access")
    assert line(done.out, "clock").endswith("as the server's")
    assert line(done.out, "key").endswith("none")
    assert "proxy.test:3128, not for this host" in line(done.out, "proxy")
    assert "secret" not in done.out


def test_nobody_listens() -> None:
    """5, and no more questions."""
    with refusing_port() as port:
        done = shell(f"http://127.0.0.1:{port}", "--retries", "0", "doctor")
    assert done.code == 5
    assert line(done.out, "server").startswith("bad")
    assert "version" not in done.out


def test_a_key_that_is_refused() -> None:
    """6; what is open to all is still answered."""
    date = formatdate(usegmt=True)
    steps = (answer({"version": "0.16.7"}), answer({"detail": KEY}, 401, date=date))
    with LocalServer(*steps) as server:
        done = shell(server.url, "doctor", env={"LANGSMITH_API_KEY": KEY})
    assert done.code == 6
    assert line(done.out, "key").endswith("from LANGSMITH_API_KEY")
    assert line(done.out, "access").startswith("bad")
    assert KEY not in done.out + done.err


def test_an_old_server_with_a_slow_clock() -> None:
    """What it can't tell, and a clock that goes wrong, are told and are no failure."""
    hour_ago = formatdate(1_700_000_000, usegmt=True)
    steps = (answer({"detail": "Not Found"}, 404), answer({"ok": True}), answer([], date=hour_ago))
    with LocalServer(*steps) as server:
        done = shell(server.url, "doctor")
    assert done.code == 0
    assert line(done.out, "version").startswith("?    version  unknown")
    assert "ahead of the server's" in line(done.out, "clock")


def test_another_server() -> None:
    """Something that is not an Agent Server is a wrong URL: 2."""
    with LocalServer(answer(b"<html>", 404), answer(b"<html>", 404)) as server:
        done = shell(server.url, "doctor")
    assert done.code == 2
    assert "not an Agent Server" in line(done.out, "server")


AEGRA = {"name": "Aegra", "version": "0.11.0", "flags": {"crons": True}}
OLD = {"version": "0.2.125", "langgraph_py_version": "1.2.22", "flags": {"crons": False}}


@pytest.mark.parametrize(
    ("info", "name", "lacks"),
    [
        (AEGRA, "Aegra 0.11.0", ["threads.prune", "threads.count", "websocket", "system.ok", "run metadata"]),
        (
            OLD,
            "langgraph-api 0.2.125 (langgraph 1.2.22)",
            ["threads.prune", "crons.create", "websocket", "feed replay"],
        ),
        ({"name": "Gateway", "version": "2"}, "Gateway 2", ["unknown"]),
    ],
)
def test_what_a_server_lacks(info: dict[str, Any], name: str, lacks: list[str]) -> None:
    """A line for each thing; that is no failure."""
    with LocalServer(answer(info), answer([], date=formatdate(usegmt=True))) as server:
        done = shell(server.url, "doctor")
    assert done.code == 0
    assert line(done.out, "version").endswith(name)
    told = [one[14:].partition(":")[0] for one in done.out.splitlines() if one.split()[1] == "lacks"]
    assert set(lacks) <= set(told)
    assert "threads.create" not in told
