"""What the fake does for each part of a script, in calls of functions: a change that makes it do more is seen without a clock."""

from __future__ import annotations

import json
import sys
import threading
from collections import Counter
from pathlib import Path

import pytest

import langgraph_client.testing
from langgraph_client.testing import custom, tokens, updates, values
from langgraph_client.testing.fake import Fake
from langgraph_client.testing.http import Request

PACKAGE = str(Path(langgraph_client.testing.__file__).parent)
FEW, MANY = 100, 600
SCRIPTS = {
    "tokens": ("messages-tuple", lambda count: [tokens("word " * count)], 9),
    "custom": ("custom", lambda count: [custom({"step": number}) for number in range(count)], 9),
    "updates": ("updates", lambda count: [updates(agent={"step": number}) for number in range(count)], 11),
    "values": ("values", lambda count: [values({"step": number}) for number in range(count)], 14),
}
"""The mode, the script, and how many calls of the package's functions each part may take."""


def answered(fake, method, path, body=b"", **headers):
    """The answer to a request."""
    return fake.answer(Request(method=method, path=path, headers=headers, body=body and json.dumps(body).encode())).body


def calls_for(script, mode):
    """How often each function is called while a script runs, and then while its run is streamed."""
    fake = Fake(sockets=False)
    fake.script("agent", script)
    thread = "/threads/" + json.loads(answered(fake, "POST", "/threads", {"metadata": {}}))["thread_id"]
    found = Counter()

    def note(frame, event, _argument):
        if event == "call" and frame.f_code.co_filename.startswith(PACKAGE):
            found[frame.f_code.co_name] += 1

    assert sys.getprofile() is None
    threading.setprofile(note)  # the run has a thread of its own
    sys.setprofile(note)
    try:
        wanted = {"assistant_id": "agent", "stream_mode": mode, "stream_resumable": True}
        run = json.loads(answered(fake, "POST", f"{thread}/runs", wanted))["run_id"]
        for worker in fake.runner.workers:
            worker.join()
        body = answered(fake, "GET", f"{thread}/runs/{run}/stream", **{"last-event-id": "-"})
        events = b"".join(body).count(b"event: ")
    finally:
        threading.setprofile(None)
        sys.setprofile(None)
    return found, events


@pytest.mark.parametrize("kind", SCRIPTS)
def test_calls_for_each_part(kind, tell):
    """They are counted between a short script and a long one, so that what a run costs once is left out."""
    mode, script, most = SCRIPTS[kind]
    (fewer, few), (more, many) = (calls_for(script(count), mode) for count in (FEW, MANY))
    assert many - few == MANY - FEW
    more.subtract(fewer)
    each = {name: calls / (MANY - FEW) for name, calls in more.items() if calls}
    total = sum(each.values())
    tell(f"calls of Python functions of the fake for each part, {kind}: {total:.1f}")
    assert total <= most, sorted(each.items(), key=lambda one: -one[1])
