#!/usr/bin/env bash
# langgraph-api 0.16.7 with langgraph-runtime-inmem 0.36.7 (Python 3.11 or newer), raw HTTP.
#
# A checkpoint that a thread does not have is taken for an empty one. `GET /threads/{thread_id}/state/{checkpoint_id}`
# answers 200 with no values, and a run with that `checkpoint_id` is a run on an empty state: it succeeds, and its end is the
# thread's newest state. The conversation so far is then left in the thread's history alone.
#
# Such an id need not be a typing error. The stream mode `checkpoints` of a run with `durability: "exit"` names one for
# each step, and only the last of them is ever stored: "edit and run again" by one of the others begins from nothing. So
# does one by the id of another thread.
#
# Seen:
#   durability async: 3 ids in the stream, 3 stored; exit: 3 in the stream, 1 stored
#   state at the first id of exit: 200, values {}, created_at None
#   before: ['hello', 'seen 1']
#   run from an id that was not stored: 200 ['again', 'seen 1'], state of the thread: ['again', 'seen 1']
#   run from an id of another thread: 200 ['again', 'seen 1'], state of the thread: ['again', 'seen 1']
#   run from the newest id: 200 ['hello', 'seen 1', 'again', 'seen 3'], state of the thread: the same
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
import operator
from typing import Annotated, TypedDict

from langgraph.graph import END, START, StateGraph


class State(TypedDict):
    log: Annotated[list[str], operator.add]


builder = StateGraph(State)
builder.add_node("reply", lambda state: {"log": [f"seen {len(state['log'])}"]})
builder.add_edge(START, "reply")
builder.add_edge("reply", END)
graph = builder.compile()
PY

# Another program may take the port first: the server is ours if it knows this name.
name=agent$$
echo "{\"dependencies\": [\".\"], \"graphs\": {\"$name\": \"./graph.py:graph\"}}" > langgraph.json
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
LANGSMITH_TRACING=false setsid venv/bin/langgraph dev --no-browser --no-reload --host 127.0.0.1 --port "$port" > server.log 2>&1 &
server=$!

PORT=$port NAME=$name venv/bin/python - <<'PY'
import json
import os
import time
import urllib.error
import urllib.request

URL = f"http://127.0.0.1:{os.environ['PORT']}"
AGENT = os.environ["NAME"]


def call(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(URL + path, data, {"Content-Type": "application/json"}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            return response.status, json.loads(response.read() or b"null")
    except urllib.error.HTTPError as error:
        return error.code, None


for _ in range(120):
    try:
        status, _found = call("POST", "/assistants/search", {"graph_id": AGENT})
    except OSError:
        time.sleep(1)
    else:
        assert status == 200, "another server has taken the port"
        break
else:
    raise SystemExit("the server has not started")
print("version:", call("GET", "/info")[1]["version"])


def begun(durability):
    """Run once on a new thread; return it, the checkpoints that the stream named, and those that are stored."""
    thread = call("POST", "/threads", {})[1]["thread_id"]
    body = {"assistant_id": AGENT, "input": {"log": ["hello"]}, "stream_mode": ["checkpoints"], "durability": durability}
    data = json.dumps(body).encode()
    request = urllib.request.Request(f"{URL}/threads/{thread}/runs/stream", data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as response:
        lines = [line.removeprefix("data: ") for line in response.read().decode().splitlines() if line.startswith("data: ")]
    named = [part["config"]["configurable"]["checkpoint_id"] for part in map(json.loads, lines) if "config" in part]
    stored = [state["checkpoint"]["checkpoint_id"] for state in call("GET", f"/threads/{thread}/history?limit=10")[1]]
    print(f"durability {durability}: {len(named)} ids in the stream, {len(stored)} stored")
    return thread, named, stored


def log(thread):
    return call("GET", f"/threads/{thread}/state")[1]["values"]["log"]


def again(what, thread, checkpoint):
    body = {"assistant_id": AGENT, "input": {"log": ["again"]}, "checkpoint_id": checkpoint}
    status, result = call("POST", f"/threads/{thread}/runs/wait", body)
    print(f"run from {what}: {status} {result['log']}, state of the thread: {log(thread)}")
    return result["log"]


kept, named, stored = begun("async")
assert len(named) == 3 and set(named) == set(stored), (named, stored)
other = named[-1]
thread, named, stored = begun("exit")
assert len(named) == 3 and stored == named[-1:], (named, stored)
status, state = call("GET", f"/threads/{thread}/state/{named[0]}")
print(f"state at the first id of exit: {status}, values {state['values']}, created_at {state['created_at']}")
assert (status, state["values"], state["created_at"]) == (200, {}, None), (status, state)
print("before:", log(thread))
assert log(thread) == ["hello", "seen 1"]
assert again("an id that was not stored", thread, named[0]) == ["again", "seen 1"] == log(thread)
thread, _, stored = begun("async")
assert again("an id of another thread", thread, other) == ["again", "seen 1"] == log(thread)
assert again("the newest id", kept, other) == ["hello", "seen 1", "again", "seen 3"] == log(kept)
PY
echo 'seen as described'
