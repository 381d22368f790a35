#!/usr/bin/env bash
# langgraph-api 0.16.7 with langgraph-runtime-inmem 0.36.7 (Python 3.11 or newer), raw HTTP.
#
# A thread is found by every spelling of its UUID, in capitals (as Swift's UUID().uuidString writes it) or without hyphens,
# but its state belongs to the spelling. The thread itself is the same under each of them, runs included; its state and its
# history are empty under a spelling in which no run was started, with status 200, and a state that is written there is
# seen by nobody who spells the UUID otherwise. Programs in two languages share a thread and not its state.
#
# Seen:
#   after a run by the UUID in lower case: thread found (200) and one run listed by lower case, capitals and hex
#   states: lower case {'done': True}, capitals {}, hex {}; histories: 1, 0 and 0 checkpoints
#   after a state was written by the capitals: lower case {'done': True}, capitals {'done': False}, hex {}
#
# Prints what was seen, and fails when the server behaves otherwise.
set -euo pipefail

folder=$(mktemp -d)
server=
cleanup() {
  [ -z "$server" ] || { kill -- "-$server" && wait "$server"; } 2>/dev/null || true
  rm -rf "$folder"
}
trap cleanup EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet 'langgraph-cli[inmem]==0.4.40' 'langgraph-api==0.16.7' 'langgraph-runtime-inmem==0.36.7' 'langgraph==1.2.22'

cat > graph.py <<'PY'
from typing import TypedDict

from langgraph.graph import END, START, StateGraph


class State(TypedDict):
    done: bool


builder = StateGraph(State)
builder.add_node("work", lambda state: {"done": True})
builder.add_edge(START, "work")
builder.add_edge("work", END)
graph = builder.compile()
PY
echo '{"dependencies": ["."], "graphs": {"agent": "./graph.py:graph"}}' > langgraph.json

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
LANGSMITH_TRACING=false setsid venv/bin/langgraph dev --no-browser --no-reload --host 127.0.0.1 --port "$port" > server.log 2>&1 &
server=$!

PORT=$port python3 - <<'PY'
import json
import os
import time
import urllib.error
import urllib.request

URL = f"http://127.0.0.1:{os.environ['PORT']}"


def call(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(URL + path, data, {"Content-Type": "application/json"}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            return response.status, json.load(response)
    except urllib.error.HTTPError as error:
        return error.code, None


for _ in range(120):
    try:
        print("version:", call("GET", "/info")[1]["version"])
        break
    except OSError:
        time.sleep(1)

identity = call("POST", "/threads", {})[1]["thread_id"]
spellings = {"lower case": identity, "capitals": identity.upper(), "hex": identity.replace("-", "")}
call("POST", f"/threads/{identity}/runs/wait", {"assistant_id": "agent", "input": {"done": False}})


def states():
    found = {name: call("GET", f"/threads/{text}/state") for name, text in spellings.items()}
    assert all(status == 200 for status, _ in found.values()), found
    return {name: state["values"] or {} for name, (_, state) in found.items()}


threads = {name: call("GET", f"/threads/{text}") for name, text in spellings.items()}
print("threads:", {name: (status, found and found["thread_id"] == identity) for name, (status, found) in threads.items()})
runs = {name: len(call("GET", f"/threads/{text}/runs")[1]) for name, text in spellings.items()}
print("runs:", runs)
after_run = states()
print("states:", after_run)
histories = {name: len(call("GET", f"/threads/{text}/history")[1]) for name, text in spellings.items()}
print("histories:", histories)
call("POST", f"/threads/{identity.upper()}/state", {"values": {"done": False}, "as_node": "work"})
after_write = states()
print("states after a write by the capitals:", after_write)
assert all(status == 200 and found["thread_id"] == identity for status, found in threads.values())
assert set(runs.values()) == {1}, runs
assert after_run == {"lower case": {"done": True}, "capitals": {}, "hex": {}}, after_run
assert (histories["lower case"] > 0, histories["capitals"], histories["hex"]) == (True, 0, 0), histories
assert after_write == {"lower case": {"done": True}, "capitals": {"done": False}, "hex": {}}, after_write
PY
echo 'seen as described'
