"""A server for crowds, a real one, and ways to see what a process holds: sockets, threads, children."""

from __future__ import annotations

import json
import os
import select
import signal
import stat
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from langgraph_client import Client, get_client
from tests.local_server import PATIENCE
from tests.processes.crowd import crowd


@pytest.fixture(scope="module")
def crowd_url() -> Iterator[str]:
    """Where the server for crowds is."""
    with pytest.MonkeyPatch.context() as patch, crowd() as url:
        for name in ("no_proxy", "NO_PROXY"):  # a developer's proxy is none of ours
            patch.setenv(name, "127.0.0.1")
        yield url


@pytest.fixture
def client(crowd_url: str) -> Iterator[Client]:
    """One client of that server, as a process has it."""
    with get_client(crowd_url, api_key=None) as client:
        yield client


def sockets() -> set[str]:
    """The sockets that this process has open, each by its file descriptor and its number in the system."""
    found = set()
    for number in os.listdir("/dev/fd"):  # noqa: PTH208 - they are numbers
        try:
            about = os.fstat(int(number))
        except OSError:  # the one that listed them
            continue
        if stat.S_ISSOCK(about.st_mode):
            found.add(f"{number}:{about.st_ino}")
    return found


def threads() -> set[threading.Thread]:
    """The threads of this process."""
    return set(threading.enumerate())


def comes_true(condition: Callable[[], bool]) -> bool:
    """Whether it does, within a time that is long for what a thread has to do."""
    end = time.monotonic() + PATIENCE / 4
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


def forked(action: Callable[[], Any]) -> Callable[[], Any]:
    """Fork a child that does `action` at once. What is returned waits for it and gives its result, an error as its repr.

    A child that takes too long is killed.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if not child:  # pragma: no cover - the child is not measured
        try:
            signal.alarm(int(PATIENCE) * 2)  # it must not outlive its parent for long
            os.write(writer, json.dumps(action()).encode())
        except BaseException as error:  # noqa: BLE001 - all of it goes to the parent
            os.write(writer, json.dumps(repr(error)).encode())
        finally:
            os._exit(0)
    os.close(writer)

    def result() -> Any:
        if not select.select([reader], [], [], PATIENCE)[0]:
            os.kill(child, signal.SIGKILL)
        with os.fdopen(reader, "rb") as pipe:
            said = pipe.read()
        os.waitpid(child, 0)
        return json.loads(said or b'"the child did not end"')

    return result


def in_child(action: Callable[[], Any]) -> Any:
    """What `action` gives in a forked child."""
    return forked(action)()
