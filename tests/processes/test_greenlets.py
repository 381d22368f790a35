"""The client works under gevent: its waits are gevent's, so that many streams go on in one thread."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.processes.crowd import ROOT

EVENTS, STREAMS = 10, 100
WHOLE = [[*range(EVENTS), 0]] * STREAMS
WAYS = {
    "together": WHOLE,
    "watched": WHOLE,
    "deadline": [[0, 1, "DeadlineExceeded"]] * STREAMS,
    "idle": [[0, 1, "StreamInterrupted"]] * STREAMS,
    "closed": [[0, 1, "end"]] * STREAMS,
}


def greenlets(what, url):
    """What the program says, in a process of its own. One that blocks its only thread does not end."""
    command = [sys.executable, "-W", "error", "-m", "tests.processes.greenlets", what, url]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("what", WAYS)
def test_a_hundred_streams_in_one_thread(what, crowd_url):
    """All of them open at once."""
    assert greenlets(what, crowd_url) == WAYS[what]


def test_real_runs_in_one_thread(server_url):
    """With every part of each."""
    assert greenlets("real", server_url) == [[*range(50), "success"]] * 8


def test_real_conversations_in_one_thread(server_url):
    """Over both transports: what each asks is answered."""
    pytest.importorskip("websockets")
    assert greenlets("conversations", server_url) == [[f"Shall I buy {number}?", "yes"] for number in range(8)]
