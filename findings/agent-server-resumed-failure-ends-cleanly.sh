#!/usr/bin/env bash
# langgraph-api 0.16.7 with langgraph-runtime-inmem 0.36.7 (Python 3.11 or newer), raw HTTP.
#
# The events of a run with `stream_resumable` are stored, to be replayed after a disconnect, and each has an id. The last
# event of a failed run, `error`, has an id as well, but is not stored. So a client whose connection broke just before it,
# and that resumes by `Last-Event-ID` when the run has finished, gets a 200 with an empty body: the clean end of a run
# that succeeded. A replay of the whole run lacks the `error` too. It takes the run's status or `GET …/join` to find it.
#
# Seen:
#   live:     [('metadata', '1795964893886-0'), ('values', '1795964893894-0'), ('error', '1795964893900-0')]
#   replayed: [('metadata', '1795964893886-0'), ('values', '1795964893894-0')]
#   resumed after ('values', '1795964893894-0'): []
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
    item: str


def work(state: State) -> dict:
    raise ValueError("out of stock")


builder = StateGraph(State)
builder.add_node("work", work)
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


def events(path, body=None, last="-"):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(URL + path, data, {"Content-Type": "application/json", "Last-Event-ID": last})
    with urllib.request.urlopen(request, timeout=60) as response:
        blocks = response.read().decode().replace("\r\n", "\n").split("\n\n")
    fields = [dict(line.split(": ", 1) for line in block.splitlines()) for block in blocks if "event: " in block]
    return [(each["event"], each.get("id")) for each in fields]


thread = call("POST", "/threads", {})[1]["thread_id"]
body = {"assistant_id": "agent", "input": {"item": "pen"}, "stream_mode": ["values"], "stream_resumable": True}
live = events(f"/threads/{thread}/runs/stream", body)
run = call("GET", f"/threads/{thread}/runs")[1][0]
path = f"/threads/{thread}/runs/{run['run_id']}"
replayed = events(f"{path}/stream")
resumed = events(f"{path}/stream", last=live[-2][1])
result = call("GET", f"{path}/join")[1]
print("live:    ", live)
print("replayed:", replayed)
print(f"resumed after {live[-2]}: {resumed}")
print("status:", run["status"], "- join:", result)
assert [name for name, _ in live] == ["metadata", "values", "error"] and all(identity for _, identity in live), live
assert replayed == live[:-1], replayed
assert resumed == [], resumed
assert run["status"] == "error" and result["__error__"]["message"] == "out of stock", (run["status"], result)
PY
echo 'seen as described'
